"""Sign-in and sessions against a provider made for the test; a real provider is in tests/browser/test_sign_in.py."""

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.unit.dashboards.asking import content, stamp
from tests.unit.dashboards.houses import DIGITS, SETTINGS, TRIAL_PAGES, Lists, planted
from yjp_dashboards.app import House, create_app
from yjp_dashboards.auth.provider import SignInFailed, Told
from yjp_dashboards.auth.settings import OpenId
from yjp_dashboards.auth.sign_in import TRIES_EACH, SignIn
from yjp_dashboards.security import Door

CHOSEN = OpenId(issuer="https://id.example/tenant", client_id="yjp", secret="s", groups_claim="groups")
SESSION = "__Host-yjp-session"
PENDING = "__Host-yjp-sign-in"
SITE = "https://figures.example"


class OverHttps(FlaskClient):
    """Comes by the name and the way that people come."""

    def open(self, *args: Any, **more: Any) -> TestResponse:
        return super().open(*args, **{"base_url": SITE, **more})


class Provider:
    """Says of everybody what the test wants said."""

    def __init__(self) -> None:
        self.claims: dict[str, Any] = {"sub": "1", "preferred_username": "pat@example.org", "groups": ["m"]}
        self.asked: list[tuple[str, str, str]] = []
        self.fails = False

    def start(self, state: str, nonce: str, verifier: str) -> str:
        if self.fails:
            raise SignInFailed("away")
        return f"https://id.example/authorise?state={state}"

    def finish(self, code: str, verifier: str, nonce: str) -> Told:
        self.asked.append((code, verifier, nonce))
        if self.fails:
            raise SignInFailed("no")
        return Told(claims=self.claims, id_token="the-token")

    def sign_out(self, id_token: str | None, back: str) -> str | None:
        return f"https://id.example/bye?hint={id_token}&back={back}"


@pytest.fixture
def provider() -> Provider:
    return Provider()


@pytest.fixture
def guard(provider: Provider) -> SignIn:
    return SignIn(replace(SETTINGS, address=SITE, sign_in=CHOSEN), CHOSEN, provider)  # type: ignore[arg-type]


@pytest.fixture
def client(guard: SignIn) -> FlaskClient:
    door = Door(name="figures.example", encrypted=True, form_targets=guard.form_targets)
    app = create_app(planted(), House(guard=guard, door=door, lists=Lists(), pages=TRIAL_PAGES))
    app.server.test_client_class = OverHttps
    client: FlaskClient = app.server.test_client()
    return client


def get(client: FlaskClient, path: str, **more: Any) -> TestResponse:
    return client.get(path, **more)


def begin(client: FlaskClient, then: str = "/") -> str:
    """Goes to the provider and gives the state that it was told."""
    response = get(client, "/sign-in", query_string={"next": then})
    return parse_qs(urlsplit(response.headers["Location"]).query)["state"][0]


def sign_in(client: FlaskClient, then: str = "/") -> TestResponse:
    return get(client, "/sign-in/answer", query_string={"state": begin(client, then), "code": "c"})


def cookie(client: FlaskClient, name: str = SESSION) -> str | None:
    found = client.get_cookie(name, "figures.example")
    return found.value if found else None


def test_somebody_who_opens_a_page_is_sent_to_sign_in_and_comes_back_to_it(client: FlaskClient) -> None:
    response = get(client, "/all?group=sex&x=%2F", headers={"Accept": "text/html,*/*"})
    assert response.status_code == 302
    assert response.headers["Location"] == "/sign-in?next=%2Fall%3Fgroup%3Dsex%26x%3D%252F"
    begun = get(client, response.headers["Location"])
    state = parse_qs(urlsplit(begun.headers["Location"]).query)["state"][0]
    answer = get(client, "/sign-in/answer", query_string={"state": state, "code": "c"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/all?group=sex&x=%2F")
    assert get(client, "/all").status_code == 200


@pytest.mark.parametrize(
    "path", ["/_dash-layout", "/_dash-dependencies", "/assets/yjp.css", "/download/all/table"]
)
def test_a_script_is_told_401_and_not_sent_elsewhere(client: FlaskClient, path: str) -> None:
    assert get(client, path, headers={"Accept": "*/*"}).status_code == 401
    assert client.post("/_dash-update-component", json={}).status_code == 401


def test_the_cookies_are_kept_from_scripts_and_from_other_sites(client: FlaskClient) -> None:
    headers = [v for k, v in sign_in(client).headers if k == "Set-Cookie" and v.startswith(SESSION)]
    parts = [part.strip() for part in headers[0].split(";")[1:]]
    assert sorted(parts) == ["HttpOnly", "Path=/", "SameSite=Lax", "Secure"]
    assert get(client, "/all").headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "form-action 'self' https://id.example" in get(client, "/all").headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("groups", "sees_digits"), [(["a"], True), (["m", "x"], True), (["b"], False), ("b", False)]
)
def test_groups_give_the_role(
    client: FlaskClient, provider: Provider, groups: object, sees_digits: bool
) -> None:
    provider.claims["groups"] = groups
    sign_in(client)
    drawn = stamp(client)
    assert (DIGITS in content(client, "/all", drawn=drawn).text) == sees_digits


@pytest.mark.parametrize("groups", [[], None, ["nobody"], {"a": 1}, [["a"]], "A", 1])
def test_without_a_role_nobody_comes_in(client: FlaskClient, provider: Provider, groups: object) -> None:
    provider.claims["groups"] = groups
    response = sign_in(client)
    assert response.status_code == 403
    assert "not been given this dashboard" in response.text
    assert cookie(client) is None
    assert get(client, "/_dash-layout").status_code == 401


def test_groups_that_the_provider_leaves_out_are_said_to_be_left_out(
    client: FlaskClient, provider: Provider
) -> None:
    del provider.claims["groups"]
    provider.claims["_claim_names"] = {"groups": "src1"}
    response = sign_in(client)
    assert response.status_code == 403
    assert "more groups than the sign-in service lists" in response.text


@pytest.mark.parametrize("state", ["", "x", "é", "0" * 5_000])
def test_an_answer_with_another_state_is_not_taken(
    client: FlaskClient, provider: Provider, state: str
) -> None:
    begin(client)
    response = get(client, "/sign-in/answer", query_string={"state": state, "code": "c"})
    assert response.status_code == 403
    assert provider.asked == []


def test_an_answer_counts_once_and_in_its_own_browser_only(client: FlaskClient, provider: Provider) -> None:
    state = begin(client)
    stranger = client.application.test_client()
    assert stranger.get("/sign-in/answer", query_string={"state": state, "code": "c"}).status_code == 403
    assert get(client, "/sign-in/answer", query_string={"state": state, "code": "c"}).status_code == 303
    assert get(client, "/sign-in/answer", query_string={"state": state, "code": "c"}).status_code == 403
    assert len(provider.asked) == 1


@pytest.mark.parametrize("query", [{"error": "access_denied"}, {}, {"code": ""}])
def test_a_provider_that_refuses_is_one_sentence(client: FlaskClient, query: dict[str, str]) -> None:
    response = get(client, "/sign-in/answer", query_string={"state": begin(client), **query})
    assert response.status_code == 403
    assert "access_denied" not in response.text
    assert cookie(client) is None


def test_a_provider_that_is_away_is_one_sentence(client: FlaskClient, provider: Provider) -> None:
    provider.fails = True
    response = get(client, "/sign-in")
    assert response.status_code == 403
    assert "Signing in did not work" in response.text


@pytest.mark.parametrize(
    "then",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "/%2Fevil.example",
        "/%5Cevil.example",
        "/%252Fevil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "/\r\nSet-Cookie:x=1",
        "",
        "evil.example",
        "/sign-out",
        "/../%2e%2e//evil.example",
        "http:evil.example",
    ],
)
def test_a_wrong_next_leads_home(client: FlaskClient, then: str) -> None:
    response = sign_in(client, then)
    assert response.headers["Location"] == "/"
    assert "evil" not in str(response.headers)


def test_the_session_gets_a_new_key_when_somebody_signs_in(client: FlaskClient) -> None:
    client.set_cookie(SESSION, "planted", domain="figures.example", secure=True)
    sign_in(client)
    first = cookie(client)
    assert first not in (None, "planted")
    sign_in(client)
    second = cookie(client)
    assert second != first
    stranger = client.application.test_client()
    for key, status in ((first, 401), ("planted", 401), (second, 200)):
        stranger.set_cookie(SESSION, str(key), domain="figures.example", secure=True)
        assert stranger.get("/_dash-layout").status_code == status


def test_signing_out_ends_the_session_wherever_its_cookie_is(client: FlaskClient) -> None:
    sign_in(client)
    old = cookie(client)
    drawn = stamp(client)
    response = client.post("/sign-out")
    assert response.status_code == 303
    assert response.headers["Location"] == f"https://id.example/bye?hint=the-token&back={SITE}/signed-out"
    assert cookie(client) in (None, "")
    thief = client.application.test_client()
    thief.set_cookie(SESSION, str(old), domain="figures.example", secure=True)
    assert thief.get("/_dash-layout").status_code == 401
    assert content(thief, "/all", drawn=drawn).status_code == 401
    assert thief.get(f"/download/all/table?of={drawn}").status_code == 401
    assert get(client, "/signed-out").status_code == 200


def test_a_link_elsewhere_cannot_sign_somebody_out(client: FlaskClient) -> None:
    sign_in(client)
    get(client, "/sign-out")
    assert client.post("/sign-out", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.post("/sign-out", headers={"Origin": "https://evil.example"}).status_code == 403
    assert get(client, "/_dash-layout").status_code == 200


def test_too_many_tries_have_to_wait(client: FlaskClient) -> None:
    statuses = [get(client, "/sign-in").status_code for _ in range(TRIES_EACH + 1)]
    assert statuses == [303] * TRIES_EACH + [429]
    other = get(client, "/sign-in", environ_base={"REMOTE_ADDR": "10.1.1.1"})
    assert other.status_code == 303
    # A header is not believed from anybody but a listed proxy.
    for each in range(TRIES_EACH):
        headers = {"X-Forwarded-For": f"10.9.9.{each}"}
        last = get(client, "/sign-in", headers=headers, environ_base={"REMOTE_ADDR": "10.1.1.1"})
    assert last.status_code == 429


def test_behind_a_listed_proxy_each_person_has_their_own_tries(client: FlaskClient) -> None:
    for each in range(TRIES_EACH + 5):
        headers = {"X-Forwarded-For": f"6.6.6.6, 10.9.9.{each}"}
        assert get(client, "/sign-in", headers=headers).status_code == 303


def test_the_name_in_the_log_is_on_one_line(client: FlaskClient, provider: Provider) -> None:
    provider.claims["preferred_username"] = "pat\r\n2026-01-01 someone else"
    provider.claims["groups"] = ["a"]
    sign_in(client)
    assert "pat__2026-01-01 someone else" in str(get(client, "/_dash-layout").json)


def test_a_failed_sign_in_is_logged_without_what_was_sent(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    get(client, "/sign-in/answer", query_string={"state": "secret-state", "code": "secret-code"})
    assert "A sign-in failed" in caplog.text
    assert "secret" not in caplog.text
