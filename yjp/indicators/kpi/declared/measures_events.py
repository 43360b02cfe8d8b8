"""Headlines and sub-measures of KPI 8 to 10: the management board, serious violence, victims."""

from collections.abc import Iterator

from yjp.indicators.definition import Polarity
from yjp.indicators.kpi.declared import events
from yjp.indicators.kpi.declared.events import BOARD, CATEGORIES, VICTIMS, VIOLENCE
from yjp.indicators.kpi.declared.shapes import count, share
from yjp.indicators.kpi.definition import Column, Measure, Sum
from yjp.indicators.kpi.sources import SQL

STATUTORY_SECTORS = 5
_TEN_THOUSAND = 10_000
_BANDS = tuple(column.id for column in VIOLENCE.columns)


def _board() -> Iterator[Measure]:
    attended = [c for c in BOARD.columns if c.point == "attended" and c.group != "other"]

    def of(row: str, *columns: Column) -> Sum:
        return Sum(table=BOARD.number, rows=(row,), columns=tuple(c.id for c in columns))

    for row, number, sector_number, words, polarity in (
        ("senior", "headline", "8a", "a senior partner", Polarity.HIGHER),
        ("delegated", "8b", "8c", "a delegate or non-senior partner", Polarity.NEITHER),
    ):
        yield Measure(
            id=f"kpi8_{row}",
            kpi=BOARD.number,
            number=number,
            what=f"Statutory sectors, of five, represented on the management board by {words}",
            of="the five statutory sectors",
            numerator=of(row, *attended),
            denominator=None,
            constant=STATUTORY_SECTORS,
            # The headline is the number of the five, not a percentage.
            per=STATUTORY_SECTORS,
            polarity=polarity,
            source=SQL,
            grade="Q",
            short="Senior partners on the board" if number == "headline" else "",
        )
        for column in attended:
            what = f"{column.group_label}: represented by {words} (1 or 0)"
            yield count(f"{row}_{column.group}", sector_number, what, of(row, column), polarity)


def _of(*rows: str) -> Sum:
    return Sum(table=VIOLENCE.number, rows=rows, columns=_BANDS)


def _violence() -> Iterator[Measure]:
    serious = _of(*events.SERIOUS_ROWS)
    yield Measure(
        id="kpi9_rate",
        kpi=VIOLENCE.number,
        number="headline",
        what="Proven serious violent offences per 10,000 children aged 10 to 17, in the quarter (not a yearly rate)",
        of="children aged 10 to 17 living in the area (mid-year estimate)",
        numerator=serious,
        denominator=None,
        of_population=True,
        per=_TEN_THOUSAND,
        polarity=Polarity.LOWER,
        source=SQL,
        grade="Q",
        short="Serious violence",
    )
    all_offences, lower = "all proven offences", Polarity.LOWER
    yield share(
        "serious_of_all", "9a", "Serious violent offences", all_offences, serious, _of(events.ALL), lower
    )
    yield share(
        "children",
        "9b",
        "Children with a serious violent offence",
        "children with a proven offence",
        _of(events.SERIOUS_CHILDREN),
        _of(events.CHILDREN),
        lower,
    )
    for number, rows in (
        ("9c", {code: name.lower() for code, name in CATEGORIES.items()}),
        ("9d", {f"score_{score}": f"gravity score of {score}" for score in events.GRAVE}),
        ("9e", {f"order_{order.id}": order.label for order in events.VIOLENCE_ORDERS}),
    ):
        for row, words in rows.items():
            what = f"Serious violent offences: {words}"
            yield share(row, number, what, "serious violent offences", _of(row), serious)


def _victims() -> Iterator[Measure]:
    def of(row: str) -> Sum:
        return Sum(table=VICTIMS.number, rows=(row,), columns=("total",))

    consent = "victims who consent to contact"
    yield share(
        "engaged",
        "headline",
        "Victims engaged in restorative justice",
        consent,
        of("engaged"),
        of("consent"),
        Polarity.HIGHER,
        short="Victims in restorative justice",
    )
    yield count("victims", "10a", "Victims", of("victims"))
    yield count("children", "10b", "Children with an order ending who have a victim", of("children"))
    for identifier, number, what, whole, numerator, denominator in (
        ("view", "10d", "Victims asked their view", consent, "view", "consent"),
        (
            "progress",
            "10e",
            "Victims told how the case goes",
            "victims who asked",
            "progress_provided",
            "progress_requested",
        ),
        (
            "support",
            "10f",
            "Victims told of support services",
            "victims who asked for more support",
            "support_provided",
            "support_requested",
        ),
        ("contacted", "10g", "Victims contacted", "all victims", "contacted", "victims"),
    ):
        yield share(identifier, number, what, whole, of(numerator), of(denominator), Polarity.HIGHER)


OF_EVENTS: tuple[Measure, ...] = (*_board(), *_violence(), *_victims())
"""10c, restorative justice processes, is not among them: the extract has a type for each victim, not processes."""
