"""What the caseload says on the newest day that it was counted: one fact, and one table of who is on it."""

from yjp.charts.spec import Cell, Table
from yjp.figures import Facet, figure_id, tag
from yjp.indicators.groupings import grouping
from yjp.indicators.registry import CASELOAD
from yjp.ledger import Figure, Ledger
from yjp.narrative.facets import in_cell, in_sentence
from yjp.narrative.parts import Sentence, Span
from yjp.periods import day_words

PROFILE = tag("caseload_profile", Facet.TABLE)
"""The tag of the table of who is on the caseload: always of the newest day."""
PROFILE_GROUPS = ("age", "sex", "ethnic", "care", "send")


def snapshot(ledger: Ledger) -> Figure | None:
    """All children on the caseload on the newest day that it was counted."""
    counted = [f for f in ledger.series(CASELOAD.id, ledger.about.area, 0) if f.source == "caseload"]
    return counted[-1] if counted else None


def group(ledger: Ledger, whole: Figure, name: str, value: str) -> Figure | None:
    """One group of the caseload on the same day."""
    return ledger.get(figure_id(whole.indicator, whole.window, whole.area, name, value))


def share(ledger: Ledger, whole: Figure, name: str, value: str, label: str) -> Sentence | None:
    """``Looked after: 11 of 103.``, both numbers bound; None where the ledger does not hold it."""
    part = group(ledger, whole, name, value)
    if part is None:
        return None
    said = [(each, tag(each.figure_id, Facet.VALUE)) for each in (part, whole)]
    texts = [in_sentence(ledger, name) for _, name in said]
    if any(text is None for text in texts):
        return None
    (_, first), (_, second) = said
    return (
        Span(text=f"{label}: "),
        Span(text=str(texts[0]), tag=first),
        Span(text=" of "),
        Span(text=str(texts[1]), tag=second),
    )


def profile(ledger: Ledger) -> Table | None:
    """Who is on the caseload, by age, sex, ethnic group, care and special educational needs, each cell bound."""
    whole = snapshot(ledger)
    if whole is None:
        return None
    day = whole.period_end
    rows = [(Cell(text="All"), Cell(text="Children on the caseload"), _bound(ledger, whole))]
    for name in PROFILE_GROUPS:
        named = grouping(name)
        for code in named.values:
            figure = group(ledger, whole, name, code.code)
            if figure is not None:
                rows.append((Cell(text=named.title), Cell(text=code.label), _bound(ledger, figure)))
    return Table(
        id=PROFILE,
        caption=f"Children whom the service worked with on {day_words(day)}",
        headers=("By", "Group", "Children"),
        rows=tuple(rows),
    )


def _bound(ledger: Ledger, figure: Figure) -> Cell:
    name = tag(figure.figure_id, Facet.VALUE)
    return Cell(text=in_cell(ledger, name), tag=name)
