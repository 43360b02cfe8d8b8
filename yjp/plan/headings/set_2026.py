"""The youth justice annual plan of 2026: to be confirmed, since no template has been found."""

from dataclasses import replace
from datetime import date

from yjp.plan.headings.definition import Grade, Heading, HeadingSet
from yjp.plan.headings.set_2022 import SET_2022, heading

_STATEMENT = (
    "A modern youth justice system: foundations fit for the future (Ministry of Justice, 12 February 2026)"
)
_INCIDENTS = heading(
    "incidents",
    "Serious incidents",
    "How serious incidents are notified, and what was learnt from them.",
    "incidents",
    source=_STATEMENT,
    grade=Grade.INFERRED,
)
_KNIVES = heading(
    "knives",
    "Knife possession",
    "What is done with children found with a knife.",
    "knives",
    source=_STATEMENT,
    grade=Grade.INFERRED,
)
_LEFT = frozenset({"board_development"})
"""The Youth Justice Board no longer oversees performance, and nothing says that boards still report on themselves."""


def _headings() -> tuple[Heading, ...]:
    found: list[Heading] = []
    for each in SET_2022.headings:
        if each.id in _LEFT:
            found.append(replace(each, required=False, grade=Grade.NOT_FOUND))
            continue
        own = each if each.grade is Grade.OWN else replace(each, grade=Grade.NOT_FOUND)
        if each.id == "priorities":
            parts = tuple(replace(part, grade=Grade.NOT_FOUND) for part in each.parts)
            own = replace(own, parts=(*parts[:-1], _KNIVES, parts[-1]))
        found.append(own)
        if each.id == "priorities":
            found.append(_INCIDENTS)
    return tuple(found)


SET_2026 = HeadingSet(
    id="2026",
    title="Youth justice annual plan of 2026 (to be confirmed)",
    starts=date(2026, 4, 1),
    submit_to="the Ministry of Justice",
    grant="core youth justice grant",
    source=_STATEMENT,
    grade=Grade.NOT_FOUND,
    note="From April 2026 the Ministry of Justice pays the core grant and asks for youth justice annual "
    "plans. No template, deadline or list of headings has been found: these are the headings of 2022 with "
    "serious incidents and knife possession, which the policy statement names.",
    headings=_headings(),
)
