"""Who may see what, attacked: every route and callback from nobody, with a wrong role, with forged requests."""

import io
import json
import zipfile
from typing import Any

import pytest
from dash import Dash, Input, Output
from flask.testing import FlaskClient

from tests.unit.dashboards.asking import UPDATE, ask, content, stamp, trial
from tests.unit.dashboards.houses import CHILD, DIGITS, Lists, app_with_roles, as_, planted
from yjp_dashboards.auth.roles import Act, Role, allowed, highest
from yjp_dashboards.components.panel import outputs
from yjp_dashboards.pages.callbacks import GUARDED
from yjp_dashboards.releases import Audience, Release

ROLES = ("board", "manager", "analyst")
NOBODY: dict[str, str] = {}
ROUTES = (
    "/",
    "/all",
    "/children",
    "/_dash-layout",
    "/_dash-dependencies",
    "/_favicon.ico",
    "/_reload-hash",
    "/assets/yjp.css",
    "/assets/yjp.js",
    "/_dash-component-suites/plotly/package_data/plotly.min.js",
    "/_dash-component-suites/dash/dcc/async-graph.js",
    "/download/all/table",
    "/download/children/list",
    "/view",
    "/sign-out",
    "/no-such-page",
)


HELD = Lists()


@pytest.fixture(scope="module")
def app() -> Dash:
    """One app for all attacks: what one of them leaves behind, another would meet, as on a server."""
    return app_with_roles(lists=HELD)


@pytest.fixture
def lists() -> Lists:
    HELD.log.clear()
    return HELD


@pytest.fixture
def client(app: Dash, lists: Lists) -> FlaskClient:
    client: FlaskClient = app.server.test_client()
    return client


def test_the_marker_is_there_to_be_found(client: FlaskClient) -> None:
    """The attacks below look for digits: for those who may see them they are in every kind of answer."""
    headers = as_("manager")
    drawn = stamp(client, headers)
    assert DIGITS in content(client, "/all", headers).text
    assert DIGITS in trial(client, "all.children", "all-button", headers=headers).text
    assert DIGITS in client.get(f"/download/all/table?of={drawn}", headers=headers).text


def unguarded(app: Dash) -> list[str]:
    """Callbacks of the server that nobody checks: there must be none."""
    found = []
    for name, entry in app.callback_map.items():
        function = entry.get("callback")
        while function is not None and not hasattr(function, GUARDED):
            function = getattr(function, "__wrapped__", None)
        if entry.get("callback") is not None and function is None:
            found.append(str(name))
    return found


def test_every_callback_of_the_server_is_checked() -> None:
    app = app_with_roles()
    assert unguarded(app) == []
    assert sum(entry.get("callback") is not None for entry in app.callback_map.values()) >= 4

    @app.callback(Output("x", "children"), Input("y", "value"))
    def forgotten(value: Any) -> Any:
        return value

    assert unguarded(app) == ["x.children"], "the check itself finds a callback that nobody checks"


@pytest.mark.parametrize("path", ROUTES)
@pytest.mark.parametrize("method", ["GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nobody_gets_nothing_from_any_route(client: FlaskClient, path: str, method: str) -> None:
    response = client.open(path, method=method)
    assert response.status_code == 401
    assert response.text in ("Sign in first.\n", "")


def test_every_route_of_the_app_is_tried() -> None:
    """A route that Dash or a page adds later is tried from nobody too, whatever its address."""
    app = app_with_roles()
    client = app.server.test_client()
    for rule in app.server.url_map.iter_rules():
        path = str(rule.rule).replace("<path:", "<").split("<")[0]
        for method in ("GET", "POST"):
            status = client.open(path, method=method).status_code
            assert status == (200 if (path, method) == ("/health", "GET") else 401)


@pytest.mark.parametrize("path", ["/", "/all", "/children", "/health", "/assets/yjp.css", "/sign-in"])
def test_a_forged_pathname_opens_nothing(client: FlaskClient, path: str) -> None:
    """The bypass of another guard: a callback whose input claims to be on a public page."""
    response = ask(
        client,
        "all.children",
        [("address", "pathname", path), ("all-button", "n_clicks", 1)],
        [("drawn-from", "data", "x.own")],
    )
    assert response.status_code == 401


@pytest.mark.parametrize(
    ("path", "output", "button"),
    [("/children", "rows.children", "open"), ("/log", None, None)],
)
def test_a_board_member_cannot_open_a_managers_page(
    client: FlaskClient, lists: Lists, path: str, output: str | None, button: str | None
) -> None:
    headers = as_("board")
    refused = content(client, path, headers)
    # A page that says so: a bare 403 would leave the browser with one that says nothing.
    assert "does not open this page" in refused.text
    assert CHILD not in refused.text
    assert client.get(path, headers=headers).status_code == 403
    if output and button:
        assert trial(client, output, button, "entrants", headers).status_code == 403
        assert (
            client.get(f"/download{path}/list?of={stamp(client, headers)}", headers=headers).status_code
            == 403
        )
    assert lists.log == []


def test_the_menu_has_only_what_the_role_may_open(client: FlaskClient) -> None:
    found = {role: str(client.get("/_dash-layout", headers=as_(role)).json) for role in ROLES}
    assert [("/children" in found[role], "/log" in found[role]) for role in ROLES] == [
        (False, False),
        (True, False),
        (True, True),
    ]


def test_a_manager_opens_a_list_and_the_opening_is_written_down(client: FlaskClient, lists: Lists) -> None:
    headers = as_("manager", "Pat Manager")
    assert CHILD in trial(client, "rows.children", "open", "entrants", headers).text
    assert [(name, who) for name, who, _ in lists.log] == [("entrants", "Pat Manager")]
    assert "does not open this page" in content(client, "/log", headers).text
    assert client.get("/log", headers=headers).status_code == 403
    assert "Pat Manager" in content(client, "/log", as_("analyst")).text


@pytest.mark.parametrize(
    "name", ["nothing", "../entrants", "entrants; drop table", "", 1, None, ["entrants"]]
)
def test_a_list_that_there_is_not_is_not_opened(client: FlaskClient, lists: Lists, name: object) -> None:
    response = trial(client, "rows.children", "open", name, as_("manager"))
    assert CHILD not in response.text
    assert response.status_code == 404 or "fault" in response.text
    assert lists.log == []


def test_a_list_that_cannot_be_written_down_is_not_shown(
    client: FlaskClient, lists: Lists, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(name: str, who: str, release: str) -> None:
        raise OSError("disk full: CASE-ID-4711")

    monkeypatch.setattr(lists, "open", full)
    response = trial(client, "rows.children", "open", "entrants", as_("manager"))
    assert CHILD not in response.text


def _everything(client: FlaskClient, headers: dict[str, str]) -> str:
    """All that somebody can be sent, whatever they ask for."""
    drawn = stamp(client, headers)
    other = drawn.rpartition(".")[0]
    answers = []
    for path in ROUTES:
        with client.get(path, headers=headers) as response:
            answers.append(response.get_data())
    stamps = [drawn, f"{other}.own", f"{other}.public", f"{other}.board", "", "x", f"{other}.own.board"]
    for each in stamps:
        answers += [
            content(client, path, headers, each).get_data() for path in ("/", "/all", "/children", "/log")
        ]
        answers.append(trial(client, "all.children", "all-button", headers=headers, drawn=each).get_data())
        answers.append(trial(client, "rows.children", "open", "entrants", headers, each).get_data())
        answers += [
            client.get(f"/download/{page}?of={each}", headers=headers).get_data()
            for page in ("all/table", "children/list")
        ]
    return b"\n".join(answers).decode("utf-8", "replace")


def test_a_board_member_never_gets_a_hidden_number_or_a_child(client: FlaskClient, lists: Lists) -> None:
    sent = _everything(client, as_("board"))
    assert DIGITS not in sent
    assert CHILD not in sent
    assert lists.log == []
    assert "Rotherham" in sent
    assert "fte_count.2018-12.12m.rotherham.sex=female" in sent, "the figure is there, and its number is not"


@pytest.mark.parametrize("view", ["board", "public"])
@pytest.mark.parametrize("role", ["manager", "analyst"])
def test_in_a_board_view_nobody_gets_more_than_the_board(
    client: FlaskClient, lists: Lists, role: str, view: str
) -> None:
    headers = as_(role)
    response = client.post("/view", data={"view": view, "next": "/all"}, headers=headers)
    assert (response.status_code, response.headers["Location"]) == (303, "/all")
    sent = _everything(client, headers)
    assert DIGITS not in sent
    assert CHILD not in sent
    assert lists.log == []
    client.post("/view", data={"view": "own"}, headers=headers)
    assert DIGITS in content(client, "/all", headers).text


@pytest.mark.parametrize("wanted", ["own", "public", "analyst", "", "statutory"])
def test_a_board_member_cannot_choose_another_view(client: FlaskClient, wanted: str) -> None:
    headers = as_("board")
    assert client.post("/view", data={"view": wanted}, headers=headers).status_code == 403
    client.set_cookie("yjp-view", wanted)
    assert DIGITS not in _everything(client, headers)


def test_a_page_drawn_for_other_eyes_is_not_added_to(client: FlaskClient) -> None:
    headers = as_("manager")
    drawn = stamp(client, headers)
    client.post("/view", data={"view": "board"}, headers=headers)
    response = trial(client, "all.children", "all-button", headers=headers, drawn=drawn)
    assert "Load the page again" in response.text
    assert "fte_rate" not in response.text


# the proxy's word


@pytest.mark.parametrize("peer", ["10.0.0.9", "127.0.0.2", "::1", ""])
def test_a_header_from_anybody_but_the_proxy_is_not_believed(client: FlaskClient, peer: str) -> None:
    for path in ("/", "/_dash-layout", "/download/all/table"):
        response = client.get(path, headers=as_("analyst"), environ_base={"REMOTE_ADDR": peer})
        assert response.status_code == 403
        assert "Rotherham" not in response.text


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-User": "pat"},
        {"X-Forwarded-User": "pat", "X-Forwarded-Groups": ""},
        {"X-Forwarded-User": "pat", "X-Forwarded-Groups": "nobody,A,analyst, am"},
        {"X-Forwarded-User": "pat", "X-Forwarded-Groups": "a;b"},
    ],
)
def test_without_a_role_nobody_comes_in(client: FlaskClient, headers: dict[str, str]) -> None:
    assert client.get("/", headers=headers).status_code == 403


@pytest.mark.parametrize("name", ["", " ", "mallory,pat"])
def test_a_name_that_may_be_two_is_nobody(client: FlaskClient, name: str) -> None:
    assert client.get("/", headers={"X-Forwarded-User": name, "X-Forwarded-Groups": "a"}).status_code == 401


# requests that are not what they should be


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "http://localhost:9"},
    ],
)
def test_a_post_from_another_site_is_refused(client: FlaskClient, headers: dict[str, str]) -> None:
    who = as_("manager")
    drawn = stamp(client, who)
    for response in (
        trial(client, "all.children", "all-button", headers=who | headers, drawn=drawn),
        client.post("/view", data={"view": "board"}, headers=who | headers),
    ):
        assert response.status_code == 403
        assert "Set-Cookie" not in response.headers


def test_a_post_from_the_page_itself_is_answered(client: FlaskClient) -> None:
    who = as_("manager")
    for headers in ({"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://localhost"}):
        assert DIGITS in trial(client, "all.children", "all-button", headers=who | headers).text


@pytest.mark.parametrize(
    "host", ["evil.example", "dashboard.example.evil.example", "dashboard.example@evil.example"]
)
def test_another_name_is_not_served(client: FlaskClient, host: str) -> None:
    assert client.get("/", headers=as_("analyst") | {"Host": host}).status_code == 400


def test_a_forwarded_name_changes_nothing(client: FlaskClient) -> None:
    headers = as_("analyst") | {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}
    response = client.get("/", headers=headers)
    assert response.status_code == 200
    assert "evil.example" not in response.text
    assert client.get("/", headers=as_("analyst") | {"Host": "dashboard.example"}).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
@pytest.mark.parametrize("path", ["/", "/health", "/view", UPDATE, "/download/all/table"])
def test_a_method_that_is_not_used_is_refused(client: FlaskClient, method: str, path: str) -> None:
    response = client.open(path, method=method, headers=as_("analyst"))
    assert response.status_code == 405
    assert DIGITS not in response.text


def test_a_method_in_a_header_is_not_followed(client: FlaskClient) -> None:
    headers = as_("analyst") | {"X-HTTP-Method-Override": "POST"}
    assert client.get("/view", headers=headers).status_code in (404, 405, 200)
    assert "Set-Cookie" not in client.get("/view", headers=headers).headers


def test_an_oversized_post_is_refused_before_it_is_read(client: FlaskClient) -> None:
    headers = as_("analyst")
    big = trial(client, "all.children", "all-button", "x" * 2_000_000, headers, stamp(client, headers))
    assert big.status_code == 413
    assert client.post("/view", data={"view": "y" * 2_000_000}, headers=headers).status_code == 413


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "null",
        "[]",
        '"x"',
        "{}",
        '{"output": 1}',
        '{"output": "all.children"}',
        '{"output": "../x.y"}',
    ],
)
def test_a_body_that_is_no_callback_is_an_error_without_internals(client: FlaskClient, body: str) -> None:
    response = client.post(UPDATE, data=body, content_type="application/json", headers=as_("analyst"))
    assert response.status_code >= 400
    _says_nothing(response.text)


@pytest.mark.parametrize(
    ("output", "value"),
    [
        ("content.children", "/../../etc/passwd"),
        ("content.children", {"a": 1}),
        ("content.children", ["/all"]),
        ("no-such.children", 1),
        ("all.figure", 1),
        ("..all.children...rows.children..", 1),
    ],
)
def test_a_forged_callback_is_an_error_without_internals(
    client: FlaskClient, output: str, value: object
) -> None:
    headers = as_("board")
    drawn = [("address", "search", ""), ("drawn-from", "data", stamp(client, headers))]
    response = ask(client, output, [("address", "pathname", value)], drawn, headers)
    _says_nothing(response.text)
    assert DIGITS not in response.text


def test_forged_inputs_of_a_page_are_read_as_no_choice(client: FlaskClient) -> None:
    headers = as_("board")
    parts = [
        f"{each.component_id}.{each.component_property}" for each in outputs("first-time-entrants-groups")
    ]
    for value in ("fte_count", "__class__", "sex' or 1=1", "", None, 1, ["fte_rate"], {"a": "b"}, [[1], {}]):
        body = {
            "output": f"..{'...'.join(parts)}..",
            "outputs": [dict(zip(("id", "property"), each.split("."), strict=True)) for each in parts],
            "inputs": [
                {"id": f"first-time-entrants-{key}", "property": "value", "value": value}
                for key in ("measure", "year", "by", "over")
            ],
            "state": [{"id": "drawn-from", "property": "data", "value": stamp(client, headers)}],
            "changedPropIds": ["first-time-entrants-by.value"],
        }
        response = client.post(UPDATE, json=body, headers=headers)
        assert response.status_code == 200, value
        # The first grouping is the one that stands where nothing is chosen.
        assert "by sex" in response.get_json()["response"]["first-time-entrants-groups-takeaway"]["children"]
        assert "fault" not in response.text
        assert DIGITS not in response.text
        _says_nothing(response.text)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "docx"])
@pytest.mark.parametrize("panel", ["first-time-entrants-groups", "first-time-entrants-trend"])
def test_a_board_member_gets_no_hidden_number_in_a_file_of_a_panel(
    client: FlaskClient, kind: str, panel: str
) -> None:
    headers = as_("board")
    query = {"panel": panel, "by": "sex", "of": stamp(client, headers)}
    response = client.get(f"/download/first-time-entrants/{kind}", query_string=query, headers=headers)
    assert response.status_code == 200
    content = response.data if kind == "csv" else _unpacked(response.data)
    assert DIGITS.encode() not in content
    own = client.get(
        f"/download/first-time-entrants/{kind}",
        query_string=query | {"of": stamp(client, as_("manager"))},
        headers=as_("manager"),
    )
    # The same file of a manager has the number: what is looked for is there to be found.
    if kind == "csv" and panel.endswith("groups"):
        assert DIGITS.encode() in own.data


@pytest.mark.parametrize(
    "panel",
    ["", "trend", "custody-trend", "first-time-entrants-", "first-time-entrants-__class__", "../trend"],
)
def test_a_file_of_a_panel_that_there_is_not_is_not_found(client: FlaskClient, panel: str) -> None:
    headers = as_("analyst")
    query = {"panel": panel, "of": stamp(client, headers)}
    for kind in ("csv", "xlsx", "docx"):
        response = client.get(f"/download/first-time-entrants/{kind}", query_string=query, headers=headers)
        assert response.status_code == 404


def _unpacked(content: bytes) -> bytes:
    """Everything in a zip, and in the zips in it."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = [packed.read(name) for name in packed.namelist()]
    return b"\n".join(part + (_unpacked(part) if part.startswith(b"PK") else b"") for part in parts)


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../app.py",
        "/assets/%2e%2e/app.py",
        "/assets/..%2fapp.py",
        "/assets/....//app.py",
        "/assets//etc/passwd",
        "/assets/%00",
        "/assets/yjp.css/../../app.py",
        "/assets/.env",
        "/_dash-component-suites/dash/../../yjp/errors.py",
        "/_dash-component-suites/os/os.py",
        "/_dash-component-suites/yjp_dashboards/app.py",
        "/_dash-component-suites/dash/dcc/%2e%2e/dash.py",
        "/_dash-component-suites/plotly/package_data/..%2f..%2fio.py",
    ],
)
def test_tricks_with_paths_of_program_files_find_nothing(client: FlaskClient, path: str) -> None:
    response = client.get(path, headers=as_("analyst"))
    assert response.status_code == 404 or "react-entry-point" in response.text
    assert "import " not in response.text
    _says_nothing(response.text)


@pytest.mark.parametrize(
    "path",
    [
        "/download/",
        "/download/all",
        "/download/all/none",
        "/download/all/../children/list",
        "/download/all/%2e%2e/children/list",
        "/download/all/table/",
        "/download//all/table",
        "/download/all/table%00",
        "/download/all/table%0d%0aSet-Cookie:x=1",
        "/download/..%2f..%2fetc%2fpasswd",
        "/download/C:%5Cwindows%5Cwin.ini",
    ],
)
def test_tricks_with_paths_of_downloads_find_nothing(client: FlaskClient, path: str) -> None:
    headers = as_("board")
    response = client.get(f"{path}?of={stamp(client, headers)}", headers=headers)
    # An address that is no download at all is the dashboard's empty document, as for any address.
    assert response.status_code in (403, 404) or "react-entry-point" in response.text
    assert DIGITS not in response.text
    assert "Set-Cookie" not in response.headers
    _says_nothing(response.text)


def test_a_downloads_name_is_plain_and_its_stamp_is_checked(client: FlaskClient) -> None:
    headers = as_("manager")
    response = client.get(f"/download/all/table?of={stamp(client, headers)}", headers=headers)
    assert response.headers["Content-Disposition"] == 'attachment; filename="..-a-Set-Cookie-x-1.csv"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store"
    assert client.get("/download/all/table", headers=headers).status_code == 409


@pytest.mark.parametrize("value", ["a\r\nSet-Cookie: x=1", "a\nb", "a\x00b"])
def test_a_line_end_cannot_be_put_into_a_header(client: FlaskClient, value: str) -> None:
    headers = as_("manager")
    response = client.post("/view", data={"view": "board", "next": f"/all?x={value}"}, headers=headers)
    assert response.headers["Location"] == "/"
    assert [v for k, v in response.headers if k == "Set-Cookie" and not v.startswith("yjp-view=")] == []


def test_health_says_that_it_works_and_nothing_else(client: FlaskClient) -> None:
    response = client.get("/health")
    assert (response.status_code, response.text) == (200, "OK\n")
    assert response.headers["Cache-Control"] == "no-store"


def test_what_each_role_may_do() -> None:
    assert [allowed(Role.BOARD, act) for act in Act] == [True, False, False, False, False]
    assert [allowed(Role.MANAGER, act) for act in Act] == [True, True, True, True, False]
    assert all(allowed(Role.ANALYST, act) for act in Act)
    assert not any(allowed(None, act) for act in Act)
    assert highest({Role.MANAGER, Role.BOARD}) is Role.MANAGER
    assert highest(set()) is None


def test_the_boards_ledger_is_not_the_services_own() -> None:
    release = Release("r", planted())
    assert DIGITS in release.ledger(Audience.OWN).figures.write_csv()
    for audience in (Audience.BOARD, Audience.PUBLIC):
        assert DIGITS not in release.ledger(audience).figures.write_csv()


def _says_nothing(text: str) -> None:
    for word in ("Traceback", "site-packages", "yjp_dashboards/", "Error:", "werkzeug", ".py"):
        assert word not in text, json.dumps(text[:300])
