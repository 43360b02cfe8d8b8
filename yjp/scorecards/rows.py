"""From the values of scorecards to rows of the ledger: figures, and their targets beside them."""

from collections.abc import Iterable
from typing import Any

import polars as pl

from yjp import figures, statistics
from yjp.figures import SCORECARD, AreaRole, State
from yjp.indicators.definition import Kind
from yjp.local_measures import LocalMeasure
from yjp.scorecards.definition import Scorecard, Value

TARGET, TARGET_NAME = "target", "Target"
NO_COUNTS = "the counts behind it are not given, so it has no limits"


def scorecard_rows(
    found: Iterable[Scorecard], *, area: str, area_name: str, confidence: float = 0.95
) -> pl.DataFrame:
    """Ledger rows of every value, with limits where its counts are known, and of every target (schema ``SCHEMA``)."""
    every = [(m.declared, value) for card in found for m in card.measures for value in m.values]
    rows = [_row(measure, value, area, area_name) for measure, value in every]
    for kind in Kind:
        places = [n for n, (measure, _) in enumerate(every) if measure.kind == kind]
        for place, limits in _limits(kind, every, places, confidence):
            rows[place] |= limits
    rows += [_target(measure, value) for measure, value in every if value.target is not None]
    return figures.ordered(pl.DataFrame(rows, schema=figures.SCHEMA)) if rows else figures.empty()


def _row(measure: LocalMeasure, value: Value, area: str, area_name: str) -> dict[str, Any]:
    known = value.numerator is not None
    quality = None if known or measure.kind == Kind.COUNT else NO_COUNTS
    return _shared(measure, value) | {
        "figure_id": figures.figure_id(measure.id, value.window.id, area),
        "area": area,
        "area_name": area_name,
        "area_role": AreaRole.LOCAL.value,
        "numerator": value.numerator,
        "denominator": value.denominator,
        "value": value.value,
        "state": (State.AS_PUBLISHED if value.published else State.ESTIMATE).value,
        "quality": quality,
    }


def _target(measure: LocalMeasure, value: Value) -> dict[str, Any]:
    return _shared(measure, value) | {
        "figure_id": figures.figure_id(measure.id, value.window.id, TARGET),
        "area": TARGET,
        "area_name": TARGET_NAME,
        "area_role": AreaRole.TARGET.value,
        "value": value.target,
        "state": State.FINAL.value,
        "source_ref": measure.target_words.removeprefix("Target: ") or value.source or measure.source,
    }


def _shared(measure: LocalMeasure, value: Value) -> dict[str, Any]:
    return dict.fromkeys(figures.SCHEMA) | {
        "indicator": measure.id,
        "definition_version": measure.definition_version,
        "window": value.window.id,
        "period_start": value.window.start,
        "period_end": value.window.end,
        "per": measure.per,
        "unit": measure.unit,
        "decimals": measure.decimals,
        "source": SCORECARD,
        "source_ref": value.source or measure.source,
        "suppressed": False,
    }


def _limits(
    kind: Kind, every: list[tuple[LocalMeasure, Value]], places: list[int], confidence: float
) -> Iterable[tuple[int, dict[str, Any]]]:
    counted = [n for n in places if every[n][1].numerator is not None and every[n][0].chance]
    if not counted:
        return
    bases = [every[n][1].denominator or 1.0 for n in counted]
    frame = pl.DataFrame(
        {"n": [every[n][1].numerator for n in counted], "d": bases, "per": [every[n][0].per for n in counted]}
    )
    number, base = pl.col("n"), pl.col("d")
    of = (
        statistics.share(number, base, 1, confidence)
        if kind is Kind.SHARE
        else statistics.rate(number, base, 1, confidence)
    )
    held = frame.select(
        lower=of.lower * pl.col("per"), upper=of.upper * pl.col("per"), interval_method=of.method
    )
    yield from zip(counted, held.iter_rows(named=True), strict=True)
