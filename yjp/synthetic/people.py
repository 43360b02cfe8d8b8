"""Ages, sexes, ethnicities, languages and districts, near what a service like Rotherham's sees.

The shares are rough and are nobody's statistics. No made-up child is born on 29 February, so every birthday exists.
"""

from datetime import date, timedelta

from yjp.periods import add_months
from yjp.synthetic.chance import Chance, Weighted

AGE_AT_FIRST_OUTCOME: Weighted[int] = (
    (10, 1),
    (11, 2),
    (12, 5),
    (13, 10),
    (14, 17),
    (15, 22),
    (16, 23),
    (17, 20),
)
AGE_IN_PREVENTION: Weighted[int] = ((10, 8), (11, 12), (12, 18), (13, 22), (14, 20), (15, 14), (16, 6))
AGES_16_UP: Weighted[int] = ((16, 5), (17, 4))
AGES_TO_15: Weighted[int] = ((11, 1), (12, 2), (13, 4), (14, 5), (15, 6))

SEXES: Weighted[str] = (("male", 82), ("female", 18))
ETHNICITIES: Weighted[str] = (
    ("W1", 860),
    ("W2", 2),
    ("W3", 8),
    ("W9", 22),
    ("M1", 10),
    ("M2", 4),
    ("M3", 10),
    ("M9", 5),
    ("A2", 44),
    ("A9", 6),
    ("B2", 6),
    ("B9", 3),
    ("O2", 3),
    ("O9", 4),
    ("NS", 13),
)
LANGUAGES: dict[str, Weighted[str]] = {
    "A2": (("English", 70), ("Urdu", 20), ("Punjabi", 10)),
    "W9": (("English", 20), ("Slovak", 45), ("Polish", 25), ("Romani", 10)),
    "O2": (("English", 40), ("Arabic", 60)),
}
DISTRICTS: Weighted[str] = (
    ("S60", 19),
    ("S61", 18),
    ("S62", 11),
    ("S63", 13),
    ("S64", 10),
    ("S65", 20),
    ("S66", 9),
)


def birth(chance: Chance, day: date, age: int, least_days: int = 0) -> date:
    """A birthday that makes the child that old on the day, at least so many days after the birthday."""
    return _no_leap_day(add_months(day, -12 * age) - timedelta(chance.between(least_days, 362)))


def turning_18(chance: Chance, after: date, by: date) -> date:
    """A birthday for a child who turns 18 after one day and by another, at least two days later."""
    day = add_months(after, -12 * 18) + timedelta(chance.between(1, (by - after).days - 1))
    return _no_leap_day(day)


def _no_leap_day(day: date) -> date:
    return day - timedelta(1) if (day.month, day.day) == (2, 29) else day


def language(chance: Chance, ethnicity: str) -> str:
    """A first language."""
    return chance.weighted(LANGUAGES[ethnicity]) if ethnicity in LANGUAGES else "English"
