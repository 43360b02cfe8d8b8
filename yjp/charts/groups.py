"""The rows of a breakdown, in the order in which a reader meets them: what is unknown last, and never left out."""

from dataclasses import dataclass

import polars as pl

from yjp.figures import OVERLAP_REASON, AreaRole, State, Unit
from yjp.indicators.groupings import (
    BETWEEN,
    NO_OFFENCE,
    NO_OUTCOME,
    NOT_KNOWN,
    NOT_RECORDED,
    Grouping,
    group_label,
    grouping,
)
from yjp.ledger import Figure, Ledger
from yjp.periods import YEAR_MONTHS, Window, parse_window

UNKNOWN = frozenset({NOT_KNOWN, NOT_RECORDED, NO_OFFENCE, NO_OUTCOME})
"""Values that say that nothing is known, or that there is nothing to know."""
BY_SIZE = frozenset({"offence", "ethnic"})
"""Groupings without an order of their own: the largest group comes first."""
HEADLINE_OF = {
    "fte_count": "fte_rate",
    "custody_count": "custody_rate",
    "reoffences_per_child": "binary_reoffending",
}


@dataclass(frozen=True, kw_only=True)
class Group:
    """One group of a breakdown: its label and its figure."""

    value: str
    label: str
    figure: Figure

    @property
    def unknown(self) -> bool:
        """Does the group hold what is not known?"""
        return self.value in UNKNOWN


def windows(ledger: Ledger, indicator_id: str, grouping_id: str) -> list[Window]:
    """The windows that the service's breakdown is held for, oldest first; provisional ones are left out.

    Rolling years that a profile does not break down at all, because they overlap, are left out too.
    """
    rows = _rows(ledger, indicator_id, grouping_id).filter(
        pl.col("state") != State.PROVISIONAL.value,
        ~(pl.col("suppressed") & (pl.col("reason") == OVERLAP_REASON).fill_null(False)),
    )
    found = rows.select("window").unique().get_column("window")
    return sorted(map(parse_window, found))


def newest(ledger: Ledger, indicator_id: str, grouping_id: str) -> Window | None:
    """The window of a breakdown where none is asked for.

    The newest whole year that ends in the same month as the newest published figure of the indicator, so that a
    breakdown stands beside its headline; else the newest.
    """
    held = windows(ledger, indicator_id, grouping_id)
    if not held:
        return None
    of = HEADLINE_OF.get(indicator_id, indicator_id)
    published = ledger.figures.filter(
        pl.col("indicator").is_in([of, f"{of}_change"]),
        pl.col("group").is_null(),
        pl.col("area_role") != AreaRole.LOCAL.value,
        pl.col("value").is_not_null(),
    ).get_column("window")
    beside = set(published)
    return next((w for w in reversed(held) if w.id in beside), held[-1])


def year_by_year(
    ledger: Ledger, indicator_id: str, grouping_id: str, last: Window, most: int
) -> list[Window]:
    """Up to so many windows of the breakdown, a whole number of years apart, ending with ``last``; oldest first."""
    held = {w.id: w for w in windows(ledger, indicator_id, grouping_id)}
    wanted = [last.earlier(YEAR_MONTHS * back) for back in range(most)]
    return [w for w in reversed(wanted) if w.id in held]


def groups(ledger: Ledger, indicator_id: str, grouping_id: str, window: str) -> list[Group]:
    """The groups of one window: in the grouping's order, or the largest first; the unknown last."""
    found = _rows(ledger, indicator_id, grouping_id).filter(pl.col("window") == window)
    by_value = {row["group_value"]: Figure(**row) for row in found.iter_rows(named=True)}
    named = grouping(grouping_id)
    order = {code.code: n for n, code in enumerate(named.values)}
    held = [
        Group(value=value, label=group_label(grouping_id, value), figure=figure)
        for value, figure in by_value.items()
    ]
    return sorted(held, key=lambda group: _place(group, order, by_size=grouping_id in BY_SIZE))


def _place(group: Group, order: dict[str, int], *, by_size: bool) -> tuple[bool, int, float, int]:
    rank, size = _size(group.figure) if by_size else (0, 0.0)
    return group.unknown, rank, -size, order[group.value]


def _size(figure: Figure) -> tuple[int, float]:
    """Groups on show by their size, then those that are hidden, in the grouping's order, then the empty ones."""
    if figure.suppressed:
        return 1, 0.0
    size = figure.value if figure.unit == Unit.COUNT else figure.denominator
    return (0, size) if size else (2, 0.0)


def by_value(ledger: Ledger, indicator_id: str, grouping_id: str, window: str) -> dict[str, Figure]:
    """The figures of one window by the group's value: what ``yjp.narrative.breakdowns`` puts into a sentence."""
    return {group.value: group.figure for group in groups(ledger, indicator_id, grouping_id, window)}


def crossed_parts(named: Grouping) -> tuple[Grouping, Grouping]:
    """The two groupings that a crossed one is made of."""
    first, second = named.parts
    return grouping(first), grouping(second)


def part(value: str, place: int) -> str:
    """One half of a crossed value."""
    return value.split(BETWEEN)[place]


def _rows(ledger: Ledger, indicator_id: str, grouping_id: str) -> pl.DataFrame:
    return ledger.figures.filter(
        pl.col("indicator") == indicator_id,
        pl.col("group") == grouping_id,
        pl.col("area") == ledger.about.area,
        pl.col("source") == "caseload",
    )
