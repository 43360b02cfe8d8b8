"""The inspection pack: five children counted by hand, unknowns as lines of their own, gaps said, nothing hidden."""

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import fastexcel
import polars as pl
import pytest

from tests.tools.ooxml import ValidateOoxml
from tests.unit.returns_finance.staff import ABOUT, DAY, cells, service
from yjp import figures
from yjp.errors import Refused
from yjp.figures import AreaRole
from yjp.indicators.measure import measure
from yjp.indicators.rows import Place
from yjp.ledger import Ledger
from yjp.model.caseload import Caseload
from yjp.writers.checker import check_workbook
from yjp_returns.declared_elsewhere import INSPECTION
from yjp_returns.finance.tidy import checks_frame, frame
from yjp_returns.inspection.health import health_needs
from yjp_returns.inspection.make import InspectionPack, make
from yjp_returns.inspection.pack import workbook

PLACE = Place(area="rotherham", area_name="Rotherham", role=AreaRole.LOCAL, source_ref="test")
POPULATION = pl.DataFrame({"year": [2018], "population_10_17": [24000], "source": ["made up"]})
# id, born, sex, ethnicity, programme's disposal, its end; the day is 18 June 2019
CHILDREN = (
    ("A", "2004-06-18", "male", "W1", "referral_order", ""),  # 15 on the day itself
    ("B", "2004-06-19", "female", "B1", "youth_caution", ""),  # 14 until tomorrow
    ("C", "2002-01-01", "male", "NS", "youth_rehabilitation_order", "2019-06-18"),
    ("D", "2001-01-01", "", "", "prevention", ""),  # 18
    ("E", "2003-01-01", "unknown", "W2", "detention_and_training_order", ""),
    ("F", "2003-01-01", "male", "W1", "referral_order", "2019-06-17"),  # ended the day before
)
HEALTH = (
    ("A", "mental_health", {"identified_date": "2019-06-18", "attended_start": "2019-06-18"}),
    (
        "B",
        "mental_health",
        {"identified_date": "2019-01-01", "attended_start": "2019-02-01", "attended_end": "2019-06-17"},
    ),
    ("C", "mental_health", {"identified_date": "2019-06-19"}),  # found tomorrow
    ("D", "mental_health", {"screened_date": "2019-01-01"}),  # a screening alone is no need
    ("A", "substance_misuse", {"identified_date": "2019-01-01"}),
    ("A", "substance_misuse", {"identified_date": "2019-01-01", "attended_start": "2019-01-02"}),
    ("F", "substance_misuse", {"identified_date": "2019-01-01"}),  # not on the caseload
)


def caseload(*without: str) -> Caseload:
    rows = {
        "children": [
            {"child_id": i, "date_of_birth": born, "sex": sex, "ethnicity": ethnicity}
            for i, born, sex, ethnicity, _, _ in CHILDREN
        ],
        "offences": [
            {"offence_id": f"F{i}", "child_id": i, "offence_date": "2019-01-01"} for i, *_ in CHILDREN
        ],
        "outcomes": [
            {
                "outcome_id": f"O{i}",
                "offence_id": f"F{i}",
                "child_id": i,
                "outcome_date": "2019-02-01",
                "outcome_type": kind if kind != "prevention" else "community_resolution",
            }
            for i, _, _, _, kind, _ in CHILDREN
        ],
        "programmes": [
            {
                "programme_id": f"P{i}",
                "child_id": i,
                "start_date": "2019-02-01",
                "end_date": end,
                "disposal_type": kind,
            }
            for i, _, _, _, kind, end in CHILDREN
        ],
        "care_status": [
            {"child_id": "A", "start_date": "2019-06-18", "status": "looked_after"},
            {"child_id": "B", "start_date": "2018-01-01", "end_date": "2019-06-17", "status": "looked_after"},
            {"child_id": "C", "start_date": "2018-01-01", "status": "child_in_need"},
        ],
        "send": [{"child_id": "A", "start_date": "2018-01-01", "identified": "yes", "category": "ehcp"}],
        "health": [{"child_id": child, "strand": strand} | days for child, strand, days in HEALTH],
    }
    found = {name: found for name, found in rows.items() if name not in without}
    return service(staff=[], **found) if "staffing" in without else service(**found)


def ledger(of: Caseload) -> Ledger:
    frame = figures.ordered(measure(of, PLACE, POPULATION))
    return Ledger(figures=frame, comparisons=figures.empty(figures.COMPARISONS), about=ABOUT)


def pack(found: Caseload, of: Ledger | None = None, day: date = DAY) -> InspectionPack:
    return make(INSPECTION, of or ledger(found), found, day)


def made(*without: str) -> dict[str, pl.DataFrame]:
    found = pack(caseload(*without))
    tables = {name: frame(grid) for name, grid in found.staff.items()}
    return {**found.counted, **tables, "checks": checks_frame(found.checks)}


def counts(frame: pl.DataFrame) -> dict[str, int]:
    return dict(frame.filter(pl.col("children") > 0).select("value", "children").rows())


@pytest.mark.parametrize(
    ("part", "wanted"),
    [
        ("kind", {"statutory": 3, "yc_ycc": 1, "prevention": 1}),
        ("order", {"yc": 1, "ro": 1, "yro": 1, "dto": 1, "no_outcome": 1}),
        ("age", {"10_14": 1, "15_17": 3, "18_plus": 1}),
        ("sex", {"male": 2, "female": 1, "not_known": 2}),
        ("ethnicity", {"white": 2, "black": 1, "not_known": 2}),
        ("send", {"ehcp": 1, "not_recorded": 4}),
        ("care", {"lac": 1, "not_lac": 1, "not_recorded": 3}),
    ],
)
def test_the_caseload_of_the_day_by_group(part: str, wanted: dict[str, int]) -> None:
    assert counts(made()[part]) == wanted


def test_every_group_has_a_line_and_unknown_is_one_of_them_also_where_it_is_nought() -> None:
    frame = made()["ethnicity"]
    assert frame.get_column("value").to_list() == ["white", "mixed", "asian", "black", "other", "not_known"]
    assert frame.filter(pl.col("value") == "mixed").get_column("children").item() == 0


def test_health_counts_a_child_once_a_strand() -> None:
    found = health_needs(caseload(), DAY)
    assert found is not None
    assert found.rows() == [
        ("mental_health", "in_treatment", 1),
        ("mental_health", "need", 1),
        ("mental_health", "none_recorded", 3),
        ("substance_misuse", "in_treatment", 1),
        ("substance_misuse", "need", 0),
        ("substance_misuse", "none_recorded", 4),
    ]


def test_staff_are_those_of_the_return() -> None:
    found = made()
    assert cells(found["b7_staffing_by_contract"], "Total")["Total"] == 7.05
    assert cells(found["b8_staffing_by_gender_and_ethnicity"], "Total")["Total"] == 13
    assert "b5_budget" not in found


def test_every_breakdown_adds_up_to_the_caseload() -> None:
    frame = made()["checks"].filter(pl.col("line") == "All groups")
    assert frame.select("outcome", "printed", "summed").unique().rows() == [("pass", 5.0, 5.0)]
    assert frame.height == 7 + 2


def test_a_ledger_that_disagrees_with_itself_is_caught() -> None:
    wrong = ledger(caseload())
    here = (pl.col("indicator") == "caseload") & (pl.col("group_value") == "female")
    frame = wrong.figures.with_columns(value=pl.when(here).then(pl.col("value") + 1).otherwise("value"))
    found = checks_frame(pack(caseload(), replace(wrong, figures=frame)).checks)
    assert found.filter(pl.col("outcome") == "fail").get_column("sentence").to_list() == [
        "Sex: the groups add up to 6, the caseload is 5."
    ]


def test_what_cannot_be_made_is_said_and_is_no_nought() -> None:
    found = made("health", "send")
    assert {"health", "send"}.isdisjoint(found)
    lines = cover(workbook(pack(caseload("health", "send", "staffing"))))
    assert "SEND: could not be made; the ledger has no such breakdown of the caseload." in lines
    assert "Health: could not be made; the extract has no health records." in lines
    assert "B7: staffing by contract type: could not be made; the extract has no staff for 2019/20." in lines


def test_a_protected_ledger_is_refused() -> None:
    whole = ledger(caseload())
    hidden = replace(whole, figures=whole.figures.with_columns(suppressed=pl.lit(True)))
    with pytest.raises(Refused, match="small numbers are hidden"):
        pack(caseload(), hidden)


def cover(content: bytes) -> list[str]:
    sheet = fastexcel.read_excel(content).load_sheet("Cover", header_row=None, dtypes="string")
    return [str(line) for line in sheet.to_polars().to_series()]


def test_the_workbook_keeps_the_guidance() -> None:
    content = workbook(pack(caseload()))
    assert [str(f) for f in check_workbook(content)] == []
    assert content == workbook(pack(caseload()))
    assert fastexcel.read_excel(content).sheet_names == [
        *("Cover", "Contents", "By kind of work", "By order", "By age", "By sex", "By ethnic group"),
        *("SEND", "Care status", "Health", "Staff by contract (B7)", "Staff by ethnicity (B8)", "Checks"),
        "Run",
    ]
    lines = cover(content)
    assert lines[1] == ABOUT.banner
    assert "Children on the caseload: 5" in lines
    assert any("not for publication" in line for line in lines)


@pytest.mark.ooxml
def test_excel_would_open_it(tmp_path: Path, validate_ooxml: ValidateOoxml) -> None:
    path = tmp_path / "pack.xlsx"
    path.write_bytes(workbook(pack(caseload())))
    assert validate_ooxml(path) == []


@pytest.mark.office
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    assert office is not None
    path = tmp_path / "pack.xlsx"
    path.write_bytes(workbook(pack(caseload())))
    # -1 writes every sheet to a file of its own.
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    command = [office, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    command += ["--convert-to", form, "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    lines = (tmp_path / "pack-By sex.csv").read_text(encoding="utf-8").splitlines()
    assert lines[-4:] == ["Male,2", "Female,1", "Not known,2", "All children on the caseload,5"]
    staff = (tmp_path / "pack-Staff by contract (B7).csv").read_text(encoding="utf-8")
    assert "Vacant,0,0,0,0,0,1.5," in staff
