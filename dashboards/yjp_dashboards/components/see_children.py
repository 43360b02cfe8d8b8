"""The way from a number to the children behind it, for those who may see lists of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import dcc, html

from yjp_dashboards.auth.roles import Act
from yjp_dashboards.viewing import viewing

PATH, ASKED = "/behind-the-figures", "list"
"""The page of the lists, and what chooses one in its address."""
_COHORT = ("cohort_in", "cohort_out")
BEHIND_A_STEP: Mapping[str, tuple[str, ...]] = {
    "fte_count": ("entrants_in", "entrants_out"),
    "custody_count": ("custody_in", "custody_out"),
    "binary_reoffending": _COHORT,
    "reoffences_per_reoffender": _COHORT,
    "reoffences_per_child": _COHORT,
}
"""The lists of the quarter that came into the newest rolling year of a measure, and of the one that went out."""


OPEN_IT = "then “Open the list”"
NEWEST_ONLY = "Lists of children are kept for the newest quarters only."


def see_children(lists: Sequence[str], *, earlier: bool = False) -> list[Any]:
    """A line of links to those of the lists that this person may open; nothing is opened by following one.

    Beside an ``earlier`` year than theirs it says that there is none of it.
    """
    now = viewing()
    known = now.lists.titles
    names = [each for each in lists if each in known]
    if not names or not now.may(Act.CASE_LISTS):
        return []
    if earlier:
        return [html.P(NEWEST_ONLY, className="see-children")]
    parts: list[Any] = ["See these children: "]
    for place, name in enumerate(names):
        # "First time entrants: newest quarter, Jan 2019 to Mar 2019": the subject stands above.
        words = known[name].partition(": ")[2] or known[name]
        parts += [*([" and "] if place else []), dcc.Link(words, href=f"{PATH}?{ASKED}={name}")]
    parts.append(f" ({OPEN_IT})")
    return [html.P(parts, className="see-children")]
