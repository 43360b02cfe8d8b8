"""Which return a record belongs to, and which children are in it."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from yjp.errors import UserError
from yjp.model import columns as c
from yjp.model.caseload import Caseload

NOBODY_KNOWN = "Which children the official return asks for is not public."
CHOICE = (
    f"{NOBODY_KNOWN} Here it is every child with an offence or an outcome dated in the period, or with a programme or "
    "a remand open on any day of it; of each child the whole record is given."
)


@dataclass(frozen=True, kw_only=True)
class Submission:
    """One submission: whose it is, the period it is for, its number, and when it was signed off.

    A later submission takes the place of an earlier one, child by child: newest start of the period, then end, then
    sign-off, then number. ``everybody`` puts all children in, whatever their dates.
    """

    yot_code: str
    start: date
    end: date
    return_id: int = 1
    signed_off: date | None = None
    everybody: bool = False

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise UserError(
                f"The return's period begins on {self.start} and ends before that, on {self.end}."
            )
        if self.return_id < 1:
            raise UserError(f"The return's number is {self.return_id}; it should be 1 or more.")


def children_of(caseload: Caseload, submission: Submission) -> pl.LazyFrame:
    """``child_id`` of the children who are in the return, each once."""
    everyone = caseload["children"].select(c.CHILD_ID)
    if submission.everybody:
        return everyone
    start, end = pl.lit(submission.start), pl.lit(submission.end)
    found = [
        caseload[table].filter(pl.col(day).is_between(start, end)).select(c.CHILD_ID)
        for table, day in (("offences", c.OFFENCE_DATE), ("outcomes", c.OUTCOME_DATE))
    ]
    spell = (pl.col(c.START_DATE) <= end) & (pl.col(c.END_DATE).is_null() | (pl.col(c.END_DATE) >= start))
    found += [
        caseload[table].filter(spell).select(c.CHILD_ID)
        for table in ("programmes", "remands")
        if caseload.has(table)
    ]
    return everyone.join(pl.concat(found).unique(), on=c.CHILD_ID, how="semi")
