"""What a reader may choose on a page. Every choice lives in the address, so that it can be sent to a colleague."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import dash_bootstrap_components as dbc
from dash import ClientsideFunction, Input, Output, State, dcc, html

from yjp_dashboards.pages.callbacks import Callbacks

Options = Sequence[tuple[str, str]]
"""Values, as the address has them, and what they are called."""
FEW = 5
"""More options than these are a list to open."""
MANY = ","
"""Stands between several chosen values in the address."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One choice of a page: its key in the address, what it is called, and its options, the usual one first.

    ``many`` lets a reader choose several; then ``usual`` are those chosen where the address says nothing. ``listed``
    makes it a list to open, whose options may be many.
    """

    key: str
    legend: str
    options: Options
    usual: tuple[str, ...]
    many: bool = False
    listed: bool = False

    def chosen(self, query: Mapping[str, str]) -> tuple[str, ...]:
        """What the address asks for, as far as it is on offer; else the usual."""
        if self.key not in query:
            return self.usual
        asked = query[self.key].split(MANY) if self.many else [query[self.key]]
        known = tuple(value for value, _ in self.options if value in asked)
        return known if known or (self.many and asked == [""]) else self.usual

    def refuses(self, query: Mapping[str, str]) -> bool:
        """Whether the address asks for something that is not on offer, so that the usual is shown in its place."""
        asked = query.get(self.key)
        return asked is not None and not self.many and asked not in dict(self.options)

    def in_address(self, query: Mapping[str, str]) -> dict[str, str]:
        """The choice as a part of an address: nothing where it is the usual one."""
        chosen = self.chosen(query)
        return {} if chosen == self.usual else {self.key: MANY.join(chosen)}


def one_of(key: str, legend: str, options: Options, *, usual: str | None = None) -> Choice:
    """A choice of one, the first where nothing else is usual; a list to open where there are more than a few."""
    first = usual if usual is not None else next((value for value, _ in options), None)
    return Choice(
        key=key,
        legend=legend,
        options=options,
        usual=() if first is None else (first,),
        listed=len(options) > FEW,
    )


def choice_id(page: str, key: str) -> str:
    """The component's id."""
    return f"{page}-{key}"


def control(page: str, choice: Choice, query: Mapping[str, str]) -> Any:
    """The choice as a list to open, buttons (one of few), or boxes to tick (several)."""
    chosen, identifier = choice.chosen(query), choice_id(page, choice.key)
    options = [{"label": label, "value": value} for value, label in choice.options]
    # Dash calls back for what is there: a choice without alternatives is there, but nobody meets it.
    hidden = len(options) < (1 if choice.many else 2)
    if choice.many:
        made: Any = dbc.Checklist(id=identifier, options=options, value=list(chosen), className="choices")
    elif choice.listed:
        return html.Div(
            [
                html.Label(choice.legend, htmlFor=identifier),
                dbc.Select(id=identifier, options=options, value=_first(chosen)),
            ],
            className="chooser select",
            hidden=hidden,
        )
    else:
        made = dbc.RadioItems(
            id=identifier, name=identifier, options=options, value=_first(chosen), className="choices"
        )
    return html.Fieldset([html.Legend(choice.legend), made], className="chooser", hidden=hidden)


def _first(chosen: tuple[str, ...]) -> str | None:
    return chosen[0] if chosen else None


def address_parts(page: str, choices: Sequence[Choice]) -> list[Any]:
    """What keeps the choices and the address the same; a page with choices begins with it.

    The page's own ``Location``: the shell's is there before the page is, and Dash calls back for what is there.
    """
    usual = [[each.key, list(each.usual) if each.many else _first(each.usual)] for each in choices]
    return [
        dcc.Location(id=f"{page}-address", refresh=False),
        dcc.Store(id=f"{page}-usual", data=usual),
    ]


def connect_choices(on: Callbacks, page: str, keys: Sequence[str]) -> None:
    """Keep a page's choices, in the order that ``address_parts`` was given them, and its address the same."""
    ids = [choice_id(page, key) for key in keys]
    on.in_browser(
        ClientsideFunction(namespace="yjp", function_name="chosen"),
        *(Output(each, "value") for each in ids),
        Output(f"{page}-address", "search"),
        *(Input(each, "value") for each in ids),
        Input(f"{page}-address", "search"),
        State(f"{page}-usual", "data"),
        prevent_initial_call=True,
    )


def inputs(page: str, keys: Sequence[str]) -> list[Input]:
    """The choices as inputs of a callback, which ``as_query`` reads."""
    return [Input(choice_id(page, key), "value") for key in keys]


def as_query(keys: Sequence[str], values: Sequence[Any]) -> dict[str, str]:
    """The values of a callback as the address would have them; whatever a browser may send is read as text."""
    return {
        key: MANY.join(map(str, value)) if isinstance(value, list) else str(value or "")
        for key, value in zip(keys, values, strict=True)
    }
