"""A small export and its mapping, with lines to add or replace."""

from pathlib import Path

from yjp.ingest.mapping import Mapping, read_mapping

HEAD = '[mapping]\nname = "t"\nsupplier = "T"\nversion = "1"\n'
CHILDREN = (
    '[[table]]\ntable = "children"\nfile = "kids.csv"\n[table.columns]\n'
    'child_id = "Ref"\ndate_of_birth = "DOB"\n'
)
OFFENCES = (
    '[[table]]\ntable = "offences"\nfile = "crimes.csv"\n[table.columns]\n'
    'offence_id = "No"\nchild_id = "Ref"\noffence_date = "Date"\n'
)
OUTCOMES = (
    '[[table]]\ntable = "outcomes"\nfile = "results.csv"\n[table.columns]\noutcome_id = "Id"\noffence_id = "No"\n'
    'child_id = "Ref"\noutcome_date = "Date"\noutcome_type = { heading = "Result", codes = "results" }\n'
)
CODES = '[codes.results.words]\n"YC" = "youth_caution"\n"Referral order" = "referral_order"\n'
WHOLE = HEAD + CHILDREN + OFFENCES + OUTCOMES + CODES

KIDS = "Ref,DOB\n1,01/02/2008\n2,28/02/2009\n"
CRIMES = "No,Ref,Date\n10,1,05/01/2022\n20,2,06/01/2022\n"
RESULTS = "Id,No,Ref,Date,Result\n100,10,1,05/02/2022,YC\n200,20,2,06/02/2022,referral  ORDER\n"


def mapping(folder: Path, text: str) -> Mapping:
    """The mapping of that text."""
    path = folder / "mapping.toml"
    path.write_text(text, encoding="utf-8")
    return read_mapping(path)
