"""A data-quality report with everything in it, and planted values that may only show in files."""

from dataclasses import replace
from datetime import date

import polars as pl

from tests.spec.reading import read
from tests.unit.quality.toys import reported, rule
from yjp.accepted import Acceptance
from yjp.ingest.extract import QUARANTINE
from yjp.quality.records import content
from yjp.quality.report import QualityReport
from yjp.rules.definition import Severity

MARKERS = ("MARKERCHILD", "MARKERROW", "MARKERREASON", "=1+1", "MARKER-ETH")
TABLE = """
    child       | born       | offence    | outcome    | type
    MARKERCHILD | 2010-01-01 | 2025-07-10 | 2025-08-01 | youth_caution
    B           | 2010-01-01 | 2025-07-10 | 2025-09-01 | youth_caution
    C           | 2010-01-01 | 2024-07-10 | 2024-09-01 | referral_order
"""


def full() -> QualityReport:
    """Rules in every state, accepted and open; rows set aside, one too wide, one with characters no page may hold."""
    caseload = read(TABLE)
    children = caseload.tables["children"].with_columns(
        ethnicity=pl.lit("MARKER-ETH"), postcode_district=pl.lit("=1+1")
    )
    caseload = replace(caseload, tables={**caseload.tables, "children": children})
    row = caseload.tables["outcomes"].row(1, named=True)
    odd = '{"outcome_id":"MARKERROW","outcome_type":"a\\u0001b\\ufffe<b>&"}'
    wide = '["MARKERROW","=2+2","http://localhost/x"]'
    long = f'{{"child_id":"MARKERROW","sex":"{"x" * 40_000}"}}'
    aside = [
        ("outcomes", "outcomes.csv", 9, "outcome_type", "isin", "is not a code", odd),
        ("outcomes", "outcomes.csv", 10, None, "width", "has more cells than the header", wide),
        ("children", "children.csv", 4, "sex", "isin", "is not a code", long),
    ]
    accepted = Acceptance(
        rule="OUT1",
        record="O2",
        content=content(row),
        reason="MARKERREASON: the court file agrees.",
        who="Ada",
        accepted_on=date(2026, 6, 30),
        until=date(2027, 3, 31),
    )
    return reported(
        caseload,
        rule("OUT1", "outcomes", "O1", "O2"),
        rule(
            "ETH1",
            "children",
            "MARKERCHILD",
            "B",
            "C",
            columns=("ethnicity", "postcode_district"),
            severity=Severity.QUERY,
        ),
        rule("OK1", "offences", "none", columns=("offence_date",), severity=Severity.WARNING),
        rule("EDU1", "education", "A", columns=("ete_type",)),
        quarantine=pl.DataFrame(aside, schema=QUARANTINE, orient="row"),
        accepted=(accepted, replace(accepted, record="O9", until=None)),
    )


def clean() -> QualityReport:
    """Nothing fails, nothing was set aside."""
    return reported(read(TABLE), rule("OK1", "offences", "none", columns=("offence_date",)))


def empty() -> QualityReport:
    """No rules at all."""
    return reported(read(TABLE))
