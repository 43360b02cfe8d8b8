"""The files of a panel hold what the panel shows, and what a reader of them must know."""

import io
import zipfile
from datetime import date

import polars as pl
import pytest
from docx import Document

from tests.sample import sample
from tests.unit.charts import made
from tests.unit.dashboards import ledgers
from yjp.charts.spec import Cell, Table
from yjp.ledger import Ledger
from yjp.writers.checker import check_workbook
from yjp.writers.checker.reading import read_workbook
from yjp_dashboards.components.panel import Panel
from yjp_dashboards.components.panel_files import file_of
from yjp_dashboards.pages import custody, first_time_entrants
from yjp_dashboards.pages.topics.page import TopicView
from yjp_dashboards.pages.topics.subject import Topic

MADE_UP = "The children in this example are made up; they stand for nobody."


def panel(ledger: Ledger, topic: Topic, name: str, **query: str) -> Panel:
    found = TopicView(ledger, topic).panel(f"{topic.page}-{name}", query)
    assert found is not None
    return found


def test_the_csv_has_the_ledgers_rows_unrounded() -> None:
    ledger = sample()
    file = file_of("csv", panel(ledger, custody.TOPIC, "trend", compare="rotherham_family"), ledger)
    assert file.filename == "rotherham-custody-trend-2019-06-18-made-up.csv"
    rows = pl.read_csv(io.BytesIO(file.content))
    own = rows.filter(figure_id="custody_rate.2019-03.12m.rotherham").row(0, named=True)
    assert own["numerator"] == 3
    assert own["value"] == pytest.approx(3 / 24_400 * 1_000, rel=1e-12)
    assert "custody_rate.2019-03.12m.rotherham_family" in rows["figure_id"].to_list()


def test_a_number_that_is_only_marked_as_hidden_is_in_no_file() -> None:
    ledger = ledgers.suppressed("custody_rate.2019-03.12m.rotherham", "Fewer than 5 children")
    now = panel(ledger, custody.TOPIC, "trend")
    rows = pl.read_csv(io.BytesIO(file_of("csv", now, ledger).content))
    held = rows.filter(pl.col("figure_id").str.starts_with("custody_rate.2019-03.12m.rotherham"))
    assert held.filter(figure_id="custody_rate.2019-03.12m.rotherham")["value"].to_list() in ([None], [])
    for kind in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(file_of(kind, now, ledger).content)) as packed:
            everything = b"".join(packed.read(name) for name in packed.namelist())
        assert b"0.1229" not in everything


@pytest.mark.parametrize("name", ["trend", "quarters", "groups", "funnel", "published"])
def test_the_workbook_keeps_the_guidance(name: str) -> None:
    ledger = made.made()
    content = file_of("xlsx", panel(ledger, first_time_entrants.TOPIC, name), ledger).content
    assert check_workbook(content) == []


def test_the_workbooks_numbers_are_numbers() -> None:
    ledger = made.made()
    content = file_of("xlsx", panel(ledger, first_time_entrants.TOPIC, "groups", by="age"), ledger).content
    cover, sheet = read_workbook(content).sheets
    assert MADE_UP in [cell.text for cell in cover.cells.values()]
    (table,) = sheet.tables
    assert table.headings == ("Age", "Number", "Share of all (%)")
    first = [sheet.cells[table.area.top + 1, column] for column in (1, 2, 3)]
    assert [(cell.text, cell.number) for cell in first] == [("10 to 14", False), ("16", True), ("42.1", True)]


def test_the_word_page_has_the_native_chart_its_words_and_its_table() -> None:
    ledger = sample()
    content = file_of("docx", panel(ledger, custody.TOPIC, "trend"), ledger).content
    document = Document(io.BytesIO(content))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Custody and remands: how it moved" in text
    assert MADE_UP in text
    xml = document.element.xml
    (alt,) = document.element.xpath("//wp:docPr/@descr")
    assert alt.startswith("Line chart of years ending")
    # Bound as in the plan, so that a plan it is pasted into can be refreshed.
    assert 'w:val="custody_rate.2019-03.12m.rotherham#table"' in xml
    assert 'w:val="custody_rate.2019-03.12m.rotherham#chart"' in xml
    assert "lower than the YOT family" in "".join(document.element.xpath("//w:t/text()")).replace("\n", " ")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert "word/charts/chart1.xml" in packed.namelist()


def test_the_same_panel_gives_the_same_bytes() -> None:
    ledger = made.made()
    for kind in ("csv", "xlsx", "docx"):
        one, other = (
            file_of(kind, panel(ledger, first_time_entrants.TOPIC, "groups"), ledger).content
            for _ in range(2)
        )
        assert one == other


def test_words_that_a_spreadsheet_would_run_are_harmless() -> None:
    table = Table(id="t", caption="Actions", headers=("Action",), rows=((Cell(text='=HYPERLINK("x")'),),))
    now = Panel(id="plan-actions", heading="Actions", takeaway="One action.", tables=(table,))
    assert file_of("csv", now, sample()).content.decode() == '\ufeffAction\n"\'=HYPERLINK(""x"")"\n'
    assert sample().about.extract_date == date(2019, 6, 18)
