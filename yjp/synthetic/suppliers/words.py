"""How two made-up case systems word what the plain extract has codes for. No real supplier's list is copied."""

from collections.abc import Mapping

ETHNICITY_LONG: Mapping[str, str] = {
    "W1": "White - English/Welsh/Scottish/Northern Irish/British",
    "W2": "White - Irish",
    "W3": "White - Gypsy or Irish Traveller",
    "W9": "White - Any other White background",
    "M1": "Mixed - White and Black Caribbean",
    "M2": "Mixed - White and Black African",
    "M3": "Mixed - White and Asian",
    "M9": "Mixed - Any other Mixed background",
    "A1": "Asian - Indian",
    "A2": "Asian - Pakistani",
    "A3": "Asian - Bangladeshi",
    "A4": "Asian - Chinese",
    "A9": "Asian - Any other Asian background",
    "B1": "Black - Caribbean",
    "B2": "Black - African",
    "B9": "Black - Any other Black background",
    "O2": "Arab",
    "O9": "Any other ethnic group",
    "NS": "Not Stated",
}
DISPOSALS: Mapping[str, str] = {
    "reprimand": "Police Reprimand",
    "final_warning": "Final Warning",
    "youth_caution": "Youth Caution",
    "youth_conditional_caution": "Youth Conditional Caution",
    "referral_order": "Referral Order",
    "conditional_discharge": "Conditional Discharge",
    "fine": "Fine",
    "compensation_order": "Compensation",
    "reparation_order": "Reparation Order",
    "supervision_order": "Supervision Order",
    "action_plan_order": "Action Plan Order",
    "youth_rehabilitation_order": "Youth Rehabilitation Order",
    "detention_and_training_order": "Detention & Training Order",
    "section_90_91_detention": "S.90-91 Detention",
    "community_resolution": "Community Resolution",
    "community_resolution_with_yot_intervention": "Community Resolution (YOT intervention)",
    "no_further_action_outcome_22_with_yjs_involvement": "NFA - Outcome 22 (YJS)",
    "prevention": "Prevention Programme",
    "voluntary": "Voluntary Support",
    "bail_support": "Bail Support",
    "remand": "Remand",
    "other": "Other",
}
SHORT_DISPOSALS: Mapping[str, str] = {
    "reprimand": "REP",
    "final_warning": "FW",
    "youth_caution": "YC",
    "youth_conditional_caution": "YCC",
    "referral_order": "RO",
    "conditional_discharge": "CD",
    "fine": "FINE",
    "compensation_order": "COMP",
    "reparation_order": "REPO",
    "supervision_order": "SO",
    "action_plan_order": "APO",
    "youth_rehabilitation_order": "YRO",
    "detention_and_training_order": "DTO",
    "section_90_91_detention": "S9091",
    "community_resolution": "CR",
    "community_resolution_with_yot_intervention": "CRY",
    "no_further_action_outcome_22_with_yjs_involvement": "NFA22",
    "prevention": "PREV",
    "voluntary": "VOL",
    "bail_support": "BSS",
    "remand": "REM",
    "other": "OTH",
}
DISPOSAL_DESCRIPTIONS: Mapping[str, str] = {
    **DISPOSALS,
    "reprimand": "Reprimand",
    "compensation_order": "Compensation Order",
    "detention_and_training_order": "Detention and Training Order",
    "section_90_91_detention": "Section 90-91 Detention",
    "community_resolution_with_yot_intervention": "Community Resolution with YOT Intervention",
    "prevention": "Prevention",
    "voluntary": "Voluntary",
}
OFFENCE_CATEGORIES: Mapping[str, str] = {
    "arson": "Arson",
    "breach_of_conditional_discharge": "Breach of Conditional Discharge",
    "breach_of_statutory_order": "Breach of Statutory Order",
    "criminal_damage": "Criminal Damage",
    "domestic_burglary": "Domestic Burglary",
    "drugs": "Drugs",
    "fraud_and_forgery": "Fraud & Forgery",
    "motoring_offences": "Motoring Offences",
    "non_domestic_burglary": "Non Domestic Burglary",
    "other": "Other",
    "public_order": "Public Order",
    "racially_aggravated": "Racially Aggravated",
    "robbery": "Robbery",
    "sexual_offences": "Sexual Offences",
    "theft_and_handling_stolen_goods": "Theft & Handling",
    "vehicle_theft_unauthorised_taking": "Vehicle Theft / Unauthorised Taking",
    "violence_against_the_person": "Violence Against The Person",
}
RESIDENCES: Mapping[str, str] = {"local": "Home YOT", "other": "Caretaking / other YOT"}
RESIDENCES_SHORT: Mapping[str, str] = {"local": "LOCAL", "other": "OTHER"}
APPEALS: Mapping[str, str] = {
    "": "",
    "unchanged": "Result of appeal unchanged",
    "changed": "Changed on appeal",
    "successful": "Result of appeal successful",
}
CARE: Mapping[str, str] = {
    "looked_after": "LAC",
    "child_protection_plan": "CP Plan",
    "child_in_need": "CIN",
    "early_help": "Early Help",
}
CARE_LONG: Mapping[str, str] = {
    "looked_after": "Child Looked After",
    "child_protection_plan": "Child Protection Plan",
    "child_in_need": "Child in Need",
    "early_help": "Early Help Plan",
}
SEND: Mapping[str, str] = {
    "ehcp": "EHC Plan",
    "statement": "Statement of SEN",
    "sen_support": "SEN Support",
    "none": "No SEN",
}
SEND_NUMBERS: Mapping[str, str] = {"none": "1", "sen_support": "2", "statement": "3", "ehcp": "4"}
