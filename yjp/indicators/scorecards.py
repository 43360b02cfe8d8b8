"""A service's own measures as indicators, like those that yjp declares itself."""

from functools import cache

from yjp.figures import Unit
from yjp.indicators.definition import Indicator, Kind, Polarity
from yjp.local_measures import LocalMeasure

_CHANGES = {Unit.PERCENT: Unit.POINTS, Unit.COUNT: Unit.RATE_CHANGE}
"""Percentages change by points and numbers by a difference; rates by a percentage."""


@cache
def as_indicator(measure: LocalMeasure) -> Indicator:
    """The indicator that a measure declares."""
    unit = Unit(measure.unit)
    return Indicator(
        id=measure.id,
        title=measure.title,
        short_title=measure.short_title,
        question=f"{measure.scorecard_title}: {measure.title}",
        numerator=measure.numerator,
        denominator=measure.denominator or "none",
        counts_in=(),
        counts_out=(),
        deviations=tuple(text for text in (measure.note, measure.target_words) if text),
        kind=Kind(measure.kind),
        unit=unit,
        per=measure.per,
        decimals=measure.decimals,
        polarity=Polarity(measure.polarity),
        change_unit=_CHANGES.get(unit, Unit.PERCENT_CHANGE),
        source=measure.source,
        definition_version=measure.definition_version,
    )
