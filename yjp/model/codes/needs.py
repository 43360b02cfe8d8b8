"""Where a child lives and learns, health, care, special educational needs, remands and restorative justice."""

from yjp.model.codes.entries import code_list

CARE_STATUSES = code_list(
    looked_after="Looked after",
    child_protection_plan="Child protection plan",
    child_in_need="Child in need",
    early_help="Early help",
    none="None",
)
SEND_CATEGORIES = code_list(
    ehcp="Education, health and care plan",
    statement="Statement",
    sen_support="SEN support",
    none="None",
)


ACCOMMODATION_TYPES = (
    *code_list(
        living_with_parent_s="Living with parent(s)",
        at_home="At home",
        living_with_family_not_parents="Living with family, not parents",
        living_with_friends="Living with friends",
        foster_care_la="Foster care, local authority",
        foster_care_private="Foster care, private",
        supported_accommodation_supported_lodgings="Supported accommodation or lodgings",
        temporary_accommodation="Temporary accommodation",
        bail_hostel="Bail hostel",
        residential_unit_secure="Residential unit, secure",
        residential_unit_private="Residential unit, private",
        residential_unit_la="Residential unit, local authority",
        independent_living="Independent living",
        secure_training_centre="Secure training centre",
        secure_childrens_home="Secure children's home",
        young_offender_institution="Young offender institution",
        bed_and_breakfast="Bed and breakfast",
        no_fixed_abode="No fixed abode",
        hospital="Hospital",
        traveller_site="Traveller site",
        other="Other",
        unknown="Unknown",
    ),
)
ALWAYS_UNSUITABLE = ("bed_and_breakfast", "no_fixed_abode", "unknown")
"""Accommodation that is unsuitable whatever its record says (the Ministry of Justice's open SQL of KPI 1)."""
ETE_TYPES = code_list(
    mainstream_school="Mainstream school",
    school_full_time="School, full time",
    school_part_time="School, part time",
    pupil_referral_unit="Pupil referral unit",
    alternative_provision_full_time="Alternative provision, full time",
    alternative_provision_part_time="Alternative provision, part time",
    alternative_provision_pru_full_time="Alternative provision, pupil referral unit, full time",
    alternative_provision_pru_part_time="Alternative provision, pupil referral unit, part time",
    alternative_provision_other_full_time="Alternative provision, other, full time",
    alternative_provision_other_part_time="Alternative provision, other, part time",
    alternative_provision_above_school_age="Alternative provision above school age",
    college="College",
    electively_home_educated="Electively home educated",
    education_re_engagement_programme="Education re-engagement programme",
    traineeship="Traineeship",
    training_course_apprenticeship="Training course or apprenticeship",
    supported_internship="Supported internship",
    mentoring_circle="Mentoring circle",
    full_time_employment="Full-time employment",
    part_time_employment="Part-time employment",
    self_employment="Self-employment",
    university="University",
    voluntary_work="Voluntary work",
    other="Other",
    none="None",
)
SUITABILITIES = code_list(suitable="Suitable", unsuitable="Unsuitable", unknown="Unknown")
HEALTH_STRANDS = code_list(
    mental_health="Mental health and emotional wellbeing", substance_misuse="Substance misuse"
)
MENTAL_HEALTH_INTERVENTIONS = code_list(
    getting_advice="Getting advice",
    getting_help="Getting help",
    getting_additional_help="Getting additional help",
    getting_risk_support="Getting risk support",
)
SUBSTANCE_INTERVENTIONS = code_list(
    targeted_intervention="Targeted intervention",
    specialist_substance_misuse_treatment="Specialist substance misuse treatment",
    complex_care="Complex care",
)
HEALTH_INTERVENTIONS = (
    *MENTAL_HEALTH_INTERVENTIONS,
    *SUBSTANCE_INTERVENTIONS,
    *code_list(no_intervention="No intervention"),
)
REMAND_TYPES = (
    *code_list(
        remand_in_custody="Remand in custody",
        court_ordered_secure_remand="Court-ordered secure remand",
        remand_to_local_authority_accommodation="Remand to local authority accommodation",
        remand_to_local_authority_accommodation_and_tag="Remand to local authority accommodation and tag",
        remand_to_local_authority_accommodation_and_gps_tag="Remand to local authority accommodation and GPS tag",
        remand_to_local_authority_accommodation_and_radio_tag="Remand to local authority accommodation, radio tag",
        remand_to_local_authority_accommodation_and_curfew="Remand to local authority accommodation and curfew",
    ),
    *code_list(
        "I",
        remand_to_youth_detention_accommodation="Remand to youth detention accommodation",
        unconditional_bail="Unconditional bail",
        conditional_bail="Conditional bail",
        bail_supervision_and_support="Bail supervision and support",
        iss_bail="Bail with intensive supervision and surveillance",
    ),
)
RJ_TYPES = code_list(direct="Direct", indirect="Indirect")
