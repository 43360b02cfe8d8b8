"""Somebody's look at a ledger, without a browser: what a page asks for while it is drawn."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, g

from yjp.ledger import Ledger
from yjp_dashboards.auth.roles import Role
from yjp_dashboards.auth.viewer import Viewer
from yjp_dashboards.case_lists import NoCaseLists
from yjp_dashboards.releases import Audience, Release
from yjp_dashboards.viewing import Viewing


@contextmanager
def looking(
    ledger: Ledger, role: Role = Role.ANALYST, audience: Audience = Audience.OWN
) -> Iterator[Viewing]:
    """Within it, a page finds this person's look at the ledger."""
    now = Viewing(
        viewer=Viewer(name="pat", role=role),
        audience=audience,
        release=Release("r1", ledger),
        lists=NoCaseLists(),
    )
    with Flask(__name__).test_request_context("/"):
        g.viewing = now
        yield now
