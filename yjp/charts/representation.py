"""Groups of children at each decision point: their shares, and how often it happens to them beside another group.

Rows of ``yjp.indicators.representation`` and nothing else: what is refused there stands here with its reason.
"""

from collections.abc import Iterator, Sequence

import polars as pl

from yjp.charts.cells import bound
from yjp.charts.points import point
from yjp.charts.spec import GROUP, Cell, Chart, Mark, Point, Series, Table
from yjp.figures import AreaRole, Facet, Unit, figure_id, tag
from yjp.indicators.groupings import group_label, grouping
from yjp.indicators.representation.indicators import BEGINS, GAP, INDEX, RATE, SHARE, STEP, identifier
from yjp.indicators.representation.stages import REFERENCE, STAGES, UNKNOWN, Stage
from yjp.indicators.representation.standing import Standing, stands
from yjp.ledger import Figure, Ledger
from yjp.narrative.keys import NO_DIFFERENCE
from yjp.narrative.wording import NOT_AVAILABLE, NOT_SHOWN
from yjp.periods import Window, parse_window

INDEXES = {STEP: "the stage before", INDEX: "the population"}
"""The two indexes and what each is on."""
_TABLES = {
    SHARE: "Shares at each decision point",
    STEP: "Index on the stage before",
    INDEX: "Index on the population",
    RATE: "Rates and gaps to the population",
}
_SAID = {
    Standing.MORE: "More often, by more than chance would explain",
    Standing.LESS: "Less often, by more than chance would explain",
    Standing.SIMILAR: NO_DIFFERENCE,
    Standing.REFUSED: "Not said: its range is not held",
}
CONTACTS = "stops and arrests: contacts"
"""What police stages count, beside the children of the others."""


def groupings_held(ledger: Ledger) -> list[str]:
    """The groupings that there are rows of, in the order of the declaration."""
    held = set(_rows(ledger).get_column("group").drop_nulls())
    return [each for each in REFERENCE if each in held]


def windows_held(ledger: Ledger) -> list[Window]:
    """The periods, the longest first and of those the newest: a year of a small service says little.

    Those of which every number is hidden come last.
    """
    held = _rows(ledger).group_by("window").agg(pl.col("suppressed").all()).rows()
    found = [(hidden, parse_window(window)) for window, hidden in held]
    return [
        w for _, w in sorted(found, key=lambda each: (each[0], -each[1].months, -each[1].end.toordinal()))
    ]


def figures(ledger: Ledger, measure: str, group: str, window: str) -> Iterator[tuple[Stage, str, Figure]]:
    """Stage, group and figure of a measure, in the order of the declarations; the group compared with first."""
    order = sorted((each.code for each in grouping(group).values), key=lambda code: code != REFERENCE[group])
    for stage in STAGES:
        for value in order:
            name = figure_id(identifier(stage.id, measure), window, ledger.about.area, group, value)
            figure = ledger.get(name)
            if figure is not None:
                yield stage, value, figure


def shares_chart(ledger: Ledger, group: str, window: str) -> Chart | None:
    """The groups' shares of the children whose group is known, a bar for each decision point.

    Where a share is hidden the bars stand side by side. None without any.
    """
    found = [each for each in figures(ledger, SHARE, group, window) if each[1] not in UNKNOWN]
    by_place = {(stage.id, value): figure for stage, value, figure in found}
    stages = [
        s for s in STAGES if any(stage is s and (f.denominator or f.suppressed) for stage, _, f in found)
    ]
    values = list(dict.fromkeys(value for _, value, f in found if f.suppressed or f.value))
    if not stages or not values:
        return None
    hidden = any(figure.suppressed for figure in by_place.values())
    window_words = parse_window(window).label
    police = any(stage.police for stage in stages)
    contacts = f" ({CONTACTS})" if police else ""
    series = tuple(
        Series(
            name=group_label(group, value),
            role=GROUP,
            points=tuple(_part(by_place.get((stage.id, value))) for stage in stages),
        )
        for value in values
    )
    said = "; ".join(
        f"{stage.title}: " + ", ".join(f"{s.name} {s.points[n].text}" for s in series)
        for n, stage in enumerate(stages)
    )
    return Chart(
        id=tag(figure_id(f"{BEGINS}{SHARE}", window, ledger.about.area, group, "*"), Facet.CHART),
        kind="bar" if hidden else "stacked_bar",
        title=f"{grouping(group).title}: shares at each decision point",
        alt=f"Bar chart. {said}.",
        caption=f"Share of each group at each decision point, of children{contacts} whose group is known, "
        f"{ledger.about.service}, {window_words} (source: the service's own records)",
        categories=tuple(
            _named(stage, [by_place.get((stage.id, value)) for value in values]) for stage in stages
        ),
        series=series,
        unit_title=f"Percentage of {'those' if police else 'children'} whose group is known",
        decimals=1,
    )


def shares_table(ledger: Ledger, group: str, window: str) -> Table | None:
    """A row for each decision point and group: how many, of how many, the share with its range."""
    rows = [
        (
            Cell(text=f"{stage.title}: {group_label(group, value)}"),
            *(
                bound(ledger, f, facet)
                for facet in (Facet.NUMERATOR, Facet.DENOMINATOR, Facet.VALUE, Facet.RANGE)
            ),
        )
        for stage, value, f in figures(ledger, SHARE, group, window)
    ]
    return _table(
        ledger,
        SHARE,
        group,
        window,
        ("Decision point and group", "Number", "Out of", "Share", "95% range"),
        rows,
    )


def index_chart(ledger: Ledger, measure: str, group: str, window: str) -> Chart | None:
    """Every index that is given, with its range: 1 is as often as the group compared with. None where none is given."""
    found = [
        (stage, value, figure)
        for stage, value, figure in figures(ledger, measure, group, window)
        if figure.value is not None and not figure.suppressed and value != REFERENCE[group]
    ]
    if not found:
        return None
    points = tuple(_part(figure) for _, _, figure in found)
    names = tuple(f"{stage.title}: {group_label(group, value)}" for stage, value, _ in found)
    said = "; ".join(f"{name}: {_times(figure)}" for name, (_, _, figure) in zip(names, found, strict=True))
    return Chart(
        id=tag(figure_id(f"{BEGINS}{measure}", window, ledger.about.area, group, "*"), Facet.CHART),
        kind="bar",
        title=f"How often beside {group_label(group, REFERENCE[group])}",
        alt=f"Bar chart. Times as often as {group_label(group, REFERENCE[group])}, on {INDEXES[measure]}. {said}.",
        caption=f"Relative rate index on {INDEXES[measure]}: 1 is as often as {group_label(group, REFERENCE[group])}, "
        f"{ledger.about.service}, {parse_window(window).label}, with 95% ranges "
        "(source: the service's own records)",
        categories=names,
        series=(Series(name=ledger.about.service, role=AreaRole.LOCAL, points=points),),
        unit_title="Times as often",
        decimals=2,
        marks=(Mark(at=1.0, words="As often"),),
    )


def index_table(ledger: Ledger, measure: str, group: str, window: str) -> Table | None:
    """A row for each decision point and group: children, base, index, range, and what it says or why it is refused."""
    rows = [
        (
            Cell(text=f"{stage.title}: {group_label(group, value)}"),
            bound(ledger, figure, Facet.NUMERATOR),
            bound(ledger, figure, Facet.DENOMINATOR),
            bound(ledger, figure, Facet.VALUE),
            bound(ledger, figure, Facet.RANGE),
            Cell(text=_said(figure, reference=value == REFERENCE[group])),
        )
        for stage, value, figure in figures(ledger, measure, group, window)
        if value not in UNKNOWN
    ]
    police = any(stage.police for stage, _, _ in figures(ledger, measure, group, window))
    counted = f"Children ({CONTACTS})" if police else "Children"
    headers = ("Decision point and group", counted, "Out of", "Index", "95% range", "What it says")
    return _table(ledger, measure, group, window, headers, rows)


def population_table(ledger: Ledger, group: str, window: str) -> Table | None:
    """Rates per 1,000 of the group, and gaps to its share of the population; None where no population is held."""
    gaps = {(stage.id, value): figure for stage, value, figure in figures(ledger, GAP, group, window)}
    rows = [
        (
            Cell(text=f"{stage.title}: {group_label(group, value)}"),
            bound(ledger, figure, Facet.VALUE),
            bound(ledger, figure, Facet.RANGE),
            bound(ledger, gaps.get((stage.id, value)), Facet.VALUE),
            bound(ledger, gaps.get((stage.id, value)), Facet.RANGE),
        )
        for stage, value, figure in figures(ledger, RATE, group, window)
    ]
    headers = (
        "Decision point and group",
        "Per 1,000 of the group, a year",
        "95% range",
        "Share minus share of population",
        "95% range of the gap",
    )
    return _table(ledger, RATE, group, window, headers, rows)


def standing_of(figure: Figure) -> Standing | None:
    """Where an index stands beside 1, by its limits; None where no index is given or shown."""
    if figure.suppressed or figure.value is None:
        return None
    return stands(figure.lower, figure.upper)


def of_contacts(ledger: Ledger, group: str, window: str) -> bool:
    """Whether stops or arrests are among the decision points of a period."""
    return any(stage.police for stage, _, _ in figures(ledger, SHARE, group, window))


def _rows(ledger: Ledger) -> pl.DataFrame:
    return ledger.figures.filter(
        pl.col("indicator").str.starts_with(BEGINS),
        pl.col("area") == ledger.about.area,
        pl.col("group").is_not_null(),
    )


def _said(figure: Figure, *, reference: bool) -> str:
    if figure.suppressed:
        return NOT_SHOWN
    if reference:
        return "The group compared with"
    if figure.value is None:
        reason = figure.reason or NOT_AVAILABLE
        return reason[0].upper() + reason[1:]
    return _SAID[stands(figure.lower, figure.upper)]


def _times(figure: Figure) -> str:
    between = f", between {figure.interval}" if figure.interval else ""
    return f"{figure.number} times as often{between}"


def _table(
    ledger: Ledger,
    measure: str,
    group: str,
    window: str,
    headers: tuple[str, ...],
    rows: Sequence[tuple[Cell, ...]],
) -> Table | None:
    if not rows:
        return None
    return Table(
        id=tag(figure_id(f"{BEGINS}{measure}", window, ledger.about.area, group, "*"), Facet.TABLE),
        caption=f"{_TABLES[measure]} by {_within(grouping(group).title)}, {ledger.about.service}, "
        f"{parse_window(window).label}",
        headers=headers,
        rows=tuple(rows),
    )


def _part(figure: Figure | None) -> Point:
    return point(figure, limits=figure is not None and Unit(figure.unit) is not Unit.PERCENT)


def _named(stage: Stage, shares: Sequence[Figure | None]) -> str:
    """A decision point's name; without a bar it would read as nobody, so that it says where nothing may be shown."""
    held = [each for each in shares if each is not None]
    hidden = bool(held) and all(each.suppressed for each in held)
    return f"{stage.title} ({NOT_SHOWN})" if hidden else stage.title


def _within(label: str) -> str:
    return label[0].lower() + label[1:]
