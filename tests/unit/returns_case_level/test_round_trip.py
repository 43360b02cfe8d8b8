"""What is written validates against our schema and is read back by ``yjp import`` as the same caseload."""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import polars as pl
import pytest
from lxml import etree

from tests import random_caseloads, random_kpis
from tests.caseloads import typed
from tests.oracle import Tables
from tests.unit.returns_case_level.small import ALL, DAY, made, one_child, small
from yjp.ingest.extract import read_extract
from yjp.model.caseload import ROW, Caseload
from yjp.synthetic import tables as example
from yjp_returns.case_level.latest import latest
from yjp_returns.case_level.records import tables
from yjp_returns.case_level.schema import faults, xsd

OPEN = date(1900, 1, 1)
CARRIED = (
    *("children", "offences", "outcomes", "programmes", "programme_offences"),
    *("accommodation", "education", "care_status", "send", "health", "victims"),
)
LOST = ("postcode_district", "school_age", "outcome_id")


def as_carried(caseload: Caseload) -> Caseload:
    """The caseload with what the national record says otherwise put its way; each step is a declared choice."""
    tables = {n: f for n, f in caseload.tables.items() if n in CARRIED}
    first = pl.col("first_hearing_date")
    tables["outcomes"] = tables["outcomes"].with_columns(
        pl.col("residence").fill_null("local"),
        pl.col("appeal_status").replace({"none": None}),
        first.fill_null(first.min().over("offence_id")),
    )
    tables["children"] = tables["children"].with_columns(pl.col("sex").replace({"unknown": None}))
    through = (
        tables["programmes"]
        .join(caseload.tables["outcomes"], on="outcome_id")
        .select("programme_id", "offence_id")
    )
    links = [through]
    if "programme_offences" in tables:
        links.append(tables["programme_offences"].select("programme_id", "offence_id"))
    tables["programme_offences"] = pl.concat(links).unique()
    if "health" in tables:
        own = [n for n in tables["health"].columns if n not in (ROW, "child_id", "strand")]
        filled = pl.any_horizontal(pl.col(n).is_not_null() for n in own)
        tables["health"] = (
            tables["health"].with_columns(_closed(own)).filter(pl.col("strand").is_not_null(), filled)
        )
    return replace(caseload, tables={n: f.with_columns(_closed(f.columns)) for n, f in tables.items()})


def _closed(columns: list[str]) -> list[pl.Expr]:
    dates = (
        "start_date",
        "end_date",
        "screened_date",
        "identified_date",
        "offered_date",
        "attended_start",
        "attended_end",
    )
    return [pl.when(pl.col(n) != OPEN).then(pl.col(n)).alias(n) for n in columns if n in dates]


def without_twins(made: Tables) -> Tables:
    """Without copies of rows, which no import accepts, and without outcomes of one offence, kind and day.

    The national record cannot tell such outcomes apart.
    """
    for name, copied in made.items():
        made[name] = [dict(row) for row in dict.fromkeys(tuple(row.items()) for row in copied)]
    seen: dict[tuple[str, ...], str] = {}
    kept = []
    for row in made["outcomes"]:
        key = (row["offence_id"], row["outcome_type"], row["outcome_date"])
        if key not in seen:
            kept.append(row)
        seen.setdefault(key, row["outcome_id"])
    ids = {row["outcome_id"] for row in kept}
    for programme in made["programmes"]:
        if programme.get("outcome_id") not in ids:
            programme["outcome_id"] = ""
    return made | {"outcomes": kept}


def read_back(content: bytes, day: date) -> Caseload:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case_level.xml"
        path.write_bytes(content)
        result = read_extract([path], day)
    assert result.quarantine.is_empty(), result.quarantine.select("table", "column", "rule").rows()
    return result.caseload


def rows(caseload: Caseload, table: str) -> list[tuple[object, ...]]:
    frame = caseload.tables.get(table)
    if frame is None:
        return []
    lost = [n for n in (ROW, *LOST, *(["outcome_id"] if table == "programmes" else [])) if n in frame.columns]
    kept = frame.drop(lost)
    return sorted(kept.rows(), key=repr)


def assert_same(caseload: Caseload) -> None:
    content = made(caseload).xml
    assert faults(content) == []
    back, wanted = read_back(content, caseload.extract_date), as_carried(caseload)
    for table in CARRIED:
        assert rows(back, table) == rows(wanted, table), table


def test_the_child_with_everything_comes_back() -> None:
    assert_same(small())


def test_the_example_comes_back() -> None:
    # Its records of the last years; the whole of it takes no other path.
    assert_same(recent(typed(example("rotherham_2019"), date(2019, 6, 18))))


def recent(caseload: Caseload) -> Caseload:
    children = caseload.tables["children"].filter(pl.col("date_of_birth") > date(2002, 1, 1))
    kept = {"children": children}
    for name, frame in caseload.tables.items():
        if "child_id" in frame.columns:
            kept[name] = frame.join(children, on="child_id", how="semi")
    kept["programme_offences"] = caseload.tables["programme_offences"].join(
        kept["programmes"], on="programme_id", how="semi"
    )
    return replace(caseload, tables=kept)


@pytest.mark.parametrize("seed", range(12))
def test_random_caseloads_come_back(seed: int) -> None:
    rng = Random(seed)
    made = without_twins(random_caseloads.random_tables(rng, 12))
    if made["outcomes"]:
        assert_same(typed(made, random_caseloads.LAST_DAY))


@pytest.mark.parametrize("seed", range(12))
def test_random_needs_come_back(seed: int) -> None:
    made = without_twins(random_kpis.random_tables(Random(seed), 8))
    if "victims" in made:
        made["victims"] = list({row["victim_id"]: row for row in made["victims"]}.values())
    assert_same(typed(made, random_kpis.LAST_DAY))


def test_ids_that_look_like_markup_come_back() -> None:
    made = one_child()
    odd: Tables = {
        name: [{k: '<C&1>"]]>' if v == "C1" else v for k, v in row.items()} for row in table]
        for name, table in made.items()
    }
    assert_same(typed(odd, DAY))


def test_of_two_submissions_the_later_one_is_read_also_as_csv(tmp_path: Path) -> None:
    later = replace(ALL, start=date(2025, 7, 1), end=date(2025, 9, 30), return_id=2)
    changed = one_child()
    changed["offences"][0]["gravity"] = "3"
    two = ((small(), ALL), (typed(changed, DAY), later))
    for place, (caseload, submission) in enumerate(two):
        # The newer file has the earlier name: order of reading must not matter.
        content = made(caseload, submission).xml
        (tmp_path / f"{9 - place}.xml").write_bytes(content)
    back = read_extract([tmp_path], DAY).caseload
    assert back.tables["offences"].get_column("gravity").to_list() == [3]
    found = latest([tables(*pair) for pair in reversed(two)])
    assert found["offence"].get_column("yjbseriousnessScore").to_list() == ["3"]
    assert found["header"].get_column("source_return_id").to_list() == ["2"]


def test_a_child_of_an_older_submission_alone_is_kept() -> None:
    other = one_child()
    for table in other.values():
        for row in table:
            row["child_id"] = "C2"
    later = replace(ALL, return_id=2)
    found = latest([tables(small(), ALL), tables(typed(other, DAY), later), tables(small(), ALL)])
    assert found["person_details"].get_column("ypid").to_list() == ["C1", "C2"]
    assert found["offence"].height == 2


def test_our_schema_is_a_schema_and_is_strict() -> None:
    etree.XMLSchema(etree.fromstring(xsd()))
    content = made(small()).xml.decode()
    for old, new in (
        ("<yjbseriousnessScore>6<", "<yjbseriousnessScore>9<"),
        ("<legalOutcome>FINE<", "<legalOutcome>FINED<"),
        ("<dateOfBirth>2008-02-29<", "<dateOfBirth>2007-02-29<"),
        ("<offenceID>F1</offenceID>", ""),
        ("<sex>2</sex>", "<sex>2</sex><sex>2</sex>"),
        ("<hours>0.5<", "<hours>half<"),
    ):
        assert old in content
        found = faults(content.replace(old, new, 1).encode())
        assert found
        assert "FINED" not in str(found)
        assert "2007" not in str(found)


def test_the_xml_says_what_it_is() -> None:
    content = made(small()).xml.decode()
    assert content.splitlines()[1].startswith("<!-- Experimental: the official schema")
    assert (
        content.splitlines()[2] == "<!-- The children in this example are made up; they stand for nobody. -->"
    )
    assert "<health>" in content
    assert content.count("<mentalHealth>") == 1
    assert content.count("<kpi4MentalHealthWellbeing>") == 2
