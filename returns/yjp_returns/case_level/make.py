"""Making the case-level return of a quarter: its records, what is left out, and whether the XML keeps to our schema."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from yjp.ledger import About
from yjp.model.caseload import Caseload
from yjp_returns.case_level.records import left_out, tables
from yjp_returns.case_level.schema import faults
from yjp_returns.case_level.submission import Submission
from yjp_returns.case_level.xml_file import xml
from yjp_returns.definition import PlainPart, Return
from yjp_returns.stamp import stamp


@dataclass(frozen=True, kw_only=True)
class CaseLevelReturn:
    """The return of one submission, before it is written.

    ``records`` has a frame an item, ``xml`` the same as one file, ``faults`` what in it breaks our schema (by line,
    without values), ``notes`` what of the caseload is not in it. All of it but the last two is about single children.
    """

    declared: Return[PlainPart]
    period: str
    about: About
    submission: Submission
    records: Mapping[str, pl.DataFrame]
    xml: bytes
    faults: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def stamp(self) -> Mapping[str, Any]:
        """What the folder says of itself."""
        return stamp(self.declared, self.period, self.about, failed=len(self.faults), holds_children=True)


def make(
    declared: Return[PlainPart],
    period: str,
    caseload: Caseload,
    submission: Submission,
    about: About,
    *,
    guessed: bool = True,
) -> CaseLevelReturn:
    """The return. ``guessed`` says whether elements whose names are not public go in.

    ``UserError`` where a value cannot be written.
    """
    records = tables(caseload, submission, guessed=guessed)
    content = xml(records, about.banner)
    return CaseLevelReturn(
        declared=declared,
        period=period,
        about=about,
        submission=submission,
        records=records,
        xml=content,
        faults=tuple(faults(content)),
        notes=left_out(caseload, submission),
    )
