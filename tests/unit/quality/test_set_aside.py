"""What the rows set aside could do to the figures, worked by hand: the extract goes through the real intake."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from tests.unit.quality.toys import SETTINGS, reported, spans
from yjp.ingest.extract import Import, read_extract

DAY = date(2026, 6, 30)
CHILDREN = """child_id,date_of_birth,sex
A,2010-01-01,male
B,2010-01-01,male
C,2010-01-01,male
"""
OFFENCES = """offence_id,child_id,offence_date
FA,A,2025-07-10
FB,B,2024-01-10
FC,C,2023-01-10
FX,A,2023-05-01
"""
HEADER = "outcome_id,offence_id,child_id,outcome_date,outcome_type,residence,appeal_status,release_date"
OUTCOMES = f"""{HEADER}
OA,FA,A,2025-08-01,youth_caution,,,
OB,FB,B,2024-02-01,youth_caution,,,
"""
"""A entered in the newest year (July 2025 to June 2026), B in the year before; C has nothing yet."""


def taken_in(
    folder: Path, outcomes: str = OUTCOMES, children: str = CHILDREN, offences: str = OFFENCES
) -> Import:
    for name, text in (("children", children), ("offences", offences), ("outcomes", outcomes)):
        (folder / f"{name}.csv").write_text(text)
    return read_extract([folder], DAY)


def aside(result: Import) -> dict[str, tuple[float | None, float, float, int]]:
    """What the quarantine alone could move."""
    return spans(reported(result.caseload, quarantine=result.quarantine).aside)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # C has no outcome that was accepted: one of the newest year would make C an entrant.
        pytest.param("OX,FC,C,2025-09-01,rubbish,,,", (1, 1, 2, 1), id="in the year"),
        pytest.param("OX,FC,C,01/09/2025,youth_caution,,,", (1, 1, 2, 1), id="a date that cannot be read"),
        pytest.param("OX,FC,C,,youth_caution,,,", (1, 1, 2, 1), id="no date"),
        pytest.param("OX,FC,C,2027-01-01,youth_caution,,,", (1, 1, 2, 1), id="a date that has a fault"),
        # Its date can be read and is of another year; C is no entrant now.
        pytest.param("OX,FC,C,2024-09-01,rubbish,,,", None, id="in another year"),
        # An outcome of A's before the year would mean that A did not enter in it.
        pytest.param("OX,FX,A,2023-09-01,rubbish,,,", (1, 0, 1, 1), id="before an entrant's year"),
        pytest.param("OX,FX,A,2025-09-01,rubbish,,,", None, id="an entrant's second outcome"),
        # B entered before the year, whatever else B did.
        pytest.param("OX,FB,B,2025-09-01,rubbish,,,", None, id="of a child who entered before"),
        pytest.param("OX,FC,C,01/09/2025,community_resolution,,,", None, id="diversion"),
        pytest.param("OX,FC,C,01/09/2025,youth_caution,other,,", None, id="lived elsewhere"),
        pytest.param("OX,FC,C,01/09/2025,youth_caution,,successful,", None, id="appealed"),
        pytest.param("OX,FC,C,01/09/2025,youth_caution,nowhere,,", (1, 1, 2, 1), id="residence has a fault"),
        pytest.param("OA,FA,A,2025-08-01,youth_caution,,,", None, id="a copy"),
        # Whose it is cannot be read: it could be one entrant more, or make A's entry an earlier one.
        pytest.param("OX,FC,,,youth_caution,,,", (1, 0, 2, 1), id="of nobody"),
        pytest.param("OX,FC,,2025-09-01,youth_caution,,,", (1, 1, 2, 1), id="of nobody, in the year"),
        pytest.param("OX,FC,C,2025-09-01,youth_caution,,,,,,spare", (1, 0, 2, 1), id="too wide to be read"),
        pytest.param("OX,FQ,C,2025-09-01,youth_caution,,,", (1, 1, 2, 1), id="names no offence"),
        pytest.param("OX,FQ,Q,2025-09-01,youth_caution,,,", (1, 1, 2, 1), id="names no child"),
    ],
)
def test_one_outcome_set_aside(
    tmp_path: Path, line: str, expected: tuple[float, float, float, int] | None
) -> None:
    result = taken_in(tmp_path, OUTCOMES + line + "\n")
    assert result.quarantine.select("row").n_unique() == 1
    assert aside(result).get("fte_count", None) == expected


def test_a_child_set_aside_takes_its_outcomes_along_and_counts_once(tmp_path: Path) -> None:
    children = CHILDREN + "D,not a date,male\n"
    offences = OFFENCES + "FD,D,2025-07-01\nFE,D,2025-08-01\n"
    outcomes = OUTCOMES + "OD,FD,D,2025-09-01,youth_caution,,,\nOE,FE,D,2025-10-01,referral_order,,,\n"
    result = taken_in(tmp_path, outcomes, children, offences)
    rows = result.quarantine.select("table", "row").unique()
    assert rows.get_column("table").value_counts().sort("table").rows() == [
        ("children", 1),
        ("offences", 2),
        ("outcomes", 2),
    ]
    assert aside(result)["fte_count"] == (1, 1, 2, 2)


def test_each_custodial_row_could_be_a_sentence(tmp_path: Path) -> None:
    lines = (
        "OX,FC,C,2025-09-01,detention_and_training_order,nowhere,,",
        "OY,FC,C,2025-10-01,rubbish,,,",
        "OZ,FC,C,2025-10-01,referral_order,nowhere,,",
        "OW,FC,C,2024-10-01,detention_and_training_order,nowhere,,",
    )
    result = taken_in(tmp_path, OUTCOMES + "\n".join(lines) + "\n")
    # The order of 2025 and the outcome of no known kind; not the referral order, nor the sentence of the year before.
    assert aside(result)["custody_count"] == (0, 0, 2, 2)


def cohort(tmp_path: Path, *lines: str) -> Import:
    """A is in the settled cohort of 2024 with one reoffence, B without one, each once: 1 of 2."""
    offences = "offence_id,child_id,offence_date\nFA,A,2024-01-01\nFB,B,2024-01-01\nFR,A,2024-06-01\n"
    offences += "FC,C,2024-06-01\nFS,B,2024-09-01\n"
    outcomes = (
        f"{HEADER}\nOA,FA,A,2024-02-01,referral_order,,,\nOB,FB,B,2024-02-01,referral_order,,,\n"
        "OR,FR,A,2025-01-10,referral_order,,,\n"
    )
    return taken_in(tmp_path, outcomes + "\n".join(lines) + "\n", offences=offences)


@pytest.mark.parametrize(
    ("line", "lowest", "highest"),
    [
        # C enters once, with nothing after it: 1 of 3. Or the row proves an offence of the year that follows an entry:
        # 2 of 3. (The bound does not see that the row cannot be both.)
        pytest.param("OX,FC,C,2024-08-01,rubbish,,,", 33.33, 66.67, id="one more entry"),
        # After the year it can enter nobody, but prove an offence of B's in the twelve months after B's entry: 2 of 2.
        pytest.param("OX,FS,B,2025-03-01,rubbish,,,", 50, 100, id="one more proof"),
        pytest.param(
            "OX,FS,B,2026-06-25,rubbish,,,", 50, 100, id="a proof within 18 months of the year's end"
        ),
        pytest.param(
            "OX,FB,B,2025-03-01,rubbish,,,", None, None, id="of the offence that led into the cohort"
        ),
        # An event of B's, of the same offence: one entry more (its quarter is not looked at), no proof.
        pytest.param("OX,FB,B,2024-03-01,rubbish,,,", 33.33, 50, id="an event of a child in the cohort"),
        # Too early to be an event or a proof.
        pytest.param("OX,FB,B,2023-08-01,rubbish,,,", None, None, id="before the year"),
        pytest.param("OX,FC,C,2024-08-01,referral_order,other,,", None, None, id="accepted, lived elsewhere"),
        # A custodial sentence is an event on release; C was never released, so it can only prove.
        pytest.param("OX,FC,C,2024-08-01,section_250,nowhere,,", None, None, id="custody without release"),
        pytest.param(
            "OX,FC,C,2024-08-01,section_250,,,32/01/2024", 33.33, 66.67, id="a release that cannot be read"
        ),
    ],
)
def test_reoffending_with_one_outcome_set_aside(
    tmp_path: Path, line: str, lowest: float | None, highest: float | None
) -> None:
    found = aside(cohort(tmp_path, line)).get("binary_reoffending")
    if lowest is None:
        assert found is None or found[1:3] == (50, 50)
    else:
        assert found == (50, lowest, highest, 1)


def test_a_row_of_nobody_could_be_anybodys(tmp_path: Path) -> None:
    # At worst it enters a child who does not reoffend and takes A's reoffence: 0 of 3. At best it enters one who does
    # and proves one for up to four entries: more than there are, so all.
    found = aside(cohort(tmp_path, "OX,FC,,,,,,"))["binary_reoffending"]
    assert found == (50, 0, 100, 1)


def test_rules_and_rows_set_aside_are_taken_together(tmp_path: Path) -> None:
    from tests.unit.quality.toys import rule

    result = taken_in(tmp_path, OUTCOMES + "OX,FC,C,2025-09-01,rubbish,,,\n")
    report = reported(result.caseload, rule("X", "outcomes", "OA"), quarantine=result.quarantine)
    assert spans(report.headlines)["fte_count"] == (1, 0, 2, 2)
    assert report.rows_set_aside == 1
    assert report.has_findings


def test_nothing_set_aside_moves_nothing(tmp_path: Path) -> None:
    result = taken_in(tmp_path)
    assert result.quarantine.is_empty()
    assert aside(result) == {}


def test_a_record_under_other_headings_is_believed_in_nothing(tmp_path: Path) -> None:
    """A mapped export keeps the row as it came, under the supplier's headings: then every cell may hold anything."""
    result = taken_in(tmp_path, OUTCOMES + "OX,FC,C,2024-09-01,rubbish,,,\n")
    foreign = result.quarantine.with_columns(pl.lit('{"Disposal date":"01/09/2024"}').alias("record"))
    report = reported(result.caseload, quarantine=foreign, settings=SETTINGS)
    assert spans(report.aside)["fte_count"] == (1, 0, 2, 1)
