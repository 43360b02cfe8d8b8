"""What a board is told: green, amber, red or no call, by one declared rule (docs/decisions/0011-ratings.md).

Red needs two things: a difference that chance does not explain, and one larger than the tolerance. A difference that
chance explains is amber at worst; where there are too few events to test there is no call.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from yjp.comparators.judge import good
from yjp.comparators.names import in_prose
from yjp.figures import LETTERS, OWN_PAST, RATINGS, AreaRole, Rating, State, Verdict
from yjp.indicators.definition import Polarity
from yjp.indicators.registry import HEADLINES, REOFFENCES_PER_CHILD
from yjp.local_measures import PREFIX
from yjp.settings import RATE_AGAINST, Settings

TOLERANCE_PERCENT = Settings.tolerance_percent
RATED = (*HEADLINES, REOFFENCES_PER_CHILD)
_WITH = {
    OWN_PAST: "the year before",
    AreaRole.FAMILY: "the YOT family",
    AreaRole.PROXY: "the statistical neighbours",
    AreaRole.CHOSEN: "the chosen services",
    AreaRole.PCC: "the PCC area",
    AreaRole.REGION: "the region",
    AreaRole.NATIONAL: "the national figure",
    AreaRole.TARGET: "the target",
}
_NAMES = {Rating.GREEN: "Green", Rating.AMBER: "Amber", Rating.RED: "Red", Rating.NO_CALL: "No call"}


@dataclass(frozen=True, kw_only=True)
class Rated:
    """A rating and its reason: one sentence with the rating's name and letter, and without numbers."""

    rating: Rating
    reason: str


def rate(
    polarity: Polarity,
    verdict: Verdict,
    direction: str | None,
    percent: float | None,
    kind: str,
    *,
    name: str | None = None,
    tolerance_percent: float = TOLERANCE_PERCENT,
) -> Rated | None:
    """The rating of one comparison; none where neither direction is good.

    ``percent`` is by how many percent the figure differs from the comparator, none from nought (which is beyond any
    tolerance). ``kind`` is the comparison's and ``name`` its area's. The reason begins with the verdict's word.
    """
    if polarity is Polarity.NEITHER:
        return None
    other = _called(name, kind)
    if verdict is Verdict.TOO_FEW or direction is None:
        return _said(Rating.NO_CALL, f"too few events to compare with {other}")
    if direction == "same":
        return _said(Rating.GREEN, f"the same as {other}")
    if verdict in (Verdict.BETTER, Verdict.WORSE):
        words = f"{verdict} than {other}; {direction} by more than chance would explain"
    else:
        unclear = f"no clear change on {other}" if kind == OWN_PAST else f"no clear difference from {other}"
        words = f"{unclear}; {direction}, but by no more than chance would explain"
    if verdict is Verdict.BETTER or (verdict is Verdict.SIMILAR and direction == good(polarity)):
        return _said(Rating.GREEN, words)
    little = percent is not None and abs(percent) <= tolerance_percent
    if verdict is Verdict.WORSE:
        return (
            _said(Rating.AMBER, f"{words}, but within the tolerance") if little else _said(Rating.RED, words)
        )
    beyond = f"{words}, though by more than the tolerance"
    return _said(Rating.GREEN, f"{words} and within the tolerance") if little else _said(Rating.AMBER, beyond)


def ratings(
    ledger: pl.DataFrame, comparisons: pl.DataFrame, against: Sequence[str] = RATE_AGAINST
) -> pl.DataFrame:
    """The overall rating of every local twelve-month figure (schema ``figures.RATINGS``).

    It is that of the first kind in ``against`` that the figure is compared with: a board is never given whichever
    comparison says most. Of several comparators of a kind, one with counts comes before one with only a rate, and one
    as first published before its revision. The service's own measures are rated against their target, where they have
    one; those that are held against nothing are not rated.
    """
    local = pl.col("indicator").str.starts_with(PREFIX)
    judged = comparisons.filter(pl.col("rating").is_not_null()).get_column("figure_id")
    own = ledger.filter(
        pl.col("indicator").is_in([indicator.id for indicator in RATED])
        | (local & pl.col("figure_id").is_in(judged.implode())),
        pl.col("area_role") == AreaRole.LOCAL.value,
        pl.col("group").is_null(),
        pl.col("window").str.ends_with(".12m"),
    ).select("figure_id", "state")
    order = {kind: place for place, kind in enumerate((AreaRole.TARGET.value, *against))}
    others = ledger.select(
        comparator_id="figure_id",
        _rate_only=pl.col("denominator").is_null(),
        _revised=pl.col("state") == State.REVISED.value,
    )
    best = (
        comparisons.filter(pl.col("kind").is_in(list(order)), pl.col("rating").is_not_null())
        .join(others, on="comparator_id", how="left")
        .with_columns(_place=pl.col("kind").replace_strict(order, return_dtype=pl.Int32))
        .sort("figure_id", "_place", "_rate_only", "_revised", "comparator_id")
        .unique("figure_id", keep="first", maintain_order=True)
        .select("figure_id", "rating", "comparator_id", "kind", reason="rating_reason")
    )
    unsettled = pl.col("state") == State.PROVISIONAL.value
    alone = _said(Rating.NO_CALL, "there is nothing to compare it with").reason
    filling = _said(Rating.NO_CALL, "its children are still being followed up").reason
    return (
        own.join(best, on="figure_id", how="left")
        .with_columns(
            pl.col("rating").fill_null(Rating.NO_CALL.value),
            pl.col("reason").fill_null(pl.when(unsettled).then(pl.lit(filling)).otherwise(pl.lit(alone))),
        )
        .select(pl.col(name).cast(kind) for name, kind in RATINGS.items())
        .sort("figure_id")
    )


def _called(name: str | None, kind: str) -> str:
    if name is None or kind in (OWN_PAST, AreaRole.TARGET):
        return _WITH[kind]
    bare, qualifier = in_prose(name, kind)
    return f"{bare} ({qualifier})" if qualifier else bare


def _said(rating: Rating, why: str) -> Rated:
    return Rated(rating=rating, reason=f"{_NAMES[rating]} ({LETTERS[rating]}): {why}.")
