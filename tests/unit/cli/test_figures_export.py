"""``yjp figures``: every format carries its manifest, profiles suppress, and nothing is written by halves."""

import json
from pathlib import Path

import fastexcel
import polars as pl
import pytest

from tests.unit.cli.test_cli import run
from yjp.writers.checker import check_workbook
from yjp.writers.tidy import manifest_of


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("example") / "d"
    assert run("demo", "--no-serve", "--dir", folder).exit_code == 0
    return folder


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A service with six entrants in one year and one in the next."""
    folder = tmp_path_factory.mktemp("small")
    extract, path = folder / "extract", folder / "w"
    extract.mkdir()
    children, offences, outcomes = ["child_id,date_of_birth"], ["offence_id,child_id,offence_date"], []
    for number, year in enumerate((2021, 2021, 2021, 2021, 2021, 2021, 2023)):
        children.append(f"C{number},{year - 15}-01-01")
        offences.append(f"F{number},C{number},{year}-01-10")
        outcomes.append(f"O{number},F{number},C{number},{year}-02-01,youth_caution")
    outcomes.insert(0, "outcome_id,offence_id,child_id,outcome_date,outcome_type")
    for name, lines in (("children", children), ("offences", offences), ("outcomes", outcomes)):
        (extract / f"{name}.csv").write_text("\n".join(lines) + "\n")
    assert run("new", path, "--service", "rotherham").exit_code == 0
    assert (
        run("-w", path, "import", extract, "--extract-date", "2024-06-30", "--quiet-is-fine").exit_code == 0
    )
    return path


def exported(example: Path, out: Path, *words: str) -> str:
    result = run("-w", example, "figures", "--format", out.suffix[1:], "--out", out, *words)
    assert result.exit_code == 0, result.exception
    assert result.stdout == ""
    return result.stderr


def test_every_format_has_the_same_figures_and_the_same_manifest(example: Path, tmp_path: Path) -> None:
    paths = {form: tmp_path / f"f.{form}" for form in ("csv", "json", "parquet", "xlsx")}
    words = {form: exported(example, path) for form, path in paths.items()}
    assert "f.csv.manifest.json" in words["csv"]
    beside = json.loads((tmp_path / "f.csv.manifest.json").read_text())
    whole = json.loads(paths["json"].read_text())
    inside = manifest_of(paths["parquet"].read_bytes())
    assert beside == whole["manifest"] == inside
    assert beside["made_up"] is True
    assert beside["counts"]["children"]["read"] > 1_000
    assert set(beside["inputs"]) >= {"children.csv", "outcomes.csv"}
    assert beside["definitions"]["fte_rate"]["numerator"].startswith("Children with their first ever")
    frame = pl.read_parquet(paths["parquet"])
    assert frame.height == len(whole["figures"]) == pl.read_csv(paths["csv"]).height == beside["figures"]
    assert {"comparisons", "ratings", "control", "funnel"} <= set(whole)
    run_sheet = fastexcel.read_excel(paths["xlsx"]).load_sheet("Run", header_row=None).to_polars()
    assert beside["run_id"] in run_sheet.to_series(2).to_list()


def test_the_public_workbook_of_the_example_keeps_the_guidance(example: Path, tmp_path: Path) -> None:
    said = exported(example, tmp_path / "f.xlsx", "--profile", "public")
    assert "guidance" not in said
    content = (tmp_path / "f.xlsx").read_bytes()
    assert [str(f) for f in check_workbook(content)] == []
    assert 15 <= len(fastexcel.read_excel(content).sheet_names) <= 25
    headlines = fastexcel.read_excel(content).load_sheet("Headlines", header_row=None).to_polars()
    # Three custodial sentences: no count, no rate, no limits.
    (custody,) = [row for row in headlines.rows() if str(row[0]).startswith("Custodial")]
    assert list(custody).count("[c]") == 5


def test_without_a_profile_it_is_the_services_own_copy(example: Path, tmp_path: Path) -> None:
    said = exported(example, tmp_path / "f.parquet")
    assert "own copy and it is not for publication" in said
    assert pl.read_parquet(tmp_path / "f.parquet").filter("suppressed").is_empty()


def test_a_public_export_hides_small_numbers_and_the_counts_of_the_caseload(
    small: Path, tmp_path: Path
) -> None:
    said = exported(small, tmp_path / "f.parquet", "--profile", "public")
    assert "this is for publication" in said
    assert "not for publication" not in said
    frame = pl.read_parquet(tmp_path / "f.parquet")
    entrants = {
        row["window"]: (row["suppressed"], row["numerator"], row["upper"] is None)
        for row in frame.filter(indicator="fte_count").rows(named=True)
    }
    assert entrants["2023-12.12m"] == (True, None, True)
    assert entrants["2022-12.12m"] == (False, 0.0, False)
    assert frame.filter(pl.col("numerator").is_between(1, 4)).is_empty()
    manifest = manifest_of((tmp_path / "f.parquet").read_bytes())
    assert manifest is not None
    assert "counts" not in manifest
    assert (manifest["profile"], manifest["for_publication"]) == ("public", True)
    assert list(manifest["inputs"]) == ["all input files together"]  # type: ignore[call-overload]


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_no_row_count_of_the_caseload_is_in_a_public_file(form: str, small: Path, tmp_path: Path) -> None:
    own, public = tmp_path / f"own.{form}", tmp_path / f"public.{form}"
    exported(small, own)
    exported(small, public, "--profile", "public")
    mark = "quarantined"
    if form == "xlsx":
        texts = [
            fastexcel.read_excel(p).load_sheet("Run", header_row=None).to_polars().write_csv()
            for p in (own, public)
        ]
    elif form == "csv":
        texts = [p.with_name(f"{p.name}.manifest.json").read_text() for p in (own, public)]
    else:
        texts = [p.read_text() for p in (own, public)]
    assert [mark in text for text in texts] == [True, False]


def test_a_board_sees_totals_and_no_small_groups(small: Path, tmp_path: Path) -> None:
    said = exported(small, tmp_path / "f.parquet", "--profile", "board")
    assert "it is not for publication" in said
    frame = pl.read_parquet(tmp_path / "f.parquet").filter(source="caseload")
    totals = frame.filter(pl.col("group").is_null(), indicator="fte_count", window="2023-12.12m")
    assert totals.get_column("numerator").to_list() == [1.0]
    groups = frame.filter(pl.col("group").is_not_null())
    assert groups.filter("suppressed").height > 0
    assert groups.filter(pl.col("numerator").is_between(1, 4)).is_empty()


def test_breakdowns_can_be_chosen_and_unknown_ones_are_named(example: Path, tmp_path: Path) -> None:
    exported(example, tmp_path / "f.parquet", "--group", "category", "--area", "rotherham")
    frame = pl.read_parquet(tmp_path / "f.parquet")
    assert frame.get_column("group").unique().to_list() == ["category"]
    manifest = manifest_of((tmp_path / "f.parquet").read_bytes())
    assert manifest is not None
    assert manifest["narrowed_to"] == {"area": ["rotherham"], "group": ["category"]}
    wrong = run("-w", example, "figures", "--group", "shoe_size")
    assert wrong.exit_code == 2
    assert "There is no group called 'shoe_size'" in str(wrong.exception)


def test_a_release_before_is_taken_into_account(small: Path, tmp_path: Path) -> None:
    for form in ("csv", "json", "parquet"):
        earlier = tmp_path / f"before.{form}"
        exported(small, earlier, "--profile", "public")
        result = run("-w", small, "figures", "--profile", "public", "--released", earlier, "--format", "csv")
        assert result.exit_code == 0, result.exception
        first = run("-w", small, "figures", "--profile", "public", "--format", "csv")
        # The same release again gives nothing more away.
        assert result.stdout == first.stdout


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("--format", "xlsx"), 2, "A workbook is not for a screen: say where to write it with --out FILE."),
        (("--format", "parquet"), 2, "Parquet is not for a screen"),
        (("--profile", "press"), 2, "There is no profile called 'press'. Known: board, public, statutory."),
        (("--released", "R"), 2, "say who they are with --profile"),
        (("--released", "R", "--profile", "public"), 3, "this is no export of the figures"),
    ],
)
def test_mistakes_are_one_sentence(
    words: tuple[str, ...], code: int, sentence: str, small: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n")
    result = run("-w", small, "figures", *(str(other) if w == "R" else w for w in words))
    assert (result.exit_code, sentence in str(result.exception)) == (code, True)


def test_nothing_is_left_half_written(small: Path, tmp_path: Path) -> None:
    exported(small, tmp_path / "f.xlsx")
    assert [p.name for p in tmp_path.iterdir()] == ["f.xlsx"]


def test_text_can_be_written_too_and_shows_the_profile(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "f.txt"
    result = run("-w", small, "figures", "-i", "fte_count", "--profile", "public", "--out", out)
    assert result.exit_code == 0
    assert "95% range" in out.read_text(encoding="utf-8")


def test_only_what_is_shown_can_be_asked_for(example: Path, tmp_path: Path) -> None:
    every = json.loads(run("-w", example, "figures", "--profile", "public", "--format", "json").stdout)
    said = run("-w", example, "figures", "--profile", "public", "--format", "json", "--only-shown")
    shown = json.loads(said.stdout)
    hidden = sum(each["suppressed"] for each in every["figures"])
    assert hidden > 1_000
    assert [each["figure_id"] for each in shown["figures"]] == [
        each["figure_id"] for each in every["figures"] if not each["suppressed"]
    ]
    assert f"Left out, as these readers are not shown them: {hidden:,} figures." in said.stderr
    left = {each["figure_id"] for each in shown["figures"]}
    assert {each["figure_id"] for each in shown["comparisons"]} <= left
    without = run("-w", example, "figures", "--only-shown")
    assert "--only-shown goes with --profile" in str(without.exception)


def test_an_id_stands_in_one_piece_on_the_screen(example: Path) -> None:
    found = json.loads(
        run("-w", example, "figures", "-i", "binary_reoffending_change", "--format", "json").stdout
    )
    said = run("-w", example, "figures", "-i", "binary_reoffending_change").stdout
    longest = max((each["figure_id"] for each in found["figures"]), key=len)
    assert len(longest) > 45
    assert longest in said
