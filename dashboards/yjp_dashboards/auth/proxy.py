"""A proxy in front that signs people in: its word is taken from its own addresses only."""

from urllib.parse import urlsplit

from flask import Flask, Response, redirect, request

from yjp_dashboards.auth import answers
from yjp_dashboards.auth.guard import HEALTH, SIGN_OUT
from yjp_dashboards.auth.roles import highest
from yjp_dashboards.auth.settings import ServerSettings, TrustedProxy
from yjp_dashboards.auth.viewer import Viewer

LONGEST_NAME = 120


class Proxy:
    """Reads who asks from the headers of a listed proxy, anew for every request."""

    opens = frozenset({("GET", HEALTH)})

    def __init__(self, settings: ServerSettings, chosen: TrustedProxy) -> None:
        self._settings, self._chosen = settings, chosen
        self.signs_out = chosen.sign_out is not None
        self.form_targets: tuple[str, ...] = ()
        if chosen.sign_out is not None:
            parts = urlsplit(chosen.sign_out)
            self.form_targets = (f"{parts.scheme}://{parts.netloc}",)

    def viewer(self) -> Viewer | Response:
        """The person that the proxy names; a 403 where the request does not come from a proxy, or has no role."""
        if request.remote_addr not in self._settings.proxies:
            return answers.plain("This address is reached through the service's proxy only.", 403)
        name = request.headers.get(self._chosen.user_header, "")
        # Two headers of one name arrive joined by a comma: one of them may not be the proxy's.
        if not name.strip() or "," in name or not name.isprintable():
            return answers.plain("Sign in first.", 401)
        listed = request.headers.get(self._chosen.groups_header, "").split(self._chosen.separator)
        role = highest(self._settings.roles({each.strip() for each in listed if each.strip()}))
        if role is None:
            return answers.plain("You have not been given this dashboard. Ask whoever looks after it.", 403)
        return Viewer(name=name.strip()[:LONGEST_NAME], role=role)

    def connect(self, server: Flask) -> None:
        """Sign-out is the proxy's."""
        if self._chosen.sign_out is not None:
            target = self._chosen.sign_out
            server.add_url_rule(SIGN_OUT, "sign_out", lambda: redirect(target, code=303), methods=["POST"])
