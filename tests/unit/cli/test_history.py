"""``yjp history``: who brought which import, what it moved, and that going back is told."""

import json
import re
from pathlib import Path

import fastexcel
import pytest
from click.testing import CliRunner, Result

from yjp.cli import yjp
from yjp.cli.what_changed import local_figures
from yjp.import_changes import moves
from yjp.store import Workspace

WHEN = r"\d+ \w{3} \d{4} \d\d:\d\d"


def run(*arguments: str | Path, **more: object) -> Result:
    return CliRunner().invoke(yjp, [str(argument) for argument in arguments], **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two imports of a made-up case system's workbook, by two people, the second a quarter later."""
    folder: Path = tmp_path_factory.mktemp("history")
    path = folder / "s"
    assert run("new", path, "--service", "Rotherham").exit_code == 0
    for name, day, who in (("Q1", "2019-03-31", "A. Analyst"), ("Q2", "2019-06-18", "B. Colleague")):
        assert run("example", folder / name, "--as", "case_system_b", "--extract-date", day).exit_code == 0
        book = next((folder / name).glob("*.xlsx")).rename(folder / f"Caseload export {name}.xlsx")
        brought = run(
            "-w", path, "import", book, "--mapping", "case_system_b", "--extract-date", day,
            env={"YJP_WHO": who},
        )  # fmt: skip
        assert brought.exit_code == 0, brought.output
    return path


def test_a_line_says_when_who_which_file_and_by_which_mapping(service: Path) -> None:
    first, _, second, rows = run("-w", service, "history").stdout.splitlines()
    what = "mapping case_system_b, yjp"
    assert re.match(rf" +1  {WHEN}, A\. Analyst: Caseload export Q1\.xlsx, {what}", first)
    assert re.match(rf" +2  {WHEN}, B\. Colleague: Caseload export Q2\.xlsx, {what}.*\(current\)$", second)
    assert rows.strip().startswith("extract of 2019-06-18, 12,260 rows accepted, 0 set aside, run ")


def test_one_import_in_full_has_settings_hashes_and_counts(service: Path) -> None:
    said = run("-w", service, "history", "--show", 1).stdout
    held = Workspace(service).imports()[0].manifest
    assert "By:          A. Analyst" in said
    assert "  [verdicts] min_events = 5\n" in said
    assert "  [extract] date = left out\n" in said
    assert "  [counting] breaches_count_as_reoffences = false\n" in said
    assert "  [comparators] family = none\n" in said
    assert "  [comparators] family_from = left out\n" in said
    # No name of the program's own: every one stands in a section of the file.
    part = said.partition("as in yjp.toml\n")[2].partition("\n\n")[0]
    assert all(re.fullmatch(r"  \[[a-z]+\] [a-z_]+ = .+", line) for line in part.splitlines())
    assert f"{held.inputs['Caseload export Q1.xlsx']}  Caseload export Q1.xlsx" in said
    rows = held.counts["children"]
    assert rows["filtered"] == 1, "the line of totals"
    assert (
        f"children: {rows['read']:,} read, {rows['accepted']:,} accepted, 0 set aside, 1 left out by the mapping"
        in said
    )
    missing = run("-w", service, "history", "--show", 7)
    assert "there is no import 7. Those that are kept: 1, 2." in str(missing.exception)


def test_every_figure_that_the_import_says_has_moved_is_listed(service: Path) -> None:
    said = run("-w", service, "history", "--changes").stdout
    assert "Import 2 against import 1" in said
    assert "The extract is of 2019-06-18, and was of 2019-03-31." in said
    workspace = Workspace(service)
    before, now = (workspace.ledger(each) for each in workspace.imports()[:2])
    moved = moves(before, now, local_figures(before, now))
    lines = [line for line in said.splitlines() if " before, " in line]
    assert len(lines) == len(moved) > 10
    # A cohort of 2017 whose last children were followed to their end between the two extracts.
    was = before.local("binary_reoffending", "2017-12.12m")
    reads = now.local("binary_reoffending", "2017-12.12m")
    assert was
    assert reads
    assert f"  Jan 2017 to Dec 2017: {was.text} before, {reads.text} now" in lines
    more = run("-w", service, "history", "--changes", "--all").stdout
    assert len([line for line in more.splitlines() if " before, " in line]) > len(lines)
    assert "nothing to compare" in run("-w", service, "history", "--changes", "--show", 1).stderr


def test_the_check_names_the_file_and_the_sheet_that_a_table_was_read_from(
    service: Path, tmp_path: Path
) -> None:
    said = run("-w", service, "check").stdout
    assert "      Caseload export Q2.xlsx[Outcomes & Sentences], row 2805 could move it" in said
    absent = re.search(
        r"Tables not in the extract: (accommodation, .*?victims): (\d+) rules\.", " ".join(said.split())
    )
    assert absent
    assert said.count("table in the extract") == 0
    out = tmp_path / "q.xlsx"
    run("-w", service, "check", "--out", out)
    rows = fastexcel.read_excel(out).load_sheet("By record").to_polars().rows(named=True)
    assert {row["File"] for row in rows if row["Table"] == "outcomes"} == {
        "Caseload export Q2.xlsx[Outcomes & Sentences]"
    }
    run("-w", service, "check", "--out", tmp_path / "q.json")
    rules = json.loads((tmp_path / "q.json").read_text(encoding="utf-8"))["rules"]
    assert {r["file"] for r in rules if r["table"] == "offences"} == {"Caseload export Q2.xlsx[Offences]"}


def test_a_restored_import_says_which_one_it_is_and_who_brought_it_back(service: Path) -> None:
    said = run("-w", service, "history", "--restore", 1, "--who", "C. Chief")
    assert said.stderr == (
        "Import 1, the extract of 31 March 2019, is current again, and is listed as import 3.\n"
        f"What moved against the import before: yjp -w {service} history --changes\n"
    )
    third = run("-w", service, "history").stdout.splitlines()[4]
    assert re.match(
        rf" +3  {WHEN}, C\. Chief: import 1 restored \(Caseload export Q1\.xlsx, mapping case_system_b, yjp .*\)"
        r"  \(current\)$",
        third,
    )
    assert run("-w", service, "history", "--restore", 3).stderr == (
        "Import 3, the extract of 31 March 2019, is current again.\n"
    )


def test_an_import_from_before_this_was_kept_is_listed_with_what_is_known(service: Path) -> None:
    listed = service / "imports" / "000001.json"
    kept = listed.read_bytes()
    versions = json.loads(kept)
    del versions["imported"]
    listed.write_text(json.dumps(versions), encoding="utf-8")
    try:
        first = run("-w", service, "history").stdout.splitlines()[0]
        assert first.strip().startswith("1  Caseload export Q1.xlsx, mapping case_system_b, yjp")
        assert "the day was not kept" in run("-w", service, "history", "--show", 1).stdout
    finally:
        listed.write_bytes(kept)
