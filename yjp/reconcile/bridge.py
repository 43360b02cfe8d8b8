"""The bridge from a local count to a published one: what is certain, what is possible, what is left.

Nothing is forced to fit. A possible reason could explain up to so much; what is left is a range, from all possible
reasons used as far as they help to none used at all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from yjp.errors import UserError
from yjp.periods import Window
from yjp.quality.families import ENTRANTS, ENTRIES, REOFFENDING
from yjp.reconcile.definition import MEMBER, OUTCOMES, READING, SUBJECT, Found, Reason
from yjp.reconcile.published import Published
from yjp.reconcile.tolerance import Judgement, Standing, Tolerance, judge

_REASON, _LOWEST, _HIGHEST = "reason", "lowest", "highest"
_AT_MOST_ONCE = {ENTRANTS: 0, ENTRIES: 3, REOFFENDING: 3}
"""Months for each of which a child counts once at most; 0: once in all. Other measures have no bound a child."""


@dataclass(frozen=True, kw_only=True)
class Adjustment:
    """What one reason could do to a local count: between ``lowest`` (nought or less) and ``highest``.

    ``certain`` is a difference that is sure, signed; a reason has either. ``size_known`` is false where the caseload
    cannot show the size; ``why`` then says so. ``confirmed``: the user found it to be so. ``subjects`` is how many
    children (or rows) stand behind it and ``cases`` has them: ``subject``, ``reading``, ``change``, ``outcome_ids``.
    ``hidden``: its numbers are not for this reader.
    """

    reason: Reason
    lowest: int
    highest: int
    certain: int = 0
    size_known: bool = True
    confirmed: bool = False
    subjects: int = 0
    why: str | None = None
    remark: str | None = None
    hidden: bool = False
    cases: pl.DataFrame

    @property
    def moves(self) -> bool:
        """Whether it does or could change the count by a number that is known."""
        return bool(self.certain or self.lowest or self.highest)


@dataclass(frozen=True, kw_only=True)
class End:
    """The bridge to one end of what was published.

    local + certain + ``used`` + ``least`` = ``published``, with all possible reasons used as far as they help, and
    local + certain + ``most`` = ``published`` with none.
    """

    published: int
    used: int
    least: int
    most: int


@dataclass(frozen=True, kw_only=True)
class Bridge:
    """A local count beside one published figure.

    ``together`` is the lowest and highest change that all possible reasons could make together, a child not being
    counted away twice. ``judgement`` is of the local count after what is certain.
    """

    measure: str
    local: int
    certain: int
    published: Published
    adjustments: tuple[Adjustment, ...]
    together: tuple[int, int]
    ends: tuple[End, End]
    judgement: Judgement

    @property
    def comparable(self) -> int:
        """The local count after what is certain."""
        return self.local + self.certain

    @property
    def standing(self) -> Standing:
        """What is said of the gap."""
        return self.judgement.standing

    @property
    def gap(self) -> tuple[int, int]:
        """Published less local, at both ends of what was published."""
        return self.ends[0].most, self.ends[1].most

    @property
    def unexplained(self) -> tuple[int, int]:
        """The smallest and the largest that can be left, signed as the gap."""
        left = [x for end in self.ends for x in (end.least, end.most)]
        nearest = 0 if min(left) <= 0 <= max(left) else min(left, key=abs)
        return nearest, max(left, key=abs)


def build(
    now: pl.DataFrame,
    settled: pl.DataFrame,
    window: Window,
    measure: str,
    found: Mapping[str, Found],
    reasons: Sequence[Reason],
    published: Published,
    tolerance: Tolerance,
    *,
    confirmed: Mapping[str, int] | None = None,
    confidence: float = 0.95,
) -> Bridge:
    """The bridge of one measure to one published figure.

    ``now`` is what each child adds to the local count (``child_id`` and measures), ``settled`` what each adds after
    differences of definition. ``found`` is what each of the ``reasons`` could do, by id; ``confirmed`` are signed
    numbers that the user has found to be so: they are certain, and their reason is no longer a possibility.
    ``UserError`` where they take away more than there is.
    """
    sure = confirmed or {}
    mine = [r for r in reasons if published.from_rate or not r.only_rates]
    adjustments = tuple(_adjustment(r, found[r.id], measure, sure.get(r.id)) for r in mine)
    possible = {r.id: found[r.id] for r in mine if r.id not in sure and not found[r.id].certain}
    local = int(now.get_column(measure).sum())
    certain = sum(a.certain for a in adjustments)
    if local + certain < 0:
        raise UserError(
            f"What is confirmed takes {-certain} from our count of {local}: it cannot be less than nought."
        )
    judgement = judge(local + certain, published.lowest, published.highest, tolerance, confidence)
    if judgement.standing is Standing.AGREES and not published.whole:
        # Neither of the two whole numbers gives the published rate here: ours cannot agree with it.
        reason = "no whole number gives the published rate over this base; ours is next to it"
        judgement = Judgement(standing=Standing.SOFT, reason=reason)
    reach = together(settled, measure, possible, window)
    return Bridge(
        measure=measure,
        local=local,
        certain=certain,
        published=published,
        adjustments=adjustments,
        together=reach,
        ends=(
            _end(local + certain, published.lowest, reach),
            _end(local + certain, published.highest, reach),
        ),
        judgement=judgement,
    )


def _end(comparable: int, published: int, reach: tuple[int, int]) -> End:
    gap = published - comparable
    used = min(max(gap, reach[0]), reach[1])
    return End(published=published, used=used, least=gap - used, most=gap)


def _adjustment(reason: Reason, found: Found, measure: str, confirmed: int | None) -> Adjustment:
    cases = _cases(found, measure)
    subjects = cases.get_column(SUBJECT).n_unique()
    if confirmed is not None:
        return Adjustment(
            reason=reason,
            lowest=0,
            highest=0,
            certain=confirmed,
            confirmed=True,
            subjects=subjects,
            cases=cases,
        )
    lowest, highest = _extremes(found, measure)
    if found.certain:
        # One reading, and it is so: every change of it is made.
        return Adjustment(
            reason=reason, lowest=0, highest=0, certain=lowest + highest, subjects=subjects, cases=cases
        )
    return Adjustment(
        reason=reason,
        lowest=lowest,
        highest=highest,
        size_known=found.why is None and measure not in found.open_ended,
        subjects=subjects,
        why=found.why,
        remark=found.remark,
        cases=cases,
    )


def _cases(found: Found, measure: str) -> pl.DataFrame:
    if found.options is None:
        return pl.DataFrame(
            schema={SUBJECT: pl.String, READING: pl.String, "change": pl.Int64, OUTCOMES: pl.String}
        )
    return found.options.filter(pl.col(measure) != 0).select(
        SUBJECT, READING, pl.col(measure).alias("change"), OUTCOMES
    )


def _by_subject(options: pl.DataFrame, measure: str) -> pl.DataFrame:
    """The furthest that one of a subject's options takes it down and up, or not at all."""
    change = pl.col(measure)
    return options.group_by(SUBJECT).agg(
        change.min().clip(upper_bound=0).alias(_LOWEST), change.max().clip(lower_bound=0).alias(_HIGHEST)
    )


def _extremes(found: Found, measure: str) -> tuple[int, int]:
    lowest, highest = found.sums.get(measure, (0, 0))
    if found.options is None:
        return lowest, highest
    sums = _by_subject(found.options, measure).select(pl.col(_LOWEST, _HIGHEST).sum())
    return lowest + sums.item(0, _LOWEST), highest + sums.item(0, _HIGHEST)


def together(now: pl.DataFrame, measure: str, found: Mapping[str, Found], window: Window) -> tuple[int, int]:
    """The lowest and highest change that reasons could make together.

    A child can stand under several reasons. Nobody is taken away more than there is, and nobody counts more often than
    the rule allows. ``now`` has ``child_id`` and what each child adds.
    """
    parts = [
        _by_subject(each.options, measure).with_columns(pl.lit(name).alias(_REASON))
        for name, each in found.items()
        if each.options is not None
    ]
    lowest = sum(each.sums.get(measure, (0, 0))[0] for each in found.values())
    highest = sum(each.sums.get(measure, (0, 0))[1] for each in found.values())
    if not parts:
        return lowest, highest
    members = pl.concat(
        [pl.DataFrame(schema={MEMBER: pl.String, "_group": pl.String})]
        + [
            e.members.select(MEMBER, pl.col(SUBJECT).alias("_group"))
            for e in found.values()
            if e.members is not None
        ]
    )
    size = members.group_by("_group").agg(pl.len().alias("_size"))
    group = pl.coalesce("_group", SUBJECT)
    held = (
        now.select(pl.col("child_id").alias(SUBJECT), pl.col(measure).alias("_now"))
        .join(members, left_on=SUBJECT, right_on=MEMBER, how="left")
        .group_by(group.alias(SUBJECT))
        .agg(pl.col("_now").sum())
    )
    summed = (
        pl.concat(parts)
        .join(members, left_on=SUBJECT, right_on=MEMBER, how="left")
        .group_by(group.alias(SUBJECT))
        .agg(pl.col(_LOWEST, _HIGHEST).sum())
        .join(held, on=SUBJECT, how="left")
        .join(size, left_on=SUBJECT, right_on="_group", how="left")
        .with_columns(pl.col("_now").fill_null(0), pl.col("_size").fill_null(1))
    )
    # A row set aside that names no child may take any child away: it has nothing of its own to lose.
    nameless = pl.col(SUBJECT).str.starts_with("set aside ")
    down = pl.when(nameless).then(_LOWEST).otherwise(pl.max_horizontal(_LOWEST, -pl.col("_now")))
    up = pl.col(_HIGHEST)
    if measure in _AT_MOST_ONCE:
        months = _AT_MOST_ONCE[measure]
        most = window.months // months if months else 1
        up = pl.min_horizontal(up, most * pl.col("_size") - pl.col("_now"))
    sums = summed.select(down.sum().alias(_LOWEST), up.sum().alias(_HIGHEST)).row(0)
    return lowest + int(sums[0]), highest + int(sums[1])
