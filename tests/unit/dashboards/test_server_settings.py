"""server.toml: what it says, and one sentence for whatever cannot be."""

from pathlib import Path

import pytest

from yjp.errors import SettingsError
from yjp_dashboards.auth.guard import ThisComputer
from yjp_dashboards.auth.proxy import Proxy
from yjp_dashboards.auth.roles import Role
from yjp_dashboards.auth.settings import SECRET, OpenId, TrustedProxy, read_server_settings
from yjp_dashboards.auth.sign_in import SignIn
from yjp_dashboards.hosting import house_of
from yjp_dashboards.releases import Audience

GOOD = """
[server]
address = "https://figures.example.gov.uk"
proxies = ["10.0.0.5"]
board_profile = "public"
idle_minutes = 20

[sign_in]
issuer = "https://login.example/tenant/v2.0"
client_id = "abc"
groups_claim = "roles"

[groups]
board = ["yjs-board"]
manager = ["yjs-managers", "yjs-deputies"]
"""
PROXY = GOOD.split("[sign_in]")[0] + '[proxy_sign_in]\nuser_header = "X-User"\n\n[groups]\nanalyst = ["a"]\n'
ENVIRONMENT = {SECRET: "hush"}


def _written(folder: Path, text: str) -> Path:
    path = folder / "server.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_it_says(tmp_path: Path) -> None:
    found = read_server_settings(_written(tmp_path, GOOD), ENVIRONMENT)
    assert (found.name, found.encrypted, found.proxies) == ("figures.example.gov.uk", True, ("10.0.0.5",))
    assert (found.idle_minutes, found.longest_hours) == (20, 10)
    assert isinstance(found.sign_in, OpenId)
    assert (found.sign_in.groups_claim, found.sign_in.scopes, found.sign_in.secret) == (
        "roles",
        ("openid", "profile"),
        "hush",
    )
    assert found.roles({"yjs-deputies", "x"}) == {Role.MANAGER}
    assert found.roles({"analyst", "board"}) == set()
    assert "hush" not in repr(found)
    house = house_of(found)
    assert isinstance(house.guard, SignIn)
    assert house.board is Audience.PUBLIC
    assert house.door.answers_to("FIGURES.example.gov.uk")
    assert not house.door.answers_to("example.gov.uk")


def test_a_trusted_proxy(tmp_path: Path) -> None:
    found = read_server_settings(_written(tmp_path, PROXY), {})
    assert isinstance(found.sign_in, TrustedProxy)
    assert found.sign_in.user_header == "X-User"
    assert isinstance(house_of(found).guard, Proxy)
    assert isinstance(house_of(None).guard, ThisComputer)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            'address = "https://figures.example.gov.uk"',
            "",
            r"\[server\] address should be an address that starts",
        ),
        (
            'address = "https:',
            'address = "http:',
            r"\[server\] address should be an address that starts with https",
        ),
        (".gov.uk", ".gov.uk/figures", "without a path"),
        (
            'issuer = "https:',
            'issuer = "http:',
            r"\[sign_in\] issuer should be an address that starts with https",
        ),
        ('"10.0.0.5"', '"10.0.0.0/8"', r"proxies should be a list of addresses"),
        ('"public"', '"statutory"', "board_profile should be board or public"),
        ("idle_minutes = 20", "idle_minutes = 0", "idle_minutes should be a whole number from 1"),
        ("idle_minutes = 20", "idle_minutes = true", "idle_minutes should be a whole number from 1"),
        ("client_id", "client_secret", "a secret does not belong in a file"),
        ('client_id = "abc"', "", r"\[sign_in\] client_id should be the id that the provider gave"),
        ("idle_minutes", "idel_minutes", r"\[server\] has no setting 'idel_minutes'. Known: address"),
        ("[groups]", "[gruops]", r"there is no section \[gruops\]"),
        ('["yjs-board"]', '"yjs-board"', r"\[groups\] board should be a list of texts"),
        ("board = [", "boss = [", r"\[groups\] has no setting 'boss'"),
        ("[sign_in]", "[sign_in", "this is not valid TOML"),
        ("[groups]", "[proxy_sign_in]\n[groups]", r"give either \[sign_in\] or \[proxy_sign_in\]"),
    ],
)
def test_a_mistake_is_one_sentence(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert old in GOOD
    with pytest.raises(SettingsError, match=words) as mistake:
        read_server_settings(_written(tmp_path, GOOD.replace(old, new)), ENVIRONMENT)
    assert "\n" not in str(mistake.value)


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=f"client secret in the environment variable {SECRET}"):
        read_server_settings(_written(tmp_path, GOOD), {})
    with pytest.raises(SettingsError, match="names no group, so nobody could sign in"):
        read_server_settings(_written(tmp_path, GOOD.split("[groups]")[0]), ENVIRONMENT)
    with pytest.raises(SettingsError, match="needs proxies in"):
        read_server_settings(_written(tmp_path, PROXY.replace('proxies = ["10.0.0.5"]', "")), {})
    with pytest.raises(SettingsError, match="cannot be read"):
        read_server_settings(tmp_path / "nowhere.toml", {})
