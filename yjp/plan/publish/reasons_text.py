"""The reasons against publishing, for a terminal: by kind, and what holds of many places said once."""

from collections.abc import Iterator, Sequence

from yjp.plan.publish.reasons import Reason

MOST = 10
"""Places of one sentence; the rest is counted."""


def reasons_text(reasons: Sequence[Reason]) -> str:
    """Every kind with its number, then where and what."""
    lines: list[str] = []
    for kind in dict.fromkeys(each.kind for each in reasons):
        held = [each for each in reasons if each.kind is kind]
        lines += ["", f"{kind[0].upper()}{kind[1:]} ({len(held)}):"]
        for message in dict.fromkeys(each.message for each in held):
            lines += _lines(message, [each.where for each in held if each.message == message])
    return "\n".join(lines[1:])


def _lines(message: str, places: Sequence[str]) -> Iterator[str]:
    if len(places) == 1:
        yield f"  {places[0]}: {message}"
        return
    yield f"  {message}"
    yield from (f"    {each}" for each in places[:MOST])
    if len(places) > MOST:
        yield f"    and {len(places) - MOST} more"
