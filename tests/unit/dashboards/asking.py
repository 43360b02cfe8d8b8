"""Asks a dashboard as a browser does, and as somebody does who means no good."""

import re
from typing import Any

from flask.testing import FlaskClient

UPDATE = "/_dash-update-component"


def stamp(client: FlaskClient, headers: dict[str, str] | None = None) -> str:
    """What the page says that it was drawn from; nothing where there is no page."""
    layout = client.get("/_dash-layout", headers=headers).text
    found = re.findall(r'"data":"([^"]+)","id":"drawn-from"|"id":"drawn-from","data":"([^"]+)"', layout)
    return "".join(found[0]) if found else ""


def ask(
    client: FlaskClient,
    output: str,
    inputs: list[tuple[str, str, Any]],
    state: list[tuple[str, str, Any]],
    headers: dict[str, str] | None = None,
    **more: Any,
) -> Any:
    """A callback's answer."""
    component, _, prop = output.rpartition(".")
    body = {
        "output": output,
        "outputs": {"id": component, "property": prop},
        "inputs": [{"id": i, "property": p, "value": v} for i, p, v in inputs],
        "state": [{"id": i, "property": p, "value": v} for i, p, v in state],
        "changedPropIds": [f"{inputs[0][0]}.{inputs[0][1]}"] if inputs else [],
    }
    return client.post(UPDATE, json=body | more, headers=headers)


def content(
    client: FlaskClient, path: str, headers: dict[str, str] | None = None, drawn: str | None = None
) -> Any:
    """The content of an address."""
    drawn = stamp(client, headers) if drawn is None else drawn
    return ask(
        client,
        "content.children",
        [("address", "pathname", path)],
        [("address", "search", ""), ("drawn-from", "data", drawn)],
        headers,
    )


def trial(
    client: FlaskClient,
    output: str,
    button: str,
    value: Any = 1,
    headers: dict[str, str] | None = None,
    drawn: str | None = None,
) -> Any:
    """A trial page's callback."""
    drawn = stamp(client, headers) if drawn is None else drawn
    return ask(client, output, [(button, "n_clicks", value)], [("drawn-from", "data", drawn)], headers)
