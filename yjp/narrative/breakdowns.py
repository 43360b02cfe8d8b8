"""One sentence for a breakdown: the group that a reader asks for first, and for how many nothing is known."""

from collections.abc import Mapping

from yjp.figures import Facet, Unit, tag
from yjp.indicators.groupings import grouping
from yjp.ledger import Figure, Ledger
from yjp.narrative.facets import in_sentence
from yjp.narrative.filling import filled, lowered, raised, when
from yjp.narrative.hidden import WHY_HIDDEN
from yjp.narrative.parts import Sentence, Span
from yjp.narrative.phrasing import Wording, packaged

GROUPS: Mapping[str, str] = {
    "age": "children aged {label}",
    "sex": "children recorded as {label}",
    "ethnic": "children recorded as {Label}",
    "offence": "children whose offence was {label}",
    "gravity": "children whose offence had a gravity of {label}",
    "outcome": "children with the outcome {label}",
    "tier": "children with the outcome tier {label}",
    "category": "children whose kind of work was {label}",
}
"""What the children of a group are called in a sentence."""
ONE_GROUP: Mapping[tuple[str, str], str] = {
    ("care", "lac"): "looked after children",
    ("care", "not_lac"): "children who were not looked after",
    ("care", "not_recorded"): "children without a recorded care status",
    ("send", "ehcp"): "children with an education, health and care plan",
    ("send", "statement"): "children with a statement of special educational needs",
    ("send", "sen_support"): "children with SEN support at school",
    ("send", "not_recorded"): "children without recorded support for special educational needs",
}
UNKNOWN: Mapping[str, str] = {
    "not_known": "the {title} is not known",
    "not_recorded": "no {title} is recorded",
    "no_offence": "no offence is linked",
}
FIRST_OF = {"care": "lac", "send": "ehcp"}
"""Whom a reader asks for first; in other groupings it is the largest group."""


def breakdown_sentence(
    ledger: Ledger,
    rows: Mapping[str, Figure],
    grouping_id: str,
    wording: Wording | None = None,
) -> Sentence | None:
    """``Children aged 15 to 17 accounted for 24 of 41 first time entrants (59%); the age is not known for 3.``

    ``rows`` are the figures of one window by group value (``yjp.charts.groups.by_value``). None without any group, for
    two groupings crossed, and where the largest group cannot be told since another is hidden.
    """
    if not rows or grouping(grouping_id).parts:
        return None
    words = wording or packaged()
    value = _first(rows, grouping_id)
    if value is None:
        return None
    figure = rows[value]
    # Of nobody there is no share: an extract read long after its last record has a caseload of nought.
    if not figure.suppressed and (figure.value is None or figure.numerator is None or not figure.denominator):
        return None
    name = group_words(grouping_id, value)
    spans: dict[str, Span | Sentence] = {
        "when": Span(text=when(figure.period)),
        "When": Span(text=raised(when(figure.period))),
        "area": Span(text=figure.area_name),
        "why": Span(text=WHY_HIDDEN),
    }
    for facet in (Facet.VALUE, Facet.NUMERATOR, Facet.DENOMINATOR, Facet.SHARE):
        text = in_sentence(ledger, tag(figure.figure_id, facet))
        if text is not None:
            spans[facet.value] = Span(text=text, tag=tag(figure.figure_id, facet))
    counted = figure.unit == Unit.COUNT
    key = "breakdown_hidden" if figure.suppressed else "breakdown_count" if counted else "breakdown_share"
    if key == "breakdown_share" and figure.unit != Unit.PERCENT:
        return None
    spans["group"] = Span(text=name if key == "breakdown_share" else raised(name))
    said = filled(words.phrase(key), spans)
    rest = _unknown(ledger, rows, grouping_id, value, words) if counted else None
    return said if rest is None else _joined(said, rest)


def group_words(grouping_id: str, value: str) -> str:
    """What the children of a group are called inside a sentence: ``children aged 15 to 17``."""
    if (found := ONE_GROUP.get((grouping_id, value))) is not None:
        return found
    label = next(code.label for code in grouping(grouping_id).values if code.code == value)
    return GROUPS.get(grouping_id, "children in the group {label}").format(label=lowered(label), Label=label)


def _first(rows: Mapping[str, Figure], grouping_id: str) -> str | None:
    wanted = FIRST_OF.get(grouping_id)
    if wanted is not None:
        return wanted if wanted in rows else None
    known = {value: figure for value, figure in rows.items() if value not in UNKNOWN}
    if not known or any(figure.suppressed for figure in rows.values()):
        # Which is the largest would say something of the hidden ones.
        return next((value for value, figure in known.items() if _more_than_half(figure)), None)
    return max(known, key=lambda value: _size(known[value]))


def _more_than_half(figure: Figure) -> bool:
    if figure.suppressed or figure.unit != Unit.COUNT or figure.value is None or figure.denominator is None:
        return False
    return 2 * figure.value > figure.denominator


def _size(figure: Figure) -> float:
    return (figure.value if figure.unit == Unit.COUNT else figure.denominator) or 0.0


def _unknown(
    ledger: Ledger, rows: Mapping[str, Figure], grouping_id: str, told: str, words: Wording
) -> Sentence | None:
    """For how many the grouping is not known; nothing where it is known for all."""
    for value, phrase in UNKNOWN.items():
        figure = rows.get(value)
        if figure is None or value == told or (not figure.suppressed and not figure.value):
            continue
        name = tag(figure.figure_id, Facet.VALUE)
        text = in_sentence(ledger, name)
        if figure.suppressed or text is None:
            continue
        title = "support" if grouping_id == "send" else lowered(grouping(grouping_id).title)
        spans = {"value": Span(text=text, tag=name), "unknown": Span(text=phrase.format(title=title))}
        return filled(words.phrase("breakdown_unknown"), spans)
    return None


def _joined(one: Sentence, other: Sentence) -> Sentence:
    """Two sentences with a semicolon between them."""
    *start, last = one
    return (*start, Span(text=last.text.removesuffix(".") + "; ", tag=last.tag), *other)
