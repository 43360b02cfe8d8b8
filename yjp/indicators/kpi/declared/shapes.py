"""The shapes that most measures share: a sum of cells, a share of another sum, the same by order."""

from collections.abc import Iterator

from yjp.indicators.definition import Polarity
from yjp.indicators.kpi.declared.living import ENDING
from yjp.indicators.kpi.definition import Measure, Sum, Table
from yjp.indicators.kpi.orders import ORDERS
from yjp.indicators.kpi.sources import SQL

PER_CENT = 100
ENDED = "children with an order ending"
"""What most measures are a share of."""


def cells(table: Table, rows: str | tuple[str, ...], points: str | tuple[str, ...]) -> Sum:
    """The cells of the rows in every order's column of the points."""
    wanted = (points,) if isinstance(points, str) else points
    return Sum(
        table=table.number,
        rows=(rows,) if isinstance(rows, str) else rows,
        columns=tuple(c.id for c in table.columns if c.point in wanted and not c.unavailable),
    )


def ending(table: Table, points: str | tuple[str, ...] = "total") -> Sum:
    """Every child with an order ending."""
    return cells(table, ENDING, points)


def share(
    identifier: str,
    number: str,
    what: str,
    of: str,
    numerator: Sum,
    denominator: Sum,
    polarity: Polarity = Polarity.NEITHER,
    *,
    definition: str = "",
    differs: str = "",
    shown: bool = True,
    short: str = "",
    source: str = SQL,
    grade: str = "Q",
    within: bool = True,
) -> Measure:
    """A percentage; the id begins with the KPI's number."""
    return Measure(
        id=f"kpi{numerator.table}_{identifier}",
        kpi=numerator.table,
        number=number,
        what=what,
        of=of,
        numerator=numerator,
        denominator=denominator,
        per=PER_CENT,
        polarity=polarity,
        source=source,
        grade=grade,
        definition=definition,
        differs=differs,
        shown=shown,
        short=short,
        within=within,
    )


def count(
    identifier: str,
    number: str,
    what: str,
    numerator: Sum,
    polarity: Polarity = Polarity.NEITHER,
    grade: str = "Q",
) -> Measure:
    """A count."""
    return Measure(
        id=f"kpi{numerator.table}_{identifier}",
        kpi=numerator.table,
        number=number,
        what=what,
        of="",
        numerator=numerator,
        denominator=None,
        per=1,
        polarity=polarity,
        source=SQL,
        grade=grade,
    )


def by_order(
    table: Table,
    identifier: str,
    number: str,
    what: str,
    numerator: Sum,
    polarity: Polarity = Polarity.NEITHER,
    whole: Sum | None = None,
) -> Iterator[Measure]:
    """A share of the children with an order ending, once for each order; ``whole`` is all of them."""
    group = {c.id: c.group for c in table.columns}

    def of_order(every: Sum, order: str) -> Sum:
        columns = tuple(column for column in every.columns if group[column] == order)
        return Sum(table=every.table, rows=every.rows, columns=columns)

    for order in ORDERS:
        yield share(
            f"{identifier}_{order.id}",
            number,
            f"{order.label}: {what}",
            "children with such an order ending",
            of_order(numerator, order.id),
            of_order(whole or ending(table), order.id),
            polarity,
        )
