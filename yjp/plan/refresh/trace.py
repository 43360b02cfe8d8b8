"""The way from a figure in a plan to its ledger row and its counting rule."""

from collections.abc import Iterator

from yjp.errors import UnknownName
from yjp.figures import split_tag
from yjp.indicators.registry import indicator
from yjp.ledger import Figure, Ledger
from yjp.numbers import plain
from yjp.plan.bindings import Bindings
from yjp.plan.refresh.reading import Control, is_ours, read_plan
from yjp.plan.refresh.values import decide, where
from yjp.plan.refresh.written import read_written

_SUGGESTED = 12


def trace(content: bytes, tag: str, bindings: Bindings, name: str = "the document") -> str:
    """Where the plan shows the tag, what it shows, and how the ledger comes to it.

    ``tag`` is a tag (``fte_rate.2018-12.12m.rotherham#value``) or a figure's id for all that is shown of it.
    ``UnknownName`` where the document has no such control.
    """
    plan = read_plan(content, name)
    memory = read_written(plan.package)
    found = [each for each in plan.controls if each.tag == tag or each.tag.rpartition("#")[0] == tag]
    if not found:
        raise UnknownName("tag in this document", tag, _like(tag, plan.controls))
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
        lines.append("\nThe ledger has no row of that id: a table or chart of several, or an orphan.")
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


def _like(tag: str, controls: Iterator[Control]) -> list[str]:
    ours = sorted({each.tag for each in controls if is_ours(each.tag) and "#" in each.tag})
    start = tag.partition(".")[0]
    return ([each for each in ours if each.startswith(start)] or ours)[:_SUGGESTED]


def _row(figure: Figure) -> Iterator[str]:
    yield f"Ledger row: {figure.figure_id}"
    yield f"  indicator: {figure.indicator}"
    yield f"  area: {figure.area_name} ({figure.area_role})"
    yield f"  window: {figure.period.label}, {figure.period_start} to {figure.period_end}"
    if figure.group:
        yield f"  group: {figure.group} = {figure.group_value}"
    if figure.suppressed:
        yield f"  hidden from these readers: {figure.reason or 'small number'}"
        return
    yield f"  value: {figure.text}"
    if figure.numerator is not None:
        yield f"  numerator: {plain(figure.numerator, 0)}"
    if figure.denominator is not None:
        yield f"  denominator: {plain(figure.denominator, 0)}"
    if figure.per and figure.per != 1:
        yield f"  for every: {plain(float(figure.per), 0)}"
    if figure.interval:
        yield f"  95% limits: {figure.interval} ({figure.interval_method or 'method not recorded'})"
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
            yield f"  {row.comparator_id}: {row.direction or 'not compared'}, {row.verdict} ({row.test}{chance})"


def _chance(p_value: float) -> str:
    return "< 0.001" if p_value < 0.001 else f"= {p_value:.3f}"


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
        ("differs from the official figure", definition.deviations),
    ):
        for line in lines:
            yield f"  {name}: {line}"
    yield f"  rule from: {definition.source}"


def _run(ledger: Ledger) -> Iterator[str]:
    about = ledger.about
    yield f"Run: {about.run_id}, extract of {about.extract_date}, yjp {about.yjp_version}"
    if about.banner:
        yield about.banner
