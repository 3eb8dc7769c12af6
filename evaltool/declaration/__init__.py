"""Declared forms (绩效目标申报表): recognised by their headings wherever they stand."""

from evaltool.declaration.merging import merge
from evaltool.declaration.override_reading import read_overrides, separate
from evaltool.declaration.overrides import apply_overrides, indicator_path
from evaltool.declaration.reader import read_declaration
from evaltool.declaration.record import Correction, Declaration, Override, Overrides

__all__ = [
    "Correction",
    "Declaration",
    "Override",
    "Overrides",
    "apply_overrides",
    "indicator_path",
    "merge",
    "read_declaration",
    "read_overrides",
    "separate",
]
