"""One made-up caseload through several routes: as a plain extract, from two made-up case systems, from national XML.

The routes must give one ledger: the same figures and the same comparisons to the last digit.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from tests.caseloads import typed
from yjp.compute import compute, manifest
from yjp.ingest.extract import Import, read_extract
from yjp.ingest.mapping import find_mapping
from yjp.ledger import Ledger
from yjp.model.caseload import Caseload
from yjp.settings import Settings
from yjp.stored import about
from yjp.synthetic import EXAMPLES, tables, write_example
from yjp.synthetic.rows import MADE_HERE
from yjp.synthetic.suppliers import write_export

EXAMPLE = EXAMPLES["rotherham_2019"]
SYSTEMS = ("case_system_a", "case_system_b")
NATIONAL = "national_case_level"
IDS = ("_row", "child_id", "offence_id", "outcome_id", "programme_id")
"""Every system gives out its own ids and row numbers; nothing is counted by their value."""


@pytest.fixture(scope="module")
def imports(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Import]:
    folder = tmp_path_factory.mktemp("routes")
    for path in write_example(EXAMPLE.name, folder / "plain"):
        # The made-up systems export the children's cases, and nothing that stands beside them.
        if path.stem not in MADE_HERE:
            path.unlink()
    found = {"plain": read_extract([folder / "plain"], EXAMPLE.extract_date)}
    for name in (*SYSTEMS, NATIONAL):
        write_export(name, tables(EXAMPLE.name), folder / name)
        found[name] = read_extract([folder / name], EXAMPLE.extract_date, find_mapping(name))
    return found


def ledger(caseload: Caseload, hashes: Mapping[str, str]) -> Ledger:
    settings = Settings(
        service=EXAMPLE.service,
        made_up=True,
        extract_date=EXAMPLE.extract_date,
        complete_since=EXAMPLE.complete_since,
        published=("rotherham_plan_2019",),
        snapshot_dates=(date(2018, 6, 18),),
    )
    return compute(caseload, settings, about(manifest(caseload, settings, hashes, {})))


@pytest.fixture(scope="module")
def plain(imports: Mapping[str, Import]) -> Ledger:
    return ledger(imports["plain"].caseload, imports["plain"].hashes)


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_ledger_is_the_same(imports: Mapping[str, Import], plain: Ledger, system: str) -> None:
    other = ledger(imports[system].caseload, imports[system].hashes)
    assert plain.figures.height > 700
    assert other.figures.equals(plain.figures)
    assert other.comparisons.equals(plain.comparisons)
    assert other.about.run_id != plain.about.run_id


@pytest.mark.parametrize("system", SYSTEMS)
def test_so_is_every_cell_but_the_systems_own_ids(imports: Mapping[str, Import], system: str) -> None:
    wanted, found = imports["plain"].caseload.tables, imports[system].caseload.tables
    assert list(found) == list(wanted)
    different = [
        (name, column)
        for name, frame in wanted.items()
        for column in frame.columns
        if column not in IDS and not found[name].get_column(column).equals(frame.get_column(column))
    ]
    assert different == []


@pytest.mark.parametrize("system", SYSTEMS)
def test_ids_tie_the_same_rows_together(imports: Mapping[str, Import], system: str) -> None:
    """Each of a system's ids stands for one id of the example, in every table in which it stands."""
    wanted, found = imports["plain"].caseload.tables, imports[system].caseload.tables
    for column in IDS[1:]:
        pairs = pl.concat(
            pl.DataFrame({"ours": frame.get_column(column), "theirs": found[name].get_column(column)})
            for name, frame in wanted.items()
            if column in frame.columns
        ).unique()
        assert pairs.get_column("ours").is_unique().all()
        assert pairs.get_column("theirs").is_unique().all()


@pytest.mark.parametrize("system", [*SYSTEMS, NATIONAL])
def test_every_row_is_accounted_for_and_none_is_set_aside(imports: Mapping[str, Import], system: str) -> None:
    found = imports[system]
    assert found.quarantine.is_empty()
    assert {c.table: c.accepted for c in found.counts} == {
        c.table: c.accepted for c in imports["plain"].counts
    }
    left_out = {f.table: f.rows for f in found.filtered}
    expected = {
        "case_system_a": {"offences": 8},
        "case_system_b": dict.fromkeys(
            ("children", "offences", "outcomes", "programmes", "care_status", "send"), 1
        ),
        NATIONAL: {},
    }
    assert left_out == expected[system]
    assert all(c.read == c.accepted + c.filtered for c in found.counts)


def test_the_xml_gives_the_figures_of_what_its_element_names_can_carry(
    imports: Mapping[str, Import], plain: Ledger
) -> None:
    """The public element names have no release from custody, and no link from a programme to its outcome."""
    cases = {name: rows for name, rows in tables(EXAMPLE.name).items() if name in MADE_HERE}
    made = {name: [dict(row) for row in rows] for name, rows in cases.items()}
    for row in made["outcomes"]:
        row["release_date"] = ""
    for row in made["programmes"]:
        row["outcome_id"] = ""
    wanted = ledger(typed(made, EXAMPLE.extract_date), {})
    found = ledger(imports[NATIONAL].caseload, imports[NATIONAL].hashes)
    assert found.figures.equals(wanted.figures)
    assert found.comparisons.equals(wanted.comparisons)
    assert not found.figures.equals(plain.figures)


def test_a_faulty_row_of_the_workbook_is_named_by_the_row_that_excel_shows(tmp_path: Path) -> None:
    """Titles, two rows of headings and blank rows lie above it: the 700th offence stands in row 705."""
    made = {name: [dict(row) for row in rows] for name, rows in tables(EXAMPLE.name).items()}
    made["offences"][699]["offence_date"] = "2019-06-19"
    write_export("case_system_b", made, tmp_path)
    found = read_extract([tmp_path], EXAMPLE.extract_date, find_mapping("case_system_b")).quarantine
    first = found.filter(pl.col("table") == "offences").row(0, named=True)
    assert (first["file"], first["row"], first["column"]) == (
        "Caseload export.xlsx[Offences]",
        705,
        "offence_date",
    )
