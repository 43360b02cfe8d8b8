"""What stands beside the numbers of a subject: bound cells, and what is counted and what is not."""

from typing import Any

from dash import html

from yjp.charts.spec import Cell
from yjp.figures import Facet, tag
from yjp.indicators.registry import indicator
from yjp.ledger import Figure, Ledger
from yjp.narrative.facets import in_cell

NOTHING_SHOWN = "There is nothing to draw: no figure can be shown."


def bound_cell(ledger: Ledger, figure: Figure | None, facet: Facet) -> Cell:
    """A facet of a figure as a cell bound to it, or that there is none."""
    if figure is None:
        return Cell(text="no figure")
    name = tag(figure.figure_id, facet)
    return Cell(text=in_cell(ledger, name), tag=name)


def counting(of: str) -> tuple[tuple[str, Any], ...]:
    """What an indicator counts and does not, for any of its panels."""
    named = indicator(of)
    return (
        ("Counted", _listed(named.counts_in) or named.numerator),
        *((("Not counted", _listed(named.counts_out)),) if named.counts_out else ()),
        *(
            (("How this differs from the official figure", _listed(named.deviations)),)
            if named.deviations
            else ()
        ),
        ("Counting rules", f"{named.source} Version {named.definition_version}."),
    )


def _listed(sentences: tuple[str, ...]) -> Any:
    if not sentences:
        return None
    return sentences[0] if len(sentences) == 1 else html.Ul([html.Li(each) for each in sentences])
