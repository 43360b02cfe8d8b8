"""A vacancy rate is the vacant posts of the staffing table over its establishment."""

import re
from collections.abc import Iterator

from yjp.audit.claims.arithmetic import as_printed, stands
from yjp.audit.claims.cell_words import stems
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, right, wrong
from yjp.audit.claims.matrix import Entry, Matrix, matrix
from yjp.audit.finding.flat import flat
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule

_RATE = re.compile(
    r"\bvacancy (?:rate|level)\b|\bvacancies (?:stood|stand|were|are|made up|make up|amounted?|ran|run)\b|"
    r"\b(?:of|posts?|establishment) (?:\w+ ){0,3}(?:was|were|is|are|stood) vacant\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\btarget|\baverage|\blast year|\bprevious|\bearlier|\bsame point|\bbefore\b|\bagency\b|\bnational|"
    r"\bcouncil|\bregion|"
    r"\bif\b|\bwill\b|\bexpect|\bsince\b|\bexcluding|\bincluding|\bpeak|\bhighest|\blowest|"
    r"\bover the year|\bthroughout",
    re.IGNORECASE,
)
_VACANT = re.compile(r"\bvacan", re.IGNORECASE)
_POSTS = re.compile(
    r"\bestablishment\b|\bbudgeted\b|\bfunded\b|\btotal posts\b|\bposts\b|\bfull complement\b", re.IGNORECASE
)
_IN_POST = re.compile(r"\bin[ -]post\b|\bfilled\b|\bactual\b", re.IGNORECASE)
_NEAR = 15


def _check(evidence: Evidence) -> Iterator[Judgement]:
    tables = [(grid, found) for grid in evidence.grids if (found := _columns(matrix(grid)))]
    for sentence in evidence.numbered if tables else ():
        values = sentence.values
        if len(values) != 1 or values[0].kind is not Kind.PERCENT or values[0].sign or values[0].hedge:
            continue
        if not _RATE.search(sentence.text) or _OTHER.search(sentence.text):
            continue
        near = [each for each in tables if abs(each[0].order - sentence.order) <= _NEAR]
        if len(near) == 1:
            grid, (vacant, posts, in_post) = near[0]
            yield from _held(sentence, values[0], matrix(grid), vacant, posts, in_post)


def _columns(made: Matrix) -> tuple[int, int, int | None] | None:
    """The columns of vacant posts, of all posts and of those filled; None where one is missing or there are two."""
    vacant = [
        place for place in made.filled if _VACANT.search(made.places[place]) and "%" not in made.places[place]
    ]
    filled = [place for place in made.filled if _IN_POST.search(made.places[place]) and place not in vacant]
    posts = [
        place
        for place in made.filled
        if _POSTS.search(made.places[place])
        and place not in (*vacant, *filled)
        and "%" not in made.places[place]
    ]
    if len(vacant) != 1 or len(posts) != 1 or len(filled) > 1:
        return None
    return vacant[0], posts[0], filled[0] if filled else None


def _held(
    sentence: Sentence, printed: Token, made: Matrix, vacant: int, posts: int, in_post: int | None
) -> Iterator[Judgement]:
    line = _line(sentence, made)
    if line is None:
        return
    part, whole = made.at(line, vacant), made.at(line, posts)
    if part is None or whole is None or whole.token.number <= 0:
        return
    ratio = part.token.rounded.over(whole.token.rounded)
    spans = (part.span, whole.span, sentence.span(printed))
    if ratio is None:
        return
    if stands(printed, ratio * 100):
        yield right("vacancy-rate", "share", spans, f"{part.token.text} of {whole.token.text}")
        return
    base = made.at(line, in_post) if in_post is not None else None
    if base is not None and re.search(r"\bin[ -]post\b", sentence.text, re.IGNORECASE):
        return
    yield _finding(sentence, printed, part, whole, base)


def _line(sentence: Sentence, made: Matrix) -> int | None:
    """The row that the sentence names, or else the total's."""
    said = stems(flat(sentence.text))
    totals = made.grid.total_rows
    named = [
        line
        for line, text in enumerate(made.lines)
        if line not in totals and (words := stems(text)) and len(words & said) and words - said == frozenset()
    ]
    if named:
        return named[0] if len(named) == 1 else None
    foreign = {word for text in made.lines for word in stems(text)} & said
    return totals[-1] if totals and not foreign else None


def _finding(sentence: Sentence, printed: Token, part: Entry, whole: Entry, base: Entry | None) -> Judgement:
    truth = as_printed(100 * part.token.number / whole.token.number, printed)
    of_base = base.token.rounded if base else None
    ratio = part.token.rounded.over(of_base) if of_base else None
    wrong_base = base if ratio and stands(printed, ratio * 100) else None
    hint = (
        f" {printed.text} is {part.token.text} of the {wrong_base.token.text} in post." if wrong_base else ""
    )
    return wrong(
        "vacancy-rate",
        "share",
        (part.span, whole.span, sentence.span(printed)),
        quote=sentence.quote,
        sentence=f"{part.token.text} vacant of {whole.token.text} posts is {truth}, "
        f"but {printed.text} is printed.{hint}",
        follows=f"{part.span.place.words}: {part.token.text}; {whole.span.place.words}: {whole.token.text}",
        correction=f"{truth} instead of {printed.text}.",
        verdict=Verdict.CONTRADICTED
        if wrong_base or "establishment" in sentence.lower
        else Verdict.SUSPICIOUS,
    )


VACANCY_RATE = AuditRule(
    id="vacancy-rate",
    title="A vacancy rate is of all posts",
    checks="The vacancy rate in the text is the table's vacant posts divided by all posts, not by the staff in post.",
    source="The document's own staffing table.",
    verdict=Verdict.CONTRADICTED,
    example="a vacancy rate of 12.8%, beside a table with 22.0 posts, 19.5 in post and 2.5 vacant",
    says="2.5 vacant of 22.0 posts is 11.4%, but 12.8% is printed. 12.8% is 2.5 of the 19.5 in post.",
    check=_check,
)
