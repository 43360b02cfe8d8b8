"""Puts the sections of a plan under the headings of a set, with what the guidance asks as remarks to the author."""

from collections.abc import Sequence
from dataclasses import replace

from yjp.narrative.parts import Sentence, Span
from yjp.plan.headings import Grade, Heading
from yjp.plan.sections.definition import Prompt, Writing
from yjp.plan.sections.facts import write_facts
from yjp.plan.sections.registry import Section, section

DEEPEST = 3


def write_headings(writing: Writing) -> None:
    """Every heading of the set with what stands under it."""
    note = writing.headings.note
    for index, heading in enumerate(writing.headings.headings):
        _write_heading(replace(writing, heading=heading, level=2), 1, note=note if index == 0 else None)


def _write_heading(writing: Writing, level: int, *, note: str | None = None) -> None:
    heading, page = writing.heading, writing.page
    page.heading(heading.title, level)
    sections = [section(each) for each in heading.sections]
    # What shares a heading with others gets one of its own; what is alone stands directly under it.
    alone = len(sections) == 1 and not heading.parts
    remark: list[list[Sentence]] = []
    if note:
        of = writing.headings
        writing.told.add(of.source)
        remark = [[_said(f"These headings: {of.title}. {note} Source: {of.source}.")]]
    remark += _guidance(heading, writing.told)
    if alone:
        remark = [*remark, *_questions(writing, sections[0])]
    if remark:
        page.remark(f"heading.{heading.id}", remark)
    for each in sections:
        below = writing
        if not alone and each.title != heading.title:
            page.heading(each.title, level + 1)
            below = replace(writing, level=min(level + 2, DEEPEST))
        _write_section(below, each, with_questions=not alone)
    for part in heading.parts:
        _write_heading(replace(writing, heading=part, level=min(level + 2, DEEPEST)), level + 1)


def _guidance(heading: Heading, told: set[str]) -> list[list[Sentence]]:
    """What belongs in the section, how sure that is in full the first time, and who says so the first time."""
    if heading.grade is Grade.OWN:
        return []
    asked = "What belongs in this section" if heading.required else "What may stand in this section"
    source = "" if heading.source in told else f" Source: {heading.source}."
    # Every remark says how sure it is; what the author should do about it is said once.
    grade = heading.short_grade_words if heading.grade_words in told else heading.grade_words
    told |= {heading.source, heading.grade_words}
    return [[_said(f"{asked}: {heading.holds}{source} {grade}")]]


def _questions(writing: Writing, section: Section) -> list[list[Sentence]]:
    suggested = section.questions(writing) if section.questions else ()
    asked: list[Sentence] = [*suggested, *(_said(each) for each in section.asks)]
    return [[_said("Worth asking:"), *asked]] if asked else []


def _write_section(writing: Writing, section: Section, *, with_questions: bool) -> None:
    questions = _questions(writing, section) if with_questions else []
    if questions:
        writing.page.remark(f"section.{section.id}", questions)
    _write_prompts(writing, section.opening)
    write_facts(writing, section.facts)
    if section.show:
        section.show(writing)
    _write_prompts(writing, section.prompts)
    if section.form:
        section.form(writing)


def _write_prompts(writing: Writing, prompts: Sequence[Prompt]) -> None:
    for each in prompts:
        writing.page.prompt(each.id, each.text, required=each.required and writing.heading.required)


def _said(text: str) -> Sentence:
    return (Span(text=text),)
