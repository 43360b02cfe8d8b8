"""Every reason that yjp knows, in the order in which a bridge shows them."""

from yjp.errors import UnknownName
from yjp.reconcile import days, decisions, people, unseen
from yjp.reconcile.definition import Reason

_ORDER = (
    "police_only",
    "earlier",
    "late",
    "interim",
    "residence",
    "age",
    "edges",
    "conviction",
    "releases",
    "same_day",
    "children",
    "appeals",
    "breaches",
    "cohort_rule",
    "provisional",
    "duplicates",
    "set_aside",
    "population",
)
_EVERY = {r.id: r for r in (*people.REASONS, *days.REASONS, *decisions.REASONS, *unseen.REASONS)}
REASONS: tuple[Reason, ...] = tuple(_EVERY[name] for name in _ORDER)


def reason(identifier: str) -> Reason:
    """The reason of that id; ``UnknownName`` lists those there are."""
    if identifier not in _EVERY:
        raise UnknownName("reason", identifier, list(_EVERY))
    return _EVERY[identifier]


def of_family(name: str) -> tuple[Reason, ...]:
    """The reasons that concern a family of counts."""
    return tuple(r for r in REASONS if name in r.families)
