"""What a chart shows, apart from how it is drawn: the same spec feeds the dashboard and the Word plan."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Point:
    """One value of a series, with the ledger row it comes from; ``value`` None leaves a gap."""

    value: float | None
    lower: float | None = None
    upper: float | None = None
    figure_id: str | None = None
    text: str = "–"


@dataclass(frozen=True, kw_only=True)
class Series:
    """A named line or set of columns; ``role`` is the area role and decides colour, dash and marker.

    A gap of up to ``bridge`` categories is crossed by the line: between yearly figures on a quarterly axis there
    never was anything to show, while a missing year stays a gap.
    """

    name: str
    role: str
    points: tuple[Point, ...]
    bridge: int = 0


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A chart and all the words that go with it.

    ``categories`` are the labels of the horizontal axis, one for each point of every series. ``title`` is the
    takeaway (at most ten words), ``alt`` states the finding for those who cannot see the chart, ``caption`` says
    measure, source and period. ``unit_title`` names the vertical axis, ``category_title`` the horizontal one.
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


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A table cell: its text and, where it shows a figure, the tag it is bound to."""

    text: str
    tag: str | None = None


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table with a caption, one header row, and row headers in the first column."""

    id: str
    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
