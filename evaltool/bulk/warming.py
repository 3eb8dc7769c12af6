"""Imports what every unit needs, so that processes forked afterwards have it already."""

from __future__ import annotations

import gc

import xlsxwriter  # type: ignore[import-untyped]  # noqa: F401

import evaltool.report.documents
import evaltool.report.json.scored
import evaltool.report.work_papers  # noqa: F401

gc.freeze()
