"""Signing in with a real OpenID Connect provider, in a real browser, under the dashboard's own policy."""

import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
import requests
from playwright.sync_api import Page, expect
from waitress import wasyncore

from tests.tools.browser import OpenPage, Watch
from tests.tools.programs import NODE_MODULES
from tests.unit.dashboards.houses import CHILD, DIGITS, TRIAL_PAGES, Lists, planted
from yjp_dashboards.app import House, create_app
from yjp_dashboards.auth.roles import Role
from yjp_dashboards.auth.settings import OpenId, ServerSettings
from yjp_dashboards.hosting import house_of
from yjp_dashboards.serve import THREADS

pytestmark = pytest.mark.browser

SECRET = "a-secret-of-this-test-only-0123456789"
MEASURE = "Reoffences per reoffender"


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as held:
        return int(held.getsockname()[1])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard and its provider."""
    import waitress

    ours, theirs = _free_port(), _free_port()
    site, issuer = f"http://127.0.0.1:{ours}", f"http://127.0.0.1:{theirs}"
    # Node finds packages beside the file that asks for them.
    program = tmp_path_factory.mktemp("provider") / "provider.mjs"
    shutil.copy(Path(__file__).with_name("provider.mjs"), program)
    (program.parent / "node_modules").symlink_to(NODE_MODULES)
    node = subprocess.Popen(
        [
            *(str(shutil.which("node")), "--preserve-symlinks", str(program)),
            *(str(theirs), f"{site}/sign-in/answer", f"{site}/signed-out", SECRET),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={"PATH": os.environ["PATH"], "HOME": str(program.parent)},
    )
    assert node.stdout
    while (line := node.stdout.readline()).strip() != "ready":
        assert line or node.poll() is None, "the provider did not start"
    settings = ServerSettings(
        address=site,
        sign_in=OpenId(issuer=issuer, client_id="yjp", secret=SECRET),
        groups={role: (role.value,) for role in Role},
    )
    made = house_of(settings, Lists())
    house = House(guard=made.guard, door=made.door, lists=made.lists, pages=TRIAL_PAGES)
    app = create_app(planted(), house)
    server = waitress.create_server(app.server, map={}, host="127.0.0.1", port=ours, threads=THREADS)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))
        thread.join(timeout=10)
        server.task_dispatcher.shutdown()
        node.terminate()
        node.wait(timeout=10)
        node.stdout.close()


def sign_in(page: Page, address: str, name: str) -> None:
    """Opens an address and does what the provider asks."""
    page.goto(address)
    page.locator("input[name=login]").fill(name)
    page.locator("input[name=password]").fill("any")
    page.get_by_role("button", name="Sign-in").click()
    page.get_by_role("button", name="Continue").click()


def cookies(page: Page, site: str) -> dict[str, str]:
    port = site.rsplit(":", 1)[1]
    assert port
    return {c["name"]: c["value"] for c in page.context.cookies(site) if c["name"].startswith("yjp-")}


def test_a_manager_signs_in_comes_to_the_page_asked_for_and_signs_out(page: Page, site: str) -> None:
    asked = f"{site}/reoffending?measure=reoffences_per_reoffender"
    sign_in(page, asked, "manager")
    page.wait_for_url(asked)
    expect(page.get_by_role("radio", name=MEASURE)).to_be_checked()
    expect(page.get_by_text("manager@example.org (manager)")).to_be_visible()
    page.get_by_role("link", name="All", exact=True).click()
    expect(page.get_by_text(DIGITS).first).to_be_visible()
    key = cookies(page, site)["yjp-session"]
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Yes, sign me out").click()
    page.wait_for_url(f"{site}/signed-out**")
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
    for path in ("/_dash-layout", "/_dash-dependencies", "/download/all/table", "/assets/yjp.js"):
        old = requests.get(site + path, cookies={"yjp-session": key}, timeout=10)
        assert old.status_code == 401, "the cookie from before means nothing now"


def test_a_board_member_sees_no_hidden_number_in_the_whole_page(page: Page, site: str) -> None:
    texts: list[str] = []
    page.on(
        "response",
        # A redirect has no body.
        lambda r: (
            texts.append(r.text())
            if r.request.resource_type in ("fetch", "document") and r.status < 300
            else None
        ),
    )
    sign_in(page, f"{site}/all", "board")
    page.wait_for_url(f"{site}/all")
    expect(page.locator("pre")).to_contain_text("fte_count.2018-12.12m.rotherham.sex=female")
    assert DIGITS not in page.content()
    assert texts
    assert not [text for text in texts if DIGITS in text or CHILD in text]
    expect(page.get_by_role("link", name="Children", exact=True)).to_have_count(0)


def test_somebody_without_a_group_is_told_so(page: Page, site: str, watch: Watch) -> None:
    watch.expect("403")
    sign_in(page, f"{site}/", "stranger")
    expect(page.get_by_text("you have not been given this dashboard")).to_be_visible()
    assert "yjp-session" not in cookies(page, site)


@pytest.mark.parametrize("then", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_a_wrong_next_leads_home(page: Page, site: str, then: str) -> None:
    sign_in(page, f"{site}/sign-in?next={quote(then, safe='')}", "manager")
    page.wait_for_url(f"{site}/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")


def test_a_session_that_ends_while_the_page_is_open_leads_to_the_sign_in(
    open_page: OpenPage, site: str, watch: Watch
) -> None:
    watch.expect("401")
    page = open_page()
    sign_in(page, f"{site}/reoffending", "analyst")
    expect(page.get_by_role("radio", name=MEASURE)).to_be_visible()
    page.wait_for_load_state("networkidle")
    requests.post(f"{site}/sign-out", cookies=cookies(page, site), allow_redirects=False, timeout=10)
    page.get_by_role("radio", name=MEASURE).check()
    # The provider still knows the person, and so brings them straight back.
    expect(page.get_by_role("radio", name=MEASURE)).to_be_checked(timeout=15_000)


def test_the_board_view_hides_and_gives_back(page: Page, site: str) -> None:
    sign_in(page, f"{site}/all", "manager")
    expect(page.get_by_text(DIGITS).first).to_be_visible()
    page.get_by_role("button", name="Board view").click()
    expect(page.get_by_text("Board view: small numbers")).to_be_visible()
    expect(page.locator("pre")).to_contain_text("fte_count")
    assert page.url == f"{site}/all"
    assert DIGITS not in page.content()
    page.get_by_role("button", name="Our own view").click()
    expect(page.get_by_text(DIGITS).first).to_be_visible()


def test_forged_tokens_and_codes_are_refused(site: str) -> None:
    """Straight at the real endpoints, without a browser."""
    session = requests.Session()
    session.get(f"{site}/sign-in", allow_redirects=False, timeout=10)
    for query in ({"code": "x", "state": "y"}, {"code": "x"}, {"state": "y"}, {"id_token": "a.b.c"}):
        answer = session.get(f"{site}/sign-in/answer", params=query, allow_redirects=False, timeout=10)
        assert answer.status_code == 403
        assert "yjp-session" not in session.cookies
