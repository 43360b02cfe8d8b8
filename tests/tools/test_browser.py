"""The browser fixtures notice what they are there to notice."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.tools.browser import Axe, OpenPage, Watch

pytestmark = pytest.mark.browser

SOUND = """<!doctype html><html lang="en-GB"><head><title>Sound</title></head>
<body><main><h1>Sound</h1><p>Nothing is wrong here.</p>{more}</main></body></html>"""
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="


def test_axe_finds_nothing_on_a_sound_page(page: Page, axe: Axe) -> None:
    page.set_content(SOUND.format(more=""))
    assert axe(page) == []


def test_axe_finds_an_image_without_a_text_alternative(page: Page, axe: Axe) -> None:
    page.set_content(SOUND.format(more=f'<img id="chart" src="{PIXEL}">'))
    (violation,) = axe(page)
    assert (violation.rule, violation.impact, violation.places) == ("image-alt", "critical", ("#chart",))


def test_axe_runs_under_a_strict_policy_when_it_is_bypassed(page_without_csp: Page, axe: Axe) -> None:
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    page_without_csp.set_content(SOUND.format(more="").replace("<title>", f"{policy}<title>"))
    assert axe(page_without_csp) == []


def test_a_request_to_another_machine_is_seen_and_goes_nowhere(page: Page, watch: Watch) -> None:
    watch.expect(r"left the machine: http://elsewhere.invalid/chart.png")
    watch.expect(r"console: .*ERR_NAME_NOT_RESOLVED")
    page.set_content(SOUND.format(more='<img alt="" src="http://elsewhere.invalid/chart.png">'))
    assert len(watch.seen) == 2
    assert watch.unexpected() == []


def test_an_error_in_a_second_window_is_seen(page: Page, watch: Watch) -> None:
    watch.expect("console: it broke")
    with page.expect_popup() as popup:
        page.evaluate("() => { window.open('about:blank') }")
    popup.value.evaluate("() => console.error('it broke')")
    page.wait_for_timeout(50)
    assert watch.absent() == []


def test_an_uncaught_exception_is_seen(page: Page, watch: Watch) -> None:
    watch.expect("uncaught: no such child")
    page.set_content("<script>throw new Error('no such child')</script>")
    page.wait_for_timeout(50)
    assert watch.unexpected() == []


def test_pages_are_british_and_apart(open_page: OpenPage) -> None:
    first, second = open_page(), open_page(viewport={"width": 320, "height": 640})
    assert first.evaluate("() => navigator.language") == "en-GB"
    assert second.evaluate("() => window.innerWidth") == 320
    assert first.context is not second.context


def test_an_unexpected_error_fails_the_test_that_made_it(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        def test_quiet(page):
            page.evaluate("() => console.warn('a warning is not an error')")

        def test_loud(page):
            page.evaluate("() => console.error('a callback failed')")

        def test_disappointed(page, watch):
            watch.expect("never comes")
        """
    )
    result = pytester.runpytest_subprocess("-p", "tests.tools.browser", "-p", "no:dash")
    result.assert_outcomes(passed=3, errors=2)
    result.stdout.fnmatch_lines(
        ["*console: a callback failed*", "*expected and never came: never comes*"], consecutive=False
    )


def test_the_browser_can_draw(page: Page, tmp_path: Path) -> None:
    page.set_content(SOUND.format(more=""))
    page.screenshot(path=tmp_path / "page.png")
    assert (tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")
