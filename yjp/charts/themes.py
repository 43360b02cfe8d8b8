"""Tables of the plan's themes: victims, reparation, remands, violence, knives, needs, groups, estimates.

Each is of the newest period that its readers may see, so that its tag names no window.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from yjp.charts.cells import bound
from yjp.charts.spec import Cell, Table
from yjp.figures import OVERLAP_REASON, Facet, Unit, figure_id, tag
from yjp.indicators.groupings import grouping
from yjp.indicators.registry import REGISTRY, indicator
from yjp.ledger import Figure, Ledger
from yjp.periods import YEAR_MONTHS, Window, parse_window

PREFIX = "theme_"
"""What the names of these tables begin with."""
HEADERS = ("Measure", "Number", "Of", "Figure", "Year before", "Verdict on the change")
THREE_YEARS = 3 * YEAR_MONTHS


@dataclass(frozen=True, kw_only=True)
class Theme:
    """Measures of one year in a table: all that name the theme. ``main`` is the one that a sentence tells."""

    id: str
    title: str
    main: str

    @property
    def measures(self) -> tuple[str, ...]:
        """The indicators shown under it, in the order in which they are declared."""
        return tuple(each.id for each in REGISTRY if each.theme == self.id)


THEMES: tuple[Theme, ...] = (
    Theme(
        id="victims",
        title="Victims and restorative justice",
        main="victims_engaged",
    ),
    Theme(
        id="reparation",
        title="Reparation",
        main="reparation_attendance",
    ),
    Theme(
        id="remands",
        title="Remands to custody or youth detention",
        main="remand_children",
    ),
    Theme(
        id="violence",
        title="Serious violence with a caution or sentence",
        main="violence_count",
    ),
    Theme(
        id="knives",
        title="Offences with a knife and a caution or sentence",
        main="knife_count",
    ),
)
NEEDS, GROUPS, BESIDE_POPULATION, ESTIMATES = "needs", "groups", "groups_population", "estimates"
_NEEDS = ("send", "ehcp", "care", "education", "mental", "substance")
_GROUPING = "ethnic"
_STAGES = (
    ("decision", "Any outcome"),
    ("court", "Court"),
    ("custody", "Custody"),
)
_ESTIMATE = "binary_reoffending_nowcast"


def theme_tag(identifier: str) -> str:
    """The tag of a theme's table."""
    return tag(f"{PREFIX}{identifier}", Facet.TABLE)


def theme_table(ledger: Ledger, identifier: str) -> Table | None:
    """The table of that theme; None where the ledger holds nothing for it, or there is no such theme."""
    if identifier == NEEDS:
        return _needs_table(ledger)
    if identifier == GROUPS:
        return _groups_table(ledger)
    if identifier == BESIDE_POPULATION:
        return _beside_population(ledger)
    if identifier == ESTIMATES:
        return _estimates_table(ledger)
    theme = next((each for each in THEMES if each.id == identifier), None)
    return _measures_table(ledger, theme) if theme else None


def main_figure(ledger: Ledger, identifier: str) -> Figure | None:
    """The figure of a theme that a sentence tells, in the year of its table."""
    theme = next(each for each in THEMES if each.id == identifier)
    window = _newest(ledger, theme.measures, YEAR_MONTHS)
    return ledger.local(theme.main, window.id) if window else None


def needs_figure(ledger: Ledger, measure: str) -> Figure | None:
    """A measure of needs (``three``, ``nothing``) on the day of their table."""
    day = _newest(ledger, [f"{NEEDS}_{each}" for each in _NEEDS], 0)
    return ledger.local(f"{NEEDS}_{measure}", day.id) if day else None


def _measures_table(ledger: Ledger, theme: Theme) -> Table | None:
    window = _newest(ledger, theme.measures, YEAR_MONTHS)
    if window is None:
        return None
    before = window.earlier(YEAR_MONTHS).id
    found = [figure for each in theme.measures if (figure := ledger.local(each, window.id)) is not None]
    earlier = [ledger.local(each.indicator, before) for each in found]
    rows = [_measure(ledger, one, past) for one, past in zip(found, earlier, strict=True)]
    last = len(HEADERS) if any(earlier) else len(HEADERS) - 2
    return Table(
        id=theme_tag(theme.id),
        caption=f"{theme.title}, {ledger.about.service}, {window.label}",
        headers=HEADERS[:last],
        rows=tuple(row[:last] for row in rows),
    )


def _measure(ledger: Ledger, figure: Figure, past: Figure | None) -> tuple[Cell, ...]:
    of = indicator(figure.indicator)
    count = of.unit == Unit.COUNT
    unit = " (per 10,000)" if of.unit == Unit.PER_10K else ""
    return (
        Cell(text=f"{of.short_title}{unit}"),
        bound(ledger, figure, Facet.VALUE if count else Facet.NUMERATOR),
        Cell(text="–") if count else bound(ledger, figure, Facet.DENOMINATOR),
        Cell(text="–") if count else bound(ledger, figure, Facet.VALUE),
        bound(ledger, past, Facet.VALUE),
        bound(ledger, figure, Facet.VERDICT) if past is not None else Cell(text="–"),
    )


def _needs_table(ledger: Ledger) -> Table | None:
    day = _newest(ledger, [f"{NEEDS}_{each}" for each in _NEEDS], 0)
    if day is None:
        return None
    rows = []
    for each in _NEEDS:
        found, unknown = (
            ledger.local(name, day.id) for name in (f"{NEEDS}_{each}", f"{NEEDS}_{each}_unknown")
        )
        if found is not None:
            facets = (Facet.NUMERATOR, Facet.DENOMINATOR, Facet.VALUE)
            title = indicator(found.indicator).title.partition(":")[0]
            cells = [bound(ledger, found, facet) for facet in facets]
            rows.append((Cell(text=title), *cells, bound(ledger, unknown, Facet.NUMERATOR)))
    return Table(
        id=theme_tag(NEEDS),
        caption=f"Recorded needs of children on the caseload, {ledger.about.service}, {day.label}",
        headers=("Need", "Have it", "Of so many recorded", "Share", "Not recorded"),
        rows=tuple(rows),
    )


def _groups_table(ledger: Ledger) -> Table | None:
    """A line a group: how many of them at each stage, and their share."""
    columns: list[tuple[str, str, Facet]] = []
    for stage, title in _STAGES:
        columns.append((title, f"rep_{stage}_share", Facet.NUMERATOR))
        columns.append(("Share", f"rep_{stage}_share", Facet.VALUE))
    return _of_groups(ledger, GROUPS, "Ethnic group of children at each stage", columns)


def _beside_population(ledger: Ledger) -> Table | None:
    """A line a group: its share of the children with any outcome, beside its share of the population."""
    columns = [
        ("Share of children", "rep_decision_share", Facet.VALUE),
        ("Share minus share of population", "rep_decision_gap", Facet.VALUE),
        ("Rate index", "rep_decision_rri", Facet.VALUE),
    ]
    title = "Ethnic groups of children with any outcome, beside the population aged 10 to 17"
    found = _of_groups(ledger, BESIDE_POPULATION, title, columns)
    return found if found is not None and len(found.headers) == len(columns) + 1 else None


def _of_groups(
    ledger: Ledger, name: str, title: str, columns: Sequence[tuple[str, str, Facet]]
) -> Table | None:
    """Of the newest three years, else of the newest year; columns without a figure of any group are left out."""
    held = [
        window
        for months in (THREE_YEARS, YEAR_MONTHS)
        if (window := _newest(ledger, ("rep_decision_share",), months, group=_GROUPING)) is not None
    ]
    if not held:
        return None
    window, named = held[0], grouping(_GROUPING)

    def figure(measure: str, value: str) -> Figure | None:
        return ledger.get(figure_id(measure, window.id, ledger.about.area, _GROUPING, value))

    codes = [code for code in named.values if figure("rep_decision_share", code.code) is not None]
    shown = [each for each in columns if any(figure(each[1], code.code) for code in codes)]
    return Table(
        id=theme_tag(name),
        caption=f"{title}, {ledger.about.service}, {window.label}",
        headers=(named.title, *(heading for heading, _, _ in shown)),
        rows=tuple(
            (Cell(text=code.label), *(bound(ledger, figure(of, code.code), facet) for _, of, facet in shown))
            for code in codes
        ),
    )


def _estimates_table(ledger: Ledger) -> Table | None:
    found = [f for f in ledger.series(_ESTIMATE, ledger.about.area, YEAR_MONTHS) if f.value is not None]
    if not found:
        return None
    facets = (Facet.DENOMINATOR, Facet.VALUE, Facet.RANGE)
    return Table(
        id=theme_tag(ESTIMATES),
        caption=f"Where the reoffending of children still being followed may end (estimates), {ledger.about.service}",
        headers=("Cohort", "Children", "Estimate", "95% range"),
        rows=tuple(
            (Cell(text=each.period.label), *(bound(ledger, each, facet) for facet in facets))
            for each in found[-4:]
        ),
    )


def _newest(
    ledger: Ledger, measures: Sequence[str], months: int, *, group: str | None = None
) -> Window | None:
    """The newest period of any of the measures that readers may see: rolling years that overlap may be hidden whole."""
    rows = ledger.figures
    held = rows.filter(
        rows["indicator"].is_in(list(measures)),
        rows["area"] == ledger.about.area,
        rows["group"].is_null() if group is None else (rows["group"] == group).fill_null(False),
        ~(rows["suppressed"] & (rows["reason"] == OVERLAP_REASON).fill_null(False)),
    )
    found = map(parse_window, held.get_column("window").unique())
    return max((each for each in found if each.months == months), key=lambda each: each.end, default=None)
