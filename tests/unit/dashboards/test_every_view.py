"""Every page in every view of both examples is drawn, and a page in which something goes wrong says so."""

import pytest

from tests.unit.dashboards.workspaces import ANALYST, Example, client_of, page, said
from yjp_dashboards.pages import tracker
from yjp_dashboards.pages.registry import PAGES


@pytest.mark.parametrize("name", ["rotherham_2019", "rotherham_2025"])
def test_every_page_is_drawn_in_every_view(example: Example, name: str) -> None:
    client = client_of(example(name))
    for view in ("own", "board", "public"):
        client.set_cookie("yjp-view", view)
        for each in PAGES:
            answer = page(client, each.path, ANALYST)
            assert answer.status_code == 200, (view, each.path)
            text = said(answer)
            assert text.strip(), (view, each.path)
            assert "could not be made" not in text, (view, each.path)


def test_a_page_that_cannot_be_drawn_says_so_and_leads_on(
    example: Example, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: object, query: object) -> None:
        raise TypeError("a value that must not be said: 4711")

    monkeypatch.setattr(tracker.Tracker, "layout", fails)
    answer = page(client_of(example("rotherham_2025")), tracker.PAGE.path, ANALYST)
    assert "This page could not be made" in said(answer)
    assert "4711" not in answer.text
