"""Headlines and sub-measures of KPI 8 to 10, in terms of cells."""

from collections.abc import Iterator

from yjp.indicators.definition import Polarity
from yjp.indicators.kpi.declared import events
from yjp.indicators.kpi.declared.events import BOARD, VICTIMS, VIOLENCE
from yjp.indicators.kpi.declared.measures import share
from yjp.indicators.kpi.definition import Column, Measure, Sum
from yjp.indicators.kpi.sources import SQL

STATUTORY_SECTORS = 5
_TEN_THOUSAND = 10_000
_BANDS = tuple(column.id for column in VIOLENCE.columns)


def _board() -> Iterator[Measure]:
    attended = [c for c in BOARD.columns if c.point == "attended" and c.group != "other"]

    def of(row: str, *columns: Column) -> Sum:
        return Sum(table=BOARD.number, rows=(row,), columns=tuple(c.id for c in columns))

    for row, number, sector_number, words in (
        ("senior", "headline", "8a", "a senior partner"),
        ("delegated", "8b", "8c", "a delegate or non-senior partner"),
    ):
        yield Measure(
            id=f"kpi8_{row}",
            kpi=BOARD.number,
            number=number,
            title=f"Statutory sectors, of five, represented on the management board by {words}",
            numerator=of(row, *attended),
            denominator=None,
            constant=STATUTORY_SECTORS,
            # The headline is the number of the five, not a percentage.
            per=STATUTORY_SECTORS,
            polarity=Polarity.HIGHER if row == "senior" else Polarity.NEITHER,
            source=SQL,
            grade="Q",
        )
        for column in attended:
            yield share(
                f"{row}_{column.group}",
                sector_number,
                f"{column.group_label}: represented by {words} (1 or 0)",
                of(row, column),
                None,
                Polarity.HIGHER if row == "senior" else Polarity.NEITHER,
            )


def _of(*rows: str) -> Sum:
    return Sum(table=VIOLENCE.number, rows=rows, columns=_BANDS)


def _violence() -> Iterator[Measure]:
    serious = _of(*events.SERIOUS_ROWS)
    yield Measure(
        id="kpi9_rate",
        kpi=VIOLENCE.number,
        number="headline",
        title="Proven serious violent offences per 10,000 children aged 10 to 17, in the quarter (not a yearly rate)",
        numerator=serious,
        denominator=None,
        of_population=True,
        per=_TEN_THOUSAND,
        polarity=Polarity.LOWER,
        source=SQL,
        grade="Q",
    )
    yield share(
        "serious_of_all",
        "9a",
        "Serious violent offences as a percentage of all proven offences",
        serious,
        _of(events.ALL),
        Polarity.LOWER,
    )
    yield share(
        "children",
        "9b",
        "Children with a serious violent offence, as a percentage of children with a proven offence",
        _of(events.SERIOUS_CHILDREN),
        _of(events.CHILDREN),
        Polarity.LOWER,
    )
    for number, rows in (
        ("9c", events.SERIOUS_ROWS),
        ("9d", tuple(f"score_{score}" for score in events.GRAVE)),
        ("9e", tuple(f"order_{order.id}" for order in events.VIOLENCE_ORDERS)),
    ):
        for row in rows:
            yield share(row, number, VIOLENCE.row(row).label, _of(row), serious)


def _victims() -> Iterator[Measure]:
    def of(row: str) -> Sum:
        return Sum(table=VICTIMS.number, rows=(row,), columns=("total",))

    for identifier, number, title, numerator, denominator in (
        (
            "engaged",
            "headline",
            "Victims engaged in restorative justice, as a percentage of victims who consent to contact",
            "engaged",
            "consent",
        ),
        ("victims", "10a", "Victims", "victims", ""),
        ("children", "10b", "Children with an order ending who have a victim", "children", ""),
        (
            "view",
            "10d",
            "Victims asked their view, as a percentage of victims who consent to contact",
            "view",
            "consent",
        ),
        (
            "progress",
            "10e",
            "Victims told how the case goes, as a percentage of victims who asked",
            "progress_provided",
            "progress_requested",
        ),
        (
            "support",
            "10f",
            "Victims told of support services, as a percentage of victims who asked for more support",
            "support_provided",
            "support_requested",
        ),
        ("contacted", "10g", "Victims contacted, as a percentage of all victims", "contacted", "victims"),
    ):
        yield share(
            identifier,
            number,
            title,
            of(numerator),
            of(denominator) if denominator else None,
            Polarity.HIGHER if denominator else Polarity.NEITHER,
        )


OF_EVENTS: tuple[Measure, ...] = (*_board(), *_violence(), *_victims())
"""10c, restorative justice processes, is not among them: the extract has a type for each victim, not processes."""
