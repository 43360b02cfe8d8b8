"""A ratio of offences to children has no per cent sign: the check behind the rule ``unit``."""

import re
from collections.abc import Iterator

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.finding import vocabulary
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Span

_RATIOS = frozenset({"per_child", "per_reoffender"})
_HIGHEST = 10
_CHANGE = (
    r"reduc\w*|decreas\w*|fell|fall\w*|drop\w*|declin\w*|increas\w*|rose|risen|rising|rise|grew|grown|growth|"
    r"improv\w*|chang\w*|differ\w*|gap|up|down|lower\w*|higher|better|worse|cut"
)
_COMPARED = re.compile(
    rf"^\s?[)\]]?\s?(?:percentage\s)?(?:points?\s)?(?:below|above|less|more|fewer|smaller|larger|of\b|{_CHANGE})\b"
)
_NO_LEVEL = re.compile(
    r"\b(?:by (?!children|young|those|boys|girls|all)|within|targets?|aim\w*|at least|at most|up to|"
    r"per cent|percentage|share\b|proportion\b)|%"
)
_LINK = re.compile(
    r"^[^;]{0,110}?(?:\b(?:is|was|were|as|of|at|being|be|to|from|shows?|showing|equals?|now|currently|locally|nationally)"
    r"|[:=-])\s(?:an? |around |about |just |only |now |approximately )*$"
    r"|^(?:\s(?:rate|figure|ratio))?\s?(?:\([^()]{0,30}\))?\s$"
)
_CHANGES = re.compile(rf"\b(?:{_CHANGE})\b")
_TO_LEVEL = re.compile(r"\b(?:to|from)\s(?:an? |around |about |just |only )*$")
_OF_CHANGE = re.compile(rf"\b(?:{_CHANGE})(?:\s(?:in|of|between|to))(?:\s(?:the|our|local|national))*\s$")
_BEHIND = re.compile(
    r"^\s(?:further\s|proven\s|new\s)?(?:re-?\s?)?offen[cs]es\s(?:committed\s)?"
    r"(?:per\s(?:re-?\s?)?offender|each\b|per child)"
)
_NO_HEAD = re.compile(
    r"\bchange|\bdifference|\bvariance|\btarget|\+/-|\bforecast|\breduc|\bincreas|\bdecreas|\bvs?\b|\bagainst\b|"
    r"\bcompared\b|\bgap\b|\btrend\b|\bdirection\b|%|\bper cent|\bpercent",
    re.IGNORECASE,
)


def per_cent_of_ratio(evidence: Evidence) -> Iterator[Judgement]:
    """ "offences per re-offender as 2.9%", in text and in tables."""
    for sentence in evidence.numbered:
        for token in sentence.values:
            if token.kind is Kind.PERCENT and not token.sign and 0 < token.number < _HIGHEST:
                measure = _measure(sentence, token)
                if measure is not None:
                    yield _not_per_cent(measure, token, sentence.span(token), sentence.quote)
    yield from _in_tables(evidence)


def _measure(sentence: Sentence, token: Token) -> str | None:
    """The ratio that a percentage is printed for; None where it may be a change or something else."""
    after = sentence.after(token)
    if behind := _BEHIND.match(after):
        return "per_child" if "child" in behind[0] else "per_reoffender"
    ahead = [mention for mention in vocabulary.measures(sentence.text) if mention.end <= token.start]
    if (
        len(ahead) > 1
        and ahead[-1].id == "binary"
        and sentence.text[ahead[-2].end : ahead[-1].start] == " of "
    ):
        ahead.pop()  # "our frequency of reoffending rate"
    if not ahead or ahead[-1].id not in _RATIOS or _COMPARED.match(after):
        return None
    mention = ahead[-1]
    words = sentence.text[mention.end : token.start].lower()
    between = [value for value in sentence.values if mention.end <= value.start < token.start]
    later = bool(between) and _is_second(sentence, between, token)
    if (between and not later) or _NO_LEVEL.search(words if not later else ""):
        return None
    if not (later or _LINK.match(words)):
        return None
    if _CHANGES.search(words) and not _TO_LEVEL.search(words):
        return None
    return None if _OF_CHANGE.search(sentence.text[: mention.start].lower()) else mention.id


def _is_second(sentence: Sentence, between: list[Token], token: Token) -> bool:
    """ "from 4.1% to 3.6%": the later value of two that are both printed so."""
    return (
        len(between) == 1
        and between[0].kind is Kind.PERCENT
        and sentence.gap(between[0], token) == " to "
        and sentence.ahead(between[0]).endswith("from ")
    )


def _in_tables(evidence: Evidence) -> Iterator[Judgement]:
    for grid in evidence.grids:
        around = f"{grid.about} {' '.join(grid.columns)} {' '.join(grid.labels)}".lower()
        if "offen" not in around:
            continue
        for row, cells in enumerate(grid.body):
            for column, cell in cells.items():
                near = f"{grid.labels[row]} {grid.columns[column]}"
                shown = cell.main
                if (
                    column >= grid.first_value
                    and shown
                    and shown.kind is Kind.PERCENT
                    and not shown.sign
                    and 0 < shown.number < _HIGHEST
                    and shown.decimals
                    and not _NO_HEAD.search(near)
                    and (named := {each.id for each in vocabulary.measures(near)}) <= _RATIOS
                    and len(named) == 1
                ):
                    quote = f"{grid.about[:100]} {grid.words(row, column)}: {cell.text}".strip()
                    yield _not_per_cent(named.pop(), shown, cell.span(shown), quote)


def _not_per_cent(measure: str, token: Token, span: Span, quote: str) -> Judgement:
    name = vocabulary.measure(measure).name
    return wrong(
        "unit",
        "rate",
        (span,),
        quote=quote,
        sentence=f"{name.capitalize()} is a number of offences, not a percentage.",
        follows=f"{token.text} is printed for a ratio",
        correction=f"Write {token.text.rstrip('% ')}.",
    )
