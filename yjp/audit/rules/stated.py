"""What the text says of a table must be in the table: directions and sizes of change, area by area."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.fact import NATIONAL, Fact, same_area
from yjp.audit.claims.facts import facts
from yjp.audit.claims.judgement import Judgement
from yjp.audit.finding import vocabulary
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Range, Token
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

_NEAR_ITEMS = 30
_REGIONAL = frozenset({"region", "pcc"})
_WORDS = {1: "rose", -1: "fell", 0: "did not change"}
_SIZE = re.compile(
    r"\b(?P<word>reductions?|decreases?|falls?|drops?|declines?|increases?|rises?|growth)\s(?:of|at)\b"
)


@dataclass(frozen=True)
class Series:
    """The values of one measure for one area in one table, oldest first."""

    measure: str
    area: str
    facts: tuple[Fact, ...]

    @property
    def order(self) -> int:
        """Where the table stands."""
        return self.facts[0].order


def series(evidence: Evidence) -> list[Series]:
    """Every series of at least two periods of equal length that a table of the document gives."""
    groups: dict[tuple[int, str, str, str | None, frozenset[str]], list[Fact]] = {}
    for fact in facts(evidence):
        if fact.table is not None and fact.area and fact.period:
            groups.setdefault((fact.order, fact.measure, fact.area, fact.form, fact.qualifiers), []).append(
                fact
            )
    found = []
    for (_, measure, area, _, _), members in groups.items():
        ordered = sorted(members, key=lambda fact: fact.period.last if fact.period else 0)
        lasts = [fact.period.last for fact in ordered if fact.period]
        lengths = {fact.period.months for fact in ordered if fact.period}
        if len(ordered) > 1 and len(set(lasts)) == len(lasts) and len(lengths) == 1:
            found.append(Series(measure, area, tuple(ordered)))
    return found


def _same(area: str, named: str, evidence: Evidence, areas: set[str]) -> bool:
    if same_area(area, named, evidence.service) or (area in NATIONAL and named == "national"):
        return True
    regional = {area, named} <= _REGIONAL | vocabulary.REGIONS
    return regional and not areas & {named} and len(areas & (_REGIONAL | vocabulary.REGIONS)) == 1


def _for(evidence: Evidence, sentence: Sentence, measure: str, area: str) -> Series | None:
    """The nearest series of the measure and area, in the same section or close by."""
    near = [
        each
        for each in series_of(evidence)
        if each.measure == measure and abs(each.order - sentence.order) <= _NEAR_ITEMS
    ]
    if not near:
        return None
    order = min((each.order for each in near), key=lambda order: abs(order - sentence.order))
    table = [each for each in near if each.order == order]
    areas = {each.area for each in table}
    matching = [each for each in table if _same(each.area, area, evidence, areas)]
    return matching[0] if len(matching) == 1 else None


def series_of(evidence: Evidence) -> list[Series]:
    """``series``, worked out once."""
    return evidence.kept.once(series, evidence)


def _directions(evidence: Evidence) -> Iterator[Judgement]:
    if not series_of(evidence):
        return
    for sentence in evidence.sentences:
        text = sentence.lower
        changes = list(vocabulary.CHANGE.finditer(text))
        signs = {vocabulary.direction_of(match) for match in changes}
        if len(signs) != 1 or sentence.values or vocabulary.NEGATED.search(text) or _FUTURE.search(text):
            continue
        measures = {mention.id for mention in vocabulary.measures(sentence.text)}
        areas = {mention.id for mention in vocabulary.areas(sentence.text)}
        if not measures or not areas or (len(areas) > 2 and len(measures) > 1):
            continue
        for measure in sorted(measures):
            for area in sorted(areas):
                found = _for(evidence, sentence, measure, area)
                if found is not None:
                    word = changes[0]
                    start, end = sentence.offset + word.start(), sentence.offset + word.end()
                    said = Span(
                        place=sentence.place, start=start, end=end, text=sentence.block.text[start:end]
                    )
                    yield from _direction(sentence, found, signs.copy().pop(), said)


_FUTURE = re.compile(
    r"\bwill\b|\bwould\b|\baim|\bto reduce\b|\bcould\b|\bmay\b|\bshould\b|\bpriorit|"
    r"\bin order to\b|\bneed\b|\bless steep\b"
)


def _direction(sentence: Sentence, found: Series, said: int, word: Span) -> Iterator[Judgement]:
    first, before, last = found.facts[0], found.facts[-2], found.facts[-1]
    steps = {_sign(last.token.number - each.token.number) for each in (first, before)}
    spans = (word, before.span, last.span)
    why = f"{last.words}: {before.token.text} to {last.token.text}"
    if said in steps:
        yield Judgement(
            rule="said-of-table", type="direction word", spans=spans, verdict=Verdict.VERIFIED, why=why
        )
        return
    actual = _sign(last.token.number - before.token.number)
    if not actual:
        return
    name = vocabulary.measure(found.measure).name
    yield Judgement(
        rule="said-of-table",
        type="direction word",
        spans=spans,
        verdict=Verdict.DECISION_CHANGING,
        why=why,
        quote=sentence.quote,
        sentence=(
            f"The text says that {name} {_WORDS[said]} ({_area(found.area)}), but the table has "
            f"{before.token.text} and then {last.token.text}: it {_WORDS[actual]}."
        ),
        follows=f"{last.token.text} is {'more' if actual > 0 else 'less'} than {before.token.text}",
        correction=f"{name[0].upper() + name[1:]} {_WORDS[actual]} ({_area(found.area)}).",
        strength=5,
    )


def _area(area: str) -> str:
    return {"family": "YOT family", "pcc": "PCC area", "national": "national"}.get(
        area, area.replace("_", " ").title()
    )


def _sign(value: float) -> int:
    return (value > 1e-9) - (value < -1e-9)


def _sizes(evidence: Evidence) -> Iterator[Judgement]:
    """ "A local decrease of 0.29 compared with decreases of 0.8 family, 0.07 nationally and 0.6 regionally"."""
    if not series_of(evidence):
        return
    for sentence in evidence.numbered:
        text = sentence.lower
        if not (match := _SIZE.search(text)) or len(vocabulary.areas(sentence.text)) < 1:
            continue
        measure = _measure(evidence, sentence)
        if measure is None:
            continue
        sign = -1 if re.match(r"(?:red|dec|fall|drop)", match["word"]) else 1
        for token in sentence.values:
            if token.start > match.start() and token.kind in (Kind.DECIMAL, Kind.POINTS) and not token.hedge:
                area = _area_beside(sentence, token, match.start())
                found = _for(evidence, sentence, measure, area) if area else None
                if found is not None:
                    yield from _size(sentence, token, found, sign)


def _measure(evidence: Evidence, sentence: Sentence) -> str | None:
    for text in (sentence.text, _before(evidence, sentence), sentence.block.heading):
        named = {mention.id for mention in vocabulary.measures(text)}
        if len(named) == 1:
            return named.pop()
        if named:
            return None
    return None


def _before(evidence: Evidence, sentence: Sentence) -> str:
    group = evidence.paragraphs[sentence.order]
    place = group.index(sentence)
    return group[place - 1].text if place else ""


def _area_beside(sentence: Sentence, token: Token, start: int) -> str | None:
    areas = vocabulary.areas(sentence.text)
    for area in areas:
        if 0 <= area.start - token.end <= 12 and re.match(
            r"^\s?[(]?(?:in |for |in the |for the |for our |our |yot )?$",
            sentence.text[token.end : area.start].lower(),
        ):
            return area.id
    ahead = [area for area in areas if area.end <= token.start and token.start - area.end < 30]
    if ahead and not any(ahead[-1].end <= value.start < token.start for value in sentence.values):
        words = sentence.text[ahead[-1].end : token.start].lower()
        if not re.search(r"compared|while|whereas|against|;", words):
            return ahead[-1].id
    return None


def _size(sentence: Sentence, token: Token, found: Series, sign: int) -> Iterator[Judgement]:
    values = [fact.token for fact in found.facts]
    pairs = [(values[-2], values[-1]), (values[0], values[-1]), *pairwise(values)]
    for before, after in pairs:
        difference = after.rounded - before.rounded
        size = Range(sign * token.number - token.step / 2, sign * token.number + token.step / 2)
        if size.meets(difference):
            yield Judgement(
                rule="said-of-table",
                type="change",
                spans=(sentence.span(token),),
                verdict=Verdict.VERIFIED,
                why=f"{before.text} to {after.text} in the table",
            )
            return
    before, after = values[-2], values[-1]
    decimals = max(before.decimals, after.decimals, token.decimals)
    truth = plain(abs(after.number - before.number), decimals)
    facts_spans = (found.facts[-2].span, found.facts[-1].span)
    slip = "" if token.number == 0 else _slip(token.number, abs(after.number - before.number))
    yield Judgement(
        rule="said-of-table",
        type="change",
        spans=(sentence.span(token), *facts_spans),
        verdict=Verdict.CONTRADICTED,
        why=f"{before.text} to {after.text} is {truth}",
        quote=sentence.quote,
        sentence=(
            f"The text gives a change of {token.text} ({_area(found.area)}), but the table has {before.text} and then "
            f"{after.text}: a change of {truth}.{slip}"
        ),
        follows=f"{after.text} less {before.text} is {plain(after.number - before.number, decimals)}",
        correction=f"{truth} instead of {token.text}.",
        strength=5,
    )


def _slip(printed: float, actual: float) -> str:
    ratio = actual / printed
    return (
        " The decimal point has slipped."
        if any(abs(ratio / factor - 1) < 0.01 for factor in (0.1, 10, 0.01, 100))
        else ""
    )


SAID_OF_TABLE = AuditRule(
    id="said-of-table",
    title="The text says what the table shows",
    checks="A rise, a fall or a size of change that the text gives for an area is that of the area's row in the table.",
    source="The document's own table of the same measure, in or near the same section.",
    verdict=Verdict.DECISION_CHANGING,
    example="\u201cdecreases of 0.8 family\u201d beside a table with 0.28 and 0.20",
    says="The table has 0.28 and then 0.20: a change of 0.08. The decimal point has slipped.",
    check=lambda evidence: (*_directions(evidence), *_sizes(evidence)),
)
