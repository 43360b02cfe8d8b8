"""A reconciliation for readers who may know the families: no child, and no number of children by reason.

A reason's number is a breakdown of the count into a few children. The totals stay: our count, the published one, the
gap, and what could be explained of it in all.
"""

from dataclasses import replace

from yjp.reconcile.assemble import Reconciliation
from yjp.reconcile.bridge import Adjustment, Bridge


def for_board(found: Reconciliation) -> Reconciliation:
    """The same bridges, each reason in words only."""
    return replace(found, bridges=tuple(_bridge(b) for b in found.bridges))


def _bridge(bridge: Bridge) -> Bridge:
    return replace(bridge, adjustments=tuple(_hidden(a) for a in bridge.adjustments))


def _hidden(each: Adjustment) -> Adjustment:
    return replace(each, hidden=True, subjects=0, why=None, remark=None, cases=each.cases.clear())
