"""The rating on a card: its letter, and its reason in words."""

from typing import Any

from tests.sample import sample
from tests.unit.comparators.rows import level
from tests.unit.narrative.test_events import BEFORE, NOW, judged
from yjp.narrative.headline import headline
from yjp_dashboards.components.rating import rating


def _texts(component: object) -> list[str]:
    children: Any = getattr(component, "children", component)
    if isinstance(children, str):
        return [children]
    return [text for each in children or [] for text in _texts(each)]


def test_a_rating_is_a_letter_and_a_reason() -> None:
    found = headline(sample(), "fte_rate")
    assert found is not None
    assert _texts(rating(found)[0]) == ["G", "Green (G): lower than the year before."]


def test_a_figure_without_a_rating_has_none() -> None:
    found = headline(sample(), "binary_reoffending")
    assert found is not None
    assert rating(found) == []


def test_a_rating_beside_others_says_how_the_figure_moved() -> None:
    """Green beside the family, and the share rose: the word for that stands next to the colour."""
    ledger = judged(
        level("binary_reoffending", NOW, 30, 91),
        level("binary_reoffending", BEFORE, 22, 80),
        level("binary_reoffending", NOW, None, role="family", area_name="YOT family", value=45.0),
    )
    found = headline(ledger, "binary_reoffending")
    assert found is not None
    (said,) = (_texts(each)[1] for each in rating(found, with_change=True))
    assert said.startswith("Green (G): ")
    assert said.endswith("On the year before it rose by 5.5 percentage points: no clear change.")
    assert "On the year before" not in _texts(rating(found)[0])[1]


def test_a_rating_on_the_year_before_says_it_once() -> None:
    found = headline(sample(), "fte_rate")
    assert found is not None
    assert _texts(rating(found, with_change=True)[0])[1] == "Green (G): lower than the year before."
