"""Everything that the dashboard says of figures: every page, with every option of every choice."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.unit.dashboards.workspaces import ANALYST, MANAGER, client_of, page, said
from yjp.charts.spec import Chart, Table
from yjp.charts.to_plotly import to_plotly
from yjp.narrative.parts import Sentence, plain_text
from yjp.store import Workspace
from yjp_dashboards.components import panel, tables
from yjp_dashboards.components.choices import Choice, control
from yjp_dashboards.pages import access_log
from yjp_dashboards.pages.registry import PAGES

FEW = 64
"""More combinations of a page's choices than these are not all tried."""


@dataclass
class Said:
    """What was drawn: tables, charts and sentences, with the address where each stood."""

    tables: list[tuple[str, Table]] = field(default_factory=list)
    charts: list[tuple[str, Chart]] = field(default_factory=list)
    sentences: list[tuple[str, Sentence]] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)


def walk(workspace: Workspace, patch: pytest.MonkeyPatch) -> Said:
    """Open every page for the manager (one is the analyst's) as it is, then with its choices."""
    seen, here = Said(), ""
    choices: dict[str, Choice] = {}

    def keep(kind: list[tuple[str, Any]]) -> Callable[..., None]:
        return lambda first, *rest: kind.append((here, first))

    def keep_tables(first: Any) -> None:
        seen.tables.extend((here, each) for each in first)

    def keep_choice(page: str, choice: Choice, query: object) -> None:
        choices[choice.key] = choice

    for function, keeper in (
        (tables.table, keep(seen.tables)),
        (panel.tables_data, keep_tables),
        (to_plotly, keep(seen.charts)),
        (plain_text, keep(seen.sentences)),
        (control, keep_choice),
    ):
        _everywhere(patch, function, keeper)

    client = client_of(workspace)
    for each in PAGES:
        choices.clear()
        here = each.path
        who = ANALYST if each is access_log.PAGE else MANAGER
        answer = page(client, here, who)
        assert answer.status_code == 200, here
        assert said(answer).strip(), f"{here} is empty"
        for search in list(_searches(list(choices.values()))):
            here = each.path + search
            assert page(client, each.path, who, search).status_code == 200, here
            seen.addresses.append(here)
        seen.addresses.append(each.path)
    return seen


def _searches(choices: list[Choice]) -> Iterator[str]:
    """Every combination of the options, where they are few; else each option beside the usual others."""
    values = {each.key: [value for value, _ in each.options] for each in choices}
    whole = [dict(zip(values, each, strict=True)) for each in product(*values.values())]
    single = [{key: value} for key, options in values.items() for value in options]
    yield from ("?" + urlencode(query) for query in (whole if len(whole) <= FEW else single) if query)


def _everywhere(patch: pytest.MonkeyPatch, function: Callable[..., Any], keeper: Callable[..., None]) -> None:
    """Let the keeper see every call of the function, wherever a module of the dashboard has imported it."""

    def seen(*arguments: Any, **named: Any) -> Any:
        keeper(*arguments, **named)
        return function(*arguments, **named)

    for name, module in list(sys.modules.items()):
        if name.startswith("yjp_dashboards"):
            for key, value in list(vars(module).items()):
                if value is function:
                    patch.setattr(module, key, seen)
