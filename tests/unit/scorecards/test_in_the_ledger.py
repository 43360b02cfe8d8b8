"""A measure that a service adds in TOML: in the ledger, its verdicts, exports, plan and profiles, without code."""

from dataclasses import replace
from datetime import date
from math import comb
from pathlib import Path

import pytest

from tests.unit.scorecards.test_reading import GOOD, write
from yjp.charts.scorecards import measure_chart, scorecard_names, scorecard_table
from yjp.comparators.compare import comparisons
from yjp.comparators.ratings import ratings
from yjp.disclosure import profile, protect
from yjp.figures import AreaRole
from yjp.indicators.registry import indicator
from yjp.ledger import About, Ledger
from yjp.manifest import Manifest
from yjp.plan.bindings import Bindings
from yjp.scorecards import measures_of, scorecard_rows, scorecards
from yjp.writers.ledger_workbook.front import definitions

NOW, TARGET = "local_visited.2019-03.12m.rotherham", "local_visited.2019-03.12m.target"
BEFORE = '[[measure.value]]\nperiod = "2017/18"\nnumerator = 60\ndenominator = 100\n'


def ledger(folder: Path, text: str = GOOD + BEFORE, **more: str) -> Ledger:
    write(folder, text)
    for name, other in more.items():
        write(folder, other, f"{name}.toml")
    cards = scorecards(folder)
    figures = scorecard_rows(cards, area="rotherham", area_name="Rotherham")
    compared = comparisons(figures)
    about = About(
        service="Rotherham",
        area="rotherham",
        extract_date=date(2019, 6, 18),
        made_up=True,
        yjp_version="1",
        run_id="0",
        measures=measures_of(cards),
    )
    return Ledger(figures=figures, comparisons=compared, about=about, ratings=ratings(figures, compared))


def test_limits_are_wilsons(tmp_path: Path) -> None:
    """90 of 100: 82.56% to 94.48% (Wilson 1927)."""
    figure = ledger(tmp_path).get(NOW)
    assert figure is not None
    assert (figure.text, figure.interval) == ("90.0%", "82.6 to 94.5")
    assert figure.source == "scorecard"


def test_the_verdict_against_the_target_is_exact(tmp_path: Path) -> None:
    """90 of 100 where 80% was wanted: twice the chance of more than 90 and half of exactly 90."""
    found = ledger(tmp_path)
    chances = [comb(100, k) * 0.8**k * 0.2 ** (100 - k) for k in range(101)]
    by_hand = 2 * (sum(chances[91:]) + chances[90] / 2)
    against = next(row for row in found.compared(NOW) if row.kind == AreaRole.TARGET)
    assert against.p_value == pytest.approx(by_hand, rel=1e-9)
    assert against.verdict == "better"
    assert Bindings(ledger=found).in_cell(f"{TARGET}#verdict") == "Met, by more than chance would explain"
    rated = found.rated(NOW)
    assert rated is not None
    assert (rated.letter, rated.kind) == ("G", "target")


def test_the_verdict_on_its_own_past(tmp_path: Path) -> None:
    found = ledger(tmp_path)
    past = next(row for row in found.compared(NOW) if row.kind == "own_past")
    assert (past.verdict, past.change_text) == ("better", "+30.0 percentage points")


@pytest.mark.parametrize(
    ("numerator", "denominator", "words"),
    [
        (80, 100, "Met"),
        (79, 100, "Missed, by no more than chance would explain"),
        (60, 100, "Missed, by more than chance would explain"),
        (3, 4, "Missed, but the numbers are too few to compare"),
    ],
)
def test_what_a_target_is_called(tmp_path: Path, numerator: int, denominator: int, words: str) -> None:
    text = GOOD.replace(
        "numerator = 90\ndenominator = 100", f"numerator = {numerator}\ndenominator = {denominator}"
    )
    assert Bindings(ledger=ledger(tmp_path, text)).in_cell(f"{TARGET}#verdict") == words


def test_lower_is_better_turns_the_verdict(tmp_path: Path) -> None:
    text = GOOD.replace('"higher"', '"lower"')
    assert Bindings(ledger=ledger(tmp_path, text)).in_cell(f"{TARGET}#verdict").startswith("Missed, by more")  # type: ignore[union-attr]


def test_without_counts_nothing_is_held_against_chance(tmp_path: Path) -> None:
    text = GOOD.replace("numerator = 90\ndenominator = 100", "value = 90") + BEFORE
    found = ledger(tmp_path, text)
    figure = found.get(NOW)
    assert figure is not None
    assert figure.interval is None
    assert found.compared(NOW) == []
    assert found.rated(NOW) is None
    table = scorecard_table(found, "ours")
    assert table is not None
    assert [cell.text for cell in table.rows[0]][2:] == [
        "90.0%",
        "60.0%",
        "Higher, not tested",
        "80.0%",
        "Met",
    ]


def test_a_measure_that_is_no_chance_matter_is_not_tested(tmp_path: Path) -> None:
    """Troubled Families: 2,679 worked with where 2,674 were wanted is met, and chance has no part in it."""
    text = """
title = "Claims"
[[measure]]
id = "claimed"
title = "Families worked with"
numerator = "Families worked with"
unit = "count"
polarity = "higher"
chance = false
target = 2674
[[measure.value]]
period = "2018/19"
value = 2679
"""
    found = ledger(tmp_path, text)
    assert found.comparisons.is_empty()
    assert Bindings(ledger=found).in_cell("local_claimed.2019-03.12m.target#verdict") == "Met"


def test_the_registry_knows_it_wherever_its_ledger_is(tmp_path: Path) -> None:
    found = ledger(tmp_path)
    assert indicator("local_visited").title == "Children visited within five days"
    sheet = definitions(found)
    assert any("Children visited within five days" in str(cell) for row in sheet.rows for cell in row)


def test_the_table_and_the_chart_are_answered_by_their_tags(tmp_path: Path) -> None:
    found = ledger(tmp_path)
    assert scorecard_names(found) == [("ours", "Ours")]
    bindings = Bindings(ledger=found)
    table, chart = bindings.table("scorecard_ours#table"), bindings.chart(f"{NOW}#chart")
    assert table is not None
    assert [cell.tag for cell in table.rows[0]][2:] == [
        f"{NOW}#value",
        "local_visited.2018-03.12m.rotherham#value",
        f"{NOW}#verdict",
        f"{TARGET}#value",
        f"{TARGET}#verdict",
    ]
    assert chart == measure_chart(found, "local_visited", "2019-03.12m")
    assert chart is not None
    assert [[point.text for point in series.points] for series in chart.series] == [
        ["60.0%", "90.0%"],
        ["80.0%", "80.0%"],
    ]


def test_the_manifest_carries_the_measures_and_nothing_where_there_are_none(tmp_path: Path) -> None:
    found = ledger(tmp_path)
    plain = Manifest(yjp_version="1", service="R", area="r", extract_date=date(2026, 1, 1), made_up=True)
    held = replace(plain, measures=found.about.measures)
    assert Manifest.from_json(held.to_json()).measures == found.about.measures
    assert held.run_id != plain.run_id
    assert "measures" not in plain.to_json()


def small(folder: Path, numerator: int, denominator: int, more: str = "") -> Ledger:
    text = GOOD.replace(
        "numerator = 90\ndenominator = 100", f"numerator = {numerator}\ndenominator = {denominator}"
    )
    return ledger(folder, text + more)


@pytest.mark.parametrize(("numerator", "denominator"), [(3, 40), (38, 40), (0, 4)])
def test_small_counts_small_rests_and_small_bases_are_not_public(
    tmp_path: Path, numerator: int, denominator: int
) -> None:
    shown = protect(small(tmp_path, numerator, denominator), profile("public"))
    figure = shown.get(NOW)
    assert figure is not None
    assert (figure.suppressed, figure.value, figure.numerator, figure.denominator) == (True, None, None, None)
    assert shown.compared(NOW) == []
    assert Bindings(ledger=shown).in_cell(f"{TARGET}#verdict") == "not shown"
    whole = protect(small(tmp_path, numerator, denominator), profile("board")).get(NOW)
    assert whole is not None
    assert whole.numerator == numerator


def test_with_a_hidden_quarter_goes_its_year(tmp_path: Path) -> None:
    """Else the quarter could be found from the year and the three others."""
    quarter = '[[measure.value]]\nperiod = "2019-03.3m"\nnumerator = 3\ndenominator = 30\n'
    earlier = '[[measure.value]]\nperiod = "2017/18"\nnumerator = 60\ndenominator = 100\n'
    shown = protect(ledger(tmp_path, GOOD + quarter + earlier), profile("public")).figures
    hidden = set(shown.filter("suppressed").get_column("window"))
    assert hidden == {"2019-03.3m", "2019-03.12m"}


def test_a_bare_percentage_is_public_only_where_it_was_published(tmp_path: Path) -> None:
    text = GOOD.replace("numerator = 90\ndenominator = 100", "value = 90")
    hidden = protect(ledger(tmp_path, text), profile("public")).get(NOW)
    shown = protect(ledger(tmp_path, text + "published = true\n"), profile("public")).get(NOW)
    assert hidden is not None
    assert shown is not None
    assert (hidden.suppressed, shown.suppressed) == (True, False)
