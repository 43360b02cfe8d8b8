"""Quantiles of the normal, Student's t and the Poisson mean, for the two levels of confidence that yjp prints."""

from statistics import NormalDist

import polars as pl

Table = dict[float, tuple[float, ...]]
"""By confidence: 0.95 for figures, 0.998 for the outer limits of a funnel."""

EXACT_BELOW = 10
"""From this many events Byar's limits differ from the exact ones by less than a printed digit shows."""

_STUDENT_TABLE = 30
_NORMAL = NormalDist()

POISSON_LOWER: Table = {
    0.95: (
        0.0,
        0.025317808,
        0.2422092785,
        0.6186721229,
        1.0898653736,
        1.6234863901,
        2.2018942535,
        2.8143630515,
        3.4538321767,
        4.1153730974,
    ),
    0.998: (
        0.0,
        0.0010005003,
        0.0454020178,
        0.1905333776,
        0.4285524136,
        0.7393717319,
        1.1071046603,
        1.5203362604,
        1.9708139217,
        2.4524244044,
    ),
}
"""Exact lower limits of a Poisson mean when 0 to 9 events were seen (Garwood 1936)."""

POISSON_UPPER: Table = {
    0.95: (
        3.6888794541,
        5.5716433909,
        7.2246876677,
        8.7672730697,
        10.2415886754,
        11.6683320793,
        13.0594740225,
        14.4226753617,
        15.7631892202,
        17.0848034514,
    ),
    0.998: (
        6.907755279,
        9.2334134765,
        11.2288722424,
        13.0622407792,
        14.7941492225,
        16.4547452037,
        18.0616368402,
        19.6261773954,
        21.1561981658,
        22.6573733091,
    ),
}
"""Exact upper limits of a Poisson mean when 0 to 9 events were seen (Garwood 1936)."""

# fmt: off
_STUDENT: Table = {
    0.95: (
        12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157, 2.228139,
        2.200985, 2.178813, 2.160369, 2.144787, 2.13145, 2.119905, 2.109816, 2.100922, 2.093024, 2.085963,
        2.079614, 2.073873, 2.068658, 2.063899, 2.059539, 2.055529, 2.051831, 2.048407, 2.04523, 2.042272,
    ),
    0.998: (
        318.308839, 22.327125, 10.214532, 7.173182, 5.89343, 5.207626, 4.78529, 4.500791, 4.296806, 4.1437,
        4.024701, 3.929633, 3.851982, 3.78739, 3.732834, 3.686155, 3.645767, 3.610485, 3.5794, 3.551808,
        3.527154, 3.504992, 3.484964, 3.466777, 3.450189, 3.434997, 3.421034, 3.408155, 3.39624, 3.385185,
    ),
}
# fmt: on
_EVENTS = [float(n) for n in range(EXACT_BELOW)]


def normal(confidence: float) -> float:
    """The two-sided normal quantile: 1.96 for 0.95."""
    return _NORMAL.inv_cdf(0.5 + confidence / 2)


def two_sided_normal_p(z: float) -> float:
    """The two-sided probability of a standard normal at least this far from nought."""
    return 2 * _NORMAL.cdf(-abs(z))


def exact_poisson(count: pl.Expr, confidence: float) -> tuple[pl.Expr, pl.Expr]:
    """Exact limits for a whole number of events (as floats) from 0 to 9; null for anything else.

    ``ValueError`` for a confidence that is neither 0.95 nor 0.998.
    """
    lower, upper = (
        count.replace_strict(_EVENTS, _at(table, confidence), default=None, return_dtype=pl.Float64)
        for table in (POISSON_LOWER, POISSON_UPPER)
    )
    return lower, upper


def student(degrees: pl.Expr, confidence: float) -> pl.Expr:
    """The two-sided quantile of Student's t: a table to 30 degrees of freedom (floats), then an expansion.

    The expansion is Abramowitz & Stegun 1964, 26.7.5; from 31 degrees it is right to four decimals.
    """
    z = normal(confidence)
    table = degrees.cast(pl.Int64).replace_strict(
        list(range(1, _STUDENT_TABLE + 1)),
        _at(_STUDENT, confidence),
        default=None,
        return_dtype=pl.Float64,
    )
    expansion = (
        z
        + (z**3 + z) / 4 / degrees
        + (5 * z**5 + 16 * z**3 + 3 * z) / 96 / degrees**2
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384 / degrees**3
    )
    return pl.when(degrees > _STUDENT_TABLE).then(expansion).otherwise(table)


def _at(table: Table, confidence: float) -> list[float]:
    if confidence not in table:
        raise ValueError(f"limits are for a confidence of 0.95 or 0.998, not {confidence}")
    return list(table[confidence])
