"""``server.toml``: how a dashboard that is not on loopback finds out who asks. It never holds a secret."""

import ipaddress
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from yjp.errors import SettingsError
from yjp_dashboards.auth.roles import Role

FILE = "server.toml"
SECRET = "YJP_SIGN_IN_SECRET"


@dataclass(frozen=True, kw_only=True)
class OpenId:
    """An OpenID Connect provider. ``groups_claim`` may hold groups or application roles."""

    issuer: str
    client_id: str
    secret: str = field(repr=False)
    groups_claim: str = "groups"
    name_claim: str = "preferred_username"
    scopes: tuple[str, ...] = ("openid", "profile")


@dataclass(frozen=True, kw_only=True)
class TrustedProxy:
    """A proxy that signs people in and says in headers who they are."""

    user_header: str = "X-Forwarded-User"
    groups_header: str = "X-Forwarded-Groups"
    separator: str = ","
    sign_out: str | None = None


@dataclass(frozen=True, kw_only=True)
class ServerSettings:
    """What server.toml says.

    ``address`` is what people type; ``proxies`` are the only machines whose word about a person or an address is
    believed; ``groups`` are the provider's group names of each role; ``board_profile`` is how small numbers are
    treated for the board.
    """

    address: str
    sign_in: OpenId | TrustedProxy
    groups: Mapping[Role, tuple[str, ...]]
    proxies: tuple[str, ...] = ()
    board_profile: str = "board"
    idle_minutes: int = 30
    longest_hours: int = 10

    @property
    def name(self) -> str:
        """The host name that is answered."""
        return urlsplit(self.address).hostname or ""

    @property
    def encrypted(self) -> bool:
        """Whether browsers come over https."""
        return self.address.startswith("https://")

    def roles(self, groups: set[str]) -> set[Role]:
        """The roles that somebody in these groups has."""
        return {role for role, names in self.groups.items() if groups.intersection(names)}


_SERVER = {"address", "proxies", "board_profile", "idle_minutes", "longest_hours"}
_SECTIONS = {
    "server": _SERVER,
    "sign_in": {"issuer", "client_id", "groups_claim", "name_claim", "scopes"},
    "proxy_sign_in": {"user_header", "groups_header", "separator", "sign_out"},
    "groups": {role.value for role in Role},
}


def read_server_settings(path: Path, environment: Mapping[str, str] = os.environ) -> ServerSettings:
    """Read ``server.toml``; ``SettingsError`` names the section, the key and what it should be."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise SettingsError(f"{path}: this file cannot be read. It says who may sign in.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise SettingsError(f"{path}: this is not valid TOML: {problem}.") from None
    return _settings(_Reader(path, found), environment)


@dataclass(frozen=True)
class _Reader:
    path: Path
    found: Mapping[str, Any]

    def wrong(self, section: str, key: str, should: str) -> SettingsError:
        return SettingsError(f"{self.path}: [{section}] {key} should be {should}.")

    def names(self) -> None:
        for section, content in self.found.items():
            if section not in _SECTIONS or not isinstance(content, dict):
                raise SettingsError(
                    f"{self.path}: there is no section [{section}]. Known: {', '.join(_SECTIONS)}."
                )
            for key in content:
                if "secret" in key.lower():
                    raise SettingsError(
                        f"{self.path}: [{section}] {key}: a secret does not belong in a file. Take it out and put it "
                        f"into the environment variable {SECRET}."
                    )
                if key not in _SECTIONS[section]:
                    known = ", ".join(sorted(_SECTIONS[section]))
                    raise SettingsError(f"{self.path}: [{section}] has no setting {key!r}. Known: {known}.")

    def text(self, section: str, key: str, default: str | None, should: str) -> str:
        value = self.found.get(section, {}).get(key, default)
        if not isinstance(value, str) or not value.strip() or not value.isprintable():
            raise self.wrong(section, key, should)
        return value

    def texts(self, section: str, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        value = self.found.get(section, {}).get(key, list(default))
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            raise self.wrong(section, key, "a list of texts, each in quotation marks")
        return tuple(value)

    def whole(self, key: str, default: int, highest: int) -> int:
        value = self.found.get("server", {}).get(key, default)
        if type(value) is not int or not 1 <= value <= highest:
            raise self.wrong("server", key, f"a whole number from 1 to {highest}")
        return value


def _settings(read: _Reader, environment: Mapping[str, str]) -> ServerSettings:
    # Most dashboards have no server.toml, and start without what protects small numbers.
    from yjp.disclosure import PROFILES

    read.names()
    profile = read.text("server", "board_profile", "board", "board or public")
    if profile not in PROFILES or not PROFILES[profile].hides:
        raise read.wrong("server", "board_profile", "board or public")
    groups = {role: read.texts("groups", role.value, ()) for role in Role}
    if not any(groups.values()):
        raise SettingsError(
            f"{read.path}: [groups] names no group, so nobody could sign in. Give board, manager or analyst a list."
        )
    proxies = read.texts("server", "proxies", ())
    for each in proxies:
        if not _is_address(each):
            raise read.wrong("server", "proxies", 'a list of addresses such as "10.0.0.5"')
    chosen = [section for section in ("sign_in", "proxy_sign_in") if section in read.found]
    if len(chosen) != 1:
        raise SettingsError(f"{read.path}: give either [sign_in] or [proxy_sign_in], and not both.")
    if chosen == ["proxy_sign_in"] and not proxies:
        raise SettingsError(
            f"{read.path}: [proxy_sign_in] needs proxies in [server]: the addresses whose word is believed."
        )
    return ServerSettings(
        address=_address(read, "server", "address"),
        sign_in=_open_id(read, environment) if chosen == ["sign_in"] else _trusted_proxy(read),
        groups=groups,
        proxies=proxies,
        board_profile=profile,
        idle_minutes=read.whole("idle_minutes", 30, 24 * 60),
        longest_hours=read.whole("longest_hours", 10, 24),
    )


def _open_id(read: _Reader, environment: Mapping[str, str]) -> OpenId:
    secret = environment.get(SECRET, "")
    if not secret:
        raise SettingsError(
            f"{read.path}: [sign_in] needs the client secret in the environment variable {SECRET}."
        )
    return OpenId(
        issuer=_address(read, "sign_in", "issuer", keep=True),
        client_id=read.text("sign_in", "client_id", None, "the id that the provider gave this dashboard"),
        secret=secret,
        groups_claim=read.text("sign_in", "groups_claim", "groups", "the name of a claim"),
        name_claim=read.text("sign_in", "name_claim", "preferred_username", "the name of a claim"),
        scopes=("openid", *(s for s in read.texts("sign_in", "scopes", ("profile",)) if s != "openid")),
    )


def _trusted_proxy(read: _Reader) -> TrustedProxy:
    section = "proxy_sign_in"
    given = TrustedProxy(
        user_header=read.text(section, "user_header", TrustedProxy.user_header, "the name of a header"),
        groups_header=read.text(section, "groups_header", TrustedProxy.groups_header, "the name of a header"),
        separator=read.text(section, "separator", TrustedProxy.separator, "one character"),
        sign_out=_address(read, section, "sign_out", keep=True)
        if "sign_out" in read.found[section]
        else None,
    )
    if len(given.separator) != 1:
        raise read.wrong(section, "separator", "one character")
    return given


def _address(read: _Reader, section: str, key: str, *, keep: bool = False) -> str:
    """An https address; http for a machine of the same computer only, which tests and trials use."""
    value = read.text(section, key, None, "an address that starts with https://")
    try:
        parts = urlsplit(value)
        name, _ = parts.hostname or "", parts.port
    except ValueError:
        name, parts = "", urlsplit("")
    secure = parts.scheme == "https" or (
        parts.scheme == "http" and (name == "localhost" or _is_loopback(name))
    )
    if not name or not secure or parts.username or parts.query or parts.fragment:
        raise read.wrong(section, key, "an address that starts with https://")
    if keep:
        return value
    if parts.path.strip("/"):
        raise read.wrong(section, key, "an address without a path: the dashboard needs a name of its own")
    return value.rstrip("/")


def _is_address(value: str) -> bool:
    try:
        ipaddress.ip_address(value)
    except ValueError:
        return False
    return True


def _is_loopback(name: str) -> bool:
    return _is_address(name) and ipaddress.ip_address(name).is_loopback
