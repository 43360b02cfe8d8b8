"""Sign-in with an OpenID Connect provider: the guard's own addresses, and its two cookies."""

import logging
import re
import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

from flask import Flask, Response, request

from yjp_dashboards.auth import answers
from yjp_dashboards.auth.addresses import HOME, local
from yjp_dashboards.auth.caller import caller
from yjp_dashboards.auth.guard import ANSWER, HEALTH, SIGN_IN, SIGN_OUT, SIGNED_OUT, nobody
from yjp_dashboards.auth.provider import Provider, SignInFailed
from yjp_dashboards.auth.rate import Rate
from yjp_dashboards.auth.roles import highest
from yjp_dashboards.auth.sessions import Kept, Pending, Session
from yjp_dashboards.auth.settings import OpenId, ServerSettings
from yjp_dashboards.auth.viewer import Viewer

PENDING_SECONDS = 600
MOST_SESSIONS, MOST_PENDING = 2_000, 1_000
TRIES_EACH, TRIES_TOGETHER = 20, 300
AGAIN = (SIGN_IN, "Sign in again")
LONGEST_NAME = 120

logger = logging.getLogger(__name__)


class SignIn:
    """People sign in with a provider and hold a session here."""

    opens = frozenset(
        {*(("GET", each) for each in (HEALTH, SIGN_IN, ANSWER, SIGNED_OUT)), ("POST", SIGN_OUT)}
    )
    signs_out = True

    def __init__(self, settings: ServerSettings, chosen: OpenId, provider: Provider | None = None) -> None:
        self._settings, self._chosen = settings, chosen
        self._provider = provider or Provider(chosen, settings.address + ANSWER)
        parts = urlsplit(chosen.issuer)
        self.form_targets: tuple[str, ...] = (f"{parts.scheme}://{parts.netloc}",)
        self._sessions: Kept[Session] = Kept(
            idle=settings.idle_minutes * 60, longest=settings.longest_hours * 3_600, most=MOST_SESSIONS
        )
        self._pending: Kept[Pending] = Kept(idle=PENDING_SECONDS, longest=PENDING_SECONDS, most=MOST_PENDING)
        self._starts, self._answers = Rate(TRIES_EACH, TRIES_TOGETHER), Rate(TRIES_EACH, TRIES_TOGETHER)
        # "__Host-": the browser keeps it for this name alone, over https, and no neighbouring site can set it.
        prefix = "__Host-" if settings.encrypted else ""
        self._cookie, self._pending_cookie = f"{prefix}yjp-session", f"{prefix}yjp-sign-in"

    def viewer(self) -> Viewer | Response:
        """The person of the session, or the way to the sign-in."""
        session = self._sessions.get(request.cookies.get(self._cookie))
        if session is not None:
            return session.viewer
        asked = request.full_path.rstrip("?")
        return nobody(SIGN_IN + "?" + urlencode({"next": asked}))

    def connect(self, server: Flask) -> None:
        """Add sign-in, the provider's answer, sign-out and the page after it."""
        server.add_url_rule(SIGN_IN, "sign_in", self._start, methods=["GET"])
        server.add_url_rule(ANSWER, "sign_in_answer", self._answer, methods=["GET"])
        server.add_url_rule(SIGN_OUT, "sign_out", self._sign_out, methods=["POST"])
        server.add_url_rule(SIGNED_OUT, "signed_out", _signed_out, methods=["GET"])

    def _start(self) -> Response:
        if not self._starts.allows(caller(self._settings.proxies)):
            return _too_often()
        pending = Pending(
            state=secrets.token_urlsafe(32),
            nonce=secrets.token_urlsafe(32),
            verifier=secrets.token_urlsafe(48),
            then=local(request.args.get("next")),
        )
        try:
            target = self._provider.start(pending.state, pending.nonce, pending.verifier)
        except SignInFailed as problem:
            return _failed(problem)
        answer = answers.to(target)
        self._set(answer, self._pending_cookie, self._pending.add(pending), PENDING_SECONDS)
        return answer

    def _answer(self) -> Response:
        if not self._answers.allows(caller(self._settings.proxies)):
            return _too_often()
        # Ended before it is looked at: an answer counts once.
        pending = self._pending.end(request.cookies.get(self._pending_cookie))
        state = request.args.get("state", "")
        if pending is None or not secrets.compare_digest(state.encode(), pending.state.encode()):
            return _failed(SignInFailed("there is no sign-in that the answer belongs to"))
        code = request.args.get("code", "")
        if "error" in request.args or not code:
            return _failed(SignInFailed("the provider refused"))
        try:
            told = self._provider.finish(code, pending.verifier, pending.nonce)
        except SignInFailed as problem:
            return _failed(problem)
        return self._welcome(told.claims, told.id_token, pending.then)

    def _welcome(self, claims: Mapping[str, Any], id_token: str, then: str) -> Response:
        if _left_out(claims, self._chosen.groups_claim):
            return _refused(
                "Your account is in more groups than the sign-in service lists. Ask for a role instead."
            )
        groups = _texts(claims.get(self._chosen.groups_claim))
        role = highest(self._settings.roles(groups))
        if role is None:
            return _refused(
                "You are signed in, but you have not been given this dashboard. Ask whoever looks after it."
            )
        # A browser that had a session gets a new one: a key that somebody planted before is worth nothing.
        self._sessions.end(request.cookies.get(self._cookie))
        viewer = Viewer(name=_name(claims, self._chosen.name_claim), role=role)
        key = self._sessions.add(Session(viewer=viewer, id_token=id_token))
        answer = answers.to(local(then))
        self._set(answer, self._cookie, key, None)
        self._set(answer, self._pending_cookie, "", 0)
        return answer

    def _sign_out(self) -> Response:
        session = self._sessions.end(request.cookies.get(self._cookie))
        back = self._settings.address + SIGNED_OUT
        target = self._provider.sign_out(session.id_token, back) if session else None
        answer = answers.to(target or SIGNED_OUT)
        self._set(answer, self._cookie, "", 0)
        answer.headers["Clear-Site-Data"] = '"cache"'
        return answer

    def _set(self, answer: Response, name: str, value: str, seconds: int | None) -> None:
        answer.set_cookie(
            name,
            value,
            max_age=seconds,
            path=HOME,
            secure=self._settings.encrypted,
            httponly=True,
            samesite="Lax",
        )


def _signed_out() -> Response:
    return answers.page("You are signed out", "Your session has ended.", 200, AGAIN)


def _failed(problem: SignInFailed) -> Response:
    logger.warning("A sign-in failed: %s", problem)
    return answers.page(
        "Signing in did not work",
        "Try again. If it fails again, tell whoever looks after this dashboard.",
        403,
        AGAIN,
    )


def _refused(sentence: str) -> Response:
    return answers.page("You may not see this", sentence, 403)


def _too_often() -> Response:
    answer = answers.page("Too many tries", "Wait a minute, then sign in again.", 429)
    answer.headers["Retry-After"] = "60"
    return answer


def _left_out(claims: Mapping[str, Any], name: str) -> bool:
    # Entra: "To ensure that the token size doesn't exceed HTTP header size limits" it leaves the groups out beyond 200
    # and says so in _claim_names. No group listed would otherwise look like no group held.
    elsewhere = claims.get("_claim_names")
    return name not in claims and isinstance(elsewhere, dict) and name in elsewhere


def _texts(value: object) -> set[str]:
    if isinstance(value, str):
        return {value}
    return {each for each in value if isinstance(each, str)} if isinstance(value, list) else set()


def _name(claims: Mapping[str, Any], claim: str) -> str:
    """A name for the access log, on one line."""
    for each in (claim, "email", "sub"):
        value = claims.get(each)
        if isinstance(value, str) and value.strip():
            return re.sub(r"[^\w.@+' -]", "_", value.strip())[:LONGEST_NAME]
    return "unnamed"
