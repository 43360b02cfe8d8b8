"""What every response of the dashboard carries, and whom the server answers.

The policy is the one measured in the project's feasibility notes: Dash runs under it with no console errors.
Scripts come from this server alone (inline ones only by the hashes that Dash supplies) and nothing is
evaluated. Styles need ``'unsafe-inline'``: without it Plotly's charts fall apart.
"""

import ipaddress
import logging
import traceback
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Response, request

if TYPE_CHECKING:
    from dash import Dash

FIXED_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
CACHED_PATHS = ("/assets/", "/_dash-component-suites/")
"""Program files, the same for everybody. Whatever else is answered may hold figures and is not stored."""

logger = logging.getLogger(__name__)


def content_security_policy(script_hashes: list[str]) -> str:
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
        )
    )


def protect(app: "Dash") -> None:
    """Put the headers on every response, and answer only those who call this computer by a name of its own.

    A page elsewhere that points its own name at this computer (DNS rebinding) is refused and reads nothing.

    Call it last: the policy holds the hashes of the inline scripts there are at that moment.
    """
    headers = FIXED_HEADERS | {"Content-Security-Policy": content_security_policy(list(app.csp_hashes()))}

    def secure(response: Response) -> Response:
        response.headers.update(headers)
        if not request.path.startswith(CACHED_PATHS):
            response.headers["Cache-Control"] = "no-store"
        return response

    def refuse_other_names() -> tuple[str, int] | None:
        return None if is_this_computer(_name(request.host)) else ("This name is not served here.", 400)

    app.server.after_request(secure)
    # Flask's TRUSTED_HOSTS cannot hold an IPv6 address.
    app.server.before_request(refuse_other_names)


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
