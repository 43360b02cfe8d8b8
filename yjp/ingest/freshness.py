"""Whether the records of an extract reach the day that it is said to be of."""

from datetime import date

import polars as pl

from yjp.model.caseload import Caseload

REACHING = {"offences": "offence_date", "outcomes": "outcome_date", "programmes": "start_date"}
"""The dates by which records of a working service keep up with the day."""
QUIET_DAYS = 92
"""A quarter. A service without one offence, outcome or programme for longer has not stopped: its extract has."""


def newest_record(caseload: Caseload) -> date | None:
    """The last day on which an offence, an outcome or the start of a programme is recorded; None where none is."""
    columns = [
        caseload.tables[table].lazy().select(pl.col(column).max().alias("day"))
        for table, column in REACHING.items()
        if table in caseload.tables
    ]
    found = [frame.get_column("day").item() for frame in pl.collect_all(columns)]
    return max((day for day in found if day is not None), default=None)
