"""Custody and remands: how often courts here send children to custody."""

from yjp_dashboards.pages.topics.page import topic_page
from yjp_dashboards.pages.topics.subject import Topic

TOPIC = Topic(
    path="/custody",
    name="Custody and remands",
    measures=("custody_rate",),
    counted="custody_count",
    lead="How often do courts send children from here to custody or remand them, and is it more than elsewhere?",
    theme="remands",
)
PAGE = topic_page(TOPIC)
