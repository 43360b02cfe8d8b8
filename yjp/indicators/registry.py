"""Every indicator that yjp knows, in parts. Nothing here counts anybody, so every layer may read it.

``PARTS`` names the parts in the order in which people are shown them. A new part (needs, scorecards) is a module that
declares a tuple of ``Indicator``, either written out (``national``) or derived from a declaration of its own
(``kpi.indicators``), and one line in ``PARTS``. What then follows by itself: ``yjp explain``, the definitions in every
export, the order of measures in the workbook. What a part must see to: its rows (``measure``), the words of sentences
(``yjp.narrative.wording``), and what can be subtracted from what (``yjp.disclosure.counts``): an indicator that is not
declared there is protected as a plain count or share of its own, with no sums. Measures that a service declares
in its own scorecards are in no part: they come with the ledger (``yjp.local_measures``).
"""

from collections.abc import Iterable, Mapping

from yjp import local_measures
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
from yjp.indicators.needs.indicators import NEED_INDICATORS
from yjp.indicators.nowcasts import NOWCASTS
from yjp.indicators.representation.indicators import REPRESENTATION
from yjp.indicators.scorecards import as_indicator
from yjp.indicators.wider.indicators import WIDER
from yjp.local_measures import LocalMeasure

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
    "indicators",
]

PARTS: Mapping[str, tuple[Indicator, ...]] = {
    "National indicators and caseload": NATIONAL,
    "Key performance indicators": KPIS,
    "Serious violence, remands, victims and reparation": WIDER,
    "Needs": NEED_INDICATORS,
    "Over-representation": REPRESENTATION,
    "Estimates of cohorts still being followed": NOWCASTS,
}
"""Title of each part to its indicators."""
REGISTRY: tuple[Indicator, ...] = tuple(each for part in PARTS.values() for each in part)
HEADLINES: tuple[Indicator, ...] = tuple(i for i in REGISTRY if i.headline)
_BY_ID = {each.id: each for each in REGISTRY}


def indicator(identifier: str) -> Indicator:
    """The indicator of that id; ``UnknownName`` names those spelt alike, sub-measures and local measures among them."""
    if (local := local_measures.known(identifier)) is not None:
        return as_indicator(local)
    if identifier not in _BY_ID:
        raise UnknownName("indicator", identifier, [*_BY_ID, *local_measures.known_ids()])
    return _BY_ID[identifier]


def indicators(measures: Iterable[LocalMeasure]) -> tuple[Indicator, ...]:
    """Every indicator, then those of the service's own scorecards (``ledger.about.measures``)."""
    return (*REGISTRY, *(as_indicator(each) for each in measures))


def change_of(identifier: str) -> Indicator:
    """The indicator that holds another one's change on the year before."""
    return indicator(f"{identifier}_change")
