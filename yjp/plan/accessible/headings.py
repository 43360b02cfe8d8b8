"""Headings: by their styles, no level left out, none without words."""

from collections.abc import Iterator

from yjp.office.names import W
from yjp.plan.accessible.finding import Checked, Finding
from yjp.plan.publish.story import heading_level, text_of


def headings(document: Checked) -> Iterator[Finding]:
    """WCAG 2.2, 1.3.1 and 2.4.6; PDF/UA-1 7.4.2: levels descend one by one."""
    level = 0
    any_heading = False
    for paragraph in document.body.iter(f"{W}p"):
        here = heading_level(paragraph, document.names)
        if here is None:
            continue
        any_heading, text = True, text_of(paragraph)
        if not text:
            yield Finding(
                rule="headings", where=f"level {here}", message="A heading has no words: take it out."
            )
            continue
        if here > level + 1:
            yield Finding(
                rule="headings",
                where=f"heading “{text}”",
                message=f"Level {here} follows level {level}: no level may be left out.",
            )
        level = here
    if not any_heading:
        yield Finding(rule="headings", where="text", message="There are no headings: use the heading styles.")
