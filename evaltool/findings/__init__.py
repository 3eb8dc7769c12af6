"""Findings: what is wrong or worth knowing in the user's data, collected and never raised."""

from evaltool.findings.catalogue import CATALOGUE
from evaltool.findings.record import Entry, Finding, Severity, by_severity, finding

__all__ = ["CATALOGUE", "Entry", "Finding", "Severity", "by_severity", "finding"]
