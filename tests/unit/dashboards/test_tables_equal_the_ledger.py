"""What the tables of the measure pages show is what the ledger holds, rounded here by other code than theirs."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

import pytest
from click.testing import CliRunner

from tests.unit.dashboards.workspaces import Example
from yjp.charts.spec import Cell
from yjp.cli import session, yjp
from yjp.figures import Facet, split_tag
from yjp.ledger import Ledger
from yjp_dashboards.components.panel import Panel
from yjp_dashboards.pages import kpis, local_measures, needs, representation, tracker

PAGES = {
    "kpis": (kpis.Kpis, (kpis.ALL, kpis.OVER_TIME, kpis.ONE)),
    "needs": (needs.Needs, (needs.EACH, needs.TOGETHER)),
    "representation": (
        representation.Representation,
        (representation.SHARES, representation.INDEX_PANEL, representation.POPULATION),
    ),
    "tracker": (tracker.Tracker, (tracker.NOWCAST,)),
    "local": (local_measures.LocalMeasures, (local_measures.ONE, f"{local_measures.CARD}0")),
}


@pytest.fixture(scope="module")
def ledger(example: Example) -> Ledger:
    workspace = example("rotherham_2025")
    result = CliRunner().invoke(
        yjp, ["-w", str(workspace.path), "scorecard", "add", "early_help", "--published"]
    )
    assert result.exit_code == 0, result.output
    return session.ledger(workspace.path)


def cells(panel: Panel | None) -> Iterator[Cell]:
    for table in panel.tables if panel else ():
        for row in table.rows:
            yield from row


def shown(text: str) -> Decimal:
    number = re.sub(r"[^\d.−-]", "", text.removesuffix(".")).replace("−", "-")
    return Decimal(number)


@pytest.mark.parametrize("name", PAGES)
def test_every_number_of_its_tables_is_the_ledgers(ledger: Ledger, name: str) -> None:
    view_of, panels = PAGES[name]
    view = view_of(ledger)
    compared = 0
    for panel in panels:
        for cell in cells(view.panel(panel, {})):
            if not cell.tag:
                continue
            identifier, facet = split_tag(cell.tag)
            figure = ledger.get(identifier)
            assert figure is not None, cell.tag
            held, decimals = {
                Facet.VALUE: (figure.value, figure.decimals),
                Facet.NUMERATOR: (figure.numerator, 0),
                Facet.DENOMINATOR: (figure.denominator, 0),
                Facet.LOWER: (figure.lower, figure.decimals),
                Facet.UPPER: (figure.upper, figure.decimals),
            }.get(facet, (None, 0))
            if held is None:
                continue
            step = Decimal(1).scaleb(-decimals)
            assert shown(cell.text) == Decimal(repr(held)).quantize(step, ROUND_HALF_UP), (cell, held)
            compared += 1
    assert compared > 5
