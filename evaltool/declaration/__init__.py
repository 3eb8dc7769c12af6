"""Declared forms (绩效目标申报表): recognised by their headings wherever they stand."""

from evaltool.declaration.merging import merge
from evaltool.declaration.reader import read_declaration
from evaltool.declaration.record import Declaration

__all__ = ["Declaration", "merge", "read_declaration"]
