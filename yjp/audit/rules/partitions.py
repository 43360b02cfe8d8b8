"""The parts of a whole in running text must make up the whole."""

import re
from collections.abc import Iterator

from yjp.audit.claims import skeleton as marks
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, right, wrong
from yjp.audit.finding.grid import Grid
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

_FEMALE = r"(?:females?|girls?|women|young women)"
_MALE = r"(?:males?|boys?|men|young men)"
_RATES = re.compile(
    r"\b(?:higher|lower|than|compared|against|versus|gap|rates?|likely|re-?offend\w*|had|have|completed|attended|engaged)\b",
    re.IGNORECASE,
)
"""Words of a rate within each sex, where the two need not make a hundred."""
_SEXES = (("f", _FEMALE), ("m", _MALE))
_OTHER = re.compile(
    r"\bunknown\b|\bnot known\b|\bother\b|\bnon-?binary\b|\bnot stated\b|\bnot recorded\b|\bprefer not\b",
    re.IGNORECASE,
)
_NEXT = (
    r"^\s?(?:[()|]|of (?:the |these )?(?:\w+\s){0,3}(?:were|are|was|is)\s|were |are |"
    r"was |is |identified as |young |white |aged ){0,3}"
)
_PEOPLE = re.compile(
    r"^\s(?:\w+\s){0,3}?(?:children|young people|young persons|people|offenders|in custody|entrants|referrals|cases)\b"
)
_MADE_OF = re.compile(
    r"^[^.;]{0,60}?(?:\bmade up of|\bcomprising|\bconsisting of|\bcomprised of|"
    r"\bbroken down (?:as|into)|\bcomposed of|\bnamely)\b"
)


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for group in evidence.paragraphs.values():
        for sentence in group:
            if len(sentence.values) > 1:
                yield from _sexes(sentence, group)
                yield from _make_up(sentence)
                yield from _made_of(sentence)
                yield from _breakdown(sentence)
    for grid in evidence.grids:
        yield from _rows_of_sexes(grid)


def _by_sex(sentence: Sentence) -> tuple[Token, Token] | None:
    found: dict[str, list[Token]] = {"f": [], "m": []}
    for token in sentence.values:
        after, ahead = sentence.after(token, 50), sentence.ahead(token, 14)
        behind = [key for key, words in _SEXES if re.match(rf"{_NEXT}{words}\b", after)]
        before = [key for key, words in _SEXES if re.search(rf"\b{words}\s?[:=(-]?\s?$", ahead)]
        for key in (behind or before)[:1]:
            found[key].append(token)
    if len(found["f"]) == 1 and len(found["m"]) == 1 and found["f"][0].kind is found["m"][0].kind:
        return found["m"][0], found["f"][0]
    return None


_MAKE = re.compile(
    r"\b(?:made up|making|make up|giving|in)\s(?:a |the |our )?(?:total|cohort|caseload)\sof\s(?:just |only )?$"
)


def _sexes(sentence: Sentence, group: tuple[Sentence, ...]) -> Iterator[Judgement]:
    pair = _by_sex(sentence)
    if pair is None:
        return
    one, other = pair
    if _OTHER.search(sentence.text[min(one.start, other.start) : max(one.end, other.end) + 60]):
        return
    spans = (sentence.span(one), sentence.span(other))
    if one.kind is Kind.PERCENT:
        if not _RATES.search(sentence.text):
            yield _hundred((one, other), spans, sentence.quote)
    elif one.kind is Kind.COUNT:
        yield from _whole(sentence, group, one, other, spans)


_HOLD = (
    r"(?:mak(?:e|es|ing) up|made up|account(?:s|ed|ing)? for|represent(?:s|ed|ing)?|constitut(?:e|es|ed|ing))"
)
_OF_ALL = r" of (?:(?:the|our|this|all|those) )?[a-z -]{1,40}?"
_TWO_WAYS = tuple(
    rf"(?:^\s*|[,;:]\s|\b(?:that|and|while|with|where|when)\s)(?:the )?{one} (?:currently )?{_HOLD} {{a:P}}{first},?\s"
    rf"(?:and|while|with|whereas) (?:the )?{other}(?: {_HOLD}| for)? {{b:P}}{second}(?=\s*(?:[.,;]|$))"
    for one, other in ((_MALE, _FEMALE), (_FEMALE, _MALE))
    for first, second in ((f"(?:{_OF_ALL})?", ""), ("", _OF_ALL))
)


def _make_up(sentence: Sentence) -> Iterator[Judgement]:
    """ "Boys make up 82% of the cohort and girls 28%": of one whole, so never more than all of it."""
    values = [token for token in sentence.values if token.kind is Kind.PERCENT]
    if len(values) != 2 or len({token.period for token in sentence.tokens if token.period}) > 1:
        return
    if _OTHER.search(sentence.text) or _RATES.search(sentence.text) or any(t.hedge or t.sign for t in values):
        return
    for phrase in _TWO_WAYS:
        for match in marks.pattern(phrase).finditer(marks.skeleton(sentence)):
            parts = (marks.token(sentence, match, "a"), marks.token(sentence, match, "b"))
            # Less than a hundred may leave out those whose sex is not known.
            if sum(part.number for part in parts) > 99:
                yield _hundred(parts, (sentence.span(parts[0]), sentence.span(parts[1])), sentence.quote)


def _hundred(parts: tuple[Token, ...], spans: tuple[Span, ...], quote: str) -> Judgement:
    total = sum(part.number for part in parts)
    slack = sum(part.step for part in parts) / 2 + 1e-9
    words = " and ".join(part.text for part in parts)
    decimals = max(part.decimals for part in parts)
    if abs(total - 100) <= slack:
        return right("partition", "total", spans, f"{words} make up 100%", rounding=abs(total - 100) > 1e-6)
    return wrong(
        "partition",
        "total",
        spans,
        quote=quote,
        sentence=f"{words} are the two parts of a whole but make {plain(total, decimals)}%, not 100%.",
        follows=f"{' + '.join(part.text for part in parts)} = {plain(total, decimals)}%",
        correction=f"{plain(100 - parts[1].number, decimals)}% and {parts[1].text} would make 100%, "
        f"or {parts[0].text} and {plain(100 - parts[0].number, decimals)}%.",
    )


def _whole(
    sentence: Sentence, group: tuple[Sentence, ...], one: Token, other: Token, spans: tuple[Span, ...]
) -> Iterator[Judgement]:
    """The whole is the last count of people before the parts; parts that exceed it are certainly wrong."""
    total = one.number + other.number
    counts = [
        (each, token)
        for each in group[: group.index(sentence) + 1]
        for token in each.values
        if token.kind is Kind.COUNT
        and token not in (one, other)
        and (each is not sentence or token.start < min(one.start, other.start))
    ]
    if any(token.number == total for _, token in counts):
        where, token = next((each, token) for each, token in counts if token.number == total)
        yield right(
            "partition", "total", (*spans, where.span(token)), f"{one.text} + {other.text} = {token.text}"
        )
        return
    later = [
        t
        for t in sentence.values
        if t.kind is Kind.COUNT and t.start > one.end and _MAKE.search(sentence.ahead(t))
    ]
    if len(later) == 1:
        yield _not_the_sum(sentence, one, other, later[0], spans)
        return
    people = [
        (each, token)
        for each, token in counts
        if _PEOPLE.match(each.after(token)) and token.number >= 3 and not token.hedge
    ]
    if not people:
        return
    where, whole = people[-1]
    periods = {t.period for t in sentence.tokens if t.period}, {t.period for t in where.tokens if t.period}
    if where is not sentence and periods[0] and periods[0] != periods[1]:
        return
    near = sentence.order == where.order and group.index(sentence) - group.index(where) <= 2
    sure = near and (
        max(one.number, other.number) > whole.number or (where is sentence and total > whole.number)
    )
    if not near or (total < whole.number and where is not sentence):
        return
    yield wrong(
        "partition",
        "total",
        (*spans, where.span(whole)),
        quote=sentence.quote if where is sentence else f"{where.quote} {sentence.quote}"[:300],
        sentence=f"{one.text} and {other.text} make {plain(total, 0)}, but the whole is given as {whole.text}.",
        follows=f"{one.text} + {other.text} = {plain(total, 0)}",
        correction=f"The whole would be {plain(total, 0)}; or the parts count others too (older children, say).",
        verdict=Verdict.CONTRADICTED if sure else Verdict.SUSPICIOUS,
    )


def _not_the_sum(
    sentence: Sentence, one: Token, other: Token, whole: Token, spans: tuple[Span, ...]
) -> Judgement:
    """ "12 girls and 45 boys made up the cohort of 59"."""
    total = one.number + other.number
    everything = (*spans, sentence.span(whole))
    if total == whole.number:
        return right("partition", "total", everything, f"{one.text} + {other.text} = {whole.text}")
    return wrong(
        "partition",
        "total",
        everything,
        quote=sentence.quote,
        sentence=f"{one.text} and {other.text} make {plain(total, 0)}, but {whole.text} is printed.",
        follows=f"{one.text} + {other.text} = {plain(total, 0)}",
        correction=f"{plain(total, 0)} instead of {whole.text}, if the parts are right.",
    )


def _made_of(sentence: Sentence) -> Iterator[Judgement]:
    """ "31 orders, made up of 12 referral orders, 10 rehabilitation orders and 8 others"."""
    kind = sentence.values[0].kind
    counts = [token for token in sentence.values if token.kind is kind]
    if len(counts) < 3 or kind not in (Kind.COUNT, Kind.MONEY):
        return
    whole, parts = counts[0], counts[1:]
    link = _MADE_OF.match(sentence.gap(whole, parts[0])) or _listed(sentence, whole, parts)
    if not link or len(sentence.values) != len(counts) or any(part.number > whole.number for part in parts):
        return
    total = sum(part.number for part in parts)
    spans = tuple(sentence.span(token) for token in counts)
    if total == whole.number:
        yield right("partition", "total", spans, f"the parts make {whole.text}")
    elif abs(total - whole.number) <= max(2, 0.1 * whole.number):
        yield wrong(
            "partition",
            "total",
            spans,
            quote=sentence.quote,
            sentence=f"The parts make {plain(total, 0)}, but {whole.text} is printed.",
            follows=f"{' + '.join(part.text for part in parts)} = {plain(total, 0)}",
            correction=f"{plain(total, 0)} instead of {whole.text}, if the parts are right.",
        )


_TOTAL_AHEAD = re.compile(
    r"\b(?:in total|a total of|altogether|the total is|in all)\W{0,2}\s?(?:there were )?$"
)
_OVERLAP = re.compile(
    r"\bof (?:whom|which|these|them|those)\b|\binclud|\balso\b|\bboth\b|\bmore than one\b|\bsome\b|\badditional|"
    r"\bfurther\b|\bplus\b|\bagainst\b|\bcompared\b|\bprevious|\blast year\b"
)


def _listed(sentence: Sentence, whole: Token, parts: list[Token]) -> bool:
    """ "In total 103 children: 40 on orders, 33 in prevention and 30 others": the others make the list complete."""
    return bool(
        _TOTAL_AHEAD.search(sentence.ahead(whole))
        and re.match(r"^\s[a-z -]{0,40}:\s$", sentence.gap(whole, parts[0]))
        and re.match(r"^\s(?:were )?others?\s?(?:[.,;]|$)", sentence.after(parts[-1]))
        and not _OVERLAP.search(sentence.lower)
        and not any(part.hedge for part in (whole, *parts))
    )


_BREAKDOWN = re.compile(
    r"\b(?:breakdown|split|composition|profile|distribution|broken down)\b", re.IGNORECASE
)


def _breakdown(sentence: Sentence) -> Iterator[Judgement]:
    """ "The ethnic breakdown was 71% White, 15% Black, 12% Asian and 8% Mixed": more than the whole."""
    parts = [token for token in sentence.values if token.kind is Kind.PERCENT]
    if len(parts) < 3 or len(parts) != len(sentence.values) or not _BREAKDOWN.search(sentence.text):
        return
    if any(part.sign for part in parts) or _RATES.search(sentence.text):
        return
    total, slack = sum(part.number for part in parts), sum(part.step for part in parts) / 2
    spans = tuple(sentence.span(part) for part in parts)
    decimals = max(part.decimals for part in parts)
    if abs(total - 100) <= slack:
        yield right("partition", "total", spans, "the parts make up 100%", rounding=total != 100)
    elif 90 <= total <= 115:
        yield wrong(
            "partition",
            "total",
            spans,
            quote=sentence.quote,
            sentence=f"The parts make {plain(total, decimals)}%, not 100%.",
            follows=f"{' + '.join(part.text for part in parts)} = {plain(total, decimals)}%",
            correction="Look the parts up again, or say what is left out."
            if total < 100
            else "Look the parts up again.",
            verdict=Verdict.CONTRADICTED if total > 100 else Verdict.SUSPICIOUS,
        )


def _rows_of_sexes(grid: Grid) -> Iterator[Judgement]:
    """A cell or two neighbouring cells: ``13% female | 77% male``."""
    for row in (*grid.heads, *(tuple(cells.values()) for cells in grid.body)):
        found: dict[str, list[tuple[Token, Span]]] = {"f": [], "m": []}
        text = " | ".join(cell.text for cell in row)
        for cell in row:
            for token in cell.values:
                if token.kind is Kind.PERCENT:
                    around = cell.text[token.end :]
                    for key, words in _SEXES:
                        if re.match(rf"\s?{words}\b", around, re.IGNORECASE):
                            found[key].append((token, cell.span(token)))
        if len(found["f"]) == 1 and len(found["m"]) == 1 and not _OTHER.search(text):
            (male, male_span), (female, female_span) = found["m"][0], found["f"][0]
            yield _hundred((male, female), (male_span, female_span), text)


PARTITION = AuditRule(
    id="partition",
    title="Parts make up their whole",
    checks="Boys and girls make 100%, or the whole just named; a list that makes up a whole adds up to it.",
    source="Arithmetic.",
    verdict=Verdict.CONTRADICTED,
    example="13% female | 77% male",
    says="77% and 13% are the two parts of a whole but make 90%, not 100%.",
    check=_check,
)
