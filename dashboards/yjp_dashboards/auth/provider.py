"""An OpenID Connect provider: where to send people, and whom its answer says they are.

Authlib speaks OAuth, joserfc checks signatures; the claims are checked as OpenID Connect Core, section 3.1.3.7 says.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import requests
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError
from joserfc.jwk import KeySet

from yjp_dashboards.auth.settings import OpenId

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
"""Signed with a key that the provider alone has: never ``none``, never a shared secret."""
CLOCKS_APART = 60
TIMEOUT = (5, 10)
KEEP_SECONDS = 3_600.0
AGAIN_AFTER = 60.0
"""An unknown key is looked for anew, but no more often than this: tokens can be made up by anybody."""


class SignInFailed(Exception):
    """The provider could not be reached, or its answer does not hold. The text is for the log and holds no value."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a provider said of somebody: the checked claims, and the token itself, for its sign-out."""

    claims: dict[str, Any]
    id_token: str


class Provider:
    """One provider, whose own description of itself is fetched when it is first needed."""

    def __init__(
        self, settings: OpenId, redirect_uri: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._settings, self._redirect_uri, self._clock = settings, redirect_uri, clock
        self._lock = threading.Lock()
        self._described: tuple[float, dict[str, Any]] | None = None
        self._keys: tuple[float, KeySet] | None = None

    def start(self, state: str, nonce: str, verifier: str) -> str:
        """Where to send the browser: code flow, PKCE with S256."""
        with self._client() as client:
            url, _ = client.create_authorization_url(
                self._endpoint("authorization_endpoint"), state=state, nonce=nonce, code_verifier=verifier
            )
        return str(url)

    def finish(self, code: str, verifier: str, nonce: str) -> Told:
        """Exchange the code and check the id token; ``SignInFailed`` where anything is not as it must be."""
        try:
            with self._client() as client:
                answer = client.fetch_token(
                    self._endpoint("token_endpoint"),
                    grant_type="authorization_code",
                    code=code,
                    code_verifier=verifier,
                    timeout=TIMEOUT,
                    allow_redirects=False,
                )
        except Exception as error:
            raise SignInFailed(f"the code could not be exchanged ({type(error).__name__})") from None
        id_token = answer.get("id_token")
        if not isinstance(id_token, str):
            raise SignInFailed("the answer holds no id token")
        return Told(claims=self._checked(id_token, nonce), id_token=id_token)

    def sign_out(self, id_token: str | None, back: str) -> str | None:
        """Where the provider ends its own session, or none where it says no place."""
        try:
            address = self._description().get("end_session_endpoint")
        except SignInFailed:
            return None
        if not isinstance(address, str):
            return None
        asked = {"client_id": self._settings.client_id, "post_logout_redirect_uri": back}
        if id_token:
            asked["id_token_hint"] = id_token
        return str(requests.Request("GET", address, params=asked).prepare().url)

    def _client(self) -> OAuth2Session:
        return OAuth2Session(
            client_id=self._settings.client_id,
            client_secret=self._settings.secret,
            scope=" ".join(self._settings.scopes),
            redirect_uri=self._redirect_uri,
            code_challenge_method="S256",
        )

    def _checked(self, id_token: str, nonce: str) -> dict[str, Any]:
        issuer, client = self._settings.issuer, self._settings.client_id
        try:
            token = self._decoded(id_token)
            claims = CodeIDToken(
                token.claims,
                token.header,
                {
                    "iss": {"essential": True, "value": issuer},
                    "aud": {"essential": True, "value": client},
                    "sub": {"essential": True},
                    "exp": {"essential": True},
                    "iat": {"essential": True},
                    "nonce": {"essential": True, "value": nonce},
                },
                {"nonce": nonce, "client_id": client},
            )
            claims.validate(leeway=CLOCKS_APART)
        except SignInFailed:
            raise
        except Exception as error:
            raise SignInFailed(f"the id token does not hold ({type(error).__name__})") from None
        return dict(token.claims)

    def _decoded(self, id_token: str) -> Any:
        try:
            return jwt.decode(id_token, self._key_set(), algorithms=list(ALGORITHMS))
        except InvalidKeyIdError:
            # A provider may have changed its keys since they were fetched.
            with self._lock:
                if self._keys is None or self._clock() - self._keys[0] < AGAIN_AFTER:
                    raise
                self._keys = None
            return jwt.decode(id_token, self._key_set(), algorithms=list(ALGORITHMS))

    def _endpoint(self, name: str) -> str:
        address = self._description().get(name)
        if not isinstance(address, str):
            raise SignInFailed(f"the provider names no {name}")
        return address

    def _description(self) -> dict[str, Any]:
        with self._lock:
            if self._described is None or self._clock() - self._described[0] > KEEP_SECONDS:
                found = _fetched(self._settings.issuer.rstrip("/") + "/.well-known/openid-configuration")
                # "The issuer value returned MUST be identical to the Issuer URL" (Discovery 1.0, section 4.3).
                if found.get("issuer") != self._settings.issuer:
                    raise SignInFailed("the provider calls itself by another issuer than server.toml")
                self._described = (self._clock(), found)
            return self._described[1]

    def _key_set(self) -> KeySet:
        address = self._endpoint("jwks_uri")
        with self._lock:
            if self._keys is None or self._clock() - self._keys[0] > KEEP_SECONDS:
                self._keys = (self._clock(), KeySet.import_key_set(_fetched(address)))  # type: ignore[arg-type]
            return self._keys[1]


def _fetched(address: str) -> dict[str, Any]:
    try:
        answer = requests.get(address, timeout=TIMEOUT, allow_redirects=False)
        if answer.status_code != 200:
            raise SignInFailed(f"the provider answered {answer.status_code}")
        found = answer.json()
    except (requests.RequestException, ValueError) as error:
        raise SignInFailed(f"the provider could not be read ({type(error).__name__})") from None
    if not isinstance(found, dict):
        raise SignInFailed("the provider's answer is no object")
    return found
