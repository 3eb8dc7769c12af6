"""The auditor's seat (复核): claims read, scored again, checked, and every check accounted for.

Pure: it opens no file and prints nothing. A claim is what somebody else's 自评表 says; it is
scored with the same frame and the same rules as our own, and every check of the catalogue
ends as passed, finding, not applicable or not done.
"""

from evaltool.audit.catalogue import CHECKS, ledger_of
from evaltool.audit.claim import Claim
from evaltool.audit.ledger import AuditFinding, Ledger, Status
from evaltool.audit.reading import Claims, read_claims
from evaltool.audit.review import Review, review_claims

__all__ = [
    "CHECKS",
    "AuditFinding",
    "Claim",
    "Claims",
    "Ledger",
    "Review",
    "Status",
    "ledger_of",
    "read_claims",
    "review_claims",
]
