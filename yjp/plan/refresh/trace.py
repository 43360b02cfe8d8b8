"""The way from a figure in a plan to its ledger row and its counting rule."""

from collections.abc import Iterator

from yjp.errors import UnknownName, UserError
from yjp.figures import OWN_PAST, AreaRole, split_tag
from yjp.indicators.registry import indicator
from yjp.ledger import Figure, Ledger
from yjp.narrative.filling import lowered
from yjp.narrative.hidden import WHY_HIDDEN
from yjp.narrative.keys import verdict_word
from yjp.numbers import plain
from yjp.plan.bindings import Bindings
from yjp.plan.refresh.finding import matching, source, standing
from yjp.plan.refresh.origin import refuse_other
from yjp.plan.refresh.reading import Control, Level, is_ours, read_plan
from yjp.plan.refresh.values import decide, where
from yjp.plan.refresh.written import read_written


def trace(content: bytes, tag: str, bindings: Bindings, name: str = "the document") -> str:
    """Where the plan shows the tag, what it shows, and how the ledger comes to it.

    ``tag`` is a tag (``fte_rate.2018-12.12m.rotherham#value``) or a figure's id for all that is shown of it.
    The beginning of a tag, or a value as it is shown, gives the list of what it may be where it is more than one.
    ``UserError`` where the document has no such control.
    """
    plan = read_plan(content, name)
    memory = read_written(plan.package)
    refuse_other(plan, memory, bindings.ledger)
    found = [each for each in plan.controls if each.tag == tag or each.tag.rpartition("#")[0] == tag]
    if not found:
        like = matching(plan, tag)
        if not like:
            if beside := list(standing(plan, tag)):
                return "\n".join(beside)
            raise UserError(
                f"{name} shows no figure called {tag!r}, and none that says so. "
                "yjp plan trace FILE --list names them all."
            )
        names = {each.tag for each in like}
        if len(names) > 1:
            return f"{len(names)} figures may be meant. Name one of them:\n{_lines(like)}"
        found = like
    lines = []
    for control in found:
        if control.texts and is_ours(control.tag) and bindings.known(control.tag):
            entry = decide(control, bindings, memory, trust=False)
            now = f" (now: {entry.new.strip()})" if entry.new and entry.stale else ""
            lines.append(f"{control.tag}\n  shows: {control.shown.strip()}{now}\n  state: {entry.state}")
        else:
            lines.append(control.tag)
        lines.append(f"  in: {where(control)} ({control.part})")
    identifier = split_tag(found[0].tag)[0] if is_ours(found[0].tag) else ""
    figure = bindings.ledger.get(identifier)
    if figure is None:
        comes = source(found[0].tag) if found[0].level is Level.BLOCK else None
        lines.append(
            f"\nIt is filled as a whole, {comes}."
            if comes
            else "\nThe ledger has no row of that id: a table or chart of several, or an orphan."
        )
        return "\n".join(lines)
    return "\n".join(
        [
            *lines,
            "",
            *_row(figure),
            *_comparisons(bindings.ledger, figure),
            *_rule(figure),
            *_run(bindings.ledger),
        ]
    )


def listed(content: bytes, start: str = "", name: str = "the document") -> str:
    """Every figure of the document, or those that a beginning or a value may mean: its tag, what it shows, where."""
    plan = read_plan(content, name)
    found = matching(plan, start)
    return _lines(found) if found else "\n".join(standing(plan, start))


def _lines(controls: list[Control]) -> str:
    found: dict[str, Control] = {}
    for each in controls:
        found.setdefault(each.tag, each)
    return "\n".join(
        f"  {tag}: {' '.join(each.shown.split())}\n      in: {where(each)}"
        if each.level is Level.RUN
        else f"  {tag}"
        for tag, each in found.items()
    )


def _row(figure: Figure) -> Iterator[str]:
    yield f"Ledger row: {figure.figure_id}"
    yield f"  indicator: {figure.indicator}"
    yield f"  area: {figure.area_name} ({figure.area_role})"
    yield f"  window: {figure.period.label}, {figure.period_start} to {figure.period_end}"
    if figure.group:
        yield f"  group: {figure.group} = {figure.group_value}"
    if figure.suppressed:
        yield f"  not shown, {WHY_HIDDEN}"
        return
    yield f"  value: {figure.text}"
    if figure.numerator is not None:
        yield f"  numerator: {plain(figure.numerator, 0)}"
    if figure.denominator is not None:
        yield f"  denominator: {plain(figure.denominator, 0)}"
    if figure.per and figure.per != 1:
        yield f"  for every: {plain(float(figure.per), 0)}"
    if figure.interval:
        yield f"  95% range: {figure.interval} ({figure.interval_method or 'method not recorded'})"
    yield f"  source: {figure.source_ref or figure.source}"
    yield f"  state: {figure.state.replace('_', ' ')}"
    for name, value in (("vintage", figure.vintage), ("quality", figure.quality), ("reason", figure.reason)):
        if value:
            yield f"  {name}: {value}"


def _comparisons(ledger: Ledger, figure: Figure) -> Iterator[str]:
    rows = ledger.compared(figure.figure_id)
    if rows and not figure.suppressed:
        yield "Comparisons:"
        for row in rows:
            chance = f", p {_chance(row.p_value)}" if row.p_value is not None else ""
            said = lowered(verdict_word(row.verdict, on_past=row.kind == OWN_PAST))
            yield f"  {row.comparator_id}: {row.direction or 'not compared'}, {said} ({row.test}{chance})"


def _chance(p_value: float) -> str:
    return "< 0.001" if p_value < 0.001 else f"= {plain(p_value, 3)}"


def _rule(figure: Figure) -> Iterator[str]:
    try:
        definition = indicator(figure.indicator)
    except UnknownName:
        return
    yield f"Definition: {definition.title} ({figure.definition_version or definition.definition_version})"
    yield f"  numerator: {definition.numerator}"
    yield f"  denominator: {definition.denominator}"
    for name, lines in (
        ("counted", definition.counts_in),
        ("not counted", definition.counts_out),
        (
            "differs from the official figure",
            definition.deviations if figure.area_role == AreaRole.LOCAL else (),
        ),
    ):
        for line in lines:
            yield f"  {name}: {line}"
    yield f"  rule from: {definition.source}"


def _run(ledger: Ledger) -> Iterator[str]:
    about = ledger.about
    yield f"Run: {about.run_id}, extract of {about.extract_date}, yjp {about.yjp_version}"
    if about.banner:
        yield about.banner
