"""The caseload as it was known on an earlier day."""

from datetime import date

import polars as pl

from yjp.errors import UserError
from yjp.model import columns as c
from yjp.model.caseload import Caseload


class NotYetKnown(UserError):
    """A day after the day of the extract: what happened by then is not in the records."""

    def __init__(self, day: date, extract_date: date) -> None:
        super().__init__(
            f"The extract is of {extract_date} and says nothing of {day}. Name that day or an earlier one."
        )


def as_known_on(caseload: Caseload, day: date) -> Caseload:
    """Without the offences and outcomes after ``day``, which is then the day of the extract.

    What the records no longer tell stays as it is today: when a row was written, and the result of an appeal.
    """
    if day > caseload.extract_date:
        raise NotYetKnown(day, caseload.extract_date)
    tables = dict(caseload.tables)
    for name, column in (("offences", c.OFFENCE_DATE), ("outcomes", c.OUTCOME_DATE)):
        tables[name] = tables[name].filter(pl.col(column) <= day)
    return Caseload(tables, day)
