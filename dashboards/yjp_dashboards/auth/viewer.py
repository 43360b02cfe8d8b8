"""The person who asks."""

import getpass
from dataclasses import dataclass

from yjp_dashboards.auth.roles import Role


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """A name as the access log keeps it, and a role."""

    name: str
    role: Role


def machines_user() -> Viewer:
    """Whoever runs the program on this computer: the caseload lies in their own folder already."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError):
        # A container's user may have no name.
        name = "this computer's user"
    return Viewer(name=name, role=Role.ANALYST)
