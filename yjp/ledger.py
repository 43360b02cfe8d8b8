"""The ledger as its readers see it: look a figure up, follow a series, put it into words.

Dashboard, plan, charts and exports read this and nothing below it; they never see a child.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import polars as pl

from yjp import local_measures
from yjp.figures import CONTROL, CURVES, FUNNEL, LETTERS, RATINGS, AreaRole, Rating, Unit, empty, figure_id
from yjp.local_measures import LocalMeasure
from yjp.numbers import plain, signed
from yjp.periods import Window, parse_window

UNIT_WORDS = {
    Unit.COUNT: "",
    Unit.PER_100K: " per 100,000",
    Unit.PER_10K: " per 10,000",
    Unit.PER_1K: " per 1,000",
    Unit.PERCENT: "%",
    Unit.REOFFENCES: "",
    Unit.PERCENT_CHANGE: "%",
    Unit.POINTS: " percentage points",
    Unit.RATE_CHANGE: "",
    Unit.TIMES: " times",
}
SIGNED = {Unit.PERCENT_CHANGE, Unit.POINTS, Unit.RATE_CHANGE}


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One row of the ledger (columns as ``yjp.figures.SCHEMA``)."""

    figure_id: str
    indicator: str
    definition_version: str | None
    area: str
    area_name: str
    area_role: str
    window: str
    period_start: date
    period_end: date
    group: str | None
    group_value: str | None
    numerator: float | None
    denominator: float | None
    per: int | None
    value: float | None
    lower: float | None
    upper: float | None
    interval_method: str | None
    unit: str
    decimals: int
    state: str
    source: str
    source_ref: str | None
    vintage: str | None
    quality: str | None
    suppressed: bool
    reason: str | None

    @property
    def period(self) -> Window:
        """The window as an object, for its labels."""
        return parse_window(self.window)

    @property
    def text(self) -> str:
        """The value as people read it, with its unit: ``169 per 100,000``, ``33.0%``, ``−27.0%``."""
        return display(self.value, self.unit, self.decimals)

    @property
    def number(self) -> str:
        """The value without its unit: for table cells whose header names the unit."""
        return number(self.value, self.unit, self.decimals)

    @property
    def interval(self) -> str | None:
        """``121 to 229``, at the indicator's decimals; none where the ledger has no limits."""
        if self.lower is None or self.upper is None:
            return None
        return f"{plain(self.lower, self.decimals)} to {plain(self.upper, self.decimals)}"


def number(value: float | None, unit: str, decimals: int) -> str:
    """A value at its decimals, signed where it is a change, ``–`` where there is none."""
    if value is None:
        return "–"
    return signed(value, decimals) if Unit(unit) in SIGNED else plain(value, decimals)


def display(value: float | None, unit: str, decimals: int) -> str:
    """A value with its unit, as people read it."""
    text = number(value, unit, decimals)
    return text if value is None else text + UNIT_WORDS[Unit(unit)]


_WITHOUT_SIZE = {"higher": "up", "lower": "down", "same": "no change"}


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """One row of the comparisons (columns as ``yjp.figures.COMPARISONS``)."""

    figure_id: str
    comparator_id: str
    kind: str
    change_id: str | None
    change: float | None
    change_unit: str
    decimals: int
    direction: str | None
    test: str | None
    p_value: float | None
    verdict: str
    difference: float | None = None
    percent: float | None = None
    events_over: float | None = None
    chance_events: int | None = None
    rating: str | None = None
    rating_reason: str | None = None

    @property
    def change_text(self) -> str:
        """``−27.0%``, ``+5.5 percentage points``, ``−0.29``; ``up`` or ``down`` where there is no percentage from 0."""
        if self.change is None and self.direction in _WITHOUT_SIZE:
            return _WITHOUT_SIZE[self.direction]
        return display(self.change, self.change_unit, self.decimals)


@dataclass(frozen=True, kw_only=True)
class RatedFigure:
    """One row of the ratings (columns as ``yjp.figures.RATINGS``)."""

    figure_id: str
    rating: str
    comparator_id: str | None
    kind: str | None
    reason: str

    @property
    def letter(self) -> str:
        """``G``, ``A``, ``R`` or ``N``: a colour never stands alone."""
        return LETTERS[Rating(self.rating)]


@dataclass(frozen=True, kw_only=True)
class About:
    """What a reader must know of the run behind a ledger; ``measures`` are those of the service's own scorecards."""

    service: str
    area: str
    extract_date: date
    made_up: bool
    yjp_version: str
    run_id: str
    notes: tuple[str, ...] = ()
    measures: tuple[LocalMeasure, ...] = ()

    def __post_init__(self) -> None:
        # Whoever holds the ledger asks for its measures by id; the indicators themselves are declared a layer above.
        local_measures.remember(self.measures)

    def as_plain(self) -> dict[str, Any]:
        """For JSON: of which service and extract a report is, whether it is made up, and which run made it."""
        names = ("service", "extract_date", "made_up", "run_id", "yjp_version")
        return {name: getattr(self, name) for name in names}

    @property
    def banner(self) -> str | None:
        """The sentence that every output of a made-up caseload carries."""
        return "The children in this example are made up; they stand for nobody." if self.made_up else None


@dataclass(frozen=True)
class Ledger:
    """Figures, their comparisons, and what run they come from.

    The frames beside the figures have the schemas ``RATINGS``, ``CONTROL``, ``FUNNEL`` and ``CURVES`` of
    ``yjp.figures``.
    """

    figures: pl.DataFrame
    comparisons: pl.DataFrame
    about: About
    ratings: pl.DataFrame = field(default_factory=lambda: empty(RATINGS))
    control: pl.DataFrame = field(default_factory=lambda: empty(CONTROL))
    funnel: pl.DataFrame = field(default_factory=lambda: empty(FUNNEL))
    curves: pl.DataFrame = field(default_factory=lambda: empty(CURVES))

    @cached_property
    def _place(self) -> dict[str, int]:
        """Where each figure stands: of thousands of groups a reader asks for a few, so a row waits until asked for."""
        return {identifier: n for n, identifier in enumerate(self.figures.get_column("figure_id"))}

    @cached_property
    def _comparisons_by_id(self) -> dict[str, list[Comparison]]:
        found: dict[str, list[Comparison]] = {}
        for row in self.comparisons.iter_rows(named=True):
            found.setdefault(row["figure_id"], []).append(Comparison(**row))
        return found

    @cached_property
    def _asked_for(self) -> dict[str, Figure]:
        """Figures that somebody asked for: a plan asks for each of its own dozens of times."""
        return {}

    def get(self, identifier: str) -> Figure | None:
        """The figure of that id, or none."""
        found = self._asked_for.get(identifier)
        if found is None and (place := self._place.get(identifier)) is not None:
            found = Figure(**self.figures.row(place, named=True))
            self._asked_for[identifier] = found
        return found

    def local(self, indicator: str, window: str) -> Figure | None:
        """The service's own figure for an indicator and a window id."""
        return self.get(figure_id(indicator, window, self.about.area))

    def series(self, indicator: str, area: str, months: int) -> list[Figure]:
        """All ungrouped figures of one indicator and area for windows of that length, oldest first."""
        return [f for f in self._ungrouped.get((indicator, area), []) if f.period.months == months]

    def areas(self, indicator: str) -> list[tuple[str, str, str]]:
        """``(area, area_name, area_role)`` of every area with that indicator; local first, then nearest."""
        order = list(AreaRole)
        found = {
            (f.area, f.area_name, f.area_role)
            for (i, _), fs in self._ungrouped.items()
            if i == indicator
            for f in fs
        }
        return sorted(found, key=lambda a: (order.index(AreaRole(a[2])), a[1]))

    def compared(self, identifier: str) -> list[Comparison]:
        """Comparisons of a figure: its own past first, then nearest area to widest; the step of a rolling year last."""
        return self._comparisons_by_id.get(identifier, [])

    def rated(self, identifier: str) -> RatedFigure | None:
        """What a board is told of a figure, or none where it is not rated."""
        return self._ratings_by_id.get(identifier)

    @cached_property
    def _ratings_by_id(self) -> dict[str, RatedFigure]:
        return {row["figure_id"]: RatedFigure(**row) for row in self.ratings.iter_rows(named=True)}

    @cached_property
    def _ungrouped(self) -> dict[tuple[str, str], list[Figure]]:
        found: dict[tuple[str, str], list[Figure]] = {}
        for row in self.figures.filter(pl.col("group").is_null()).iter_rows(named=True):
            figure = Figure(**row)
            found.setdefault((figure.indicator, figure.area), []).append(figure)
        for figures in found.values():
            figures.sort(key=lambda f: (f.period_end, f.vintage or ""))
        return found
