"""A dashboard of one protected ledger (``yjp dashboard --profile``): the view is that profile's, and no other."""

import re

import pytest
from flask.testing import FlaskClient

from tests.unit.dashboards.workspaces import Example, page, said
from yjp.cli.dashboard import for_readers
from yjp.disclosure import profile, protection
from yjp.store import Workspace
from yjp_dashboards.app import create_app
from yjp_dashboards.pages.board_pack import OWN, OWN_ON_PAPER
from yjp_dashboards.releases import Audience

CLOSED = ("/data-quality", "/behind-the-figures", "/access-log")


@pytest.fixture(scope="module")
def workspace(example: Example) -> Workspace:
    return example("rotherham_2019")


@pytest.fixture(scope="module", params=["board", "public"])
def given(request: pytest.FixtureRequest, workspace: Workspace) -> tuple[str, FlaskClient]:
    name: str = request.param
    ledger = protection(workspace.ledger(), profile(name)).ledger
    made: FlaskClient = create_app(ledger, for_readers(workspace, None, name)).server.test_client()
    return name, made


def test_only_its_own_view_is_there(given: tuple[str, FlaskClient]) -> None:
    name, client = given
    layout = client.get("/_dash-layout").text
    assert f"{name.capitalize()} view: " in layout
    assert "Our own view" not in layout
    for other in {each.value for each in Audience} - {name}:
        assert client.post("/view", data={"view": other}).status_code == 403


def test_the_board_pack_is_not_called_ones_own(given: tuple[str, FlaskClient]) -> None:
    words = said(page(given[1], "/board-pack", {}))
    assert "board pack" in words
    assert OWN not in words
    assert OWN_ON_PAPER not in words


@pytest.mark.parametrize("path", CLOSED)
def test_a_closed_page_says_which_view_it_is_not_part_of(given: tuple[str, FlaskClient], path: str) -> None:
    name, client = given
    words = said(page(client, path, {}))
    assert f"This page is not part of the {name} view." in words
    assert "Change to" not in words
    assert client.get(path).status_code == 403


def test_the_plans_page_is_as_by_the_switch(given: tuple[str, FlaskClient]) -> None:
    name, client = given
    words = said(page(client, "/plan", {}))
    assert "Documents" not in words
    if name == "public":
        assert "The action table is not part of the public view." in words
    else:
        assert re.search(r"13 actions: 1 overdue", words)


def test_the_statutory_profile_hides_nothing_and_is_ones_own_view(workspace: Workspace) -> None:
    assert for_readers(workspace, None, "statutory").already is Audience.OWN
