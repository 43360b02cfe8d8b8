"""The pages of single subjects: what they draw is what their tables say, and both are the ledger's."""

import json
from dataclasses import replace
from typing import Any

import polars as pl
import pytest

from tests.sample import sample
from tests.unit.charts import made
from tests.unit.dashboards import ledgers
from tests.unit.dashboards.reading import by_id, found, sent, words
from tests.unit.dashboards.viewers import looking
from yjp.charts.spec import Table
from yjp.figures import split_tag
from yjp.ledger import Ledger
from yjp.narrative.headline import headline, plain_text
from yjp_dashboards.components.notices import NO_COMPARATORS, NO_FIGURES, NO_SUCH_YEAR, NO_TREND
from yjp_dashboards.components.panel import Panel, said
from yjp_dashboards.pages import custody, first_time_entrants, reoffending
from yjp_dashboards.pages.topics.page import PANELS, TopicView
from yjp_dashboards.pages.topics.subject import Topic

TOPICS = (first_time_entrants.TOPIC, reoffending.TOPIC, custody.TOPIC)
ENTRANTS, REOFFENDING, CUSTODY = TOPICS


def panel(ledger: Ledger, topic: Topic, name: str, **query: str) -> Panel:
    made = TopicView(ledger, topic).panel(f"{topic.page}-{name}", query)
    assert made is not None
    return made


def page(ledger: Ledger, topic: Topic, **query: str) -> list[Any]:
    with looking(ledger):
        return TopicView(ledger, topic).layout(query)


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_the_trends_table_holds_the_printed_figures() -> None:
    table = panel(sample(), CUSTODY, "trend").tables[1]
    assert table.headers == (
        "Year ending",
        "Rotherham",
        "Rotherham: 95% range",
        "YOT family",
        "South Yorkshire PCC area",
        "National",
    )
    # Printed in Rotherham's plan 2019-21, use of custody; the limits are the sample's.
    assert rows(table)[-1] == ["Mar 2015", "0.45", "0.23 to 0.81", "0.43", "0.52", "0.44"]
    assert rows(table)[0] == ["Mar 2019", "0.12", "0.03 to 0.36", "0.20", "0.23", "0.31"]


@pytest.mark.parametrize(
    ("topic", "measure"),
    [
        (ENTRANTS, "fte_rate"),
        (REOFFENDING, "binary_reoffending"),
        (REOFFENDING, "reoffences_per_reoffender"),
        (CUSTODY, "custody_rate"),
    ],
)
def test_every_point_drawn_is_in_the_table(topic: Topic, measure: str) -> None:
    ledger = sample()
    now = panel(ledger, topic, "trend", measure=measure)
    assert now.chart is not None
    table = now.tables[1]
    cell = {
        (row[0].text, header): each.text
        for row in table.rows
        for header, each in zip(table.headers, row, strict=True)
    }
    for series in now.chart.series:
        for period, point in zip(now.chart.categories, series.points, strict=True):
            if point.value is not None:
                assert point.text.startswith(cell[period, series.name])
    # Periods that nobody has a figure for are axis, not numbers.
    held = {f.window for area, _, _ in ledger.areas(measure) for f in ledger.series(measure, area, 12)}
    assert len(table.rows) == len(held)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.page)
def test_every_bound_number_on_a_page_is_the_ledgers_own_rounded(topic: Topic) -> None:
    ledger = made.made()
    values = dict(ledger.figures.select("figure_id", "value").iter_rows())
    decimals = dict(ledger.figures.select("figure_id", "decimals").iter_rows())
    view, checked = TopicView(ledger, topic), 0
    for name, _, _ in PANELS:
        now = view.panel(f"{topic.page}-{name}", {})
        for row in (row for table in (now.tables if now else ()) for row in table.rows):
            for cell in row:
                if cell.tag is None or not cell.tag.endswith("#value"):
                    continue
                value = values[split_tag(cell.tag)[0]]
                number = float(cell.text.strip("%").replace("−", "-").replace(",", "").split(" ")[0])
                assert abs(number - value) <= 0.5 * 10.0 ** -decimals[split_tag(cell.tag)[0]] + 1e-9
                checked += 1
    assert checked > 10


def test_the_trend_says_what_the_narrative_says() -> None:
    ledger = sample()
    now, head = panel(ledger, ENTRANTS, "trend"), headline(ledger, "fte_rate")
    assert head is not None
    assert now.takeaway == "First time entrants: no clear change"
    assert [said(each) for each in now.words][:2] == [plain_text(each) for each in head.sentences]
    assert now.chart is not None
    # The first and the last local rate of the sample, 88/24,300 and 38/24,260: 362 and 157.
    assert "362 per 100,000" in now.chart.alt
    assert "157 per 100,000" in now.chart.alt


def test_the_chosen_areas_are_drawn_and_no_others() -> None:
    chosen = panel(sample(), ENTRANTS, "trend", compare="england").chart
    assert chosen is not None
    assert [each.name for each in chosen.series] == ["Rotherham", "England"]
    none = panel(sample(), ENTRANTS, "trend", compare="").chart
    assert none is not None
    assert [each.name for each in none.series] == ["Rotherham"]


def test_an_area_without_a_figure_for_the_headlines_year_can_be_chosen() -> None:
    base = sample()
    # The region's figure of the headline's own year is taken away; the year before is left.
    gone = ~((pl.col("area") == "yorkshire_and_the_humber") & (pl.col("window") == "2018-12.12m"))
    ledger = replace(base, figures=base.figures.filter(gone))
    drawn = panel(ledger, ENTRANTS, "trend", compare="yorkshire_and_the_humber").chart
    assert drawn is not None
    assert [each.name for each in drawn.series] == ["Rotherham", "Yorkshire and the Humber"]


def test_two_official_figures_of_the_service_can_stand_side_by_side() -> None:
    base = sample()
    revised = base.figures.filter(pl.col("area") == "rotherham_published").with_columns(
        area=pl.lit("rotherham_revised"),
        area_name=pl.lit("Rotherham (revised)"),
        figure_id=pl.lit("fte_rate.2018-12.12m.rotherham_revised"),
        value=pl.lit(164.0),
    )
    ledger = replace(base, figures=pl.concat([base.figures, revised]))
    both = panel(ledger, ENTRANTS, "trend", compare="rotherham_published,rotherham_revised").chart
    assert both is not None
    assert {each.name for each in both.series} == {
        "Rotherham",
        "Rotherham, official (as published)",
        "Rotherham (revised)",
    }
    table = panel(ledger, ENTRANTS, "published").tables[0]
    assert rows(table) == [["Jan 2018 to Dec 2018", "169", "121 to 229", "164", "169"]]


@pytest.mark.parametrize("asked", ["no_such", "<script>", "fte_count", "", "age,sex"])
def test_an_unknown_choice_is_the_usual_one(asked: str) -> None:
    ledger = made.made()
    for name, key in (("groups", "by"), ("groups", "over"), ("trend", "measure")):
        usual, found = panel(ledger, ENTRANTS, name), panel(ledger, ENTRANTS, name, **{key: asked})
        assert found.chart == usual.chart
        assert found.tables == usual.tables


def test_the_groups_are_those_of_the_choice() -> None:
    now = panel(made.made(), ENTRANTS, "groups", by="age")
    # 16 aged 10 to 14 and 22 aged 15 to 17 of 38, by hand in the ledger: 42.1% and 57.9%.
    assert rows(now.tables[0]) == [
        ["10 to 14", "16", "42.1%"],
        ["15 to 17", "22", "57.9%"],
        ["18 or older", "0", "0.0%"],
        ["All", "38", "100%"],
    ]
    assert "22 of 38" in said(now.takeaway)
    years = panel(made.made(), ENTRANTS, "groups", by="age", over="years")
    assert years.tables[0].headers == ("Age", "Jan 2017 to Dec 2017", "Jan 2018 to Dec 2018")


def test_two_groupings_together_are_shown_for_one_year_and_it_says_so() -> None:
    now = panel(made.made(), ENTRANTS, "groups", by="outcome_care", over="years")
    assert now.chart is not None
    assert now.tables
    assert any("one year only" in said(each) for each in now.words)


def test_the_quarters_stand_with_limits_and_the_csv_has_them() -> None:
    now = panel(made.made(), ENTRANTS, "quarters")
    assert now.takeaway == "First time entrants: the newest quarter is as expected"
    assert rows(now.tables[0])[1][1:] == ["19", "6.0", "0.0 to 13.3", "Above the limits"]
    assert now.rows is not None
    assert now.rows.height == len(made.QUARTERS)


def test_the_funnel_is_this_services_among_others() -> None:
    now = panel(made.made(), ENTRANTS, "funnel")
    assert now.chart is not None
    assert {each.name for each in now.chart.series} >= {"Rotherham", "Other services"}
    assert len(now.tables[0].rows) == 12
    none = panel(made.made(), CUSTODY, "funnel")
    assert none.chart is None
    assert "are not held for this measure and year" in said(none.takeaway)


def test_the_local_estimate_stands_beside_the_official_figure() -> None:
    now = panel(sample(), ENTRANTS, "published")
    # 41 of 24,260 is 169 per 100,000; the plan prints 169.
    assert said(now.takeaway) == (
        "The local estimate in the year to December 2018 is 169; the official figure is 169 (as published)."
    )
    assert rows(now.tables[0]) == [["Jan 2018 to Dec 2018", "169", "121 to 229", "169"]]
    without = panel(ledgers.without_comparators(), ENTRANTS, "published")
    assert "No official figure" in said(without.takeaway)


def test_the_method_names_what_counts_and_what_does_not() -> None:
    about = words([each for _, each in panel(sample(), CUSTODY, "trend").about])
    assert "Remands to youth detention accommodation." in about
    assert "Sentences, not children." in about
    assert "Byar (exact Poisson under 10)" in about
    assert "custody_rate.2019-03.12m.rotherham" in about


def test_the_tables_on_the_page_are_the_panels() -> None:
    ledger = made.made()
    shown = page(ledger, ENTRANTS, by="care")
    held = by_id(shown, "first-time-entrants-groups-tables").to_plotly_json()["props"]["data-tables"]
    (drawn,) = json.loads(held)
    table = panel(ledger, ENTRANTS, "groups", by="care").tables[0]
    assert drawn["headers"] == list(table.headers)
    assert [[c if isinstance(c, str) else c[0] for c in row] for row in drawn["rows"]] == rows(table)
    assert by_id(shown, "first-time-entrants-by").value == "care"


def test_the_address_of_a_panel_holds_its_own_choices() -> None:
    shown = page(made.made(), ENTRANTS, by="care", compare="england", over="year")
    links = [each.href for each in found(shown, "A") if getattr(each, "className", "") == "copy-address"]
    assert "/first-time-entrants?by=care#first-time-entrants-groups" in links
    assert "/first-time-entrants?compare=england#first-time-entrants-trend" in links
    assert "/first-time-entrants#first-time-entrants-funnel" in links


def test_the_charts_cannot_be_dragged_out_of_sight() -> None:
    for graph in found(page(made.made(), ENTRANTS), "Graph"):
        layout = graph.figure["layout"]
        assert layout["dragmode"] is False
        assert layout["xaxis"]["fixedrange"] is True
        assert layout["yaxis"]["fixedrange"] is True


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.page)
def test_what_is_missing_is_said(topic: Topic) -> None:
    empty = page(ledgers.without_figures(), topic)
    assert NO_FIGURES in words(empty)
    assert not found(empty, "Graph")
    alone = words(page(ledgers.without_comparators(), topic))
    assert "No published figure is held to compare it with" in alone
    assert NO_COMPARATORS not in alone, "said already"
    assert NO_TREND in words(page(ledgers.of_one_period(), topic))


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.page)
def test_every_page_has_all_its_choices_for_the_script(topic: Topic) -> None:
    """Dash calls back for what is there: one choice that is missing would leave the others without effect."""
    for ledger in (made.made(), sample(), ledgers.of_one_period(), ledgers.without_comparators()):
        shown = page(ledger, topic)
        for key in ("measure", "compare", "by", "over", "address", "usual"):
            by_id(shown, f"{topic.page}-{key}")


def test_a_suppressed_figure_is_not_sent_to_the_browser() -> None:
    ledger = ledgers.suppressed("custody_rate.2019-03.12m.rotherham", "Fewer than 5 children")
    everything = sent(page(ledger, CUSTODY))
    # 3 / 24,400 x 1,000 = 0.12295...; its limits; its change on the year before.
    for secret in ("0.12 per 1,000", "0.1229", "0.03 and 0.36", "0.03 to 0.36", "3 custodial", "−0.29"):
        assert secret not in everything


def test_a_hidden_group_is_not_sent_to_the_browser() -> None:
    ledger = made.hidden(made.made(), "fte_count.2018-12.12m.rotherham.age=10_14")
    now = panel(ledger, ENTRANTS, "groups", by="age")
    assert rows(now.tables[0])[0] == ["10 to 14", "not shown", "not shown"]
    assert '"16"' not in sent(page(ledger, ENTRANTS, by="age"))


def test_every_panel_follows_the_chosen_year() -> None:
    """Of Rotherham's plan 2019-21 the sample has the year to December 2017 too: 56 children."""
    ledger, year = sample(), "2017-12.12m"
    trend = panel(ledger, ENTRANTS, "trend", year=year)
    assert "December 2017" in said(trend.words[0]) or "Dec 2017" in said(trend.words[0])
    assert trend.chart is not None
    assert [mark.at for mark in trend.chart.marks] == ["Dec 2017"]
    assert (
        panel(ledger, ENTRANTS, "trend", year="no-such-year").takeaway
        == panel(ledger, ENTRANTS, "trend").takeaway
    )
    assert "chosen year" in said(panel(ledger, ENTRANTS, "published", year=year).takeaway)


def test_an_area_that_no_chart_can_draw_is_not_offered() -> None:
    base = sample()
    late = base.figures.filter(pl.col("figure_id") == "fte_rate.2018-12.12m.england").with_columns(
        window=pl.lit("2030-12.12m"),
        figure_id=pl.lit("fte_rate.2030-12.12m.england"),
        period_end=pl.date(2030, 12, 31),
    )
    others = base.figures.filter(pl.col("area") != "england")
    view = TopicView(replace(base, figures=pl.concat([others, late])), ENTRANTS)
    assert "england" not in dict(view.choices["compare"].options)
    assert "england" in dict(TopicView(base, ENTRANTS).choices["compare"].options)


def test_a_year_that_is_not_held_is_said_and_the_headline_year_shown() -> None:
    asked, held = page(sample(), CUSTODY, year="2030-03.12m"), page(sample(), CUSTODY, year="2018-03.12m")
    assert NO_SUCH_YEAR in words(asked)
    assert NO_SUCH_YEAR not in words(held)
    assert NO_SUCH_YEAR not in words(page(sample(), CUSTODY))
