"""What a rule says of one claim."""

from dataclasses import dataclass

from yjp.audit.result import Span, Verdict


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """One claim, and how it stands by one rule.

    ``type`` is the kind of claim (share, change, ...); ``why`` what makes it so in a few words. A contradiction or a
    suspicion also has ``sentence`` (what is wrong, for a councillor), ``follows`` (what follows from what) and the
    smallest ``correction``, where there is one. ``strength`` orders rules that find the same numbers wrong: the
    stronger explanation is kept.
    """

    rule: str
    type: str
    spans: tuple[Span, ...]
    verdict: Verdict
    why: str
    quote: str = ""
    sentence: str = ""
    follows: str = ""
    correction: str | None = None
    strength: int = 1


def right(rule: str, type_: str, spans: tuple[Span, ...], why: str, *, rounding: bool = False) -> Judgement:
    """A claim that holds."""
    verdict = Verdict.ROUNDING if rounding else Verdict.VERIFIED
    return Judgement(rule=rule, type=type_, spans=spans, verdict=verdict, why=why)


def wrong(
    rule: str,
    type_: str,
    spans: tuple[Span, ...],
    *,
    quote: str,
    sentence: str,
    follows: str,
    correction: str | None = None,
    verdict: Verdict = Verdict.CONTRADICTED,
    strength: int = 4,
) -> Judgement:
    """A claim that does not hold, or is doubtful."""
    return Judgement(
        rule=rule,
        type=type_,
        spans=spans,
        verdict=verdict,
        why=follows,
        quote=quote,
        sentence=sentence,
        follows=follows,
        correction=correction,
        strength=strength,
    )
