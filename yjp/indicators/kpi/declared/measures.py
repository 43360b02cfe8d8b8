"""Headlines and sub-measures of KPI 1 to 3: where children live, what they learn, special educational needs."""

from collections.abc import Iterator

from yjp.indicators.definition import Polarity
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
from yjp.indicators.kpi.declared.shapes import ENDED, by_order, cells, count, ending, share
from yjp.indicators.kpi.definition import Measure
from yjp.indicators.kpi.sources import GOV_UK, SQL

_SPELLED_OUT = {
    "stc": "Secure training centre",
    "sch": "Secure children's home",
    "yoi": "Young offender institution",
    "temporary": "Temporary accommodation",
}
"""Rows whose label in the template is an abbreviation or misspelt; the return keeps the template's own."""


def _accommodation() -> Iterator[Measure]:
    for point, verdict in (("end", "yes"), ("end", "no"), ("start", "yes"), ("start", "no")):
        suitable = verdict == "yes"
        headline = point == "end" and suitable
        word, polarity = (SUITABLE, Polarity.HIGHER) if suitable else (UNSUITABLE, Polarity.LOWER)
        column = f"{point}_{verdict}"
        where = f"in {word} accommodation at the {point} of the order"
        yield share(
            f"{word}_{point}",
            "headline" if headline else "1a",
            f"Children {where}",
            ENDED,
            cells(ACCOMMODATION, ENDING, column),
            ending(ACCOMMODATION),
            polarity,
            short="Suitable accommodation" if headline else "",
            source=GOV_UK if headline else SQL,
        )
        for row in ACCOMMODATION_ROWS:
            what = f"{_SPELLED_OUT.get(row, ACCOMMODATION.row(row).label)}: children {where}"
            yield count(f"{word}_{point}_{row}", "1b", what, cells(ACCOMMODATION, row, column), grade="I")
        yield from by_order(
            ACCOMMODATION,
            f"{word}_{point}",
            "1c",
            f"children {where}",
            cells(ACCOMMODATION, ENDING, column),
            polarity,
        )


_ETE = (
    ("full_time", "2c", "Children in full time ETE", Polarity.HIGHER),
    ("part_time", "2c", "Children in part time ETE", Polarity.NEITHER),
    ("in_ete", "2a", "Children in ETE", Polarity.HIGHER),
    ("not_in_ete", "2a", "Children not in ETE", Polarity.LOWER),
)


def _education() -> Iterator[Measure]:
    both = {point: (f"school_{point}", f"above_{point}") for point in ("total", "start", "end")}
    whole = ending(EDUCATION, both["total"])
    hours = tuple(row.id for row in EDUCATION.rows if row.heading.startswith("Hours"))
    for point in ("end", "start"):
        at = f"at the {point} of the order"
        yield share(
            f"suitable_{point}",
            "headline" if point == "end" else "2a",
            f"Children in suitable ETE {at}",
            ENDED,
            cells(EDUCATION, SUITABLE, both[point]),
            whole,
            Polarity.HIGHER,
            short="Suitable education, training or employment" if point == "end" else "",
            source=GOV_UK if point == "end" else SQL,
        )
        for age, words in (("school", "of school age"), ("above", "above school age")):
            yield share(
                f"suitable_{point}_{age}",
                "2b",
                f"Children {words} in suitable ETE {at}",
                f"children {words} then with an order ending",
                cells(EDUCATION, SUITABLE, f"{age}_{point}"),
                ending(EDUCATION, f"{age}_{point}"),
                Polarity.HIGHER,
            )
        for row, number, what, polarity in _ETE:
            grade = EDUCATION.row(row).grade
            numerator = cells(EDUCATION, row, both[point])
            yield share(
                f"{row}_{point}", number, f"{what} {at}", ENDED, numerator, whole, polarity, grade=grade
            )
        for row, number in (*((p, "2d") for p in PROVISION_ROWS), *((h, "2e") for h in hours)):
            found = EDUCATION.row(row)
            what = f"{found.heading}, {found.label}: children {at}"
            numerator = cells(EDUCATION, row, both[point])
            yield share(f"{row}_{point}", number, what, ENDED, numerator, whole, grade=found.grade)
        yield from by_order(
            EDUCATION,
            f"suitable_{point}",
            "2f",
            f"children in suitable ETE {at}",
            cells(EDUCATION, SUITABLE, both[point]),
            Polarity.HIGHER,
            whole,
        )


def _send() -> Iterator[Measure]:
    identified, with_need = cells(SEND, "identified", "total"), "children with identified SEND/ALN"
    yield share(
        "plan",
        "headline",
        "Children with a formal plan",
        with_need,
        cells(SEND, "plan", "total"),
        identified,
        Polarity.HIGHER,
        short="Special educational needs with a formal plan",
        source=GOV_UK,
    )
    yield share("identified", "3a", "Children with identified SEND/ALN", ENDED, identified, ending(SEND))
    for row, polarity in ((SUITABLE, Polarity.HIGHER), (UNSUITABLE, Polarity.LOWER)):
        what = f"Children with identified SEND/ALN in {row} ETE at the end of the order"
        yield share(f"{row}_ete", "3b", what, with_need, cells(SEND, row, "total"), identified, polarity)
    yield from by_order(SEND, "identified", "3d", with_need, identified)


OF_LIVING: tuple[Measure, ...] = (*_accommodation(), *_education(), *_send())
