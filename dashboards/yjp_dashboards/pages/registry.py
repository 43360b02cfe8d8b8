"""Every page, declared, in the order of the menu. Another page is a module beside these and a line here."""

from yjp_dashboards.pages import (
    access_log,
    behind,
    board_pack,
    children,
    custody,
    data_quality,
    first_time_entrants,
    kpis,
    local_measures,
    needs,
    overview,
    plan,
    reoffending,
    representation,
    tracker,
    wider,
)
from yjp_dashboards.pages.page import Page

PAGES: tuple[Page, ...] = (
    overview.PAGE,
    first_time_entrants.PAGE,
    reoffending.PAGE,
    custody.PAGE,
    children.PAGE,
    needs.PAGE,
    representation.PAGE,
    wider.PAGE,
    tracker.PAGE,
    kpis.PAGE,
    local_measures.PAGE,
    data_quality.PAGE,
    plan.PAGE,
    board_pack.PAGE,
    behind.PAGE,
    access_log.PAGE,
)


def same_path(path: str | None) -> str:
    """An address as pages name it: without a closing slash, ``/`` where there is none."""
    return (path or "/").rstrip("/") or "/"
