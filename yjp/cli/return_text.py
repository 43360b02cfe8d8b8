"""The KPI return in short, for a terminal."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yjp_returns.kpi.make import KpiReturn


def summary(made: "KpiReturn") -> str:
    """Headlines, checks that are no pass, entries by hand, and how much moved."""
    from yjp.numbers import plain
    from yjp_returns.kpi.checking import Verdict
    from yjp_returns.kpi.workbook.front import WHOLE, unit

    lines = [f"{made.about.service}: {made.declared.title}, {made.label}"]
    lines += [made.about.banner] if made.about.banner else []
    lines += [f"The KPIs are {made.version.quality} ({made.version.quality_source}).", ""]
    found = {row["measure"]: row for row in made.measures.iter_rows(named=True)}
    for measure in (m for m in made.version.measures if m.headline):
        row, words = found[measure.id], unit(measure)
        if row["value"] is None:
            shown = f"empty: {row['reason']}"
        elif words == "number":
            shown = plain(row["value"], 0)
        else:
            value = plain(row["value"], 0 if words in WHOLE else 1)
            shown = f"{value} {words}"
            if (behind := f"{row['numerator']:,} of {row['denominator']:,}") != shown:
                shown += f" ({behind})"
        lines += [f"KPI {measure.kpi}: {measure.title}", f"    {shown}"]
    lines.append("")
    for result in made.results:
        if result.verdict is not Verdict.PASS:
            lines.append(f"{result.verdict.value}: {result.check.what}")
            lines += [f"    {outcome.sentence}" for outcome in result.broken[:3]]
            lines += [f"    could not run at {n:,} places: {why}" for why, n in result.reasons.items()]
    entered = len(made.entries)
    lines += ["", f"{entered:,} {'cell' if entered == 1 else 'cells'} entered by hand."]
    lines.append(f"{len(made.comparison.moves):,} cells moved since {made.comparison.words}.")
    return "\n".join(lines) + "\n"
