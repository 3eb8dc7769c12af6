"""The unit's own Word template (自有模板), filled from a scored year."""

from evaltool.report.own_template.compiled import (
    Checkup,
    CompiledTemplate,
    check_template,
    compile_template,
    read_template,
)
from evaltool.report.own_template.context import Year, year_record

__all__ = [
    "Checkup",
    "CompiledTemplate",
    "Year",
    "check_template",
    "compile_template",
    "read_template",
    "year_record",
]
