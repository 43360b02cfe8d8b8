"""Phrases filled with spans, and periods inside a sentence."""

from collections.abc import Mapping
from string import Formatter

from yjp.narrative.parts import Sentence, Span
from yjp.periods import QUARTER_MONTHS, THREE_YEARS_MONTHS, YEAR_MONTHS, Window, month_name, month_words


def filled(phrase: str, spans: Mapping[str, Span | Sentence]) -> Sentence:
    """The phrase with spans in place of its placeholders; untagged neighbours become one run.

    ``LookupError`` where a placeholder has nothing to say.
    """
    parts: list[Span] = []
    for text, name, _, _ in Formatter().parse(phrase):
        if text:
            parts.append(Span(text=text))
        if name is not None:
            found = spans[name]
            parts += [found] if isinstance(found, Span) else found
    joined: list[Span] = []
    for part in parts:
        if joined and joined[-1].tag is None and part.tag is None:
            joined[-1] = Span(text=joined[-1].text + part.text)
        else:
            joined.append(part)
    return tuple(joined)


def when(window: Window) -> str:
    """``in the year to December 2018``, ``in January to March 2019``, ``on 18 June 2019``."""
    return f"{'in' if window.months else 'on'} {in_words(window)}"


def in_words(window: Window) -> str:
    """``the year to December 2018``, ``January to March 2019``, ``18 June 2019``: a period inside a sentence."""
    match window.months:
        case months if months == YEAR_MONTHS:
            return f"the year to {month_words(window.end)}"
        case months if months == THREE_YEARS_MONTHS:
            return f"the three years to {month_words(window.end)}"
        case months if months == QUARTER_MONTHS:
            return f"{month_name(window.start)} to {month_words(window.end)}"
    return window.label


def raised(text: str) -> str:
    """The text as a sentence begins."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """The text inside a sentence: a first word in capitals stays so."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
