"""Bytes sent as a file to be saved, never shown in the browser."""

from __future__ import annotations

from urllib.parse import quote

from flask import Response

from evaltool.web.receiving import safe_name

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "zip": "application/zip",
    "csv": "text/csv",
    "html": "text/html",
}


def download(name: str, data: bytes) -> Response:
    """The answer that has a browser save a file under this name."""
    name = safe_name(name)
    kind = _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
    answer = Response(data, mimetype=kind)
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return answer
