"""The headings of a youth justice plan, by version of the guidance: declared, and as a service may change them."""

from yjp.plan.headings.definition import Added, Changes, Grade, Heading, HeadingSet
from yjp.plan.headings.registry import SETS, chosen, heading_set, of_settings, set_of_day

__all__ = [
    "SETS",
    "Added",
    "Changes",
    "Grade",
    "Heading",
    "HeadingSet",
    "chosen",
    "heading_set",
    "of_settings",
    "set_of_day",
]
