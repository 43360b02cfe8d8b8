"""Ids of figures, tags, and the ledger as its readers see it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sample import sample
from yjp import figures, reference
from yjp.figures import Facet, figure_id, split_tag, tag
from yjp.indicators.registry import REGISTRY
from yjp.ledger import About, display


def test_ids_are_as_the_design_writes_them() -> None:
    assert figure_id("fte_rate", "2018-12.12m", "rotherham") == "fte_rate.2018-12.12m.rotherham"
    assert (
        figure_id("caseload", "2019-06-18", "rotherham", "send", "ehcp")
        == "caseload.2019-06-18.rotherham.send=ehcp"
    )
    assert tag("fte_rate.2018-12.12m.rotherham", Facet.VALUE) == "fte_rate.2018-12.12m.rotherham#value"


def test_every_tag_of_every_service_and_indicator_fits_a_word_tag_and_none_collide() -> None:
    areas = reference.dataset("services").get_column("slug").to_list()
    seen: dict[str, tuple[str, ...]] = {}
    for indicator in REGISTRY:
        for area in [*areas, "rotherham_published", "yorkshire_and_the_humber_revised"]:
            for group in ((), ("cat_send", "statutory-sen_support")):
                parts = (indicator.id, "2018-12.12m", area, *group)
                identifier = figure_id(*parts)
                assert all(len(tag(identifier, facet)) <= figures.TAG_LENGTH for facet in Facet)
                assert seen.setdefault(identifier, parts) == parts


def test_a_long_id_keeps_its_beginning_and_stays_the_same() -> None:
    long = figure_id("reoffences_per_reoffender", "2017-06.12m", "tower_hamlets_and_city_of_london")
    assert long.startswith("reoffences_per_reoffender.2017-06.12m.towe")
    assert len(long) == figures.ID_LENGTH
    assert long == figure_id("reoffences_per_reoffender", "2017-06.12m", "tower_hamlets_and_city_of_london")


@given(st.text(min_size=1, max_size=40), st.sampled_from(list(Facet)))
def test_a_tag_splits_into_what_it_was_made_of(identifier: str, facet: Facet) -> None:
    assert split_tag(tag(identifier, facet)) == (identifier, facet)


@pytest.mark.parametrize("text", ["no mark", "fte_rate.2018-12.12m.rotherham#colour", ""])
def test_what_is_no_tag_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not"):
        split_tag(text)


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "text"),
    [
        (169.002, "per_100k", 0, "169 per 100,000"),
        (0.12295, "per_1k", 2, "0.12 per 1,000"),
        (32.967, "percent", 1, "33.0%"),
        (3.4667, "reoffences", 2, "3.47"),
        (-27.0122, "percent_change", 1, "−27.0%"),
        (5.444, "points", 1, "+5.4 percentage points"),
        (-0.2892, "rate_change", 2, "−0.29"),
        (41.0, "count", 0, "41"),
        (None, "percent", 1, "–"),
    ],
)
def test_values_read_as_published(value: float | None, unit: str, decimals: int, text: str) -> None:
    assert display(value, unit, decimals) == text


def test_a_ledger_is_looked_up_by_id_series_and_area() -> None:
    ledger = sample()
    figure = ledger.local("custody_rate", "2019-03.12m")
    assert figure is not None
    assert (figure.text, figure.period_start, figure.interval) == (
        "0.12 per 1,000",
        date(2018, 4, 1),
        "0.03 to 0.36",
    )
    assert [f.number for f in ledger.series("custody_rate", "rotherham", 12)] == [
        "0.45",
        "0.46",
        "0.25",
        "0.41",
        "0.12",
    ]
    assert [role for _, _, role in ledger.areas("custody_rate")] == ["local", "family", "pcc", "national"]
    assert next(c.kind for c in ledger.compared(figure.figure_id)) == "own_past"
    assert ledger.local("fte_rate", "1999-12.12m") is None
    assert ledger.compared("nothing") == []


def test_a_made_up_ledger_says_so_and_a_real_one_does_not() -> None:
    about = sample().about
    assert about.banner == "The children in this example are made up; they stand for nobody."
    real = About(
        service="X", area="x", extract_date=date(2026, 1, 1), made_up=False, yjp_version="1", run_id="0"
    )
    assert real.banner is None


def test_the_ledgers_order_does_not_depend_on_how_it_was_put_together() -> None:
    frame = sample().figures
    assert figures.ordered(frame.reverse()).equals(figures.ordered(frame))
    assert dict(figures.empty().schema) == figures.SCHEMA
