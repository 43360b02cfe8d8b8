"""Who asks? One answer to it for every way the dashboard can be served.

A guard says who a request is from, or what to answer instead. Whatever is not on the list of what is open needs a
person; nothing that a request claims of itself, such as the address in a callback's input, has a say.
"""

from typing import Protocol

from flask import Flask, Response, request

from yjp_dashboards.auth import answers
from yjp_dashboards.auth.viewer import Viewer, machines_user

HEALTH = "/health"
SIGN_IN, ANSWER = "/sign-in", "/sign-in/answer"
SIGN_OUT, SIGNED_OUT = "/sign-out", "/signed-out"


class Guard(Protocol):
    """Finds out who asks."""

    opens: frozenset[tuple[str, str]]
    """Exact methods and paths that need no person. They hold no figure."""
    signs_out: bool
    """Whether there is a session that can be ended."""
    form_targets: tuple[str, ...]
    """Other origins that a form may lead to: the provider's, when signing out."""

    def viewer(self) -> Viewer | Response:
        """The person behind the request, or the answer to one from nobody."""

    def connect(self, server: Flask) -> None:
        """Add the guard's own addresses."""


class ThisComputer:
    """On loopback there is no sign-in: the person at the computer holds the caseload anyway."""

    opens = frozenset({("GET", HEALTH)})
    signs_out = False
    form_targets: tuple[str, ...] = ()

    def __init__(self) -> None:
        self._viewer = machines_user()

    def viewer(self) -> Viewer | Response:
        """The machine's user."""
        return self._viewer

    def connect(self, server: Flask) -> None:
        """There is nothing to add."""


def nobody(sign_in: str | None) -> Response:
    """What a request from nobody is told: a page leads to the sign-in, a program (a callback) gets a 401."""
    if sign_in is not None and wants_page():
        return answers.to(sign_in, 302)
    return answers.plain("Sign in first.", 401)


def wants_page() -> bool:
    """Is it somebody opening an address, and not a script of an open page?"""
    if request.method != "GET" or request.path.startswith(("/_dash", "/assets/", "/_reload", "/_favicon")):
        return False
    return "text/html" in request.headers.get("Accept", "")
