"""Serving: this computer only, and one clear sentence when a port cannot be had."""

import errno
import socket
import threading
from urllib.request import urlopen

import pytest
import waitress

from tests.browser.serving import served
from tests.sample import sample
from yjp.errors import EXIT_REFUSED, EXIT_USAGE, Refused
from yjp_dashboards import serve as serving
from yjp_dashboards.serve import PortUnavailable, address_of, bind, loopback, serve


@pytest.mark.parametrize(
    "host",
    [
        "0.0.0.0",
        "::",
        "",
        "192.168.1.20",
        "10.0.0.7",
        "dashboard.example",
        "127.0.0.1.example",
        "localhost.example",
    ],
)
def test_a_server_that_is_not_on_loopback_refuses_to_start(host: str) -> None:
    with pytest.raises(Refused, match=r"^Nobody signs in.*use --host 127\.0\.0\.1.*server\.toml") as refused:
        serve(sample(), host=host)
    assert refused.value.exit_code == EXIT_REFUSED


@pytest.mark.parametrize(
    ("host", "address"),
    [("localhost", "127.0.0.1"), ("127.0.0.1", "127.0.0.1"), ("127.0.0.2", "127.0.0.2"), ("[::1]", "::1")],
)
def test_every_name_of_this_computer_is_served(host: str, address: str) -> None:
    assert loopback(host) == address


def test_a_busy_port_is_one_sentence_with_a_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as holder:
        port = holder.getsockname()[1]
        with pytest.raises(PortUnavailable) as unavailable:
            bind(sample(), port=port)
    assert str(unavailable.value) == (
        f"Port {port} on 127.0.0.1 is already in use, perhaps by another dashboard: choose another, "
        f"for example --port {port + 1}."
    )
    assert unavailable.value.exit_code == EXIT_USAGE


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.EADDRINUSE, "is already in use"),
        (errno.EACCES, "may not be opened by this user"),
        (errno.EINVAL, "cannot be opened"),
    ],
)
def test_whatever_the_system_says_against_a_port_is_a_users_error(
    code: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, "no")

    monkeypatch.setattr(waitress, "create_server", refuse)
    with pytest.raises(PortUnavailable, match=words):
        bind(sample(), port=0)


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_number_that_is_no_port_is_named(port: int) -> None:
    with pytest.raises(PortUnavailable, match=f"^{port} is not a port"):
        bind(sample(), port=port)


def test_the_address_is_told_once_the_port_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    class Server:
        effective_host, effective_port, ran, closed = "::1", 8051, False, False

        def run(self) -> None:
            assert told == ["http://[::1]:8051/"]
            self.ran = True

        def close(self) -> None:
            self.closed = True

    server = Server()
    monkeypatch.setattr(serving, "bind", lambda ledger, host, port, house: server)
    serve(sample(), host="::1", port=8051, ready=told.append)
    assert server.ran
    assert server.closed


def test_two_servers_run_side_by_side() -> None:
    with served(sample()) as one, served(sample()) as other:
        assert one != other
        for address in (one, other):
            with urlopen(address) as response:
                assert response.status == 200
                assert "Server" not in response.headers


def test_a_stopped_server_gives_its_port_back() -> None:
    with served(sample()) as address:
        port = int(address.rsplit(":", 1)[1].strip("/"))
    server = bind(sample(), port=port)
    try:
        assert address_of(server) == address
    finally:
        server.close()
    assert not [thread for thread in threading.enumerate() if thread.name == f"dashboard {address}"]
