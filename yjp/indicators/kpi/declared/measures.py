"""Headlines and sub-measures of KPI 1 to 7, in terms of cells."""

from collections.abc import Iterator

from yjp.indicators.definition import Polarity
from yjp.indicators.kpi.declared.events import COMPLETED, DISPOSALS, NOT_COMPLETED
from yjp.indicators.kpi.declared.living import (
    ACCOMMODATION,
    ACCOMMODATION_ROWS,
    EDUCATION,
    ENDING,
    PROVISION_ROWS,
    SEND,
    SUITABLE,
    UNSUITABLE,
)
from yjp.indicators.kpi.declared.needs import (
    MENTAL_HEALTH,
    MENTAL_HEALTH_TYPES,
    NEED,
    NO_INTERVENTION,
    NOT_ATTENDED,
    OFFERED_ANY,
    STATUS_ROWS,
    SUBSTANCE_MISUSE,
    SUBSTANCE_TYPES,
    SUPPORTED,
    TREATED,
    WIDER_SERVICES,
)
from yjp.indicators.kpi.definition import Measure, Sum, Table
from yjp.indicators.kpi.orders import ORDERS
from yjp.indicators.kpi.sources import GOV_UK, SQL

GOV_UK_WORDING = "GOV.UK wording"
SQL_FORM = "form of the YJB's SQL"
_PER_CENT = 100


def cells(table: Table, rows: str | tuple[str, ...], points: str | tuple[str, ...], order: str = "") -> Sum:
    """The cells of the rows in every column of the points (of one order, or of all)."""
    wanted = (points,) if isinstance(points, str) else points
    return Sum(
        table=table.number,
        rows=(rows,) if isinstance(rows, str) else rows,
        columns=tuple(
            c.id
            for c in table.columns
            if c.point in wanted and not c.unavailable and (not order or c.group == order)
        ),
    )


def share(
    identifier: str,
    number: str,
    title: str,
    numerator: Sum,
    denominator: Sum | None,
    polarity: Polarity = Polarity.NEITHER,
    *,
    definition: str = "",
    source: str = SQL,
    grade: str = "Q",
) -> Measure:
    """A percentage, or a count where there is no denominator."""
    return Measure(
        id=f"kpi{numerator.table}_{identifier}",
        kpi=numerator.table,
        number=number,
        title=title,
        numerator=numerator,
        denominator=denominator,
        per=_PER_CENT if denominator else 1,
        polarity=polarity,
        source=source,
        grade=grade,
        definition=definition,
    )


def _accommodation() -> Iterator[Measure]:
    ending = cells(ACCOMMODATION, ENDING, "total")
    for point, verdict in (("end", "yes"), ("end", "no"), ("start", "yes"), ("start", "no")):
        suitable = verdict == "yes"
        headline = point == "end" and suitable
        word = SUITABLE if suitable else UNSUITABLE
        yield share(
            f"{word}_{point}",
            "headline" if headline else "1a",
            f"Children in {word} accommodation at the {point} of the order, as a percentage of children with an order "
            "ending",
            cells(ACCOMMODATION, ENDING, f"{point}_{verdict}"),
            ending,
            Polarity.HIGHER if suitable else Polarity.LOWER,
            source=GOV_UK if headline else SQL,
        )
        for row in ACCOMMODATION_ROWS:
            yield share(
                f"{word}_{point}_{row}",
                "1b",
                f"{ACCOMMODATION.row(row).label}: children in {word} accommodation at the {point} of the order",
                cells(ACCOMMODATION, row, f"{point}_{verdict}"),
                None,
                grade="I",
            )
        for order in ORDERS:
            yield share(
                f"{word}_{point}_{order.id}",
                "1c",
                f"{order.label}: children in {word} accommodation at the {point} of the order",
                cells(ACCOMMODATION, ENDING, f"{point}_{verdict}", order.id),
                cells(ACCOMMODATION, ENDING, "total", order.id),
                Polarity.HIGHER if suitable else Polarity.LOWER,
            )


def _education() -> Iterator[Measure]:
    both = {point: (f"school_{point}", f"above_{point}") for point in ("total", "start", "end")}
    ending = cells(EDUCATION, ENDING, both["total"])
    for point in ("end", "start"):
        yield share(
            f"suitable_{point}",
            "headline" if point == "end" else "2a",
            f"Children in suitable ETE at the {point} of the order, as a percentage of children with an order ending",
            cells(EDUCATION, SUITABLE, both[point]),
            ending,
            Polarity.HIGHER,
            source=GOV_UK if point == "end" else SQL,
        )
        for age, words in (("school", "of school age"), ("above", "above school age")):
            yield share(
                f"suitable_{point}_{age}",
                "2b",
                f"Children {words} in suitable ETE at the {point} of the order",
                cells(EDUCATION, SUITABLE, f"{age}_{point}"),
                cells(EDUCATION, ENDING, f"{age}_{point}"),
                Polarity.HIGHER,
            )
        for row, number, polarity in (
            ("full_time", "2c", Polarity.HIGHER),
            ("part_time", "2c", Polarity.NEITHER),
            ("in_ete", "2a", Polarity.HIGHER),
            ("not_in_ete", "2a", Polarity.LOWER),
        ):
            yield share(
                f"{row}_{point}",
                number,
                f"{EDUCATION.row(row).label.strip()}: at the {point} of the order",
                cells(EDUCATION, row, both[point]),
                ending,
                polarity,
                grade=EDUCATION.row(row).grade,
            )
        hours = tuple(row for row in EDUCATION.rows if row.heading.startswith("Hours"))
        for row, number in (*((p, "2d") for p in PROVISION_ROWS), *((h.id, "2e") for h in hours)):
            found = EDUCATION.row(row)
            yield share(
                f"{row}_{point}",
                number,
                f"{found.heading}, {found.label}: at the {point} of the order",
                cells(EDUCATION, row, both[point]),
                ending,
                grade=found.grade,
            )
        for order in ORDERS:
            yield share(
                f"suitable_{point}_{order.id}",
                "2f",
                f"{order.label}: children in suitable ETE at the {point} of the order",
                cells(EDUCATION, SUITABLE, both[point], order.id),
                cells(EDUCATION, ENDING, both["total"], order.id),
                Polarity.HIGHER,
            )


def _send() -> Iterator[Measure]:
    identified = cells(SEND, "identified", "total")
    yield share(
        "plan",
        "headline",
        "Children with a formal plan, as a percentage of children with identified SEND/ALN",
        cells(SEND, "plan", "total"),
        identified,
        Polarity.HIGHER,
        source=GOV_UK,
    )
    yield share(
        "identified",
        "3a",
        "Children with identified SEND/ALN, as a percentage of children with an order ending",
        identified,
        cells(SEND, ENDING, "total"),
    )
    for row, polarity in ((SUITABLE, Polarity.HIGHER), (UNSUITABLE, Polarity.LOWER)):
        yield share(
            f"{row}_ete",
            "3b",
            f"Children with identified SEND/ALN in {row} ETE at the end of the order",
            cells(SEND, row, "total"),
            identified,
            polarity,
        )
    for order in ORDERS:
        yield share(
            f"identified_{order.id}",
            "3d",
            f"{order.label}: children with identified SEND/ALN",
            cells(SEND, "identified", "total", order.id),
            cells(SEND, ENDING, "total", order.id),
        )


def _health(table: Table, types: tuple[str, ...], words: str) -> Iterator[Measure]:
    k = table.number
    need, ending = cells(table, (TREATED, NEED), ("start", "end")), cells(table, ENDING, "total")
    yield share(
        "need",
        "headline",
        f"Children with a screened or identified {words} need, as a percentage of children with an order ending",
        need,
        ending,
        definition=GOV_UK_WORDING,
        source=f"{GOV_UK}; {k}a of the YJB's SQL",
    )
    yield share(
        "offered_given_need",
        "headline",
        f"Children offered a {words} intervention or already in one, as a percentage of children with a need",
        cells(table, OFFERED_ANY, "end"),
        need,
        Polarity.HIGHER,
        definition=SQL_FORM,
    )
    yield share(
        "treated_before",
        f"{k}b",
        f"Children already in a {words} intervention when the order began, as a percentage of children with a need",
        cells(table, TREATED, "start"),
        need,
    )
    words_of = {"offered": "were offered", "attended": "attended"}
    for kind in types:
        for done, polarity in (("offered", Polarity.NEITHER), ("attended", Polarity.HIGHER)):
            yield share(
                f"{done}_{kind}",
                f"{k}c",
                f"{kind.replace('_', ' ').capitalize()}: children who {words_of[done]} it, as a percentage of children "
                "with a need",
                cells(table, f"{done}_{kind}", "end"),
                need,
                polarity,
            )
    for row in (NO_INTERVENTION, NOT_ATTENDED):
        yield share(row, f"{k}c", table.row(row).label, cells(table, row, "end"), need)
    for order in ORDERS:
        yield share(
            f"need_{order.id}",
            f"{k}d",
            f"{order.label}: children with a {words} need",
            cells(table, (TREATED, NEED), ("start", "end"), order.id),
            cells(table, ENDING, "total", order.id),
        )


def _disposals() -> Iterator[Measure]:
    def of(row: str, column: str = "") -> Sum:
        return Sum(
            table=DISPOSALS.number,
            rows=(row,),
            columns=(column,) if column else tuple(c.id for c in DISPOSALS.columns),
        )

    for row, polarity in ((COMPLETED, Polarity.HIGHER), (NOT_COMPLETED, Polarity.LOWER)):
        words = "completed" if row == COMPLETED else "did not complete"
        yield share(
            row,
            "headline",
            f"Children who {words} an out-of-court disposal, as a percentage of children with one ending",
            of(row),
            of(ENDING),
            polarity,
            source=f"{SQL}; {GOV_UK}, wording of April 2023 (from memory)",
            grade="M",
        )
        for column in DISPOSALS.columns:
            yield share(
                f"{row}_{column.id}",
                "6b",
                f"{column.group_label}: children who {words} it",
                of(row, column.id),
                of(ENDING, column.id),
                polarity,
            )
    for row in ("programmes", "programmes_completed"):
        yield share(row, "6a", DISPOSALS.row(row).label, of(row), None)


def _wider_services() -> Iterator[Measure]:
    ending = cells(WIDER_SERVICES, ENDING, "total")
    yield share(
        "supported",
        "headline",
        "Children supported by wider services during the order, as a percentage of children with an order ending",
        cells(WIDER_SERVICES, SUPPORTED, "end"),
        ending,
    )
    for number, point, words in (("7a", "start", "at the start of"), ("7b", "end", "during")):
        for row in STATUS_ROWS:
            yield share(
                f"{row}_{'start' if point == 'start' else 'during'}",
                number,
                f"{WIDER_SERVICES.row(row).label}: {words} the order",
                cells(WIDER_SERVICES, row, point),
                ending,
            )
    for row, point in (("early_help_before", "start"), ("early_help_referred", "end")):
        yield share(row, "7c", WIDER_SERVICES.row(row).label, cells(WIDER_SERVICES, row, point), ending)
    for order in ORDERS:
        yield share(
            f"supported_{order.id}",
            "7d",
            f"{order.label}: children supported by wider services during the order",
            cells(WIDER_SERVICES, SUPPORTED, "end", order.id),
            cells(WIDER_SERVICES, ENDING, "total", order.id),
        )


OF_CHILDREN: tuple[Measure, ...] = (
    *_accommodation(),
    *_education(),
    *_send(),
    *_health(MENTAL_HEALTH, MENTAL_HEALTH_TYPES, "mental health or emotional wellbeing"),
    *_health(SUBSTANCE_MISUSE, SUBSTANCE_TYPES, "substance misuse"),
    *_disposals(),
    *_wider_services(),
)
