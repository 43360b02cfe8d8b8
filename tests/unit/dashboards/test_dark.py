"""Every colour that a chart may have has a dark twin that can be seen on the dark ground."""

import re
from pathlib import Path

import pytest

import yjp_dashboards
from yjp.charts import palette
from yjp.charts.palette import contrast

ASSETS = Path(yjp_dashboards.__file__).parent / "assets"
CSS = (ASSETS / "dark.css").read_text(encoding="utf-8")
LINES = {style.colour for styles in palette._STYLES.values() for style in styles} | {palette.WHISKER}


def dark_twins() -> dict[str, str]:
    """Colour of a chart to its colour in the dark, as the rules have it."""
    light, *dark = (dict(re.findall(r"--(c-\w+): (#\w{6})", block)) for block in CSS.split("@media"))
    # The computer's setting and the reader's own choice give the same.
    assert dark[0] == dark[1]
    return {light[name].upper(): dark[0][name] for name in light}


@pytest.mark.parametrize("colour", sorted(LINES))
def test_a_line_is_seen_in_the_dark(colour: str) -> None:
    ground = dark_twins()["#FFFFFF"]
    assert contrast(dark_twins()[colour.upper()], ground) >= 3


def test_words_of_a_chart_are_read_in_the_dark() -> None:
    twins = dark_twins()
    assert contrast(twins[palette.INK.upper()], twins["#FFFFFF"]) >= 7
    assert {palette.INK.upper(), palette.GRID.upper(), palette.AXIS.upper()} <= set(twins)


def test_every_twin_has_its_rules() -> None:
    for colour in dark_twins():
        rgb = ", ".join(str(int(colour[place : place + 2], 16)) for place in (1, 3, 5))
        assert f'[style*="stroke: rgb({rgb})"]' in CSS
        assert f'[style*="fill: rgb({rgb})"]' in CSS


def test_paper_comes_after_every_other_style_sheet() -> None:
    """Dash links them by name, and of two rules alike the later counts."""
    assert sorted(each.name for each in ASSETS.glob("*.css"))[-1] == "yjp_print.css"
