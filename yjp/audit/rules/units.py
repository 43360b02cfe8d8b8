"""Numbers must be written as numbers, with the unit that their measure has."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.facts import facts
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.finding import vocabulary
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.audit.rules.per_cent_of_ratio import per_cent_of_ratio
from yjp.numbers import plain

_RATIO_LINK = re.compile(
    r"^(?:\s(?:rate|frequency|figure|ratio))?\s?(?:\([^()]{0,30}\))?\s?(?:as|of|is|"
    r"was|at|being|:|=|-|stands at|stood at|to be)?\s(?:a |an |at )?$"
)


def _malformed(evidence: Evidence) -> Iterator[Judgement]:
    for span, token, quote in _tokens(evidence):
        if token.malformed is None:
            continue
        base = "base" in token.malformed
        fixed = "100,000" if base and token.text.startswith("100") else "1,000" if base else None
        yield wrong(
            "malformed",
            "number",
            (span,),
            quote=quote,
            sentence=(
                f"\u201cper {token.text}\u201d is not a base that a rate can have."
                if base
                else f"{token.text} is not written as a number can be: {token.malformed}."
            ),
            follows=f"{token.text}: {token.malformed}",
            correction=f"Probably per {fixed}." if fixed else "Print the figure again from its source.",
            strength=3,
        )


def _tokens(evidence: Evidence) -> Iterator[tuple[Span, Token, str]]:
    for sentence in evidence.sentences:
        for token in sentence.tokens:
            yield sentence.span(token), token, sentence.quote
    for grid in evidence.grids:
        for cells in (*grid.heads, *(tuple(row.values()) for row in grid.body)):
            for cell in cells:
                for token in cell.tokens:
                    yield cell.span(token), token, f"{grid.about[:100]} {cell.text}".strip()


def _per_cent_per(evidence: Evidence) -> Iterator[Judgement]:
    """ "5.9% (per 1,000)": a percentage is per hundred already."""
    for sentence in evidence.sentences:
        yield from _two_units(sentence.tokens, sentence.text, sentence.span, sentence.quote)
    for grid in evidence.grids:
        for row in grid.body:
            for cell in row.values():
                yield from _two_units(
                    cell.tokens, cell.text, cell.span, f"{grid.about[:100]} {cell.text}".strip()
                )


def _two_units(
    tokens: tuple[Token, ...], text: str, span: Callable[[Token], Span], quote: str
) -> Iterator[Judgement]:
    for one, other in pairwise(tokens):
        if (
            one.kind is Kind.PERCENT
            and other.ignored == "unit base"
            and re.match(r"^[\s(]*$", text[one.end : other.start])
        ):
            yield wrong(
                "unit",
                "rate",
                (span(one), span(other)),
                quote=quote,
                sentence=f"{one.text} cannot also be {other.text.strip()}: a percentage is per hundred.",
                follows=f"{one.text} and {other.text.strip()} are two units for one number",
                correction=f"Write {one.text.rstrip('% ')} {other.text.strip()}, if that is the rate.",
            )


def _per_cent_of_entrants(evidence: Evidence) -> Iterator[Judgement]:
    """ "the FTE rate is 186%": no share of children can be over 100%, but a rate per 100,000 is."""
    for sentence in evidence.numbered:
        mentions = vocabulary.measures(sentence.text)
        for token in sentence.values:
            if token.kind is not Kind.PERCENT or token.sign or token.number <= 100:
                continue
            ahead = [mention for mention in mentions if mention.end <= token.start]
            if (
                ahead
                and ahead[-1].id == "fte"
                and not re.match(
                    r"^\s?(?:points?\s)?(?:below|above|higher|lower|less|more|fewer|reduction|increase|decrease)",
                    sentence.after(token),
                )
                and _RATIO_LINK.match(sentence.text[ahead[-1].end : token.start].lower())
            ):
                yield wrong(
                    "unit",
                    "rate",
                    (sentence.span(token),),
                    quote=sentence.quote,
                    sentence=f"The rate of {vocabulary.measure('fte').name} is per 100,000, not a percentage.",
                    follows=f"{token.text} is printed for a rate",
                    correction=f"Write {token.text.rstrip('% ')}.",
                )


def _custody_per_cent(evidence: Evidence) -> Iterator[Judgement]:
    """A custody rate per 1,000 children printed with a per cent sign."""
    rates = {
        fact.token.number
        for fact in facts(evidence)
        if fact.measure == "custody" and fact.form == "rate" and fact.token.kind is Kind.DECIMAL
    }
    stated = any(
        "per 1,000" in sentence.text or "per 1000" in sentence.text for sentence in evidence.sentences
    )
    for span, token, quote in _custody(evidence):
        bare = token.text.rstrip("% ")
        sure = token.number in rates
        if sure or stated or token.decimals >= 2:
            yield wrong(
                "unit",
                "rate",
                (span,),
                quote=quote,
                sentence=(
                    f"The use of custody is a rate per 1,000 children: {bare} per 1,000 is "
                    f"{plain(token.number / 10, token.decimals + 1)}%, "
                    f"but {token.text} is printed."
                ),
                follows=f"{token.text} would be {plain(token.number * 10, max(0, token.decimals - 1))} per 1,000",
                correction=f"Write {bare} per 1,000.",
                verdict=Verdict.CONTRADICTED if sure else Verdict.SUSPICIOUS,
            )


_CUSTODY_RATE = re.compile(
    r"\bcustody\s(?:rate|figure)s?\b|\brates?\sof\s(?:use\sof\s)?custody\b|\buse\sof\scustody\b",
    re.IGNORECASE,
)


def _custody(evidence: Evidence) -> Iterator[tuple[Span, Token, str]]:
    for sentence in evidence.numbered:
        if not _CUSTODY_RATE.search(sentence.text) or "reoffend" in sentence.lower.replace("-", ""):
            continue
        for token in sentence.values:
            ahead = sentence.ahead(token, 30)
            if (
                token.kind is Kind.PERCENT
                and 0 < token.number < 1.5
                and token.decimals
                and not token.sign
                and not re.search(r"\bby\s$|(?:reduction|decrease|increase|change|fall|rise)\sof\s", ahead)
            ):
                yield sentence.span(token), token, sentence.quote
    for grid in evidence.grids:
        if not _CUSTODY_RATE.search(f"{grid.about} {' '.join(grid.columns)} {' '.join(grid.labels)}"):
            continue
        for row, cells in enumerate(grid.body):
            for column, cell in cells.items():
                shown = cell.main
                named = _CUSTODY_RATE.search(
                    f"{grid.labels[row]} {grid.columns[column]} {grid.table.caption} {grid.columns[0]}"
                )
                if (
                    named
                    and shown
                    and shown.kind is Kind.PERCENT
                    and 0 < shown.number < 1.5
                    and shown.decimals
                    and not shown.sign
                ):
                    yield cell.span(shown), shown, f"{grid.words(row, column)}: {cell.text}"


MALFORMED = AuditRule(
    id="malformed",
    title="A number is written as one",
    checks="Thousands come in threes, and the base of a rate is not cut short.",
    source="How numbers are written in English.",
    verdict=Verdict.CONTRADICTED,
    example="Our rate per 100,00 is 172",
    says="\u201cper 100,00\u201d is not a base that a rate can have.",
    check=_malformed,
)
UNIT = AuditRule(
    id="unit",
    title="A number has one unit, and its measure's own",
    checks="A percentage is not also per 1,000; a ratio of offences to children has no per cent sign.",
    source="Youth Justice Board data summaries: custody per 1,000, reoffences per reoffender as a ratio.",
    verdict=Verdict.CONTRADICTED,
    example="offences per re-offender as 2.9%",
    says="Reoffences per reoffender is a number of offences, not a percentage.",
    check=lambda evidence: (
        *_per_cent_per(evidence),
        *_per_cent_of_entrants(evidence),
        *per_cent_of_ratio(evidence),
        *_custody_per_cent(evidence),
    ),
)
