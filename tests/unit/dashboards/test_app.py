"""The app over HTTP, without a browser: headers, names it answers to, pages, faults, and nothing shared."""

import logging
import re
from typing import Any

import pytest
from dash import Dash

from tests.sample import sample
from tests.unit.dashboards import ledgers
from yjp.ledger import Ledger
from yjp_dashboards.app import create_app
from yjp_dashboards.components.notices import FAULT_SENTENCE
from yjp_dashboards.pages.overview import Overview

PATHS = ["/", "/_dash-layout", "/_dash-dependencies", "/assets/yjp.css", "/no-such-page"]


def callback(app: Dash, path: str, search: str = "") -> Any:
    """Asks for the content of an address, as the browser does."""
    client = app.server.test_client()
    return client.post(
        "/_dash-update-component",
        json={
            "output": "content.children",
            "outputs": {"id": "content", "property": "children"},
            "inputs": [{"id": "address", "property": "pathname", "value": path}],
            "state": [
                {"id": "address", "property": "search", "value": search},
                {"id": "drawn-from", "property": "data", "value": stamp(client)},
            ],
            "changedPropIds": ["address.pathname"],
        },
    )


def stamp(client: Any) -> str:
    """What the page in the browser says that it was drawn from."""
    (found,) = re.findall(
        r'"data":"([^"]+)","id":"drawn-from"|"id":"drawn-from","data":"([^"]+)"',
        client.get("/_dash-layout").text,
    )
    return str(found[0] or found[1])


@pytest.mark.parametrize("path", PATHS)
def test_every_response_carries_the_policy(path: str) -> None:
    with create_app(sample()).server.test_client().get(path) as response:
        headers = response.headers
    policy = headers["Content-Security-Policy"]
    assert re.fullmatch(
        r"default-src 'none'; script-src 'self'( 'sha256-[A-Za-z0-9+/=]+')+; style-src 'self' 'unsafe-inline'; "
        r"img-src 'self' data: blob:; connect-src 'self'; font-src 'self' data:; frame-ancestors 'none'; "
        r"base-uri 'none'; form-action 'self'",
        policy,
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_figures_are_never_stored_but_program_files_may_be() -> None:
    app = create_app(sample())
    client = app.server.test_client()
    assert callback(app, "/").headers["Cache-Control"] == "no-store"
    assert client.get("/").headers["Cache-Control"] == "no-store"
    assert client.get("/_dash-layout").headers["Cache-Control"] == "no-store"
    (script,) = re.findall(r'src="(/_dash-component-suites/dash/dash-renderer[^"]+)"', client.get("/").text)
    assert "max-age=31536000" in client.get(script).headers["Cache-Control"]


def test_the_document_names_its_language_and_its_subject() -> None:
    document = create_app(sample()).server.test_client().get("/").text
    assert '<html lang="en-GB">' in document
    assert "<title>Headline figures – Rotherham youth justice</title>" in document
    assert "polyfill" not in document
    assert document.count("<script") > 5


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8050", 200),
        ("localhost:8050", 200),
        ("[::1]:8050", 200),
        ("evil.example", 400),
        ("evil.example:8050", 400),
        ("127.0.0.1.evil.example", 400),
        ("10.0.0.7:8050", 400),
        ("[::1", 400),
    ],
)
def test_only_this_computers_names_are_answered(host: str, status: int) -> None:
    response = create_app(sample()).server.test_client().get("/_dash-layout", headers={"Host": host})
    assert response.status_code == status
    assert ("Rotherham" in response.text) == (status == 200)


def test_the_environment_cannot_open_what_the_code_keeps_shut(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MCP_ENABLED", "DEBUG", "UI", "PROPS_CHECK", "SERVE_DEV_BUNDLES", "HOT_RELOAD"):
        monkeypatch.setenv(f"DASH_{name}", "true")
    monkeypatch.setenv("DASH_ASSETS_EXTERNAL_PATH", "https://assets.example/")
    app = create_app(sample())
    document = app.server.test_client().get("/").text
    assert not [rule.rule for rule in app.server.url_map.iter_rules() if "mcp" in rule.rule.lower()]
    assert '"hot_reload"' not in document
    assert '"ui":false' in document
    assert "assets.example" not in document
    assert "dash_renderer.dev" not in document
    addresses = re.findall(r'(?:src|href)="([^"]+)"', document)
    assert addresses
    assert all(address.startswith("/") for address in addresses)


def test_the_address_chooses_page_and_measure() -> None:
    app = create_app(sample())
    asked = callback(app, "/reoffending", "?measure=reoffences_per_reoffender").text
    assert '"value":"reoffences_per_reoffender"' in asked.replace(
        '"label":"Reoffences per reoffender","value"', ""
    )
    assert "Rotherham: custody and remands" in callback(app, "/custody/").text
    assert "There is no such page" in callback(app, "/nowhere").text
    assert "There is no such page" not in callback(app, "").text


def test_apps_in_one_process_keep_their_ledgers_apart() -> None:
    one, other = create_app(ledgers.renamed("Norwood")), create_app(ledgers.renamed("Southam", made_up=False))
    for app, own, foreign in ((one, "Norwood", "Southam"), (other, "Southam", "Norwood")):
        client = app.server.test_client()
        everything = callback(app, "/").text + client.get("/_dash-layout").text + client.get("/").text
        assert own in everything
        assert foreign not in everything
    assert "The children in this example are made up" in one.server.test_client().get("/_dash-layout").text
    assert "made up" not in other.server.test_client().get("/_dash-layout").text


@pytest.mark.parametrize(
    "ledger", [ledgers.without_figures(), ledgers.without_comparators(), ledgers.of_one_period()]
)
def test_an_incomplete_ledger_is_a_page_and_no_fault(ledger: Ledger) -> None:
    response = callback(create_app(ledger), "/")
    assert response.status_code == 200
    assert "Rotherham: overview" in response.text
    assert FAULT_SENTENCE not in response.text


def test_a_fault_is_told_to_the_reader_and_logged_without_its_values(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    child = 4711

    def broken(self: Overview, query: object) -> None:
        raise ValueError(f"child {child}")

    app = create_app(sample())
    monkeypatch.setattr(Overview, "layout", broken)
    with caplog.at_level(logging.DEBUG):
        response = callback(app, "/")
    assert response.status_code == 200
    assert response.json is not None
    assert FAULT_SENTENCE in response.json["sideUpdate"]["fault"]["children"]
    assert "ValueError" in caplog.text
    assert "4711" not in caplog.text
    assert "4711" not in response.text


def test_nothing_is_logged_when_all_is_well(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        app = create_app(sample())
        app.server.test_client().get("/")
        callback(app, "/")
    assert caplog.text == ""
