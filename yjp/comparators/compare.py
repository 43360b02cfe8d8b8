"""Comparisons with a verdict: each local figure against its own past and against every comparator of its window.

A cohort that is still provisional is not compared: an immature cohort always looks good. Rolling years overlap, so
the change from one to the next is not tested on them: it is the newest quarter less the same quarter a year before,
and those two are tested.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from yjp.comparators.change import pairs
from yjp.comparators.judge import Row, difference, verdict
from yjp.comparators.ratings import TOLERANCE_PERCENT, rate
from yjp.figures import (
    COMPARATOR_ROLES,
    COMPARISONS,
    OWN_PAST,
    ROLLING_STEP,
    AreaRole,
    State,
    Unit,
    figure_id,
)
from yjp.indicators.definition import Indicator, Kind
from yjp.indicators.kpi.indicators import EVERY_HEADLINE
from yjp.indicators.registry import (
    CUSTODY_COUNT,
    FTE_COUNT,
    HEADLINES,
    REOFFENCES_PER_CHILD,
    change_of,
)
from yjp.indicators.registry import indicator as indicator_of
from yjp.indicators.wider.indicators import COMPARED_WIDER
from yjp.local_measures import PREFIX
from yjp.local_measures import known as local_measure
from yjp.periods import QUARTER_MONTHS, YEAR_MONTHS, parse_window, quarter

COUNTS = (FTE_COUNT, CUSTODY_COUNT)
COMPARED = (*HEADLINES, REOFFENCES_PER_CHILD, *COUNTS)
KPIS_COMPARED = tuple(each for each in EVERY_HEADLINE if each.kind is not Kind.COUNT)
"""Only headlines: of 265 sub-measures a dozen would be called better or worse each quarter by chance alone. How many
sectors sit on a board is no chance event, and is not tested."""
_ORDER = [OWN_PAST, *(role.value for role in AreaRole), ROLLING_STEP]
_YEARLY = f".{YEAR_MONTHS}m"
_LEVEL_UNIT = {Unit.PERCENT: Unit.POINTS}
"""Differences of levels: percentage points for percentages, a plain difference for the rest."""


def comparisons(
    ledger: pl.DataFrame,
    *,
    min_events: int = 5,
    confidence: float = 0.95,
    tolerance_percent: float = TOLERANCE_PERCENT,
) -> pl.DataFrame:
    """Every comparison, in the schema of ``figures.COMPARISONS``: own past first, then nearest area to widest."""
    ungrouped = ledger.filter(pl.col("group").is_null())
    rows: list[Row] = []

    def judge_of(indicator: Indicator) -> _Judge:
        return _Judge(
            indicator=indicator,
            min_events=min_events,
            alpha=1 - confidence,
            tolerance_percent=tolerance_percent,
        )

    for indicator in COMPARED:
        judge = judge_of(indicator)
        changes = _changes(ungrouped, indicator)
        for both in _settled(pairs(ungrouped, indicator, YEAR_MONTHS)):
            rows.append(judge.with_past(both, changes))
        if indicator in COUNTS:
            quarters = [
                judge.with_past(both, {}) for both in _settled(pairs(ungrouped, indicator, QUARTER_MONTHS))
            ]
            rows += [*quarters, *_steps(ungrouped, indicator, quarters)]
        else:
            rows += [judge.with_area(both) for both in _beside(ungrouped, indicator)]
    kpis = ungrouped.filter(pl.col("indicator").is_in([each.id for each in KPIS_COMPARED]))
    for indicator in KPIS_COMPARED if kpis.height else ():
        known = pairs(kpis, indicator, QUARTER_MONTHS).drop_nulls(["value", "value_past"])
        rows += [judge_of(indicator).with_past(row, {}) for row in _settled(known)]
    for measure in _local(ungrouped):
        judge = judge_of(indicator_of(measure))
        for months in (YEAR_MONTHS, QUARTER_MONTHS):
            known = pairs(ungrouped, judge.indicator, months).drop_nulls(["numerator", "numerator_past"])
            rows += [judge.with_past(both, {}) for both in _settled(known)]
        targets = _beside(ungrouped, judge.indicator, (AreaRole.TARGET,))
        rows += [judge.with_area(both) for both in targets if both["numerator"] is not None]
    for indicator in COMPARED_WIDER:
        known = pairs(ungrouped, indicator, YEAR_MONTHS).drop_nulls(["value", "value_past"])
        rows += [judge_of(indicator).with_past(row, {}) for row in _settled(known)]
    order = {kind: place for place, kind in enumerate(_ORDER)}
    return (
        pl.DataFrame(rows, schema=COMPARISONS)
        .with_columns(_place=pl.col("kind").replace_strict(order, return_dtype=pl.Int32))
        .sort("figure_id", "_place", "comparator_id")
        .drop("_place")
    )


@dataclass(frozen=True, kw_only=True)
class _Judge:
    """One indicator, and what counts as few, as chance and as little."""

    indicator: Indicator
    min_events: int
    alpha: float
    tolerance_percent: float

    def with_past(self, both: Row, changes: Mapping[str, Row]) -> Row:
        """The row of a figure beside the same figure a year before; ``changes`` are the ledger's rows of changes."""
        held = changes.get(both["window"])
        new, old = both["value"], both["value_past"]
        given = new is not None and old is not None
        if held is not None:
            change = {"change_id": held["figure_id"], "change": held["value"]}
        elif self.indicator.kind is Kind.COUNT or self.indicator.change_unit is not Unit.PERCENT_CHANGE:
            change = {"change_id": None, "change": new - old if given else None}
        else:
            change = {"change_id": None, "change": _percent(new, old)}
        unit = Unit.RATE_CHANGE if self.indicator.kind is Kind.COUNT else self.indicator.change_unit
        decimals = {Unit.PERCENT_CHANGE: 1, Unit.POINTS: 1}.get(unit, self.indicator.decimals)
        return {
            "figure_id": both["figure_id"],
            "comparator_id": both["figure_id_past"],
            "kind": OWN_PAST,
            **change,
            "change_unit": held["unit"] if held else unit.value,
            "decimals": held["decimals"] if held else decimals,
            **self._judged(both, "_past", OWN_PAST),
        }

    def with_area(self, both: Row) -> Row:
        """The row of a figure beside a comparator's of the same window."""
        unit = _LEVEL_UNIT.get(self.indicator.unit, Unit.RATE_CHANGE)
        return {
            "figure_id": both["figure_id"],
            "comparator_id": both["figure_id_other"],
            "kind": both["area_role_other"],
            "change_id": None,
            "change": both["value"] - both["value_other"],
            "change_unit": unit.value,
            "decimals": self.indicator.decimals,
            **self._judged(both, "_other", both["area_role_other"]),
        }

    def _judged(self, both: Row, suffix: str, kind: str) -> Row:
        own, other = both["value"], both[f"value{suffix}"]
        direction = _direction(own, other)
        found = difference(self.indicator, both, suffix, self.min_events)
        said = verdict(self.indicator.polarity, direction, found, self.alpha)
        percent = _percent(own, other)
        rating = None
        if both["window"].endswith(_YEARLY):
            rating = rate(
                self.indicator.polarity,
                said,
                direction,
                percent,
                kind,
                name=both.get(f"area_name{suffix}"),
                tolerance_percent=self.tolerance_percent,
            )
        return {
            "difference": own - other if direction else None,
            "percent": percent,
            "direction": direction,
            "test": found.test,
            "p_value": found.p_value,
            "verdict": said.value,
            "events_over": found.over,
            "chance_events": found.chance,
            "rating": rating.rating.value if rating else None,
            "rating_reason": rating.reason if rating else None,
        }


def _changes(ledger: pl.DataFrame, indicator: Indicator) -> dict[str, Row]:
    """Rows of the local change of a headline by window; none for other indicators."""
    if indicator not in HEADLINES:
        return {}
    held = ledger.filter(
        pl.col("indicator") == change_of(indicator.id).id, pl.col("area_role") == AreaRole.LOCAL.value
    )
    return {row["window"]: row for row in held.iter_rows(named=True)}


def _settled(both: pl.DataFrame) -> list[Row]:
    provisional = State.PROVISIONAL.value
    kept = both.filter(pl.col("state") != provisional, pl.col("state_past") != provisional)
    return list(kept.iter_rows(named=True))


def _local(ledger: pl.DataFrame) -> list[str]:
    """The service's own measures that are held against chance: those of scorecards, unless they say otherwise."""
    held = ledger.filter(pl.col("indicator").str.starts_with(PREFIX), pl.col("numerator").is_not_null())
    names = sorted(set(held.get_column("indicator")))
    return [name for name in names if (found := local_measure(name)) is not None and found.chance]


def _beside(
    ledger: pl.DataFrame, indicator: Indicator, roles: Sequence[AreaRole] = COMPARATOR_ROLES
) -> list[Row]:
    """Local figures beside the comparators' of the same window (columns suffixed ``_other``)."""
    levels = ledger.filter(pl.col("indicator") == indicator.id, pl.col("value").is_not_null())
    own = levels.filter(
        pl.col("area_role") == AreaRole.LOCAL.value, pl.col("state") != State.PROVISIONAL.value
    )
    others = levels.filter(pl.col("area_role").is_in([role.value for role in roles]))
    return list(own.join(others, on="window", suffix="_other").iter_rows(named=True))


def _steps(ledger: pl.DataFrame, indicator: Indicator, quarters: Sequence[Row]) -> list[Row]:
    """Each rolling year beside the one before, with what the test of its newest quarter said."""
    years = ledger.filter(
        pl.col("indicator") == indicator.id,
        pl.col("area_role") == AreaRole.LOCAL.value,
        pl.col("window").str.ends_with(_YEARLY),
    )
    held = {row["figure_id"]: row for row in years.iter_rows(named=True)}
    tested = {row["figure_id"]: row for row in quarters}
    steps: list[Row] = []
    for row in held.values():
        window = parse_window(row["window"])
        before = held.get(figure_id(indicator.id, window.earlier(QUARTER_MONTHS).id, row["area"]))
        newest = tested.get(figure_id(indicator.id, quarter(window.end).id, row["area"]))
        if before is not None and newest is not None:
            steps.append(
                {
                    **newest,
                    "figure_id": row["figure_id"],
                    "comparator_id": before["figure_id"],
                    "kind": ROLLING_STEP,
                    "percent": _percent(row["value"], before["value"]),
                }
            )
    return steps


def _direction(own: float | None, other: float | None) -> str | None:
    if own is None or other is None:
        return None
    return "same" if own == other else "higher" if own > other else "lower"


def _percent(own: float | None, other: float | None) -> float | None:
    """By how many percent a figure differs from another; none from nought."""
    return (own / other - 1) * 100 if own is not None and other else None
