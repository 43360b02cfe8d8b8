"""Which services a comparator is made of: dated lists of members, each with its source.

YOT families are lists of ten, drawn by the YJB and printed in plans; the DfE's statistical neighbours are another
list, used only under the label *proxy*; PCC areas, regions and countries are all the services in them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from yjp import reference
from yjp.figures import AreaRole
from yjp.settings import Settings

POOLED = "_pooled"
"""Area suffix of what yjp pools itself, so that it stands beside the same area as published."""
HALF, NEARLY_ALL = 0.5, 0.9
FAMILY, NEIGHBOURS = "family", "statistical_neighbours"
"""Kinds of list in ``families_2019``."""


@dataclass(frozen=True, kw_only=True)
class Member:
    """A service in a list: ``slug`` is none where it is not among the 155 any more."""

    name: str
    slug: str | None


@dataclass(frozen=True, kw_only=True)
class Group:
    """A dated list of services that are pooled into one comparator.

    It holds for windows that end on ``valid_from`` or later (none: for all) and before ``valid_before``.
    ``source_ref`` says who drew the list and when. ``least`` is the share of members whose counts must be known: half a
    family still says what such services are like, but half an area is not the area.
    """

    area: str
    area_name: str
    role: AreaRole
    members: tuple[Member, ...]
    source_ref: str
    valid_from: date | None = None
    valid_before: date | None = None
    least: float = HALF

    def holds(self, end: date) -> bool:
        """Is this the list for a window that ends on that day?"""
        after = self.valid_from is None or end >= self.valid_from
        return after and (self.valid_before is None or end < self.valid_before)


def groups(service: reference.Service, settings: Settings) -> tuple[Group, ...]:
    """Every comparator of a service that can be pooled, nearest first."""
    return (*families(service, settings), *_proxy(service, settings), *_chosen(settings), *places(service))


def families(service: reference.Service, settings: Settings) -> tuple[Group, ...]:
    """The service's YOT family: the packaged list until yjp.toml's begins, then yjp.toml's."""
    area, name = f"{service.slug}_{FAMILY}{POOLED}", "YOT family (pooled)"
    printed = _printed(service, FAMILY)
    own = settings.family_from if settings.family else None
    found = []
    if printed.height:
        first = printed.row(0, named=True)
        found.append(
            Group(
                area=area,
                area_name=name,
                role=AreaRole.FAMILY,
                members=_members(printed),
                source_ref=f"family of {printed.height} as printed in {first['printed']}: {first['source']}",
                valid_from=date(first["valid_from"], 1, 1),
                valid_before=own,
            )
        )
    if settings.family:
        found.append(
            Group(
                area=area,
                area_name=name,
                role=AreaRole.FAMILY,
                members=tuple(Member(name=m, slug=reference.slug(m)) for m in settings.family),
                source_ref=f"family of {len(settings.family)} from yjp.toml: {settings.family_reason}",
                valid_from=own,
            )
        )
    return tuple(found)


def family_members(service: reference.Service, settings: Settings) -> tuple[str, ...]:
    """Slugs of the newest family's members that still exist."""
    return tuple(m.slug for group in families(service, settings)[-1:] for m in group.members if m.slug)


def places(service: reference.Service) -> tuple[Group, ...]:
    """The PCC area, the region, England for English services, and England and Wales: all the services in them."""
    of = reference.dataset("services")
    source = reference.facts("services").source_ref
    wanted = [
        (service.pcc_slug, service.pcc_name, AreaRole.PCC, pl.col("pcc_slug") == service.pcc_slug),
        (
            service.region_slug,
            service.region_name,
            AreaRole.REGION,
            pl.col("region_slug") == service.region_slug,
        ),
        ("england", "England", AreaRole.NATIONAL, pl.col("country") == "England"),
        ("england_and_wales", "England and Wales", AreaRole.NATIONAL, pl.lit(True)),
    ]
    if service.country != "England":
        wanted = [each for each in wanted if each[0] != "england"]
    return tuple(
        Group(
            area=f"{area}{POOLED}",
            area_name=f"{name} (pooled)",
            role=role,
            members=tuple(
                Member(name=row["service"], slug=row["slug"])
                for row in of.filter(inside).iter_rows(named=True)
            ),
            source_ref=f"services of the area: {source}",
            least=NEARLY_ALL,
        )
        for area, name, role, inside in wanted
    )


def _proxy(service: reference.Service, settings: Settings) -> tuple[Group, ...]:
    """Statistical neighbours, where yjp.toml asks for them: those printed beside the service, else the DfE's."""
    if not settings.proxy:
        return ()
    printed = _printed(service, NEIGHBOURS)
    lists = reference.dataset("statistical_neighbours_2025").filter(pl.col("slug") == service.slug)
    if printed.height:
        members, source = _members(printed), f"as printed in {printed.item(0, 'source')}"
    else:
        members = tuple(
            Member(name=row["neighbour"], slug=row["neighbour_slug"])
            for row in lists.sort("position").iter_rows(named=True)
        )
        source = reference.facts("statistical_neighbours_2025").source_ref
    if not members:
        return ()
    return (
        Group(
            area=f"{service.slug}_neighbours{POOLED}",
            area_name="Statistical neighbours (proxy)",
            role=AreaRole.PROXY,
            members=members,
            source_ref=f"proxy, not a YOT family: {source}",
        ),
    )


def _chosen(settings: Settings) -> tuple[Group, ...]:
    if len(settings.chosen) < 2:
        return ()
    return (
        Group(
            area=f"chosen{POOLED}",
            area_name="Chosen services (pooled)",
            role=AreaRole.CHOSEN,
            members=tuple(Member(name=m, slug=reference.slug(m)) for m in settings.chosen),
            source_ref="services chosen in yjp.toml",
        ),
    )


def _printed(service: reference.Service, kind: str) -> pl.DataFrame:
    lists = reference.dataset("families_2019")
    return lists.filter(pl.col("slug") == service.slug, pl.col("kind") == kind).sort("position")


def _members(printed: pl.DataFrame) -> tuple[Member, ...]:
    return tuple(Member(name=row["member"], slug=row["member_slug"]) for row in printed.iter_rows(named=True))


def names(members: Sequence[Member]) -> str:
    """``Bolton, Derby and Dudley``."""
    *rest, last = [member.name for member in members]
    return f"{', '.join(rest)} and {last}" if rest else last
