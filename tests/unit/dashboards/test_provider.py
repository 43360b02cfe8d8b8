"""An id token is believed only if every part of it holds: signature, issuer, audience, times, nonce."""

import time
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey

from yjp_dashboards.auth import provider as module
from yjp_dashboards.auth.provider import Provider, SignInFailed
from yjp_dashboards.auth.settings import OpenId

ISSUER = "https://id.example"
KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
OTHER = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
CHOSEN = OpenId(issuer=ISSUER, client_id="yjp", secret="s" * 40)
DESCRIPTION = {
    "issuer": ISSUER,
    "authorization_endpoint": f"{ISSUER}/auth",
    "token_endpoint": f"{ISSUER}/token",
    "jwks_uri": f"{ISSUER}/keys",
    "end_session_endpoint": f"{ISSUER}/end",
}


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Provider:
    answers = {
        f"{ISSUER}/.well-known/openid-configuration": DESCRIPTION,
        f"{ISSUER}/keys": {"keys": [KEY.as_dict(private=False)]},
    }
    monkeypatch.setattr(module, "_fetched", lambda address: answers[address])
    return Provider(CHOSEN, "https://figures.example/sign-in/answer")


def claims(**changed: Any) -> dict[str, Any]:
    now = int(time.time())
    found = {"iss": ISSUER, "aud": "yjp", "sub": "1", "iat": now, "exp": now + 300, "nonce": "n"} | changed
    return {name: value for name, value in found.items() if value is not None}


def token(header: dict[str, Any] | None = None, key: Any = KEY, **changed: Any) -> str:
    return str(jwt.encode(header or {"alg": "RS256", "kid": "one"}, claims(**changed), key))


def test_a_token_that_holds_is_believed(provider: Provider) -> None:
    assert provider._checked(token(groups=["m"]), "n")["groups"] == ["m"]
    assert provider._checked(token(aud=["yjp", "other"], azp="yjp"), "n")["sub"] == "1"


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "https://evil.example"},
        {"iss": None},
        {"aud": "another"},
        {"aud": None},
        {"aud": ["yjp", "other"], "azp": "other"},
        {"sub": None},
        {"exp": int(time.time()) - 3_600},
        {"exp": None},
        {"iat": None},
        {"nonce": "another"},
        {"nonce": None},
    ],
)
def test_a_claim_that_does_not_hold_is_refused(provider: Provider, changed: dict[str, Any]) -> None:
    with pytest.raises(SignInFailed):
        provider._checked(token(**changed), "n")


def test_another_key_is_refused(provider: Provider) -> None:
    with pytest.raises(SignInFailed):
        provider._checked(token(key=OTHER), "n")
    with pytest.raises(SignInFailed):
        provider._checked(token({"alg": "ES256", "kid": "one"}, ECKey.generate_key("P-256")), "n")


def test_an_unsigned_token_and_a_shared_secret_are_refused(provider: Provider) -> None:
    head, body, _ = token().split(".")
    none = "eyJhbGciOiJub25lIn0"  # {"alg":"none"}
    with pytest.raises(SignInFailed):
        provider._checked(f"{none}.{body}.", "n")
    with pytest.raises(SignInFailed):
        provider._checked(f"{head}.{body}.", "n")
    with pytest.raises(SignInFailed):
        provider._checked(token({"alg": "HS256"}, OctKey.import_key(CHOSEN.secret)), "n")


@pytest.mark.parametrize("text", ["", "x", "a.b.c", "..", "é"])
def test_what_is_no_token_is_refused(provider: Provider, text: str) -> None:
    with pytest.raises(SignInFailed):
        provider._checked(text, "n")


def test_people_are_sent_with_a_challenge_and_never_with_the_verifier(provider: Provider) -> None:
    address = provider.start("the-state", "the-nonce", "the-verifier-" + "v" * 43)
    assert address.startswith(f"{ISSUER}/auth?")
    for part in ("response_type=code", "code_challenge_method=S256", "state=the-state", "nonce=the-nonce"):
        assert part in address
    assert "the-verifier" not in address
    assert CHOSEN.secret not in address


def test_a_provider_of_another_name_is_not_used(provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_fetched", lambda address: DESCRIPTION | {"issuer": "https://evil.example"})
    with pytest.raises(SignInFailed, match="another issuer"):
        provider.start("s", "n", "v" * 43)


def test_keys_that_changed_are_fetched_again_but_not_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    now, fetched = [0.0], []
    held = [KEY]

    def answer(address: str) -> dict[str, Any]:
        fetched.append(address)
        return DESCRIPTION if "well-known" in address else {"keys": [k.as_dict(private=False) for k in held]}

    monkeypatch.setattr(module, "_fetched", answer)
    provider = Provider(CHOSEN, "https://figures.example/sign-in/answer", clock=lambda: now[0])
    provider._checked(token(), "n")
    fresh = RSAKey.generate_key(2048, {"kid": "two", "use": "sig"})
    held[:] = [fresh]
    late = token({"alg": "RS256", "kid": "two"}, fresh)
    with pytest.raises(SignInFailed):
        provider._checked(late, "n")
    assert len(fetched) == 2, "anybody can make a token up: keys are not fetched for each"
    now[0] = 61.0
    assert provider._checked(late, "n")["sub"] == "1"


def test_the_secret_is_in_no_text_of_the_settings() -> None:
    assert CHOSEN.secret not in repr(CHOSEN)
