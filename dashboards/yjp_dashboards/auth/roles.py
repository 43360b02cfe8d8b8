"""Three roles and what each may do. Whoever has none is refused."""

from enum import StrEnum


class Role(StrEnum):
    """What somebody is to the service, from the least to the most that may be seen."""

    BOARD = "board"
    MANAGER = "manager"
    ANALYST = "analyst"


class Act(StrEnum):
    """Something that a page may need permission for."""

    FIGURES = "figures"
    """Figures as the person's view has them: suppressed for the board."""
    OWN_FIGURES = "own figures"
    """Figures with small numbers in them, and data quality, which names records."""
    CASE_LISTS = "case lists"
    """Rows of one child each. Every opening is logged."""
    ACTIONS = "actions"
    """Writing progress into the action table of the plan."""
    ACCESS_LOG = "access log"
    """Who opened which case list."""


_MANAGER = frozenset({Act.FIGURES, Act.OWN_FIGURES, Act.CASE_LISTS, Act.ACTIONS})
GRANTED: dict[Role, frozenset[Act]] = {
    Role.BOARD: frozenset({Act.FIGURES}),
    Role.MANAGER: _MANAGER,
    Role.ANALYST: _MANAGER | {Act.ACCESS_LOG},
}


def allowed(role: Role | None, act: Act) -> bool:
    """May this role do that? Nobody's role may do nothing."""
    return role is not None and act in GRANTED[role]


def highest(roles: set[Role]) -> Role | None:
    """The role that may do most, or none where there is none."""
    return max(roles, key=list(Role).index, default=None)
