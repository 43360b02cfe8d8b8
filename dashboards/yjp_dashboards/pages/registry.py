"""Every page, declared. A second page is a module beside ``overview`` and a line here."""

from yjp_dashboards.pages.overview import Overview, connect
from yjp_dashboards.pages.page import Page

PAGES: tuple[Page, ...] = (Page(path="/", name="Headline figures", open=Overview, connect=connect),)


def same_path(path: str | None) -> str:
    """An address as pages name it: without a closing slash, ``/`` where there is none."""
    return (path or "/").rstrip("/") or "/"
