"""The page for an address that somebody may not open: why not, and what to do about it."""

from typing import Any

from dash import html

from yjp_dashboards.auth.roles import Act, allowed
from yjp_dashboards.components.page_title import page_title
from yjp_dashboards.releases import Audience
from yjp_dashboards.viewing import Viewing

VIEW_NAMES = {
    Audience.OWN: "our own view",
    Audience.BOARD: "the board view",
    Audience.PUBLIC: "the public view",
}

WITHOUT_PROFILE = "It opens where the dashboard is started without --profile."


def closed_page(now: Viewing, name: str, needs: Act) -> list[Any]:
    """The page called ``name``, which asks for ``needs``: closed in this view, or to this role in any."""
    title = page_title(now.ledger, name)
    if now.audience is Audience.OWN or not allowed(now.viewer.role, needs):
        role = f"Your role here is {now.viewer.role.value}, and it does not open this page."
        return [title, html.P(f"{role} Whoever looks after yjp can say who may.", className="notice")]
    closed = f"This page is not part of {VIEW_NAMES[now.audience]}."
    if now.already is not Audience.OWN:
        return [title, html.P(f"{closed} {WITHOUT_PROFILE}", className="notice")]
    change = html.Button(
        "Change to our own view", type="submit", name="view", value=Audience.OWN.value, className="button"
    )
    # As the buttons in the masthead: the script says where to come back to.
    return [
        title,
        html.P(f"{closed} Change to Our own view to open it.", className="notice"),
        html.Form(change, action="/view", method="POST", className="views change-view"),
    ]
