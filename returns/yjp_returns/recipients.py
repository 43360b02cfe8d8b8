"""Who gets the returns, and since when."""

from datetime import date
from typing import Any, Final

from yjp_returns.definition import Stated
from yjp_returns.overlay import Overlay

DRR: Final = "Youth Justice Board, Data Recording Requirements for Youth Justice Services 2021/22"
YJB: Final = Stated(text="Youth Justice Board for England and Wales", source=DRR, grade="Q")
_STATEMENT: Final = (
    "Ministry of Justice, A modern youth justice system: foundations fit for the future, 12 February 2026 (as reported "
    "by russellwebster.com)"
)
MINISTRY_FROM: Final = date(2026, 4, 1)
MINISTRY: Final = Stated(text="Ministry of Justice, likely: ask before sending", source=_STATEMENT, grade="I")
NEW_RECIPIENT: Final = Stated(
    text="From April 2026 the Ministry of Justice pays the core grant and the Youth Justice Board no longer oversees "
    "performance, so the Ministry is the likely recipient",
    source=_STATEMENT,
    grade="I",
)
TO_THE_MINISTRY: Final[Overlay[Any]] = Overlay(
    year=2026, starts=MINISTRY_FROM, why=NEW_RECIPIENT, recipient=MINISTRY
)
