"""The ledger as a workbook: what a board would look up is there, once and right, and the guidance is kept."""

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import fastexcel
import polars as pl
import pytest

from tests.sample import row, sample
from tests.tools.ooxml import ValidateOoxml
from tests.unit.disclosure import made
from tests.unit.writers.reports import full
from yjp import figures
from yjp.disclosure import profile
from yjp.figures import CONTROL, RATINGS, figure_id
from yjp.ledger import Ledger
from yjp.manifest import Manifest
from yjp.writers.checker import check_workbook
from yjp.writers.ledger_workbook import ledger_workbook
from yjp.writers.ledger_workbook.parts import divide
from yjp.writers.provenance import Provenance, Release
from yjp.writers.quality_workbook import quality_workbook

MANIFEST = Manifest(
    yjp_version="0.1.0",
    service="Rotherham",
    area="rotherham",
    extract_date=date(2019, 6, 18),
    made_up=True,
    settings={"min_events": 5, "confidence": 0.95, "breaches_count": False, "published": ["a", "b"]},
    inputs={"children.csv": "ab" * 32, "outcomes.csv": "cd" * 32},
    counts={"children": {"read": 1654, "accepted": 1654, "quarantined": 0}},
)
CUSTODY = figure_id("custody_rate", "2019-03.12m", "rotherham")


def rich() -> Ledger:
    """The sample with groups, quarters, a rating and a control chart."""
    base = sample()
    counts = {"decimals": 0, "unit": "count", "per": 1, "denominator": None}
    more = [
        row(
            "fte_count",
            "2018-12.12m",
            "rotherham",
            figure_id=figure_id("fte_count", "2018-12.12m", "rotherham", "sex", value),
            group="sex",
            group_value=value,
            numerator=n,
            value=n,
            **(counts | {"denominator": 41.0}),
        )
        for value, n in (("female", 9.0), ("male", 32.0))
    ]
    more.append(row("custody_count", "2019-03.3m", "rotherham", numerator=1.0, value=1.0, **counts))
    rating = {
        "figure_id": CUSTODY,
        "rating": "no_call",
        "comparator_id": figure_id("custody_rate", "2019-03.12m", "rotherham_family"),
        "kind": "family",
        "reason": "Too few sentences to tell.",
    }
    chart = dict.fromkeys(CONTROL) | {
        "figure_id": figure_id("custody_count", "2019-03.3m", "rotherham"),
        "indicator": "custody_count",
        "area": "rotherham",
        "period_end": date(2019, 3, 31),
        "value": 1.0,
        "centre": 1.75,
        "lower": 0.0,
        "upper": 6.5,
        "signal": "none",
    }
    return replace(
        base,
        figures=figures.ordered(pl.concat([base.figures, pl.DataFrame(more, schema=figures.SCHEMA)])),
        ratings=pl.DataFrame([rating], schema=RATINGS),
        control=pl.DataFrame([chart], schema=CONTROL),
    )


def hidden(ledger: Ledger, identifier: str) -> Ledger:
    """The ledger with one figure suppressed, as a profile leaves it."""
    here = pl.col("figure_id") == identifier
    gone = ("numerator", "denominator", "value", "lower", "upper", "quality")
    frame = ledger.figures.with_columns(
        *(pl.when(~here).then(pl.col(name)).alias(name) for name in gone),
        suppressed=here,
        reason=pl.when(here).then(pl.lit("too small to show")),
    )
    kept = ledger.comparisons.filter(pl.col("figure_id") != identifier)
    return replace(ledger, figures=frame, comparisons=kept)


def written(ledger: Ledger, release: Release | None = None) -> bytes:
    return ledger_workbook(Provenance(release=release or Release(), ledger=ledger, manifest=MANIFEST))


def table(content: bytes, name: str) -> list[dict[str, object]]:
    """The rows of a sheet's table, below its title and notes, as text or numbers."""
    found = (
        fastexcel.read_excel(content).load_sheet(name, header_row=None, dtypes="string").to_polars().rows()
    )
    top = next(place for place, cells in enumerate(found) if all(cells) and len(cells) > 1)
    return [dict(zip(found[top], cells, strict=True)) for cells in found[top + 1 :]]


def with_kpis(*, suppressed: tuple[str, ...] = ()) -> Ledger:
    """The sample with two KPIs over two quarters."""
    counted = {
        ("kpi1_suitable_end", "2025-03.3m"): (20, 30),
        ("kpi1_suitable_end", "2024-12.3m"): (18, 24),
        ("kpi1_suitable_end_friends", "2025-03.3m"): (7, None),
        ("kpi1_suitable_end_stc", "2025-03.3m"): (2, None),
    }
    kpis = [made.row(what, window, n, d) for (what, window), (n, d) in counted.items()]
    gone = dict.fromkeys(("numerator", "denominator", "value")) | {"suppressed": True, "reason": "too small"}
    kpis = [each | gone if each["indicator"] in suppressed else each for each in kpis]
    base = sample()
    return replace(
        base, figures=figures.ordered(pl.concat([base.figures, pl.DataFrame(kpis, schema=figures.SCHEMA)]))
    )


def test_kpis_have_sheets_of_their_own_with_their_label() -> None:
    content = written(with_kpis())
    names = fastexcel.read_excel(content).sheet_names
    assert names[names.index("KPIs") :][:2] == ["KPIs", "KPI sub-measures"]
    assert [
        (r["Measure"], r["Period"], r["Figure"], r["Counted"], r["Out of"]) for r in table(content, "KPIs")
    ] == [
        ("KPI 1: Suitable accommodation", "Jan 2025 to Mar 2025", "66.666666667", "20", "30"),
        ("KPI 1: Suitable accommodation", "Oct 2024 to Dec 2024", "75", "18", "24"),
    ]
    subs = table(content, "KPI sub-measures")
    assert [r["Measure"] for r in subs] == [
        "KPI 1b: Secure training centre: children in suitable accommodation at the end of the order",
        "KPI 1b: Living with friends: children in suitable accommodation at the end of the order",
    ]
    for name in ("KPIs", "KPI sub-measures"):
        above = fastexcel.read_excel(content).load_sheet(name, header_row=None, dtypes="string").to_polars()
        assert any("not yet suitable for decision-making" in (text or "") for text in above.to_series())
    if "Quarters" in names:
        assert not any(r["Measure"].startswith("KPI") for r in table(content, "Quarters"))  # type: ignore[union-attr]
    assert check_workbook(content) == []


def test_sub_measures_of_which_every_quarter_is_suppressed_are_left_out() -> None:
    content = written(with_kpis(suppressed=("kpi1_suitable_end_stc", "kpi1_suitable_end")))
    assert [r["Figure"] for r in table(content, "KPIs")] == ["[c]", "[c]"]
    assert [r["Counted"] for r in table(content, "KPI sub-measures")] == ["7"]


def test_of_a_sub_measure_only_what_it_counts_is_defined() -> None:
    rows = table(written(with_kpis()), "Definitions")
    of = [r["Part"] for r in rows if str(r["Measure"]).startswith("KPI 1b: Secure training centre")]
    assert of == ["Counted (numerator)", "Out of (denominator)", "Name and version"]
    whole = [r["Definition"] for r in rows if r["Measure"] == "KPI 1: Suitable accommodation"]
    assert any("Not yet suitable for decision-making" in str(text) for text in whole)


def test_the_sheets_in_the_order_of_reading() -> None:
    content = written(rich())
    assert fastexcel.read_excel(content).sheet_names == [
        *("Cover", "Contents", "Notes", "Definitions", "Headlines", "Headlines compared"),
        *("Entrants by year", "Reoffending by year", "Reoffences by year", "Custody by year"),
        *("Quarters", "Entrants by group", "Other figures", "Comparators", "Comparisons", "Ratings"),
        *("Sources", "Run"),
    ]
    assert content == written(rich())


@pytest.mark.parametrize("case", ["rich", "plain", "hidden", "not made up", "one measure", "awkward name"])
def test_no_workbook_of_ours_breaks_the_guidance(case: str) -> None:
    base = rich()
    about = replace(base.about, made_up=False, service='Tower Hamlets & "City of London" <East>')
    ledgers = {
        "rich": base,
        "plain": sample(),
        "hidden": hidden(base, CUSTODY),
        "not made up": replace(base, about=replace(base.about, made_up=False)),
        "one measure": replace(base, figures=base.figures.filter(pl.col("indicator") == "custody_rate")),
        "awkward name": replace(base, about=about),
    }
    assert [str(f) for f in check_workbook(written(ledgers[case]))] == []


WORKING_LIST = {
    "cover",
    "contents",
    "title_in_a1",
    "title_tagged",
    "frozen_panes",
    "filters",
    "headers_and_footers",
    "blank_cells",
    "blank_columns",
}
"""Rules for what is published, that a list on one analyst's desk need not keep: it is filtered and scrolled all day."""


def test_the_working_list_of_data_quality_keeps_all_but_what_is_for_publications() -> None:
    content = quality_workbook(full())
    assert [str(f) for f in check_workbook(content, except_for=WORKING_LIST)] == []


def test_every_figure_lands_in_one_part() -> None:
    ledger = rich()
    parts = divide(ledger.figures)
    frames = [
        *parts.years.values(),
        parts.quarters,
        parts.others,
        *parts.breakdowns.values(),
        parts.comparators,
    ]
    found = pl.concat(frames).get_column("figure_id").to_list()
    assert sorted(found) == sorted(ledger.figures.get_column("figure_id"))


def test_the_headlines_are_rotherhams_published_position() -> None:
    rows = {r["Measure"]: r for r in table(written(rich()), "Headlines")}
    entrants = rows["First time entrants per 100,000 children aged 10 to 17"]
    assert (entrants["Period"], entrants["Unit"], entrants["State"]) == (
        "Jan 2018 to Dec 2018",
        "rate per 100,000",
        "Local estimate [e]",
    )
    # 41 / 24,260 x 100,000 = 169.002...: whole in the cell, 169 on show.
    assert float(str(entrants["Figure"])) == pytest.approx(169.0025, abs=1e-3)
    assert [entrants[n] for n in ("95% range from", "95% range to", "Counted", "Out of")] == [
        *("121.3", "229.3", "41", "24260"),
    ]
    custody = rows["Custodial sentences per 1,000 children aged 10 to 17"]
    assert (custody["Rating"], custody["Reason for the rating"]) == (
        "N (no call)",
        "Too few sentences to tell.",
    )
    assert entrants["Rating"] == "[x]"


def test_the_headlines_are_compared_in_words_and_children() -> None:
    rows = table(written(rich()), "Headlines compared")
    by = {(r["Measure"], r["Compared with"]): r for r in rows}
    england = by["First time entrants (rate)", "England"]
    assert (england["Verdict"], england["The other"], england["Unit of the difference"]) == (
        "Better",
        "238",
        "rate per 100,000",
    )
    past = by["Use of custody (rate)", "Its own year before (Apr 2017 to Mar 2018)"]
    assert (past["Verdict"], past["Difference"]) == ("Too few to compare", "-0.2892")
    family = by["First time entrants (rate)", "YOT family"]
    assert family["Verdict"] == "Not compared: only its change was published (−16.6%)"
    assert (family["The other"], family["Rating"]) == ("[x]", "[z]")


def test_years_have_every_comparator_beside_the_service() -> None:
    rows = {r["Year"]: r for r in table(written(rich()), "Custody by year")}
    newest = rows["Apr 2018 to Mar 2019"]
    assert next(iter(rows)) == "Apr 2018 to Mar 2019", "newest first"
    assert [
        newest[f"{area}: rate per 1,000"] for area in ("YOT family", "South Yorkshire PCC area", "National")
    ] == ["0.2", "0.23", "0.31"]
    assert (newest["Counted"], newest["Change on the year before, change in rate"]) == ("3", "-0.2892")


def test_groups_have_names_and_quarters_their_control_limits() -> None:
    content = written(rich())
    groups = table(content, "Entrants by group")
    assert [(r["Broken down by"], r["Group"], r["Counted"], r["Out of"]) for r in groups] == [
        ("Sex", "Male", "32", "41"),
        ("Sex", "Female", "9", "41"),
    ]
    (quarter,) = table(content, "Quarters")
    assert (quarter["Period"], quarter["Usual level"], quarter["Upper control limit"]) == (
        "Jan 2019 to Mar 2019",
        "1.75",
        "6.5",
    )
    assert quarter["What stands out"] == "As expected"


def test_a_suppressed_figure_is_a_mark_everywhere_and_its_reason_a_note() -> None:
    content = written(hidden(rich(), CUSTODY), Release(profile=profile("public")))
    (row_,) = [r for r in table(content, "Headlines") if str(r["Measure"]).startswith("Custodial")]
    assert [row_[n] for n in ("Figure", "95% range from", "95% range to", "Counted", "Out of")] == ["[c]"] * 5
    years = {r["Year"]: r for r in table(content, "Custody by year")}
    assert years["Apr 2018 to Mar 2019"]["Rotherham: rate per 1,000"] == "[c]"
    notes = {r["Note"]: r["What it says"] for r in table(content, "Notes")}
    assert notes[row_["Note"]] == "Too small to show."


def test_a_breakdown_of_which_nothing_is_left_is_left_out() -> None:
    ledger = rich()
    both = [figure_id("fte_count", "2018-12.12m", "rotherham", "sex", v) for v in ("female", "male")]
    one = hidden(ledger, both[0])
    assert [r["Figure"] for r in table(written(one), "Entrants by group")].count("[c]") == 1
    frame = one.figures.with_columns(
        value=pl.when(~pl.col("figure_id").is_in(both)).then("value"),
        suppressed=pl.col("figure_id").is_in(both),
    )
    names = fastexcel.read_excel(written(replace(one, figures=frame))).sheet_names
    assert "Entrants by group" not in names


def test_the_run_is_told_and_a_protected_workbook_does_not_count_the_caseload() -> None:
    own = {(r["Part"], r["What"]): r["Value"] for r in table(written(rich()), "Run")}
    assert own["Input file (SHA-256)", "children.csv"] == "ab" * 32
    assert own["Rows of the caseload", "children: read"] == "1654"
    assert (own["Setting", "Min events"], own["Setting", "Breaches count"]) == ("5", "no")
    assert own["Setting", "Published"] == "a, b"
    public = table(written(rich(), Release(profile=profile("public"))), "Run")
    assert "1654" not in {str(value) for r in public for value in r.values()}
    (digest,) = [r for r in public if r["Part"] == "Input file (SHA-256)"]
    assert digest["What"] == "all input files together"


def test_the_cover_says_what_for_whom_and_that_the_children_are_made_up() -> None:
    sheet = fastexcel.read_excel(written(rich())).load_sheet("Cover", header_row=None).to_polars()
    lines = sheet.to_series().to_list()
    assert lines[0] == "Rotherham: youth justice figures from the extract of 18 June 2019"
    assert lines[1] == "The children in this example are made up; they stand for nobody."
    assert "it is not for publication" in lines[3]
    public = fastexcel.read_excel(written(rich(), Release(profile=profile("public"))))
    words = public.load_sheet("Cover", header_row=None).to_polars().to_series().to_list()
    assert words[3].startswith("Counts of 1 to 4, and whatever would give them away, are suppressed")
    assert "Profile: Public" in words


@pytest.mark.ooxml
@pytest.mark.parametrize("case", ["rich", "hidden"])
def test_excel_would_open_it(case: str, tmp_path: Path, validate_ooxml: ValidateOoxml) -> None:
    path = tmp_path / "ledger.xlsx"
    path.write_bytes(written(rich() if case == "rich" else hidden(rich(), CUSTODY)))
    assert validate_ooxml(path) == []


@pytest.fixture
def as_csv(tmp_path: Path) -> list[str]:
    """The sheet of headlines as LibreOffice reads it."""
    office = shutil.which("soffice")
    assert office is not None
    path = tmp_path / "ledger.xlsx"
    path.write_bytes(written(rich()))
    # -1 writes every sheet to a file of its own.
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    command = [office, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    command += ["--convert-to", form, "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (tmp_path / "ledger-Headlines.csv").read_text(encoding="utf-8").splitlines()


@pytest.mark.office
def test_libreoffice_opens_it_with_its_numbers_whole(as_csv: list[str]) -> None:
    assert as_csv[0].startswith("Rotherham: the four headline measures")
    (entrants,) = [line for line in as_csv if "First time entrants" in line]
    assert ',Jan 2018 to Dec 2018,169.002473206925,"rate per 100,000",121.3,229.3,41,24260,' in entrants
