"""Tracked changes: somebody still has to say yes or no to them."""

from collections.abc import Iterator

from yjp.office.names import W
from yjp.office.xml import Node
from yjp.plan.publish.parts import Parts
from yjp.plan.publish.reasons import Kind, Reason
from yjp.plan.publish.story import Places

_TEXT = {f"{W}ins": "inserted", f"{W}del": "deleted", f"{W}moveFrom": "moved", f"{W}moveTo": "moved here"}
_OTHERS = {
    *(f"{W}{name}" for name in ("cellIns", "cellDel", "cellMerge", "numberingChange")),
    *(f"{W}{name}PrChange" for name in ("r", "p", "sect", "tbl", "tr", "tc", "tblEx")),
    f"{W}tblGridChange",
}
_SHOWN, _LONGEST = 3, 40


def tracked_changes(parts: Parts, places: Places) -> Iterator[Reason]:
    """One reason for each place that has any, with the first of its changes."""
    found: dict[str, list[str]] = {}
    for story in parts.stories():
        for element in parts.root(story).iter(*_TEXT, *_OTHERS):
            found.setdefault(places.of(element), []).append(_words(element))
    for where, changes in found.items():
        count = "1 tracked change waits" if len(changes) == 1 else f"{len(changes)} tracked changes wait"
        said = "; ".join(list(dict.fromkeys(changes))[:_SHOWN])
        yield Reason(
            kind=Kind.CHANGE,
            where=where,
            message=f"{count} to be accepted or rejected ({said}): decide on them in Word (Review).",
        )


def _words(element: Node) -> str:
    what = _TEXT.get(element.tag)
    if what is None:
        return "formatting"
    text = "".join(each.text or "" for each in element.iter(f"{W}t", f"{W}delText")).strip()
    if not text:
        return "a paragraph mark or picture"
    return f"{what} “{text[:_LONGEST]}{'…' if len(text) > _LONGEST else ''}”"
