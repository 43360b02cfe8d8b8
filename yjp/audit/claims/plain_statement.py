"""Sentences that state a figure of the whole service, and nothing narrower, older, wished for or said by others.

Only of these can it be said that another number is wrong: "12 children in Eastwood" is not the service's figure.
"""

import re
from itertools import pairwise

from yjp.audit.claims.changes import pairs
from yjp.audit.claims.fact import Fact, qualifiers
from yjp.audit.finding import vocabulary
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Token
from yjp.audit.finding.vocabulary import Mention

_OTHERWISE = re.compile(
    r"\b(?:revis\w+|previous(?:ly)? (?:\w+ ){0,2}(?:published|reported|plan|report|figure)\w*|original\w*|at the time|"
    r"last year's|(?:earlier|last|old|draft) (?:plan|report|paper|version)|(?:plan|report|paper|strategy) (?:of|for)|"
    r"said|says|reported|stated|quoted|claimed|according|police|average[sd]?|mean|median|only(?!\s(?:about\s|around\s|just\s)?\d)|alone|provisional|"
    r"up to|at most|at least|no more than|if|could|would|may|might|(?:should|must)(?! note| know| be aware)|will|"
    r"not|never|no longer|rather than|"
    r"instead|wrong\w*|errors?|mistak\w+|misprint\w*|correct\w*|between(?! them)|excluding|apart from|except|without|"
    r"per (?:quarter|month|week)|(?:a|each|every|per) (?:year|month|quarter|week)|annually|monthly|scenario|"
    r"plann?\w* for|allow(?:s|ed)? for|capacity|limits?|threshold|maximum|minimum|budget\w*|wards?|schools?|estates?|"
    r"postcodes?|localit\w+|neighbourhoods?|elsewhere|neighbouring|similar|since|by chance|chance alone|chance)\b|[\"?]"
)
"""Words by which a number is another source's, another time's, a wish's, a part's, or an amount that may be."""
_NARROWING = re.compile(
    r"^\s*(?:in|for|among|amongst|at|of|on|within|across|with|from|looking at|under)\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"[,;:()]|\s-\s")
_PLAIN = frozenset(
    word
    for line in (
        "a an and the of in for during at on to by from or is are was were been be has have had we our us there this",
        "that which who it its as also so with out",
        "children children's child young people person persons entrant entrants entered entering enter living resident",
        "aged cautioned sentenced released reoffended reoffend cohort",
        "rate rates number numbers figure figures total count share percentage proportion level",
        "use numbered totalled stood stands standing stand came come comes saw seen see recorded counted",
        "gave given made handed passed",
        "rose risen fell fallen increased decreased reduced went dropped grew up down now still overall",
        "equal equals equalling equivalent giving meaning i.e ie",
        "about around approximately roughly nearly almost just over under more less fewer than some",
        "courts court sentences sentence custodial custody youth justice system service area borough city county town",
        "local locally residents population year years calendar financial ending ended end whole per every each first",
        "time new s official officially published only became become becoming frequency reoffending proven",
    )
    for word in line.split()
)
"""What may stand beside a figure, its measure, its area and its period in a plain statement of it."""
_WORD = re.compile(r"[^\W\d_][\w.'-]*")
_SOURCE = frozenset({"official", "officially", "as published"})
"""What narrows a figure to the published one, which is known too."""
_VALUE, _OTHER = "\x01", "\x02"


def is_plain(sentence: Sentence, fact: Fact, others: frozenset[int]) -> bool:
    """Does the sentence state the fact plainly? ``others`` are where its other facts of the same measure begin."""
    token = fact.token
    if fact.qualifiers - _SOURCE or qualifiers(sentence.block.heading) or _OTHERWISE.search(sentence.lower):
        return False
    mention = _nearest(sentence, fact.measure, token)
    if mention is None or not _counts_it(sentence, fact, mention):
        return False
    text = _skeleton(sentence, token, others)
    cuts = [0, *(each.start() for each in _CLAUSE.finditer(text)), len(text)]
    first = max(cut for cut in cuts if cut <= min(mention.start, token.start))
    first += _lead_in(text[first : min(mention.start, token.start)])
    last = min(cut for cut in cuts if cut >= max(mention.end, token.end))
    if _OTHER in text[first:last] or _odd_words(text[first:last]):
        return False
    clauses = [text[start:end].strip(" ,;:()") for start, end in pairwise(cuts)]
    apart = [clause for clause, end in zip(clauses, cuts[1:], strict=True) if end <= first]
    return not any(_NARROWING.match(clause) and _odd_words(clause) for clause in apart)


def _lead_in(text: str) -> int:
    """How long the words are that lead in a statement: "We are pleased that ..."."""
    at = text.rfind(" that ")
    return 0 if at < 0 or re.search(r"\b(?:in|for|among|of|at|with)\b", text[:at]) else at + len(" that ")


def _nearest(sentence: Sentence, measure: str, token: Token) -> Mention | None:
    """The naming of the measure that stands nearest to the number."""
    found = [mention for mention in vocabulary.measures(sentence.text) if mention.id == measure]
    return min(found, key=lambda each: max(each.start - token.end, token.start - each.end, 0), default=None)


def _counts_it(sentence: Sentence, fact: Fact, mention: Mention) -> bool:
    """The ledger counts custodial sentences, not children in custody; and children who reoffended, not offences."""
    after = sentence.lower[mention.end :]
    if fact.measure == "custody" and fact.form == "number":
        return bool(re.match(r"\ssentences?\b", after))
    if fact.measure == "binary" and mention.start < fact.token.end:
        return mention.end <= fact.token.start or "offended" in sentence.lower[mention.start : mention.end]
    return True


def _skeleton(sentence: Sentence, token: Token, others: frozenset[int]) -> str:
    """The sentence in small letters without its periods, ages, bases, areas and measures; other numbers are marked."""
    text = list(sentence.lower)
    named = [*vocabulary.areas(sentence.text), *vocabulary.measures(sentence.text)]
    blank = [(each.start, each.end) for each in named]
    changing = {end.start for pair in pairs(sentence) for end in (pair.before, pair.after)}
    for each in sentence.tokens:
        if not each.live or each.start in others or (token.start in changing and each.start in changing):
            blank.append((each.start, each.end))
    for start, end in blank:
        text[start:end] = " " * (end - start)
    for each in sentence.values:
        if each.start != token.start and text[each.start] != " ":
            text[each.start : each.end] = _OTHER * (each.end - each.start)
    text[token.start : token.end] = _VALUE * (token.end - token.start)
    return "".join(text)


def _odd_words(text: str) -> bool:
    return any(word.strip(".'-") not in _PLAIN for word in _WORD.findall(text))
