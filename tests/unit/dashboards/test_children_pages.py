"""The caseload and the lists of children: as many as the service published, and opened by a deliberate act only."""

import csv
import io
import json
import re
from importlib.resources import files

import pytest
from flask.testing import FlaskClient

from tests.unit.dashboards.asking import ask, stamp
from tests.unit.dashboards.workspaces import (
    ANALYST,
    BOARD,
    MANAGER,
    Example,
    client_of,
    components,
    page,
    said,
    tables,
)
from yjp import workspace_db
from yjp.access_log import openings
from yjp.store import Workspace
from yjp_dashboards.components.case_list import as_csv
from yjp_dashboards.components.see_children import NEWEST_ONLY
from yjp_dashboards.pages.board_pack import OWN_ON_PAPER

ID = re.compile(r"\bC\d{4}\b")
# Rotherham Youth Justice Plan 2019-21, Chart 5: 103 children on 18 June 2019.
CHART_5 = {
    "Statutory": "29",
    "Youth caution or conditional caution": "1",
    "Pre-court": "35",
    "Prevention": "10",
    "Other": "28",
}


@pytest.fixture(scope="module")
def workspace(example: Example) -> Workspace:
    return example("rotherham_2019")


@pytest.fixture(scope="module")
def app(workspace: Workspace) -> FlaskClient:
    return client_of(workspace)


@pytest.fixture
def client(app: FlaskClient, workspace: Workspace) -> FlaskClient:
    (workspace.path / workspace_db.FILE).unlink(missing_ok=True)
    return app


def press(client: FlaskClient, headers: dict[str, str], name: object, prefix: str = "behind") -> object:
    outputs = [
        (f"{prefix}-said", "children"),
        (f"{prefix}-rows", "data-records"),
        (f"{prefix}-files", "children"),
    ]
    key = "..".join(["", *("...".join(f"{i}.{p}" for i, p in outputs),), ""])
    return ask(
        client,
        key,
        [(f"{prefix}-open", "n_clicks", 1)],
        [(f"{prefix}-choice", "value", name), ("drawn-from", "data", stamp(client, headers))],
        headers,
        outputs=[{"id": i, "property": p} for i, p in outputs],
    )


def test_the_caseload_is_what_the_service_published(client: FlaskClient) -> None:
    answer = page(client, "/caseload", MANAGER, "?by=category")
    assert components(answer)["children-whole"]["children"][0]["props"]["children"] == "103"
    (table,) = tables(answer, "children-who")
    assert {row[0]: row[1] for row in table["rows"]} == CHART_5 | {"All": "103"}


def test_an_unknown_day_or_grouping_is_the_usual_one(client: FlaskClient) -> None:
    usual = components(page(client, "/caseload", MANAGER))["children-who-tables"]
    forged = components(page(client, "/caseload", MANAGER, "?by=name&day=2019-06-17"))["children-who-tables"]
    assert usual["data-tables"] == forged["data-tables"]


@pytest.mark.parametrize(
    "by", ["age", "sex", "ethnic", "category", "care", "send", "offence", "gravity", "outcome"]
)
def test_each_grouping_adds_up_to_all_children(client: FlaskClient, by: str) -> None:
    (table,) = tables(page(client, "/caseload", MANAGER, f"?by={by}"), "children-who")
    *groups, (name, whole, _) = table["rows"]
    assert (name, whole) == ("All", "103")
    assert sum(int(row[1]) for row in groups) == 103


@pytest.mark.parametrize("path", ["/caseload", "/behind-the-figures", "/data-quality", "/tracker"])
def test_looking_at_a_page_opens_no_list(client: FlaskClient, workspace: Workspace, path: str) -> None:
    assert not ID.search(page(client, path, MANAGER).text)
    assert openings(workspace.path) == ()


def test_a_list_is_opened_and_downloaded_and_each_is_written_down(
    client: FlaskClient, workspace: Workspace
) -> None:
    answer = press(client, MANAGER, "entrants")
    shown = answer.get_json()["response"]  # type: ignore[attr-defined]
    records = json.loads(shown["behind-rows"]["data-records"])
    # 41 first time entrants in 2018 in the plan.
    assert len(records["rows"]) == 41
    assert all(ID.fullmatch(row[0]) for row in records["rows"])
    assert shown["behind-said"]["children"].endswith(": 41 children.")
    address = json.dumps(shown["behind-files"])
    href = re.search(r'"href": "([^"]+)"', address)
    assert href is not None
    file = client.get(href[1], headers=ANALYST)
    assert file.headers["Content-Disposition"].endswith('rotherham-entrants-2019-06-18-made-up.csv"')
    assert len(list(csv.reader(io.StringIO(file.text)))) == 42
    kept = [(each.name, each.children, each.downloaded) for each in openings(workspace.path)]
    assert kept == [("entrants", 41, True), ("entrants", 41, False)]
    log = json.loads(components(page(client, "/access-log", ANALYST))["access-log"]["data-records"])
    assert [row[-1] for row in log["rows"]] == ["Downloaded as CSV", "Opened on the page"]


@pytest.mark.parametrize("name", ["records-CUS03", "nobody", "../entrants", None, ["entrants"], 1])
def test_a_forged_list_is_not_found_and_not_logged(
    client: FlaskClient, workspace: Workspace, name: object
) -> None:
    assert press(client, MANAGER, name).status_code == 404  # type: ignore[attr-defined]
    assert openings(workspace.path) == ()


def test_the_caseload_page_opens_no_other_list(client: FlaskClient) -> None:
    assert press(client, MANAGER, "entrants", "children-list").status_code == 404  # type: ignore[attr-defined]


def test_a_board_member_opens_nothing(client: FlaskClient, workspace: Workspace) -> None:
    drawn = stamp(client, BOARD)
    assert press(client, BOARD, "entrants").status_code == 403  # type: ignore[attr-defined]
    assert press(client, BOARD, "caseload", "children-list").status_code == 403  # type: ignore[attr-defined]
    for path in ("caseload/children-list", "behind-the-figures/behind", "data-quality/quality-records"):
        assert client.get(f"/download/{path}?list=caseload&of={drawn}", headers=BOARD).status_code == 403
    assert "does not open this page" in said(page(client, "/behind-the-figures", BOARD))
    assert client.get("/behind-the-figures", headers=BOARD).status_code == 403
    assert "children-list-open" not in components(page(client, "/caseload", BOARD))
    assert openings(workspace.path) == ()


def test_analysts_read_who_opened_which_list(client: FlaskClient) -> None:
    press(client, MANAGER, "custody")
    assert "does not open this page" in said(page(client, "/access-log", MANAGER))
    assert client.get("/access-log", headers=MANAGER).status_code == 403
    answer = page(client, "/access-log", ANALYST)
    records = json.loads(components(answer)["access-log"]["data-records"])
    ((at, *line),) = records["rows"]
    assert line == [
        "pat",
        "Custodial sentences: headline year",
        "Apr 2018 to Mar 2019",
        "3",
        "Opened on the page",
    ]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", at)


def test_the_overview_says_what_needs_attention(client: FlaskClient) -> None:
    words = said(page(client, "/", MANAGER))
    # One action of the example was due on 31 May 2019; one rule could move the reoffending figure.
    assert "action is overdue" in words
    assert "rule fails where it could move the newest figures" in words
    assert "rule fails" not in said(page(client, "/", BOARD))


def test_a_spreadsheet_runs_nothing() -> None:
    text = as_csv(("Case id", "Note"), [("=1+1", "-2"), ("C1", "–")]).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [["Case id", "Note"], ["'=1+1", "'-2"], ["C1", "–"]]


@pytest.mark.parametrize("path", ["/behind-the-figures", "/access-log", "/data-quality"])
def test_a_page_that_a_view_leaves_out_says_how_to_open_it(client: FlaskClient, path: str) -> None:
    client.set_cookie("yjp-view", "board")
    try:
        words = said(page(client, path, ANALYST))
        assert "This page is not part of the board view. Change to Our own view to open it." in words
        assert client.get(path, headers=ANALYST).status_code == 403
    finally:
        client.delete_cookie("yjp-view")
    assert "not part of" not in said(page(client, path, ANALYST))
    assert client.get(path, headers=ANALYST).status_code == 200
    assert client.get("/no-such-page", headers=ANALYST).status_code == 404


def test_a_change_leads_to_its_page_and_to_its_children(client: FlaskClient) -> None:
    def links(path: str, who: dict[str, str]) -> set[str]:
        # A slash at a text's beginning is sent as its code.
        return set(re.findall(r'"href":"([^"]+)"', page(client, path, who).text.replace("\\u002f", "/")))

    for path in ("/", "/first-time-entrants"):
        assert "/behind-the-figures?list=entrants_in" in links(path, MANAGER)
        assert not [each for each in links(path, BOARD) if "behind-the-figures" in each]
    assert {"/first-time-entrants", "/reoffending", "/custody"} <= links("/", BOARD)
    # Of an earlier year there are no lists.
    assert "entrants_in" not in page(client, "/first-time-entrants", MANAGER, "?year=2017-12.12m").text


def test_an_earlier_year_says_why_it_has_no_lists(client: FlaskClient) -> None:
    newest = said(page(client, "/first-time-entrants", MANAGER))
    assert "See these children" in newest
    assert "(then “Open the list”)" in newest
    assert NEWEST_ONLY not in newest
    earlier = said(page(client, "/first-time-entrants", MANAGER, "?year=2017-03.12m"))
    assert "See these children" not in earlier
    assert NEWEST_ONLY in earlier
    # Nobody is told of lists that are not theirs to open.
    assert NEWEST_ONLY not in said(page(client, "/first-time-entrants", BOARD, "?year=2017-03.12m"))


def test_ones_own_board_pack_says_on_paper_whose_it_is(client: FlaskClient) -> None:
    assert OWN_ON_PAPER in said(page(client, "/board-pack", MANAGER))
    assert OWN_ON_PAPER not in said(page(client, "/board-pack", BOARD))
    # The style sheet says it over every later sheet.
    sheet = files("yjp_dashboards") / "assets" / "yjp_print.css"
    assert f'content: "{OWN_ON_PAPER}";' in sheet.read_text(encoding="utf-8")


def test_a_picture_carries_whole_sentences(client: FlaskClient) -> None:
    links = str(page(client, "/first-time-entrants", MANAGER).get_json())
    assert "published figures). The children in this example are made up" in links
