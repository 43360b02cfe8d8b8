"""Tables 1 to 3: where children live, what they learn, and special educational needs."""

from yjp.indicators.kpi.declared import columns
from yjp.indicators.kpi.declared.columns import END, RELEASE, START
from yjp.indicators.kpi.definition import Row, Table
from yjp.indicators.kpi.sources import CHOICE, NOT_IN_TEMPLATE, SQL

PROGRAMMES = ("programmes", "programmes.end_date", "programmes.disposal_type", "programme links")
"""What every child's place in a quarter needs. ``programme links``: the table of links, or the programmes' outcomes."""
COHORT = (
    "Children whose order ended in the quarter, each once, under the most serious outcome: out-of-court disposals with "
    "the service, referral and youth rehabilitation orders, custody.",
)
NOT_IN_COHORT = (
    "Outcomes changed on appeal or successfully appealed, or given while the child lived elsewhere.",
    "Children who were not 10 to 17 when the order began.",
    "Programmes that no offence is linked with, such as prevention.",
    "Informal action without the service, fines, discharges and reparation orders.",
)
ENDING = "ending"
SUITABLE = "suitable"
UNSUITABLE = "unsuitable"
UNKNOWN = "unknown"
_AGES = (columns.SCHOOL, columns.ABOVE)


def _aged(*points: str) -> tuple[str, ...]:
    return tuple(f"{age}_{point}" for age in _AGES for point in points)


_AT_POINTS = _aged(START, END, RELEASE)

_ACCOMMODATION = (
    ("stc", "STC", "a secure training centre", "Q"),
    ("sch", "SCH", "a secure children's home", "Q"),
    ("yoi", "YOI", "a young offender institution", "Q"),
    ("parents", "Living with parent(s)", "a parent, or at home", "Q"),
    ("family", "Living with family (not parents)", "family, not parents", "Q"),
    ("friends", "Living with friends", "friends", "Q"),
    ("foster", "Foster Care", "foster care, of the local authority or private", "Q"),
    (
        "supported",
        "Supported accommodation/supported lodgings",
        "supported accommodation or supported lodgings",
        "Q",
    ),
    ("temporary", "Temporary accomodation", "temporary accommodation or a bail hostel", "Q"),
    ("residential", "Residential unit", "a residential unit: secure, private or local authority", "Q"),
    ("independent", "Independent living", "a home of the child's own", "Q"),
    ("other", "Other", "hospital, a traveller site or other accommodation", "Q"),
    ("bed_and_breakfast", "Bed and breakfast", "bed and breakfast: always unsuitable", "M"),
    ("no_fixed_abode", "No fixed abode", "no fixed abode: always unsuitable", "M"),
    (UNKNOWN, "Unknown", "accommodation not known: always unsuitable", "M"),
)
ACCOMMODATION_ROWS = tuple(identifier for identifier, *_ in _ACCOMMODATION)
"""In the template's order as far as it is public; the first wins where nothing else decides."""

ACCOMMODATION = Table(
    number=1,
    id="kpi1_accommodation_detail_v1",
    title="Accommodation",
    question="Do children have somewhere suitable to live when their order ends?",
    who=COHORT,
    leaves_out=NOT_IN_COHORT,
    columns=columns.accommodation(),
    rows=(
        *(
            Row(
                id=identifier,
                label=label,
                meaning=f"Children whose accommodation was {meaning}. A child with several is in one row, that of "
                "the record that decides: unsuitable before suitable, then the latest to begin, then the first row. "
                "Under total a child stands in the row of the end, or in Unknown without a record then.",
                source=f"{SQL}, part 2. One row a child and time point, as the SQL adds the rows up. {CHOICE}.",
                grade=grade if grade != "Q" else "I",
            )
            for identifier, label, meaning, grade in _ACCOMMODATION
        ),
        Row(
            id=ENDING,
            label="Number of children with an order ending in the period",
            meaning="Children with an order ending: total, and suitable (yes) or not (no) at each time point. A child "
            "without a record at a time point is neither.",
            source=NOT_IN_TEMPLATE,
            grade="Q",
            in_template=False,
        ),
    ),
    needs=(*PROGRAMMES, "accommodation", "accommodation.suitability", "accommodation.accommodation_type"),
    source=SQL,
)

OFFERED = "Hours offered per week"
ATTENDED = "Hours attended per week"
PROVISION = "Type of provision"
_BANDS = (("1_15", "1 - 15 hours"), ("16_24", "16 - 24 hours"), ("25", "25 hours plus"))
_PROVISION = (
    ("school_full_time", "School (full-time)"),
    ("school_part_time", "School (part time)"),
    ("home_educated", "Electively home educated"),
    ("other_part_time", "Alternative Provision Other (part time)"),
    ("other_full_time", "Alternative Provision Other (full time)"),
    ("pru_part_time", "Alternative Provision PRU (part time)"),
    ("pru_full_time", "Alternative Provision PRU (full time)"),
    ("college", "College"),
    ("alternative_provision", "Alternative provision"),
    ("re_engagement", "Education re-engagement programme"),
    ("traineeship", "Traineeship"),
    ("apprenticeship", "Apprenticeship"),
    ("internship", "Supported Internship"),
    ("mentoring", "Mentoring circle"),
    ("employment_full_time", "Full-time employment"),
    ("employment_part_time", "Part-time employment"),
    ("self_employment", "Self-employment"),
    ("voluntary", "Voluntary work"),
    ("university", "University"),
    ("other", "Other"),
)
PROVISION_ROWS = tuple(identifier for identifier, _ in _PROVISION)
_OF_PERIOD = "with an order closing in the period"

EDUCATION = Table(
    number=2,
    id="kpi2_ete_v1",
    title="Education, training and employment (ETE)",
    question="Are children in suitable education, training or employment when their order ends?",
    who=COHORT,
    leaves_out=NOT_IN_COHORT,
    columns=columns.education(),
    rows=(
        Row(
            id=ENDING,
            label=f"Number of children {_OF_PERIOD}",
            meaning="Children with an order ending, by whether they were of school age: total and end by the age at "
            "the end, start by the age at the start, release by the age then.",
            source=f"{SQL}, part 1",
            grade="Q",
        ),
        Row(
            id=SUITABLE,
            label=f"Number of children in suitable ETE {_OF_PERIOD}",
            meaning="Children in ETE whose every record at the time is suitable; unknown counts as unsuitable, and "
            "a record of no ETE is never suitable.",
            source=f"{SQL}, part 4; that a record of no ETE is never suitable is inferred",
            grade="I",
            points=_AT_POINTS,
        ),
        Row(
            id="not_in_ete",
            label=f"Number of children not in ETE {_OF_PERIOD}",
            meaning="Children whose only record at the time is of no ETE.",
            source=f"{SQL}, part 4. The SQL counts a child with records of both kinds twice. {CHOICE}.",
            grade="I",
            points=_AT_POINTS,
        ),
        Row(
            id="in_ete",
            label=f"Number of children in ETE {_OF_PERIOD}",
            meaning="Children with a record of any ETE at the time, suitable or not.",
            source=f"{SQL}, part 4",
            grade="Q",
            points=_AT_POINTS,
        ),
        Row(
            id="full_time",
            label=f"Number of children in full time ETE {_OF_PERIOD} ",
            meaning="Children offered 25 hours a week or more at school age, 16 or more above it, all records of "
            "the time added up.",
            source=f"{SQL}, part 4: by hours offered",
            grade="Q",
            points=_AT_POINTS,
            needs=("education.hours_offered",),
        ),
        Row(
            id="part_time",
            label=f"Number of children in part time ETE {_OF_PERIOD}",
            meaning="Children offered fewer hours than that, but at least one.",
            source=f"{SQL}, part 4: by hours offered, at least one at the end",
            grade="Q",
            points=_AT_POINTS,
            needs=("education.hours_offered",),
        ),
        *(
            Row(
                id=f"{prefix}_{band}",
                label=label,
                heading=heading,
                meaning="Children by hours a week, all records of the time added up; 15.5 hours are "
                "in the band of 15.",
                source=f"{SQL}, parts 1 and 4",
                grade="Q",
                points=_AT_POINTS,
                needs=(f"education.hours_{prefix}",),
            )
            for prefix, heading in (("offered", OFFERED), ("attended", ATTENDED))
            for band, label in _BANDS
        ),
        *(
            Row(
                id=identifier,
                label=label,
                heading=PROVISION,
                meaning="Children with a record of that kind at the time; a child can be in several rows. Mainstream "
                "school and pupil referral units are full or part time by the hours attended.",
                source=f"{SQL}, part 4. Under which rows some codes belong is not public. {CHOICE}.",
                grade="I",
                points=_AT_POINTS,
                needs=("education.ete_type",),
            )
            for identifier, label in _PROVISION
        ),
    ),
    needs=(*PROGRAMMES, "education", "education.suitability"),
    source=SQL,
)

SEND = Table(
    number=3,
    id="kpi3_send_aln_v1",
    title="Special educational needs and disabilities, additional learning needs",
    question="Do children with special educational needs have a formal plan when their order ends?",
    who=COHORT,
    leaves_out=NOT_IN_COHORT,
    columns=columns.send(),
    rows=(
        Row(
            id=ENDING,
            label="Number of  children with an order ending in the period",
            meaning="Children with an order ending.",
            source=SQL,
            grade="Q",
        ),
        Row(
            id="identified",
            label="Number with an identified SEND/ALN",
            meaning="Children with an identified need on the day the order ended.",
            source=f"{SQL}, part 4",
            grade="Q",
        ),
        Row(
            id="plan",
            label="Number of children who have a formal plan in place for the current academic year",
            meaning="Of them, children with a formal plan in a record of the need on that day (an education, health "
            "and care plan in England, an individual development plan in Wales; M).",
            source=f"{SQL}, part 4",
            grade="Q",
            needs=("send.formal_plan",),
        ),
        Row(
            id=SUITABLE,
            label="Number of children with an identified SEND/ALN need in suitable ETE",
            meaning="Of those with an identified need, children in suitable ETE at the end (KPI 2).",
            source=f"{SQL}, part 4",
            grade="Q",
            needs=("education", "education.suitability"),
        ),
        Row(
            id=UNSUITABLE,
            label="Number of children with an identified SEND/ALN need in unsuitable ETE",
            meaning="Of those with an identified need, children with a record at the end that is not suitable ETE.",
            source=NOT_IN_TEMPLATE,
            grade="Q",
            needs=("education", "education.suitability"),
            in_template=False,
        ),
    ),
    needs=(*PROGRAMMES, "send", "send.identified"),
    source=SQL,
)
