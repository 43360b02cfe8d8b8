"""What every response of the dashboard carries, and which requests are not even looked at.

Dash runs under this policy with no console errors, as a test in a browser shows. Scripts come from this server alone
(inline ones only by the hashes that Dash supplies) and nothing is evaluated. Styles need ``'unsafe-inline'``: without
it Plotly's charts fall apart.
"""

import ipaddress
import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from yjp_dashboards.auth import answers

if TYPE_CHECKING:
    from dash import Dash

FIXED_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
HSTS = "max-age=31536000"
CACHED_PATHS = ("/assets/", "/_dash-component-suites/")
"""Program files, the same for everybody. Whatever else is answered may hold figures and is not stored."""
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
LARGEST_REQUEST = 1_000_000
"""Bytes. A callback of the fullest page sends a hundredth of it."""
SENTENCES = {
    400: "The request cannot be understood.",
    403: "You may not see this.",
    404: "There is no such page.",
    405: "This is not how the address is used.",
    413: "The request is too large.",
    415: "The request cannot be understood.",
    429: "Too many tries. Wait a minute.",
}
FAULT = "Something went wrong."

logger = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Door:
    """By which name the dashboard is reached: its own name beside this computer's, and whether over https."""

    name: str = ""
    encrypted: bool = False
    form_targets: tuple[str, ...] = ()

    def answers_to(self, name: str) -> bool:
        """Is it the name that people type, or this computer's own?"""
        return is_this_computer(name) or (bool(self.name) and name.lower() == self.name.lower())


def content_security_policy(script_hashes: list[str], form_targets: tuple[str, ...] = ()) -> str:
    """The policy as one header value; ``script_hashes`` as ``Dash.csp_hashes`` gives them."""
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *script_hashes)),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "connect-src 'self'",
            "font-src 'self' data:",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            " ".join(("form-action 'self'", *form_targets)),
        )
    )


def protect(app: "Dash", door: Door | None = None) -> None:
    """Put the headers on every response.

    Call it last: the policy holds the hashes of the inline scripts there are at that moment.
    """
    door = door or Door()
    policy = content_security_policy(list(app.csp_hashes()), door.form_targets)
    headers = FIXED_HEADERS | {"Content-Security-Policy": policy}
    if door.encrypted:
        headers["Strict-Transport-Security"] = HSTS

    def secure(response: Response) -> Response:
        response.headers.update(headers)
        if not request.path.startswith(CACHED_PATHS) or response.status_code >= 400:
            response.headers["Cache-Control"] = "no-store"
        return response

    app.server.after_request(secure)
    app.server.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    app.server.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_REQUEST
    plain_errors(app.server)


def refused(door: Door) -> Callable[[], Response | None]:
    """A check of each request, before any other: the name it asks for, its size, and where it comes from.

    A page elsewhere that points its own name at this computer (DNS rebinding) is refused and reads nothing. A page
    elsewhere that posts here is refused too: browsers say where a request comes from, and no script can change that.
    """

    def check() -> Response | None:
        # Flask's TRUSTED_HOSTS cannot hold an IPv6 address. X-Forwarded-Host is not looked at: anybody may send it.
        if not door.answers_to(_name(request.host)):
            return answers.plain("This name is not served here.", 400)
        if (request.content_length or 0) > LARGEST_REQUEST:
            return answers.plain(SENTENCES[413], 413)
        if request.method not in SAFE_METHODS and not _from_here():
            return answers.plain(SENTENCES[403], 403)
        return None

    return check


def _from_here() -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin")
    # A program that is no browser says neither, and carries no cookie that it was not given.
    return origin is None or urlsplit(origin).netloc == request.host


def plain_errors(server: Flask) -> None:
    """Errors as one sentence, without a stack, a path or a value."""

    def known(error: HTTPException) -> Response:
        code = error.code or 500
        if code < 400:
            # A redirect that Werkzeug raises is an answer.
            return error.get_response()  # type: ignore[return-value]
        answer = answers.plain(SENTENCES.get(code, FAULT), code)
        if code == 405 and getattr(error, "valid_methods", None):
            answer.headers["Allow"] = ", ".join(sorted(error.valid_methods))  # type: ignore[attr-defined]
        return answer

    def unknown(error: Exception) -> Response:
        log_without_values(error)
        return answers.plain(FAULT, 500)

    server.register_error_handler(HTTPException, known)
    server.register_error_handler(Exception, unknown)


def is_this_computer(name: str) -> bool:
    """Is it ``localhost`` or a loopback address? Other names are not looked up: that would leave the computer."""
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _name(host: str) -> str:
    """The name in a ``Host`` header, without its port and brackets."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def log_without_values(error: Exception) -> None:
    """Log where a bug happened but not its message, which may quote a value."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    logger.error("A page could not be drawn: %s\n%s", type(error).__name__, frames)
