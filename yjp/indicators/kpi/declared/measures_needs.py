"""Headlines and sub-measures of KPI 4 to 7: health, out-of-court disposals, wider services."""

from collections.abc import Iterator

from yjp.indicators.definition import Polarity
from yjp.indicators.kpi.declared.events import COMPLETED, DISPOSALS, NOT_COMPLETED
from yjp.indicators.kpi.declared.living import ENDING
from yjp.indicators.kpi.declared.needs import (
    MENTAL_HEALTH,
    MENTAL_HEALTH_TYPES,
    NEED,
    NO_INTERVENTION,
    NOT_ATTENDED,
    OFFERED_ANY,
    SUBSTANCE_MISUSE,
    SUBSTANCE_TYPES,
    SUPPORTED,
    TREATED,
    WIDER_SERVICES,
)
from yjp.indicators.kpi.declared.shapes import ENDED, by_order, cells, count, ending, share
from yjp.indicators.kpi.definition import Measure, Sum, Table
from yjp.indicators.kpi.sources import GOV_UK, SQL

WITH_A_NEED = "Children with a need"
OFFERED = "Help offered to children with a need"
STATED = (
    "This is the headline as GOV.UK states it: children with a need, of all with an order ending. The YJB's SQL heads "
    "the KPI with another measure: of those with a need, the children offered help or already in it."
)
NEXT_STEP = (
    "The headline of this KPI on GOV.UK, and the one shown to managers and boards, is children with a need, of all "
    "with an order ending. This measure, which heads the KPI in the YJB's SQL, is the next step: of those with a need, "
    "the children offered help or already in it."
)
_DONE = (("offered", "were offered", Polarity.NEITHER), ("attended", "attended", Polarity.HIGHER))


def _health(table: Table, types: tuple[str, ...], words: str) -> Iterator[Measure]:
    k, short, in_need = table.number, table.title, "children with a need"
    need = cells(table, (TREATED, NEED), ("start", "end"))
    yield share(
        "need",
        "headline",
        f"Children with a screened or identified {words} need",
        ENDED,
        need,
        ending(table),
        definition=WITH_A_NEED,
        differs=STATED,
        short=f"{short}: children with a need",
        source=f"{GOV_UK}; {k}a of the YJB's SQL",
    )
    yield share(
        "offered_given_need",
        "headline",
        f"Children offered a {words} intervention or already in one",
        in_need,
        cells(table, OFFERED_ANY, "end"),
        need,
        Polarity.HIGHER,
        definition=OFFERED,
        differs=NEXT_STEP,
        shown=False,
        short=f"{short}: offered help, of children with a need",
    )
    already = f"Children already in a {words} intervention when the order began"
    yield share("treated_before", f"{k}b", already, in_need, cells(table, TREATED, "start"), need)
    for kind in types:
        name = kind.replace("_", " ").capitalize()
        for done, did, polarity in _DONE:
            yield share(
                f"{done}_{kind}",
                f"{k}c",
                f"{name}: children who {did} it",
                in_need,
                cells(table, f"{done}_{kind}", "end"),
                need,
                polarity,
                # Neither the SQL nor the template asks for a recorded need of whoever was offered something.
                within=False,
            )
    none = f"Children with a {words} need for whom no intervention is recorded as needed"
    yield share(NO_INTERVENTION, f"{k}c", none, in_need, cells(table, NO_INTERVENTION, "end"), need)
    missed = f"Children offered a {words} intervention that they did not attend"
    yield share(NOT_ATTENDED, f"{k}c", missed, in_need, cells(table, NOT_ATTENDED, "end"), need, within=False)
    yield from by_order(table, "need", f"{k}d", f"children with a {words} need", need)


def _disposals() -> Iterator[Measure]:
    def of(row: str, *columns: str) -> Sum:
        return Sum(
            table=DISPOSALS.number, rows=(row,), columns=columns or tuple(c.id for c in DISPOSALS.columns)
        )

    for row, words, polarity, short in (
        (COMPLETED, "completed", Polarity.HIGHER, "completed"),
        (NOT_COMPLETED, "did not complete", Polarity.LOWER, "not completed"),
    ):
        yield share(
            row,
            "headline",
            f"Children who {words} an out-of-court disposal",
            "children with one ending",
            of(row),
            of(ENDING),
            polarity,
            short=f"Out-of-court disposals {short}",
            source=f"{SQL}; {GOV_UK}, wording of April 2023 (from memory)",
            grade="M",
        )
        for column in DISPOSALS.columns:
            yield share(
                f"{row}_{column.id}",
                "6b",
                f"{column.group_label}: children who {words} it",
                "children with one ending",
                of(row, column.id),
                of(ENDING, column.id),
                polarity,
            )
    yield count("programmes", "6a", "Out-of-court disposal programmes ending", of("programmes"))
    done = "Out-of-court disposal programmes completed"
    yield count("programmes_completed", "6a", done, of("programmes_completed"))


_STATUSES = {
    "looked_after": "Children looked after (care experienced)",
    "child_protection_plan": "Children on a child protection plan",
    "child_in_need": "Children in need (of care and support in Wales)",
    "early_help": "Children on an early intervention plan",
}


def _wider_services() -> Iterator[Measure]:
    whole, supported = ending(WIDER_SERVICES), cells(WIDER_SERVICES, SUPPORTED, "end")
    what = "children supported by wider services during the order"
    yield share(
        "supported",
        "headline",
        what.capitalize(),
        ENDED,
        supported,
        whole,
        short="Supported by wider services",
    )
    for number, point, when, name in (
        ("7a", "start", "at the start of", "start"),
        ("7b", "end", "during", "during"),
    ):
        for row, words in _STATUSES.items():
            numerator = cells(WIDER_SERVICES, row, point)
            yield share(f"{row}_{name}", number, f"{words} {when} the order", ENDED, numerator, whole)
    for row, point, words in (
        ("early_help_before", "start", "Children already open to early help before the order began"),
        ("early_help_referred", "end", "Children referred to early help on or after the day the order began"),
    ):
        yield share(row, "7c", words, ENDED, cells(WIDER_SERVICES, row, point), whole)
    yield from by_order(WIDER_SERVICES, "supported", "7d", what, supported)


OF_NEEDS: tuple[Measure, ...] = (
    *_health(MENTAL_HEALTH, MENTAL_HEALTH_TYPES, "mental health or emotional wellbeing"),
    *_health(SUBSTANCE_MISUSE, SUBSTANCE_TYPES, "substance misuse"),
    *_disposals(),
    *_wider_services(),
)
