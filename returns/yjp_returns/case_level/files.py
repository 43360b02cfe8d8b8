"""The case-level return as files: one CSV an item, or one XML with its schema, and what a reader must know.

Child-level: made only when somebody asks for these files. Nothing of it goes to a log or a message.
"""

import json

from yjp_returns.case_level.definition import SQL, Name
from yjp_returns.case_level.items import ITEMS, NOT_CARRIED, NOT_MADE
from yjp_returns.case_level.make import CaseLevelReturn
from yjp_returns.case_level.schema import xsd
from yjp_returns.case_level.submission import CHOICE
from yjp_returns.case_level.xml_file import EXPERIMENTAL
from yjp_returns.stamp import STAMP_FILE

CSV, XML = "csv", "xml"
FORMATS = (CSV, XML)
XML_FILE, SCHEMA_FILE, README = "case_level.xml", "case_level.xsd", "README.txt"


def files(made: CaseLevelReturn, formats: tuple[str, ...] = FORMATS) -> dict[str, bytes]:
    """File name to content, the same for the same return; ``README.txt`` and ``run.json`` always go with them."""
    found = {README: _readme(made).encode(), STAMP_FILE: _stamp(made)}
    if CSV in formats:
        found |= {f"{name}.csv": frame.write_csv().encode() for name, frame in made.records.items()}
    if XML in formats:
        found |= {XML_FILE: made.xml, SCHEMA_FILE: xsd()}
    return found


def _stamp(made: CaseLevelReturn) -> bytes:
    """What a program needs to know the return again: counts and no child."""
    submission = made.submission
    plain = {
        **made.stamp,
        "experimental": True,
        "return_number": submission.return_id,
        "return_start": submission.start.isoformat(),
        "return_end": submission.end.isoformat(),
        "signed_off": submission.signed_off.isoformat() if submission.signed_off else None,
        "records": {name: frame.height for name, frame in made.records.items()},
        "against_our_schema": list(made.faults),
    }
    return (json.dumps(plain, indent=1, ensure_ascii=False) + "\n").encode()


def _readme(made: CaseLevelReturn) -> str:
    about, submission, records = made.about, made.submission, made.records
    kept = f"{XML_FILE} keeps to our own schema, {SCHEMA_FILE}, made from the same declaration."
    guessed = [f"{i.name}.{e.name}" for i in ITEMS for e in i.elements if e.known is Name.GUESSED]
    absent = [f"{i.name}.{e.name}: {e.absent}" for i in ITEMS for e in i.elements if not e.written]
    titles = {item.name: item.title for item in ITEMS}
    parts = [
        f"{about.service}: case-level return, {submission.start} to {submission.end}",
        *([about.banner] if about.banner else []),
        "These files are about single children. Keep them where only those may read them who must.",
        EXPERIMENTAL,
        _listed(f"{XML_FILE} does not keep to our own schema", list(made.faults)) if made.faults else kept,
        f"Names of the elements: {SQL}.",
        f"Extract of {about.extract_date}, return number {submission.return_id}, yjp {about.yjp_version}.",
        CHOICE if not submission.everybody else "Every child of the extract is in it.",
        "The newest submission of a child counts: by start of the period, its end, sign-off and number.",
        *made.notes,
        _listed("Records", [f"{name} ({titles[name]}): {frame.height:,}" for name, frame in records.items()]),
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
