"""Who is asked what needs attention: a page that knows of such things declares a function, which stands here."""

from yjp_dashboards.attention import Notice, Notices
from yjp_dashboards.pages import data_quality, plan
from yjp_dashboards.viewing import Viewing

SOURCES: tuple[Notices, ...] = (data_quality.needs_attention, plan.needs_attention)
"""In the order in which a reader of the overview meets what they say."""


def notices(now: Viewing) -> tuple[Notice, ...]:
    """Everything that needs this person's attention."""
    return tuple(notice for source in SOURCES for notice in source(now))
