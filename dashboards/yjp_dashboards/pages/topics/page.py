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
from yjp_dashboards.components.choices import (
    address_parts,
    as_query,
    connect_choices,
    control,
    inputs,
)
from yjp_dashboards.components.notices import NO_FIGURES, notice
from yjp_dashboards.components.panel import Panel, Place, outputs, panel, parts
from yjp_dashboards.components.panel_files import connect_files
from yjp_dashboards.pages.callbacks import Callbacks
from yjp_dashboards.pages.page import Page
from yjp_dashboards.pages.theme_panel import theme_choice, theme_panel
from yjp_dashboards.pages.topics.beside import funnel_panel, published_panel
from yjp_dashboards.pages.topics.choices import BY, COMPARE, MEASURE, OVER, choices
from yjp_dashboards.pages.topics.groups import groups_panel
from yjp_dashboards.pages.topics.quarters import quarters_panel, rolling_panel
from yjp_dashboards.pages.topics.subject import Choices, Query, Topic
from yjp_dashboards.pages.topics.trend import definition_panel, trend_panel

KEPT = 128
"""Panels that a view keeps drawn: every choice by itself, and bounded however often somebody chooses anew."""


Make = Callable[[Ledger, Topic, Choices, Query], Panel | None]
PANELS: tuple[tuple[str, Make, tuple[str, ...]], ...] = (
    ("trend", trend_panel, (MEASURE, COMPARE)),
    ("rolling-year", rolling_panel, (MEASURE,)),
    ("quarters", quarters_panel, (MEASURE,)),
    ("groups", groups_panel, (MEASURE, BY, OVER)),
    ("funnel", funnel_panel, (MEASURE,)),
    ("published", published_panel, (MEASURE,)),
    ("definition", definition_panel, (MEASURE,)),
)
"""Name, maker and the choices that change it, in the order of the page."""
SHOWN_WITH: Mapping[str, tuple[str, ...]] = {"trend": (COMPARE,), "groups": (BY, OVER)}
"""The choices that stand inside a panel; the measure stands above them all."""


def panels(topic: Topic) -> tuple[tuple[str, Make, tuple[str, ...]], ...]:
    """The panels of a subject; its theme stands before the definition, under the theme's name."""
    theme = topic.theme
    if theme is None:
        return PANELS

    def themed(ledger: Ledger, topic: Topic, choices: Choices, query: Query) -> Panel | None:
        chosen = choices[theme].chosen(query)
        return theme_panel(ledger, theme, chosen[0] if chosen else None, f"{topic.page}-{theme}")

    *above, definition = PANELS
    return (*above, (theme, themed, (theme,)), definition)


def _choosers(topic: Topic, short: str) -> tuple[str, ...]:
    return (short,) if short == topic.theme else SHOWN_WITH.get(short, ())


class TopicView:
    """The page over one ledger."""

    def __init__(self, ledger: Ledger, topic: Topic) -> None:
        self.ledger, self.topic = ledger, topic
        self.panels = panels(topic)
        self.choices = dict(choices(ledger, topic.measures, topic.counted))
        if topic.theme:
            self.choices[topic.theme] = theme_choice(ledger, topic.theme)
        self._made = lru_cache(maxsize=KEPT)(self._make)

    def panel(self, name: str, query: Mapping[str, str]) -> Panel | None:
        """The panel of that id for the choices of the query."""
        short = name.removeprefix(f"{self.topic.page}-")
        keys = next((keys for known, _, keys in self.panels if known == short), None)
        if keys is None or name == short:
            return None
        # Unknown and needless parts of an address make no panel of their own.
        asked = {key: value for k in keys for key, value in self.choices[k].in_address(query).items()}
        return self._made(short, tuple(sorted(asked.items())))

    def _make(self, short: str, query: tuple[tuple[str, str], ...]) -> Panel | None:
        made = next(maker for known, maker, _ in self.panels if known == short)
        found = made(self.ledger, self.topic, self.choices, dict(query))
        return replace(found, subject=self.topic.name) if found else None

    def place(self, short: str, query: Mapping[str, str]) -> Place:
        """Where the panel stands, with the choices that lead to it."""
        keys = next(keys for known, _, keys in self.panels if known == short)
        asked = {key: value for k in keys for key, value in self.choices[k].in_address(query).items()}
        return Place(page=self.topic.path, query=asked)

    def layout(self, query: Mapping[str, str]) -> list[Any]:
        """The page for the choices of its address."""
        topic = self.topic
        found = [(short, self.panel(f"{topic.page}-{short}", query)) for short, _, _ in self.panels]
        shown = [(short, each) for short, each in found if each is not None]
        title = html.H1(f"{self.ledger.about.service}: {topic.name[0].lower()}{topic.name[1:]}")
        if not any(each.drawn or each.tables for _, each in shown):
            return [title, notice(NO_FIGURES)]
        return [
            *address_parts(topic.page, [self.choices[key] for key in topic.keys]),
            title,
            html.P(topic.lead, className="lead"),
            _contents([each for _, each in shown]),
            control(topic.page, self.choices[MEASURE], query),
            *(self._drawn(short, each, query) for short, each in shown),
            *self._left_out([short for short, _ in shown], query),
        ]

    def _drawn(self, short: str, each: Panel, query: Mapping[str, str]) -> Any:
        controls = [
            control(self.topic.page, self.choices[key], query) for key in _choosers(self.topic, short)
        ]
        place = self.place(short, query)
        # A panel that only the measure changes is redrawn, too.
        return panel(each, place, choices=tuple(controls), redrawn=len(self.topic.measures) > 1)

    def _left_out(self, shown: list[str], query: Mapping[str, str]) -> list[Any]:
        """Choices of panels that are not there: nobody meets them, but the address is kept with them all."""
        names = [short for short, _, _ in self.panels if short not in shown]
        keys = [key for short in names for key in _choosers(self.topic, short)]
        hidden = [control(self.topic.page, self.choices[key], query) for key in keys]
        return [html.Div(hidden, hidden=True)] if hidden else []


def _contents(panels: list[Panel]) -> Any:
    items = [html.Li(html.A(each.heading, href=f"#{each.id}")) for each in panels]
    return html.Nav(html.Ul(items), className="contents", **aria(label="On this page"))


def topic_page(topic: Topic) -> Page:
    """The page of a subject."""

    def connect(on: Callbacks) -> None:
        connect_choices(on, topic.page, topic.keys)
        connect_files(on)
        for short, _, keys in panels(topic):
            if len(topic.measures) > 1 or _choosers(topic, short):
                _connect_panel(on, topic, short, keys)

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


def _connect_panel(on: Callbacks, topic: Topic, short: str, keys: tuple[str, ...]) -> None:
    identifier = f"{topic.page}-{short}"

    @on.callback(outputs(identifier), *inputs(topic.page, keys), prevent_initial_call=True)
    def draw(view: TopicView, *values: Any) -> list[Any]:
        query = as_query(keys, values)
        made = view.panel(identifier, query)
        made = made or Panel(id=identifier, heading="", takeaway="", nothing=NO_FIGURES)
        return parts(made, view.place(short, query))
