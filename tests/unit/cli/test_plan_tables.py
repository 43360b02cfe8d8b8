"""``yjp plan tables``: numbered, named and worded as in the plan, as a workbook and as CSV files."""

import csv
import re
from pathlib import Path

import docx
import fastexcel
import pytest
from click.testing import CliRunner, Result

from yjp.cli import yjp
from yjp.errors import UserError
from yjp.writers.checker import check_workbook


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(yjp, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("tables") / "w"
    assert run("demo", "--no-serve", "--dir", folder).exit_code == 0
    return folder


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_the_csv_files_are_the_plans_tables_under_its_numbers(demo: Path, tmp_path: Path) -> None:
    plan = next((demo / "plans").glob("*.docx"))
    assert run("-w", demo, "plan", "tables", plan, "--out", tmp_path / "t").exit_code == 0
    found = read(tmp_path / "t" / "contents.csv")[1:]
    document = docx.Document(str(plan))
    captions = [p.text for p in document.paragraphs if p.style and p.style.name == "Caption"]
    # A number that Word counts is a field, which python-docx leaves out of the text.
    wanted = [re.sub(r"^Table +\d*: ", "", text) for text in captions if text.startswith("Table")]
    assert [row[1] for row in found] == wanted
    assert [row[0] for row in found] == [str(n) for n in range(1, len(wanted) + 1)]
    assert found[0][3] == (
        "The children in this example are made up; they stand for nobody. "
        f"The tables as they stand in {plan.name}."
    )
    # A prompt that nobody has answered is no entry of the table.
    board = next(row[2] for row in found if row[1] == "Members of the management board")
    assert read(tmp_path / "t" / board)[1] == ["Children's social care", "", ""]
    risks = next(row[2] for row in found if row[1] == "Risks to this plan")
    assert len(read(tmp_path / "t" / risks)) == 1
    number = next(row[2] for row in found if row[1].startswith("The national indicators at a glance"))
    rows = read(tmp_path / "t" / number)
    assert rows[0][:3] == ["Indicator", "Period", "Figure"]
    # Rotherham, Youth Justice Plan 2019-21: 169 first time entrants per 100,000 in 2018.
    assert rows[1][1:3] == ["Jan 2018 to Dec 2018", "169"]


def test_the_workbook_has_a_sheet_for_each_and_keeps_to_the_guidance(demo: Path, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    made = run("-w", demo, "plan", "tables", "--out", path)
    assert made.exit_code == 0
    assert "the service's own copy" in made.stderr
    # Where a column holds figures of several units, they stay words with their unit.
    found = [each for each in check_workbook(path.read_bytes()) if each.rule != "numbers_as_text"]
    assert found == []
    book = fastexcel.read_excel(path.read_bytes())
    assert {"Table 1 Children", "Table 2 Recorded needs"} <= set(book.sheet_names)
    name = next(each for each in book.sheet_names if "The national indicators" in each)
    cells = book.load_sheet(name, header_row=None, dtypes="string").to_polars().rows()
    assert cells[0][0].startswith(f"Table {name.split()[1]}: The national indicators at a glance")
    row = next(cell for cell in cells if cell[0].startswith("First time entrants"))
    assert row[2] == "169", "a number, as it is shown in the plan"


def test_a_copy_for_the_public_shows_what_a_plan_for_the_public_shows(demo: Path, tmp_path: Path) -> None:
    assert run("-w", demo, "plan", "tables", "--out", tmp_path / "t", "--profile", "public").exit_code == 0
    found = read(tmp_path / "t" / "contents.csv")
    ages = next(row[2] for row in found if row[1].startswith("First time entrants by age"))
    assert ["10 to 14", "not shown", "not shown"] in read(tmp_path / "t" / ages)
    plan = next((demo / "plans").glob("*.docx"))
    refused = run("-w", demo, "plan", "tables", plan, "--out", tmp_path / "x", "--profile", "public")
    assert isinstance(refused.exception, UserError)
    assert isinstance(run("-w", demo, "plan", "tables", "--out", tmp_path / "x.pdf").exception, UserError)
