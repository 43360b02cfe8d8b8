"""``yjp return finance``: the tables in three formats, and the plan's own budget that does not cast."""

import json
import stat
import sys
from pathlib import Path

import fastexcel
import polars as pl
import pytest

from tests.unit.cli.test_cli import run
from tests.unit.returns.whole import PRINTED
from yjp.errors import EXIT_FINDINGS, EXIT_REFUSED, EXIT_UNREADABLE, EXIT_USAGE
from yjp.writers.checker import check_workbook
from yjp_returns.read_back import read_return
from yjp_returns.register import makings


def test_without_out_it_goes_to_the_exports_for_the_owner_alone_and_is_kept(whole: Path) -> None:
    found = run("-w", whole, "return", "finance", "--period", "2018")
    path = whole / "exports" / "finance-2018.xlsx"
    assert (found.exit_code, found.stdout) == (0, "")
    assert "Budget: costs and contributions: all 12 lines cast." in found.stderr
    assert [str(f) for f in check_workbook(path)] == []
    back = read_return(path)
    assert (back.name, back.period, back.service, back.failed) == ("finance", "2018/19", "Rotherham", 0)
    (made,) = makings(whole)
    assert (made.name, made.period, made.path, made.failed) == (
        "finance",
        "2018/19",
        "exports/finance-2018.xlsx",
        0,
    )
    assert not made.holds_children
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_empty_amounts_are_counted_and_it_is_said_what_to_do(tmp_path: Path) -> None:
    folder, space = tmp_path / "plain", tmp_path / "w"
    folder.mkdir()
    for name, text in {
        "children": "child_id,date_of_birth\nC1,2004-02-01\n",
        "offences": "offence_id,child_id,offence_date,offence_category\nF1,C1,2019-01-01,robbery\n",
        "outcomes": "outcome_id,offence_id,child_id,outcome_date,outcome_type,residence\n"
        "O1,F1,C1,2019-03-01,youth_caution,local\n",
        "budget": "year,agency,staffing_costs,payments_in_kind,other_delegated_funds\n2018,police,30000,,\n",
    }.items():
        (folder / f"{name}.csv").write_text(text)
    run("new", space, "--service", "Rotherham")
    assert run("-w", space, "import", folder, "--extract-date", "2019-04-30").exit_code in (0, 1)
    said = run("-w", space, "return", "finance", "--period", "2018").stderr
    empty = "Budget: costs and contributions: 2 numbers are empty. Enter 0 in the extract's table budget where there is"
    assert empty in said
    book = fastexcel.read_excel(space / "exports" / "finance-2018.xlsx")
    cover = book.load_sheet("Cover", header_row=None, dtypes="string").to_polars()
    assert any(str(cell).startswith(empty) for row in cover.rows() for cell in row)


def test_the_seed_plans_budget_is_reported_by_line(whole: Path, tmp_path: Path) -> None:
    printed = tmp_path / "printed.csv"
    printed.write_text(PRINTED, encoding="utf-8")
    found = run("-w", whole, "return", "finance", "--period", "2018/19", "--printed", printed)
    assert found.exit_code == EXIT_FINDINGS
    assert (
        "Budget as printed in printed.csv does not cast. Column 'Other delegated funds (£)': its parts add up to "
        "£636,139, and the total given is £635,509, £630 too little. Row 'Total': its parts add up to £1,585,215, and "
        "the total given is £1,585,845, £630 too much." in found.stderr
    )
    assert "against the extract: all 21 cells agree." in found.stderr
    book = fastexcel.read_excel(whole / "exports" / "finance-2018.xlsx")
    assert "Budget as printed" in book.sheet_names
    checks = book.load_sheet("Checks", header_row=None, dtypes="string").to_polars()
    assert checks.rows()[4][:3] == (
        "Fail",
        "Budget as printed in printed.csv",
        "Column 'Other delegated funds (£)'",
    )
    sign = (
        "-w",
        whole,
        "return",
        "sign-off",
        whole / "exports" / "finance-2018.xlsx",
        "--who",
        "J",
        "--role",
        "chair",
    )
    assert run(*sign).exit_code == EXIT_REFUSED


def test_a_printed_amount_that_is_not_the_extracts_is_reported(whole: Path, tmp_path: Path) -> None:
    printed = tmp_path / "printed.csv"
    text = PRINTED.replace('"30,000",,0,"30,000"', '"31,000",,0,"31,000"').replace("Other,", "Lottery,")
    printed.write_text(text, encoding="utf-8")
    found = run(
        "-w",
        whole,
        "return",
        "finance",
        "--period",
        "2018",
        "--printed",
        printed,
        "--out",
        tmp_path / "f.json",
    )
    assert found.exit_code == EXIT_FINDINGS
    assert (
        "Row 'Police Service', column 'Staffing costs (£)': £31,000 is printed, and the extract has £30,000."
        in found.stderr
    )
    checks = json.loads((tmp_path / "f.json").read_text())["checks"]
    unknown = [c for c in checks if c["line"] == "Row 'Lottery'" and "extract" in c["table"]]
    assert [c["outcome"] for c in unknown] == ["could not run"]


def test_csv_and_json_have_the_same_numbers(whole: Path, tmp_path: Path) -> None:
    for name in ("f.csv", "f.json"):
        assert (
            run("-w", whole, "return", "finance", "--period", "2024", "--out", tmp_path / name).exit_code == 0
        )
        assert read_return(tmp_path / name).period == "2024/25"
    plain = pl.read_csv(tmp_path / "f.csv")
    cells = {
        (r, c): v for r, c, v in plain.filter(table="b5_budget").select("row", "column", "value").iter_rows()
    }
    assert cells["Local authority*", "Total (£)"] == 123
    assert cells["Health Service", "Total (£)"] is None, "no line is no nought"
    tidy = json.loads((tmp_path / "f.json").read_text())["cells"]
    assert [(c["row"], c["column"], c["value"]) for c in tidy] == list(
        plain.select("row", "column", "value").iter_rows()
    )
    assert (tmp_path / "f.checks.csv").read_text("utf-8-sig").startswith("table,line,outcome")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--period", "2016"), EXIT_USAGE, "has neither a budget nor staff of 2016/17"),
        (("--period", "2018/20"), EXIT_USAGE, "is not a financial year"),
        (("--period", "2018", "--out", "f.docx"), EXIT_USAGE, "End the name in .xlsx, .csv, .json"),
    ],
)
def test_what_cannot_be_made_is_one_sentence(
    whole: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    found = run("-w", whole, "return", "finance", *words)
    assert found.exit_code == code
    assert said in str(found.exception)
    assert list((whole / "exports").iterdir()) == []


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (
            "Agency,A,Total\nPolice,1,1\nOther,2,2\n",
            EXIT_UNREADABLE,
            "the last row and the last column are not called Total",
        ),
        ("just words\n", EXIT_UNREADABLE, "no table with headings, agencies and totals"),
        ("Agency,A,Total\nPolice,one,1\nTotal,1,1\n", EXIT_USAGE, "in the row 'Police', 'one' is no amount"),
        (
            "Agency,A,Total\nPolice,1\nTotal,1,1\n",
            EXIT_USAGE,
            "the row 'Police' has 1 cells, and there are 2 columns",
        ),
        ("Agency,A,Total\nPolice,1,1\nPolice,1,1\nTotal,1,1\n", EXIT_UNREADABLE, "two lines called 'Police'"),
    ],
)
def test_a_printed_table_that_cannot_be_read_is_one_sentence(
    whole: Path, tmp_path: Path, text: str, code: int, said: str
) -> None:
    printed = tmp_path / "p.csv"
    printed.write_text(text, encoding="utf-8")
    found = run("-w", whole, "return", "finance", "--period", "2018", "--printed", printed)
    assert found.exit_code == code
    assert said in str(found.exception)
