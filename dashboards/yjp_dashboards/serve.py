"""Serves the dashboard with waitress: on this computer, or elsewhere once it is said who may sign in."""

import errno
import socket
from collections.abc import Callable
from typing import Any

import waitress

from yjp.errors import Refused, UserError
from yjp.ledger import Ledger
from yjp_dashboards.app import House, create_app
from yjp_dashboards.auth.guard import ThisComputer
from yjp_dashboards.releases import Source
from yjp_dashboards.security import LARGEST_REQUEST, is_this_computer

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8050
THREADS = 8
"""A browser asks for six files at once; with fewer threads waitress warns of a queue."""
IN_MEMORY = 64 * 1024 * 1024
"""Bytes of an answer that are kept in memory: waitress would write what is longer into a temporary file."""
HIGHEST_PORT = 65535
PROBE_SECONDS = 0.3


class PortUnavailable(UserError):
    """Another program holds the port, or this user may not open it."""


def loopback(host: str) -> str:
    """The address of this computer that ``host`` means; ``Refused`` if it means any other."""
    name = host.strip("[]")
    if not is_this_computer(name):
        raise Refused(
            f"Nobody signs in to this dashboard, so it may only be served to this computer and not on {host!r}: "
            f"use --host {DEFAULT_HOST}, or say in server.toml who may sign in (docs/how_to/serve.md)."
        )
    return DEFAULT_HOST if name == "localhost" else name


def bind(
    figures: Ledger | Source,
    host: str = DEFAULT_HOST,
    port: int = DEFAULT_PORT,
    house: House | None = None,
) -> Any:
    """A waitress server that holds the port and waits for ``run()``; port 0 takes a free one.

    Errors: ``Refused`` if the host is not loopback and nobody signs in, ``PortUnavailable`` if the port cannot be had.
    """
    signs_in = house is not None and not isinstance(house.guard, ThisComputer)
    address = host.strip("[]") if signs_in else loopback(host)
    _must_be_free(address, port)
    try:
        # Its own map: two servers in one process must not run in each other's loop.
        return waitress.create_server(
            create_app(figures, house),
            map={},
            host=address,
            port=port,
            threads=THREADS,
            ident=None,
            outbuf_overflow=IN_MEMORY,
            max_request_body_size=LARGEST_REQUEST,
            # Where a proxy's word counts, it is asked who it is first (auth.caller, auth.proxy).
            clear_untrusted_proxy_headers=not signs_in,
        )
    except OSError as error:
        raise _unavailable(address, port, error.errno) from None


def serve(
    figures: Ledger | Source,
    host: str = DEFAULT_HOST,
    port: int = DEFAULT_PORT,
    ready: Callable[[str], None] | None = None,
    house: House | None = None,
) -> None:
    """Serve the figures until interrupted; ``ready`` is told the address once the port is held.

    Errors: as ``bind``.
    """
    server = bind(figures, host, port, house)
    if ready:
        ready(address_of(server))
    try:
        server.run()
    finally:
        server.close()


def address_of(server: Any) -> str:
    """``http://127.0.0.1:8050/``."""
    host = f"[{server.effective_host}]" if ":" in server.effective_host else server.effective_host
    return f"http://{host}:{server.effective_port}/"


def _must_be_free(address: str, port: int) -> None:
    if not 0 <= port <= HIGHEST_PORT:
        raise PortUnavailable(f"{port} is not a port: use a number from 1024 to {HIGHEST_PORT}.")
    # Windows lets two programs bind one port with the option that waitress sets, so ask first.
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.settimeout(PROBE_SECONDS)
        if port and probe.connect_ex((address, port)) == 0:
            raise _unavailable(address, port, errno.EADDRINUSE)


def _unavailable(address: str, port: int, code: int | None) -> PortUnavailable:
    reason = {
        errno.EADDRINUSE: "is already in use, perhaps by another dashboard",
        errno.EACCES: "may not be opened by this user",
    }.get(code or 0, "cannot be opened")
    other = port + 1 if 1023 < port < HIGHEST_PORT else DEFAULT_PORT
    return PortUnavailable(f"Port {port} on {address} {reason}: choose another, for example --port {other}.")
