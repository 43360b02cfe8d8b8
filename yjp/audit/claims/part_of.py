"""A group of people or things in running text, and the part of it that the words take: "of the 38 children, 41 had".

Only where the part's number is followed by a verb, or by the group's own noun, is it surely counted in the group's
units: in "of the 38 children, 41 offences were recorded" it is not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yjp.audit.claims.skeleton import skeleton, token
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Token

_PERSON = (
    r"children|young people|young persons|young men|young women|girls|boys|males|females|pupils|students|victims|"
    r"parents|carers|parents (?:and|or|/) carers|individuals|offenders|reoffenders|entrants|staff|staff members|"
    r"practitioners|workers|officers|case managers|managers|volunteers|panel members|board members|members|"
    r"mentors|respondents"
)
_THING = (
    r"families|households|referrals|cases|assessments|interventions|orders|sentences|disposals|outcomes|plans|"
    r"cautions|remands|reviews|reports|audits|offences|offenders|resolutions|episodes|placements|posts|seats|"
    r"complaints|contacts|releases|requests|surveys|questionnaires|appointments"
)
_NOUN = re.compile(
    rf"\s(?:(?!of\b|and\b|or\b|in\b)[a-z'-]+\s){{0,3}}?(?P<noun>{_PERSON}|{_THING})\b"
    r"|\s(?=of (?:statutory |compulsory )?school age\b)"
)
_PEOPLE = re.compile(rf"\b(?:{_PERSON})\b")
_MANY = re.compile(rf"\b(?:{_PERSON}|{_THING}|[a-z-]{{3,}}(?<!thu)(?<!thi)(?<!wa)(?<!it)(?<!need)(?<!s)s)\b")
"""Words that "which" or "these" could mean instead: plurals, or what looks like one."""
_VERB = (
    r"(?:had|have|were|are|did|took|came|went|got|left|said|lived?|chose|gave|felt|met|[a-z-]{2,}(?<!need)ed|"
    r"attend|receive|remain|engage|come|go|say|feel|want|take|"
    r"would|also|successfully|subsequently|still)\b"
    r"(?!\s(?:the\b|those\b|days?\b|nights\b|offences\b|more\b(?!\sthan \d)|fewer\b))"
)
_N, _SMALL, _SHARE = (
    rf"\x01(?P<{name}>{kind}\d+)\x02" for name, kind in (("N", "C"), ("n", "C"), ("p", "P"))
)
_BEHIND = r"(?:\s?\([^()]*\))?"
_FILL = r"(?:[^\x01\x02;:.()]|\x01T\d+\x02|\([^()]*\)){0,90}?"
_FEW = r"(?:only |just |in fact )?"
_WHOLES = r"(?:the |all |our |these |those |a total of |total |full |cohort of |in total ){0,4}"
_OF_FIRST = (
    r"(?:^\s*|[.;:(]\s*|, |\bthat |\band )(?:(?:out )?of|among|amongst) "
    rf"{_WHOLES}{_N}(?P<between>{_FILL}),\s{_FEW}"
)
_OF_THEM = r"of (?:whom|which|these|them|those)"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOf:
    """``part`` is a number of, or a percentage of, the group of ``whole``; ``noun`` is what the group is of."""

    sentence: Sentence
    whole: Token
    part: Token
    noun: str

    @property
    def of_families(self) -> bool:
        """Is the group one of families, whose children may have been counted?"""
        return self.noun in ("families", "households")


def counts(sentence: Sentence) -> Iterator[PartOf]:
    """The parts that are numbers: "of the 38 children, 41 had", "41 of the 38 children", "38 children, of whom 41"."""
    yield from _of_first(sentence, rf"{_SMALL}{_BEHIND}\s(?:{_VERB}|of (?:them|these)\b)")
    text = skeleton(sentence)
    for match in _BEFORE.finditer(text):
        yield from _read(sentence, match, text, "n")
    for match in _OF_THESE.finditer(text):
        whole, part = token(sentence, match, "N"), token(sentence, match, "n")
        if not whole.hedge and not part.hedge:
            yield PartOf(sentence=sentence, whole=whole, part=part, noun="of these")
    yield from _of_whom(sentence, text, _COUNT_OF_WHOM, "n")


def percentages(sentence: Sentence) -> Iterator[PartOf]:
    """The parts that are percentages: "of the 71 victims, 58% took part", "9 children, and 82% of them"."""
    if not any(value.kind == "P" for value in sentence.values):
        return
    yield from _of_first(sentence, rf"{_SHARE}\s(?:of (?:them|these)\s)?{_VERB}")
    text = skeleton(sentence)
    yield from _of_whom(sentence, text, _SHARE_OF_WHOM, "p")
    for match in _SHARE_OF.finditer(text):
        yield from _read(sentence, match, text, "p")


def percentages_behind(before: Sentence, sentence: Sentence) -> Iterator[PartOf]:
    """The percentage that a sentence begins with, of the one group counted before: "13 replied. Of these, 44% had"."""
    match = _OPENS.match(skeleton(sentence))
    if match is None or len(before.values) != 1 or before.values[0].kind != "C":
        return
    whole, text = before.values[0], skeleton(before)
    noun = _NOUN.match(text, text.index("\x02", text.index("\x01C")) + 1)
    if noun and not whole.hedge and not whole.decimals and not _MANY.search(text, noun.end()):
        part = token(sentence, match, "p")
        yield PartOf(sentence=sentence, whole=whole, part=part, noun=noun["noun"] or "children")


_OPENS = re.compile(
    rf"^\s*(?P<of>of (?:these|them|those),?\s{_FEW})?{_SHARE}(?(of)| of (?:them|these)) {_VERB}"
)
_OF_THESE = re.compile(rf"(?<!by ){_SMALL} (?:out )?of (?:these|those) {_N}(?=\s{_VERB})")
_SHARE_OF = re.compile(rf"{_SHARE} of {_N}(?=\s)")
_BEFORE = re.compile(
    rf"(?<![\w,.] of )(?<!by ){_SMALL}(?: (?:out )?of (?:the |our |all |these |those |its ){{1,2}}|"
    rf" out of ){_N}(?=\s)"
)
_COUNT_OF_WHOM = (
    rf"{_N}(?P<between>{_FILL})[,;:]?\s\(?(?:with )?{_OF_THEM},?\s{_FEW}{_SMALL}{_BEHIND}\s{_VERB}",
    rf"{_N}(?P<between>{_FILL})[,;:]?\s\(?(?:and |with )?{_SMALL}{_BEHIND} of "
    rf"(?:whom|which|them|these (?:{_PERSON}))\b",
)
_SHARE_OF_WHOM = (
    rf"{_N}(?P<between>{_FILL})[,;:]?\s\(?(?:with |and )?{_OF_THEM},?\s{_FEW}{_SHARE}\s{_VERB}",
    rf"{_N}(?P<between>{_FILL})[,;:]?\s\(?(?:and |with )?{_SHARE} of "
    rf"(?:(?:whom|which|them)\b(?!\s(?:who|with|that)\b)|these {_VERB}|those (?:were|had|have|are|was)\b)",
)
_PATTERNS = {phrase: re.compile(phrase) for phrase in (*_COUNT_OF_WHOM, *_SHARE_OF_WHOM)}


def _of_first(sentence: Sentence, part: str) -> Iterator[PartOf]:
    text = skeleton(sentence)
    for match in re.finditer(_OF_FIRST + part, text):
        yield from _read(sentence, match, text, "n" if "n" in match.groupdict() else "p")


def _of_whom(sentence: Sentence, text: str, phrases: tuple[str, ...], name: str) -> Iterator[PartOf]:
    for phrase in phrases:
        for match in _PATTERNS[phrase].finditer(text):
            # "38 children were given orders, of which 41": the orders are meant, and how many is not said.
            between = re.sub(r"\([^()]*\)|\x01T\d+\x02", " ", match["between"])
            own = _NOUN.match(between)
            if own is None:
                continue
            people = _PEOPLE.fullmatch(own["noun"] or "children") and " whom" in match[0]
            if not (_PEOPLE if people else _MANY).search(between, own.end()):
                yield from _read(sentence, match, text, name)


def _read(sentence: Sentence, match: re.Match[str], text: str, name: str) -> Iterator[PartOf]:
    whole, part = token(sentence, match, "N"), token(sentence, match, name)
    noun = _NOUN.match(text, match.end("N") + 1)
    if noun and not whole.hedge and not part.hedge and not whole.decimals and whole.number > 0:
        yield PartOf(sentence=sentence, whole=whole, part=part, noun=noun["noun"] or "children")
