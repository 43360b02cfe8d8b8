"""Published figures as rows of the ledger, with their source and vintage and no invented counts."""

from collections.abc import Sequence

import polars as pl

from yjp import figures, reference
from yjp.comparators.pool import COUNTS, REVISED, with_limits
from yjp.figures import AreaRole, State
from yjp.indicators.registry import REGISTRY
from yjp.periods import parse_window

PUBLISHED = "_published"
"""Area suffix of the service's own figure as published, beside the one that is counted from its caseload."""
OFFICIAL = ", official"
"""What its name says then: “Rotherham (revised)” would read like our own figure, counted anew."""
_KEY = ("indicator", "window", "area", "group", "group_value")
_COLUMNS = (
    *_KEY,
    "area_name",
    "area_role",
    "value",
    "numerator",
    "denominator",
    "lower",
    "upper",
    "interval_method",
    "state",
    "source_ref",
    "vintage",
    "quality",
)


def published(
    service: reference.Service,
    plans: Sequence[str],
    counts: pl.DataFrame | None = None,
    chosen: Sequence[str] = (),
) -> pl.DataFrame:
    """Every published figure that concerns a service, in the ledger's schema.

    ``plans`` are datasets with the figures of the service's own published plan; they come first, and where they give a
    national figure no other national one is added for the same indicator and window. Then figures with published
    ``counts`` (columns ``pool.COUNTS``), the regional, PCC and national rates of other plans, and the revised rates of
    the open data. ``chosen`` are slugs of services that the service compares itself with.
    """
    own = [_complete(_plan(name)) for name in plans]
    counted = _complete(_counted(service, pl.DataFrame(schema=COUNTS) if counts is None else counts, chosen))
    others = [_complete(frame) for frame in (_other_plans(service), _revised(service, chosen))]
    found = pl.concat([*own, counted, *others])
    if own:
        printed = pl.concat(own).filter(pl.col("area_role") == AreaRole.NATIONAL.value)
        second = found.join(
            printed.select("indicator", "window", "area"), on=["indicator", "window"], how="inner"
        )
        second = second.filter(
            pl.col("area_role") == AreaRole.NATIONAL.value, pl.col("area") != pl.col("area_right")
        ).select(_KEY)
        found = found.join(second, on=list(_KEY), how="anti", nulls_equal=True)
    return _ledger(found.unique(subset=list(_KEY), keep="first", maintain_order=True))


def _counted(service: reference.Service, counts: pl.DataFrame, chosen: Sequence[str]) -> pl.DataFrame:
    """Areas whose counts are published: unrounded values with limits, each publication a row of its own."""
    roles = {
        service.slug: AreaRole.PUBLISHED_LOCAL.value,
        service.pcc_slug: AreaRole.PCC.value,
        service.region_slug: AreaRole.REGION.value,
        "england": AreaRole.NATIONAL.value,
        "england_and_wales": AreaRole.NATIONAL.value,
    } | dict.fromkeys(chosen, AreaRole.CHOSEN.value)
    revised = pl.col("state") == State.REVISED.value
    own = pl.col("area") == service.slug
    name = pl.col("area_name")
    held = counts.filter(pl.col("area").is_in(list(roles))).with_columns(
        pl.lit(1.0).alias("_held"),
        group=pl.lit(None, dtype=pl.String),
        group_value=pl.lit(None, dtype=pl.String),
    )
    return with_limits(held).with_columns(
        area=pl.when(revised)
        .then(pl.col("area") + REVISED)
        .when(own)
        .then(pl.col("area") + PUBLISHED)
        .otherwise(pl.col("area")),
        area_name=pl.when(own).then(name + OFFICIAL).otherwise(name)
        + pl.when(revised)
        .then(pl.lit(" (revised)"))
        .otherwise(pl.when(own).then(pl.lit(" (as published)")).otherwise(pl.lit(""))),
        area_role=pl.col("area").replace_strict(roles, return_dtype=pl.String),
    )


def _plan(name: str) -> pl.DataFrame:
    facts = reference.facts(name)
    place = pl.concat_str(pl.lit(facts.source_ref), pl.col("page_or_chart"), separator=", ")
    local = pl.col("area_role") == AreaRole.PUBLISHED_LOCAL.value
    return reference.dataset(name).with_columns(
        area_name=pl.when(local)
        .then(pl.col("area_name").str.replace(" (", f"{OFFICIAL} (", literal=True))
        .otherwise("area_name"),
        state=pl.lit(State.AS_PUBLISHED.value),
        source_ref=place,
        vintage=pl.lit(facts.published),
        quality=pl.col("note"),
    )


def _other_plans(service: reference.Service) -> pl.DataFrame:
    name = "published_comparators_2019"
    areas = [service.pcc_slug, service.region_slug, "england", "england_and_wales"]
    return (
        reference.dataset(name)
        .filter(pl.col("use") == "yes", pl.col("area").is_in(areas))
        .with_columns(
            state=pl.lit(State.AS_PUBLISHED.value),
            source_ref=pl.col("source"),
            vintage=pl.lit(reference.facts(name).published),
        )
    )


def _revised(service: reference.Service, chosen: Sequence[str]) -> pl.DataFrame:
    name = "fte_rates_by_authority"
    facts = reference.facts(name)
    roles = {
        **dict.fromkeys(chosen, AreaRole.CHOSEN.value),
        service.slug: AreaRole.PUBLISHED_LOCAL.value,
        service.region_slug: AreaRole.REGION.value,
    }
    return (
        reference.dataset(name)
        .filter(pl.col("slug").is_in(list(roles)))
        .with_columns(
            indicator=pl.lit("fte_rate"),
            window=pl.concat_str(pl.col("year").cast(pl.String), pl.lit("-12.12m")),
            area=pl.col("slug") + REVISED,
            area_name=pl.col("authority")
            + pl.when(pl.col("slug") == service.slug).then(pl.lit(OFFICIAL)).otherwise(pl.lit(""))
            + pl.lit(" (revised)"),
            area_role=pl.col("slug").replace_strict(roles, return_dtype=pl.String),
            value=pl.col("rate_per_100k"),
            state=pl.lit(State.REVISED.value),
            source_ref=pl.lit(facts.source_ref),
            vintage=pl.lit(facts.published),
        )
    )


def _complete(frame: pl.DataFrame) -> pl.DataFrame:
    kinds = {name: figures.SCHEMA[name] for name in _COLUMNS}
    return frame.select(
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in kinds.items()
    )


def _ledger(found: pl.DataFrame) -> pl.DataFrame:
    known = {i.id: i for i in REGISTRY}
    rows = []
    for row in found.iter_rows(named=True):
        definition, period = known[row["indicator"]], parse_window(row["window"])
        rows.append(
            dict.fromkeys(figures.SCHEMA)
            | row
            | {
                "figure_id": figures.figure_id(*(row[k] for k in _KEY)),
                "period_start": period.start,
                "period_end": period.end,
                "per": definition.per,
                "unit": definition.unit.value,
                "decimals": definition.decimals,
                "source": "published",
                "suppressed": False,
            }
        )
    return figures.ordered(pl.DataFrame(rows, schema=figures.SCHEMA))
