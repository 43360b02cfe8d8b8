"""Charts over which somebody wrote the caption: held against the figures of the periods that they draw.

A refresh leaves such a chart as it is, so that a plan may keep an older one on purpose. Each of its points must be the
figure that the ledger has at that place; it need not draw every point that it would draw now.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yjp.charts.spec import Chart
from yjp.figures import Facet, split_tag, tag
from yjp.plan.bindings import Bindings
from yjp.plan.publish.drawn import Drawn, Place, Reach, expected, near

_NUMBER = re.compile(r"\d+(?:[,.]\d+)*")


@dataclass(frozen=True, kw_only=True)
class Held:
    """What the ledger has at each place of a chart, whatever period it ends in; ``texts`` say it in words.

    ``described`` is what the chart would say of itself now.
    """

    values: dict[Place, float]
    whiskers: dict[Reach, float]
    texts: dict[Place, str]
    categories: frozenset[str]
    described: str


def held(chart_tag: str, bindings: Bindings) -> Held:
    """The places of the chart of every period of its indicator; of a chart by group, of its own period alone."""
    drawn = [(chart, expected(chart)) for chart in _of_every_period(chart_tag, bindings)]
    return Held(
        values={place: value for _, each in drawn for place, value in each.values.items()},
        whiskers={place: reach for _, each in drawn for place, reach in each.whiskers.items()},
        texts={
            (series.name, category): point.text
            for chart, _ in drawn
            for series in chart.series
            for category, point in zip(chart.categories, series.points, strict=True)
            if point.value is not None
        },
        categories=frozenset(category for chart, _ in drawn for category in chart.categories),
        described=drawn[0][0].alt if drawn else "",
    )


def gives_away(shown: Drawn, ledger: Held) -> bool:
    """Does it draw a point at a place where these readers have a gap?"""
    return any(place not in ledger.values and place[1] in ledger.categories for place in shown.values)


def says_its_figures(shown: Drawn, ledger: Held) -> bool:
    """Is every point and whisker what the ledger has at its place?"""
    points = all(
        place in ledger.values and near(ledger.values[place], v) for place, v in shown.values.items()
    )
    return points and all(
        place in ledger.whiskers and near(ledger.whiskers[place], v) for place, v in shown.whiskers.items()
    )


def describes_itself(description: str, shown: Drawn, ledger: Held) -> bool:
    """Is every number of the description one that the chart draws, of its years, or what yjp would say now?"""
    texts = [ledger.described, *shown.categories, *(ledger.texts.get(place, "") for place in shown.values)]
    known = {number for text in texts for number in _NUMBER.findall(text)}
    return set(_NUMBER.findall(description)) <= known


def _of_every_period(chart_tag: str, bindings: Bindings) -> Iterator[Chart]:
    now = bindings.chart(chart_tag)
    if now is not None:
        yield now
    figure = bindings.ledger.get(split_tag(chart_tag)[0])
    if figure is None or figure.group is not None:
        return
    for each in bindings.ledger.series(figure.indicator, figure.area, figure.period.months):
        if each.figure_id != figure.figure_id:
            chart = bindings.chart(tag(each.figure_id, Facet.CHART))
            if chart is not None:
                yield chart
