"""Audit (复核): other people's forms read, scored again, checked, and written up.

The writers of documents are imported when they are first asked for.
"""

from evaltool.pipeline.audit.documents import audit_documents, write_audit
from evaltool.pipeline.audit.reviewed import read_reviewed
from evaltool.pipeline.audit.running import Audit, audit_files
from evaltool.pipeline.audit.shape import audit_json

__all__ = [
    "Audit",
    "audit_documents",
    "audit_files",
    "audit_json",
    "read_reviewed",
    "write_audit",
]
