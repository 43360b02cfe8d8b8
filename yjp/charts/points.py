"""The point of a chart that shows a figure: what is hidden is a gap that says so, never a nought."""

from yjp.charts.spec import Point
from yjp.ledger import Figure
from yjp.narrative.wording import NOT_SHOWN

NO_FIGURE = "no figure"
"""Where none is held."""


def point(figure: Figure | None, *, limits: bool = True, empty: str = "none") -> Point:
    """The figure's value with its limits, if they are wanted; ``empty`` is said where it has no value."""
    if figure is None:
        return Point(value=None, text=NO_FIGURE)
    if figure.suppressed:
        return Point(value=None, figure_id=figure.figure_id, text=NOT_SHOWN)
    return Point(
        value=figure.value,
        lower=figure.lower if limits else None,
        upper=figure.upper if limits else None,
        figure_id=figure.figure_id,
        text=figure.text if figure.value is not None else empty,
    )
