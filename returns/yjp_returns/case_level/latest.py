"""The latest-record rule over several submissions, as records: for submissions that are kept as CSV.

``yjp import`` applies the same rule to XML files. Ministry of Justice, open SQL, view of latest records: per child by
start of the return, end, sign-off and number, all newest first.
"""

from collections.abc import Sequence

import polars as pl

from yjp.ingest.xml.latest import latest_returns
from yjp_returns.case_level.definition import YPID
from yjp_returns.case_level.items import ITEMS
from yjp_returns.case_level.records import Records

_RULE_NAME = {"signoff_date": "sign_off_date"}


def latest(submissions: Sequence[Records]) -> dict[str, pl.DataFrame]:
    """Of each child the records of its newest submission only.

    A child that is in an older submission alone keeps its records from there.
    """
    headers = [
        [_header(row) for row in submission["header"].iter_rows(named=True)] for submission in submissions
    ]
    newest = latest_returns(row for rows in headers for row in rows)
    taken: set[str] = set()
    kept: dict[str, list[pl.DataFrame]] = {}
    for submission, rows in zip(submissions, headers, strict=True):
        # The same submission twice is one: the first is taken.
        children = sorted({row[YPID] for row in rows if newest(row)} - taken)
        taken.update(children)
        for name, frame in submission.items():
            kept.setdefault(name, []).append(frame.filter(pl.col(YPID).is_in(children)))
    order = [item.name for item in ITEMS if item.name in kept]
    return {name: pl.concat(kept[name], how="diagonal").sort(YPID, maintain_order=True) for name in order}


def _header(row: dict[str, str | None]) -> dict[str, str]:
    return {_RULE_NAME.get(name, name): value for name, value in row.items() if value is not None}
