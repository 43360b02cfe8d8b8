"""The caseload's tables: one pandera model each, all columns as the plain extract has them.

Everything arrives as text and is parsed before a model sees it, so the models never coerce. Built-in checks leave
nulls alone; a column that may not be empty is ``nullable=False``. ``metadata`` says what a parser must know:
``future``, whether the date may lie after the extract (an order's planned end, say).
"""

from typing import Any, ClassVar

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


def _hours(description: str) -> Any:
    return pa.Field(nullable=True, ge=0, description=description)


def _money(description: str) -> Any:
    return pa.Field(nullable=True, ge=0, description=description)


def _year(description: str) -> Any:
    return pa.Field(nullable=False, in_range={"min_value": 1998, "max_value": 2100}, description=description)


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


class Accommodation(pa.DataFrameModel):
    """One row a spell of where a child lives."""

    child_id: Series[pl.String] = _text("The child.", nullable=False)
    start_date: Series[pl.Date] = _date("First day.", nullable=False)
    end_date: Series[pl.Date] = _date("Last day; empty is open.", future=True)
    accommodation_type: Series[pl.String] = _code("Kind of accommodation.", codes.ACCOMMODATION_TYPES)
    suitability: Series[pl.String] = _code("Whether it suits the child.", codes.SUITABILITIES)


class Education(pa.DataFrameModel):
    """One row a spell of education, training or employment (ETE)."""

    child_id: Series[pl.String] = _text("The child.", nullable=False)
    start_date: Series[pl.Date] = _date("First day.", nullable=False)
    end_date: Series[pl.Date] = _date("Last day; empty is open.", future=True)
    ete_type: Series[pl.String] = _code("Kind of provision.", codes.ETE_TYPES)
    suitability: Series[pl.String] = _code("Whether it suits the child.", codes.SUITABILITIES)
    hours_offered: Series[pl.Float64] = _hours("Hours a week offered.")
    hours_attended: Series[pl.Float64] = _hours("Hours a week attended.")
    school_age: Series[pl.String] = _code("Of statutory school age.", codes.YES_NO)


class Health(pa.DataFrameModel):
    """One row a need in mental health or substance misuse, and what was done about it."""

    child_id: Series[pl.String] = _text("The child.", nullable=False)
    strand: Series[pl.String] = _code("Mental health or substance misuse.", codes.HEALTH_STRANDS)
    identified_date: Series[pl.Date] = _date("Day the need was identified.")
    screened_date: Series[pl.Date] = _date("Day of screening.")
    referred_date: Series[pl.Date] = _date("Day of referral.")
    offered_date: Series[pl.Date] = _date("Day an intervention was offered.")
    attended_start: Series[pl.Date] = _date("First day attended.")
    attended_end: Series[pl.Date] = _date("Last day attended.", future=True)
    intervention_type: Series[pl.String] = _code("Kind of intervention.", codes.HEALTH_INTERVENTIONS)


class Remands(pa.DataFrameModel):
    """One row a spell of remand."""

    child_id: Series[pl.String] = _text("The child.", nullable=False)
    start_date: Series[pl.Date] = _date("First day.", nullable=False)
    end_date: Series[pl.Date] = _date("Last day; empty is open.", future=True)
    remand_type: Series[pl.String] = _code("Kind of remand or bail.", codes.REMAND_TYPES)


class Victims(pa.DataFrameModel):
    """One row a victim and child: a victim of two children has two rows. Never a name."""

    victim_id: Series[pl.String] = _text(
        "The service's own id of the victim; once for each child.", nullable=False
    )
    child_id: Series[pl.String] = _text("The child who offended.", nullable=False)
    programme_id: Series[pl.String] = _text("The child's programme.")
    consent_contact: Series[pl.String] = _code("Consents to be contacted by the YJS.", codes.YES_NO)
    contacted_date: Series[pl.Date] = _date("Day of contact.")
    rj_offered: Series[pl.String] = _code("Restorative justice offered.", codes.YES_NO)
    rj_engaged: Series[pl.String] = _code("Engaged in restorative justice.", codes.YES_NO)
    rj_type: Series[pl.String] = _code("Direct or indirect.", codes.RJ_TYPES)
    view_sought: Series[pl.String] = _code("Asked their view before the decision or plan.", codes.YES_NO)
    progress_requested: Series[pl.String] = _code("Asked how the case goes.", codes.YES_NO)
    progress_provided: Series[pl.String] = _code("Told how the case goes.", codes.YES_NO)
    support_requested: Series[pl.String] = _code("Asked for more support.", codes.YES_NO)
    support_provided: Series[pl.String] = _code("Told of support services.", codes.YES_NO)

    class Config:
        """KPI 10 counts one victim of two children as one victim, so the extract must be able to say so."""

        unique: ClassVar[list[str]] = ["victim_id", "child_id"]


class Reparation(pa.DataFrameModel):
    """One row a session of reparation."""

    child_id: Series[pl.String] = _text("The child.", nullable=False)
    date: Series[pl.Date] = _date("Day of the session.", nullable=False)
    hours_offered: Series[pl.Float64] = _hours("Hours offered.")
    hours_attended: Series[pl.Float64] = _hours("Hours attended.")


class BoardMeetings(pa.DataFrameModel):
    """One row a sector at a meeting of the management board (KPI 8)."""

    meeting_date: Series[pl.Date] = _date("Day of the meeting.", nullable=False)
    sector: Series[pl.String] = pa.Field(
        nullable=False, isin=codes.values(codes.BOARD_SECTORS), description="Partner's sector."
    )
    senior_attended: Series[pl.String] = _code("A senior partner attended.", codes.YES_NO)
    delegate_attended: Series[pl.String] = _code("A delegate or non-senior partner attended.", codes.YES_NO)
    new_partner: Series[pl.String] = _code("Whoever attended was new.", codes.YES_NO)
    shares_ethnicity_data: Series[pl.String] = _code(
        "Brings data that show ethnic disproportionality.", codes.YES_NO
    )


class Budget(pa.DataFrameModel):
    """One row an agency's contribution in a year, as plans print it (Oldham 2019, Rotherham 2019)."""

    year: Series[pl.Int64] = _year("Calendar year in which the financial year starts.")
    agency: Series[pl.String] = pa.Field(
        nullable=False, isin=codes.values(codes.BUDGET_AGENCIES), description="Contributing agency."
    )
    staffing_costs: Series[pl.Float64] = _money("Staffing costs, pounds.")
    payments_in_kind: Series[pl.Float64] = _money("Payments in kind (revenue), pounds.")
    other_delegated_funds: Series[pl.Float64] = _money("Other delegated funds, pounds.")


class Staffing(pa.DataFrameModel):
    """One row a group of posts alike (tables B7 and B8 of the plan, as Northamptonshire 2019 prints them)."""

    year: Series[pl.Int64] = _year("Calendar year in which the financial year starts.")
    contract_type: Series[pl.String] = _code("Kind of contract or secondment.", codes.CONTRACT_TYPES)
    role: Series[pl.String] = pa.Field(
        nullable=False, isin=codes.values(codes.STAFF_ROLES), description="Role in the service."
    )
    working_hours: Series[pl.String] = _code("Full or part time.", codes.WORKING_HOURS)
    staff_sex: Series[pl.String] = _code("Sex.", codes.SEXES)
    staff_ethnicity: Series[pl.String] = _code("Self-defined ethnicity, 18+1 codes.", codes.ETHNICITIES)
    disabled: Series[pl.String] = _code("Disabled, self-classified.", codes.YES_NO)
    welsh_speaker: Series[pl.String] = _code("Speaks Welsh.", codes.YES_NO)
    posts_fte: Series[pl.Float64] = _hours("Posts, full-time equivalent.")
    headcount: Series[pl.Int64] = pa.Field(nullable=True, ge=0, description="People.")


class Actions(pa.DataFrameModel):
    """One row an action of the plan."""

    priority: Series[pl.String] = _text("The priority it serves.")
    action: Series[pl.String] = _text("What will be done.", nullable=False)
    owner: Series[pl.String] = _text("Who answers for it.")
    due: Series[pl.Date] = _date("By when.", future=True)
    progress: Series[pl.String] = _text("How far it is, in words.")
    status: Series[pl.String] = _code("State.", codes.ACTION_STATUSES)


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


class PopulationGroups(pa.DataFrameModel):
    """One row an area, mid-year, grouping and group: children aged 10 to 17 of that group living there.

    Give every group of a grouping, so that they add up to the area's children: *not looked after* beside *looked
    after*. Without this table nothing is compared with the population of a group.
    """

    area: Series[pl.String] = _text("Area slug, e.g. rotherham.", nullable=False)
    year: Series[pl.Int64] = pa.Field(
        nullable=False,
        in_range={"min_value": 1980, "max_value": 2100},
        description="Mid-year, or the year of the census.",
    )
    grouping: Series[pl.String] = pa.Field(
        nullable=False,
        isin=codes.values(codes.POPULATION_GROUPINGS),
        description="How the children are grouped.",
    )
    group_value: Series[pl.String] = pa.Field(
        nullable=False,
        isin=codes.values(codes.POPULATION_GROUPS),
        description="The group, by its code.",
    )
    population: Series[pl.Int64] = pa.Field(
        nullable=False, ge=0, description="Children aged 10 to 17 of the group."
    )
    source: Series[pl.String] = _text("Where the number comes from, shown beside every figure that uses it.")


class PoliceContacts(pa.DataFrameModel):
    """One row a financial year, kind of contact, grouping and group: how often the police used the power.

    Totals only, as the police or the Home Office print them; never one row a child.
    """

    year: Series[pl.Int64] = _year("Calendar year in which the financial year starts.")
    contact: Series[pl.String] = pa.Field(
        nullable=False, isin=codes.values(codes.POLICE_CONTACTS), description="Kind of contact."
    )
    grouping: Series[pl.String] = pa.Field(
        nullable=False,
        isin=codes.values(codes.POPULATION_GROUPINGS),
        description="How the children are grouped.",
    )
    group_value: Series[pl.String] = pa.Field(
        nullable=False,
        isin=codes.values(codes.POPULATION_GROUPS),
        description="The group, by its code.",
    )
    contacts: Series[pl.Int64] = pa.Field(
        nullable=False, ge=0, description="Searches or arrests of children aged 10 to 17."
    )
    source: Series[pl.String] = _text("Where the number comes from, shown beside every figure that uses it.")


MODELS: dict[str, type[pa.DataFrameModel]] = {
    "children": Children,
    "offences": Offences,
    "outcomes": Outcomes,
    "programmes": Programmes,
    "programme_offences": ProgrammeOffences,
    "care_status": CareStatus,
    "send": Send,
    "accommodation": Accommodation,
    "education": Education,
    "health": Health,
    "remands": Remands,
    "victims": Victims,
    "reparation": Reparation,
    "board_meetings": BoardMeetings,
    "budget": Budget,
    "staffing": Staffing,
    "actions": Actions,
    "population": Population,
    "population_groups": PopulationGroups,
    "police_contacts": PoliceContacts,
}
"""The model of each table of ``registry.TABLES``, by its name."""
