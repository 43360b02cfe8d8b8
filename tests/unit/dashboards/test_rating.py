"""The rating on a card: its letter, and its reason in words."""

from typing import Any

from tests.sample import sample
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
