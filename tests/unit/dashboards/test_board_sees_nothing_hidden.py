"""Every page, every choice and every file as a board member gets them: no hidden number and no child is in any."""

import json
import re
from dataclasses import replace
from typing import Any

import polars as pl
import pytest
from flask.testing import FlaskClient

from tests.unit.dashboards.asking import stamp
from tests.unit.dashboards.houses import DIGITS, MARKER, as_
from tests.unit.dashboards.workspaces import BOARD, MANAGER, Example, house, page, said
from yjp.disclosure import profile, protection
from yjp.ledger import Ledger
from yjp_dashboards.app import create_app
from yjp_dashboards.pages.registry import PAGES

ID = re.compile(r"\bC\d{4}\b")
SEARCHES = (
    "",
    "?by=ethnic",
    "?by=cat_send",
    "?quarter=2025-03.3m&kpi=kpi5",
    "?group=sex&index=step",
    "?cohort=diversion",
    "?violence=violence_children&knives=knife_unknown&remands=remand_nights&victims=victims_direct",
)
FILES = re.compile(r'"(/download/[^"]+)"')


class Planted:
    """The example, with a number in every row that the board may not see whose digits nothing else has."""

    def __init__(self, ledger: Ledger) -> None:
        hidden = (
            protection(ledger, profile("board")).ledger.figures.filter("suppressed").get_column("figure_id")
        )
        marked = pl.col("figure_id").is_in(hidden.to_list())
        self.hidden = hidden.len()
        self.ledger = replace(
            ledger,
            figures=ledger.figures.with_columns(
                lower=pl.when(marked).then(pl.lit(MARKER)).otherwise("lower"),
                upper=pl.when(marked).then(pl.lit(1000 + MARKER)).otherwise("upper"),
            ),
        )

    def version(self) -> str:
        return "planted"

    def load(self) -> tuple[str, Ledger]:
        return self.version(), self.ledger


@pytest.fixture(scope="module")
def planted(example: Example) -> tuple[Planted, FlaskClient]:
    workspace = example("rotherham_2025")
    _, made = house(workspace)
    source = Planted(workspace.ledger())
    client: FlaskClient = create_app(source, made).server.test_client()
    return source, client


def files(client: FlaskClient, answer: Any, headers: dict[str, str]) -> list[str]:
    """The CSV files that a page offers: they hold the ledger's numbers unrounded."""
    offered = FILES.findall(json.dumps(answer.get_json()))
    return [client.get(each, headers=headers).text for each in offered if "/csv?" in each]


def everything(client: FlaskClient, headers: dict[str, str]) -> str:
    got = []
    for each in PAGES:
        for search in SEARCHES:
            answer = page(client, each.path, headers, search)
            got.append(answer.text)
            if not search:
                got += files(client, answer, headers)
    return "\n".join(got)


def test_the_marker_is_there_for_those_who_may_see_it(planted: tuple[Planted, FlaskClient]) -> None:
    source, client = planted
    assert source.hidden > 1000
    drawn = page(client, "/caseload", MANAGER, "?by=ethnic")
    assert any(DIGITS in text for text in files(client, drawn, MANAGER))


def test_no_hidden_number_and_no_child_reaches_the_board(planted: tuple[Planted, FlaskClient]) -> None:
    _, client = planted
    got = everything(client, BOARD)
    assert DIGITS not in got
    assert not ID.search(got)
    assert "Key performance indicators" in got
    assert "Not yet suitable for decision-making" in got, "the caveat stands in every view"


@pytest.mark.parametrize("path", ["/data-quality", "/behind-the-figures", "/access-log"])
def test_pages_of_records_are_refused(planted: tuple[Planted, FlaskClient], path: str) -> None:
    _, client = planted
    assert "does not open this page" in said(page(client, path, BOARD))
    assert client.get(path, headers=BOARD).status_code == 403
    assert stamp(client, as_("board")) == "planted.board"
