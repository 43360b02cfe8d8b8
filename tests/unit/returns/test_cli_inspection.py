"""``yjp return inspection``: the pack of a day, from the ledger or counted for that day."""

from pathlib import Path

import fastexcel

from tests.unit.cli.test_cli import run
from yjp.errors import EXIT_USAGE
from yjp.writers.checker import check_workbook
from yjp_returns.read_back import read_return


def cover(path: Path) -> list[str]:
    sheet = fastexcel.read_excel(path).load_sheet("Cover", header_row=None, dtypes="string")
    return [str(line) for line in sheet.to_polars().to_series()]


def test_the_pack_of_the_day_of_the_extract(whole: Path) -> None:
    found = run("-w", whole, "return", "inspection")
    path = whole / "exports" / "inspection-2026-06-30.xlsx"
    assert (found.exit_code, found.stdout) == (0, "")
    assert "Missing: Health: could not be made; the extract has no health records." in found.stderr
    assert "Children on the caseload: 0" in cover(path)
    assert "Staff of the financial year: 2024/25" in cover(path), "the newest held"
    assert [str(f) for f in check_workbook(path)] == []
    assert (read_return(path).name, read_return(path).period) == ("inspection", "2026-06-30")


def test_an_earlier_day_is_counted_although_the_ledger_has_no_snapshot_of_it(
    whole: Path, tmp_path: Path
) -> None:
    path = tmp_path / "pack.xlsx"
    assert run("-w", whole, "return", "inspection", "--on", "2024-05-01", "--out", path).exit_code == 0
    # A, B and C under referral orders, D under a caution: all ended on 10 June 2024.
    assert "Children on the caseload: 4" in cover(path)
    order = fastexcel.read_excel(path).load_sheet("By order", header_row=None, dtypes="string").to_polars()
    counts = {row[0]: row[1] for row in order.iter_rows()}
    assert (counts["Referral order"], counts["Youth conditional caution"]) == ("3", "1")


def test_a_day_that_is_not_known_of_or_another_format_is_one_sentence(whole: Path) -> None:
    found = run("-w", whole, "return", "inspection", "--on", "2026-07-01")
    assert found.exit_code == EXIT_USAGE
    assert "nothing is known of 2026-07-01" in str(found.exception)
    found = run("-w", whole, "return", "inspection", "--out", "pack.csv")
    assert found.exit_code == EXIT_USAGE
    assert "End the name in .xlsx" in str(found.exception)
