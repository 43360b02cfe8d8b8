"""What the children need: the share with each need of those of whom it is recorded, and of how many it is not."""

from yjp.charts.cells import bound
from yjp.charts.points import point
from yjp.charts.spec import Cell, Chart, Series, Table
from yjp.figures import AreaRole, Facet, figure_id, tag
from yjp.indicators.needs.declared import BANDS, GAP, MOMENTS, NEEDS, NOTHING_KNOWN, UNKNOWN, Moment
from yjp.indicators.needs.indicators import identifier
from yjp.ledger import Figure, Ledger
from yjp.narrative.wording import NOT_SHOWN
from yjp.numbers import plain
from yjp.periods import Window, parse_window

MONTHS = (0, 12)
NO_SHARE = "no share given"
"""Where too few children are recorded for one, or none: the need is not said to be nobody's."""


def moment(identified: str) -> Moment:
    """The moment of that id; ``KeyError`` where there is none."""
    return {each.id: each for each in MOMENTS}[identified]


def periods_held(ledger: Ledger) -> list[tuple[Moment, Window]]:
    """Of which moment and period there are needs: the caseload of a day first, the newest first."""
    found = [
        (each, parse_window(window))
        for each in MOMENTS
        for window in dict.fromkeys(
            figure.window
            for need in NEEDS
            for months in MONTHS
            for figure in ledger.series(identifier(each, need.id), ledger.about.area, months)
        )
    ]
    return sorted(found, key=lambda pair: (MOMENTS.index(pair[0]), -pair[1].end.toordinal()))


def needs_chart(ledger: Ledger, of: Moment, window: str) -> Chart | None:
    """A bar for each need with its 95% range; None without any."""
    found = _held(ledger, of, window)
    if not found:
        return None
    points = tuple(point(figure, empty=NO_SHARE) for _, figure in found)
    labels = tuple(_label(title, figure) for title, figure in found)
    label = parse_window(window).label
    spoken = zip((_label(title, figure, drawn=False) for title, figure in found), points, strict=True)
    said = "; ".join(f"{name}: {point.text}" for name, point in spoken)
    return Chart(
        id=tag(figure_id(f"{of.id}_all", window, ledger.about.area), Facet.CHART),
        kind="bar",
        title="Needs of the children",
        alt=f"Bar chart of {len(found)} needs, {of.who}, {label}. {said}.",
        caption=f"Share with each need, of {of.who} of whom it is recorded, {ledger.about.service}, {label}, with "
        "95% ranges (source: the service's own records)",
        categories=labels,
        series=(Series(name=ledger.about.service, role=AreaRole.LOCAL, points=points),),
        unit_title="Percentage where recorded",
        decimals=1,
    )


def needs_table(ledger: Ledger, of: Moment, window: str) -> Table | None:
    """Need, how many of how many, the share with its range, the share not recorded, and the gap to the population."""
    rows = []
    gaps = [need for need in NEEDS if _figure(ledger, of, window, need.id, GAP) is not None]
    for need in NEEDS:
        figure = _figure(ledger, of, window, need.id)
        if figure is None:
            continue
        unknown = _figure(ledger, of, window, need.id, UNKNOWN)
        cells = [Cell(text=need.title)]
        cells += [
            bound(ledger, figure, facet)
            for facet in (Facet.NUMERATOR, Facet.DENOMINATOR, Facet.VALUE, Facet.RANGE)
        ]
        cells.append(bound(ledger, unknown, Facet.VALUE))
        if gaps:
            cells.append(bound(ledger, _figure(ledger, of, window, need.id, GAP), Facet.VALUE))
        rows.append(tuple(cells))
    if not rows:
        return None
    headers = ("Need", "With it", "Recorded of", "Share", "95% range", "Not recorded, of all")
    return Table(
        id=tag(figure_id(f"{of.id}_all", window, ledger.about.area), Facet.TABLE),
        caption=f"Needs of {of.who}, {ledger.about.service}, {parse_window(window).label}",
        headers=(*headers, "Share minus share of population") if gaps else headers,
        rows=tuple(rows),
    )


def together_chart(ledger: Ledger, of: Moment, window: str) -> Chart | None:
    """How many needs a child has at once, as shares."""
    found = [(title, _figure(ledger, of, window, band)) for band, title in BANDS]
    held = [(title, figure) for title, figure in found if figure is not None]
    if not held:
        return None
    points, label = tuple(point(figure, empty=NO_SHARE) for _, figure in held), parse_window(window).label
    return Chart(
        id=tag(figure_id(f"{of.id}_together", window, ledger.about.area), Facet.CHART),
        kind="bar",
        title="How many needs at once",
        alt="Bar chart. " + "; ".join(f"{t}: {p.text}" for (t, _), p in zip(held, points, strict=True)) + ".",
        caption=f"How many recorded needs a child has at once, {of.who}, {ledger.about.service}, {label} "
        "(source: the service's own records)",
        categories=tuple(_label(title, figure) for title, figure in held),
        series=(Series(name=ledger.about.service, role=AreaRole.LOCAL, points=points),),
        unit_title="Percentage of children",
        decimals=1,
    )


def together_table(ledger: Ledger, of: Moment, window: str) -> Table | None:
    """The same as numbers, and of how many children nothing is recorded."""
    bands = (*BANDS, (NOTHING_KNOWN, "No need recorded, there or not"))
    rows = [
        (
            Cell(text=title),
            *(
                bound(ledger, figure, facet)
                for facet in (Facet.NUMERATOR, Facet.DENOMINATOR, Facet.VALUE, Facet.RANGE)
            ),
        )
        for band, title in bands
        if (figure := _figure(ledger, of, window, band)) is not None
    ]
    if not rows:
        return None
    return Table(
        id=tag(figure_id(f"{of.id}_together", window, ledger.about.area), Facet.TABLE),
        caption=f"Needs at once, {of.who}, {ledger.about.service}, {parse_window(window).label}",
        headers=("Needs at once", "Children", "Out of", "Share", "95% range"),
        rows=tuple(rows),
    )


def doubts(ledger: Ledger, of: Moment, window: str) -> list[tuple[str, str]]:
    """Needs of which too little is recorded, each with what is said of it."""
    return [
        (title, figure.quality)
        for title, figure in _held(ledger, of, window)
        if figure.value is None and figure.quality and not figure.suppressed
    ]


def most_common(ledger: Ledger, of: Moment, window: str) -> str | None:
    """The need that most of the children of whom it is recorded have; None where a hidden one could have more.

    Needs of which too little is recorded are passed over.
    """
    held = _held(ledger, of, window)
    if any(figure.suppressed for _, figure in held):
        return None
    sure = [(title, figure) for title, figure in held if figure.value]
    if not sure:
        return None
    title, figure = max(sure, key=lambda each: each[1].value or 0.0)
    return f"{title}: {_count(figure)} of whom it is recorded ({figure.text}), more than any other need."


def many_at_once(ledger: Ledger, of: Moment, window: str) -> str | None:
    """How many children have the most needs at once; None where that is hidden."""
    last, title = BANDS[-1]
    figure = _figure(ledger, of, window, last)
    if figure is None or figure.suppressed or figure.value is None:
        return None
    return f"{title}: {_count(figure)} ({figure.text})."


def _count(figure: Figure) -> str:
    return f"{plain(figure.numerator or 0, 0)} of {plain(figure.denominator or 0, 0)} children"


def _held(ledger: Ledger, of: Moment, window: str) -> list[tuple[str, Figure]]:
    found = [(need.title, _figure(ledger, of, window, need.id)) for need in NEEDS]
    return [(title, figure) for title, figure in found if figure is not None]


def _figure(ledger: Ledger, of: Moment, window: str, *parts: str) -> Figure | None:
    return ledger.local(identifier(of, *parts), window)


def _label(title: str, figure: Figure, *, drawn: bool = True) -> str:
    """What stands at a bar; where it is ``drawn`` it says why there is no bar, so that none is read as nought."""
    if figure.suppressed:
        return f"{title} ({NOT_SHOWN})"
    if figure.numerator is None or not figure.denominator:
        return f"{title} ({NO_SHARE})"
    space = "\N{NO-BREAK SPACE}"
    counted = f"{plain(figure.numerator, 0)}{space}of{space}{plain(figure.denominator, 0)}"
    return f"{title} ({counted}, {NO_SHARE})" if drawn and figure.value is None else f"{title} ({counted})"
