"""What case systems call the codes of the model, besides their official labels."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """Other words for a code, in the lists of every column (``*``) or of one."""

    code: str
    words: tuple[str, ...]
    column: str = "*"


def _spoken(code: str, *words: str, column: str = "*") -> Spoken:
    return Spoken(code=code, words=words, column=column)


SPOKEN: tuple[Spoken, ...] = (
    _spoken("yes", "y", "true", "1"),
    _spoken("no", "n", "false", "0"),
    _spoken("male", "m", "boy"),
    _spoken("female", "f", "girl"),
    _spoken("unknown", "u", "not known", "not recorded"),
    _spoken("W1", "white british", "white english welsh scottish northern irish british", "white english"),
    _spoken("W2", "white irish"),
    _spoken("W3", "white gypsy or irish traveller", "gypsy roma traveller"),
    _spoken("W4", "white roma"),
    _spoken("W9", "white any other white background", "any other white background", "white other"),
    _spoken("M1", "mixed white and black caribbean"),
    _spoken("M2", "mixed white and black african"),
    _spoken("M3", "mixed white and asian"),
    _spoken("M9", "mixed any other mixed background", "any other mixed background", "mixed other"),
    _spoken("A1", "asian indian", "asian or asian british indian"),
    _spoken("A2", "asian pakistani", "asian or asian british pakistani"),
    _spoken("A3", "asian bangladeshi", "asian or asian british bangladeshi"),
    _spoken("A4", "asian chinese", "asian or asian british chinese"),
    _spoken("A9", "asian any other asian background", "any other asian background", "asian other"),
    _spoken("B1", "black caribbean", "black or black british caribbean"),
    _spoken("B2", "black african", "black or black british african"),
    _spoken("B9", "black any other black background", "any other black background", "black other"),
    _spoken("O2", "other arab"),
    _spoken("O9", "any other ethnic group", "other ethnic group", "any other background"),
    _spoken("NS", "not stated", "refused", "information not yet obtained"),
    _spoken("youth_caution", "yc"),
    _spoken("youth_conditional_caution", "ycc"),
    _spoken("reprimand", "police reprimand", "reprimand"),
    _spoken("final_warning", "fw", "police final warning", "final warning"),
    _spoken("referral_order", "ro"),
    _spoken("conditional_discharge", "cd", "cond discharge"),
    _spoken("absolute_discharge", "ad", "abs discharge"),
    _spoken("bind_over", "bound over"),
    _spoken("compensation_order", "compensation"),
    _spoken("reparation_order", "reparation"),
    _spoken("sentence_deferred", "deferred sentence"),
    _spoken("youth_rehabilitation_order", "yro", "youth rehab order"),
    _spoken("action_plan_order", "apo", "action plan order"),
    _spoken("attendance_centre_order", "aco", "attendance centre order"),
    _spoken("curfew_order", "curfew", "curfew order"),
    _spoken("supervision_order", "supervision order"),
    _spoken("detention_and_training_order", "dto", "detention training order"),
    _spoken("section_250", "s250", "s 250 detention", "s250 detention"),
    _spoken("section_254", "s254", "s 254 detention"),
    _spoken("section_259", "s259", "s 259 detention"),
    _spoken("section_90_91_detention", "s90 91", "s 90 91 detention", "s90 91 detention"),
    _spoken("section_90_92_detention", "s90 92", "s 90 92 detention"),
    _spoken("community_resolution", "cr", "comm res"),
    _spoken("community_resolution_with_yot_intervention", "community resolution yot intervention"),
    _spoken("community_resolution_with_yjs_involvement", "community resolution yjs involvement"),
    _spoken(
        "no_further_action_outcome_22_with_yjs_involvement",
        "nfa outcome 22 yjs",
        "nfa outcome 22",
        "outcome 22",
    ),
    _spoken("no_further_action_outcome_20_21_with_yjs_involvement", "nfa outcome 20 21 yjs", "outcome 20 21"),
    _spoken("prevention", "prevention programme", "prevention work", "ysp", "yisp"),
    _spoken("turnaround", "turnaround programme"),
    _spoken("voluntary", "voluntary support", "voluntary work", "voluntary programme"),
    _spoken("bail_support", "bail support programme", "bss"),
    _spoken("theft_and_handling_stolen_goods", "theft and handling", "theft handling", "theft"),
    _spoken("fraud_and_forgery", "fraud forgery", "fraud"),
    _spoken("violence_against_the_person", "violence", "vap", "vatp"),
    _spoken("vehicle_theft_unauthorised_taking", "vehicle theft", "twoc"),
    _spoken("non_domestic_burglary", "burglary non domestic", "burglary other than dwelling"),
    _spoken("domestic_burglary", "burglary domestic", "burglary dwelling"),
    _spoken("local", "home yot", "home", "local resident", "in area", "home area"),
    _spoken(
        "other",
        "caretaking other yot",
        "caretaking",
        "out of area",
        "other yot",
        "hosted",
        "host",
        column="residence",
    ),
    _spoken("none", "no", "n a", "no sen", "no send", "no known needs"),
    _spoken("changed", "changed appeal"),
    _spoken("successful", "appeal successful", "appeal allowed", "quashed"),
    _spoken("unchanged", "appeal unchanged", "appeal dismissed"),
    _spoken("looked_after", "lac", "cla", "child looked after", "looked after child", "care experienced"),
    _spoken("child_protection_plan", "cp", "cpp", "cp plan", "child protection"),
    _spoken("child_in_need", "cin", "cin plan"),
    _spoken("early_help", "eh", "early help plan", "early intervention plan"),
    _spoken("ehcp", "ehc plan", "education health and care plan", "ehc"),
    _spoken("statement", "statement of sen", "sen statement", "statement of send"),
    _spoken("sen_support", "sen support", "send support", "k"),
    _spoken("mental_health", "mh", "emotional health"),
    _spoken("substance_misuse", "sm", "drugs and alcohol"),
    _spoken("living_with_parent_s", "with parents", "lives with parents", "parents"),
    _spoken("no_fixed_abode", "nfa", "homeless"),
    _spoken("young_offender_institution", "yoi"),
    _spoken("secure_training_centre", "stc"),
    _spoken("secure_childrens_home", "sch"),
    _spoken("pupil_referral_unit", "pru"),
    _spoken("electively_home_educated", "ehe", "home educated"),
    _spoken("remand_to_youth_detention_accommodation", "ryda", "yda"),
    _spoken("unconditional_bail", "bail unconditional"),
    _spoken("conditional_bail", "bail conditional"),
)


def words_of(code: str, column: str) -> tuple[str, ...]:
    """The other words for a code in a column's list."""
    return tuple(w for s in SPOKEN if s.code == code and s.column in ("*", column) for w in s.words)
