"""The case-level return as files: one CSV an item, or one XML with its schema, and what a reader must know.

Child-level: made only when somebody asks for these files. Nothing of it goes to a log or a message.
"""

import polars as pl

from yjp.ledger import About
from yjp.model.caseload import Caseload
from yjp_returns.case_level.definition import SQL, Name
from yjp_returns.case_level.items import ITEMS, NOT_CARRIED, NOT_MADE
from yjp_returns.case_level.records import left_out, tables
from yjp_returns.case_level.schema import xsd
from yjp_returns.case_level.submission import CHOICE, Submission
from yjp_returns.case_level.xml_file import EXPERIMENTAL, xml

CSV, XML = "csv", "xml"
FORMATS = (CSV, XML)
XML_FILE, SCHEMA_FILE, README = "case_level.xml", "case_level.xsd", "README.txt"


def files(
    caseload: Caseload,
    submission: Submission,
    about: About,
    *,
    formats: tuple[str, ...] = FORMATS,
    guessed: bool = True,
) -> dict[str, bytes]:
    """File name to content, the same for the same caseload; ``README.txt`` always goes with them.

    ``guessed`` says whether elements whose names are not public go in. ``UserError`` where a value cannot be written.
    """
    records = tables(caseload, submission, guessed=guessed)
    found = {README: _readme(records, left_out(caseload, submission), submission, about).encode()}
    if CSV in formats:
        found |= {f"{name}.csv": frame.write_csv().encode() for name, frame in records.items()}
    if XML in formats:
        found |= {XML_FILE: xml(records, about.banner), SCHEMA_FILE: xsd()}
    return found


def _readme(
    records: dict[str, pl.DataFrame], notes: tuple[str, ...], submission: Submission, about: About
) -> str:
    guessed = [f"{i.name}.{e.name}" for i in ITEMS for e in i.elements if e.known is Name.GUESSED]
    absent = [f"{i.name}.{e.name}: {e.absent}" for i in ITEMS for e in i.elements if not e.written]
    parts = [
        f"{about.service}: case-level return, {submission.start} to {submission.end}",
        *([about.banner] if about.banner else []),
        "These files are about single children. Keep them where only those may read them who must.",
        EXPERIMENTAL,
        f"Names of the elements: {SQL}.",
        f"Extract of {about.extract_date}, return number {submission.return_id}, yjp {about.yjp_version}.",
        CHOICE if not submission.everybody else "Every child of the extract is in it.",
        "The newest submission of a child counts: by start of the period, its end, sign-off and number.",
        *notes,
        _listed("Records", [f"{name}: {frame.height:,}" for name, frame in records.items()]),
        _listed("Notes on items", [f"{i.name}: {i.note}" for i in ITEMS if i.note]),
        _listed(
            "Notes on elements", [f"{i.name}.{e.name}: {e.note}" for i in ITEMS for e in i.elements if e.note]
        ),
        _listed("Elements whose names are guessed", guessed),
        _listed("Elements of the national record that are left out", absent),
        _listed(
            "Items of the national record that are left out", [f"{n}: {why}" for n, why in NOT_MADE.items()]
        ),
        _listed(
            "What the caseload holds and the return does not",
            [f"{n}: {why}" for n, why in NOT_CARRIED.items()],
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _listed(title: str, lines: list[str]) -> str:
    return "\n".join([title, *(f"- {line}" for line in lines)])
