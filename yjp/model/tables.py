"""The caseload's tables: one pandera model each, all columns as the plain extract has them.

Everything arrives as text and is parsed before a model sees it, so the models never coerce. Built-in checks leave
nulls alone; a column that may not be empty is ``nullable=False``. ``metadata`` says what a parser must know:
``future``, whether the date may lie after the extract (an order's planned end, say).
"""

from typing import Any

import pandera.polars as pa
import polars as pl
from pandera.typing.polars import Series

from yjp.model import codes

FUTURE = {"future": True}


def _text(description: str, nullable: bool = True, **checks: Any) -> Any:
    return pa.Field(nullable=nullable, description=description, **checks)


def _code(description: str, entries: tuple[codes.Code, ...]) -> Any:
    return pa.Field(nullable=True, description=description, isin=codes.values(entries))


def _key(description: str) -> Any:
    return pa.Field(nullable=False, unique=True, description=description)


def _date(description: str, nullable: bool = True, future: bool = False) -> Any:
    return pa.Field(nullable=nullable, description=description, metadata=FUTURE if future else None)


class Children(pa.DataFrameModel):
    """One row a child."""

    child_id: Series[pl.String] = _key("The service's own id of the child; never a name.")
    date_of_birth: Series[pl.Date] = _date("Date of birth.", nullable=False)
    sex: Series[pl.String] = _code("Sex.", codes.SEXES)
    ethnicity: Series[pl.String] = _code("Self-defined ethnicity, 18+1 codes.", codes.ETHNICITIES)
    first_language: Series[pl.String] = _text("First language.")
    postcode_district: Series[pl.String] = _text("Outward half of the postcode, e.g. S60.")
    pnc_id: Series[pl.String] = _text("Police National Computer id.")


class Offences(pa.DataFrameModel):
    """One row an offence of a child."""

    offence_id: Series[pl.String] = _key("Id of the offence.")
    child_id: Series[pl.String] = _text("The child.", nullable=False)
    offence_date: Series[pl.Date] = _date("Day of the offence.", nullable=False)
    arrest_date: Series[pl.Date] = _date("Day of arrest.")
    offence_category: Series[pl.String] = _code("YJB offence category.", codes.OFFENCE_CATEGORIES)
    gravity: Series[pl.Int64] = pa.Field(
        nullable=True, in_range={"min_value": 1, "max_value": 8}, description="YJB seriousness score, 1 to 8."
    )
    knife: Series[pl.String] = _code("Knife involved.", codes.YES_NO)


class Outcomes(pa.DataFrameModel):
    """One row an outcome of an offence (an offence may have several)."""

    outcome_id: Series[pl.String] = _key("Id of the outcome.")
    offence_id: Series[pl.String] = _text("The offence.", nullable=False)
    child_id: Series[pl.String] = _text("The child.", nullable=False)
    outcome_date: Series[pl.Date] = _date("Day of the outcome.", nullable=False)
    outcome_type: Series[pl.String] = pa.Field(
        nullable=False, isin=list(codes.OUTCOME_CODES), description="Outcome code."
    )
    first_hearing_date: Series[pl.Date] = _date("Day of the first hearing.")
    residence: Series[pl.String] = _code(
        "Where the child lived on the outcome date; empty is local.", codes.RESIDENCES
    )
    appeal_status: Series[pl.String] = _code("Result of an appeal; empty is none.", codes.APPEALS)
    end_date: Series[pl.Date] = _date("Day the order ended or is due to end.", future=True)
    release_date: Series[pl.Date] = _date("Day of release from custody, or planned.", future=True)
    sentencing_occasion_id: Series[pl.String] = _text("Links outcomes of one court occasion.")


class Programmes(pa.DataFrameModel):
    """One row a programme of work with a child."""

    programme_id: Series[pl.String] = _key("Id of the programme.")
    child_id: Series[pl.String] = _text("The child.", nullable=False)
    start_date: Series[pl.Date] = _date("First day.", nullable=False)
    end_date: Series[pl.Date] = _date("Last day, or planned.", future=True)
    disposal_type: Series[pl.String] = pa.Field(
        nullable=True,
        isin=list(codes.DISPOSAL_CATEGORY),
        description="Outcome code, or why the child is seen.",
    )
    outcome_id: Series[pl.String] = _text("The outcome that the programme carries out, if any.")
    kpi6_completed: Series[pl.String] = _code("Out-of-court disposal completed.", codes.YES_NO)


class ProgrammeOffences(pa.DataFrameModel):
    """One row a link of a programme with an offence."""

    programme_id: Series[pl.String] = _text("The programme.", nullable=False)
    offence_id: Series[pl.String] = _text("The offence.", nullable=False)


class CareStatus(pa.DataFrameModel):
    """One row a spell of a child's care status."""

    child_id: Series[pl.String] = _text("The child.", nullable=False)
    start_date: Series[pl.Date] = _date("First day.", nullable=False)
    end_date: Series[pl.Date] = _date("Last day; empty is open.", future=True)
    status: Series[pl.String] = _code("Care status.", codes.CARE_STATUSES)


class Send(pa.DataFrameModel):
    """One row a spell of special educational needs or disability."""

    child_id: Series[pl.String] = _text("The child.", nullable=False)
    start_date: Series[pl.Date] = _date("First day.", nullable=False)
    end_date: Series[pl.Date] = _date("Last day; empty is open.", future=True)
    identified: Series[pl.String] = _code("Need identified.", codes.YES_NO)
    category: Series[pl.String] = _code("Kind of support.", codes.SEND_CATEGORIES)
    formal_plan: Series[pl.String] = _code("Formal plan in place.", codes.YES_NO)


class Population(pa.DataFrameModel):
    """One row an area and mid-year: children aged 10 to 17 living there. Overrides the packaged populations."""

    area: Series[pl.String] = _text("Area slug, e.g. rotherham.", nullable=False)
    year: Series[pl.Int64] = pa.Field(
        nullable=False,
        in_range={"min_value": 1980, "max_value": 2100},
        description="Mid-year of the estimate.",
    )
    population_10_17: Series[pl.Int64] = pa.Field(nullable=False, gt=0, description="Children aged 10 to 17.")
    source: Series[pl.String] = _text("Where the number comes from, shown beside every rate that uses it.")
