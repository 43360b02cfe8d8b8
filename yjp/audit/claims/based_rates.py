"""Rates of first time entrants and of custody that are printed with their base: "186 per 100,000"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yjp.audit.claims.evidence import Evidence
from yjp.audit.finding import groups, vocabulary
from yjp.audit.finding.grid import Grid
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Span

_BASE = re.compile(
    r"(?:\bper|/|every)\s?(1[\d, \u2009]*0{2,3}|100k|thousand|ten thousand|hundred thousand)\b", re.IGNORECASE
)
_WORDS = {"100k": 100_000, "thousand": 1000, "ten thousand": 10_000, "hundred thousand": 100_000}
_OTHER = re.compile(
    r"\b(?:crimes?|incidents?|anti-social|recorded (?!by|in|since)\w+|"
    r"residents|households|adults|pupils|students|suspen\w*|exclu\w*|"
    r"absen\w*|arrest\w*|"
    r"detention\w*|detain\w*|police custody|custody (?:suites?|population|estate|places)|in custody|"
    r"overnight|strip|stop(?:s|ped)? and search\w*|hospital|"
    r"admissions?|self[- ]harm|violen\w*|knife|weapon\w*|robber\w*|looked[- ]after|children in care|in our care|"
    r"care leavers|school meals|poverty|convicted|convictions|"
    r"(?:of|among) (?:those|these|all) sentenced|sentenced children|"
    r"disposals|victims?|exploitation|missing|referr\w*|offences)\b",
    re.IGNORECASE,
)
"""What else is counted per so many: a sentence that speaks of it is left alone."""
_CHANGED = re.compile(
    r"^\s?(?:per 1[\d, ]+\s?)?(?:children\s|points\s)?"
    r"(?:lower|higher|fewer|less|more|below|above|reduction|decrease|increase|drop|fall|gap|difference)\b"
)
_CHANGE = re.compile(
    r"\bby\s(?:[a-z]+\s){0,2}$|(?:reduction|decrease|fall|drop|decline|increase|rise|difference|gap)s?\sof\s(?:[a-z]+\s)?$"
)
_AHEAD = re.compile(
    r"^[^.;]{0,60}?(?:\b(?:is|was|were|had|saw|recorded|of|at|to|from|now|only|just|"
    r"and)\b|[:=(])[\s(]*(?:now |only |just |about )?$"
)
_ENTERING = re.compile(
    r"^\s?(?:of )?(?:the |all |our )?(?:children|young people|10\S*(?:\syear\solds)?|population)?"
    r"(?:\s(?:became|were|who))?\s?$",
    re.IGNORECASE,
)
_PEOPLE = re.compile(r"^\s(?:[a-z]+\s)?(?:children|young people|girls|boys|sentences|entrants)\b")
_OF_SENTENCES = re.compile(r"^\s(?:[a-z]+\s)?sentences\b", re.IGNORECASE)
_OF_CHILDREN = re.compile(
    r"^\s?(?:$|[^\sa-z]|(?:children|young|child|population|youth|head|in|for|and|but|or|is|was|were|are|against|compared|"
    r"which|that|this|the|our|we|aged?|at|on|with|from|to|as|by|had|has|have|while|during|across|first|local|"
    r"locally|nationally|"
    r"down|up|well|over|between|compares|remains?|per|a|it|so|among|since|until|after|before|than|still|now|"
    r"of (?:the |our |all |"
    r"its |those )*(?:10|aged?|child|young|population|youth|local|borough|county|city|area))\b)"
)
"""What may follow the base of a rate of all children: "31 per 1,000 people" is of others."""
_GROUP = re.compile(
    r"\b(?:black|asian|mixed|white|boys?|girls?|males?|females?|ethnic|minority|send|ehcp|disab\w*|deprived)\b",
    re.IGNORECASE,
)
_CHANGE_HEAD = re.compile(
    r"\bchange|\bdifference|\bvariance|\btarget|\+/-|\bnumber\b|\bcount\b", re.IGNORECASE
)


def base_in(text: str) -> int | None:
    """The base of a rate that a text names: 1000, 10000 or 100000."""
    match = _BASE.search(text)
    if not match:
        return None
    said = match[1].lower()
    return _WORDS[said] if said in _WORDS else int(re.sub(r"\D", "", said))


@dataclass(frozen=True, slots=True, kw_only=True)
class BasedRate:
    """A rate of all children, ``token`` per ``base``; ``named`` is False where only the words before it name it."""

    measure: str
    token: Token
    base: int
    span: Span
    quote: str
    named: bool = True


def based_rates(evidence: Evidence) -> tuple[BasedRate, ...]:
    """Every such rate of the document, in text and in tables."""
    return evidence.kept.once(_all, evidence)


def _all(evidence: Evidence) -> tuple[BasedRate, ...]:
    found: list[BasedRate] = []
    for sentence in evidence.numbered:
        found += _of_sentence(evidence, sentence)
    for grid in evidence.grids:
        found += _of_grid(grid)
    return tuple(found)


def _of_sentence(evidence: Evidence, sentence: Sentence) -> Iterator[BasedRate]:
    bases = [(match.start(), match.end()) for match in _BASE.finditer(sentence.text)]
    if not bases or _GROUP.search(sentence.text):
        return
    other = bool(_OTHER.search(sentence.text))
    for token in sentence.values:
        if (
            token.kind not in (Kind.COUNT, Kind.DECIMAL)
            or token.sign
            or token.word
            or _CHANGE.search(sentence.ahead(token))
            or _CHANGED.match(sentence.after(token))
        ):
            continue
        base = _base_of(sentence, token, bases)
        if base is None:
            continue
        if base[0] >= token.end and not _OF_CHILDREN.match(sentence.text[base[1] :].lower()):
            continue
        measure = _measure(sentence, token, base)
        named = measure is not None
        if measure is None and not other:
            measure = _above(evidence, sentence)
        if measure is not None:
            value = base_in(sentence.text[base[0] : base[1]])
            if value is not None:
                yield BasedRate(
                    measure=measure,
                    token=token,
                    base=value,
                    span=sentence.span(token),
                    quote=sentence.quote,
                    named=named,
                )


def _base_of(sentence: Sentence, token: Token, bases: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The base right behind a value; or the sentence's only one, ahead of it: "the rate per 1,000 was 201"."""
    following = [value.start for value in sentence.values if value.start >= token.end]
    end = min([token.end + 45, *following])
    for start, stop in bases:
        if token.end <= start < end and not re.search(r"[;.(]|,\s|\band\b", sentence.text[token.end : start]):
            return start, stop
    ahead = [base for base in bases if base[1] <= token.start]
    own = bool(ahead) and not re.search(r"\d[^.,;()]{0,30}$", sentence.text[: ahead[0][0]])
    if len(bases) == 1 and own and not _PEOPLE.match(sentence.after(token)):
        words = sentence.text[ahead[0][1] : token.start].lower()
        between = [v for v in sentence.values if ahead[0][1] <= v.start < token.start]
        if len(between) <= 1 and _AHEAD.match(words):
            return ahead[0]
    return None


def _measure(sentence: Sentence, token: Token, base: tuple[int, int]) -> str | None:
    mentions = [each for each in vocabulary.measures(sentence.text) if each.id in ("fte", "custody")]
    for mention in mentions:
        beside = base[1] <= token.start and 0 <= mention.start - token.end <= 1
        if token.end <= mention.start < base[0] or beside:
            return mention.id
    ahead = [mention for mention in mentions if mention.end <= token.start]
    if ahead:
        words = sentence.text[ahead[-1].end : token.start]
        around = sentence.text[max(0, ahead[-1].start - 25) : ahead[-1].end]
        behind = sentence.text[base[1] : base[1] + 30]
        clear = not any(_OTHER.search(part) for part in (words, around, behind))
        clear = clear and not _OF_SENTENCES.match(behind)
        return ahead[-1].id if clear else None
    later = [mention for mention in mentions if mention.start >= base[1]]
    if later and _ENTERING.match(sentence.text[base[1] : later[0].start]):
        return later[0].id
    return None


def _above(evidence: Evidence, sentence: Sentence) -> str | None:
    """The one measure that the sentence before names, or the heading; none where the sentence names another."""
    if vocabulary.measures(sentence.text):
        return None
    group = evidence.paragraphs[sentence.order]
    place = group.index(sentence)
    before = [each.text for each in group[max(0, place - 2) : place]]
    for text in (*reversed(before), sentence.block.heading):
        named = {each.id for each in vocabulary.measures(text)}
        if named:
            only = named.pop() if len(named) == 1 else None
            return only if only in ("fte", "custody") and not _OTHER.search(text) else None
    return None


def _of_grid(grid: Grid) -> Iterator[BasedRate]:
    corner = " ".join(grid.columns[: grid.first_value])
    far = f"{corner} {grid.table.caption} {grid.table.heading}"
    for row, cells in enumerate(grid.body):
        for column, cell in cells.items():
            token = cell.main
            near = f"{grid.labels[row]} {grid.columns[column]}"
            if (
                column < grid.first_value
                or token is None
                or len(cell.values) != 1
                or token.sign
                or token.kind not in (Kind.COUNT, Kind.DECIMAL)
                or _CHANGE_HEAD.search(near)
                or _OTHER.search(near)
                or _GROUP.search(near)
                or groups.of_label(grid.labels[row], corner)
            ):
                continue
            base = (
                base_in(near) or base_in(corner) or base_in(grid.table.caption) or base_in(grid.table.heading)
            )
            measure = _only(near) if vocabulary.measures(near) else _only(far)
            if base and measure and not (_OTHER.search(far) and not vocabulary.measures(near)):
                yield BasedRate(
                    measure=measure,
                    token=token,
                    base=base,
                    span=cell.span(token),
                    quote=f"{grid.about[:100]} {grid.words(row, column)}: {cell.text}".strip(),
                )


def _only(text: str) -> str | None:
    named = {each.id for each in vocabulary.measures(text)}
    only = named.pop() if len(named) == 1 else None
    return only if only in ("fte", "custody") else None
