"""pytest plugin: a test that cannot run here is named at the end with its reason; in CI that fails the run.

A check that could not run is not a pass, so the rule covers every skip, whoever asked for it.
"""

import os
from collections import Counter

import pytest

from tests.tools.programs import NEEDS, missing


def _in_ci() -> bool:
    return os.environ.get("CI", "").lower() in ("true", "1")


def _not_run(config: pytest.Config) -> list[tuple[str, str]]:
    """(test, reason) for everything that was skipped."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return (
        [(report.nodeid, _reason(report)) for report in reporter.stats.get("skipped", ())] if reporter else []
    )


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    place = report.longrepr
    text = str(place[2]) if isinstance(place, tuple) else str(place)
    return text.removeprefix("Skipped: ")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Stops a marked test before its fixtures start a program that is not there."""
    reasons = [reason for marker in NEEDS if item.get_closest_marker(marker) for reason in missing(marker)]
    if reasons:
        pytest.skip("; ".join(reasons))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """In CI a run with anything left out is a failed run."""
    if _in_ci() and exitstatus == pytest.ExitCode.OK and _not_run(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Lists what did not run, and why."""
    left_out = _not_run(config)
    if not left_out:
        return
    terminalreporter.section("tests that did not run")
    for reason, count in Counter(reason for _, reason in left_out).items():
        terminalreporter.line(f"{count} because {reason}:")
        for name in (test for test, why in left_out if why == reason):
            terminalreporter.line(f"  {name}")
    if _in_ci():
        terminalreporter.line("FAILED: CI=true, so every test must run.", red=True, bold=True)
