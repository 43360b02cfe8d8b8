"""Colours, dashes and markers: readable on white, and told apart without colour."""

from itertools import combinations

import pytest

from yjp.charts.palette import AXIS, INK, contrast, luminance, styles
from yjp.charts.spec import Series
from yjp.figures import AreaRole


def of(*roles: str) -> list[Series]:
    return [Series(name=role, role=role, points=()) for role in roles]


EVERY_ROLE = of(*AreaRole, "national", "national", "region", "elsewhere")


def test_contrast_as_wcag_works_it_out() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#FFFFFF", "#777777") == pytest.approx(4.48, abs=0.005)
    assert luminance("#FF0000") == pytest.approx(0.2126)


def test_every_line_reaches_three_to_one_on_white() -> None:
    assert all(contrast(style.colour, "#FFFFFF") >= 3 for style in styles(EVERY_ROLE))
    assert contrast(AXIS, "#FFFFFF") >= 3
    assert contrast(INK, "#FFFFFF") >= 7


def test_no_two_lines_share_dash_and_marker() -> None:
    given = styles(EVERY_ROLE)
    assert len(given) == 13
    for one, other in combinations(given, 2):
        assert (one.dash, one.marker) != (other.dash, other.marker)
        assert one.marker != other.marker or one.colour != other.colour


def test_the_service_stands_out() -> None:
    local, *others = styles(of("local", "family", "pcc", "region", "national"))
    assert local.emphasis
    assert local.dash == "solid"
    assert not any(style.emphasis or style.dash == "solid" for style in others)
    assert local.width > 1.5 * max(style.width for style in others)


def test_a_role_keeps_its_style_whoever_is_beside_it() -> None:
    assert styles(of("local", "national"))[1] == styles(of("local", "family", "pcc", "national"))[3]


def test_more_areas_than_styles_still_draw() -> None:
    assert len(styles(of(*["national"] * 12))) == 12
