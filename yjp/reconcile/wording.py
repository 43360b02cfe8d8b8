"""Bridges in plain words, the same on the terminal and in files."""

from yjp.numbers import plain, signed
from yjp.reconcile.assemble import Reconciliation
from yjp.reconcile.bridge import Adjustment, Bridge
from yjp.reconcile.families import NOUNS
from yjp.reconcile.published import bases_for
from yjp.reconcile.tolerance import Standing

NOT_A_PROOF = (
    "A possible reason could move our count by so much at most; nothing says that it does. A child can stand under "
    "several."
)
PRIVATE = "This output holds children's records. Keep it where the case records are kept."


def of_measure(measure: str, number: int) -> str:
    """``1 reoffender``, ``41 first time entrants``."""
    one, several = NOUNS[measure]
    return f"{plain(number, 0)} {one if number == 1 else several}"


def span(first: int, last: int) -> str:
    """``0``, ``−1 to −2``, ``0 to −2``: signed, the smaller size first."""
    first, last = sorted((first, last), key=abs)
    return signed(first, 0) if first == last else f"{signed(first, 0)} to {signed(last, 0)}"


def reach(lowest: int, highest: int) -> str:
    """``up to +4 or −7``, ``up to +1``, ``nothing``."""
    ways = [signed(n, 0) for n in (highest, lowest) if n]
    return f"up to {' or '.join(ways)}" if ways else "nothing"


def size(adjustment: Adjustment) -> str:
    """What stands for a reason in the bridge: a signed number, a reach, or that its size is not known."""
    if adjustment.certain or adjustment.confirmed:
        return signed(adjustment.certain, 0)
    if adjustment.hidden:
        return "could move it" if adjustment.moves else "not known"
    if adjustment.size_known:
        return reach(adjustment.lowest, adjustment.highest)
    if adjustment.moves:
        return f"{reach(adjustment.lowest, adjustment.highest)} or more"
    return "not known"


def helps(bridge: Bridge, adjustment: Adjustment) -> int:
    """How much of the wider gap a possible reason could explain at most, as a size without a sign."""
    gap = max(bridge.gap, key=abs)
    could = adjustment.highest if gap > 0 else -adjustment.lowest
    return min(abs(gap), could)


def sentence(bridge: Bridge, adjustment: Adjustment) -> str:
    """One reason in one or two sentences: what it does or could do, and what to do about it."""
    reason = adjustment.reason
    behind = f" ({_behind(adjustment)})" if adjustment.subjects else ""
    if adjustment.confirmed:
        return f"{reason.title}: {signed(adjustment.certain, 0)}, as you have found."
    if adjustment.certain:
        return f"{reason.title}: {signed(adjustment.certain, 0)} for certain{behind}. {reason.what}"
    if adjustment.hidden:
        return f"{reason.title}: {reason.what}"
    if adjustment.why:
        return f"{reason.title}: size not known; {adjustment.why}. {reason.ask}"
    if not adjustment.moves:
        remark = f" ({adjustment.remark})" if adjustment.remark else ""
        return f"{reason.title}: looked for, and would move nothing{remark}."
    could = helps(bridge, adjustment)
    more = " or more" if not adjustment.size_known else ""
    told = (
        f"could explain up to {could}{more} of the gap" if could else "could move it, and does not help here"
    )
    if not any(bridge.gap):
        told = f"could move our count by {reach(adjustment.lowest, adjustment.highest)}{more}"
    remark = f" ({adjustment.remark})" if adjustment.remark else ""
    return f"{reason.title}: {told}{behind}{remark}. {reason.ask}"


def _behind(adjustment: Adjustment) -> str:
    nouns = ("row", "rows") if adjustment.reason.id == "set_aside" else ("child", "children")
    return f"{adjustment.subjects} {nouns[adjustment.subjects != 1]}"


def of_rate(bridge: Bridge) -> str | None:
    """How a published rate was turned into counts, and over what our own count would print as it."""
    published = bridge.published
    if published.printed or published.base is None or published.value is None:
        return None
    label = f"{published.label[0].upper()}{published.label[1:]}"
    base = plain(published.base, 0)
    over = f"{published.text} of {base}"
    if published.whole:
        said = f"{label}: {over} is {of_measure(bridge.measure, published.lowest)}"
        if published.lowest != published.highest:
            said = f"{label}: {over} can be {published.counts}"
    else:
        said = (
            f"{label}: no whole number gives {over}, so it stands on another base; "
            f"at ours it lies between {plain(published.lowest, 0)} and {plain(published.highest, 0)}"
        )
    if published.lowest <= bridge.comparable <= published.highest:
        return f"{said}."
    bases = bases_for(bridge.comparable, published.value, published.decimals, published.per)
    if bases is None:
        return f"{said}."
    # Both ends are often the same number: it is said once.
    over = " to ".join(dict.fromkeys(plain(b, 0) for b in bases))
    moved = " to ".join(dict.fromkeys(f"{signed(100 * (b / published.base - 1), 1)}%" for b in bases))
    return (
        f"{said}. Our {plain(bridge.comparable, 0)} would print the same over {over} ({moved}): another "
        "base alone could account for the gap."
    )


def verdict(bridge: Bridge) -> str:
    """What is said of a bridge, with its reason, as a sentence."""
    said = f"{bridge.standing.capitalize()}: {bridge.judgement.reason}."
    possible = sum(1 for a in bridge.adjustments if a.lowest or a.highest or not a.size_known)
    if bridge.standing is Standing.AGREES and possible:
        said += f" That is no proof: {possible} reasons could move it, and could cancel out."
    return said


def headline(found: Reconciliation) -> str:
    """An indicator and window on one line: our count, what was published, and what is said of it."""
    title = f"{found.indicator.short_title}, {found.window.label}"
    if not found.bridges:
        return f"{title}: could not run: {found.not_run[0].why}."
    beside = "; ".join(
        f"ours {plain(b.comparable, 0)}, published {b.published.counts} ({b.published.label}): {b.standing}"
        for b in found.bridges
    )
    return f"{title}: {beside}."
