"""The packaged example reproduces what Rotherham printed in its Youth Justice Plan 2019-2021.

The expected values are written here from the plan, not read from the code that makes the example.
"""

from pathlib import Path

import pytest

from yjp.cli.demo import EXAMPLE
from yjp.compute import compute, manifest
from yjp.figures import figure_id
from yjp.ingest.extract import read_extract
from yjp.ledger import Ledger
from yjp.numbers import rounded
from yjp.settings import Settings
from yjp.stored import about
from yjp.synthetic import EXAMPLES, write_example


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    folder: Path = tmp_path_factory.mktemp("example")
    example = EXAMPLES[EXAMPLE]
    write_example(EXAMPLE, folder)
    result = read_extract([folder], example.extract_date)
    assert result.quarantine.is_empty()
    settings = Settings(service=example.service, made_up=True, published=("rotherham_plan_2019",))
    return compute(result.caseload, settings, about(manifest(result.caseload, settings, result.hashes, {})))


@pytest.mark.parametrize(
    ("indicator", "window", "printed", "numerator", "denominator"),
    [
        ("fte_count", "2018-12.12m", "41", 41, None),
        ("fte_rate", "2018-12.12m", "169", 41, 24260),
        ("fte_rate_change", "2018-12.12m", "-27.0", None, None),
        ("custody_rate", "2015-03.12m", "0.45", 11, 24300),
        ("custody_rate", "2016-03.12m", "0.46", 11, 24100),
        ("custody_rate", "2017-03.12m", "0.25", 6, 24190),
        ("custody_rate", "2018-03.12m", "0.41", 10, 24260),
        ("custody_rate", "2019-03.12m", "0.12", 3, 24400),
        ("custody_rate_change", "2019-03.12m", "-0.29", None, None),
        ("custody_count", "2019-03.12m", "3", 3, None),
        ("binary_reoffending", "2016-06.12m", "27.5", 30, 109),
        ("binary_reoffending", "2017-06.12m", "33.0", 30, 91),
        ("reoffences_per_reoffender", "2016-06.12m", "2.77", 83, 30),
        ("reoffences_per_reoffender", "2017-06.12m", "3.47", 104, 30),
    ],
)
def test_headline_figures_are_as_printed(
    ledger: Ledger, indicator: str, window: str, printed: str, numerator: int | None, denominator: int | None
) -> None:
    figure = ledger.local(indicator, window)
    assert figure is not None
    assert figure.value is not None
    assert str(rounded(figure.value, figure.decimals)) == printed
    assert (figure.numerator, figure.denominator) == (numerator, denominator)
    assert figure.lower is not None
    assert figure.upper is not None
    assert figure.lower <= figure.value <= figure.upper
    assert figure.interval_method


CHART_5 = {
    "statutory": (29, 4, 7, 18),
    "yc_ycc": (1, 0, 0, 1),
    "pre_court": (35, 4, 11, 20),
    "prevention": (10, 2, 2, 6),
    "other": (28, 3, 5, 20),
}


def test_the_caseload_of_18_june_2019_is_chart_5(ledger: Ledger) -> None:
    def count(group: str | None = None, value: str | None = None) -> float:
        figure = ledger.get(figure_id("caseload", "2019-06-18", "rotherham", group, value))
        return figure.value or 0 if figure else 0

    assert count() == 103
    assert [count("send", v) for v in ("ehcp", "sen_support", "not_recorded")] == [13, 25, 65]
    for category, row in CHART_5.items():
        crossed = [count("cat_send", f"{category}-{v}") for v in ("ehcp", "sen_support", "not_recorded")]
        assert (count("category", category), *crossed) == row


@pytest.mark.parametrize(
    ("indicator", "window", "area", "printed"),
    [
        ("fte_rate", "2018-12.12m", "rotherham_published", "169"),
        ("fte_rate_change", "2018-12.12m", "south_yorkshire_pcc", "-29.9"),
        ("fte_rate_change", "2018-12.12m", "rotherham_family", "-16.6"),
        ("fte_rate_change", "2018-12.12m", "national", "-19.6"),
        ("custody_rate", "2019-03.12m", "south_yorkshire_pcc", "0.23"),
        ("custody_rate", "2019-03.12m", "rotherham_family", "0.20"),
        ("custody_rate", "2019-03.12m", "national", "0.31"),
        ("binary_reoffending", "2017-06.12m", "south_yorkshire_pcc", "34.3"),
        ("binary_reoffending", "2017-06.12m", "rotherham_family", "40.2"),
        ("binary_reoffending", "2017-06.12m", "national", "39.8"),
        ("reoffences_per_reoffender", "2017-06.12m", "south_yorkshire_pcc", "3.97"),
        ("fte_rate", "2018-12.12m", "england", "238"),
        ("fte_rate", "2018-12.12m", "rotherham_rev", "164"),
    ],
)
def test_published_figures_are_rows_of_the_ledger(
    ledger: Ledger, indicator: str, window: str, area: str, printed: str
) -> None:
    figure = ledger.get(figure_id(indicator, window, area))
    assert figure is not None
    assert str(rounded(figure.value or 0, figure.decimals)) == printed
    assert figure.source == "published"
    assert figure.source_ref
    assert figure.vintage
    assert figure.denominator is None  # no invented base


@pytest.mark.parametrize(
    ("indicator", "area", "printed"),
    [
        ("custody_rate_change", "rotherham_family", "-0.08"),
        ("custody_rate_change", "south_yorkshire_pcc", "-0.06"),
        ("custody_rate_change", "national", "-0.07"),
    ],
)
def test_changes_of_comparators_are_worked_out_where_only_levels_are_printed(
    ledger: Ledger, indicator: str, area: str, printed: str
) -> None:
    """The plan's prose says 0.8 and 0.6 for the family and the region: a decimal slip."""
    figure = ledger.get(figure_id(indicator, "2019-03.12m", area))
    assert figure is not None
    assert str(rounded(figure.value or 0, figure.decimals)) == printed
    assert figure.quality == "worked out from rounded published figures"
    published = ledger.get("fte_rate_change.2018-12.12m.south_yorkshire_pcc")
    assert published is not None
    assert (published.value, published.quality) == (-29.9, None)


def test_every_id_is_unique_and_every_figure_has_its_provenance(ledger: Ledger) -> None:
    frame = ledger.figures
    assert frame.get_column("figure_id").n_unique() == frame.height
    assert frame.filter(frame["source_ref"].is_null()).is_empty()
    rates = frame.filter((frame["indicator"] == "fte_rate") & (frame["source"] == "caseload"))
    assert rates.filter(rates["quality"].is_null()).is_empty()
    assert "worked back" in rates.filter(rates["window"] == "2018-12.12m").item(0, "quality")


def test_no_comparison_is_without_a_verdict_and_provisional_cohorts_have_none(ledger: Ledger) -> None:
    assert ledger.comparisons.get_column("verdict").null_count() == 0
    provisional = ledger.figures.filter(ledger.figures["state"] == "provisional").get_column("figure_id")
    assert provisional.len() > 0
    assert not ledger.comparisons.get_column("figure_id").is_in(provisional.implode()).any()
    last_final = ledger.get("binary_reoffending.2017-09.12m.rotherham")
    first_provisional = ledger.get("binary_reoffending.2017-12.12m.rotherham")
    assert last_final is not None
    assert first_provisional is not None
    assert (last_final.state, first_provisional.state) == ("final", "provisional")


def test_a_fall_of_27_percent_from_56_children_is_no_more_than_chance_can_do(ledger: Ledger) -> None:
    past, *areas = ledger.compared("fte_rate.2018-12.12m.rotherham")
    assert (past.kind, past.direction, past.verdict, past.change_text) == (
        "own_past",
        "lower",
        "similar",
        "−27.0%",
    )
    assert {c.comparator_id.split(".")[3]: c.verdict for c in areas} == {
        "england": "better",
        "yorkshire_and_the_humber_rev": "better",
    }
