"""Tables of staff whose cells are single people: yjp hides small numbers of children, not of colleagues."""

from collections.abc import Iterable, Iterator
from typing import Final

from yjp.office.names import W
from yjp.office.xml import Node
from yjp.plan.publish.found import Found
from yjp.plan.publish.story import ancestors, text_of

_KINDS: Final = ("staffing_contract.", "staffing_people.")
_ONE: Final = "1"


def few_staff(controls: Iterable[Found]) -> Iterator[str]:
    """A sentence for each staffing table with a cell that is one member of staff."""
    for control in controls:
        if control.tag.startswith(_KINDS) and control.tables:
            table = control.tables[0]
            if any(text_of(cell) == _ONE for cell in table.iter(f"{W}tc")):
                yield (
                    f"Read {_caption(control.block)} again: some of its cells are one member of staff, who may be "
                    "recognised. Merge rows, or take the table out, before you publish."
                )


def _caption(control: Node) -> str:
    """The caption in front of a table; "a staffing table" where there is none."""
    before = control.getprevious()
    if before is None:
        before = next(
            (found for each in ancestors(control) if (found := each.getprevious()) is not None), None
        )
    said = text_of(before) if before is not None and before.tag == f"{W}p" else ""
    return f"“{said}”" if said else "a staffing table"
