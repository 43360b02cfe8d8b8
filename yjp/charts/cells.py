"""The cell of a table that shows a figure, bound to it."""

from yjp.charts.spec import Cell
from yjp.figures import Facet, tag
from yjp.ledger import Figure, Ledger
from yjp.narrative.facets import in_cell
from yjp.narrative.wording import NOT_AVAILABLE


def bound(ledger: Ledger, figure: Figure | None, facet: Facet, missing: str = NOT_AVAILABLE) -> Cell:
    """What the facet of a figure says in a cell, with its tag; ``missing`` where there is no figure."""
    if figure is None:
        return Cell(text=missing)
    name = tag(figure.figure_id, facet)
    return Cell(text=in_cell(ledger, name), tag=name)
