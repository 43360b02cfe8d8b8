"""Rules about children: identity, sex, ethnicity and dates of birth."""

from datetime import date

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.rules.definition import Rule, Severity
from yjp.rules.outcome_groups import PROVEN
from yjp.rules.sources import COUNTED, EXTRACT, YJB_SQL

NOBODY = (
    "n/a",
    "na",
    "none",
    "null",
    "nil",
    "unknown",
    "not known",
    "tbc",
    "tba",
    "test",
    "x",
    "xx",
    "xxx",
    "0",
    "-",
)
"""What people type where there is no id, in lower case."""
GROWN_UP_BEFORE = date(1982, 4, 1)
"""Whoever was born earlier was 18 before youth offending teams existed everywhere (1 April 2000, grade M)."""
YOUNGEST = 8
"""Prevention work reaches down to about eight (grade M)."""
DISTRICT = r"^[A-Z]{1,2}[0-9][A-Z0-9]?$"
WHOLE_POSTCODE = r"^[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}$"
PNC_SHAPE = r"^([0-9]{2}|[0-9]{4})/?[0-9]{1,7}[A-Z]$"
PNC_PARTS = r"^(?:[0-9]{2})?([0-9]{2})/([0-9]{1,7})([A-Z])$"
PNC_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
"""The letter at the place of the remainder: two digits of the year and seven of the number, divided by 23."""
DETAILS = "Open the child's record, Personal details, and "
PNC_SOURCE = "Ministry of Justice, hmpps-person-record: how a PNC id is checked"


def _sex_not_known(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("children").filter(pl.col(c.SEX).is_null() | (pl.col(c.SEX) == "unknown"))


def _ethnicity_missing(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("children").filter(pl.col(c.ETHNICITY).is_null())


def _ethnicity_not_stated(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("children").filter(pl.col(c.ETHNICITY) == "NS")


def _id_of_nobody(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("children").filter(pl.col(c.CHILD_ID).str.to_lowercase().is_in(NOBODY))


def _id_with_space(caseload: Caseload) -> pl.LazyFrame:
    spaced = pl.col(c.CHILD_ID).str.contains(r"\s")
    return caseload.rows("children").filter(spaced, ~pl.col(c.CHILD_ID).str.to_lowercase().is_in(NOBODY))


def _postcode() -> pl.Expr:
    return pl.col(c.POSTCODE_DISTRICT).str.to_uppercase()


def _district_malformed(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("children").filter(
        ~_postcode().str.contains(DISTRICT), ~_postcode().str.contains(WHOLE_POSTCODE)
    )


def _whole_postcode(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("children").filter(_postcode().str.contains(WHOLE_POSTCODE))


def _pnc() -> pl.Expr:
    return pl.col(c.PNC_ID).str.to_uppercase()


def _pnc_malformed(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("children").filter(~_pnc().str.contains(PNC_SHAPE))


def _pnc_letter_wrong(caseload: Caseload) -> pl.LazyFrame:
    year, number, letter = (_pnc().str.extract(PNC_PARTS, group) for group in (1, 2, 3))
    remainder = (year.cast(pl.Int64) * 10_000_000 + number.cast(pl.Int64)) % len(PNC_LETTERS)
    right = remainder.replace_strict(dict(enumerate(PNC_LETTERS)), default=None, return_dtype=pl.String)
    return caseload.rows("children").filter(letter != right)


def _born_too_early(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("children").filter(pl.col(c.DATE_OF_BIRTH) < GROWN_UP_BEFORE)


def _very_young(caseload: Caseload) -> pl.LazyFrame:
    eighth_birthday = pl.col(c.DATE_OF_BIRTH).dt.offset_by(f"{YOUNGEST}y")
    return caseload.rows("children").filter(eighth_birthday > caseload.extract_date)


def _no_reason_to_be_here(caseload: Caseload) -> pl.LazyFrame:
    frame = caseload.rows("children")
    for table in ("offences", "programmes"):
        frame = frame.join(caseload[table], on=c.CHILD_ID, how="anti")
    return frame


def _proven_without_pnc(caseload: Caseload) -> pl.LazyFrame:
    proven = caseload["outcomes"].filter(pl.col(c.OUTCOME_TYPE).is_in(PROVEN))
    return (
        caseload.rows("children").filter(pl.col(c.PNC_ID).is_null()).join(proven, on=c.CHILD_ID, how="semi")
    )


RULES = (
    Rule(
        code="CHI01",
        title="Sex is missing or unknown",
        action=f"{DETAILS}enter the sex.",
        source=f"{YJB_SQL}: missing sex is looked for",
        severity=Severity.WARNING,
        tables=("children",),
        columns=(c.SEX,),
        find=_sex_not_known,
    ),
    Rule(
        code="CHI02",
        title="Ethnicity is missing",
        action=f"{DETAILS}enter the ethnicity that the child gave; 'not stated' (NS) is for a child who "
        "was asked and did not say.",
        source=f"{YJB_SQL}: an empty ethnicity becomes 'information not obtainable'",
        severity=Severity.WARNING,
        tables=("children",),
        columns=(c.ETHNICITY,),
        find=_ethnicity_missing,
    ),
    Rule(
        code="CHI03",
        title="Ethnicity is 'not stated'",
        action=f"Ask the child again at the next meeting. {DETAILS}enter the answer.",
        source="Self-defined ethnicity, 18+1 codes: NS is left out of every comparison of ethnic groups",
        severity=Severity.QUERY,
        tables=("children",),
        columns=(c.ETHNICITY,),
        needs=(f"children.{c.ETHNICITY}",),
        find=_ethnicity_not_stated,
    ),
    Rule(
        code="CHI04",
        title="The child's id is a word for nobody, such as 'N/A'",
        action="Find the record in the case system and give it an id of its own: all rows with such an id "
        "count as one child.",
        source=f"{YJB_SQL}: blank and 'N/A' ids are looked for",
        severity=Severity.ERROR,
        tables=("children",),
        columns=(c.CHILD_ID,),
        find=_id_of_nobody,
    ),
    Rule(
        code="CHI05",
        title="The child's id has a space in it",
        action="Have the export write the id without spaces, in this table and all others.",
        source=f"{YJB_SQL}: ids with spaces are looked for",
        severity=Severity.WARNING,
        tables=("children",),
        columns=(c.CHILD_ID,),
        find=_id_with_space,
    ),
    Rule(
        code="CHI06",
        title="The postcode district is not one",
        action=f"{DETAILS}correct the postcode. The district is its first half, such as S60.",
        source="The shapes of the first half of a postcode: A9, A99, A9A, AA9, AA99, AA9A",
        grade="M",
        severity=Severity.WARNING,
        tables=("children",),
        columns=(c.POSTCODE_DISTRICT,),
        needs=(f"children.{c.POSTCODE_DISTRICT}",),
        find=_district_malformed,
    ),
    Rule(
        code="CHI07",
        title="A whole postcode stands where only the district belongs",
        action="Have the export cut the postcode after its first half: no figure needs more, and less data "
        "about a child is safer.",
        source=f"{EXTRACT}: outward half of the postcode",
        severity=Severity.WARNING,
        tables=("children",),
        columns=(c.POSTCODE_DISTRICT,),
        needs=(f"children.{c.POSTCODE_DISTRICT}",),
        find=_whole_postcode,
    ),
    Rule(
        code="CHI08",
        title="The PNC id is not written like one",
        action=f"{DETAILS}correct the PNC id. It is a year, a stroke, up to seven digits and a letter, "
        "such as 2008/0056560Z.",
        source=PNC_SOURCE,
        severity=Severity.WARNING,
        tables=("children",),
        columns=(c.PNC_ID,),
        needs=(f"children.{c.PNC_ID}",),
        find=_pnc_malformed,
    ),
    Rule(
        code="CHI09",
        title="The last letter of the PNC id does not fit its digits",
        action=f"{DETAILS}compare the PNC id with the police's: a digit or the letter is mistyped.",
        source=PNC_SOURCE,
        severity=Severity.WARNING,
        tables=("children",),
        columns=(c.PNC_ID,),
        needs=(f"children.{c.PNC_ID}",),
        find=_pnc_letter_wrong,
    ),
    Rule(
        code="CHI10",
        title="Born before 1 April 1982, so grown up before there was a youth justice service",
        action=f"{DETAILS}correct the date of birth. Where it is 1900-01-01, the case system means not "
        "known: find it out, as every count needs the child's age.",
        source="Youth offending teams worked everywhere from 1 April 2000; 18 years before that",
        grade="M",
        severity=Severity.WARNING,
        tables=("children",),
        columns=(c.DATE_OF_BIRTH,),
        find=_born_too_early,
    ),
    Rule(
        code="CHI11",
        title=f"Younger than {YOUNGEST} on the day of the extract",
        action=f"{DETAILS}check the year of birth. Leave it if the service does work with a child so young.",
        source="Prevention work reaches down to about eight years of age",
        grade="M",
        severity=Severity.QUERY,
        tables=("children",),
        columns=(c.DATE_OF_BIRTH,),
        find=_very_young,
    ),
    Rule(
        code="CHI12",
        title="The child has no offence and no programme",
        action="Open the child's record and see why it is there. Its offences may stand under another id, "
        "or its programme was left out of the export.",
        source=f"{YJB_SQL}: a child counts through an offence or a programme",
        grade="I",
        severity=Severity.QUERY,
        tables=("children", "offences", "programmes"),
        columns=(c.CHILD_ID,),
        find=_no_reason_to_be_here,
    ),
    Rule(
        code="CHI13",
        title="The child was cautioned or sentenced and has no PNC id",
        action=f"{DETAILS}enter the PNC id from the police's notification: without it the child cannot be "
        "found in the national figures, which come from the PNC.",
        source=f"{COUNTED}; the national figures are counted from the PNC",
        grade="I",
        severity=Severity.QUERY,
        tables=("children", "outcomes"),
        columns=(c.PNC_ID,),
        # Where no child has one, the service leaves PNC ids out of its extract: a choice, not a fault of each child.
        needs=(f"children.{c.PNC_ID}",),
        find=_proven_without_pnc,
    ),
)
