"""Charts and pictures: described in words, captioned, in line with the text, each with an id of its own."""

from collections import Counter
from collections.abc import Iterator

from yjp.office.names import WP, C, W
from yjp.plan.accessible.finding import Checked, Finding
from yjp.plan.accessible.tables import paragraph_before
from yjp.plan.publish.story import ancestors, style_of

_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_FLOATING = (f"{WP}anchor", f"{W}framePr", f"{W}tblpPr", f"{W}pict")


def drawings(document: Checked) -> Iterator[Finding]:
    """WCAG 2.2, 1.1.1; PDF/UA-1 7.3: everything drawn has words, and stands where it is read."""
    found = [(part, each) for part, root in document.texts.items() for each in root.iter(f"{WP}docPr")]
    counts = Counter(each.get("id") for _, each in found)
    for part, each in found:
        where = f"“{each.get('name') or 'drawing'}” in {part}"
        decorative = any(e.get("val") in ("1", "true") for e in each.iter(_DECORATIVE))
        if not (each.get("descr") or "").strip() and not decorative:
            yield Finding(rule="alternative text", where=where, message="It has no alternative text.")
        if counts[each.get("id")] > 1:
            yield Finding(
                rule="drawing ids",
                where=where,
                message="Another drawing has the same id: Word will repair the file.",
            )
    for part, root in document.texts.items():
        for _ in [element for name in _FLOATING for element in root.iter(name)]:
            yield Finding(
                rule="floating objects",
                where=part,
                message="An object floats beside the text: set it in line with the text.",
            )
    yield from _captions(document)


def _captions(document: Checked) -> Iterator[Finding]:
    """A chart has its caption in the paragraph in front of it or behind it."""
    for number, chart in enumerate(document.body.iter(f"{C}chart"), start=1):
        paragraph = next((each for each in ancestors(chart) if each.tag == f"{W}p"), None)
        if paragraph is None:
            continue
        beside = [paragraph_before(paragraph), paragraph.getnext()]
        if not any(
            each is not None and each.tag == f"{W}p" and style_of(each, document.names) == "caption"
            for each in beside
        ):
            yield Finding(
                rule="chart caption", where=f"chart {number}", message="No caption stands beside the chart."
            )
