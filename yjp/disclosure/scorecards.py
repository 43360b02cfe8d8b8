"""Which values of a service's own scorecards are hidden: small counts, small rests, and what cannot be judged.

They are no part of the sums among the caseload's counts. So the rule is blunt: with a hidden value goes every value of
the same measure whose period overlaps, since a quarter could be found from its year.
"""

import polars as pl

from yjp.disclosure.profiles import Applies, Profile
from yjp.figures import SCORECARD, AreaRole, State, Unit


def hidden_values(figures: pl.DataFrame, profile: Profile) -> set[int]:
    """Places of the rows to hide.

    A value without counts stays only where it was published: nobody can say how many children are behind it.
    """
    if profile.applies is not Applies.EVERY_COUNT:
        return set()
    own = [
        row
        for row in figures.with_row_index("_row").iter_rows(named=True)
        if row["source"] == SCORECARD and row["area_role"] == AreaRole.LOCAL.value
    ]
    small = [row for row in own if row["state"] != State.AS_PUBLISHED.value and _small(row, profile)]
    return {
        row["_row"]
        for row in own
        for cause in small
        if row["indicator"] == cause["indicator"]
        and row["period_start"] <= cause["period_end"]
        and cause["period_start"] <= row["period_end"]
    }


def _small(row: dict[str, object], profile: Profile) -> bool:
    number, base = row["numerator"], row["denominator"]
    if not isinstance(number, float):
        return row["value"] is not None
    counts = [number]
    if isinstance(base, float):
        # A share of nearly all says how few are left; of a small base it says who they are.
        counts += [base] + ([base - number] if row["unit"] == Unit.PERCENT.value else [])
    least = 1 if profile.zeros else 0
    return any(least <= count < profile.threshold for count in counts)
