"""The results: totals, lost points, charts, findings, rule sets compared, documents to download."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from flask import abort, redirect, render_template, request
from werkzeug.wrappers import Response

from evaltool.errors import InputError
from evaltool.web.pages import desk, tell
from evaltool.web.pages.downloads import download

if TYPE_CHECKING:
    from evaltool.workspace import Document

_EPOCH = (1980, 1, 1, 0, 0, 0)


def show() -> str:
    """The results of the year by the rule set in use, beside another one where one is asked for."""
    from evaltool.web.views.results import results_view

    if not desk().workspace().has_targets:
        return render_template("nothing.html", title="结果")
    other = request.args.get("compare") or None
    year = desk().year()
    compared = desk().year(_shipped(other)) if other else None
    view = results_view(year, compared)
    return render_template("results.html", view=view, compare=other or "", pdf=_makes_pdf())


def _makes_pdf() -> bool:
    """Whether LibreOffice, which makes PDF, is on this machine."""
    from evaltool.files.libreoffice import find_program

    try:
        return bool(find_program())
    except InputError:
        return False


def _shipped(rules: str | None) -> str:
    """The rule set of an address: only shipped ones, never a path."""
    from evaltool.rules import shipped

    if rules not in shipped():
        abort(404)
    return str(rules)


def choose_rules() -> Response:
    """Use another shipped rule set from now on: the settings say so."""
    from evaltool.web.settings import put_rules

    with desk().changing() as workspace:
        put_rules(workspace, _shipped(request.form.get("rules")))
    tell("评分规则已更换，得分已重新计算。")
    return redirect("/results", 303)


def write() -> Response:
    """Put the documents into the reports, as `evaltool run` does."""
    from evaltool.pipeline import write_documents

    year = desk().year()
    with desk().changing() as workspace:
        kept = write_documents(workspace, year.documents)
    for item in kept:
        tell(f"{item.path} 在生成后被修改过，修改稿保留为 {item.kept_as}", "warning")
    tell(f"已写入 {'、'.join(document.path for document in year.documents)}")
    return redirect("/results#documents", 303)


def document(number: int) -> Response:
    """One document."""
    made = desk().year().documents
    if number >= len(made):
        abort(404)
    return download(made[number].path.rpartition("/")[2], made[number].data)


def disclosure() -> Response:
    """The page that goes online with the final accounts (公开页)."""
    from evaltool.pipeline import disclosure_page

    year = desk().year()
    made = disclosure_page(year.workspace, year.scored)
    return download(made.path.rpartition("/")[2], made.data)


def pdf() -> Response:
    """Report and forms as PDF, in one zip.

    Raises:
        InputError: LibreOffice is not there, or could not make them.
    """
    from evaltool.pipeline import documents

    year = desk().year()
    made = documents(year.workspace, year.scored, pdf=True)
    name = f"{year.workspace.year}年度绩效自评PDF.zip"
    return download(name, _zipped(item for item in made if item.path.endswith(".pdf")))


def preview(number: int) -> str:
    """A Word document as it will print."""
    from evaltool.web.preview import preview as blocks

    made = desk().year().documents
    if number >= len(made) or not made[number].path.endswith(".docx"):
        abort(404)
    name = made[number].path.rpartition("/")[2]
    return render_template("preview.html", name=name, blocks=blocks(made[number].data))


def everything() -> Response:
    """All documents in one zip; the same documents give the same bytes."""
    year = desk().year()
    return download(f"{year.workspace.year}年度绩效自评.zip", _zipped(year.documents))


def _zipped(documents: Iterable[Document]) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for item in documents:
            entry = ZipInfo(item.path.rpartition("/")[2], _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            package.writestr(entry, item.data)
    return buffer.getvalue()
