"""Meetings of a made-up management board, sector by sector (KPI 8)."""

from collections.abc import Sequence, Set
from datetime import date

from yjp.synthetic.chance import Chance
from yjp.synthetic.columns import Row, row

SENIOR: dict[str, float] = {
    "childrens_social_care": 0.95,
    "education": 0.7,
    "police": 0.9,
    "probation": 0.8,
    "health": 0.6,
    "other": 0.5,
}
"""How often a senior partner of the sector comes."""
DELEGATE_SHARE = 0.25
DELEGATE_INSTEAD = 0.75
NEW_SHARE = 0.1
SHARES_DATA: dict[str, float] = {"childrens_social_care": 0.9, "police": 0.8, "education": 0.6}
OTHERS_SHARE_DATA = 0.3


def rows(chance: Chance, days: Sequence[date], absent: Set[tuple[date, str]] | None = None) -> list[Row]:
    """Rows of the table ``board_meetings``: every sector at every meeting, there or not.

    ``absent`` says at which meetings nobody of a sector was; left out, that is left to chance.
    """
    return [_row(chance, day, sector, absent) for day in days for sector in SENIOR]


def _row(chance: Chance, day: date, sector: str, absent: Set[tuple[date, str]] | None) -> Row:
    senior = chance.yes(SENIOR[sector])
    delegate = chance.yes(DELEGATE_SHARE if senior else DELEGATE_INSTEAD)
    if absent is not None:
        there = (day, sector) not in absent
        senior, delegate = senior and there, there and (delegate or not senior)
    new = chance.yes(NEW_SHARE)
    shares = chance.yes(SHARES_DATA.get(sector, OTHERS_SHARE_DATA))
    return row(
        "board_meetings",
        meeting_date=day,
        sector=sector,
        senior_attended=_yes(senior),
        delegate_attended=_yes(delegate),
        new_partner=_yes(new) if senior or delegate else None,
        shares_ethnicity_data=_yes(shares and (senior or delegate)),
    )


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"
