"""What becomes of one inline control: refreshed, kept because somebody edited it, or reported."""

import re

from yjp.figures import AreaRole, Facet, split_tag
from yjp.ledger import Figure
from yjp.narrative.wording import NOT_SHOWN
from yjp.periods import YEAR_MONTHS
from yjp.plan.bindings import Bindings
from yjp.plan.refresh.origin import is_day
from yjp.plan.refresh.reading import Control, Level, is_ours, said
from yjp.plan.refresh.report import Entry, State
from yjp.plan.refresh.written import Kind, Written, same
from yjp.plan.refresh.xml import Node

WORDS = frozenset(
    {
        *(Facet.CHANGE, Facet.DIRECTION, Facet.VERDICT, Facet.EVENTS),
        *(Facet.CHANCE, Facet.STEP, Facet.RATING),
    }
)
"""Facets whose words follow a comparison."""
_WHERE = 60
_NUMBER = re.compile(r"[±+−-]?£?\d[\d,.]*%?")


def decide(control: Control, bindings: Bindings, memory: Written, *, trust: bool) -> Entry:
    """The entry of a control that shows a figure's facet; state ``REFRESHED`` has the words to put in.

    With ``trust``, a value that the document does not remember as ours is taken for ours.
    """
    if not is_ours(control.tag):
        return _entry(control, State.UNKNOWN)
    if not bindings.known(control.tag):
        return _entry(control, State.ORPHANED, note=_gone(control.tag))
    kind = kind_of(control, memory)
    now = words(bindings, control.tag, kind)
    hidden = is_hidden(bindings, control.tag)
    if now is None and hidden:
        now = not_shown(control.tag, kind)
    if control.tracked:
        return _entry(control, State.TRACKED, now, "Accept or reject the tracked change, then refresh again.")
    if control.placeholder:
        return _entry(control, State.PLACEHOLDER, now, "Somebody emptied it: delete it, or write the value.")
    if now is None:
        return _entry(control, State.SILENT, note="The ledger has the figure, but no longer this part of it.")
    if same(control.shown, now):
        return _entry(control, State.UNCHANGED, now)
    now = _fitting(now, control.shown)
    if control.locked:
        return _entry(control, State.LOCKED, now, "Somebody locked its contents.")
    if control.nested:
        return _entry(control, State.EDITED, now, "Another control was put inside.")
    if not memory.kinds(control.tag, control.shown):
        if control.tag in memory.words or not control.texts:
            return _entry(control, State.EDITED, now)
        if not trust:
            note = "The document does not remember whether yjp wrote this: kept."
            return _entry(control, State.CANNOT_TELL, now, note)
    if hidden:
        return _entry(control, State.HIDDEN, now, "The number is hidden from these readers.")
    return _entry(control, State.REFRESHED, now)


def _gone(tag: str) -> str:
    """Why the ledger has no such figure, and what helps where it is of a day that is counted no more."""
    day = next((each for each in split_tag(tag)[0].split(".")[1:2] if is_day(each)), None)
    if day is None:
        return "The ledger has no such figure (any more)."
    return (
        f"The newest extract does not count the caseload of {day}, and somebody has written in this section, so that "
        f"it did not move to the newest day. To keep that day: write snapshot_dates = [{day}] under [extract] in "
        "yjp.toml, and refresh again. Or put the sentences back as yjp wrote them."
    )


def kind_of(control: Control, memory: Written) -> Kind:
    """For which kind of place its words are: as they were written, else by where it stands now."""
    here = Kind.CELL if control.alone_in_cell else Kind.SENTENCE
    written = memory.kinds(control.tag, control.shown)
    return next(iter(written)) if written and here not in written else here


def words(bindings: Bindings, tag: str, kind: Kind) -> str | None:
    """What the ledger says now under the tag."""
    return bindings.in_cell(tag) if kind is Kind.CELL else bindings.in_sentence(tag)


def is_hidden(bindings: Bindings, tag: str) -> bool:
    """Is the figure, or one that it is compared with, hidden from the readers of this ledger?"""
    identifier, facet = split_tag(tag)
    figure = bindings.ledger.get(identifier)
    if figure is None:
        return False
    return figure.suppressed or (
        facet in WORDS and any(each.suppressed for each in _beside(bindings, figure))
    )


def _beside(bindings: Bindings, figure: Figure) -> list[Figure]:
    """What a figure's words compare it with: the local one its past, another the local one."""
    ledger = bindings.ledger
    window = figure.period.earlier(YEAR_MONTHS).id if figure.area_role == AreaRole.LOCAL else figure.window
    found = ledger.local(figure.indicator, window)
    compared = [ledger.get(each.comparator_id) for each in ledger.compared(figure.figure_id)]
    return [each for each in (found, *compared) if each is not None]


def not_shown(tag: str, kind: Kind) -> str:
    """Last resort where the narrative has no words for a hidden part: better a clumsy sentence than a leaked number."""
    _, facet = split_tag(tag)
    after_number = kind is Kind.SENTENCE and facet in (Facet.VERDICT, Facet.CHANCE)
    return f" ({NOT_SHOWN})" if after_number else NOT_SHOWN


def _fitting(now: str, shown: str) -> str:
    """The words without the space at an end where the author has taken that space out of the control."""
    # A comma needs no space in front; what follows it without one does.
    if shown and not shown[0].isspace() and shown[0] not in ",;.:":
        now = now.lstrip()
    return now if not shown or shown[-1].isspace() else now.rstrip()


def _entry(control: Control, state: State, new: str | None = None, note: str = "") -> Entry:
    return Entry(
        state=state,
        tag=control.tag,
        part=control.part,
        where=where(control),
        old=control.shown,
        new=new,
        note=note,
    )


def where(control: Control) -> str:
    """The beginning of its sentence's paragraph; in a table its caption, row and column; of a block its caption."""
    if control.level is Level.BLOCK:
        return _short(_caption(control.node)) or _paragraph(control)
    cell = next((each for each in control.node.above() if each.name == "w:tc"), None)
    return in_table(cell) if cell is not None else _paragraph(control)


def in_table(cell: Node) -> str:
    """Where a cell stands: ``Table 5: …, row Rotherham, column Figure``."""
    row = next((each for each in cell.above() if each.name == "w:tr"), None)
    table = next((each for each in cell.above() if each.name == "w:tbl"), None)
    if row is None or table is None:
        return _short(said(cell))
    cells = [each for each in row.walk() if each.name == "w:tc"]
    first = next(each for each in table.walk() if each.name == "w:tr")
    headers = [each for each in first.walk() if each.name == "w:tc"]
    number = cells.index(cell)
    column = f", column {_short(said(headers[number]))}" if number < len(headers) else ""
    block = next((each for each in table.above() if each.name == "w:sdt"), table)
    caption = _short(_caption(block)) or "A table"
    named = ", ".join(
        _short(said(each)) for each in cells[: 2 if number > 1 and not _is_number(cells[1]) else 1]
    )
    return f"{caption}, row {named}{column}"


def _is_number(cell: Node) -> bool:
    """Is it a number or bound, and so no name of its row ("Age, 10 to 14")?"""
    text = " ".join(said(cell).split())
    return cell.first("w:sdt") is not None or text in ("", "–", NOT_SHOWN) or bool(_NUMBER.fullmatch(text))


def _caption(block: Node) -> str:
    around = block.parent.children if block.parent is not None else []
    before = [each for each in around if each.end <= block.start]
    found = before[-1] if before else None
    return said(found) if found is not None and found.name == "w:p" else ""


def _paragraph(control: Control) -> str:
    return _short(said(control.paragraph)) if control.paragraph is not None else ""


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _WHERE else f"{text[: _WHERE - 1].rstrip()}…"
