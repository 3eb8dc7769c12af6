/* Tells when saving failed for want of an answer, and warns before typed text is left behind. */
(function () {
  "use strict";
  const waiting = new Set();
  /* What the program answered where it did answer; else the text that stands in the page. */
  function told(show, answer) {
    const note = document.getElementById("net");
    if (!note) return;
    note.dataset.silent = note.dataset.silent || note.textContent;
    const page = answer && new DOMParser().parseFromString(answer, "text/html");
    const why = page && page.querySelector(".notice.error");
    note.textContent = why ? "没有保存。" + why.innerText.trim() : note.dataset.silent;
    note.hidden = !show;
  }
  document.addEventListener("input", function (event) {
    if (event.target.form && event.target.form.classList.contains("live")) waiting.add(event.target);
  });
  document.addEventListener("htmx:afterRequest", function (event) {
    const failed = !event.detail.successful;
    told(failed, failed && event.detail.xhr.responseText);
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
