"""What a plan shows under a tag, a number as it is printed, a few words of it, or the number of a table."""

import re
from collections.abc import Iterator
from typing import Final

from yjp.figures import Facet, split_tag
from yjp.plan.refresh.grid import grid
from yjp.plan.refresh.reading import Control, Level, Plan, is_ours, said
from yjp.plan.refresh.sentences import pieces_of
from yjp.plan.refresh.values import in_table, where
from yjp.plan.refresh.written import same

_MINUS: Final = str.maketrans(dict.fromkeys("-\u2010\u2011\u2012\u2013", "−"))
_NUMBER: Final = re.compile(r"(?P<number>[+−]?\d[\d,]*(\.\d+)?)(?P<per_cent>%?)")
_SOURCES: Final = {
    "budget": "from the extract's table budget",
    "staffing_contract": "from the extract's table staffing",
    "staffing_people": "from the extract's table staffing",
    "actions_progress": "from the service's actions",
    "actions_next": "from the service's actions",
}
"""Where the tables come from that show no figure of the ledger."""


def matching(plan: Plan, words: str) -> list[Control]:
    """The controls of figures, tables and charts that may be meant: the first of these that finds any.

    Those whose tag begins so; that show it, whichever minus sign is typed; that show the same number with other
    decimals; that have it in their words; that stand where the text has it. Or the table or figure of that number.
    """
    ours = [each for each in plan.controls if is_ours(each.tag) and "#" in each.tag and not each.twin]
    shown = [each for each in ours if each.texts and each.level is Level.RUN]
    wanted, number = _plain(words), _number(words)
    inside = re.compile(rf"(?<![\w.,]){re.escape(wanted)}(?![\w%]|[.,]\d)")
    return (
        [each for each in ours if each.tag.startswith(words)]
        or [each for each in shown if same(_plain(each.shown).strip(" ()"), wanted)]
        or [each for each in shown if number is not None and _number(each.shown.strip(" ()")) == number]
        or [
            each
            for each in ours
            if each.level is Level.BLOCK and _plain(where(each)).startswith(f"{wanted}:")
        ]
        or [each for each in shown if inside.search(_plain(each.shown))]
        or list(dict.fromkeys(_in_the_text(plan, inside)))
    )


def standing(plan: Plan, words: str) -> Iterator[str]:
    """Where the words stand in a table of ours without a figure of their own, and where they come from."""
    for story in plan.stories:
        for control in story.controls:
            if not _is_table(control):
                continue
            for row in (grid(control, story) or [])[1:]:
                for cell in row.cells:
                    if cell.tag is None and same(_plain(cell.text), _plain(words)):
                        comes = source(control.tag) or f"a part of the table {control.tag}"
                        yield f"{words} stands in {in_table(cell.node)}: {comes}."


def source(tag: str) -> str | None:
    """Where a table comes from that shows no figure of the ledger; None of others."""
    return _SOURCES.get(split_tag(tag)[0].split(".")[0]) if is_ours(tag) and "#" in tag else None


def _is_table(control: Control) -> bool:
    return (
        is_ours(control.tag)
        and "#" in control.tag
        and split_tag(control.tag)[1] is Facet.TABLE
        and control.level is not Level.RUN
    )


def _in_the_text(plan: Plan, wanted: re.Pattern[str]) -> Iterator[Control]:
    """The controls of a paragraph that the words are in, or partly in ("30 of 91" is in two)."""
    for story in plan.stories:
        by_node = {each.node: each for each in story.controls}
        for paragraph in story.root.walk():
            if paragraph.name != "w:p" or any(each.name == "mc:Fallback" for each in paragraph.above()):
                continue
            if not wanted.search(_plain(said(paragraph))):
                continue
            place, ends = 0, []
            held = list(pieces_of(paragraph, by_node))
            for piece in held:
                ends.append((place, place + len(piece.text), piece.control))
                place += len(piece.text)
            # Whole words only, as they are: a space more or less would move every place after it.
            for match in wanted.finditer("".join(_plain(piece.text, keep=True) for piece in held)):
                for start, end, control in ends:
                    if control is not None and start < match.end() and match.start() < end:
                        yield control


def _plain(text: str, *, keep: bool = False) -> str:
    """The text in lower case with one kind of minus sign; with one space between words unless all are to be kept."""
    found = text.translate(_MINUS)
    # A letter whose lower case is longer would move the places behind it.
    found = "".join(each.lower() if len(each.lower()) == 1 else each for each in found)
    return found if keep else " ".join(found.split())


def _number(text: str) -> tuple[float, bool] | None:
    """A number and whether it is of a hundred; None where the text is anything else."""
    found = _NUMBER.fullmatch(_plain(text))
    if found is None:
        return None
    return float(found["number"].replace(",", "").replace("−", "-")), bool(found["per_cent"])
