"""Reoffending: how many children of a cohort offended again within a year, and how often."""

from yjp_dashboards.pages.topics.page import topic_page
from yjp_dashboards.pages.topics.subject import Topic

TOPIC = Topic(
    path="/reoffending",
    name="Reoffending",
    measures=("binary_reoffending", "reoffences_per_reoffender", "reoffences_per_child"),
    counted=None,
    lead="How many children offended again within a year, and how often, after a caution, a sentence or a release?",
)
PAGE = topic_page(TOPIC)
