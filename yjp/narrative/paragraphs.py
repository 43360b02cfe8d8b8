"""A paragraph for each figure: level, comparison, change and what chance can do, in two to four short sentences.

Paragraphs take turns with the order of their sentences and with the phrases of the wording set, so that no two in a row
are built alike. Whatever depends on a number or a verdict is a tagged span that ``yjp.narrative.facets`` writes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import lcm

from yjp.figures import Facet, Unit, Verdict, tag
from yjp.indicators.definition import Kind
from yjp.indicators.registry import indicator
from yjp.ledger import UNIT_WORDS, Comparison, Figure, Ledger
from yjp.narrative import sentences
from yjp.narrative.beside import comparisons
from yjp.narrative.facets import against, in_sentence, shown_equal, unmoved
from yjp.narrative.filling import filled, lowered, raised, when
from yjp.narrative.headline import Headline
from yjp.narrative.hidden import WHY_HIDDEN
from yjp.narrative.parts import Sentence, Span
from yjp.narrative.phrasing import Wording, packaged
from yjp.narrative.sentences import bound
from yjp.narrative.wording import NOUNS, nouns, subject
from yjp.periods import QUARTER_MONTHS, YEAR_MONTHS

_ORDERS = (
    ("level", "beside", "change", "range"),
    ("level", "change", "beside", "range"),
    ("level", "change", "range", "beside"),
)
"""The orders that paragraphs take turns with."""


def paragraphs(
    ledger: Ledger, headlines: Iterable[Headline], wording: Wording | None = None
) -> Mapping[str, tuple[Sentence, ...]]:
    """Two to four sentences for each headline, by its indicator's id, in the order given.

    A figure that is hidden gets a sentence that says so and never its number.
    """
    words = wording or packaged()
    return {each.indicator: _paragraph(ledger, each, words, turn) for turn, each in enumerate(headlines)}


def figure_paragraphs(
    ledger: Ledger, figures: Sequence[Figure], wording: Wording | None = None
) -> Mapping[str, tuple[Sentence, ...]]:
    """The same for any local figures that are no headline (counts, KPIs), by figure id: level, a year before, chance,
    and the caveat that an indicator always carries.

    Where the year before was not tested it is only set beside the figure, without a verb.
    """
    words = wording or packaged()
    return {each.figure_id: _plain(ledger, each, words, turn) for turn, each in enumerate(figures)}


def every_turn(
    ledger: Ledger, head: Headline, wording: Wording | None = None
) -> Iterator[tuple[Sentence, ...]]:
    """The headline's paragraph in each order and phrasing that a place in the row could give it."""
    words = wording or packaged()
    return (_paragraph(ledger, head, words, turn) for turn in range(_turns(words)))


def every_figure_turn(
    ledger: Ledger, figure: Figure, wording: Wording | None = None
) -> Iterator[tuple[Sentence, ...]]:
    """The same of a figure that is no headline."""
    words = wording or packaged()
    return (_plain(ledger, figure, words, turn) for turn in range(_turns(words)))


def _turns(words: Wording) -> int:
    """After so many paragraphs orders and phrases begin again."""
    return min(lcm(2, len(_ORDERS), *map(len, words.phrases.values())), _MOST_TURNS)


_MOST_TURNS = 60


def _paragraph(ledger: Ledger, head: Headline, words: Wording, turn: int) -> tuple[Sentence, ...]:
    figure = head.figure
    if figure.suppressed:
        return (_hidden(ledger, figure, words), *_change(ledger, head, words, turn))
    if figure.value is None:
        return (sentences.level(ledger, figure, ()), *_change(ledger, head, words, turn))
    beside = _beside(ledger, head, words, turn)
    parts: dict[str, tuple[Sentence, ...]] = {
        "level": (_level(ledger, figure, words, turn),),
        "beside": beside,
        "change": _change(ledger, head, words, turn),
        # Four sentences are enough: two that compare leave no room for the range, which the chart draws.
        "range": () if _both(beside) else _range(ledger, figure, words, turn),
    }
    return tuple(sentence for part in _ORDERS[turn % len(_ORDERS)] for sentence in parts[part])


def _level(ledger: Ledger, figure: Figure, words: Wording, turn: int) -> Sentence:
    key = f"level_{figure.indicator}"
    behind = figure.numerator is not None and figure.denominator is not None
    if key not in words.phrases or not behind:
        key = _level_key(figure, behind)
    return _said(ledger, figure, words.phrase(key, turn))


def _level_key(figure: Figure, behind: bool) -> str:
    of = indicator(figure.indicator)
    if of.kind is Kind.COUNT:
        return "level_count"
    if of.kind is Kind.RATE and behind and nouns(figure.indicator).numerator is not None:
        return "level_rate"
    return "level_share" if behind and figure.unit == Unit.PERCENT else "level_other"


def _said(ledger: Ledger, figure: Figure, phrase: str, **more: Span) -> Sentence:
    """A phrase with the figure's own numbers, its period, its area and what it is called."""
    of = indicator(figure.indicator)
    place, name = when(figure.period), _in_full(figure)
    texts = {
        "when": place,
        "When": raised(place),
        "area": figure.area_name,
        "subject": lowered(name),
        "Subject": raised(name),
        "what": of.numerator,
        "per": f"{UNIT_WORDS[Unit(figure.unit)].strip()} aged 10 to 17{_OF_A_QUARTER.get(figure.period.months, '')}",
    }
    spans = {key: Span(text=text) for key, text in texts.items()}
    for facet in (Facet.VALUE, Facet.NUMERATOR, Facet.DENOMINATOR, Facet.LOWER, Facet.UPPER):
        text = in_sentence(ledger, tag(figure.figure_id, facet))
        if text is not None:
            spans[facet.value] = Span(text=text, tag=tag(figure.figure_id, facet))
    return filled(phrase, spans | more)


_OF_A_QUARTER = {QUARTER_MONTHS: ", in the quarter alone"}
"""A rate of three months must not be read as one of a year."""


def _in_full(figure: Figure) -> str:
    """What is counted, for a sentence of its own: ``the number of first time entrants``."""
    of = indicator(figure.indicator)
    if of.kind is Kind.COUNT:
        return f"the number of {lowered(of.title).removesuffix(' in the year')}"
    return f"the figure for “{lowered(of.title)}”"


def _hidden(ledger: Ledger, figure: Figure, words: Wording) -> Sentence:
    """That the number is not shown, and why, as far as the protected ledger says."""
    named = nouns(figure.indicator)
    subject = f"the number of {named.events[1]}" if figure.indicator in NOUNS else _in_full(figure)
    return _said(
        ledger, figure, words.phrase("hidden"), subject=Span(text=subject), why=Span(text=WHY_HIDDEN)
    )


def _beside(ledger: Ledger, head: Headline, words: Wording, turn: int) -> tuple[Sentence, ...]:
    found = comparisons(ledger, head.comparators)
    if found is None:
        yet = Span(text=sentences.yet_word(ledger, head.figure))
        return (filled(words.phrase("nothing_beside", turn), {"yet": yet}),)
    spans: dict[str, Span | Sentence] = {"comparisons": found, **_named(head.figure)}
    return (filled(words.phrase("beside", turn), spans),)


def _both(beside: tuple[Sentence, ...]) -> bool:
    """Are there two sentences in it?"""
    return any(". " in span.text for sentence in beside for span in sentence)


def _named(figure: Figure) -> dict[str, Span | Sentence]:
    """What the figure is called once it has been given, inside a sentence and at its start."""
    name = _SHORT.get(figure.indicator, subject(figure))
    return {"subject": Span(text=lowered(name)), "Subject": Span(text=raised(name))}


_SHORT = {"reoffences_per_reoffender": "The average", "reoffences_per_child": "The average"}


def _change(ledger: Ledger, head: Headline, words: Wording, turn: int) -> tuple[Sentence, ...]:
    figure, past, comparison = head.figure, head.past, head.past_comparison
    said = _moved(ledger, figure, past, comparison, words, turn)
    return (said, *head.remarks)


def _moved(
    ledger: Ledger,
    figure: Figure,
    past: Figure | None,
    comparison: Comparison | None,
    words: Wording,
    turn: int,
) -> Sentence:
    """The change on the year before in the wording's phrase; in ours where it has none for the case."""
    hidden = figure.suppressed or past is None or past.suppressed
    if hidden or past is None or comparison is None or past.value is None or figure.value is None:
        return sentences.change(ledger, figure, past, comparison)
    alike = shown_equal(ledger, comparison) and comparison.verdict == Verdict.SIMILAR
    if unmoved(ledger, comparison) or alike:
        return sentences.change(ledger, figure, past, comparison)
    spans: dict[str, Span | Sentence] = {
        **_named(figure),
        "change": bound(ledger, figure, Facet.CHANGE),
        "past": bound(ledger, past, Facet.VALUE),
        "verdict": bound(ledger, figure, Facet.VERDICT),
    }
    return filled(words.phrase("change", turn), spans)


def _range(ledger: Ledger, figure: Figure, words: Wording, turn: int) -> tuple[Sentence, ...]:
    if figure.suppressed or figure.lower is None or figure.upper is None or figure.value is None:
        return ()
    return (
        filled(
            words.phrase("range", turn),
            {facet.value: bound(ledger, figure, facet) for facet in (Facet.LOWER, Facet.UPPER)}
            | _named(figure),
        ),
    )


def _plain(ledger: Ledger, figure: Figure, words: Wording, turn: int) -> tuple[Sentence, ...]:
    caveat = indicator(figure.indicator).caveat
    # What must stand beside a figure does so whether its number is shown or not.
    last = ((Span(text=f"{caveat}."),),) if caveat else ()
    if figure.suppressed:
        return (_hidden(ledger, figure, words), *last)
    if figure.value is None:
        return (sentences.level(ledger, figure, ()), *last)
    level = _level(ledger, figure, words, turn)
    limits = _range(ledger, figure, words, turn)
    earlier = (
        ledger.local(figure.indicator, figure.period.earlier(YEAR_MONTHS).id)
        if figure.period.months
        else None
    )
    if earlier is None or earlier.value is None or earlier.suppressed:
        return (level, *limits, *last)
    comparison = against(ledger, figure)
    if comparison is not None:
        moved = _moved(ledger, figure, earlier, comparison, words, turn)
        rounding = sentences.rounding(figure, earlier, comparison)
        return (level, *limits, moved, *([rounding] if rounding else []), *last)
    past = (bound(ledger, earlier, Facet.VALUE), *_behind(ledger, earlier))
    if earlier.number == figure.number:
        # "It was 5 and is 5; the difference was not tested" speaks of a difference that is not there.
        said = (Span(text=f"A year earlier {lowered(subject(figure))} was "), *past, Span(text="."))
        return (level, *limits, said, *last)
    spans = {"past": past} | _named(figure)
    return (level, *limits, filled(words.phrase("before", turn), spans), *last)


def _behind(ledger: Ledger, figure: Figure) -> Sentence:
    """`` (21 of 22)`` after a share; nothing after other figures."""
    if figure.unit != Unit.PERCENT or figure.numerator is None or not figure.denominator:
        return ()
    numerator, denominator = (bound(ledger, figure, f) for f in (Facet.NUMERATOR, Facet.DENOMINATOR))
    return (Span(text=" ("), numerator, Span(text=" of "), denominator, Span(text=")"))
