"""The five things that people wait for, in one go: import, demo, plan draft, start of the dashboard, change of page.

    .venv/bin/python -m benchmarks.speed [--runs 5] [--only import demo draft start page] [--browser]

Every command is a process of its own, as an installation runs it (``benchmarks.installed``). The processor's seconds
are the measure, the least of the runs, because they hardly change when others use the machine; the seconds on the clock
are the least too. Linux only, for the dashboard's processor time is read from /proc.
"""

import argparse
import http.client
import json
import os
import re
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.caseload import EXTRACT_DATE, made_up
from benchmarks.installed import Took, command, timed
from benchmarks.intake import write
from yjp.model.caseload import ROW
from yjp_dashboards.pages.registry import PAGES

EXAMPLES = ("rotherham_2019", "rotherham_2025")
PORT = 8661
ROWS = 1_000_000
ADDRESS = b"The dashboard is at"


def least(name: str, runs: int, work: Callable[[], Took]) -> None:
    """Run the work so often and print the least processor and clock seconds."""
    took = [work() for _ in range(runs)]
    cpu, clock = min(each.processor for each in took), min(each.clock for each in took)
    print(f"{name:<52} {cpu:>9.2f} s {clock:>9.2f} s", flush=True)


def imports(folder: Path, runs: int) -> None:
    """The whole command for 10,000 children with errors, and reading and validating a million rows alone."""
    extract, workspace = folder / "extract", folder / "imported"
    extract.mkdir()
    for name, frame in made_up().tables.items():
        frame.drop(ROW).write_csv(extract / f"{name}.csv")
    timed("new", workspace, "--service", "Rotherham")
    words = ("-w", workspace, "import", extract, "--extract-date", EXTRACT_DATE)
    least("yjp import, 10,000 children, 136,000 rows", runs, lambda: timed(*words))
    least(f"reading and validating {ROWS:,} rows", runs, lambda: _million(folder / "million"))


def _million(extract: Path) -> Took:
    if not extract.exists():
        extract.mkdir()
        write(extract, ROWS)
    return timed(
        extract, code="import sys, pathlib, benchmarks.intake as i; i.read(pathlib.Path(sys.argv[1]))"
    )


def demo(folder: Path, runs: int) -> None:
    """The whole demo, both examples, each time in a new folder."""
    for example in EXAMPLES:
        made = iter(range(runs))
        least(
            f"yjp demo --no-serve, {example}",
            runs,
            lambda example=example, made=made: timed(  # type: ignore[misc]
                "demo", "--no-serve", "--example", example, "--dir", folder / f"{example}-{next(made)}"
            ),
        )


def workspace(folder: Path) -> Path:
    """One workspace of the newer example, made when it is first wanted."""
    path = folder / "workspace"
    if not path.exists():
        timed("demo", "--no-serve", "--example", EXAMPLES[-1], "--dir", path)
    return path


def draft(folder: Path, runs: int) -> None:
    """The whole command that writes a plan."""
    path = workspace(folder)
    least("yjp plan draft, rotherham_2025", runs, lambda: timed("-w", path, "plan", "draft", "--force"))


@dataclass(frozen=True, kw_only=True)
class Served:
    """A dashboard in a process of its own; ``began`` is when its command was given."""

    process: "subprocess.Popen[bytes]"
    began: float

    def used(self) -> float:
        """Processor seconds of the process so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def ask(self, method: str, path: str, body: object = None) -> str:
        """One request; anything but a good answer ends the benchmark."""
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        text = json.dumps(body) if body is not None else None
        connection.request(method, path, text, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        content = answer.read().decode("utf-8")
        connection.close()
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status}")
        return content

    def opened(self) -> str:
        """The page's frame, as a browser asks for it; gives the stamp of what it was drawn from."""
        self.ask("GET", "/")
        found = re.search(r'"id":"drawn-from","data":"([^"]+)"', self.ask("GET", "/_dash-layout"))
        self.ask("GET", "/_dash-dependencies")
        return found[1] if found else ""

    def content(self, path: str, stamp: str) -> None:
        """What stands on the page of that path."""
        state = [
            {"id": "address", "property": "search", "value": ""},
            {"id": "drawn-from", "property": "data", "value": stamp},
        ]
        asked = {
            "output": "content.children",
            "outputs": {"id": "content", "property": "children"},
            "inputs": [{"id": "address", "property": "pathname", "value": path}],
            "state": state,
            "changedPropIds": ["address.pathname"],
        }
        self.ask("POST", "/_dash-update-component", asked)


@contextmanager
def served(path: Path) -> Iterator[Served]:
    """A dashboard that has said its address."""
    began = time.perf_counter()
    words = command("-w", path, "dashboard", "--port", PORT)
    with subprocess.Popen(words, stderr=subprocess.PIPE) as process:
        assert process.stderr
        try:
            said = b""
            while not (line := process.stderr.readline()).startswith(ADDRESS):
                said += line
                if not line:
                    raise SystemExit(f"The dashboard did not start: {said.decode()}")
            yield Served(process=process, began=began)
        finally:
            process.terminate()


def start(folder: Path, runs: int) -> None:
    """From the command to the content of the first page."""

    def once() -> Took:
        with served(workspace(folder)) as dashboard:
            dashboard.content("/", dashboard.opened())
            return Took(processor=dashboard.used(), clock=time.perf_counter() - dashboard.began)

    workspace(folder)
    least("yjp dashboard, command to first page answered", runs, once)


def page(folder: Path, runs: int) -> None:
    """What the server does for a change of page: each page the first time, and again."""
    with served(workspace(folder)) as dashboard:
        stamp = dashboard.opened()
        dashboard.content("/", stamp)
        for what, times in (("first time", 1), ("again", runs)):
            took = {
                each.path: min(_answer(dashboard, each.path, stamp) for _ in range(times)) for each in PAGES
            }
            _said(f"change of page, server, {what}", took)


def _answer(dashboard: Served, path: str, stamp: str) -> float:
    began = time.perf_counter()
    dashboard.content(path, stamp)
    return time.perf_counter() - began


def in_browser(folder: Path, runs: int) -> None:
    """From the click on a page's name to its heading, in Chromium."""
    from playwright.sync_api import sync_playwright

    from tests.tools.browser import ARGUMENTS
    from tests.tools.programs import chromium_path

    with served(workspace(folder)), sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium_path(), args=list(ARGUMENTS))
        tab = browser.new_page(locale="en-GB", viewport={"width": 1280, "height": 1000})
        tab.goto(f"http://127.0.0.1:{PORT}/")
        tab.locator("main h1").wait_for()
        links = [str(each.get_attribute("href")) for each in tab.locator("nav a[href^='/']").all()]
        took: dict[str, list[float]] = {}
        for path in [*links, links[0]] * (runs + 1):
            if path != tab.evaluate("location.pathname"):
                took.setdefault(path, []).append(float(tab.evaluate(CHANGE, path)))
                tab.wait_for_load_state("networkidle")
        browser.close()
    _said("change of page, browser, first time", {path: each[0] / 1e3 for path, each in took.items()})
    _said("change of page, browser, again", {path: min(each[1:]) / 1e3 for path, each in took.items()})


CHANGE = """path => new Promise(done => {
    const main = document.querySelector("main"), before = main.querySelector("h1");
    const began = performance.now();
    new MutationObserver((_, watch) => {
        const now = main.querySelector("h1");
        if (!now || now === before) return;
        watch.disconnect();
        requestAnimationFrame(() => done(performance.now() - began));
    }).observe(main, {childList: true, subtree: true});
    document.querySelector(`nav a[href="${path}"]`).click();
})"""
"""Milliseconds from the click to the frame in which the next page's heading is drawn."""


def _said(name: str, took: dict[str, float]) -> None:
    slowest = max(took, key=lambda path: took[path])
    print(
        f"{name:<52} {statistics.median(took.values()) * 1e3:>6.0f} ms, slowest {took[slowest] * 1e3:.0f} ms "
        f"({slowest}), of {len(took)} pages",
        flush=True,
    )


def main() -> None:
    """Print the figures that are wanted."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", nargs="+", choices=list(FIGURES), default=list(FIGURES))
    parser.add_argument("--browser", action="store_true", help="also changes of page in Chromium")
    wanted = parser.parse_args()
    print(f"{'least of ' + str(wanted.runs) + ' runs':<52} {'processor':>11} {'clock':>11}")
    with tempfile.TemporaryDirectory() as name:
        for each in wanted.only:
            FIGURES[each](Path(name), wanted.runs)
        if wanted.browser:
            in_browser(Path(name), wanted.runs)


FIGURES: dict[str, Callable[[Path, int], None]] = {
    "import": imports,
    "demo": demo,
    "draft": draft,
    "start": start,
    "page": page,
}

if __name__ == "__main__":
    main()
