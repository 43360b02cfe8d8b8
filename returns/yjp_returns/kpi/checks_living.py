"""Checks of the tables of children with an order ending: 1 to 5 and 7."""

from collections.abc import Iterator
from typing import Final

from yjp.indicators.kpi.declared.living import ACCOMMODATION_ROWS, ENDING, PROVISION_ROWS
from yjp.indicators.kpi.declared.needs import MENTAL_HEALTH_TYPES, STATUS_ROWS, SUBSTANCE_TYPES
from yjp.indicators.kpi.orders import ORDERS
from yjp_returns.kpi.address import Address, asked
from yjp_returns.kpi.checking import Outcome, Side, all_equal, at_most, equal
from yjp_returns.kpi.held import Cells
from yjp_returns.kpi.sides import POINTS, has, side_of, table_of

AGES: Final = {"school": "of school age", "above": "above school age"}
OF_CHILDREN: Final = (2, 3, 4, 5, 7)
"""The tables whose first row is the children with an order ending; table 1 has them in its columns of totals."""


def totals(cells: Cells) -> Iterator[Outcome]:
    """Order-ending totals agree across the tables, order by order."""
    for order in ORDERS:
        sides = [side_of(1, "KPI 1", ACCOMMODATION_ROWS, f"{order.id}_total")]
        for number in OF_CHILDREN:
            columns = [f"{order.id}_{a}_total" for a in AGES] if number == 2 else [f"{order.id}_total"]
            sides.append(side_of(number, f"KPI {number}", (ENDING,), *columns))
        yield from all_equal(cells, order.label, sides)


def accommodation(cells: Cells) -> Iterator[Outcome]:
    """Yes and no at a time point are at most the total."""
    for order in ORDERS:
        total = side_of(1, "children in total", ACCOMMODATION_ROWS, f"{order.id}_total")
        for point in POINTS:
            columns = (f"{order.id}_{point}_yes", f"{order.id}_{point}_no")
            if has(cells, Address(1, ENDING, columns[0])):
                both = side_of(1, f"suitable and not suitable at {point}", ACCOMMODATION_ROWS, *columns)
                yield from at_most(cells, f"KPI 1, {order.label}", both, total)


def accommodation_rows(cells: Cells) -> Iterator[Outcome]:
    """The same in each row: under total a child stands in the row of the end."""
    for order in ORDERS:
        for row in ACCOMMODATION_ROWS:
            place = f"KPI 1, {order.label}, {row.replace('_', ' ')}"
            yield from at_most(
                cells,
                place,
                side_of(
                    1, "suitable and not suitable at end", (row,), f"{order.id}_end_yes", f"{order.id}_end_no"
                ),
                side_of(1, "total", (row,), f"{order.id}_total"),
            )


def accommodation_sums(cells: Cells) -> Iterator[Outcome]:
    """A child is in one row, so the rows add up."""
    table = table_of(cells.version, 1)
    for column in table.columns if table else ():
        if not column.unavailable:
            yield from equal(
                cells,
                f"KPI 1, {column.group_label}, {column.point.replace('_', ' ')}",
                side_of(1, "all types together", ACCOMMODATION_ROWS, column.id),
                side_of(1, "children counted", (ENDING,), column.id),
            )


def education(cells: Cells) -> Iterator[Outcome]:
    """Children at a time point, and those in suitable ETE, are at most the total."""
    for order in ORDERS:
        for point in POINTS:
            columns = [f"{order.id}_{age}_{point}" for age in AGES]
            if not has(cells, Address(2, ENDING, columns[0])):
                continue
            total = side_of(2, "children in total", (ENDING,), *(f"{order.id}_{age}_total" for age in AGES))
            yield from at_most(
                cells,
                f"KPI 2, {order.label}",
                side_of(2, f"in suitable ETE at {point}", ("suitable",), *columns),
                total,
            )
            yield from at_most(
                cells, f"KPI 2, {order.label}", side_of(2, f"children at {point}", (ENDING,), *columns), total
            )


def education_rows(cells: Cells) -> Iterator[Outcome]:
    """What is of ETE is of children in ETE, by age and time point."""
    bands = ("1_15", "16_24", "25")
    parts: dict[str, tuple[str, ...]] = {
        "in suitable ETE": ("suitable",),
        "full and part time": ("full_time", "part_time"),
        "by hours offered": tuple(f"offered_{band}" for band in bands),
        "by hours attended": tuple(f"attended_{band}" for band in bands),
    }
    for order in ORDERS:
        for age, of_age in AGES.items():
            for point in POINTS:
                column = f"{order.id}_{age}_{point}"
                if not has(cells, Address(2, ENDING, column)):
                    continue
                place = f"KPI 2, {order.label}, {of_age}, {point}"
                within = side_of(2, "in ETE", ("in_ete",), column)
                for words, rows in parts.items():
                    yield from at_most(cells, place, side_of(2, words, rows, column), within)
                for row in PROVISION_ROWS:
                    yield from at_most(
                        cells, place, side_of(2, f"in {row.replace('_', ' ')}", (row,), column), within
                    )
                both = side_of(2, "in ETE and not in ETE", ("in_ete", "not_in_ete"), column)
                yield from at_most(cells, place, both, side_of(2, "children", (ENDING,), column))


def send(cells: Cells) -> Iterator[Outcome]:
    """Each row is of the children of the row before."""
    for order in ORDERS:
        column, place = f"{order.id}_total", f"KPI 3, {order.label}"
        identified = side_of(3, "with an identified need", ("identified",), column)
        ending = side_of(3, "order ending", (ENDING,), column)
        yield from at_most(
            cells, place, side_of(3, "with a formal plan", ("plan",), column), identified, ending
        )
        yield from at_most(
            cells, place, side_of(3, "with a need in suitable ETE", ("suitable",), column), identified
        )
        both = side_of(3, "with a need in suitable and unsuitable ETE", ("suitable", "unsuitable"), column)
        yield from at_most(cells, place, both, identified)


def need(cells: Cells) -> Iterator[Outcome]:
    """The two rows of need are of different children."""
    for number in (4, 5):
        for order in ORDERS:
            need = Side(
                "treated before and with a need",
                (
                    Address(number, "treated_before", f"{order.id}_start"),
                    Address(number, "need", f"{order.id}_end"),
                ),
            )
            ending = side_of(number, "order ending", (ENDING,), f"{order.id}_total")
            yield from at_most(cells, f"KPI {number}, {order.label}", need, ending)


def attended(cells: Cells) -> Iterator[Outcome]:
    """Attended after an offer, as a rule."""
    for number, types in ((4, MENTAL_HEALTH_TYPES), (5, SUBSTANCE_TYPES)):
        for order in ORDERS:
            for each in types:
                words = each.replace("_", " ")
                yield from at_most(
                    cells,
                    f"KPI {number}, {order.label}, {words}",
                    side_of(number, "attending", (f"attended_{each}",), f"{order.id}_end"),
                    side_of(number, "offered", (f"offered_{each}",), f"{order.id}_end"),
                )


def statuses(cells: Cells) -> Iterator[Outcome]:
    """Each status is of children with an order ending."""
    table = table_of(cells.version, 7)
    if table is None:
        return
    rows = [row for row in table.rows if row.id in (*STATUS_ROWS, "early_help_before", "early_help_referred")]
    for order in ORDERS:
        ending = side_of(7, "order ending", (ENDING,), f"{order.id}_total")
        columns = [c for c in table.columns if c.group == order.id and c.point in ("start", "end")]
        for row in rows:
            for column in (each for each in columns if asked(row, each)):
                side = side_of(7, f"{row.id.replace('_', ' ')}, {column.point}", (row.id,), column.id)
                yield from at_most(cells, f"KPI 7, {order.label}", side, ending)
