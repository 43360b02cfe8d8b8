"""Every tag that a builder gives is answered again, and pinned to the window that it names."""

from dataclasses import replace

import polars as pl
import pytest

from tests.sample import row
from tests.unit.charts import made
from yjp import figures
from yjp.charts import named
from yjp.charts.breakdown import breakdown, breakdown_years
from yjp.charts.breakdown_table import breakdown_table, years_table
from yjp.charts.control import control_chart, control_table
from yjp.charts.funnel import funnel_chart, funnel_table
from yjp.charts.kpis import kpi_table
from yjp.charts.overview import overview_table
from yjp.charts.spec import Chart, Table
from yjp.charts.trend import comparator_table, trend
from yjp.figures import TAG_LENGTH, figure_id
from yjp.narrative.headline import headlines

LEDGER = made.made()
HEADS = headlines(LEDGER)


def drawn() -> list[Chart | None]:
    return [
        *(trend(LEDGER, each, yearly=True) for each in HEADS),
        breakdown(LEDGER, "fte_count", "age"),
        breakdown(LEDGER, "fte_count", "age", made.BEFORE),
        breakdown(LEDGER, "fte_count", "outcome_care"),
        breakdown(LEDGER, "binary_reoffending", "sex"),
        breakdown_years(LEDGER, "fte_count", "age"),
        control_chart(LEDGER, "fte_count"),
        control_chart(LEDGER, "fte_count", "2018-12.3m"),
        funnel_chart(LEDGER, "fte_rate"),
    ]


def tabled() -> list[Table | None]:
    return [
        overview_table(LEDGER, HEADS),
        *(comparator_table(LEDGER, each) for each in HEADS),
        breakdown_table(LEDGER, "fte_count", "age"),
        breakdown_table(LEDGER, "fte_count", "age", made.BEFORE),
        breakdown_table(LEDGER, "fte_count", "outcome_care"),
        years_table(LEDGER, "fte_count", "age"),
        control_table(LEDGER, "fte_count"),
        funnel_table(LEDGER, "fte_rate"),
        kpi_table(LEDGER),
        kpi_table(LEDGER, "kpi1", "2023-12.3m"),
    ]


def test_every_chart_is_found_by_its_tag() -> None:
    charts = drawn()
    for chart in charts:
        assert chart is not None
        assert len(chart.id) <= TAG_LENGTH
        assert named.chart(LEDGER, chart.id) == chart
        assert named.table(LEDGER, chart.id) is None
    assert len({c.id for c in charts if c}) == len(charts)


def test_every_table_is_found_by_its_tag() -> None:
    tables = tabled()
    for table in tables:
        assert table is not None
        assert len(table.id) <= TAG_LENGTH
        assert named.table(LEDGER, table.id) == table
        assert named.chart(LEDGER, table.id) is None
    assert len({t.id for t in tables if t}) == len(tables)


def test_an_id_that_ends_in_a_digest_is_found_too() -> None:
    name = figure_id("binary_reoffending", "2017-06.12m", "a_service_with_a_name_of_great_length", "sex", "*")
    assert "~" in name
    longer = made.renamed_area(LEDGER, "a_service_with_a_name_of_great_length")
    found = named.chart(longer, f"{name}#chart")
    assert found is not None
    assert found.id == f"{name}#chart"


@pytest.mark.parametrize(
    "tag",
    [
        "nothing",
        "remark:x",
        "x#chart",
        "overview#chart",
        "fte_count.2018-12.12m.rotherham.age=10_14#table",
        "#",
    ],
)
def test_other_tags_are_nobodys(tag: str) -> None:
    assert named.chart(LEDGER, tag) is None
    assert named.table(LEDGER, tag) is None


def test_kpis_line_by_line() -> None:
    table = kpi_table(LEDGER)
    assert table is not None
    assert table.id == "kpi.2024-03.3m.rotherham#table"
    assert [[c.text for c in row] for row in table.rows] == [
        ["KPI 1: Suitable accommodation", "31", "40", "77.5%", "80.0%", "60.0%"]
    ]
    assert "not yet suitable for decision-making" in table.caption


def test_a_kpi_that_is_a_rate_says_of_how_many_children() -> None:
    """2 offences among 27,200 children are 0.7 per 10,000, which no reader may take for a percentage."""
    rate = row(
        "kpi9_rate", "2024-03.3m", "rotherham", numerator=2.0, denominator=27200.0, value=20000 / 27200
    )
    held = pl.concat([LEDGER.figures, pl.DataFrame([rate], schema=figures.SCHEMA)])
    table = kpi_table(replace(LEDGER, figures=figures.ordered(held)))
    assert table is not None
    (line,) = [[cell.text for cell in cells] for cells in table.rows if cells[0].text.startswith("KPI 9")]
    assert line[0].replace("\N{NO-BREAK SPACE}", " ").endswith("(per 10,000)")
    assert line[1:4] == ["2", "27,200", "0.7"]
