"""Running text: no empty paragraphs, true lists, links that say where they lead, controls with a title."""

import re
from collections.abc import Iterable, Iterator

from yjp.office.names import M, R, W
from yjp.office.xml import Node
from yjp.plan.accessible.finding import Checked, Finding, attribute
from yjp.plan.publish.story import ancestors, text_of

_VISIBLE = {f"{W}{n}" for n in ("t", "drawing", "pict", "object", "fldSimple", "instrText", "sym", "sectPr")}
_VISIBLE |= {f"{M}t"}
_TYPED = (f"{W}t", f"{W}tab")
_BULLET = re.compile(r"[•·▪●◦‣*–—-][\s\t]+\S")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)][\s\t]+\S")
_SAYS_NOTHING = {
    "",
    "here",
    "click here",
    "click",
    "link",
    "this link",
    "this",
    "more",
    "read more",
    "website",
}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def empty_paragraphs(document: Checked) -> Iterator[Finding]:
    """Space comes from styles: a screen reader stops at every empty paragraph."""
    for part, root in document.texts.items():
        for paragraph in root.iter(f"{W}p"):
            # Notes begin with separators that Word draws itself.
            if _is_separator(paragraph) or _says_something(paragraph):
                continue
            yield Finding(
                rule="empty paragraphs",
                where=f"{part}, after “{_text_before(paragraph)}”",
                message="A paragraph is empty: use the spacing of the styles.",
            )


def _is_separator(paragraph: Node) -> bool:
    return next(paragraph.iter(f"{W}separator", f"{W}continuationSeparator"), None) is not None


def _says_something(paragraph: Node) -> bool:
    shown = [each for each in paragraph.iter() if each.tag in _VISIBLE]
    return any(each.tag not in (f"{W}t", f"{M}t") or (each.text or "").strip() for each in shown)


def _text_before(paragraph: Node) -> str:
    earlier: Iterable[Node] = paragraph.itersiblings(f"{W}p", preceding=True)
    return next((text[:40] for each in earlier if (text := text_of(each))), "the beginning")


def lists(document: Checked) -> Iterator[Finding]:
    """WCAG 2.2, 1.3.1: a list is made with list styles; typed dots and numbers are read out as signs."""
    numbered_before = False
    for paragraph in document.body.iter(f"{W}p"):
        text = _with_tabs(paragraph)
        if _in_table(paragraph) or _is_listed(document, paragraph):
            numbered_before = False
            continue
        numbered = bool(_NUMBERED.match(text))
        if _BULLET.match(text) or (numbered and numbered_before):
            yield Finding(
                rule="lists",
                where=f"“{text[:40]}”",
                message="The bullet or number is typed: use a list style instead.",
            )
        numbered_before = numbered


def _with_tabs(paragraph: Node) -> str:
    """The text; what follows a typed bullet is often a tab."""
    return "".join(
        "\t" if each.tag == f"{W}tab" else each.text or "" for each in paragraph.iter(*_TYPED)
    ).strip()


def _in_table(paragraph: Node) -> bool:
    return any(each.tag == f"{W}tc" for each in ancestors(paragraph))


def _is_listed(document: Checked, paragraph: Node) -> bool:
    own = attribute(paragraph, f"{W}pPr/{W}numPr/{W}numId")
    if own:
        return own != "0"
    style = attribute(paragraph, f"{W}pPr/{W}pStyle")
    return any(each.find(f"{W}pPr/{W}numPr") is not None for each in document.chain(style))


def links(document: Checked) -> Iterator[Finding]:
    """WCAG 2.2, 2.4.4: the words of a link say where it leads."""
    for root in document.texts.values():
        for link in root.iter(f"{W}hyperlink"):
            text = text_of(link)
            if link.get(f"{R}id") and (
                text.casefold().strip(" .:") in _SAYS_NOTHING or _ADDRESS.fullmatch(text)
            ):
                yield Finding(
                    rule="link text",
                    where=f"link “{text[:40]}”",
                    message="The words of the link do not say where it leads: name the page.",
                )


def controls(document: Checked) -> Iterator[Finding]:
    """A content control has a title: screen readers read it out."""
    for part, root in document.texts.items():
        for properties in root.iter(f"{W}sdtPr"):
            # A table of contents and the like is a part of Word's own, with a name.
            if not attribute(properties, f"{W}alias") and properties.find(f"{W}docPartObj") is None:
                name = attribute(properties, f"{W}tag") or "without a name"
                yield Finding(
                    rule="controls",
                    where=f"control {name} in {part}",
                    message="A content control has no title.",
                )
