"""Newer figures into a plan that people have been writing in: only bound content changes, everything else stays."""

from yjp.plan.refresh.one_pass import Refreshed, check, kept_blocks, refresh
from yjp.plan.refresh.recording import record
from yjp.plan.refresh.report import Entry, Report, State
from yjp.plan.refresh.sources import provenance

__all__ = ["Entry", "Refreshed", "Report", "State", "check", "kept_blocks", "provenance", "record", "refresh"]
