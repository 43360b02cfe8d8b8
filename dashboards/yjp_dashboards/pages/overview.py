"""The first page: what changed since last quarter, where the four headline indicators stand, what needs attention.

There is no chart on it that Plotly would have to draw, so it is there at once.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from dash import dcc, html

from yjp.indicators.registry import HEADLINES, indicator
from yjp.ledger import Ledger
from yjp.narrative.headline import Headline, headlines, plain_text
from yjp.narrative.last_quarter import Change, since_last_quarter
from yjp_dashboards.attention import Notice
from yjp_dashboards.components.aria import aria
from yjp_dashboards.components.card import card, missing_card
from yjp_dashboards.components.notices import NO_FIGURES, notice
from yjp_dashboards.components.page_title import page_title
from yjp_dashboards.components.rating import key as rating_key
from yjp_dashboards.components.see_children import BEHIND_A_STEP, see_children
from yjp_dashboards.components.verdict import key
from yjp_dashboards.pages.attention_sources import notices
from yjp_dashboards.pages.page import Page
from yjp_dashboards.viewing import viewing

TOPICS: Mapping[str, str] = {
    "fte_rate": "/first-time-entrants",
    "binary_reoffending": "/reoffending",
    "reoffences_per_reoffender": "/reoffending?measure=reoffences_per_reoffender",
    "custody_rate": "/custody",
}
"""The page of each headline indicator."""
SUBJECT_PAGES: Mapping[str, str] = {
    "fte_count": "/first-time-entrants",
    "binary_reoffending": "/reoffending",
    "custody_count": "/custody",
}
"""The page of each change."""


class Overview:
    """The page over one ledger, which never changes: what is worked out once is kept."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    @cached_property
    def headlines(self) -> dict[str, Headline]:
        """The headlines there are, by indicator, in their order."""
        return {each.indicator: each for each in headlines(self.ledger)}

    @cached_property
    def _fixed(self) -> list[Any]:
        title = page_title(self.ledger, "Overview")
        if not self.headlines:
            return [title, notice(NO_FIGURES)]
        return [
            title,
            html.Section(
                [
                    html.Div(
                        [html.H2("Where we stand", id="cards-heading"), key(), rating_key()],
                        className="section-head",
                    ),
                    html.Div([self._card(each.id) for each in HEADLINES], className="cards"),
                ],
                **aria(labelledby="cards-heading"),
            ),
        ]

    def layout(self, query: Mapping[str, str]) -> list[Any]:
        """The page; what needs attention is this person's own."""
        title, *rest = self._fixed
        found = notices(viewing())
        changed = [self._changed()] if self.headlines else []
        return [title, *changed, *([_attention(found)] if found else []), *rest]

    @cached_property
    def _changes(self) -> tuple[Change, ...]:
        return since_last_quarter(self.ledger)

    def _changed(self) -> Any:
        """What changed, with the way to its page and, for this person, to the children behind it."""
        items = [html.Li([*_change(each), *see_children(BEHIND_A_STEP[each.of])]) for each in self._changes]
        return html.Section(
            [
                html.H2("What changed since last quarter", id="changed-heading"),
                html.Ul(items, className="changed"),
            ],
            className="panel short",
            **aria(labelledby="changed-heading"),
        )

    def _card(self, identifier: str) -> Any:
        headline = self.headlines.get(identifier)
        if headline is None:
            return missing_card(identifier)
        return card(self.ledger, headline, _link(identifier), self.headlines.values())


def _change(each: Change) -> list[Any]:
    return [
        html.Strong([dcc.Link(each.subject, href=SUBJECT_PAGES[each.of]), "."]),
        f" {plain_text(each.said)}",
    ]


def _attention(found: tuple[Notice, ...]) -> Any:
    items = [html.Li([*_count(each), dcc.Link(each.text, href=each.href)]) for each in found]
    return html.Section(
        [html.H2("What needs attention", id="attention-heading"), html.Ul(items, className="attention")],
        className="panel short",
        **aria(labelledby="attention-heading"),
    )


def _count(each: Notice) -> list[Any]:
    return [] if each.count is None else [html.Strong(f"{each.count:,}"), " "]


def _link(identifier: str) -> Any:
    named = indicator(identifier).short_title
    return dcc.Link(
        ["Look closer", html.Span(f": {named}", className="visually-hidden")],
        href=TOPICS[identifier],
        className="look-closer",
    )


PAGE = Page(path="/", name="Overview", open=Overview)
