"""The small line on a card, and the words that stand for it."""

import re
from base64 import b64decode
from xml.etree import ElementTree

from tests.unit.narrative import edited
from yjp.charts.sparkline import HEIGHT, MARGIN, WIDTH, Sparkline, sparkline
from yjp.ledger import Ledger
from yjp.narrative.headline import headline

SVG = "{http://www.w3.org/2000/svg}"


def drawn(ledger: Ledger, indicator: str = "custody_rate") -> Sparkline:
    found = headline(ledger, indicator)
    assert found is not None
    return sparkline(ledger, found)


def points(line: Sparkline) -> list[tuple[str, float, float]]:
    path = ElementTree.fromstring(line.svg).findall(f"{SVG}path")[1]
    return [
        (pen, float(x), float(y)) for pen, x, y in re.findall(r"([ML])([\d.]+) ([\d.]+)", path.get("d", ""))
    ]


def test_the_words() -> None:
    assert drawn(edited.base()).alt == (
        "Custodial sentences per 1,000 children aged 10 to 17: from 0.45 per 1,000 in Apr 2014 to Mar 2015 to "
        "0.12 per 1,000 in Apr 2018 to Mar 2019; lowest 0.12 per 1,000, highest 0.46 per 1,000."
    )


def test_the_line_runs_from_edge_to_edge_and_the_highest_touches_the_top() -> None:
    line = points(drawn(edited.base()))
    assert [pen for pen, _, _ in line] == ["M", "L", "L", "L", "L"]
    assert (line[0][1], line[-1][1]) == (MARGIN, WIDTH - MARGIN)
    assert min(y for _, _, y in line) == MARGIN
    # 3 sentences per 24,400 are 0.2694 of 11 per 24,100: so far up from the base line.
    assert line[-1][2] == round(HEIGHT - MARGIN - 3 / 24400 * 24100 / 11 * (HEIGHT - 2 * MARGIN), 1)


def test_the_newest_beyond_the_headline_is_left_out() -> None:
    assert len(points(drawn(edited.base(), "fte_rate"))) == 4


def test_the_pen_is_lifted_over_a_missing_year() -> None:
    line = points(drawn(edited.without(edited.base(), "custody_rate.2017-03.12m.rotherham")))
    assert [pen for pen, _, _ in line] == ["M", "L", "M", "L"]


def test_nothing_or_one_figure() -> None:
    ledger = edited.only_local(edited.base())
    for year in (2015, 2016, 2017, 2018):
        ledger = edited.without(ledger, f"custody_rate.{year}-03.12m.rotherham")
    one = drawn(ledger)
    assert one.alt.endswith(": one figure only, 0.12 per 1,000 in Apr 2018 to Mar 2019.")
    assert points(one) == [("M", WIDTH - MARGIN, MARGIN)]
    none = drawn(edited.figure(ledger, edited.CUSTODY, value=None))
    assert none.alt.endswith(": no figures to draw.")
    assert len(ElementTree.fromstring(none.svg).findall(f"{SVG}path")) == 1


def test_all_zero_is_a_flat_line_on_the_ground() -> None:
    ledger = edited.base()
    for year in range(2015, 2020):
        ledger = edited.figure(ledger, f"custody_rate.{year}-03.12m.rotherham", value=0.0)
    assert {y for _, _, y in points(drawn(ledger))} == {HEIGHT - MARGIN}


def test_the_picture_is_named_and_needs_no_network() -> None:
    line = drawn(edited.base())
    root = ElementTree.fromstring(line.svg)
    assert root.find(f"{SVG}title").text == line.alt  # type: ignore[union-attr]
    assert line.svg.count("http") == 1  # the name space
    assert b64decode(line.src.removeprefix("data:image/svg+xml;base64,")).decode() == line.svg
