"""The columns of the ten tables, built from the orders and the points of time of each."""

from collections.abc import Sequence

from yjp.indicators.kpi.definition import Column
from yjp.indicators.kpi.orders import CUSTODY, DISPOSALS, OOCD, ORDERS
from yjp.model.codes import BOARD_SECTORS

TOTAL = "total"
START = "start"
END = "end"
RELEASE = "release"
SCHOOL = "school"
ABOVE = "above"
_NONCUST = (
    "what this column holds is not public: the published SQL reads it and adds it to nothing (custodial remands, "
    "perhaps)"
)


def by_order(points: Sequence[str], custody_only: Sequence[str] = ()) -> tuple[Column, ...]:
    """Each order's points: ``ro_end``; custody has more of them."""
    return tuple(
        Column(
            id=f"{order.id}_{point}",
            template=f"{order.template}_{point}",
            group=order.id,
            group_label=order.label,
            point=point,
        )
        for order in ORDERS
        for point in (*points, *(custody_only if order.id == CUSTODY else ()))
    )


def accommodation() -> tuple[Column, ...]:
    """KPI 1: total, yes and no at the start and the end, at release for custody, and the set that is not public."""
    counted = by_order((TOTAL, "start_yes", "start_no", "end_yes", "end_no"), ("release_yes", "release_no"))
    other = tuple(
        Column(
            id=f"noncust_{point}",
            template=f"noncust_{point}",
            group="noncust",
            group_label="noncust (not public)",
            point=point,
            unavailable=_NONCUST,
        )
        for point in (TOTAL, "start_yes", "start_no", "release_yes", "release_no")
    )
    return (*counted, *other)


def education() -> tuple[Column, ...]:
    """KPI 2: school age and above, each with total, start, end, and release for custody."""
    return by_order(
        [f"{age}_{point}" for age in (SCHOOL, ABOVE) for point in (TOTAL, START, END)],
        [f"{age}_{RELEASE}" for age in (SCHOOL, ABOVE)],
    )


def send() -> tuple[Column, ...]:
    """KPI 3: the template's columns are the bare orders; the SQL calls them totals."""
    return tuple(
        Column(
            id=f"{order.id}_{TOTAL}",
            template=order.template,
            group=order.id,
            group_label=order.label,
            point=TOTAL,
        )
        for order in ORDERS
    )


def health() -> tuple[Column, ...]:
    """KPI 4 and 5."""
    return by_order((TOTAL, START, END))


def wider_services() -> tuple[Column, ...]:
    """KPI 7, whose template calls the first order ``ws``."""
    return tuple(
        Column(
            id=column.id,
            template=column.template.replace("ns_", "ws_") if column.group == OOCD else column.template,
            group=column.group,
            group_label=column.group_label,
            point=column.point,
        )
        for column in health()
    )


def disposals() -> tuple[Column, ...]:
    """KPI 6: a column a disposal."""
    return tuple(
        Column(id=each.id, template=each.id, group=each.id, group_label=each.label, point=TOTAL)
        for each in DISPOSALS
    )


SECTOR_LETTERS = dict(zip([s.code for s in BOARD_SECTORS], ("a", "b", "c", "d", "e", "other"), strict=True))
"""Which of the template's letters stands for which sector."""


def board() -> tuple[Column, ...]:
    """KPI 8: ``senior_a_attended``, ``senior_a_not`` and so on, whatever the row (the template's names)."""
    return tuple(
        Column(
            id=f"senior_{SECTOR_LETTERS[sector.code]}_{point}",
            template=f"senior_{SECTOR_LETTERS[sector.code]}_{point}",
            group=sector.code,
            group_label=sector.label,
            point=point,
        )
        for sector in BOARD_SECTORS
        for point in ("attended", "not")
    )


def violence() -> tuple[Column, ...]:
    """KPI 9: two bands of age."""
    return tuple(
        Column(id=band, template=band, group=band, group_label=label, point=TOTAL)
        for band, label in (("age10to15", "Aged 10 to 15"), ("age16to17", "Aged 16 to 17"))
    )


def victims() -> tuple[Column, ...]:
    """KPI 10: one column."""
    return (Column(id=TOTAL, template=TOTAL, group=TOTAL, group_label="Total", point=TOTAL),)
