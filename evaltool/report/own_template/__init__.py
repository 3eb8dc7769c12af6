"""The unit's own Word template (自有模板), filled from a scored year."""

from evaltool.report.own_template.compiled import CompiledTemplate, compile_template
from evaltool.report.own_template.context import Year, year_record

__all__ = ["CompiledTemplate", "Year", "compile_template", "year_record"]
