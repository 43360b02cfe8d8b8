"""The year on the cover: it is the plan's own and no refresh changes it, but whoever refreshes is told."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from yjp.periods import day_words
from yjp.plan.front import plan_year
from yjp.plan.refresh.reading import Plan, said

_YEAR: Final = re.compile(r"20\d\d/\d\d")
_FIRST: Final = 8
"""The cover is within so many paragraphs: a year by itself further down is no title."""


def cover_remarks(plan: Plan, extract_date: date) -> tuple[str, ...]:
    """A sentence where the cover has another year than a draft from this extract would have."""
    now = plan_year(extract_date)
    return tuple(
        f"The title still says {year}; a draft from the extract of {day_words(extract_date)} would say {now}. If the "
        "plan is of that year now, change it on the cover, at the top of the pages and in the file's properties."
        for year in dict.fromkeys(_years(plan))
        if year != now
    )


def _years(plan: Plan) -> Iterator[str]:
    body = plan.body.root.child("w:body")
    paragraphs = [each for each in body.children if each.name == "w:p"] if body is not None else []
    for paragraph in paragraphs[:_FIRST]:
        text = said(paragraph).strip()
        if _YEAR.fullmatch(text):
            yield text
