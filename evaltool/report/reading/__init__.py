"""The reading report (阅读核对表): what every cell was understood to mean, side by side with it."""

from evaltool.report.reading.building import reading_of
from evaltool.report.reading.record import (
    ActualReading,
    AmountReading,
    CorrectionReading,
    IndicatorReading,
    Noted,
    ProjectReading,
    Reading,
    Standing,
)

__all__ = [
    "ActualReading",
    "AmountReading",
    "CorrectionReading",
    "IndicatorReading",
    "Noted",
    "ProjectReading",
    "Reading",
    "Standing",
    "reading_of",
]
