"""``yjp reconcile`` on the packaged example: what an analyst reads, and what never appears unasked."""

import csv
import io
import json
import re
from pathlib import Path

import fastexcel
import pytest
from click.testing import CliRunner, Result

from yjp import cli
from yjp.errors import EXIT_FINDINGS, EXIT_REFUSED, EXIT_USAGE, UserError

IDS = re.compile(r"\b[COF]\d{4,5}\b")


def run(folder: Path, *words: str) -> Result:
    result = CliRunner().invoke(cli.yjp, ["-w", str(folder), "reconcile", *words])
    if isinstance(result.exception, UserError):
        result.exit_code = result.exception.exit_code
    elif result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "w"
    done = CliRunner().invoke(cli.yjp, ["demo", "--dir", str(folder), "--no-serve"])
    assert done.exit_code == 0, done.output
    return folder


def test_169_as_published_and_164_revised_stand_beside_the_local_41(example: Path) -> None:
    result = run(example)
    assert result.exit_code == 0
    assert "made up" in result.stdout
    rows = {line[:34].strip(): line[34:].split("  ") for line in result.stdout.splitlines()}
    cells = {name: [cell.strip() for cell in found if cell.strip()] for name, found in rows.items()}
    assert cells["Our count"] == ["41", "41"]
    assert cells["Published"] == ["169 per 100,000", "164 per 100,000"]
    assert cells["as a count"] == ["41", "39 to 40"]
    assert cells["Gap: published less ours"] == ["0", "−1 to −2"]
    assert cells["Standing"] == ["agrees", "within soft tolerance"]
    assert cells["Known to the police only"] == ["not known", "not known"]
    text = " ".join(result.stdout.split())
    assert "Our 41 would print the same over 24,925 to 25,076" in text
    assert "Use of custody, Apr 2018 to Mar 2019: ours 3, published 3" in text
    assert "Reoffending, Jul 2016 to Jun 2017: ours 30, published 30" in text
    assert not IDS.search(result.stdout)


def test_children_are_named_only_on_request_and_then_it_is_said(example: Path) -> None:
    custody = ("-i", "custody_rate")
    for form in ("text", "json", "csv"):
        assert not IDS.search(run(example, *custody, "--format", form).stdout), form
        named = run(example, *custody, "--format", form, "--cases").stdout
        assert IDS.search(named), form
        assert ("holds children's records" in named) == (form != "csv")


def test_a_board_never_has_cases_or_numbers_by_reason(example: Path) -> None:
    assert run(example, "--cases", "--profile", "board").exit_code == EXIT_REFUSED
    found = json.loads(run(example, "-i", "fte_rate", "--profile", "board", "--format", "json").stdout)
    assert "cases" not in found
    bridge = found["reconciliations"][0]["bridges"][0]
    assert bridge["local"] == 41
    assert {(r["lowest"], r["highest"], r["children"]) for r in bridge["reasons"]} == {(None, None, None)}
    text = run(example, "-i", "fte_rate", "--profile", "board").stdout
    assert "could move it" in text
    assert not re.search(r"\(\d+ child", text)


def test_the_json_bridges_add_up(example: Path) -> None:
    found = json.loads(run(example, "--format", "json").stdout)
    assert found["schema"] == "yjp.reconcile/1"
    assert found["about"]["made_up"] is True
    bridges = [b for each in found["reconciliations"] for b in each["bridges"]]
    assert len(bridges) == 5
    for bridge in bridges:
        for end in bridge["ends"]:
            start = bridge["local"] + bridge["certain"]
            assert start + end["used"] + end["least_unexplained"] == end["published"]
            assert start + end["most_unexplained"] == end["published"]


def test_the_csv_has_a_row_a_line(example: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run(example, "--format", "csv").stdout)))
    revised = {r["line"]: r for r in rows if r["published"] == "revised, 2026-04"}
    assert (revised["published"]["lowest"], revised["published"]["highest"]) == ("39", "40")
    assert (revised["gap"]["lowest"], revised["gap"]["highest"]) == ("-2", "-1")
    assert revised["possible:police_only"]["known"] == "false"
    assert next(r["words"] for r in rows if r["measure"] == "entries").startswith("could not run")


def test_a_gap_beyond_the_hard_tolerance_is_a_finding_until_it_is_explained(example: Path) -> None:
    words = ("-i", "fte_rate", "--window", "2018-12.12m", "--published-count", "50")
    hard = run(example, *words)
    assert hard.exit_code == EXIT_FINDINGS
    assert "do not publish before it is explained" in hard.stdout
    explained = run(example, *words, "--confirmed", "police_only=+8")
    assert explained.exit_code == 0
    assert "Known to the police only, for certain" in explained.stdout


def test_a_slip_in_the_name_is_said_before_what_else_is_missing(example: Path) -> None:
    result = run(example, "-i", "fte", "--published-count", "38")
    assert result.exit_code == EXIT_USAGE
    assert "Did you mean fte_count or fte_interim_effect or fte_rate?" in str(result.exception)


def test_a_workbook_has_the_lines_and_children_only_on_request(example: Path, tmp_path: Path) -> None:
    assert run(example, "--format", "xlsx").exit_code == EXIT_USAGE, "not for a screen"
    plain, named = tmp_path / "b.xlsx", tmp_path / "c.xlsx"
    assert run(example, "--out", str(plain)).exit_code == 0
    book = fastexcel.read_excel(plain)
    assert book.sheet_names == ["Bridges"]
    rows = book.load_sheet("Bridges").to_polars().rows(named=True)
    local = next(row for row in rows if row["What"] == "Our count" and row["Indicator"] == "fte_rate")
    # The service counted 41 first time entrants in 2018: Youth Justice Plan 2019-21.
    assert (local["Window"], local["Lowest"], local["Highest"]) == ("2018-12.12m", 41, 41)
    assert not any(IDS.search(str(cell)) for row in rows for cell in row.values())
    assert run(example, "--cases", "--out", str(named)).exit_code == 0
    children = fastexcel.read_excel(named).load_sheet("Children").to_polars()
    assert children.height
    assert children.get_column("Child").str.contains(IDS.pattern).any()


def test_a_published_rate_typed_in_needs_its_window(example: Path) -> None:
    assert run(example, "--published-rate", "164").exit_code == EXIT_USAGE
    assert "39 to 40" in run(example, "--published-rate", "164", "--window", "2018-12.12m").stdout
    other = run(example, "--published-rate", "164", "--window", "2018-12.12m", "--population", "24400")
    assert "164 per 100,000 of 24,400 is 40 first time entrants" in " ".join(other.stdout.split())
    assert run(example, "--window", "last year").exit_code == EXIT_USAGE
    assert run(example, "-i", "caseload").exit_code == EXIT_USAGE
    assert run(example, "--confirmed", "police_only").exit_code == EXIT_USAGE


def test_a_percentage_is_typed_as_it_is_printed(example: Path) -> None:
    asked = ("-i", "binary_reoffending", "--window", "2017-06.12m", "--published-rate")
    said = " ".join(run(example, *asked, "38.5%").stdout.split())
    # 30 of 78 is 38.46%, and 78 is 14.3% under 91: both ends of the range are that number, which is said once.
    assert "38.5% of 91 is 35 reoffenders. Our 30 would print the same over 78 (−14.3%): another" in said
    assert said == " ".join(run(example, *asked, "38.5").stdout.split())
    rate = ("-i", "fte_rate", "--window", "2018-12.12m", "--published-rate", "164%")
    assert run(example, *rate).exit_code == EXIT_USAGE, "164 per 100,000 is no percentage"


def test_a_file_of_published_figures_and_a_file_to_write(example: Path, tmp_path: Path) -> None:
    given, out = tmp_path / "published.csv", tmp_path / "bridge.json"
    given.write_text("indicator,window,count,base\nbinary_reoffending,2017-06.12m,30,93\n", encoding="utf-8")
    done = run(example, "-i", "binary_reoffending", "--published-file", str(given), "--out", str(out))
    assert (done.exit_code, done.stdout) == (0, "")
    bridges = json.loads(out.read_text(encoding="utf-8"))["reconciliations"][0]["bridges"]
    assert [(b["measure"], b["local"], b["published"]["lowest"]) for b in bridges] == [
        ("reoffending", 30, 30),
        ("entries", 91, 93),
    ]
    assert run(example, "--out", str(tmp_path / "bridge.docx")).exit_code == EXIT_USAGE


def test_the_tolerances_are_those_of_the_settings(example: Path, tmp_path: Path) -> None:
    settings = example / "yjp.toml"
    before = settings.read_text(encoding="utf-8")
    try:
        settings.write_text(
            before.replace("soft_count = 1", "soft_count = 0").replace("soft_percent = 5", "soft_percent = 0")
        )
        assert "look into it" in run(example, "-i", "fte_rate").stdout
    finally:
        settings.write_text(before, encoding="utf-8")
