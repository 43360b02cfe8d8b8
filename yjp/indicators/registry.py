"""Every indicator that yjp knows, in parts. Nothing here counts anybody, so every layer may read it.

``PARTS`` names the parts in the order in which people are shown them. A new part (needs, scorecards) is a module that
declares a tuple of ``Indicator``, either written out (``national``) or derived from a declaration of its own
(``kpi.indicators``), and one line in ``PARTS``. What then follows by itself: ``yjp explain``, the definitions in every
export, the order of measures in the workbook. What a part must see to: its rows (``measure``), the words of sentences
(``yjp.narrative.wording``), and what can be subtracted from what (``yjp.disclosure.counts``): an indicator that is not
declared there is protected as a plain count or share of its own, with no sums.
"""

from collections.abc import Mapping

from yjp.errors import UnknownName
from yjp.indicators.definition import Indicator
from yjp.indicators.kpi.indicators import KPIS
from yjp.indicators.national import (
    BINARY_REOFFENDING,
    CASELOAD,
    CUSTODY_COUNT,
    CUSTODY_RATE,
    FTE_COUNT,
    FTE_INTERIM_EFFECT,
    FTE_RATE,
    INTERIM_OUTCOMES,
    NATIONAL,
    REOFFENCES_PER_CHILD,
    REOFFENCES_PER_REOFFENDER,
)

__all__ = [
    "BINARY_REOFFENDING",
    "CASELOAD",
    "CUSTODY_COUNT",
    "CUSTODY_RATE",
    "FTE_COUNT",
    "FTE_INTERIM_EFFECT",
    "FTE_RATE",
    "HEADLINES",
    "INTERIM_OUTCOMES",
    "PARTS",
    "REGISTRY",
    "REOFFENCES_PER_CHILD",
    "REOFFENCES_PER_REOFFENDER",
    "change_of",
    "indicator",
]

PARTS: Mapping[str, tuple[Indicator, ...]] = {
    "National indicators and caseload": NATIONAL,
    "Key performance indicators": KPIS,
}
"""Title of each part to its indicators."""
REGISTRY: tuple[Indicator, ...] = tuple(each for part in PARTS.values() for each in part)
HEADLINES: tuple[Indicator, ...] = tuple(i for i in REGISTRY if i.headline)
_BY_ID = {each.id: each for each in REGISTRY}


def indicator(identifier: str) -> Indicator:
    """The indicator of that id; ``UnknownName`` lists those there are, of a large part only the leading ones."""
    if identifier not in _BY_ID:
        raise UnknownName("indicator", identifier, [i.id for i in REGISTRY if not i.part_of])
    return _BY_ID[identifier]


def change_of(identifier: str) -> Indicator:
    """The indicator that holds another one's change on the year before."""
    return indicator(f"{identifier}_change")
