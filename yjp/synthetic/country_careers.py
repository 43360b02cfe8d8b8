"""What is decided about a made-up country's children: kinds of outcome by the law of the day. Rough shares only."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp.model import codes
from yjp.synthetic.country_draws import Draws

Choice = Sequence[tuple[str, float]]
"""Codes with their weights; the weights need not add up to 1."""

OUTCOME = pl.Enum(codes.OUTCOME_CODES)
CATEGORY = pl.Enum(codes.values(codes.OFFENCE_CATEGORIES))
RESIDENCE = pl.Enum(codes.values(codes.RESIDENCES))
APPEAL = pl.Enum(codes.values(codes.APPEALS))
SEX = pl.Enum(codes.values(codes.SEXES))
ETHNICITY = pl.Enum(codes.values(codes.ETHNICITIES))
YES_NO = pl.Enum(codes.values(codes.YES_NO))
EPOCH = date(1970, 1, 1)

REPRIMANDS_END = date(2013, 4, 8)
"""Legal Aid, Sentencing and Punishment of Offenders Act 2012, section 135: cautions from this day."""
YRO_BEGINS = date(2009, 11, 30)
"""Criminal Justice and Immigration Act 2008: the youth rehabilitation order replaces nine orders."""
SENTENCING_CODE = date(2020, 12, 1)
"""Sentencing Act 2020: section 250 detention in place of section 91."""

TIERS = ("diversion", "pre_court", "first_tier", "community", "custody")
_STEPS = (0.16, 0.62, 0.92, 1.25)
"""Where one tier ends and the next begins, on a scale from 0 (a first, small matter) upwards."""
_HARDER = 0.12
"""How far each earlier decision moves a child up that scale."""

_TYPES: dict[str, tuple[date, Choice, Choice]] = {
    "diversion": (
        REPRIMANDS_END,
        (("other_informal_action_yot_involvement", 5), ("community_resolution", 5)),
        (
            ("community_resolution", 60),
            ("community_resolution_with_yjs_involvement", 20),
            ("no_further_action_outcome_22_with_yjs_involvement", 12),
            ("outcome_23", 3),
            # Recorded under codes that had ended, as case systems do until they have the right ones.
            ("reprimand", 3),
            ("drug_treatment_and_testing_order", 2),
        ),
    ),
    "pre_court": (
        REPRIMANDS_END,
        (("reprimand", 65), ("final_warning", 35)),
        (("youth_caution", 60), ("youth_conditional_caution", 40)),
    ),
    "first_tier": (
        YRO_BEGINS,
        (("referral_order", 55), ("reparation_order", 12), ("conditional_discharge", 16), ("fine", 17)),
        (
            ("referral_order", 64),
            ("conditional_discharge", 18),
            ("fine", 12),
            ("absolute_discharge", 3),
            ("reparation_order", 3),
        ),
    ),
    "community": (
        YRO_BEGINS,
        (
            ("supervision_order", 45),
            ("action_plan_order", 25),
            ("attendance_centre_order", 15),
            ("curfew_order", 15),
        ),
        (("youth_rehabilitation_order", 100),),
    ),
    "custody": (
        SENTENCING_CODE,
        (("detention_and_training_order", 93), ("section_90_91_detention", 7)),
        (("detention_and_training_order", 90), ("section_250", 9), ("section_259", 1)),
    ),
}
_OFFENCES: Choice = (
    ("violence_against_the_person", 27),
    ("theft_and_handling_stolen_goods", 19),
    ("criminal_damage", 13),
    ("public_order", 8),
    ("drugs", 10),
    ("motoring_offences", 7),
    ("domestic_burglary", 3),
    ("non_domestic_burglary", 2),
    ("robbery", 4),
    ("vehicle_theft_unauthorised_taking", 3),
    ("racially_aggravated", 1.5),
    ("sexual_offences", 1.5),
    ("arson", 0.6),
    ("fraud_and_forgery", 1),
    ("other", 2.4),
)
_BREACHES: Choice = tuple((name, 1.0) for name in codes.BREACH_CATEGORIES)


def chosen(draws: Draws, name: str, choice: Choice, kind: pl.Enum) -> pl.Series:
    """One of the codes for each key, as likely as its weight."""
    values = pl.Series([code for code, _ in choice], dtype=kind)
    return values.gather(draws.weighted(name, [weight for _, weight in choice]))


def tiers(draws: Draws, before: pl.Series) -> pl.Series:
    """The place in ``TIERS`` of a decision after so many earlier ones: the more of them, the more serious."""
    scale = draws.share("tier") + before.cast(pl.Float64) * _HARDER
    return pl.Series(_STEPS).search_sorted(scale, side="right").cast(pl.UInt32)


def types(draws: Draws, tier: pl.Series, day: pl.Series) -> pl.Series:
    """An outcome code of the tier, of those that there were on the day (days since 1970)."""
    columns = {"tier": tier, "day": day}
    for name, (_, *choices) in _TYPES.items():
        for period, choice in zip(("before", "after"), choices, strict=True):
            columns[f"{name} {period}"] = chosen(draws, f"{name} {period}", choice, OUTCOME)
    found = pl.lit(None, dtype=OUTCOME)
    for place, name in enumerate(TIERS):
        begins = _TYPES[name][0].toordinal() - EPOCH.toordinal()
        of_day = pl.when(pl.col("day") < begins).then(f"{name} before").otherwise(f"{name} after")
        found = pl.when(pl.col("tier") == place).then(of_day).otherwise(found)
    return pl.DataFrame(columns).select(found.alias("type")).to_series()


def categories(draws: Draws, before: pl.Series) -> pl.Series:
    """What the offences were; a breach only of something that was decided before."""
    columns = {
        "usual": chosen(draws, "category", _OFFENCES, CATEGORY),
        "breach": chosen(draws, "breach", _BREACHES, CATEGORY),
        "breached": draws.yes("breached", 0.09) & (before > 0),
        "known": draws.yes("known", 0.99),
    }
    offence = pl.when("breached").then("breach").otherwise("usual")
    return pl.DataFrame(columns).select(pl.when("known").then(offence).alias("category")).to_series()
