"""A whole run with comparators of every kind: what yjp.toml names is in the ledger, rated, charted and in a funnel."""

from datetime import date
from pathlib import Path

import pytest

from tests.spec.reading import read
from yjp.compute import compute, manifest
from yjp.errors import UnreadableInput
from yjp.figures import CONTROL, CURVES, FUNNEL, RATINGS
from yjp.ledger import Ledger
from yjp.manifest import Manifest
from yjp.narrative.headline import headlines, plain_text
from yjp.settings import Settings, read_settings
from yjp.settings_file import new_file
from yjp.stored import about

OUTCOMES = "\n".join(
    f"    {name} | 2002-01-01 | {year}-{month:02}-01 | {year}-{month:02}-10 | youth_caution"
    for name, year, month in ((f"C{i}", 2016 + i // 24, 1 + i % 12) for i in range(48))
)
TABLE = f"""
    child | born       | offence    | outcome    | type
{OUTCOMES}
"""
COUNTS = """area,indicator,window,numerator,denominator,source
Bolton,fte_rate,2017-12.12m,60,30000,Data Summary
Derby,fte_rate,2017-12.12m,40,25000,Data Summary
Bury and Rochdale,fte_rate,2017-12.12m,70,40000,Data Summary
"""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    folder: Path = tmp_path_factory.mktemp("oldham")
    (folder / "counts.csv").write_text(COUNTS, encoding="utf-8")
    wanted = Settings(
        service="Oldham",
        made_up=True,
        family=("Bolton", "Derby", "Bury and Rochdale"),
        family_from=date(2017, 10, 1),
        family_reason="a list of our own",
        chosen=("Bolton", "Derby"),
        proxy=True,
        counts=("counts.csv",),
    )
    (folder / "yjp.toml").write_text(new_file(wanted), encoding="utf-8")
    settings = read_settings(folder)
    caseload = read(TABLE, date(2018, 1, 31))
    run = manifest(caseload, settings, {}, {})
    assert Manifest.from_json(run.to_json()).run_id == run.run_id
    assert str(folder) not in run.to_json()
    return compute(caseload, settings, about(run))


def test_every_comparator_is_there_under_its_own_name(ledger: Ledger) -> None:
    areas = {area: (name, role) for area, name, role in ledger.areas("fte_rate")}
    assert areas["oldham_family_pooled"] == ("YOT family (pooled)", "family")
    assert areas["chosen_pooled"] == ("Chosen services (pooled)", "chosen")
    assert areas["bolton"] == ("Bolton", "chosen")
    assert areas["bolton_rev"] == ("Bolton (revised)", "chosen")
    assert {role for _, role in areas.values()} >= {
        "family",
        "chosen",
        "region",
        "national",
        "published_local",
    }
    assert {area for area, _, _ in ledger.areas("binary_reoffending")} >= {
        "oldham_neighbours_pooled",
        "oldham_published",
    }


def test_lists_take_turns(ledger: Ledger) -> None:
    """The printed ten until October 2017, then the three of yjp.toml."""
    ten = ledger.get("binary_reoffending.2017-06.12m.oldham_family_pooled")
    three = ledger.get("fte_rate.2017-12.12m.oldham_family_pooled")
    assert ten is not None
    assert three is not None
    assert (ten.numerator, ten.denominator) == (781, 1941)
    assert (three.numerator, three.denominator, three.text) == (170, 95_000, "179 per 100,000")
    assert "a list of our own" in (three.source_ref or "")


def test_areas_that_too_few_services_have_counts_for_are_left_out(ledger: Ledger) -> None:
    assert not [f for f in ledger.figures["area"].unique() if f.endswith("_pcc_pooled")]


def test_ids_are_unique_and_every_comparison_has_a_verdict(ledger: Ledger) -> None:
    assert ledger.figures["figure_id"].n_unique() == ledger.figures.height
    assert ledger.comparisons["verdict"].null_count() == 0
    pairs = ledger.comparisons.select("figure_id", "comparator_id", "kind")
    assert pairs.is_duplicated().sum() == 0
    known = set(ledger.figures["figure_id"])
    for column in ("figure_id", "comparator_id"):
        assert set(ledger.comparisons[column]) <= known


def test_the_frames_beside_the_figures_are_filled(ledger: Ledger) -> None:
    for frame, schema in (
        (ledger.ratings, RATINGS),
        (ledger.control, CONTROL),
        (ledger.funnel, FUNNEL),
        (ledger.curves, CURVES),
    ):
        assert frame.height
        assert dict(frame.schema) == schema
    assert ledger.ratings["reason"].null_count() == 0


def test_the_headline_reads_well(ledger: Ledger) -> None:
    (entrants,) = (h for h in headlines(ledger) if h.indicator == "fte_rate")
    names = [c.name for c in entrants.comparators]
    assert names[0] == "YOT family (pooled)"
    assert entrants.matching
    assert plain_text(entrants.matching).startswith("To match the YOT family (pooled) there would have been ")


def test_a_mistake_in_the_counts_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "counts.csv").write_text(COUNTS.replace("60,30000", "sixty,30000"), encoding="utf-8")
    settings = Settings(service="Oldham", counts=("counts.csv",), folder=tmp_path)
    caseload = read(TABLE)
    with pytest.raises(UnreadableInput, match=r"counts\.csv: row 2, column numerator"):
        compute(caseload, settings, about(manifest(caseload, settings, {}, {})))
