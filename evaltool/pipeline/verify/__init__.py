"""Verify (核验): is a document exactly what its inputs give, and if not, where does it differ."""

from evaltool.pipeline.verify.seat import Seat
from evaltool.pipeline.verify.shape import verified_json
from evaltool.pipeline.verify.verified import Unverifiable, Verified
from evaltool.pipeline.verify.verifying import verify_files

__all__ = ["Seat", "Unverifiable", "Verified", "verified_json", "verify_files"]
