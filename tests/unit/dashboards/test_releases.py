"""Newer figures come in while people look: no page mixes two releases, and nobody has to restart anything."""

from dataclasses import replace
from queue import Queue
from threading import Thread, current_thread
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.sample import sample
from tests.unit.dashboards.asking import content, stamp, trial
from tests.unit.dashboards.houses import TRIAL_PAGES
from yjp.errors import WorkspaceError
from yjp.ledger import Ledger
from yjp_dashboards import releases as module
from yjp_dashboards.app import House, create_app
from yjp_dashboards.releases import HELD, Audience, Releases


class Changing:
    """A source whose figures the test replaces. ``away`` is a folder that cannot be read for a while."""

    def __init__(self) -> None:
        self.number, self.away, self.loads = 1, False, 0

    def version(self) -> str:
        if self.away:
            raise WorkspaceError("away")
        return f"v{self.number}"

    def load(self) -> tuple[str, Ledger]:
        self.loads += 1
        whole = sample()
        return self.version(), replace(whole, about=replace(whole.about, service=f"Service {self.number}"))


@pytest.fixture
def source() -> Changing:
    return Changing()


@pytest.fixture
def client(source: Changing, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    monkeypatch.setattr(module, "LOOK_EVERY", 0.0)
    client: FlaskClient = create_app(source, House(pages=TRIAL_PAGES)).server.test_client()
    return client


def test_a_page_loaded_after_an_import_shows_the_newer_figures(client: FlaskClient, source: Changing) -> None:
    assert stamp(client) == "v1.own"
    assert "Service 1: overview" in content(client, "/").text
    source.number = 2
    assert stamp(client) == "v2.own"
    assert "Service 2: overview" in content(client, "/").text
    assert "Service 1" not in client.get("/_dash-layout").text


def test_an_open_page_stays_with_its_figures_and_says_that_there_are_newer(
    client: FlaskClient, source: Changing
) -> None:
    drawn = stamp(client)
    source.number = 2
    answer = content(client, "/", drawn=drawn)
    assert "Service 1: overview" in answer.text
    assert "Service 2" not in answer.text
    assert "Newer figures have come in" in answer.text
    more = trial(client, "all.children", "all-button", drawn=drawn)
    assert "Newer figures have come in" in more.text
    assert "Newer figures" not in content(client, "/", drawn=stamp(client)).text


@pytest.mark.parametrize(
    "forged", ["", "v0.own", "v1", ".own", "v1.statutory", "v1.board", None, 7, ["v1.own"]]
)
def test_a_page_whose_figures_are_gone_is_asked_to_load_again(client: FlaskClient, forged: Any) -> None:
    answer = trial(client, "all.children", "all-button", drawn=forged or "")
    assert answer.status_code == 200
    assert "Load the page again" in answer.text
    assert "fte_rate" not in answer.text


def test_only_the_last_few_releases_are_kept(client: FlaskClient, source: Changing) -> None:
    first = stamp(client)
    for source.number in range(2, HELD + 2):
        last = stamp(client)
    assert last == f"v{HELD + 1}.own"
    assert "Load the page again" in content(client, "/", drawn=first).text


def test_figures_that_cannot_be_read_for_a_minute_leave_the_last_ones_standing(
    client: FlaskClient, source: Changing, caplog: pytest.LogCaptureFixture
) -> None:
    drawn = stamp(client)
    source.away = True
    assert stamp(client) == drawn
    assert "WorkspaceError" in caplog.text
    source.away, source.number = False, 2
    assert stamp(client) == "v2.own"


def test_figures_are_looked_for_no_more_often_than_said() -> None:
    source, now = Changing(), [0.0]
    releases = Releases(source, clock=lambda: now[0])
    source.number = 2
    assert releases.current().id == "v1"
    now[0] = 1.0
    assert releases.current().id == "v2"
    assert releases.current() is releases.current()
    assert source.loads == 2


def test_going_back_to_an_earlier_import_shows_it_again() -> None:
    source, now = Changing(), [0.0]
    releases = Releases(source, clock=lambda: now[0])
    for now[0], source.number in ((2.0, 2), (4.0, 1)):
        found = releases.current().id
    assert found == "v1"
    assert releases.held("v2") is not None


def test_what_the_first_reader_would_wait_for_is_begun_with_the_release() -> None:
    source, now, begun = Changing(), [0.0], Queue[str]()
    releases = Releases(source, clock=lambda: now[0], taken_over=begun.put)
    for now[0], source.number in ((1.0, 2), (2.0, 2), (3.0, 3)):
        releases.current()
    assert [begun.get(timeout=10) for _ in range(2)] == ["v2", "v3"]
    assert begun.empty(), "once a release, and not for the one at the start"


def test_what_cannot_be_made_ready_leaves_the_release_standing(caplog: pytest.LogCaptureFixture) -> None:
    source, now, threads = Changing(), [0.0], Queue[Thread]()

    def fails(identifier: str) -> None:
        threads.put(current_thread())
        raise ValueError("child 4711")

    releases = Releases(source, clock=lambda: now[0], taken_over=fails)
    now[0], source.number = 1.0, 2
    assert releases.current().id == "v2"
    threads.get(timeout=10).join(timeout=10)
    assert "ValueError" in caplog.text
    assert "4711" not in caplog.text


def test_a_ledger_is_made_safe_once() -> None:
    releases = Releases(Changing(), ready_for=(Audience.BOARD,))
    now = releases.current()
    assert now.ledger(Audience.BOARD) is now.ledger(Audience.BOARD)
    drawn = now.view("/x", Audience.BOARD, lambda ledger: [ledger])
    assert now.view("/x", Audience.BOARD, lambda ledger: [ledger]) is drawn
    assert now.view("/x", Audience.OWN, lambda ledger: [ledger]) is not drawn
