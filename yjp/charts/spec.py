"""What a chart shows, apart from how it is drawn: the same spec feeds the dashboard and the Word plan."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Point:
    """One value of a series, with the ledger row it comes from; ``value`` None leaves a gap.

    ``x`` places the point of a scatter chart, which has no categories.
    """

    value: float | None
    lower: float | None = None
    upper: float | None = None
    figure_id: str | None = None
    text: str = "–"
    x: float | None = None


GROUP, UNKNOWN = "group", "unknown"
CENTRE, LIMIT, OUTER_LIMIT = "centre", "limit", "outer_limit"
SIGNAL, SERVICE = "signal", "service"
"""Roles of series beside the area roles: parts of a breakdown, lines of a control chart or funnel, marked points."""


@dataclass(frozen=True, kw_only=True)
class Series:
    """A named line or set of columns; ``role`` decides colour, dash and marker: an area role, or one of those above.

    A gap of up to ``bridge`` categories is crossed by the line: between yearly figures on a quarterly axis there
    never was anything to show, while a missing year stays a gap.
    """

    name: str
    role: str
    points: tuple[Point, ...]
    bridge: int = 0


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A line across a chart on the screen: ``at`` a category of a line chart, or a value of horizontal bars.

    ``words`` stand beside it; without any only the axis names the place.
    """

    at: str | float
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A chart and all the words that go with it.

    ``kind`` is ``line``, ``column`` (clustered), ``stacked_column``, ``bar`` (horizontal, the first category on top),
    ``stacked_bar`` or ``scatter``. ``categories`` are the labels of the axis that holds no values, one for each point
    of every series; a scatter has none. ``title`` is the
    takeaway (at most ten words), ``alt`` states the finding for those who cannot see the chart, ``caption`` says
    measure, source and period; ``brief`` says it in one line for a page that names measure and source beside it, and
    is empty where the caption is short. ``unit_title`` names the vertical axis, ``category_title`` the horizontal one.
    ``marks`` are for the screen alone: what they say must stand in the words, too.
    """

    id: str
    kind: str
    title: str
    alt: str
    caption: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit_title: str
    decimals: int
    category_title: str = ""
    brief: str = ""
    marks: tuple[Mark, ...] = ()

    @property
    def brief_caption(self) -> str:
        """The caption in one line."""
        return self.brief or self.caption


def anything_drawn(chart: Chart) -> bool:
    """Has the chart anything to see? Bars of nought and hidden ones are better said by the table alone."""
    values = [point.value for series in chart.series for point in series.points]
    return any(value is not None if chart.kind in ("line", "scatter") else bool(value) for value in values)


def quiet_twins(chart: Chart) -> list[int]:
    """Places of the series that a legend leaves out: the lower one of two lines that are one thing."""
    roles = [series.role for series in chart.series]
    return [i for i, role in enumerate(roles) if role in (LIMIT, OUTER_LIMIT) and role in roles[:i]]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A table cell: its text and, where it shows a figure, the tag it is bound to."""

    text: str
    tag: str | None = None


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table with a caption, one header row, and row headers in the first column; ``brief`` as for a chart."""

    id: str
    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    brief: str = ""

    @property
    def brief_caption(self) -> str:
        """The caption in one line."""
        return self.brief or self.caption
