"""A share in words is its part of its whole: 14 of 71 are one in five, not one in four."""

import re
from collections.abc import Iterator

from yjp.audit.claims import skeleton as marks
from yjp.audit.claims.changes import pairs
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.fraction_words import judged, part_of_time
from yjp.audit.claims.judgement import Judgement
from yjp.audit.claims.ranking import lead
from yjp.audit.finding.grid import Grid
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

_HEDGES = (
    r"(?:about |around |approximately |roughly |nearly |almost |just |over |under |more than |less than |"
    r"close to |fewer than |exactly |some |well |at least |not quite |a |an ){0,3}"
)
_IS = (
    r"(?:or|i\.e\.?|which is|that is|this is|equal to|equivalent to|equating to|representing|"
    r"which equates to|which represents)"
)
_LINK = rf"(?:,? {_IS} |, (?!and |but )|: |\s?[(]){_HEDGES}"
_END = r"(?=\s?(?:of (?:them|these|those|the total|all|the cohort|the whole)\s?)?(?:[).,;]|$))"
_OF_FIRST = (
    r"(?:^\s*|[,;:(.]\s*|\bthat |\band |\bfound )(?:out )?of (?:the |all |those |our |a total of |these |"
    r"total ){0,3}{N:C}"
)
_PHRASES = (
    # Of the 71 children, 14 were remanded, which is one in four
    rf"{_OF_FIRST}~,80{{n:C}}(?! (?:more|fewer|less)\b)~60{_LINK}{{f:F}}{_END}",
    # 24 of the 36 parents (three quarters); 24 of 36 replied, three quarters of them
    rf"{{n:C}}~!30 (?:out )?of OF{{N:C}}~60{_LINK}{{f:F}}{_END}",
    # 80 children on orders, of whom 20 (a third)
    rf"{{N:C}}~,60(?:out )?of (?:whom|which|these|those|them)~,20{{n:C}}~20{_LINK}{{f:F}}{_END}",
    # two thirds of the 60 children (30)
    r"{f:F} of (?:the |our |all |those |these ){1,2}{N:C}~40[(]\s?{n:C}\s?[)]",
)
_PERCENT = (
    rf"{{p:P}}~30(?:,? {_IS} |, |\s?[(]){_HEDGES}{{f:F}}{_END}",
    rf"{{f:F}}(?: of [a-z ]{{3,30}})?,? {_IS} {_HEDGES}{{p:P}}(?=\s?[,.;)]|$| of\b)",
)
_ONLINE = re.compile(r"^\s(?:of (?:these|them|those|whom))\s[a-z]+ ?[a-z]*\s(?:were|was|had|have)\b")
_CHANGE_AHEAD = re.compile(
    r"(?:\bby\s(?:about |around |nearly |almost |over |more than |just under |just over )?(?:an? )?|"
    r"\b(?:cut|reduction|fall|"
    r"drop|decrease|decline|increase|rise)\sof\s(?:about |around |nearly |almost |over |more than )?(?:an? )?)$"
)
_JOINED = re.compile(
    r"^(?!.*\b(?:and|while|but|whereas|as|when|after|although|compared|nationally|population|posts)\b)[^;:]{0,60}$"
)
_OF_TABLE = re.compile(
    r"^\s?(?:of (?:our |the |all |all our |known |proven )*)?(?P<noun>(?:children's |"
    r"young people's )?[a-z]+(?: [a-z]+)?) "
    r"(?:were|was|are|is|came from|come from|involved|related to|concerned)\s(?:for |of |made by |from )?"
    r"(?P<parts>[a-z,' -]{4,70}?)\s?(?:\boffences|\bchildren)?\s?[.;]?\s*$",
)
_NARROW = re.compile(
    r"\b(?:nationally|national|england|regional|girls?|boys?|custody|reoffend\w*|victims?|exclud\w*|"
    r"locally|age[ds]?|in the)\b"
)
_TABLE_NEAR = 8


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for sentence in evidence.numbered:
        words = [token for token in sentence.values if token.kind is Kind.FRACTION]
        if not words:
            continue
        if len(sentence.values) > 1:
            yield from _of_counts(sentence)
            yield from _of_percent(sentence)
            yield from _of_change(sentence, words)
        elif len(words) == 1 and not part_of_time(sentence, words[0]):
            yield from _of_table(evidence, sentence, words[0])


def _of_counts(sentence: Sentence) -> Iterator[Judgement]:
    text, done = marks.skeleton(sentence), set[int]()
    for phrase in _PHRASES:
        for match in marks.pattern(phrase).finditer(text):
            part, whole, word = (marks.token(sentence, match, name) for name in "nNf")
            if word.start in done or not 0 < part.number <= whole.number or part_of_time(sentence, word):
                continue
            if whole.number < 3 or part.hedge or whole.hedge:
                continue
            between = [t for t in sentence.values if part.end <= t.start < word.start and t is not whole]
            if any(each.kind in (Kind.COUNT, Kind.FRACTION) for each in between):
                continue
            done.add(word.start)
            why = f"{part.text} of {whole.text} is {plain(100 * part.number / whole.number, 0)}%"
            spans = (sentence.span(part), sentence.span(whole))
            yield judged("fraction", sentence, word, part.number / whole.number, why, spans)


def _of_percent(sentence: Sentence) -> Iterator[Judgement]:
    text = marks.skeleton(sentence)
    for phrase in _PERCENT:
        for match in marks.pattern(phrase).finditer(text):
            percent, word = marks.token(sentence, match, "p"), marks.token(sentence, match, "f")
            if percent.sign or not 0 < percent.number <= 100 or part_of_time(sentence, word):
                continue
            why = f"{percent.text} is {plain(percent.number / 100, 2)}"
            yield judged("fraction", sentence, word, percent.number / 100, why, (sentence.span(percent),))


def _of_change(sentence: Sentence, words: list[Token]) -> Iterator[Judgement]:
    """ "Fell by a third, from 60 to 52", "from 1.5 to 1.2, a cut of a fifth"."""
    found = pairs(sentence)
    if len(found) != 1 or len(words) != 1 or not found[0].before.number or len(sentence.values) != 3:
        return
    pair, word = found[0], words[0]
    if not _CHANGE_AHEAD.search(sentence.ahead(word)) or Kind.PERCENT in (pair.before.kind, pair.after.kind):
        return
    between = (
        sentence.lower[word.end : pair.start]
        if word.end <= pair.start
        else sentence.lower[pair.end : word.start]
    )
    if not _JOINED.match(between):
        return
    actual = abs(pair.after.number - pair.before.number) / pair.before.number
    if actual:
        why = f"{pair.before.text} to {pair.after.text} is a change of {plain(100 * actual, 0)}%"
        yield judged(
            "fraction", sentence, word, actual, why, (sentence.span(pair.before), sentence.span(pair.after))
        )


def _of_table(evidence: Evidence, sentence: Sentence, word: Token) -> Iterator[Judgement]:
    """ "Two thirds of our offences were violent or drug-related": the rows of these names and the total."""
    match = _OF_TABLE.match(sentence.lower[word.end :])
    if match is None or _NARROW.search(sentence.lower):
        return
    stems = [
        [each[:5] for each in re.split(r"[\s-]", part) if len(each) > 3]
        for part in re.split(r",|\bor\b|\band\b", match["parts"])
        if part.strip()
    ]
    near = [
        grid
        for grid in evidence.grids
        if grid.section == sentence.section and abs(grid.order - sentence.order) <= _TABLE_NEAR
    ]
    for grid in sorted(near, key=lambda grid: abs(grid.order - sentence.order)):
        found = _sum(grid, sentence, stems, match["noun"], lead(evidence, grid))
        if found is not None:
            parts, whole = found
            amount = sum(token.number for token, _ in parts)
            sum_text = " + ".join(token.text for token, _ in parts)
            why = f"{sum_text} of {whole[0].text} is {plain(100 * amount / whole[0].number, 0)}%"
            spans = (*(span for _, span in parts), whole[1])
            yield judged("fraction", sentence, word, amount / whole[0].number, why, spans)
            return


def _sum(
    grid: Grid, sentence: Sentence, stems: list[list[str]], noun: str, before: str
) -> tuple[list[tuple[Token, Span]], tuple[Token, Span]] | None:
    """The counts of the rows that are named and the total of their column, if each is sure."""
    column = _column(grid, sentence)
    about = f"{grid.about} {' '.join(grid.columns)} {before}".lower()
    last = noun.split()[-1]
    if (
        column is None
        or len(grid.total_rows) != 1
        or not (last in ("children", "young", "people") or last[:5] in about)
    ):
        return None
    rows = []
    for words in stems:
        fitting = [
            row
            for row, label in enumerate(grid.labels)
            if row not in grid.total_rows
            and any(part.startswith(stem) for stem in words for part in re.split(r"[\s/-]", label.lower()))
        ]
        if len(fitting) != 1:
            return None
        rows += fitting
    rows = list(dict.fromkeys(rows))  # "theft and handling" may be one row
    values = [_value(grid, row, column) for row in rows]
    total = _value(grid, grid.total_rows[0], column)
    known = [each for each in values if each is not None]
    if total is None or len(known) != len(rows) or not total[0].number:
        return None
    if sum(token.number for token, _ in known) > total[0].number:
        return None
    return known, total


def _value(grid: Grid, row: int, column: int) -> tuple[Token, Span] | None:
    cell, token = grid.cell(row, column), grid.value(row, column)
    return None if cell is None or token is None else (token, cell.span(token))


def _column(grid: Grid, sentence: Sentence) -> int | None:
    """The only column of counts, or that of the sentence's period."""
    periods = {token.period for token in sentence.tokens if token.period}
    counts = [
        column
        for column in range(grid.first_value, len(grid.columns))
        if (token := grid.value(grid.total_rows[0], column) if grid.total_rows else None) is not None
        and token.kind is Kind.COUNT
        and not token.sign
    ]
    dated = [
        column
        for column in counts
        if periods & {token.period for cell in _heads(grid, column) for token in cell if token.period}
    ]
    if periods:
        return dated[0] if len(dated) == 1 else None
    return counts[0] if len(counts) == 1 else None


def _heads(grid: Grid, column: int) -> Iterator[tuple[Token, ...]]:
    for row in grid.heads:
        for cell in row:
            if cell.column == column:
                yield cell.tokens


FRACTION = AuditRule(
    id="fraction",
    title="A share in words is its part of its whole",
    checks="One in four, two thirds and the like are near the part and whole, percentage or table they are said of.",
    source="Arithmetic, with 15% of room; off by less than 40%, only suspicious unless another simple share is right.",
    verdict=Verdict.CONTRADICTED,
    example="of the 71 children, 14 were remanded, which is one in four",
    says="\u201cone in four\u201d does not fit the figures: 14 of 71 is 20%.",
    check=_check,
)
