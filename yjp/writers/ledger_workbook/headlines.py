"""The four measures that every board sees, and each one beside its own past and other areas."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from yjp.figures import OWN_PAST, ROLLING_STEP, Unit
from yjp.ledger import Comparison, Figure, Ledger
from yjp.narrative.headline import Headline, headlines
from yjp.narrative.keys import RANGE_MEANING, verdict_word
from yjp.writers.ledger_workbook import cells
from yjp.writers.ledger_workbook.notes import BLANKS, COLUMN, Notebook
from yjp.writers.workbook import Cell, Column, Sheet
from yjp.writers.workbook.shorthand import NOT_APPLICABLE, NOT_AVAILABLE

RATING_NOTE = "Rating: a letter and its colour as a word; N (no call) where none can be given."
EVENTS_NOTE = (
    "Over or under: how many children (or sentences, or reoffences) more or fewer than at the other level. Chance: how "
    "many, up or down, chance alone moves a service of this size."
)
COMPARED: tuple[Column, ...] = (
    Column("Measure", 28),
    Column("Period", 22),
    Column("Compared with", 30),
    Column("This service", 11, number=True),
    Column("The other", 11, number=True),
    Column("Difference", 12, number=True),
    Column("Unit of the difference", 16),
    Column("Verdict", 21),
    Column("Over or under, number", 12, number=True),
    Column("Chance, plus or minus", 12, number=True),
    Column("Rating", 12),
)


def headline_sheets(ledger: Ledger, notebook: Notebook) -> Iterable[Sheet]:
    """The headlines, and the headlines compared."""
    found = headlines(ledger)
    if found:
        yield _headlines(ledger, found, notebook)
        yield _compared(ledger, found)


def _headlines(ledger: Ledger, found: Sequence[Headline], notebook: Notebook) -> Sheet:
    ratings = {row["figure_id"]: row for row in ledger.ratings.iter_rows(named=True)}
    rows: list[Sequence[Cell]] = []
    for each in found:
        figure = asdict(each.figure)
        rating = ratings.get(each.figure.figure_id)
        rows.append(
            (
                each.title,
                each.figure.period.label,
                cells.figure_cells(figure)[0],
                cells.unit(each.figure.unit),
                *cells.figure_cells(figure)[1:],
                cells.state(figure),
                cells.rating(rating["rating"]) if rating else NOT_AVAILABLE,
                (rating["reason"] if rating else None) or NOT_AVAILABLE,
                notebook.marker(each.figure.reason or each.figure.quality),
            )
        )
    columns = (
        Column("Measure", 34),
        Column("Period", 22),
        Column("Figure", 10, number=True),
        Column("Unit", 17),
        Column("95% range from", 11, number=True),
        Column("95% range to", 11, number=True),
        Column("Counted", 11, number=True),
        Column("Out of", 11, number=True),
        Column("State", 16),
        Column("Rating", 12),
        Column("Reason for the rating", 46),
        COLUMN,
    )
    return Sheet(
        name="Headlines",
        title=f"{ledger.about.service}: the four headline measures",
        about="The four national measures, each with its 95% range and rating",
        notes=(
            "Each measure is shown for the newest year that has something to be compared with.",
            RANGE_MEANING,
            RATING_NOTE,
            BLANKS,
        ),
        columns=columns,
        rows=rows,
        nothing="There are no headline figures.",
    )


def _compared(ledger: Ledger, found: Sequence[Headline]) -> Sheet:
    rows: list[Sequence[Cell]] = []
    for each in found:
        tested = ledger.compared(each.figure.figure_id)
        rows += [comparison_cells(ledger, c) for c in tested]
        others = {c.comparator_id for c in tested}
        for beside in each.comparators:
            if beside.figure is None or beside.figure.figure_id not in others:
                rows.append(_untested(each, beside.name, beside.figure, beside.change))
    return Sheet(
        name="Headlines compared",
        title=f"{ledger.about.service}: the headline measures beside its own past and other areas",
        about="Each headline measure beside the year before, the family, the region and the country",
        notes=(
            "Verdict: better or worse only where the difference is more than chance would explain.",
            *EVENTS_NOTE.replace(". Chance", ".|Chance").split("|"),
            RATING_NOTE,
        ),
        columns=COMPARED,
        rows=rows,
        nothing="Nothing was compared.",
    )


def comparison_cells(ledger: Ledger, comparison: Comparison) -> list[Cell]:
    """One comparison as the columns ``COMPARED``."""
    own, other = ledger.get(comparison.figure_id), ledger.get(comparison.comparator_id)
    over = comparison.events_over
    return [
        cells.measure(own.indicator) if own else comparison.figure_id,
        own.period.label if own else NOT_AVAILABLE,
        compared_with(comparison.kind, other),
        _level(own),
        _level(other),
        cells.amount(comparison.change, comparison.decimals, suppressed=_hidden(own, other), signed=True),
        _difference_unit(comparison, own),
        verdict_word(comparison.verdict, on_past=comparison.kind == OWN_PAST),
        cells.amount(over, 0, suppressed=_hidden(own, other), signed=True),
        cells.amount(comparison.chance_events, 0, suppressed=_hidden(own, other)),
        cells.rating(comparison.rating) if comparison.rating else NOT_APPLICABLE,
    ]


def compared_with(kind: str, other: Figure | None) -> str:
    """What stands on the other side: an area, or the service itself before."""
    if other is None:
        return cells.sentence_case(kind)
    if kind == OWN_PAST:
        return f"Its own year before ({other.period.label})"
    if kind == ROLLING_STEP:
        return f"Its own year a quarter before ({other.period.label})"
    return other.area_name


def _difference_unit(comparison: Comparison, own: Figure | None) -> str:
    """A difference of two rates is in the rate's own unit."""
    if own is not None and comparison.change_unit == Unit.RATE_CHANGE:
        return cells.unit(own.unit)
    return cells.unit(comparison.change_unit)


def _untested(headline: Headline, name: str, figure: Figure | None, change: Figure | None) -> list[Cell]:
    words = "Not compared"
    if figure is None and change is not None:
        words = f"Not compared: only its change was published ({change.text})"
    return [
        cells.measure(headline.indicator),
        headline.figure.period.label,
        name,
        _level(headline.figure),
        _level(figure),
        NOT_AVAILABLE,
        NOT_APPLICABLE,
        words,
        NOT_AVAILABLE,
        NOT_AVAILABLE,
        NOT_APPLICABLE,
    ]


def _level(figure: Figure | None) -> Cell:
    return cells.figure_cells(asdict(figure))[0] if figure else NOT_AVAILABLE


def _hidden(*figures: Figure | None) -> bool:
    return any(f is not None and f.suppressed for f in figures)
