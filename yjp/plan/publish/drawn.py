"""What a native chart draws, against what it should: values by line and category, and the reach of its whiskers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isclose
from typing import TypeVar

from yjp.charts.spec import Chart
from yjp.charts.workbook import whiskers
from yjp.office.names import C, R
from yjp.office.xml import Node
from yjp.plan.publish.parts import Parts

Place = tuple[str, str]
"""The name of a series and a category."""
Reach = tuple[str, str, str]
"""The same, and which whisker: ``plus`` or ``minus``."""
Key = TypeVar("Key")


@dataclass(frozen=True, kw_only=True, eq=False)
class Drawn:
    """Values by series and category; ``whiskers`` are how far theirs reach. Gaps are left out."""

    values: dict[Place, float] = field(default_factory=dict)
    whiskers: dict[Reach, float] = field(default_factory=dict)
    categories: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        """Do both draw the same, but for the last bit of a number?"""
        if not isinstance(other, Drawn) or self.categories != other.categories:
            return False
        return _alike(self.values, other.values) and _alike(self.whiskers, other.whiskers)

    __hash__ = None  # type: ignore[assignment]

    def hides(self, place: Place) -> bool:
        """Whether nothing is drawn at a place that the chart has: a gap where a number was taken out."""
        return not self.categories or (place[1] in self.categories and place not in self.values)


def _alike(some: Mapping[Key, float], others: Mapping[Key, float]) -> bool:
    """Are they the same numbers at the same places, but for the last bit?"""
    return some.keys() == others.keys() and all(near(some[each], others[each]) for each in some)


def near(one: float, other: float) -> bool:
    """Are they the same number, but for the last bit?"""
    return isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def expected(chart: Chart) -> Drawn:
    """What a chart spec draws."""
    values = {
        (series.name, category): point.value
        for series in chart.series
        for category, point in zip(chart.categories, series.points, strict=True)
        if point.value is not None
    }
    reaches = {
        (each.name, category, side): reach
        for each in whiskers(chart)
        for side, found in (("plus", each.above), ("minus", each.below))
        for category, reach in zip(chart.categories, found, strict=True)
        if reach is not None
    }
    return Drawn(values=values, whiskers=reaches, categories=chart.categories)


def drawn(parts: Parts, story: str, chart: Node) -> Drawn | None:
    """What the chart that a story shows draws by its stored values; None where its part is missing."""
    part = chart_part(parts, story, chart)
    if part is None:
        return None
    values: dict[Place, float] = {}
    reaches: dict[Reach, float] = {}
    categories: tuple[str, ...] = ()
    for series in parts.root(part).iter(f"{C}ser"):
        name = " ".join(_stored(series.find(f"{C}tx")).values())
        labels = _stored(series.find(f"{C}cat"))
        categories = categories or tuple(labels.values())
        for index, text in _stored(series.find(f"{C}val")).items():
            values[name, labels.get(index, str(index))] = float(text)
        for bars in series.iter(f"{C}errBars"):
            for side in ("plus", "minus"):
                for index, text in _stored(bars.find(f"{C}{side}")).items():
                    reaches[name, labels.get(index, str(index)), side] = float(text)
    return Drawn(values=values, whiskers=reaches, categories=categories)


def chart_part(parts: Parts, story: str, chart: Node) -> str | None:
    """The part behind a ``c:chart`` in a story."""
    identifier = chart.get(f"{R}id")
    found = (each.target for each in parts.links(story) if each.id == identifier and not each.external)
    return next((each for each in found if each in parts), None)


def _stored(holder: Node | None) -> dict[int, str]:
    """The cached values under a reference, by their index."""
    points = holder.iter(f"{C}pt") if holder is not None else ()
    return {int(each.get("idx", "0")): each.findtext(f"{C}v") or "" for each in points}
