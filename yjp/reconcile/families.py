"""The families of counts that reasons speak of, and what their measures are called."""

from yjp.quality.families import ENTRANTS, ENTRIES, FAMILIES, FOLLOWING, REOFFENDING, SENTENCES, Family

FTE, CUSTODY, COHORT = "first time entrants", "custody", "reoffending"
OF_NAME: dict[str, Family] = {family.name: family for family in FAMILIES}

NOUNS: dict[str, tuple[str, str]] = {
    ENTRANTS: ("first time entrant", "first time entrants"),
    SENTENCES: ("custodial sentence", "custodial sentences"),
    ENTRIES: ("child in the cohort", "children in the cohort"),
    REOFFENDING: ("reoffender", "reoffenders"),
    FOLLOWING: ("reoffence", "reoffences"),
}
"""What one and several of a measure are."""

COUNTED_AS: dict[str, tuple[str, tuple[str, ...]]] = {
    "fte_rate": (FTE, (ENTRANTS,)),
    "fte_count": (FTE, (ENTRANTS,)),
    "custody_rate": (CUSTODY, (SENTENCES,)),
    "custody_count": (CUSTODY, (SENTENCES,)),
    "binary_reoffending": (COHORT, (REOFFENDING, ENTRIES)),
    "reoffences_per_reoffender": (COHORT, (FOLLOWING, REOFFENDING)),
    "reoffences_per_child": (COHORT, (FOLLOWING, ENTRIES)),
}
"""An indicator's family, and its measures: numerator and, where that is counted too, denominator."""
