"""The breakdowns of the packaged example against the tables of Rotherham's Youth Justice Plan 2019-2021."""

from pathlib import Path

import polars as pl
import pytest

from yjp.cli.demo import EXAMPLE
from yjp.compute import compute, manifest
from yjp.indicators.groupings import APPLIES, group_label
from yjp.indicators.representation.children import GROUPED
from yjp.ingest.extract import read_extract
from yjp.ledger import Ledger
from yjp.settings import Settings
from yjp.stored import about
from yjp.synthetic import EXAMPLES, write_example


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    folder: Path = tmp_path_factory.mktemp("example")
    example = EXAMPLES[EXAMPLE]
    write_example(EXAMPLE, folder)
    result = read_extract([folder], example.extract_date)
    settings = Settings(service=example.service, made_up=True, published=("rotherham_plan_2019",))
    return compute(result.caseload, settings, about(manifest(result.caseload, settings, result.hashes, {})))


CHART_1C = {
    "2018-06.12m": {
        "yc": (19, 1),
        "ycc": (12, 1),
        "ro": (13, 3),
        "yro": (2, 1),
        "dto": (1, 0),
        "other_ft": (2, 0),
    },
    "2018-09.12m": {
        "yc": (15, 0),
        "ycc": (13, 2),
        "ro": (8, 2),
        "yro": (0, 0),
        "dto": (0, 0),
        "other_ft": (4, 0),
    },
}
"""Total and looked after, from the plan's page. Its row of section 90-92 detention is nought in every column."""


@pytest.mark.parametrize("window", CHART_1C)
def test_entrants_by_outcome_and_looked_after_status_are_chart_1c(ledger: Ledger, window: str) -> None:
    rows = ledger.figures.filter(
        pl.col("indicator") == "fte_count", pl.col("window") == window, pl.col("group") == "outcome_care"
    )
    cells = {row[0]: row[1] for row in rows.select("group_value", "value").rows()}
    for outcome, (total, looked_after) in CHART_1C[window].items():
        row = sum(n for value, n in cells.items() if value.startswith(f"{outcome}-"))
        assert (row, cells[f"{outcome}-lac"]) == (total, looked_after)
    every = sum(total for total, _ in CHART_1C[window].values())
    assert set(rows.get_column("denominator")) == {every}
    assert sum(cells.values()) == every


def test_a_cell_of_chart_1c_has_a_readable_id_and_its_share_can_be_shown(ledger: Ledger) -> None:
    cell = ledger.get("fte_count.2018-06.12m.rotherham.outcome_care=ro-lac")
    assert cell is not None
    assert (cell.value, cell.numerator, cell.denominator) == (3, 3, 49)
    assert cell.group is not None
    assert cell.group_value is not None
    assert group_label(cell.group, cell.group_value) == "Referral order, looked after"


def test_chart_1d_starts_at_12_percent_looked_after_not_14(ledger: Ledger) -> None:
    """The plan prints 14%; its own cells give 6 of 49."""
    cell = ledger.get("fte_count.2018-06.12m.rotherham.care=lac")
    assert cell is not None
    assert (cell.value, cell.denominator) == (6, 49)


def test_the_caseload_by_special_educational_needs_is_complete_with_its_noughts(ledger: Ledger) -> None:
    cells = ledger.figures.filter(
        pl.col("indicator") == "caseload", pl.col("group") == "cat_send", pl.col("source") == "caseload"
    )
    assert cells.height == 5 * 3
    nought = ledger.get("caseload.2019-06-18.rotherham.cat_send=yc_ycc-ehcp")
    assert nought is not None
    assert (nought.value, nought.denominator) == (0, 103)
    # Chart 5 prints 12.6%, 24.3% and 63.1% of the cohort.
    shares = [
        ledger.get(f"caseload.2019-06-18.rotherham.send={v}") for v in ("ehcp", "sen_support", "not_recorded")
    ]
    assert [round(100 * (f.value or 0) / (f.denominator or 1), 1) for f in shares if f] == [12.6, 24.3, 63.1]


def test_every_group_of_the_ledger_is_declared_and_has_a_label(ledger: Ledger) -> None:
    own = ledger.figures.filter(pl.col("source") == "caseload", pl.col("group").is_not_null())
    for indicator, group, value in own.select("indicator", "group", "group_value").unique().rows():
        applied = APPLIES.get(indicator, GROUPED if indicator.startswith("rep_") else ())
        assert group in {g.id for g in applied}
        assert group_label(group, value)
    assert own.get_column("figure_id").n_unique() == own.height
    pooled = pl.col("indicator").str.starts_with("rep_")
    windows = own.filter(pl.col("indicator") != "caseload", ~pooled).get_column("window")
    assert windows.str.ends_with(".12m").all()
