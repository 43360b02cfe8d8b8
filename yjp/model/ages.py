"""Completed years of age and compulsory school age, as polars expressions."""

import polars as pl

_SIXTEEN = 16
_SEPTEMBER = 9
_FRIDAY = 5


def age_on(birth: str, day: str) -> pl.Expr:
    """Completed years on the day, from two date columns.

    A child born on 29 February completes a year on 1 March where there is no 29 February.
    """
    born, on = pl.col(birth).dt, pl.col(day).dt
    # Months and days are eight-bit in polars: month * 100 would overflow unseen.
    before_birthday = (on.month() < born.month()) | ((on.month() == born.month()) & (on.day() < born.day()))
    return on.year() - born.year() - before_birthday.cast(pl.Int32)


def first_known(*columns: str) -> pl.Expr:
    """The first of the columns that is filled: "age at arrest (else offence) date"."""
    return pl.coalesce(pl.col(c) for c in columns)


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
