"""Tables that people fill in."""

from yjp.charts.spec import Cell
from yjp.plan.prompts import Place, prompt_tag


def blank(identifier: str, text: str) -> Cell:
    """A cell that says what belongs in it until somebody types."""
    return Cell(text=text, tag=prompt_tag(identifier, Place.OPTIONAL))
