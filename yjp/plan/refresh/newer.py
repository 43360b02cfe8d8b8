"""Later periods that the ledger has and the plan is not about: named, since a refresh never moves a plan there."""

from collections.abc import Iterator
from typing import Final

from yjp.figures import AreaRole
from yjp.indicators.registry import HEADLINES
from yjp.narrative.headline import headline
from yjp.plan.bindings import Bindings
from yjp.plan.refresh.report import Entry, State

_HEADLINED: Final = frozenset(each.id for each in HEADLINES)


def newer(bindings: Bindings, figures: set[str]) -> Iterator[Entry]:
    """Indicators of which the ledger has a later headline than any that the plan shows."""
    shown: dict[str, str] = {}
    for identifier in figures:
        figure = bindings.ledger.get(identifier)
        if figure is not None and figure.area_role == AreaRole.LOCAL and figure.group is None:
            shown[figure.indicator] = max(shown.get(figure.indicator, ""), figure.window)
    for indicator, window in sorted(shown.items()):
        if indicator not in _HEADLINED:
            continue
        newest = headline(bindings.ledger, indicator)
        if newest is not None and newest.figure.window > window:
            note = f"The ledger has {indicator} for {newest.figure.period.label}; the plan stops before it."
            yield Entry(state=State.NEWER, tag=newest.figure.figure_id, note=note)
