"""The machine that a request comes from."""

from flask import request


def caller(proxies: tuple[str, ...]) -> str:
    """The address that connected; behind a listed proxy, the one that the proxy saw (the last that it wrote down).

    The header is believed from listed proxies only: anybody can send one.
    """
    peer = request.remote_addr or ""
    if peer not in proxies:
        return peer
    seen = request.headers.get("X-Forwarded-For", "").rsplit(",", 1)[-1].strip()
    return seen[:64] or peer
