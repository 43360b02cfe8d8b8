"""The last appendix: how its figures were made, from the registry and the ledger alone."""

from collections.abc import Sequence

from yjp.figures import State
from yjp.indicators.definition import Indicator
from yjp.indicators.registry import HEADLINES
from yjp.indicators.registry import indicator as indicator_of
from yjp.ledger import Ledger
from yjp.narrative.filling import lowered
from yjp.narrative.headline import Headline
from yjp.periods import day_words
from yjp.plan.page import Page
from yjp.plan.sections.definition import Section, Writing

CHANCE = (
    "The number of children counted in a year is partly a matter of chance, even if nothing about the area or the "
    "service has changed. The range given with each figure is a 95% interval: ranges made in this way hold the "
    "underlying figure 19 times in 20. A wide range means that few children stand behind the figure.",
    "A difference is called more than chance would explain where chance alone would give so large a difference less "
    "than once in 20 times. Too few to compare means that the counts are too small for any such statement.",
)


def _write(writing: Writing) -> None:
    """Definitions, deviations from the official method, what the intervals mean, and the run behind the figures."""
    page, ledger, headlines, level = writing.page, writing.ledger, writing.headlines, writing.level
    page.heading("What is counted", level)
    deviations: dict[str, list[str]] = {}
    by_id = {each.indicator: each for each in headlines}
    told: dict[tuple[tuple[str, ...], ...], str] = {}
    for indicator in HEADLINES:
        rules = (indicator.counts_in, indicator.counts_out)
        _write_definition(page, indicator, by_id.get(indicator.id), level, same_as=told.get(rules))
        told.setdefault(rules, indicator.short_title)
        for each in indicator.deviations:
            deviations.setdefault(each, []).append(indicator.short_title)
    page.heading("Where the counts differ from the official method", level)
    for each, titles in deviations.items():
        page.text(f"{_listed(titles)}: {lowered(each)}", style="List Bullet")
    page.heading("What chance means here", level)
    for paragraph in CHANCE:
        page.text(paragraph)
    methods = _methods(ledger, headlines)
    if methods:
        page.text(methods, style="Note")
    _write_run(page, ledger, headlines, level)


def _write_definition(
    page: Page, indicator: Indicator, headline: Headline | None, level: int, *, same_as: str | None
) -> None:
    page.heading(indicator.short_title, min(level + 1, 3))
    page.text(headline.definition if headline else f"{indicator.numerator}. {indicator.denominator}.")
    if same_as:
        page.text(f"The same rules hold as under {same_as}.")
        return
    for each in indicator.counts_in:
        page.text(f"Counted: {each}", style="List Bullet")
    for each in indicator.counts_out:
        page.text(f"Not counted: {each}", style="List Bullet")


def _listed(titles: Sequence[str]) -> str:
    """``First time entrants, Reoffending and Use of custody``, with small letters behind the first."""
    first, *others = titles
    small = [first, *map(lowered, others)]
    return " and ".join(each for each in (", ".join(small[:-1]), small[-1]) if each)


def short_title(indicator_id: str) -> str:
    """What the section of an indicator is called."""
    return indicator_of(indicator_id).short_title


def _methods(ledger: Ledger, headlines: Sequence[Headline]) -> str:
    """Names of the interval methods and tests behind what is shown, each once."""
    figures = [each.figure for each in headlines]
    limits = dict.fromkeys(f.interval_method for f in figures if f.interval_method)
    tests = dict.fromkeys(c.test for f in figures for c in ledger.compared(f.figure_id) if c.test)
    named = (("95% ranges", limits), ("Tests", tests))
    said = " ".join(f"{what}: {'; '.join(names)}." for what, names in named if names)
    return f"For statisticians. {said}" if said else ""


def _write_run(page: Page, ledger: Ledger, headlines: Sequence[Headline], level: int) -> None:
    about = ledger.about
    day = day_words(about.extract_date)
    page.heading("Where these figures come from", level)
    page.text(f"The caseload extract of {day}, counted by yjp {about.yjp_version} (run {about.run_id}).")
    if ledger.figures.filter(ledger.figures["state"] == State.PROVISIONAL).height:
        page.text(
            "Cohorts whose children are still being followed up are provisional: no headline figure is of them. Where "
            "a table shows them, it says so: it gives estimates, or sets them beside earlier cohorts at the same age."
        )
    for each in headlines:
        page.text(f"{short_title(each.indicator)}: {each.source}", style="Note")
    said = " ".join(each.source for each in headlines).casefold()
    for note in about.notes:
        # What a source has said already need not be said again.
        if note.rstrip(".").casefold() not in said:
            page.text(note, style="Note")


METHODS = Section(id="methods", title="How these figures were made", show=_write)
