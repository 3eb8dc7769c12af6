"""Values: the text of a 指标值 or 实际完成值 to what it means, or the reason why it has none.

The shape of a text is a grammar (grammar.lark) over tables of words and units; what its
pieces mean together follows the conventions of the field. Nothing is guessed in silence:
what the cell does not say is an `Inference`, what can be read in two ways has `readings`.
"""

from evaltool.values.actual import parse_actual
from evaltool.values.context import Columns, Context
from evaltool.values.marks import is_mark
from evaltool.values.spacing import spaced_digits
from evaltool.values.target import parse_target, parse_targets
from evaltool.values.units import convert
from evaltool.values.wording import normal_form

__all__ = [
    "Columns",
    "Context",
    "convert",
    "is_mark",
    "normal_form",
    "parse_actual",
    "parse_target",
    "parse_targets",
    "spaced_digits",
]
