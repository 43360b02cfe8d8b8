"""What yjp.toml says of the plan: whose headings it has, and what the service changes in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from yjp.errors import SettingsError


@dataclass(frozen=True, kw_only=True)
class AddedHeading:
    """A heading of the service's own; ``after`` is the id of the heading in front of it (none: at the end)."""

    id: str
    title: str
    holds: str | None = None
    after: str | None = None


@dataclass(frozen=True, kw_only=True)
class PlanSettings:
    """``[plan]``: ``headings`` names a set (none: that of the extract's day); the plan checks that there is one."""

    headings: str | None = None
    rename: tuple[tuple[str, str], ...] = ()
    order: tuple[str, ...] = ()
    add: tuple[AddedHeading, ...] = ()


_KNOWN = ("headings", "rename", "order", "add")
_OF_ADDED = ("id", "title", "holds", "after")


def plan_settings(path: Path, given: Mapping[str, object]) -> PlanSettings:
    """The section as TOML gives it, checked; a key that ends in ``reason`` is the service's own note."""
    where = f"{path}: [plan]"
    for key in given:
        if key not in _KNOWN and not _is_reason(key):
            raise SettingsError(f"{where} has no setting {key!r}. Known: {', '.join(_KNOWN)}.")
    headings, rename = given.get("headings"), given.get("rename", {})
    order, add = given.get("order", []), given.get("add", [])
    if headings is not None and not isinstance(headings, str):
        raise SettingsError(f'{where} headings should be a set in quotation marks, such as "2022".')
    if not isinstance(rename, dict) or not all(
        isinstance(title, str) and title.strip() for title in rename.values()
    ):
        raise SettingsError(
            f'{where} rename should be a table of titles, such as local_context = "Our borough".'
        )
    if not isinstance(order, list) or not all(isinstance(each, str) for each in order):
        raise SettingsError(f"{where} order should be a list of headings, each in quotation marks.")
    if not isinstance(add, list):
        raise SettingsError(f"{where} add should be a list of headings: start each with [[plan.add]].")
    return PlanSettings(
        headings=headings,
        rename=tuple((key, str(title)) for key, title in rename.items() if not _is_reason(key)),
        order=tuple(order),
        add=tuple(_added(where, each) for each in add),
    )


def _added(where: str, given: object) -> AddedHeading:
    if not isinstance(given, dict):
        raise SettingsError(f"{where} add should be a list of headings: start each with [[plan.add]].")
    for key, value in given.items():
        if key not in _OF_ADDED and not _is_reason(key):
            raise SettingsError(f"{where} add has no setting {key!r}. Known: {', '.join(_OF_ADDED)}.")
        if not isinstance(value, str) or not value.strip():
            raise SettingsError(f"{where} add: {key} should be text in quotation marks.")
    missing = [key for key in ("id", "title") if key not in given]
    if missing:
        raise SettingsError(f"{where} add: each heading needs an id and a title; {missing[0]} is missing.")
    if not str(given["id"]).isidentifier() or len(str(given["id"])) > LONGEST_ID:
        raise SettingsError(
            f"{where} add: the id {given['id']!r} should be letters, digits and underscores, at most {LONGEST_ID}."
        )
    return AddedHeading(**{key: given[key] for key in _OF_ADDED if key in given})


LONGEST_ID = 40
"""So that a prompt's name fits into Word's tag."""


def _is_reason(key: str) -> bool:
    return key == "reason" or key.endswith("_reason")
