"""The headings that every set ends in: what a plan needs for its figures to be checked and its words understood."""

from yjp.plan.headings.definition import Grade, Heading

YJP = "yjp"

GOVERNANCE_MAP = Heading(
    id="governance_map",
    title="Appendix: governance map",
    holds="Who decides what about youth justice here, and who answers to whom.",
    source="Plans of 2019 (Rotherham, Milton Keynes) print one",
    grade=Grade.OWN,
    required=False,
    sections=("governance_map",),
)
GLOSSARY = Heading(
    id="glossary",
    title="Appendix: glossary",
    holds="The terms that this plan uses, in plain words.",
    source=YJP,
    grade=Grade.OWN,
    required=False,
    sections=("glossary",),
)
METHODS = Heading(
    id="methods",
    title="Appendix: how these figures were made",
    holds="What each figure counts, where it differs from the official method, and where it comes from.",
    source=YJP,
    grade=Grade.OWN,
    required=False,
    sections=("methods",),
)
STAFFING = Heading(
    id="staffing",
    title="Appendix: staffing",
    holds="Staff by role and contract, and by sex and ethnicity.",
    source="Tables B7 and B8 of the YJB, as plans of 2019 print them (Northamptonshire, Monmouthshire)",
    grade=Grade.READ,
    holds_grade=Grade.READ,
    required=False,
    sections=("staffing_tables",),
)
CLOSING = (GOVERNANCE_MAP, GLOSSARY, METHODS)
