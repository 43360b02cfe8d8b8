"""Small ledgers written by hand for the tests of disclosure: counts in, rows out, as the engine would have them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import polars as pl

from yjp import figures
from yjp.comparators.change import changes
from yjp.comparators.compare import comparisons
from yjp.figures import figure_id
from yjp.indicators.registry import indicator
from yjp.ledger import About, Ledger
from yjp.periods import parse_window

AREA = "rotherham"
POPULATION = 26_431
ABOUT = About(
    service="Rotherham",
    area=AREA,
    extract_date=date(2019, 6, 18),
    made_up=True,
    yjp_version="0.1.0",
    run_id="0000000000000000",
)

Counts = Mapping[tuple[str, str], float | tuple[float, float]]


def row(
    what: str,
    window: str,
    n: float | None,
    d: float | None = None,
    group: str | None = None,
    value: str | None = None,
    **parts: object,
) -> dict[str, object]:
    """One row of the caseload's own figures."""
    definition, period = indicator(what), parse_window(window)
    area = str(parts.get("area", AREA))
    worth = (
        None if n is None or d == 0 else n if definition.unit == "count" else n / (d or 1) * definition.per
    )
    filled: dict[str, object] = dict.fromkeys(figures.SCHEMA) | {
        "figure_id": figure_id(what, window, area, group, value),
        "indicator": what,
        "definition_version": "1",
        "area": area,
        "area_name": area.title(),
        "area_role": "local",
        "window": window,
        "period_start": period.start,
        "period_end": period.end,
        "group": group,
        "group_value": value,
        "numerator": n,
        "denominator": d,
        "per": definition.per,
        "value": worth,
        "unit": definition.unit.value,
        "decimals": definition.decimals,
        "state": "final",
        "source": "caseload",
        "source_ref": "caseload extract of 18 June 2019",
        "suppressed": False,
    }
    return filled | parts


def published(what: str, window: str, value: float, **parts: object) -> dict[str, object]:
    """One row of a figure that somebody else published."""
    area = str(parts.get("area", "england"))
    return row(what, window, None) | {
        "figure_id": figure_id(what, window, area),
        "area": area,
        "area_name": area.title(),
        "area_role": "national",
        "value": value,
        "source": "published",
        "state": "as_published",
        **parts,
    }


def quarters(what: str, last: str, counts: list[int], rate: str | None = None) -> list[dict[str, object]]:
    """Quarterly counts up to a quarter, the rolling years that they make, and the rate of each year."""
    end = parse_window(last)
    ends = [end.earlier(3 * back) for back in reversed(range(len(counts)))]
    found = [row(what, window.id, n) for window, n in zip(ends, counts, strict=True)]
    for place in range(3, len(counts)):
        year, n = ends[place].id.replace(".3m", ".12m"), sum(counts[place - 3 : place + 1])
        found.append(row(what, year, n))
        found += [row(rate, year, n, POPULATION)] if rate else []
    return found


def groups(
    what: str, window: str, group: str, counts: Mapping[str, int], of: int | None = None
) -> list[dict[str, object]]:
    """The rows of a breakdown; ``of`` is the total that stands beside each."""
    return [row(what, window, n, of, group, value) for value, n in counts.items()]


def ledger(rows: list[dict[str, object]], *, compared: bool = False) -> Ledger:
    """A ledger of these rows, with changes and comparisons as the engine computes them where asked for."""
    levels = figures.ordered(pl.DataFrame(rows, schema=figures.SCHEMA))
    if not compared:
        return Ledger(figures=levels, comparisons=figures.empty(figures.COMPARISONS), about=ABOUT)
    every = figures.ordered(pl.concat([levels, changes(levels)]))
    return Ledger(figures=every, comparisons=comparisons(every), about=ABOUT)


def hidden(whole: Ledger, *ids: str, only: tuple[str, ...] = ("numerator", "denominator", "value")) -> Ledger:
    """What councils often do: the count of some figures is blanked, and nothing else."""
    hit = pl.col("figure_id").is_in(list(ids))
    assert whole.figures.filter(hit).height >= len(ids)
    return replace(
        whole,
        figures=whole.figures.with_columns(
            *(pl.when(~hit).then(pl.col(name)).alias(name) for name in (*only, "lower", "upper")),
            suppressed=hit,
        ),
    )
