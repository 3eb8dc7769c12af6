"""What a document says against what it should say: every difference, with its place."""

from evaltool.audit.verification.comparing import compare_documents
from evaltool.audit.verification.difference import Difference, DifferenceKind
from evaltool.audit.verification.recorded import compare_cases

__all__ = ["Difference", "DifferenceKind", "compare_cases", "compare_documents"]
