"""The publishable copy of a plan: no prompts, remarks, comments, bindings, tracked changes or names of editors.

There is no way to say "publish it all the same": what keeps a plan from being published is mended in the plan.
"""

from collections.abc import Iterator, Mapping

from yjp.audit.reading.word.document import read_word
from yjp.office.word import word_package
from yjp.plan.bindings import Bindings
from yjp.plan.publish.changes import tracked_changes
from yjp.plan.publish.contradicted import contradicted
from yjp.plan.publish.draft_words import without_draft_words
from yjp.plan.publish.faithful import unfaithful
from yjp.plan.publish.flags import open_flags
from yjp.plan.publish.forms import cells_of, renumbered, without_empty_rows
from yjp.plan.publish.found import Found, controls
from yjp.plan.publish.hidden import HiddenNumbers
from yjp.plan.publish.metadata import embedded, without_metadata
from yjp.plan.publish.parts import Parts
from yjp.plan.publish.pictures import without_picture_metadata
from yjp.plan.publish.prompts import plain_answers, stray_remarks, surplus, unanswered, without_controls
from yjp.plan.publish.reasons import Cleaned, Kind, Reason
from yjp.plan.publish.sections import touched, without_empty_sections
from yjp.plan.publish.spoken import given_away
from yjp.plan.publish.staff import few_staff
from yjp.plan.publish.story import Places
from yjp.plan.publish.stripping import (
    remove_block,
    unwrapped,
    without,
    without_comments,
    without_hidden_text,
    without_marks,
)
from yjp.plan.publish.unsure import to_read_again
from yjp.plan.publish.workbooks import without_surplus_workbooks
from yjp.plan.refresh import kept_blocks


def clean(
    content: bytes,
    bindings: Bindings,
    hidden: HiddenNumbers,
    *,
    placeholders: Mapping[str, str] | None = None,
    audited: bool = False,
    name: str = "the document",
) -> Cleaned:
    """The clean copy, or every reason against it.

    ``bindings`` are those of the profile's readers, ``hidden`` what that profile keeps from them
    (``yjp.plan.publish.hidden.hidden_numbers``). ``placeholders`` are the prompts' own words by tag, for editors that
    forget which control still shows its placeholder. ``audited`` says that somebody has read what the audit
    contradicts: it is then only told. ``UnreadableInput`` where it is no Word document.
    """
    parts = Parts(content, name)
    places = Places(parts)
    found = controls(parts, places)
    known = placeholders or {}
    document = read_word(word_package(name, content)).document
    reasons: list[Reason] = [
        *tracked_changes(parts, places),
        *unanswered(found, known),
        *without_controls(parts, places),
        *unfaithful(found, parts, bindings, kept_blocks(content, bindings, name=name)),
        *open_flags(parts, places),
        *given_away(document, hidden),
        *embedded(parts),
    ]
    # A number that is out of date contradicts its neighbours too: the audit waits until none is.
    faithful = not any(each.kind in (Kind.STALE, Kind.LEAK, Kind.UNCHECKED) for each in reasons)
    wrong = list(dict.fromkeys(contradicted(document, bindings.ledger))) if faithful else []
    if not audited:
        reasons += wrong
    if reasons:
        return Cleaned(content=None, reasons=tuple(dict.fromkeys(reasons)), audited=faithful)
    messages = [f"Published although contradicted, {each.where}: {each.message}" for each in wrong]
    messages += [*to_read_again(document, hidden), *few_staff(found)]
    gone = surplus(found, known)
    messages += _strip(parts, places, found, gone, bindings.ledger.about.banner)
    return Cleaned(content=parts.to_bytes(), messages=tuple(messages))


def _strip(
    parts: Parts, places: Places, found: list[Found], gone: list[Found], banner: str | None
) -> Iterator[str]:
    headings = touched(parts, places, gone)
    cells = cells_of(gone)
    plain_answers(found, places.styles)
    without(gone)
    for each in stray_remarks(parts, places):
        remove_block(each)
    yield from without_empty_rows(places, cells)
    if gone:
        yield f"{_counted(len(gone), 'remark or optional prompt', 'remarks and optional prompts without answer')}."
    comments = without_comments(parts)
    if comments:
        yield f"{_counted(comments, 'comment', 'comments')}."
    without_marks(parts)
    hidden = without_hidden_text(parts)
    if hidden:
        yield f"{_counted(hidden, 'stretch of hidden text', 'stretches of hidden text')}."
    drafts = without_draft_words(parts, places)
    if drafts:
        yield f"{_counted(drafts, 'word “draft”', 'words “draft”')} of title, header and footer."
    unwrapped(parts)
    yield from without_empty_sections(parts, places, headings)
    if gone:
        renumbered(parts)
    yield from without_surplus_workbooks(parts)
    yield from without_picture_metadata(parts)
    without_metadata(parts, banner)


def _counted(number: int, one: str, many: str) -> str:
    return f"Taken out: {number} {one if number == 1 else many}"
