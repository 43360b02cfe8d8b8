"""Completed years of age, as a polars expression."""

import polars as pl


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
