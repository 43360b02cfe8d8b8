"""Wider measures and remands: what the example's plans print, each over rolling years, and hidden where it must be."""

import json

import pytest
from flask.testing import FlaskClient

from tests.unit.dashboards import ledgers
from tests.unit.dashboards.asking import stamp
from tests.unit.dashboards.viewers import looking
from tests.unit.dashboards.workspaces import (
    BOARD,
    MANAGER,
    Example,
    client_of,
    components,
    page,
    said,
    tables,
)
from yjp.figures import AreaRole
from yjp.ledger import Ledger
from yjp.store import Workspace
from yjp_dashboards.components.panel import said as words
from yjp_dashboards.pages import custody, wider
from yjp_dashboards.pages.theme_panel import theme_choice, theme_panel
from yjp_dashboards.pages.topics.page import TopicView
from yjp_dashboards.pages.wider import THEMES, Wider


@pytest.fixture(scope="module")
def workspace(example: Example) -> Workspace:
    return example("rotherham_2025")


@pytest.fixture(scope="module")
def ledger(workspace: Workspace) -> Ledger:
    return workspace.ledger()


@pytest.fixture(scope="module")
def earlier(example: Example) -> Ledger:
    return example("rotherham_2019").ledger()


@pytest.fixture(scope="module")
def client(workspace: Workspace) -> FlaskClient:
    return client_of(workspace)


def test_victims_and_reparation_are_as_the_plan_prints_them(earlier: Ledger) -> None:
    """Rotherham Youth Justice Plan 2019-21, section 12: 192 victims contacted and 671 hours of reparation, 403 done."""
    victims = theme_panel(earlier, "victims", "victims_contacted", "x")
    assert victims is not None
    assert words(victims.takeaway) == "Victims contacted: 192 in the year to March 2019."
    assert "There is one period only so far. A trend needs at least two." in victims.words
    reparation = theme_panel(earlier, "reparation", "reparation_offered", "x")
    assert reparation is not None
    numbers, theme = reparation.tables
    assert [[cell.text for cell in row] for row in numbers.rows] == [["Mar 2019", "671"]]
    assert [cell.text for cell in theme.rows[2]][:2] == ["Hours attended", "403"]


@pytest.mark.parametrize("theme", THEMES)
def test_chart_and_table_are_the_ledgers_rolling_years(ledger: Ledger, theme: str) -> None:
    view = Wider(ledger)
    assert view.choices[theme].options
    for measure, _ in view.choices[theme].options:
        made = view.panel(f"wider-{theme}", {theme: measure})
        assert made is not None
        assert made.chart is not None
        own = [f for f in ledger.series(measure, "rotherham", 12) if f.area_role == AreaRole.LOCAL]
        (line,) = made.chart.series
        held = [f for f in own if f.value is not None]
        drawn = [p for p in line.points if p.value is not None]
        assert [(p.value, p.lower, p.upper) for p in drawn] == [(f.value, f.lower, f.upper) for f in held]
        assert [row[1].text.rstrip("%") for row in made.tables[0].rows] == [f.number for f in reversed(held)]
        assert made.tables[1].caption.endswith("Jul 2024 to Jun 2025")


def test_a_measure_that_is_not_compared_is_not_said_to_lack_a_year_before(ledger: Ledger) -> None:
    made = theme_panel(ledger, "remands", "remand_nights", "x")
    assert made is not None
    assert made.chart is not None
    assert made.chart.title == "Nights on remand: 94, after 75 the year before"
    assert [words(each) for each in made.words] == [
        "The number was 75 the year before; the two are not compared."
    ]


def test_custody_shows_the_remands_with_a_choice_of_its_own(ledger: Ledger, client: FlaskClient) -> None:
    view = TopicView(ledger, custody.TOPIC)
    made = view.panel("custody-remands", {"remands": "remand_nights"})
    assert made is not None
    assert words(made.takeaway) == "Nights on remand: 94 in the year to June 2025."
    assert made.title == "Custody and remands: remands to custody or youth detention"
    usual = view.panel("custody-remands", {"remands": "nothing there is"})
    assert usual is not None
    assert words(usual.takeaway) == "Children remanded: 3 in the year to June 2025."
    assert view.panel("custody-theme", {}) is None
    answer = page(client, "/custody", MANAGER, "?remands=remand_nights")
    link = json.dumps(components(answer)["custody-remands-links"])
    assert "/custody?remands=remand_nights#custody-remands" in link


def test_a_ledger_without_them_has_no_page_and_no_panel() -> None:
    bare = ledgers.without_comparators()
    assert not wider.PAGE.exists(bare)
    assert theme_choice(bare, "remands").options == []
    view = TopicView(bare, custody.TOPIC)
    assert view.panel("custody-remands", {}) is None
    with looking(bare):
        assert "custody-remands" in str(view.layout({})), "the choice is kept beside the address"


def test_a_board_is_told_the_newest_year_that_it_may_see(client: FlaskClient) -> None:
    """Of overlapping years the newest is hidden for hours of reparation; the year before the last step is not."""
    answer = page(client, "/wider", BOARD, "?reparation=reparation_offered")
    own = page(client, "/wider", MANAGER, "?reparation=reparation_offered")
    assert "Hours of reparation: 460 in the year to June 2025." in said(own)
    assert "Hours of reparation: 364 in the year to March 2025." in said(answer)
    assert "460" not in json.dumps(tables(answer, "wider-reparation"))
    hidden = page(client, "/wider", BOARD, "?remands=remand_nights")
    assert "Nights on remand: not shown, to protect children." in said(hidden)
    assert "There is one period only" not in said(hidden)


def test_every_panel_has_its_files(client: FlaskClient) -> None:
    look = stamp(client, MANAGER)
    for theme in THEMES:
        for kind in ("csv", "xlsx", "docx"):
            got = client.get(f"/download/wider/{kind}?of={look}&panel=wider-{theme}", headers=MANAGER)
            assert got.status_code == 200
            assert len(got.data) > 100
    assert client.get(f"/download/wider/csv?of={look}&panel=wider-x", headers=MANAGER).status_code == 404
