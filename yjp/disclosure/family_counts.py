"""Which numbers of needs, over-representation and the wider measures are counts of people, and which go together.

They are no sums of the other figures and other figures are no sums of them, but for the ties declared here. So they are
protected in blocks, each shown or hidden as a whole (``family_blocks``), and not by the search for what must be hidden.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from yjp.indicators.needs.declared import (
    AT_OUTCOME,
    BANDS,
    CASELOAD_DAY,
    GAP,
    NEEDS,
    NOTHING_KNOWN,
    TOGETHER,
    UNKNOWN,
)
from yjp.indicators.needs.indicators import NEED_INDICATORS, identifier
from yjp.indicators.representation.indicators import BEGINS, REPRESENTATION
from yjp.indicators.representation.stages import CUSTODY, REMAND, STAGES
from yjp.indicators.wider import indicators as wider

FAMILIES = frozenset(each.id for each in (*NEED_INDICATORS, *REPRESENTATION, *wider.WIDER))
"""Every indicator that is protected in these blocks."""
AT_OUTCOMES = frozenset(each.id for each in NEED_INDICATORS if each.id.startswith(f"{AT_OUTCOME.id}_"))
"""Needs at the first outcome of a year: three such years are pooled in over-representation, so single years, added up
or taken away, would show what is hidden there."""
TOTALS = frozenset(
    each.id
    for each in (
        wider.SERIOUS,
        wider.SERIOUS_RATE,
        wider.SERIOUS_CHILDREN,
        wider.KNIFE,
        wider.KNIFE_CHILDREN,
        wider.REMAND_CHILDREN,
        wider.VICTIMS_IDENTIFIED,
        wider.VICTIMS_CONTACTED,
        wider.REPARATION_CHILDREN,
    )
)
"""What a board must see even where it is few, as it sees entrants and sentences: how many there were."""


@dataclass(frozen=True, kw_only=True)
class Block:
    """Measures of one area and period that are hidden together.

    ``people`` are those whose numerator is a count to protect, ``bases`` those whose denominator is one, and so what is
    left between the two. ``between`` are pairs of which the second is a part of the first. ``with_`` names groups of
    the caseload that hold the same children: where one of those is hidden, so is the block. ``after`` names blocks
    without which this one would give them away.
    """

    members: tuple[str, ...]
    people: tuple[str, ...]
    bases: tuple[str, ...] = ()
    between: tuple[tuple[str, str], ...] = ()
    with_: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def _of_need(names: tuple[str, ...], *groups: str) -> Block:
    has = tuple(identifier(CASELOAD_DAY, name) for name in names)
    unknown = tuple(identifier(CASELOAD_DAY, name, UNKNOWN) for name in names)
    gaps = tuple(identifier(CASELOAD_DAY, name, GAP) for name in names)
    pairs = tuple((has[0], part) for part in has[1:])
    return Block(
        members=(*has, *unknown, *gaps),
        people=(*has, *unknown),
        bases=(*has, *unknown),
        between=pairs,
        with_=groups,
    )


_NEEDS = {
    "send": _of_need(("send", "ehcp"), "send", "cat_send"),
    "care": _of_need(("care",), "care", "outcome_care"),
    **{n.id: _of_need((n.id,)) for n in NEEDS if n.id not in ("send", "ehcp", "care")},
}
_BANDS = tuple(identifier(CASELOAD_DAY, band) for band, _ in BANDS)
_NOTHING = identifier(CASELOAD_DAY, NOTHING_KNOWN)
OF_PERIODS: Mapping[str, Block] = {
    **_NEEDS,
    # The needs add up to the children with one, twice those with two and so on.
    "together": Block(
        members=(*_BANDS, _NOTHING),
        people=(*_BANDS, _NOTHING),
        bases=(*_BANDS, _NOTHING),
        after=tuple(each.id for each in TOGETHER),
    ),
    "violence": Block(
        members=(wider.SERIOUS.id, wider.SERIOUS_RATE.id, wider.SERIOUS_CHILDREN.id),
        people=(wider.SERIOUS.id, wider.SERIOUS_RATE.id, wider.SERIOUS_CHILDREN.id),
    ),
    "knives": Block(
        members=(wider.KNIFE.id, wider.KNIFE_CHILDREN.id),
        people=(wider.KNIFE.id, wider.KNIFE_CHILDREN.id),
    ),
    "knives recorded": Block(
        members=(wider.KNIFE_UNKNOWN.id,), people=(wider.KNIFE_UNKNOWN.id,), bases=(wider.KNIFE_UNKNOWN.id,)
    ),
    "remands": Block(
        members=(
            wider.REMAND_CHILDREN.id,
            wider.REMAND_NIGHTS.id,
            wider.REMAND_NO_CUSTODY.id,
            wider.REMAND_NO_OUTCOME.id,
            wider.REMAND_WAITING.id,
        ),
        people=(
            wider.REMAND_CHILDREN.id,
            wider.REMAND_NO_CUSTODY.id,
            wider.REMAND_NO_OUTCOME.id,
            wider.REMAND_WAITING.id,
        ),
        bases=(wider.REMAND_NO_CUSTODY.id, wider.REMAND_NO_OUTCOME.id),
        between=((wider.REMAND_NO_CUSTODY.id, wider.REMAND_NO_OUTCOME.id),),
    ),
    "victims": Block(
        members=(
            wider.VICTIMS_CONTACTED.id,
            wider.VICTIMS_OFFERED.id,
            wider.VICTIMS_ENGAGED.id,
            wider.VICTIMS_DIRECT.id,
        ),
        people=(
            wider.VICTIMS_CONTACTED.id,
            wider.VICTIMS_OFFERED.id,
            wider.VICTIMS_ENGAGED.id,
            wider.VICTIMS_DIRECT.id,
        ),
        bases=(wider.VICTIMS_OFFERED.id, wider.VICTIMS_ENGAGED.id, wider.VICTIMS_DIRECT.id),
    ),
    "victims identified": Block(
        members=(wider.VICTIMS_IDENTIFIED.id, wider.VICTIMS_CONSENTED.id),
        people=(wider.VICTIMS_IDENTIFIED.id, wider.VICTIMS_CONSENTED.id),
        bases=(wider.VICTIMS_CONSENTED.id,),
    ),
    "reparation": Block(
        members=(
            wider.REPARATION_CHILDREN.id,
            wider.REPARATION_OFFERED.id,
            wider.REPARATION_ATTENDED.id,
            wider.REPARATION_ATTENDANCE.id,
        ),
        people=(wider.REPARATION_CHILDREN.id,),
    ),
}
"""Blocks of one period, without groups, each after those that it names."""
BLOCK_OF: Mapping[str, str] = {member: name for name, block in OF_PERIODS.items() for member in block.members}

POLICE, DECISIONS = "police", "decisions"
_STAGE_BLOCKS = {CUSTODY: CUSTODY, REMAND: REMAND}
STAGE_BLOCK: Mapping[str, str] = {
    s.id: POLICE if s.police else _STAGE_BLOCKS.get(s.id, DECISIONS) for s in STAGES
}
"""Decision point to the ones that go with it: who was diverted, cautioned and sentenced makes up any outcome."""
STAGE_AFTER: Mapping[str, tuple[str, ...]] = {CUSTODY: (DECISIONS,), REMAND: (DECISIONS,)}
"""A block of stages shows the children of the stage before, and so goes with them."""
STAGE_BLOCKS = (POLICE, DECISIONS, CUSTODY, REMAND)
STAGE_OF: Mapping[str, str] = {
    each.id: max((s.id for s in STAGES if each.id.startswith(f"{BEGINS}{s.id}_")), key=len)
    for each in REPRESENTATION
}
"""Indicator to its decision point."""
UNPLACED = FAMILIES - BLOCK_OF.keys() - STAGE_OF.keys() - AT_OUTCOMES
"""Indicators for which nobody has said yet what they would give away: nobody but the service sees them."""
