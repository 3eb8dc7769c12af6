/* Tells when saving failed for want of an answer, and warns before typed text is left behind. */
(function () {
  "use strict";
  const waiting = new Set();
  function told(show) {
    const note = document.getElementById("net");
    if (note) note.hidden = !show;
  }
  document.addEventListener("input", function (event) {
    if (event.target.form && event.target.form.classList.contains("live")) waiting.add(event.target);
  });
  document.addEventListener("htmx:afterRequest", function (event) {
    const failed = !event.detail.successful;
    told(failed);
    if (!failed) waiting.clear();
  });
  document.addEventListener("submit", function () { waiting.clear(); });
  window.addEventListener("beforeunload", function (event) {
    if (waiting.size) event.preventDefault();
  });
  /* A link from elsewhere may lead into something folded up. */
  function unfold() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    if (target) { target.scrollIntoView({ block: "center" }); target.focus({ preventScroll: true }); }
  }
  window.addEventListener("hashchange", unfold);
  document.addEventListener("DOMContentLoaded", function () {
    unfold();
    document.querySelectorAll("form.drop").forEach(function (form) {
      const field = form.querySelector("input[type=file]");
      ["dragover", "drop"].forEach(function (name) {
        form.addEventListener(name, function (event) {
          event.preventDefault();
          if (name === "drop") { field.files = event.dataTransfer.files; }
          form.classList.toggle("over", name === "dragover");
        });
      });
      form.addEventListener("dragleave", function () { form.classList.remove("over"); });
    });
  });
})();
