"""A sentence with its numbers replaced by marks, so that phrases can be looked for between them.

A mark is the letter of the token's kind and its place: ``\\x01P3\\x02`` is a percentage, the fourth number. Patterns
are written with ``{n:C}`` for a mark of kind C named n, ``~30`` for up to 30 characters without a mark other than
a period's, a bracket or an end, ``~,30`` for the same with commas and ``~!30``
for the same without "of" or "per".
"""

import re
from functools import cache

from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token

OF = (
    r"(?:the |a |an |all |our |those |these |total |of |cohort |overall |some |full |whole |combined |local |current |"
    r"starting |caseload |number |approximately |over ){0,6}"
)
COUNTS, VALUES = "C", "CDPMS"
_MARK = re.compile(r"\{(\w+):(\w+)\}")
_FILL = re.compile(r"~([,!]?)(\d+)")


def skeleton(sentence: Sentence) -> str:
    """The sentence in small letters with a mark for every value and period."""
    parts, end = [], 0
    for place, token in enumerate(sentence.tokens):
        if token.live or token.kind is Kind.PERIOD:
            parts += [sentence.text[end : token.start].lower(), f"\x01{token.kind.value}{place}\x02"]
            end = token.end
    parts.append(sentence.text[end:].lower())
    return "".join(parts)


@cache
def pattern(text: str) -> re.Pattern[str]:
    """Compile a pattern written with ``{name:kinds}`` and ``~n``; ``OF`` stands for the words before a base."""
    text = text.replace("OF", OF)
    text = _MARK.sub(lambda mark: f"\x01(?P<{mark[1]}>[{mark[2]}]\\d+)\x02", text)
    text = _FILL.sub(
        lambda fill: (
            rf"(?:{'(?! of | per )' if fill[1] == '!' else ''}[^\x01\x02().;:{'' if fill[1] == ',' else ','}]"
            rf"|\x01T\d+\x02){{0,{fill[2]}}}?"
        ),
        text,
    )
    return re.compile(text)


def token(sentence: Sentence, match: re.Match[str], name: str) -> Token:
    """The token that a named mark of a match stands for."""
    return sentence.tokens[int(match[name][1:])]
