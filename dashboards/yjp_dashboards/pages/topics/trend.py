"""How a subject moved beside the chosen areas, and what is counted."""

from dataclasses import replace

from yjp.charts.spec import Mark
from yjp.charts.trend import comparator_table, trend
from yjp.figures import AreaRole
from yjp.indicators.registry import indicator
from yjp.ledger import Ledger
from yjp.narrative.family import family_unknown
from yjp.narrative.headline import Compared, Headline, headline
from yjp.narrative.parts import Sentence
from yjp.narrative.phrases import definition
from yjp.periods import YEAR_MONTHS, short_month
from yjp_dashboards.components.method import counting, method
from yjp_dashboards.components.notices import NO_TREND, NOTHING_SHOWN
from yjp_dashboards.components.panel import Panel
from yjp_dashboards.components.trend import numbers
from yjp_dashboards.pages.topics.choices import COMPARE, can_be_drawn
from yjp_dashboards.pages.topics.subject import Choices, Query, Topic, asked_year, measured


def trend_panel(ledger: Ledger, topic: Topic, choices: Choices, query: Query) -> Panel | None:
    """The rolling year beside the chosen areas, with its 95% range."""
    year = asked_year(choices, query)
    head = headline(ledger, measured(choices, query), year)
    if head is None:
        return None
    areas = choices[COMPARE].chosen(query)
    chosen = _compared(ledger, head, areas)
    chart = trend(ledger, chosen)
    if year is not None:
        chart = replace(chart, marks=(Mark(at=short_month(head.figure.period_end), words="The chosen year"),))
    words: list[str | Sentence] = [*head.sentences, *head.remarks]
    words += [each for each in (head.rating_sentence, head.matching) if each]
    # Its sentences say already that nothing published is there to compare it with.
    if head.comparators and (unknown := family_unknown(ledger, head)) is not None:
        words.append(unknown)
    if len(chart.categories) == 1:
        words.append(NO_TREND)
    absent = [
        name
        for area, name in choices[COMPARE].options
        if area in areas and not can_be_drawn(ledger, head.indicator, area)
    ]
    if absent:
        words.append(f"Not drawn, because no figure of these years is held: {', '.join(absent)}.")
    beside = comparator_table(ledger, head)
    return Panel(
        id=f"{topic.page}-trend",
        heading="How it moved",
        takeaway=head.takeaway,
        words=tuple(words),
        chart=chart,
        # What the sentences tell stands in the first of them.
        tables=(beside, numbers(ledger, chart)),
        about=method(head, indicator(head.indicator)),
        for_word=trend(ledger, chosen, yearly=True),
        tables_for_word=(beside,),
        nothing=NOTHING_SHOWN,
    )


def definition_panel(ledger: Ledger, topic: Topic, choices: Choices, query: Query) -> Panel | None:
    """What is counted and what is not, in full and unfolded."""
    of = indicator(measured(choices, query))
    return Panel(
        id=f"{topic.page}-definition",
        heading="What is counted",
        takeaway=of.question,
        about=(("Definition", definition(of)), *counting(of.id)),
        unfolded=True,
    )


def _compared(ledger: Ledger, head: Headline, areas: tuple[str, ...]) -> Headline:
    """The headline beside the chosen areas, whether or not they have a figure for its own year."""
    known = {c.figure.area: c for c in head.comparators if c.figure is not None}
    beside, published = [], None
    for area in areas:
        held = [f for f in ledger.series(head.indicator, area, YEAR_MONTHS) if f.value is not None]
        if area in known:
            beside.append(known[area])
        elif held and published is None and held[-1].area_role == AreaRole.PUBLISHED_LOCAL:
            published = held[-1]
        elif held:
            last = held[-1]
            beside.append(
                Compared(name=last.area_name, role=last.area_role, figure=last, change=None, comparison=None)
            )
    return replace(head, comparators=tuple(beside), published=published)
