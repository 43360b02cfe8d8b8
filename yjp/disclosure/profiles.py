"""How small numbers are treated, by who will read them: profiles for a board, for the public, for the return."""

from dataclasses import dataclass, replace
from enum import StrEnum

from yjp.errors import SettingsError, UnknownName

HIGHEST_THRESHOLD = 50


class Applies(StrEnum):
    """Which counts are hidden where they are small."""

    EVERY_COUNT = "every count"
    BREAKDOWNS = "breakdowns only"
    NOTHING = "nothing"


@dataclass(frozen=True, kw_only=True)
class Profile:
    """How small numbers are treated in what one kind of reader gets.

    Counts from 1 to ``threshold`` less one are small. ``applies`` says which of them are hidden; ``zeros`` whether a
    count of nought may stay on show; ``secondary`` whether further numbers are hidden so that no hidden count can be
    found from the rest; ``overlapping_groups`` whether breakdowns of periods that overlap are released. Numbers that
    are released are released unrounded. ``why`` is the reason, for the people who answer for it.
    """

    name: str
    title: str
    threshold: int
    applies: Applies
    zeros: bool
    secondary: bool
    overlapping_groups: bool
    why: str

    @property
    def hides(self) -> bool:
        """Whether the profile hides anything at all."""
        return self.applies is not Applies.NOTHING

    @property
    def reason(self) -> str:
        """What stands beside a hidden number. One text for all, as it must not say which numbers are the small ones."""
        most = self.threshold - 1
        small = "1" if most == 1 else f"1 to {most}"
        return f"it rests on a small number ({small}), or would give one away"


BOARD = Profile(
    name="board",
    title="Management board",
    threshold=5,
    applies=Applies.BREAKDOWNS,
    zeros=True,
    secondary=True,
    overlapping_groups=False,
    why=(
        "A board answers for the service and must see how many children and sentences there were, even where they are "
        "few. Its packs go to councillors and partners who may know the families, so a breakdown never shows a small "
        "number of children, nor lets it be worked out."
    ),
)
PUBLIC = Profile(
    name="public",
    title="Public",
    threshold=5,
    applies=Applies.EVERY_COUNT,
    zeros=True,
    secondary=True,
    overlapping_groups=False,
    why=(
        "A published plan is read by people who know the children: no count from 1 to 4 is shown, and none can be "
        "worked out from the rest, from public populations or from what was published before."
    ),
)
STATUTORY = Profile(
    name="statutory",
    title="Statutory return",
    threshold=1,
    applies=Applies.NOTHING,
    zeros=True,
    secondary=False,
    overlapping_groups=True,
    why="The return to the Youth Justice Board and the service's own analyst need every number as it is.",
)

PROFILES: dict[str, Profile] = {each.name: each for each in (BOARD, PUBLIC, STATUTORY)}


def profile(name: str, *, threshold: int | None = None) -> Profile:
    """The profile of that name, with a threshold of one's own where given.

    ``UnknownName`` lists the profiles there are; ``SettingsError`` says what a threshold can be. The statutory profile
    has no threshold and ignores it.
    """
    if name not in PROFILES:
        raise UnknownName("profile", name, list(PROFILES))
    found = PROFILES[name]
    if threshold is None or not found.hides:
        return found
    if isinstance(threshold, bool) or not 2 <= threshold <= HIGHEST_THRESHOLD:
        raise SettingsError(
            f"The threshold for small numbers is {threshold!r}; it should be a whole number from 2 to "
            f"{HIGHEST_THRESHOLD} (5 hides counts from 1 to 4)."
        )
    return replace(found, threshold=threshold)
