"""Word comments for reviewers: where a figure comes from, hung on the first place that shows it."""

from collections.abc import Iterator
from typing import Final

from yjp.errors import UnknownName
from yjp.figures import split_tag
from yjp.indicators.registry import indicator
from yjp.ledger import Figure, Ledger
from yjp.numbers import plain
from yjp.office.rewriting import rewritten
from yjp.plan.bindings import Bindings
from yjp.plan.refresh.comments import Comment, by_author, can_hold, comment_edits
from yjp.plan.refresh.reading import NAMING_SOURCES, Plan, is_ours, read_plan
from yjp.plan.refresh.splice import Edit, spliced, text_edits
from yjp.plan.refresh.xml import Node

AUTHOR: Final = NAMING_SOURCES
_OPENING: Final = "Where this figure comes from: "


def provenance(content: bytes, bindings: Bindings) -> bytes:
    """The document with a comment for each figure of its text; one that has it already gets no second."""
    plan = read_plan(content)
    # A comment goes out of the text with a row that went; it stays in the file, where nobody sees it.
    seen = {
        each.attributes.get("w:id", "") for each in plan.body.root.walk() if each.name == "w:commentReference"
    }
    known = {identifier for identifier, each in _notes(plan) if each.attributes.get("w:id", "") in seen}
    comments = []
    for control in plan.body.controls:
        if not is_ours(control.tag) or "#" not in control.tag or not can_hold(control, plan):
            continue
        identifier, _ = split_tag(control.tag)
        if identifier in known or (figure := bindings.ledger.get(identifier)) is None:
            continue
        known.add(identifier)
        comments.append(Comment(control=control, text=note(bindings.ledger, figure), author=AUTHOR))
    if not comments:
        return content
    edits, parts = comment_edits(plan, comments)
    changed = {part: spliced(plan.by_part[part].raw, each) for part, each in edits.items()}
    return rewritten(content, changed | parts)


def renewed(plan: Plan, bindings: Bindings) -> dict[str, list[Edit]]:
    """What brings such comments of a document up to date, by part."""
    edits: dict[str, list[Edit]] = {}
    for identifier, comment in _notes(plan):
        figure = bindings.ledger.get(identifier)
        text = (
            note(bindings.ledger, figure) if figure else f"{_OPENING}{identifier}. No longer in the ledger."
        )
        story = next(each for each in plan.stories if each.kind == "comments")
        texts = [each for each in comment.walk() if each.name == "w:t"]
        if "".join(each.text for each in texts) != text:
            edits.setdefault(story.part, []).extend(text_edits(story.raw, texts, text))
    return edits


def _notes(plan: Plan) -> Iterator[tuple[str, Node]]:
    for comment in by_author(plan, AUTHOR):
        said = "".join(each.text for each in comment.walk() if each.name == "w:t")
        if said.startswith(_OPENING):
            yield said.removeprefix(_OPENING).split(". ")[0], comment


def note(ledger: Ledger, figure: Figure) -> str:
    """One paragraph: figure, n and N, interval, period, source and definition."""
    pieces = [f"{_OPENING}{figure.figure_id}", f"{figure.area_name}, {figure.period.label}"]
    if figure.suppressed:
        return ". ".join([*pieces, "The number is hidden from these readers"]) + "."
    pieces.append(f"Value {figure.text}")
    if figure.numerator is not None:
        below = f" of {plain(figure.denominator, 0)}" if figure.denominator is not None else ""
        pieces.append(f"Count {plain(figure.numerator, 0)}{below}")
    if figure.interval:
        pieces.append(f"95% range {figure.interval} ({figure.interval_method or 'method not recorded'})")
    pieces.append(f"Source: {figure.source_ref or figure.source} ({figure.state.replace('_', ' ')})")
    try:
        definition = indicator(figure.indicator)
    except UnknownName:
        definition = None
    if definition is not None:
        # A count's denominator reads "None: a count of children": it is over nothing.
        over = "" if definition.denominator.startswith("None") else f", over: {definition.denominator}"
        pieces.append(f"Counted: {definition.numerator}{over}")
    pieces.append(f"Run {ledger.about.run_id}")
    return ". ".join(pieces) + "."
