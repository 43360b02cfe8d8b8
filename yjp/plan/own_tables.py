"""The tables that only a plan has, by their tag: who is on the caseload, the actions, the KPIs."""

from yjp.charts.spec import Table
from yjp.ledger import Ledger
from yjp.plan.actions import DUE, PROGRESS, SERVICE_PLAN, due_table, next_table, progress_table
from yjp.plan.board.tracker import TRACKER, tracker_table
from yjp.plan.caseload import PROFILE, profile
from yjp.plan.kpis import KPIS, kpi_table
from yjp.plan.material import Material


def own_table(tag: str, ledger: Ledger, material: Material) -> Table | None:
    """The table of that tag; None where it is none of these, or where there is nothing to put into it."""
    if tag == PROFILE:
        return profile(ledger)
    if tag == PROGRESS:
        return progress_table(material.actions)
    if tag == SERVICE_PLAN:
        return next_table(material.actions)
    if tag == TRACKER:
        return tracker_table(ledger)
    if tag == DUE:
        return due_table(material.actions, ledger)
    if tag == KPIS:
        return kpi_table(ledger)
    return None
