"""The examples as whole workspaces behind a dashboard with roles, asked without a browser."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from flask.testing import FlaskClient

from tests.unit.dashboards.asking import ask, stamp
from tests.unit.dashboards.houses import SETTINGS, as_
from yjp.cli import yjp
from yjp.cli.dashboard import whole
from yjp.cli.plan_desk import WorkspacePlanDesk
from yjp.store import Workspace
from yjp_dashboards.app import House, create_app
from yjp_dashboards.auth.proxy import Proxy
from yjp_dashboards.auth.settings import TrustedProxy
from yjp_dashboards.releases import Source
from yjp_dashboards.security import Door

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MANAGER, BOARD, ANALYST = as_("manager"), as_("board"), as_("analyst")


Example = Callable[[str], Workspace]
"""A workspace of one's own with the example of that name."""


def make_example(folder: Path, name: str) -> Workspace:
    result = CliRunner().invoke(yjp, ["demo", "--no-serve", "--example", name, "--dir", str(folder)])
    assert result.exit_code == 0, result.output
    return Workspace(folder)


def house(workspace: Workspace, clock: Callable[[], datetime] = lambda: NOON) -> tuple[Source, House]:
    """Everything as ``yjp dashboard`` makes it, and people who sign in."""
    source, made = whole(workspace)
    door = Door(name="dashboard.example")
    desk = WorkspacePlanDesk(workspace, clock=clock)
    return source, replace(made, guard=Proxy(SETTINGS, TrustedProxy()), door=door, desk=desk)


def client_of(workspace: Workspace) -> FlaskClient:
    source, made = house(workspace)
    found: FlaskClient = create_app(source, made).server.test_client()
    return found


def page(client: FlaskClient, path: str, headers: dict[str, str], search: str = "") -> Any:
    """The answer for an address."""
    return ask(
        client,
        "content.children",
        [("address", "pathname", path)],
        [("address", "search", search), ("drawn-from", "data", stamp(client, headers))],
        headers,
    )


def components(answer: Any) -> dict[str, dict[str, Any]]:
    """The properties of every component with an id in an answer, ids of several parts as JSON."""
    found: dict[str, dict[str, Any]] = {}

    def walk(part: Any) -> None:
        if isinstance(part, list):
            for each in part:
                walk(each)
        elif isinstance(part, dict):
            props = part.get("props")
            if isinstance(props, dict) and props.get("id"):
                found[props["id"] if isinstance(props["id"], str) else json.dumps(props["id"])] = props
            for each in part.values():
                walk(each)

    walk(answer.get_json())
    return found


def tables(answer: Any, panel: str) -> list[dict[str, Any]]:
    """The tables of a panel as the browser draws them, cells as text."""
    found: list[dict[str, Any]] = json.loads(components(answer)[f"{panel}-tables"]["data-tables"])
    for table in found:
        table["rows"] = [[c[0] if isinstance(c, list) else c for c in row] for row in table["rows"]]
    return found


def said(answer: Any) -> str:
    """Every word of an answer."""
    words: list[str] = []

    def walk(part: Any, *, shown: bool = False) -> None:
        if isinstance(part, str) and shown:
            words.append(part)
        elif isinstance(part, list):
            for each in part:
                walk(each, shown=shown)
        elif isinstance(part, dict):
            for key, each in part.items():
                walk(each, shown=key == "children")

    walk(answer.get_json())
    return " ".join(words)
