"""Is every bound word, number, table and chart what the figures say now, for the readers of this profile?

A difference is either out of date or a number that the profile hides; both keep a document from being published.
"""

from collections.abc import Iterable, Iterator, Set

from yjp.charts.spec import Table
from yjp.figures import Facet, split_tag
from yjp.office.names import W
from yjp.plan.bindings import Bindings
from yjp.plan.publish.drawn import Drawn, drawn, expected
from yjp.plan.publish.found import Found
from yjp.plan.publish.kept_charts import describes_itself, gives_away, held, says_its_figures
from yjp.plan.publish.kept_tables import not_of_its_period
from yjp.plan.publish.parts import Parts
from yjp.plan.publish.reasons import Kind, Reason
from yjp.plan.publish.story import cell_text

_REFRESH = "Refresh the plan with the profile that it is published under."
_DRAFT = "Put back what yjp wrote there, or copy the table from a new draft."
_KEPT = "Put back the caption that yjp wrote and refresh the plan, or copy the chart from a new draft."
_NEVER = "Refresh the plan with that profile, or take the sentence out."


def unfaithful(
    controls: Iterable[Found], parts: Parts, bindings: Bindings, kept: Set[str] = frozenset()
) -> Iterator[Reason]:
    """A reason for each bound control that says something else than the figures do, in order.

    ``kept`` are the tables and charts that a refresh leaves at the period that the plan is about
    (``yjp.plan.refresh.kept_blocks``): they are held against that period's figures.
    """
    for control in controls:
        try:
            _, facet = split_tag(control.tag)
        except ValueError:
            continue
        if facet is Facet.CHART:
            yield from _chart(control, parts, bindings, kept)
        elif facet is Facet.TABLE:
            yield from _table(control, bindings, kept)
        else:
            yield from _text(control, bindings)


def _reason(kind: Kind, control: Found, message: str) -> Reason:
    return Reason(kind=kind, where=f"{control.where} ({control.tag})", message=message)


def _text(control: Found, bindings: Bindings) -> Iterator[Reason]:
    if not bindings.known(control.tag):
        yield _reason(
            Kind.STALE,
            control,
            "It shows a figure that is no longer among the figures: refresh (yjp plan refresh says what helps), or "
            "take it out.",
        )
        return
    cell, sentence = bindings.in_cell(control.tag), bindings.in_sentence(control.tag)
    # A cell may hold a sentence, and a paragraph may be moved into one: both ways of saying it are right.
    if any(each is not None and _same(each, control.text) for each in (cell, sentence)):
        return
    said = cell if control.in_cell else sentence
    figure = bindings.ledger.get(split_tag(control.tag)[0])
    if said is None or (figure is not None and figure.suppressed):
        if control.text:
            yield _reason(Kind.LEAK, control, f"It shows a figure that this profile hides. {_NEVER}")
        return
    yield _reason(
        Kind.STALE,
        control,
        f"It says “{control.text}” where the figures now say “{said.strip()}”. If somebody typed that, type "
        f"“{said.strip()}” there: a refresh keeps what people wrote. Else: {_REFRESH[0].lower()}{_REFRESH[1:]}",
    )


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split())


def _table(control: Found, bindings: Bindings, kept: Set[str]) -> Iterator[Reason]:
    """Cells that are not bound on their own; those that are, are looked at as controls."""
    table = bindings.table(control.tag)
    if table is None or not control.tables:
        return
    if control.tag in kept:
        for number, text, beside_hidden in not_of_its_period(control.tables[0], table, bindings.ledger):
            said = "" if beside_hidden else f" (“{text}”)"
            yield _reason(
                Kind.LEAK if beside_hidden else Kind.STALE,
                control,
                f"A cell of row {number} is not what the figures of its period say{said}. {_DRAFT}",
            )
        return
    rows = [list(row.iter(f"{W}tc")) for row in control.tables[0].iter(f"{W}tr")]
    wanted = [list(table.headers), *([cell.text for cell in row] for row in table.rows)]
    if [len(row) for row in rows] != [len(row) for row in wanted]:
        yield _reason(
            Kind.STALE, control, f"The table has other rows or columns than the figures now give. {_REFRESH}"
        )
        return
    hidden = _hidden_row(table, bindings)
    for number, (row, texts) in enumerate(zip(rows, wanted, strict=True)):
        for cell, text in zip(row, texts, strict=True):
            if cell.find(f".//{W}sdt") is None and not _same(text, cell_text(cell)):
                kind = Kind.LEAK if number - 1 in hidden else Kind.STALE
                said = "" if kind is Kind.LEAK else f" (“{cell_text(cell)}”, not “{text}”)"
                yield _reason(
                    kind, control, f"A cell of row {number + 1} is not what the figures say{said}. {_REFRESH}"
                )


def _hidden_row(table: Table, bindings: Bindings) -> set[int]:
    """Rows with a cell bound to a figure that the profile hides."""
    return {
        number
        for number, row in enumerate(table.rows)
        for cell in row
        if cell.tag and (figure := bindings.ledger.get(split_tag(cell.tag)[0])) and figure.suppressed
    }


def _chart(control: Found, parts: Parts, bindings: Bindings, kept: Set[str]) -> Iterator[Reason]:
    if not control.charts:
        yield _reason(
            Kind.STALE,
            control,
            "The chart is not in its control any more, as some editors part them: take the control out, or draft anew.",
        )
        return
    chart = bindings.chart(control.tag)
    wanted = expected(chart) if chart is not None and chart.series else Drawn()
    shown = drawn(parts, control.part, control.charts[0])
    if shown is None:
        yield _reason(Kind.UNCHECKED, control, f"The chart's own part is missing from the file. {_REFRESH}")
        return
    if control.tag in kept:
        yield from _kept_chart(control, shown, bindings)
        return
    if any(each not in wanted.values and wanted.hides(each) for each in shown.values):
        yield _reason(Kind.LEAK, control, f"The chart draws a figure that this profile hides. {_NEVER}")
    elif shown != wanted:
        yield _reason(Kind.STALE, control, f"The chart does not draw what the figures now say. {_REFRESH}")
    elif chart is not None and not _same(chart.alt, _description(control)):
        yield _reason(
            Kind.STALE, control, f"The chart's description is not what the figures now say. {_REFRESH}"
        )


def _kept_chart(control: Found, shown: Drawn, bindings: Bindings) -> Iterator[Reason]:
    ledger = held(control.tag, bindings)
    if gives_away(shown, ledger):
        yield _reason(Kind.LEAK, control, f"The chart draws a figure that this profile hides. {_NEVER}")
    elif not says_its_figures(shown, ledger):
        yield _reason(
            Kind.STALE, control, f"The chart does not draw what the figures of its years say now. {_KEPT}"
        )
    elif not describes_itself(_description(control), shown, ledger):
        yield _reason(
            Kind.STALE, control, f"The chart's description has a number that the chart does not draw. {_KEPT}"
        )


def _description(control: Found) -> str:
    found = next((each for each in control.element.iter() if str(each.tag).endswith("}docPr")), None)
    return found.get("descr", "") if found is not None else ""
