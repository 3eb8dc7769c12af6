"""A scored year as one JSON record from which it can be built again, exactly as it was."""

from evaltool.report.record.codec import DamagedRecordError
from evaltool.report.record.year import YearRecord, read_record, record_of, record_text

__all__ = ["DamagedRecordError", "YearRecord", "read_record", "record_of", "record_text"]
