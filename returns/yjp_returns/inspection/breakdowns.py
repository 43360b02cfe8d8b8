"""The ledger's breakdowns of the caseload on a day, every group with its label and its count."""

from datetime import date

import polars as pl

from yjp.errors import Refused
from yjp.figures import figure_id
from yjp.indicators import registry
from yjp.ledger import Ledger
from yjp.model import codes
from yjp.periods import snapshot
from yjp_returns.finance.casting import Check, Outcome
from yjp_returns.inspection.declared import Part

BREAKDOWN = {"value": pl.String, "label": pl.String, "children": pl.Int64}


def refuse_protected(ledger: Ledger) -> None:
    """``Refused`` for a ledger in which small numbers are hidden: the pack's other tables would give them away."""
    if ledger.figures.get_column("suppressed").any():
        raise Refused(
            "The inspection pack is made from the service's own figures, and small numbers are hidden in these. "
            "Make it without a profile, and keep it from publication."
        )


def total(ledger: Ledger, day: date) -> int | None:
    """Children on the caseload on a day; none where the ledger does not say."""
    found = ledger.local(registry.CASELOAD.id, snapshot(day).id)
    return None if found is None or found.value is None else int(found.value)


def breakdown(ledger: Ledger, part: Part, day: date) -> pl.DataFrame | None:
    """``value``, ``label`` and ``children`` of every group, in order; a group that never occurs has nought children.

    Unknown is a group of its own, always shown. None where the ledger has no such breakdown.
    """
    about, grouping = ledger.about, part.grouping
    window = snapshot(day).id
    rows, seen = [], False
    for value, label in codes.labels(grouping.values).items():
        found = ledger.get(figure_id(registry.CASELOAD.id, window, about.area, grouping.id, value))
        seen = seen or found is not None
        rows.append((value, label, int(found.value) if found is not None and found.value is not None else 0))
    if not seen:
        return None
    return pl.DataFrame(rows, schema=BREAKDOWN, orient="row")


def adds_up(part: str, counted: int, whole: int | None) -> Check:
    """Whether the groups of a breakdown make up the caseload."""
    if whole is None:
        words = f"{part}: the ledger has no caseload for the day, so the groups cannot be held against it."
        return Check(table=part, line="All groups", outcome=Outcome.COULD_NOT_RUN, sentence=words)
    good = counted == whole
    words = f"{part}: the groups add up to {counted:,}, the caseload is {whole:,}."
    outcome = Outcome.PASS if good else Outcome.FAIL
    return Check(
        table=part, line="All groups", outcome=outcome, sentence=words, printed=whole, summed=counted
    )
