"""The word *draft* in title, header and footer: a published plan is none."""

import re

from yjp.office.names import W
from yjp.plan.publish.parts import Parts
from yjp.plan.publish.story import Places, style_of, text_of
from yjp.plan.publish.stripping import remove_block

_END = re.compile(r"\s*\((?:first |second |final |working )?draft\)\s*$", re.IGNORECASE)
_WORD = re.compile(r"\s*draft\s*", re.IGNORECASE)
_STATUS = re.compile(r"status: (?:first |second |final |working )?draft\b.{0,60}", re.IGNORECASE)
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def without_draft_words(parts: Parts, places: Places) -> int:
    """Take ``(draft)`` off titles, a line *Status: draft*, and the word alone in headers and footers; how often."""
    gone = 0
    core = parts.linked("", "core-properties")
    found = parts.root(core).find(_TITLE) if core else None
    if found is not None and _END.search(found.text or ""):
        found.text = _END.sub("", found.text)
    for story in parts.stories():
        for paragraph in list(parts.root(story).iter(f"{W}p")):
            if _STATUS.fullmatch(text_of(paragraph)):
                remove_block(paragraph)
                gone += 1
                continue
            texts = [each for each in paragraph.iter(f"{W}t") if each.text]
            if story != parts.main:
                for each in texts:
                    if _WORD.fullmatch(each.text):
                        each.text, gone = None, gone + 1
            elif style_of(paragraph, places.styles) != "title":
                continue
            last = texts[-1] if texts else None
            if last is not None and _END.search(last.text) and _END.search(text_of(paragraph)):
                last.text, gone = _END.sub("", last.text), gone + 1
    return gone
