"""Sex and ethnicity, and yes or no."""

from collections.abc import Mapping
from dataclasses import dataclass

from yjp.model.codes.entries import Code, code_list

ETHNIC_GROUPS = code_list(
    white="White",
    mixed="Mixed",
    asian="Asian or Asian British",
    black="Black or Black British",
    other="Other ethnic group",
    not_known="Not known",
)


@dataclass(frozen=True, kw_only=True)
class Ethnicity(Code):
    """A self-defined 18+1 code and the YJB group it belongs to (the 18+1 list of the 2011 census)."""

    group: str


def _ethnicities(group: str, grade: str = "Q", /, **labels: str) -> tuple[Ethnicity, ...]:
    return tuple(Ethnicity(code=c, label=text, group=group, grade=grade) for c, text in labels.items())


ETHNICITIES: tuple[Ethnicity, ...] = (
    *_ethnicities("white", W1="British", W2="Irish", W3="Gypsy or Irish Traveller", W9="Other White"),
    *_ethnicities("white", "M", W4="Roma"),
    *_ethnicities(
        "mixed",
        M1="White and Black Caribbean",
        M2="White and Black African",
        M3="White and Asian",
        M9="Other Mixed",
    ),
    # Chinese sits in Asian in YJB and ONS groups; some Welsh data report it apart.
    *_ethnicities("asian", A1="Indian", A2="Pakistani", A3="Bangladeshi", A4="Chinese", A9="Other Asian"),
    *_ethnicities("black", B1="Caribbean", B2="African", B9="Other Black"),
    *_ethnicities("other", O2="Arab", O9="Other"),
    *_ethnicities("not_known", NS="Not stated"),
)

SEXES = code_list(male="Male", female="Female", unknown="Unknown")
YES_NO = code_list(yes="Yes", no="No")

POPULATION_GROUPINGS = code_list(
    ethnic="Ethnic group (five groups)",
    ethnic_code="Ethnicity (18+1)",
    sex="Sex",
    care="Care status",
    send_held="Special educational needs",
)
"""How a population, or the police's contacts, can be grouped; the codes are those of the ledger's breakdowns."""
POPULATION_GROUPS_OF: Mapping[str, tuple[Code, ...]] = {
    "ethnic": ETHNIC_GROUPS,
    "ethnic_code": (
        *(Code(code=e.code, label=e.label) for e in ETHNICITIES),
        *(each for each in ETHNIC_GROUPS if each.code == "not_known"),
    ),
    "sex": SEXES[:2],
    "care": code_list(lac="Looked after", not_lac="Not looked after"),
    "send_held": code_list(
        ehcp="Education, health and care plan, or statement",
        sen_support="SEN support",
        no_send="No special educational needs",
    ),
}
"""The groups of each grouping."""
POPULATION_GROUPS = tuple(dict.fromkeys(each for groups in POPULATION_GROUPS_OF.values() for each in groups))
POLICE_CONTACTS = code_list(stop_search="Stop and search", arrest="Arrest")
