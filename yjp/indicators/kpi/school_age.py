"""Compulsory school age on a day, from the date of birth."""

import polars as pl

_SIXTEEN = 16
_SEPTEMBER = 9
_FRIDAY = 5


def of_school_age(birth: str, day: str) -> pl.Expr:
    """Whether a child is of compulsory school age on the day (the youngest children of the KPIs are ten).

    "Compulsory school age ends on the last Friday in June of the school year (September to August) in which a child
    turns 16" (Education Act 1996, section 8, and the School Leaving Date Order 1997); on that Friday it still holds.
    The function that the YJB uses is not public; it too has only the two dates. Grade I.
    """
    born = pl.col(birth).dt
    leaving_year = born.year() + _SIXTEEN + (born.month() >= _SEPTEMBER).cast(pl.Int32)
    last_of_june = pl.date(leaving_year, 6, 30)
    past_friday = (last_of_june.dt.weekday().cast(pl.Int32) - _FRIDAY) % 7
    return pl.col(day) <= last_of_june.dt.offset_by(pl.concat_str(pl.lit("-"), past_friday, pl.lit("d")))
