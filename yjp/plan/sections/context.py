"""What the figures say of the area: how many children aged 10 to 17 live there, and by what source."""

from collections.abc import Sequence

from yjp.figures import Facet, tag
from yjp.ledger import Ledger
from yjp.narrative.facets import in_sentence
from yjp.narrative.headline import Headline
from yjp.narrative.parts import Sentence, Span
from yjp.periods import day_words
from yjp.plan.caseload import snapshot


def population_sentences(ledger: Ledger, headlines: Sequence[Headline]) -> list[Sentence]:
    """How many children the rates are worked out from, whose estimate it is, and how many are on the caseload."""
    found: list[Sentence] = []
    rate = next((h for h in headlines if h.indicator == "fte_rate" and h.figure.denominator), None)
    if rate is not None:
        name = tag(rate.figure.figure_id, Facet.DENOMINATOR)
        text = in_sentence(ledger, name)
        if text is not None:
            estimate = rate.figure.quality.replace(": ", ", ", 1) if rate.figure.quality else ""
            source = f" Source: {estimate}." if estimate else ""
            area = ledger.about.service
            opening = f"Children aged 10 to 17 who live in {area}, as the rates of this plan count them: "
            found.append((Span(text=opening), Span(text=text, tag=name), Span(text=f".{source}")))
    whole = snapshot(ledger)
    if whole is not None:
        name = tag(whole.figure_id, Facet.VALUE)
        text = in_sentence(ledger, name)
        if text is not None:
            day = whole.period_end
            found.append(
                (
                    Span(text=f"Children whom the service worked with on {day_words(day)}: "),
                    Span(text=text, tag=name),
                    Span(text=", from prevention to custody."),
                )
            )
    return found
