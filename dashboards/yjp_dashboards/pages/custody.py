"""Custody and remands: how often courts here send children to custody."""

from yjp_dashboards.pages.topic import Topic, topic_page

TOPIC = Topic(
    path="/custody",
    name="Custody and remands",
    measures=("custody_rate",),
    counted="custody_count",
    lead="How often do courts send children from here to custody, and is that more or less than elsewhere?",
)
PAGE = topic_page(TOPIC)
