"""Everything that a Word document shows or hides, in reading order, for comparing two documents."""

from evaltool.files.word_text.reading import read_word_text
from evaltool.files.word_text.records import (
    PAGE,
    Cell,
    Chart,
    Line,
    Mark,
    Row,
    Series,
    Table,
    WordText,
)

__all__ = [
    "PAGE",
    "Cell",
    "Chart",
    "Line",
    "Mark",
    "Row",
    "Series",
    "Table",
    "WordText",
    "read_word_text",
]
