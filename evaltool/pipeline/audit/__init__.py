"""Audit (复核): other people's forms read, scored again, checked, and written up."""

from evaltool.pipeline.audit.running import Audit, audit_files
from evaltool.pipeline.audit.shape import audit_json

__all__ = ["Audit", "audit_files", "audit_json"]
