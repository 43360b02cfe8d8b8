"""A page about one subject: how it moved, whether it is real, who the children are, and what stands beside it.

Its panels are modules beside this one; a page of its own declares which figures it is about (``subject``).
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from dash import html

from yjp.ledger import Ledger
from yjp.periods import QUARTER_MONTHS, YEAR_MONTHS
from yjp_dashboards.components.aria import aria
from yjp_dashboards.components.choices import Choice
from yjp_dashboards.components.chosen_panels import ChosenPanels
from yjp_dashboards.components.notices import NO_FIGURES, NO_SUCH_YEAR, notice
from yjp_dashboards.components.page_title import page_title
from yjp_dashboards.components.panel import Panel, panel
from yjp_dashboards.pages.callbacks import Callbacks
from yjp_dashboards.pages.page import Page
from yjp_dashboards.pages.theme_panel import theme_choice, theme_panel
from yjp_dashboards.pages.topics.beside import funnel_panel, published_panel
from yjp_dashboards.pages.topics.choices import BY, COMPARE, ENDING, MEASURE, OVER, choices
from yjp_dashboards.pages.topics.groups import groups_panel
from yjp_dashboards.pages.topics.quarters import quarters_panel, rolling_panel
from yjp_dashboards.pages.topics.subject import Choices, Query, Topic, asked_year
from yjp_dashboards.pages.topics.trend import definition_panel, trend_panel

KEPT = 128
"""Panels that a view keeps drawn: every choice by itself, and bounded however often somebody chooses anew."""


Make = Callable[[Ledger, Topic, Choices, Query], Panel | None]
PANELS: tuple[tuple[str, Make, tuple[str, ...]], ...] = (
    ("trend", trend_panel, (MEASURE, ENDING, COMPARE)),
    ("rolling-year", rolling_panel, (MEASURE, ENDING)),
    ("quarters", quarters_panel, (MEASURE, ENDING)),
    ("groups", groups_panel, (MEASURE, ENDING, BY, OVER)),
    ("funnel", funnel_panel, (MEASURE, ENDING)),
    ("published", published_panel, (MEASURE, ENDING)),
    ("definition", definition_panel, (MEASURE,)),
)
"""Name, maker and the choices that change it, in the order of the page."""
SHOWN_WITH: Mapping[str, tuple[str, ...]] = {"trend": (COMPARE,), "groups": (BY, OVER)}
"""The choices that stand inside a panel; the measure and the year stand above them all."""


def panels(topic: Topic) -> tuple[tuple[str, Make, tuple[str, ...]], ...]:
    """The panels of a subject; its theme stands before the definition, under the theme's name."""
    theme = topic.theme
    if theme is None:
        return PANELS

    def themed(ledger: Ledger, topic: Topic, choices: Choices, query: Query) -> Panel | None:
        chosen, year = choices[theme].chosen(query), asked_year(choices, query)
        return theme_panel(ledger, theme, chosen[0] if chosen else None, f"{topic.page}-{theme}", year)

    *above, definition = PANELS
    return (*above, (theme, themed, (ENDING, theme)), definition)


def _choosers(topic: Topic, short: str) -> tuple[str, ...]:
    return (short,) if short == topic.theme else SHOWN_WITH.get(short, ())


def wired(topic: Topic) -> ChosenPanels:
    """Which choices redraw which of its panels."""
    return ChosenPanels(
        path=topic.path,
        page=topic.page,
        keys=topic.keys,
        redrawn_by={f"{topic.page}-{short}": keys for short, _, keys in panels(topic)},
        nothing=NO_FIGURES,
    )


class TopicView:
    """The page over one ledger."""

    def __init__(self, ledger: Ledger, topic: Topic) -> None:
        self.ledger, self.topic = ledger, topic
        self.panels, self.wired = panels(topic), wired(topic)
        self.choices: dict[str, Choice] = dict(choices(ledger, topic.measures, topic.counted))
        if topic.theme:
            self.choices[topic.theme] = theme_choice(ledger, topic.theme)
        self._made = lru_cache(maxsize=KEPT)(self._make)

    def panel(self, name: str, query: Mapping[str, str]) -> Panel | None:
        """The panel of that id for the choices of the query."""
        short = name.removeprefix(f"{self.topic.page}-")
        if name not in self.wired.redrawn_by:
            return None
        # Unknown and needless parts of an address make no panel of their own.
        asked = self.wired.place(self, name, query).query
        return self._made(short, tuple(sorted(asked.items())))

    def _make(self, short: str, query: tuple[tuple[str, str], ...]) -> Panel | None:
        made = next(maker for known, maker, _ in self.panels if known == short)
        found = made(self.ledger, self.topic, self.choices, dict(query))
        return replace(found, subject=self.topic.name) if found else None

    def layout(self, query: Mapping[str, str]) -> list[Any]:
        """The page for the choices of its address."""
        topic = self.topic
        found = [(short, self.panel(f"{topic.page}-{short}", query)) for short, _, _ in self.panels]
        shown = [(short, each) for short, each in found if each is not None]
        title = page_title(self.ledger, topic.name)
        if not any(each.drawn or each.tables for _, each in shown):
            return [title, notice(NO_FIGURES)]
        return [
            *self.wired.address_parts(self),
            title,
            html.P(topic.lead, className="lead"),
            *([notice(NO_SUCH_YEAR)] if self.choices[ENDING].refuses(query) else []),
            html.Div([*self.wired.controls(self, query, MEASURE, ENDING)], className="choosers"),
            _contents([each for _, each in shown]),
            *(self._drawn(short, each, query) for short, each in shown),
            *self._left_out([short for short, _ in shown], query),
        ]

    def _drawn(self, short: str, each: Panel, query: Mapping[str, str]) -> Any:
        controls = self.wired.controls(self, query, *_choosers(self.topic, short))
        place = self.wired.place(self, each.id, query)
        # A panel that only the measure or the year changes is redrawn, too.
        return panel(
            each, place, choices=controls, redrawn=self.topic.redraws(self.wired.redrawn_by[each.id])
        )

    def _left_out(self, shown: list[str], query: Mapping[str, str]) -> list[Any]:
        """Choices of panels that are not there: nobody meets them, but the address is kept with them all."""
        names = [short for short, _, _ in self.panels if short not in shown]
        keys = [key for short in names for key in _choosers(self.topic, short)]
        hidden = self.wired.controls(self, query, *keys)
        return [html.Div([*hidden], hidden=True)] if hidden else []


def _contents(panels: list[Panel]) -> Any:
    items = [html.Li(html.A(each.heading, href=f"#{each.id}")) for each in panels]
    return html.Nav(html.Ul(items), className="contents", **aria(label="On this page"))


def topic_page(topic: Topic) -> Page:
    """The page of a subject."""

    def connect(on: Callbacks) -> None:
        names = [f"{topic.page}-{short}" for short, _, keys in panels(topic) if topic.redraws(keys)]
        wired(topic).connect(on, names)

    return Page(
        path=topic.path,
        name=topic.name,
        open=lambda ledger: TopicView(ledger, topic),
        connect=connect,
        exists=lambda ledger: _any_figure(ledger, topic),
    )


def _any_figure(ledger: Ledger, topic: Topic) -> bool:
    measures = (*topic.measures, *([topic.counted] if topic.counted else []))
    lengths = (QUARTER_MONTHS, YEAR_MONTHS)
    return any(ledger.series(each, ledger.about.area, n) for each in measures for n in lengths)
