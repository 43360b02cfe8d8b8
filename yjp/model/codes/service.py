"""The service itself: board, budget, staff and actions."""

from yjp.model.codes.entries import code_list

BOARD_SECTORS = code_list(
    childrens_social_care="Local authority children's social care",
    education="Local authority education",
    police="Police",
    probation="Probation",
    health="Health",
    other="Other",
)
"""KPI 8 counts the first five; ``other`` is shown beside them."""
BUDGET_AGENCIES = code_list(
    local_authority="Local authority",
    police="Police service",
    probation="National Probation Service",
    health="Health service",
    pcc="Police and crime commissioner",
    welsh_government="Welsh Government",
    youth_justice_grant="Youth justice grant",
    other="Other",
)
CONTRACT_TYPES = code_list(
    permanent="Permanent",
    fixed_term="Fixed-term",
    outsourced="Outsourced",
    temporary="Temporary",
    vacant="Vacant",
    secondee_childrens_services="Secondee, children's services",
    secondee_probation="Secondee, probation",
    secondee_police="Secondee, police",
    secondee_health_substance_misuse="Secondee, health (substance misuse)",
    secondee_health_mental_health="Secondee, health (mental health)",
    secondee_health_physical_health="Secondee, health (physical health)",
    secondee_health_speech_language="Secondee, health (speech and language)",
    secondee_health_other="Secondee, health (other or unspecified)",
    secondee_education="Secondee, education",
    secondee_connexions="Secondee, Connexions",
    secondee_other="Secondee, other",
)
STAFF_ROLES = code_list(
    strategic_manager="Strategic manager",
    operational_manager="Operational manager",
    practitioner="Practitioner",
    administration="Administration",
    sessional="Sessional",
    student="Student or trainee",
    volunteer="Volunteer (referral order panel)",
    other_volunteer="Volunteer (other)",
)
WORKING_HOURS = code_list(full_time="Full time", part_time="Part time")
ACTION_STATUSES = code_list(
    not_started="Not started",
    on_track="On track",
    at_risk="At risk",
    late="Late",
    done="Done",
    stopped="Stopped",
)
