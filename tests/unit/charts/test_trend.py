"""The chart and the table of a headline, against the sample's rows."""

from tests.unit.narrative import edited
from yjp.charts.spec import Chart, Series, Table
from yjp.charts.trend import comparator_table, trend
from yjp.ledger import Ledger
from yjp.narrative.facets import in_cell
from yjp.narrative.headline import headline, headlines


def chart(ledger: Ledger, indicator: str, *, yearly: bool = False) -> Chart:
    found = headline(ledger, indicator)
    assert found is not None
    return trend(ledger, found, yearly=yearly)


def table(ledger: Ledger, indicator: str) -> Table:
    found = headline(ledger, indicator)
    assert found is not None
    return comparator_table(ledger, found)


def series(drawn: Chart, name: str) -> Series:
    return next(each for each in drawn.series if each.name == name)


def values(drawn: Chart, name: str) -> list[float | None]:
    return [None if p.value is None else round(p.value, 2) for p in series(drawn, name).points]


def test_yearly_shows_the_years_up_to_the_headline() -> None:
    drawn = chart(edited.base(), "fte_rate", yearly=True)
    assert [c.replace("\N{NO-BREAK SPACE}", " ") for c in drawn.categories] == [
        "Dec 2015",
        "Dec 2016",
        "Dec 2017",
        "Dec 2018",
    ]
    assert values(drawn, "Rotherham") == [362.14, 323.65, 231.5, 169.0]
    assert values(drawn, "England") == [371.0, 328.0, 294.0, 238.0]
    assert values(drawn, "Yorkshire and the Humber") == [None, None, 303.0, 245.0]
    assert values(drawn, "Rotherham, official (as published)") == [None, None, None, 169.0]


def test_quarterly_keeps_every_quarter_in_its_place() -> None:
    drawn = chart(edited.base(), "fte_rate")
    assert len(drawn.categories) == 14
    assert (drawn.categories[0], drawn.categories[1], drawn.categories[-1]) == (
        "Dec 2015",
        "Mar 2016",
        "Mar 2019",
    )
    assert values(drawn, "Rotherham")[:5] == [362.14, None, None, None, 323.65]
    assert drawn.category_title == "Year ending"


def test_only_comparators_bridge_the_quarters_between_two_years() -> None:
    drawn = chart(edited.base(), "fte_rate")
    assert {each.name: each.bridge for each in drawn.series} == {
        "Rotherham": 0,
        "Yorkshire and the Humber": 3,
        "England": 3,
        "Rotherham, official (as published)": 3,
    }
    assert {each.bridge for each in chart(edited.base(), "fte_rate", yearly=True).series} == {0}


def test_at_most_six_years() -> None:
    ledger = edited.base()
    for year in range(2010, 2015):
        ledger = edited.added(ledger, "fte_rate", f"{year}-12.12m", "rotherham", value=500.0)
    drawn = chart(ledger, "fte_rate", yearly=True)
    assert [c[-4:] for c in drawn.categories] == ["2013", "2014", "2015", "2016", "2017", "2018"]


def test_a_missing_year_keeps_its_place() -> None:
    ledger = edited.without(edited.base(), "custody_rate.2017-03.12m.rotherham")
    for area in ("south_yorkshire_pcc", "rotherham_family", "national"):
        ledger = edited.without(ledger, f"custody_rate.2017-03.12m.{area}")
    assert values(chart(ledger, "custody_rate", yearly=True), "Rotherham") == [0.45, 0.46, None, 0.41, 0.12]


def test_provisional_and_suppressed_figures_are_not_drawn() -> None:
    ledger = edited.figure(edited.base(), "fte_rate.2019-03.12m.rotherham", state="provisional")
    assert chart(ledger, "fte_rate").categories[-1] == "Dec 2018"
    ledger = edited.figure(edited.base(), "custody_rate.2016-03.12m.rotherham", suppressed=True)
    assert values(chart(ledger, "custody_rate", yearly=True), "Rotherham") == [0.45, None, 0.25, 0.41, 0.12]


def test_only_the_service_carries_limits() -> None:
    drawn = chart(edited.base(), "fte_rate", yearly=True)
    last = series(drawn, "Rotherham").points[-1]
    assert (last.lower, last.upper, last.figure_id) == (121.3, 229.3, edited.FTE)
    ledger = edited.figure(edited.base(), edited.ENGLAND, lower=230.0, upper=240.0)
    assert series(chart(ledger, "fte_rate", yearly=True), "England").points[-1].upper is None


def test_only_what_the_headline_is_compared_with_is_drawn() -> None:
    """National has reoffending figures only for other windows here: it would be a line that ends in nothing."""
    ledger = edited.without(edited.base(), "binary_reoffending.2017-06.12m.national")
    names = [each.name for each in chart(ledger, "binary_reoffending").series]
    assert names == ["Rotherham", "YOT family", "South Yorkshire PCC area"]


def test_words_around_the_chart() -> None:
    drawn = chart(edited.base(), "custody_rate", yearly=True)
    assert drawn.title == "Use of custody fell; too few to compare"
    assert drawn.unit_title == "Rate per 1,000"
    assert drawn.caption == (
        "Custodial sentences per 1,000 children aged 10 to 17, years ending Mar 2015 to Mar 2019, with 95% "
        "ranges "
        "(source: the service's own records and published figures)"
    )
    assert drawn.alt == (
        "Line chart of years ending March 2015 to March 2019. "
        "Rotherham went from 0.45 per 1,000 in March 2015 to 0.12 per 1,000 in March 2019; "
        "YOT family went from 0.43 per 1,000 in March 2015 to 0.20 per 1,000 in March 2019; "
        "South Yorkshire PCC area went from 0.52 per 1,000 in March 2015 to 0.23 per 1,000 in March 2019; "
        "National went from 0.44 per 1,000 in March 2015 to 0.31 per 1,000 in March 2019. "
        "Use of custody fell; too few to compare."
    )
    assert drawn.id == f"{edited.CUSTODY}#chart"


def test_a_single_point_was_and_did_not_go() -> None:
    assert (
        "Rotherham, official (as published) was 169 per 100,000 in December 2018"
        in chart(edited.base(), "fte_rate").alt
    )


def test_nothing_to_draw() -> None:
    ledger = edited.only_local(edited.base())
    for window in ("2015-03", "2016-03", "2017-03", "2018-03", "2019-03"):
        ledger = edited.figure(ledger, f"custody_rate.{window}.12m.rotherham", value=None)
    for yearly in (False, True):
        drawn = chart(ledger, "custody_rate", yearly=yearly)
        assert (drawn.series, drawn.categories) == ((), ())
        assert drawn.alt == "There is nothing to draw yet. Use of custody: no figure to show."
        assert drawn.caption == (
            "Custodial sentences per 1,000 children aged 10 to 17 (source: the service's own records)"
        )


def test_the_table_of_first_time_entrants() -> None:
    shown = table(edited.base(), "fte_rate")
    assert shown.headers == ("Area", "Jan 2018 to Dec 2018", "Jan 2017 to Dec 2017", "Change", "Verdict")
    none = "not held"
    assert [[cell.text for cell in row] for row in shown.rows] == [
        ["Rotherham (local estimate)", "169", "232", "−27.0%", "No clear change"],
        ["Rotherham, official (as published)", "169", none, none, "Official figure"],
        ["YOT family", none, none, "−16.6%", "Not compared"],
        ["South Yorkshire PCC area", none, none, "−29.9%", "Not compared"],
        ["Yorkshire and the Humber", "245", "303", none, "Lower here: better"],
        ["England", "238", "294", none, "Lower here: better"],
        ["National", none, none, "−19.6%", "Not compared"],
    ]
    assert (
        shown.caption
        == "First time entrants per 100,000 children aged 10 to 17: Rotherham and its comparators"
    )


def test_the_table_of_reoffending() -> None:
    assert [[cell.text for cell in row] for row in table(edited.base(), "binary_reoffending").rows] == [
        ["Rotherham (local estimate)", "33.0%", "27.5%", "+5.4 percentage points", "No clear change"],
        ["YOT family", "40.2%", "40.6%", "not held", "No clear difference"],
        ["South Yorkshire PCC area", "34.3%", "31.3%", "not held", "No clear difference"],
        ["National", "39.8%", "41.6%", "not held", "No clear difference"],
    ]


def test_every_bound_cell_can_be_written_again_from_its_tag() -> None:
    ledger = edited.base()
    tables = [comparator_table(ledger, found) for found in headlines(ledger)]
    cells = [cell for each in tables for row in each.rows for cell in row if cell.tag]
    assert len(cells) == 14 + 3 * 13  # counted in the tables above
    assert all(in_cell(ledger, cell.tag or "") == cell.text for cell in cells)


def test_a_suppressed_figure_gives_no_change_and_no_side() -> None:
    ledger = edited.figure(edited.base(), edited.CUSTODY, suppressed=True, numerator=None, value=None)
    assert [[cell.text for cell in row] for row in table(ledger, "custody_rate").rows] == [
        ["Rotherham (local estimate)", "not shown", "0.41", "not shown", "not shown"],
        ["YOT family", "0.20", "0.28", "not held", "Not compared"],
        ["South Yorkshire PCC area", "0.23", "0.29", "not held", "Not compared"],
        ["National", "0.31", "0.38", "not held", "Not compared"],
    ]


def test_what_is_missing_says_so() -> None:
    ledger = edited.without(edited.only_local(edited.base()), "custody_rate_change.2019-03.12m.rotherham")
    ledger = edited.without(ledger, edited.CUSTODY_PAST)
    (row,) = table(ledger, "custody_rate").rows
    assert [cell.text for cell in row] == [
        "Rotherham (local estimate)",
        "0.12",
        "not available",
        "not available",
        "Not compared",
    ]
