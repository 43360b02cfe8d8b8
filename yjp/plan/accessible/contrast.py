"""Colours of text against what lies behind it: 4.5 to 1, 3 to 1 for large text (WCAG 2.2, 1.4.3).

Colours come from the run, its style, the paragraph's style, the table's header row and the document's defaults, in
this order. Banded rows and pictures behind text are not looked at.
"""

import re
from collections.abc import Iterator

from yjp.charts.palette import contrast
from yjp.numbers import plain
from yjp.office.names import W
from yjp.office.xml import Node
from yjp.plan.accessible.finding import Checked, Finding, attribute
from yjp.plan.publish.story import ancestors, text_of

LEAST, LEAST_LARGE = 4.5, 3.0
_LARGE, _LARGE_BOLD = 36, 28
"""18 and 14 points, in half-points."""
_HEX = re.compile(r"[0-9A-Fa-f]{6}")


def contrasts(document: Checked) -> Iterator[Finding]:
    """One finding for each pair of colours that is too close, at its first place."""
    seen: set[tuple[str, str]] = set()
    for root in document.texts.values():
        for run in root.iter(f"{W}r"):
            text = text_of(run)
            if not text:
                continue
            colour, ground = _colour(document, run), _ground(document, run)
            if (colour, ground) in seen:
                continue
            least = LEAST_LARGE if _is_large(document, run) else LEAST
            ratio = contrast(f"#{colour}", f"#{ground}")
            if ratio < least:
                seen.add((colour, ground))
                yield Finding(
                    rule="contrast",
                    where=f"“{text[:40]}”",
                    message=f"Text {colour} on {ground} has a contrast of {plain(ratio, 1)} to 1, not {least:g}: "
                    "darken one of them.",
                )


def _sources(document: Checked, run: Node) -> Iterator[Node]:
    """What says how a run looks, nearest first."""
    yield run
    yield from document.chain(attribute(run, f"{W}rPr/{W}rStyle"))
    paragraph = next((each for each in ancestors(run) if each.tag == f"{W}p"), None)
    style = attribute(paragraph, f"{W}pPr/{W}pStyle") if paragraph is not None else ""
    yield from document.chain(style or document.default)
    yield from _table_style(document, run)
    defaults = document.styles.find(f"{W}docDefaults/{W}rPrDefault") if document.styles is not None else None
    if defaults is not None:
        yield defaults


def _table_style(document: Checked, run: Node) -> Iterator[Node]:
    """The look of a header row, where the run stands in one, and that of the whole table."""
    around = list(ancestors(run))
    table = next((each for each in around if each.tag == f"{W}tbl"), None)
    if table is None:
        return
    first = table.find(f".//{W}tr")
    for style in document.chain(attribute(table, f"{W}tblPr/{W}tblStyle")):
        if first in around:
            yield from (e for e in style.iter(f"{W}tblStylePr") if e.get(f"{W}type") == "firstRow")
        yield style


def _colour(document: Checked, run: Node) -> str:
    for source in _sources(document, run):
        found = attribute(source, f"{W}rPr/{W}color")
        if _HEX.fullmatch(found):
            return found.upper()
    return "000000"


def _ground(document: Checked, run: Node) -> str:
    around = list(ancestors(run))
    paragraph = next((each for each in around if each.tag == f"{W}p"), None)
    cell = next((each for each in around if each.tag == f"{W}tc"), None)
    direct = [(run, "rPr")]
    if paragraph is not None:
        direct.append((paragraph, "pPr"))
        style = attribute(paragraph, f"{W}pPr/{W}pStyle") or document.default
        direct += [(each, "pPr") for each in document.chain(style)]
    if cell is not None:
        direct.append((cell, "tcPr"))
        direct += [(each, "tcPr") for each in _table_style(document, run)]
    for source, properties in direct:
        shading = source.find(f"{W}{properties}/{W}shd")
        if shading is not None and _HEX.fullmatch(shading.get(f"{W}fill", "")):
            return str(shading.get(f"{W}fill")).upper()
    return "FFFFFF"


def _is_large(document: Checked, run: Node) -> bool:
    sizes = (attribute(each, f"{W}rPr/{W}sz") for each in _sources(document, run))
    size = next((int(each) for each in sizes if each.isdigit()), 20)
    bold = any(each.find(f"{W}rPr/{W}b") is not None for each in _sources(document, run))
    return size >= _LARGE or (bold and size >= _LARGE_BOLD)
