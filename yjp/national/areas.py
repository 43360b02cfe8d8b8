"""Which services make up which area, and how many children live in each service."""

from collections.abc import Sequence

import polars as pl

from yjp import reference
from yjp.figures import AreaRole
from yjp.model import columns as c
from yjp.national.store import AREA, AREA_ROLE, SERVICE

MEMBER = "member"
ENGLAND_AND_WALES = "england_and_wales"
SIZE_OF_FAMILY = 10


def areas(families: pl.DataFrame, services: pl.DataFrame | None = None) -> pl.DataFrame:
    """``area_role``, ``area``, ``service``: a row for each service of each area.

    Areas are the services themselves (``local``), the family of each (``<service>_family``, from rows of ``service``
    and ``member``; a service is not in its own), PCC areas, regions, England, Wales and the two together
    (``national``). ``services`` is the dataset of that name. An area is known by its role and its slug: Wales is both
    a region and a country.
    """
    known = reference.dataset("services") if services is None else services
    slug = pl.col("slug").alias(SERVICE)
    country = pl.col("country").str.to_lowercase()
    family = pl.concat_str(SERVICE, pl.lit("_family")).alias(AREA)
    return pl.concat(
        [
            _of(known, AreaRole.LOCAL, pl.col("slug"), slug),
            _of(families, AreaRole.FAMILY, family, pl.col(MEMBER).alias(SERVICE)),
            _of(known, AreaRole.PCC, pl.col("pcc_slug"), slug),
            _of(known, AreaRole.REGION, pl.col("region_slug"), slug),
            _of(known, AreaRole.NATIONAL, country, slug),
            _of(known, AreaRole.NATIONAL, pl.lit(ENGLAND_AND_WALES), slug),
        ]
    )


def _of(rows: pl.DataFrame, role: AreaRole, area: pl.Expr, service: pl.Expr) -> pl.DataFrame:
    return rows.select(pl.lit(role.value).alias(AREA_ROLE), area.alias(AREA), service.alias(SERVICE))


def populations(services: Sequence[str] | None = None) -> pl.DataFrame:
    """``service``, ``year``, ``population_10_17``: what the dataset holds for each service."""
    wanted = (
        reference.dataset("services")["slug"] if services is None else pl.Series(services, dtype=pl.String)
    )
    return (
        reference.dataset("population_10_17")
        .filter(pl.col("area").is_in(wanted.to_list()))
        .select(pl.col("area").alias(SERVICE), c.YEAR, c.POPULATION_10_17)
        .sort(SERVICE, c.YEAR)
    )


def made_up_families(held: pl.DataFrame) -> pl.DataFrame:
    """``service``, ``member``: for each service the ten others nearest in population. Made up: no real family.

    For measuring and for tests, where every service needs a family. ``held`` is of ``populations``.
    """
    newest = held.sort(c.YEAR).group_by(SERVICE, maintain_order=True).last()
    size: dict[str, int] = dict(newest.select(SERVICE, c.POPULATION_10_17).iter_rows())
    rows = []
    for service in sorted(size):
        nearness = sorted((abs(size[other] - size[service]), other) for other in size if other != service)
        rows += [(service, member) for _, member in nearness[:SIZE_OF_FAMILY]]
    return pl.DataFrame(rows, schema={SERVICE: pl.String, MEMBER: pl.String}, orient="row")
