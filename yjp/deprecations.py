"""Names that are going: they still work, and whoever uses one is told what to use instead and until when.

A name is declared here when it is replaced, and its line is deleted with the name in the version that it says. The
sentence is a warning (``DeprecatedUse``): the command line prints it on standard error, and in tests it is an error.
"""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of name it is."""

    COMMAND = "command"
    OPTION = "option"
    SETTING = "setting"
    MAPPING_KEY = "mapping key"


@dataclass(frozen=True, kw_only=True)
class Deprecation:
    """An old name and what to say instead; since which version, and in which it will be gone.

    A command is named as it is typed after ``yjp``, an option with its command (``accept --by``), a setting with its
    section (``counting.breaches``), a mapping key alone.
    """

    kind: Kind
    name: str
    instead: str
    since: str
    removed_in: str


class DeprecatedUse(UserWarning):
    """Somebody used a name that is going."""


DEPRECATIONS: tuple[Deprecation, ...] = tuple(
    Deprecation(
        kind=Kind.OPTION, name=f"{command} --by", instead=f"{command} --who", since="0.2", removed_in="0.4"
    )
    for command in ("actions add", "actions update", "return sign-off")
)
"""Every name that is going."""


def current_name(kind: Kind, name: str, where: str = "", known: Sequence[Deprecation] | None = None) -> str:
    """The name in use for ``name``; warns where it is one that is going, naming ``where`` it was found."""
    for each in DEPRECATIONS if known is None else known:
        if (each.kind, each.name) == (kind, name):
            warnings.warn(DeprecatedUse(_sentence(each, where)), stacklevel=2)
            return each.instead
    return name


def _sentence(each: Deprecation, where: str) -> str:
    found = f"{where}: " if where else ""
    return (
        f"{found}the {each.kind} {each.name!r} is called {each.instead!r} since yjp {each.since}; "
        f"the old name will be gone in {each.removed_in}."
    )
