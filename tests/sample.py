"""A small ledger written by hand (Rotherham's published position, 2019): for tests of whatever reads a ledger."""

from datetime import date

import polars as pl

from yjp import figures
from yjp.figures import COMPARISONS, figure_id
from yjp.indicators.registry import change_of, indicator
from yjp.ledger import About, Ledger
from yjp.periods import parse_window

AREAS = {
    "rotherham": ("Rotherham", "local"),
    "rotherham_published": ("Rotherham, official (as published)", "published_local"),
    "rotherham_family": ("YOT family", "family"),
    "south_yorkshire_pcc": ("South Yorkshire PCC area", "pcc"),
    "yorkshire_and_the_humber": ("Yorkshire and the Humber", "region"),
    "england": ("England", "national"),
    "national": ("National", "national"),
}
CUSTODY_YEARS = ("2015-03.12m", "2016-03.12m", "2017-03.12m", "2018-03.12m", "2019-03.12m")
PUBLISHED = {
    ("custody_rate", "south_yorkshire_pcc"): dict(
        zip(CUSTODY_YEARS, (0.52, 0.35, 0.28, 0.29, 0.23), strict=True)
    ),
    ("custody_rate", "rotherham_family"): dict(
        zip(CUSTODY_YEARS, (0.43, 0.41, 0.39, 0.28, 0.20), strict=True)
    ),
    ("custody_rate", "national"): dict(zip(CUSTODY_YEARS, (0.44, 0.41, 0.44, 0.38, 0.31), strict=True)),
    ("binary_reoffending", "south_yorkshire_pcc"): {"2016-06.12m": 31.3, "2017-06.12m": 34.3},
    ("binary_reoffending", "rotherham_family"): {"2016-06.12m": 40.6, "2017-06.12m": 40.2},
    ("binary_reoffending", "national"): {"2016-06.12m": 41.6, "2017-06.12m": 39.8},
    ("reoffences_per_reoffender", "south_yorkshire_pcc"): {"2016-06.12m": 3.43, "2017-06.12m": 3.97},
    ("reoffences_per_reoffender", "rotherham_family"): {"2016-06.12m": 3.91, "2017-06.12m": 3.87},
    ("reoffences_per_reoffender", "national"): {"2016-06.12m": 3.82, "2017-06.12m": 3.96},
    ("fte_rate", "rotherham_published"): {"2018-12.12m": 169.0},
    ("fte_rate", "yorkshire_and_the_humber"): {"2017-12.12m": 303.0, "2018-12.12m": 245.0},
    ("fte_rate", "england"): {
        "2015-12.12m": 371.0,
        "2016-12.12m": 328.0,
        "2017-12.12m": 294.0,
        "2018-12.12m": 238.0,
    },
    ("fte_rate_change", "south_yorkshire_pcc"): {"2018-12.12m": -29.9},
    ("fte_rate_change", "rotherham_family"): {"2018-12.12m": -16.6},
    ("fte_rate_change", "national"): {"2018-12.12m": -19.6},
}
LOCAL = [
    # indicator, window, numerator, denominator, lower, upper
    ("fte_rate", "2015-12.12m", 88, 24300, 290.4, 446.2),
    ("fte_rate", "2016-12.12m", 78, 24100, 255.8, 403.9),
    ("fte_rate", "2017-12.12m", 56, 24190, 174.9, 300.6),
    ("fte_rate", "2018-12.12m", 41, 24260, 121.3, 229.3),
    ("fte_rate", "2019-03.12m", 38, 24260, 110.8, 215.0),
    ("custody_rate", "2015-03.12m", 11, 24300, 0.23, 0.81),
    ("custody_rate", "2016-03.12m", 11, 24100, 0.23, 0.82),
    ("custody_rate", "2017-03.12m", 6, 24190, 0.09, 0.54),
    ("custody_rate", "2018-03.12m", 10, 24260, 0.20, 0.76),
    ("custody_rate", "2019-03.12m", 3, 24400, 0.03, 0.36),
    ("binary_reoffending", "2016-06.12m", 30, 109, 20.0, 36.6),
    ("binary_reoffending", "2017-06.12m", 30, 91, 24.2, 43.1),
    ("reoffences_per_reoffender", "2016-06.12m", 83, 30, 2.20, 3.48),
    ("reoffences_per_reoffender", "2017-06.12m", 104, 30, 2.60, 4.62),
]
CHANGES = [
    # indicator, window, change, lower, upper, decimals of the change
    ("fte_rate", "2018-12.12m", -27.0, -51.1, 9.2, 1),
    ("custody_rate", "2019-03.12m", -0.2892, None, None, 2),
    ("binary_reoffending", "2017-06.12m", 5.444, -7.1, 18.0, 1),
    ("reoffences_per_reoffender", "2017-06.12m", 25.3, -12.0, 78.0, 1),
]
VERDICTS = {
    # (indicator, comparator area): (verdict, p)
    ("fte_rate", "england"): ("better", 0.03),
    ("fte_rate", "yorkshire_and_the_humber"): ("better", 0.01),
    ("custody_rate", "rotherham_family"): ("similar", 0.4),
    ("custody_rate", "south_yorkshire_pcc"): ("similar", 0.3),
    ("custody_rate", "national"): ("similar", 0.08),
    ("binary_reoffending", "rotherham_family"): ("similar", 0.2),
    ("binary_reoffending", "south_yorkshire_pcc"): ("similar", 0.8),
    ("binary_reoffending", "national"): ("similar", 0.2),
    ("reoffences_per_reoffender", "rotherham_family"): ("similar", 0.4),
    ("reoffences_per_reoffender", "south_yorkshire_pcc"): ("similar", 0.3),
    ("reoffences_per_reoffender", "national"): ("similar", 0.3),
}
RATED = {
    "fte_rate": ("2018-12.12m", "green", "own_past", "Green (G): lower than the year before."),
    "custody_rate": (
        "2019-03.12m",
        "no_call",
        "family",
        "No call (N): too few events to compare with the YOT family.",
    ),
}
HEADLINE_WINDOWS = {
    "fte_rate": "2018-12.12m",
    "custody_rate": "2019-03.12m",
    "binary_reoffending": "2017-06.12m",
    "reoffences_per_reoffender": "2017-06.12m",
}


def row(indicator_id: str, window: str, area: str, **parts: object) -> dict[str, object]:
    """One ledger row with everything that the parts do not say filled in."""
    definition, period, (name, role) = indicator(indicator_id), parse_window(window), AREAS[area]
    published = area != "rotherham"
    filled: dict[str, object] = dict.fromkeys(figures.SCHEMA)
    filled |= {
        "figure_id": figure_id(indicator_id, window, area),
        "indicator": indicator_id,
        "definition_version": None if published else definition.definition_version,
        "area": area,
        "area_name": name,
        "area_role": role,
        "window": window,
        "period_start": period.start,
        "period_end": period.end,
        "per": definition.per,
        "unit": definition.unit.value,
        "decimals": definition.decimals,
        "state": "as_published" if published else "estimate",
        "source": "published" if published else "caseload",
        "source_ref": "Rotherham Youth Justice Plan 2019-2021"
        if published
        else "caseload extract of 18 June 2019",
        "vintage": "2019" if published else None,
        "quality": None if published else "population of 2017: implied by the published rate",
        "suppressed": False,
    }
    return filled | parts


def sample() -> Ledger:
    """The ledger, with comparisons, of a made-up caseload that matches Rotherham's published position."""
    rows = []
    for indicator_id, window, n, d, lower, upper in LOCAL:
        definition = indicator(indicator_id)
        value = n / d * definition.per
        rows.append(
            row(
                indicator_id,
                window,
                "rotherham",
                numerator=n,
                denominator=d,
                value=value,
                lower=lower,
                upper=upper,
                interval_method="Byar (exact Poisson under 10)",
                state="final" if "reoff" in indicator_id else "estimate",
            )
        )
    for (indicator_id, area), values in PUBLISHED.items():
        rows += [row(indicator_id, window, area, value=value) for window, value in values.items()]
    for indicator_id, window, change, lower, upper, _ in CHANGES:
        rows.append(
            row(f"{indicator_id}_change", window, "rotherham", value=change, lower=lower, upper=upper)
        )
    compared = []
    for indicator_id, window, change, _, _, decimals in CHANGES:
        past = parse_window(window).earlier(12).id
        compared.append(
            {
                "figure_id": figure_id(indicator_id, window, "rotherham"),
                "comparator_id": figure_id(indicator_id, past, "rotherham"),
                "kind": "own_past",
                "change_id": figure_id(f"{indicator_id}_change", window, "rotherham"),
                "change": change,
                "change_unit": change_of(indicator_id).unit.value,
                "decimals": decimals,
                "direction": "higher" if change > 0 else "lower",
                "test": "exact mid-P test of two counts",
                "p_value": 0.13,
                "verdict": "too_few" if indicator_id == "custody_rate" else "similar",
            }
        )
    by_id = {r["figure_id"]: r for r in rows}
    for (indicator_id, area), (verdict, p_value) in VERDICTS.items():
        window = HEADLINE_WINDOWS[indicator_id]
        own = by_id[figure_id(indicator_id, window, "rotherham")]
        other = by_id[figure_id(indicator_id, window, area)]
        change = own["value"] - other["value"]
        compared.append(
            {
                "figure_id": own["figure_id"],
                "comparator_id": other["figure_id"],
                "kind": other["area_role"],
                "change_id": None,
                "change": change,
                "change_unit": "points" if indicator_id == "binary_reoffending" else "rate_change",
                "decimals": own["decimals"],
                "direction": "higher" if change > 0 else "lower",
                "test": "exact mid-P test against a fixed rate",
                "p_value": p_value,
                "verdict": verdict,
            }
        )
    return Ledger(
        figures=figures.ordered(pl.DataFrame(rows, schema=figures.SCHEMA)),
        comparisons=pl.DataFrame(compared, schema=COMPARISONS),
        ratings=pl.DataFrame(
            [
                (f"{indicator}.{window}.rotherham", rating, None, kind, reason)
                for indicator, (window, rating, kind, reason) in RATED.items()
            ],
            schema=figures.RATINGS,
            orient="row",
        ),
        about=About(
            service="Rotherham",
            area="rotherham",
            extract_date=date(2019, 6, 18),
            made_up=True,
            yjp_version="0.1.0",
            run_id="0000000000000000",
            notes=("Breach offences are not counted as reoffences (a setting).",),
        ),
    )
