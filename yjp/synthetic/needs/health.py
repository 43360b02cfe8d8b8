"""Screening, needs and treatment of made-up children: mental health and substance misuse. Rough shares."""

from datetime import date, timedelta

from yjp.periods import add_months
from yjp.synthetic.chance import Chance, Weighted
from yjp.synthetic.columns import Row, row
from yjp.synthetic.lives import Child, Programme

MENTAL_HEALTH: Weighted[str] = (
    ("getting_advice", 34),
    ("getting_help", 36),
    ("getting_additional_help", 14),
    ("getting_risk_support", 6),
    ("no_intervention", 10),
)
SUBSTANCE_MISUSE: Weighted[str] = (
    ("targeted_intervention", 60),
    ("specialist_substance_misuse_treatment", 26),
    ("complex_care", 4),
    ("no_intervention", 10),
)
STRANDS: dict[str, tuple[float, Weighted[str]]] = {
    "mental_health": (0.38, MENTAL_HEALTH),
    "substance_misuse": (0.3, SUBSTANCE_MISUSE),
}
"""Share of the children screened who have a need, and what they are offered."""
ATTENDED_SHARE = 0.82
MONTHS_UNTIL_NEXT = 9
"""A child who comes back later than that is screened again."""


def rows(chance: Chance, child: Child, child_id: str, last_day: date) -> list[Row]:
    """Rows of the table ``health``: a screening in both strands when a programme begins, and what followed."""
    found: list[Row] = []
    screened: date | None = None
    for programme in sorted(child.programmes, key=lambda p: p.start):
        if screened and programme.start < add_months(screened, MONTHS_UNTIL_NEXT):
            continue
        until = min(programme.end or last_day, last_day)
        day = min(programme.start + timedelta(chance.between(1, 12)), until)
        screened = day
        found += [_row(chance, child_id, strand, day, programme, last_day) for strand in STRANDS]
    return found


def _row(chance: Chance, child_id: str, strand: str, day: date, programme: Programme, last_day: date) -> Row:
    share, kinds = STRANDS[strand]
    if not chance.yes(share):
        return row("health", child_id=child_id, strand=strand, screened_date=day)
    kind = chance.weighted(kinds)
    referred = day + timedelta(chance.between(0, 6))
    offered = referred + timedelta(chance.between(2, 14))
    begins = offered + timedelta(chance.between(3, 16))
    ends = begins + timedelta(chance.between(40, 200))
    attends = chance.yes(ATTENDED_SHARE) and begins <= min(programme.end or last_day, last_day)
    helped = kind != "no_intervention"
    return row(
        "health",
        child_id=child_id,
        strand=strand,
        identified_date=day,
        screened_date=day,
        referred_date=referred if helped and referred <= last_day else None,
        offered_date=offered if helped and offered <= last_day else None,
        attended_start=begins if helped and attends else None,
        attended_end=ends if helped and attends and ends <= last_day else None,
        intervention_type=kind if not helped or offered <= last_day else None,
    )
