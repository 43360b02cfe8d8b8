"""Groups of outcome codes that rules speak of."""

from yjp.model.codes import DISPOSAL_CATEGORY, OUTCOME_TYPES, SUBSTANTIVE, CaseloadCategory, Tier


def _of(*tiers: Tier) -> list[str]:
    return [o.code for o in OUTCOME_TYPES if o.tier in tiers]


CUSTODY = _of(Tier.CUSTODY)
COURT = _of(Tier.FIRST_TIER, Tier.COMMUNITY, Tier.CUSTODY)
PRE_COURT = _of(Tier.PRE_COURT)
OUT_OF_COURT = _of(Tier.DIVERSION, Tier.PRE_COURT)
PROVEN = _of(*SUBSTANTIVE)
"""Cautions and sentences."""
DTO = "detention_and_training_order"
PREVENTION = [code for code, category in DISPOSAL_CATEGORY.items() if category is CaseloadCategory.PREVENTION]
