"""Sentences for when there is nothing to show: what is missing, and what brings it here."""

from typing import Any

from dash import html

FAULT_SENTENCE = (
    "Something went wrong while this page was drawn, and what you see may be out of date. Load the page again; if "
    "it comes back, tell whoever looks after yjp."
)
NO_FIGURES = (
    "There are no figures yet. They appear here once an extract has been imported and the figures worked out."
)
NO_COMPARATORS = "There is nothing to compare this with: no figure for another area is held."
NO_YEAR_BEFORE = "There is no figure for the year before to compare with."
CHANGE_NOT_SHOWN = (
    "The change on the year before is not shown, to protect children: it rests on a small number, or would give one "
    "away."
)
NOTHING_SHOWN = "There is nothing to draw: no figure can be shown."
NOT_THIS_YEAR = "No figure of this is held, or can be shown, for the chosen year."
NO_SUCH_YEAR = "There is no figure of the year that the address asks for: this is the headline year."
NO_TREND = "There is one period only so far. A trend needs at least two."


def notice(sentence: str) -> Any:
    """A paragraph set apart from the figures."""
    return html.P(sentence, className="notice")


def no_such_page() -> list[Any]:
    """The page for an address that there is not."""
    return [
        html.H1("There is no such page"),
        html.P(["Check the address, or go to the ", html.A("overview", href="/"), "."]),
    ]


def page_not_drawn() -> list[Any]:
    """What stands in the place of a page in which something went wrong."""
    return [
        html.H1("This page could not be made"),
        html.P(["The other pages are there: go to the ", html.A("overview", href="/"), "."]),
    ]
