"""First time entrants: children with their first caution or conviction."""

from yjp_dashboards.pages.topics.page import topic_page
from yjp_dashboards.pages.topics.subject import Topic

TOPIC = Topic(
    path="/first-time-entrants",
    name="First time entrants",
    measures=("fte_rate",),
    counted="fte_count",
    lead="How many children came into the youth justice system for the first time, and is that more or fewer?",
)
PAGE = topic_page(TOPIC)
