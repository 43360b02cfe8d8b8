"""Dashboards with people in them, for tests: roles by header, pages that do what pages can, and a planted marker."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import polars as pl
from dash import Dash, Input, Output, html

from tests.sample import sample
from yjp.ledger import Ledger
from yjp_dashboards.app import House, create_app
from yjp_dashboards.auth.proxy import Proxy
from yjp_dashboards.auth.roles import Act, Role
from yjp_dashboards.auth.settings import ServerSettings, TrustedProxy
from yjp_dashboards.case_lists import CaseList, ListOpened
from yjp_dashboards.downloads import Download
from yjp_dashboards.pages.callbacks import Callbacks
from yjp_dashboards.pages.page import Page
from yjp_dashboards.pages.registry import PAGES
from yjp_dashboards.releases import Fixed, Source
from yjp_dashboards.security import Door
from yjp_dashboards.viewing import viewing

PROXY = "127.0.0.1"
CHILD = "CASE-ID-4711"
SMALL = 3.0
MARKER = 0.8734127
"""A value that only a hidden figure has; its digits are looked for in everything that is sent."""
DIGITS = "8734127"

SETTINGS = ServerSettings(
    address="http://localhost",
    sign_in=TrustedProxy(),
    groups={Role.BOARD: ("b",), Role.MANAGER: ("m",), Role.ANALYST: ("a",)},
    proxies=(PROXY,),
)


class Lists:
    """One list of one child, and who opened it."""

    titles: Mapping[str, str] = {"entrants": "First time entrants"}
    kinds = titles

    def __init__(self) -> None:
        self.log: list[tuple[str, str, str]] = []

    def open(self, name: str, who: str, release: str, *, downloaded: bool = False) -> CaseList | None:
        self.log.append((name, who, release))
        return CaseList(name=name, title="First time entrants", headers=("Case id",), rows=((CHILD,),))

    def opened(self) -> tuple[ListOpened, ...]:
        return tuple(
            ListOpened(at="2026-01-01 00:00:00", who=who, name=n, children=1) for n, who, _ in self.log
        )


class All:
    """A page that shows every row of the ledger that it was given."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def everything(self) -> str:
        frames = (self.ledger.figures, self.ledger.comparisons, self.ledger.ratings, self.ledger.control)
        return "\n".join(frame.write_csv(float_precision=7) for frame in frames)

    def layout(self, query: Mapping[str, str]) -> list[Any]:
        return [html.Div(id="all"), html.Button(id="all-button"), html.Pre(self.everything())]


def connect_all(on: Callbacks) -> None:
    @on.callback(Output("all", "children"), Input("all-button", "n_clicks"))
    def more(view: All, clicks: int) -> str:
        return view.everything()

    on.download(
        "table",
        lambda view, query: Download(
            filename="../a\r\nSet-Cookie: x=1.csv", mimetype="text/csv", content=view.everything().encode()
        ),
    )


class Children:
    """A page of children, for managers."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def layout(self, query: Mapping[str, str]) -> list[Any]:
        return [html.Div(id="rows"), html.Button(id="open")]


def connect_children(on: Callbacks) -> None:
    @on.callback(Output("rows", "children"), Input("open", "n_clicks"))
    def rows(view: Children, name: str) -> list[str]:
        return [row[0] for row in viewing().case_list(name).rows]

    on.download(
        "list",
        lambda view, query: Download(
            filename="list.csv",
            mimetype="text/csv",
            content=viewing().case_list("entrants").rows[0][0].encode(),
        ),
    )


class Log:
    """The access log, for analysts."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def layout(self, query: Mapping[str, str]) -> list[Any]:
        return [html.P(each.who) for each in viewing().access_log()]


TRIAL_PAGES = (
    *PAGES,
    Page(path="/all", name="All", open=All, connect=connect_all),
    Page(path="/children", name="Children", open=Children, connect=connect_children, needs=Act.CASE_LISTS),
    Page(path="/log", name="Log", open=Log, needs=Act.ACCESS_LOG),
)


def planted() -> Ledger:
    """The sample with 41 entrants by sex: 3 girls, whose limits have digits that nothing else has, and 38 boys."""
    whole = sample()
    rate = whole.figures.filter(pl.col("figure_id") == "fte_rate.2018-12.12m.rotherham")
    count = rate.with_columns(
        figure_id=pl.lit("fte_count.2018-12.12m.rotherham"),
        indicator=pl.lit("fte_count"),
        denominator=pl.lit(None, dtype=pl.Float64),
        value=pl.col("numerator"),
        unit=pl.lit("count"),
        per=pl.lit(None, dtype=rate.schema["per"]),
    )
    groups = [
        count.with_columns(
            figure_id=pl.lit(f"fte_count.2018-12.12m.rotherham.sex={name}"),
            group=pl.lit("sex"),
            group_value=pl.lit(name),
            numerator=pl.lit(n),
            denominator=pl.lit(41.0),
            value=pl.lit(n),
            lower=pl.lit(limit),
        )
        for name, n, limit in (("female", SMALL, MARKER), ("male", 41.0 - SMALL, MARKER))
    ]
    return replace(whole, figures=pl.concat([whole.figures, count, *groups]))


def house(lists: Lists | None = None) -> House:
    return House(
        guard=Proxy(SETTINGS, TrustedProxy()),
        door=Door(name="dashboard.example"),
        lists=lists or Lists(),
        pages=TRIAL_PAGES,
    )


def app_with_roles(figures: Ledger | Source | None = None, lists: Lists | None = None) -> Dash:
    return create_app(figures or Fixed(planted()), house(lists))


def as_(role: str, name: str = "pat") -> dict[str, str]:
    """The headers that the proxy sends for somebody in the group of that role."""
    return {"X-Forwarded-User": name, "X-Forwarded-Groups": role[0]}
