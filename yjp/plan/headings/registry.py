"""The heading sets that there are, which of them a plan has, and what a service changes in it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from yjp.errors import SettingsError, UnknownName
from yjp.plan.headings.definition import Added, Changes, Grade, Heading, HeadingSet
from yjp.plan.headings.set_2019 import SET_2019
from yjp.plan.headings.set_2021 import SET_2021
from yjp.plan.headings.set_2022 import SET_2022
from yjp.plan.headings.set_2026 import SET_2026
from yjp.settings_plan import PlanSettings

SETS: tuple[HeadingSet, ...] = (SET_2019, SET_2021, SET_2022, SET_2026)


def heading_set(identifier: str) -> HeadingSet:
    """The set of that id; ``UnknownName`` lists those there are."""
    for candidate in SETS:
        if candidate.id == identifier:
            return candidate
    raise UnknownName("heading set", identifier, [each.id for each in SETS])


def set_of_day(day: date) -> HeadingSet:
    """The newest set that held on the day; the oldest where none did."""
    return next((each for each in reversed(SETS) if each.starts <= day), SETS[0])


def chosen(identifier: str | None, day: date, changes: Changes = Changes()) -> HeadingSet:  # noqa: B008  it is frozen
    """The set of that id (none: the day's) with the service's changes.

    ``SettingsError`` names a heading that is not in the set, or an id that is in it already.
    """
    found = heading_set(identifier) if identifier else set_of_day(day)
    found = _renamed(found, dict(changes.rename))
    for each in changes.add:
        found = _added(found, each)
    return _ordered(found, changes.order)


def of_settings(settings: PlanSettings, day: date, identifier: str | None = None) -> HeadingSet:
    """The set that the settings choose (or the one of that id) with the service's changes; errors as ``chosen``."""
    added = tuple(
        Added(id=each.id, title=each.title, holds=each.holds or Added.holds, after=each.after)
        for each in settings.add
    )
    changes = Changes(rename=settings.rename, add=added, order=settings.order)
    return chosen(identifier or settings.headings, day, changes)


def _renamed(found: HeadingSet, titles: dict[str, str]) -> HeadingSet:
    _known(found, titles, "rename", [each.id for each in found.every()])

    def renamed(heading: Heading) -> Heading:
        parts = tuple(map(renamed, heading.parts))
        return replace(heading, title=titles.get(heading.id, heading.title), parts=parts)

    return replace(found, headings=tuple(map(renamed, found.headings)))


def _added(found: HeadingSet, added: Added) -> HeadingSet:
    if added.id in [each.id for each in found.every()]:
        raise SettingsError(
            f"[plan] add: the set {found.id} has a heading {added.id} already. Choose another id, or rename that one."
        )
    ids = [each.id for each in found.headings]
    if added.after is not None:
        _known(found, [added.after], "add: after", ids)
    place = len(ids) if added.after is None else ids.index(added.after) + 1
    heading = Heading(
        id=added.id,
        title=added.title,
        holds=added.holds,
        source="yjp.toml",
        grade=Grade.OWN,
        required=False,
        sections=("added",),
    )
    return replace(found, headings=(*found.headings[:place], heading, *found.headings[place:]))


def _ordered(found: HeadingSet, order: tuple[str, ...]) -> HeadingSet:
    ids = [each.id for each in found.headings]
    _known(found, order, "order", ids)
    wanted = [*dict.fromkeys(order), *(each for each in ids if each not in order)]
    by_id = {each.id: each for each in found.headings}
    return replace(found, headings=tuple(by_id[each] for each in wanted))


def _known(found: HeadingSet, ids: Iterable[str], key: str, there: list[str]) -> None:
    for each in ids:
        if each not in there:
            raise SettingsError(
                f"[plan] {key}: the set {found.id} has no heading {each!r} there. It has: {', '.join(there)}."
            )
