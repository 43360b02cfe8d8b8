"""Every comparison that was tested, every rating, and the services of the funnels."""

from collections.abc import Iterable, Sequence

import polars as pl

from yjp.figures import Position
from yjp.indicators.registry import REGISTRY
from yjp.ledger import Ledger
from yjp.narrative.filling import raised
from yjp.narrative.keys import POSITIONS
from yjp.numbers import plain
from yjp.writers.ledger_workbook import cells
from yjp.writers.ledger_workbook.headlines import (
    COMPARED,
    EVENTS_NOTE,
    RATING_NOTE,
    compared_with,
    comparison_cells,
)
from yjp.writers.workbook import Cell, Column, Sheet
from yjp.writers.workbook.shorthand import NOT_APPLICABLE, NOT_AVAILABLE

_MEASURES = {each.id: place for place, each in enumerate(REGISTRY)}
_SMALLEST_P = 0.001


def comparison_sheets(ledger: Ledger) -> Iterable[Sheet]:
    """Comparisons, ratings and funnels, those that the ledger has."""
    if ledger.comparisons.height:
        yield _comparisons(ledger)
    if ledger.ratings.height:
        yield _ratings(ledger)
    if ledger.funnel.height:
        yield _funnel(ledger)


def _comparisons(ledger: Ledger) -> Sheet:
    rows: list[Sequence[Cell]] = []
    for identifier in _newest_first(ledger, ledger.comparisons):
        for found in ledger.compared(identifier):
            p_value = f"under {_SMALLEST_P}"
            if found.p_value is not None and found.p_value >= _SMALLEST_P:
                p_value = plain(found.p_value, 3)
            rows.append(
                (
                    *comparison_cells(ledger, found),
                    found.rating_reason or NOT_APPLICABLE,
                    f"{found.test}; p {p_value}"
                    if found.test and found.p_value is not None
                    else NOT_APPLICABLE,
                )
            )
    return Sheet(
        name="Comparisons",
        title=f"{ledger.about.service}: every comparison, with its verdict, rating and test",
        about="Every comparison that was made, with its verdict, rating and test",
        notes=(
            "Verdict: better or worse only where the difference is more than chance would explain.",
            *EVENTS_NOTE.replace(". Chance", ".|Chance").split("|"),
            RATING_NOTE,
        ),
        columns=(*COMPARED, Column("Reason for the rating", 40), Column("Test", 34)),
        rows=rows,
        nothing="Nothing was compared.",
    )


def _ratings(ledger: Ledger) -> Sheet:
    rows: list[Sequence[Cell]] = []
    by_id = {row["figure_id"]: row for row in ledger.ratings.iter_rows(named=True)}
    for row in (by_id[identifier] for identifier in _newest_first(ledger, ledger.ratings)):
        figure, other = ledger.get(row["figure_id"]), ledger.get(row["comparator_id"] or "")
        rows.append(
            (
                cells.measure(figure.indicator) if figure else row["figure_id"],
                figure.period.label if figure else NOT_AVAILABLE,
                cells.rating(row["rating"]),
                compared_with(row["kind"], other) if other else NOT_APPLICABLE,
                row["reason"] or NOT_AVAILABLE,
            )
        )
    return Sheet(
        name="Ratings",
        title=f"{ledger.about.service}: every rating and its reason",
        about="What a board is told of each figure, and why",
        notes=(RATING_NOTE,),
        columns=(
            Column("Measure", 34),
            Column("Period", 23),
            Column("Rating", 14),
            Column("Rated against", 42),
            Column("Reason", 70),
        ),
        rows=rows,
        nothing="Nothing was rated.",
    )


def _newest_first(ledger: Ledger, frame: pl.DataFrame) -> list[str]:
    """Ids of the figures that the frame is about: measure by measure, newest first."""
    identifiers = frame.get_column("figure_id").unique(maintain_order=True).to_list()

    def order(identifier: str) -> tuple[int, int, int]:
        found = ledger.get(identifier)
        if found is None:
            return len(_MEASURES), 0, 0
        place = _MEASURES.get(found.indicator, len(_MEASURES))
        return place, -found.period_end.toordinal(), -found.period.months

    return sorted(identifiers, key=order)


def _funnel(ledger: Ledger) -> Sheet:
    rows: list[Sequence[Cell]] = []
    for row in ledger.funnel.iter_rows(named=True):
        # Of other services everything is published; a number of our own that is not there is hidden.
        found = cells.known(row["indicator"])
        places = found.decimals if found else 2
        numbers = (cells.amount(row[name], places, suppressed=row["local"]) for name in _LIMITS)
        rows.append(
            (
                cells.measure(row["indicator"]),
                cells.period(row["window"]),
                row["area_name"],
                cells.unit(found.unit) if found else NOT_AVAILABLE,
                *numbers,
                cells.amount(row["numerator"], 0, suppressed=row["local"]),
                cells.amount(row["denominator"], 0, suppressed=False),
                raised(POSITIONS[Position(row["position"])]) if row["position"] else NOT_AVAILABLE,
            )
        )
    return Sheet(
        name="Services",
        title=f"{ledger.about.service} and other services side by side",
        about="Each service's figure, with the limits that chance sets at its size",
        notes=(
            "National figure: as published, else what all services together have.",
            "Limits: how far chance alone moves a service of this size from the national figure.",
        ),
        columns=(
            Column("Measure", 26),
            Column("Period", 22),
            Column("Service", 28),
            Column("Unit", 17),
            Column("Figure", 11, number=True),
            Column("National figure", 11, number=True),
            Column("Lower 95% limit", 11, number=True),
            Column("Upper 95% limit", 11, number=True),
            Column("Lower 99.8% limit", 11, number=True),
            Column("Upper 99.8% limit", 11, number=True),
            Column("Counted", 11, number=True),
            Column("Out of", 11, number=True),
            Column("Where it lies", 24),
        ),
        rows=rows,
        nothing="There are no other services.",
    )


_LIMITS = ("value", "target", "lower_95", "upper_95", "lower_998", "upper_998")
