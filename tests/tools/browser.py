"""pytest plugin: pages in the distribution's Chromium that report console errors and anything leaving the machine."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.tools.programs import AXE, chromium_path

# --no-sandbox: Chromium refuses its sandbox to root. The rest keeps the browser's own errands
# (updates, sync, look-ups) off the network, and makes every host but this machine unresolvable.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)
LOOPBACK = ("127.0.0.1", "localhost", "::1")
INSIDE_THE_PAGE = ("data", "blob", "about")
PATIENCE_MS = 15_000

OpenPage = Callable[..., Page]


@dataclass(frozen=True, kw_only=True)
class Violation:
    """One axe rule that a page breaks: its id, axe's word for how bad, what is wrong, and where (CSS selectors)."""

    rule: str
    impact: str
    problem: str
    places: tuple[str, ...]


Axe = Callable[[Page], list[Violation]]


@dataclass
class Watch:
    """What went wrong in the pages of one test. A test that provokes an error says so with ``expect``."""

    seen: list[str] = field(default_factory=list)
    expected: list[re.Pattern[str]] = field(default_factory=list)

    def expect(self, pattern: str) -> None:
        """An error whose text matches this regular expression is meant to happen in this test, at least once."""
        self.expected.append(re.compile(pattern))

    def unexpected(self) -> list[str]:
        """Errors that no ``expect`` covers."""
        return [text for text in self.seen if not any(pattern.search(text) for pattern in self.expected)]

    def absent(self) -> list[str]:
        """Patterns that were expected and never came."""
        return [p.pattern for p in self.expected if not any(p.search(text) for text in self.seen)]

    def follow(self, page: Page) -> None:
        """Records console errors, uncaught exceptions and requests to other machines, from now on."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.seen.append(f"uncaught: {error}"))
        page.on("request", lambda request: self._address(request.url))
        page.on("websocket", lambda socket: self._address(socket.url))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.seen.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _address(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in INSIDE_THE_PAGE and parts.hostname not in LOOPBACK:
            self.seen.append(f"left the machine: {url}")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One headless Chromium for the whole run."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium_path(), args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Fails the test at its end if a page of it made an unexpected error or lacked an expected one."""
    watch = Watch()
    yield watch
    faults = [*watch.unexpected(), *(f"expected and never came: {pattern}" for pattern in watch.absent())]
    if faults:
        pytest.fail("In the browser:\n  " + "\n  ".join(faults), pytrace=False)


@pytest.fixture
def open_page(chromium: Browser, watch: Watch) -> Iterator[OpenPage]:
    """Opens watched pages, each in a context of its own; keywords go to Playwright's ``new_context``."""
    with ExitStack() as contexts:

        def open_(**options: Any) -> Page:
            settings = {"locale": "en-GB", "timezone_id": "Europe/London", **options}
            context = contexts.enter_context(chromium.new_context(**settings))
            context.set_default_timeout(PATIENCE_MS)
            context.on("page", watch.follow)
            return context.new_page()

        yield open_


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A fresh page, under whatever Content-Security-Policy the server sends."""
    return open_page()


@pytest.fixture
def page_without_csp(open_page: OpenPage) -> Page:
    """A fresh page that ignores the server's Content-Security-Policy, as axe needs."""
    return open_page(bypass_csp=True)


@pytest.fixture
def axe() -> Axe:
    """Runs every default rule of axe-core on a page and returns the rules broken."""

    def run(page: Page) -> list[Violation]:
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate(
            "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
        )
        return [
            Violation(
                rule=rule["id"],
                impact=rule["impact"],
                problem=rule["help"],
                places=tuple(str(place) for node in rule["nodes"] for place in node["target"]),
            )
            for rule in found
        ]

    return run
