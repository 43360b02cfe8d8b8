"""What is known of a figure beforehand: the ledger's value, or the bound one that the same document prints."""

from collections.abc import Iterator
from dataclasses import dataclass

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.fact import NATIONAL, Fact, is_figure
from yjp.audit.finding.periods import Period
from yjp.audit.finding.tokens import Range, Token
from yjp.audit.result import Span
from yjp.figures import AreaRole, Facet, split_tag
from yjp.ledger import Figure, Ledger
from yjp.numbers import plain

REVISED = 0.03
"""Police records are live: a figure published twice may differ by so much, or by one last digit, and both be right."""
_INDICATORS: dict[tuple[str, str], tuple[tuple[str, Facet], ...]] = {
    ("fte", "rate"): (("fte_rate", Facet.VALUE),),
    ("fte", "number"): (("fte_rate", Facet.NUMERATOR), ("fte_count", Facet.VALUE)),
    ("custody", "rate"): (("custody_rate", Facet.VALUE),),
    ("custody", "number"): (("custody_rate", Facet.NUMERATOR), ("custody_count", Facet.VALUE)),
    ("binary", "percent"): (("binary_reoffending", Facet.VALUE),),
    ("per_child", "ratio"): (("reoffences_per_child", Facet.VALUE),),
    ("per_reoffender", "ratio"): (("reoffences_per_reoffender", Facet.VALUE),),
}
"""Which figure of the ledger a measure of the text is, by its form."""
_ROLES = {"family": AreaRole.FAMILY, "pcc": AreaRole.PCC, "region": AreaRole.REGION}


@dataclass(frozen=True, kw_only=True)
class Known:
    """One value that is known: what it can be, how it is printed, and where it is from, in words.

    ``where`` is the place of the document where it is printed and bound; ``name`` its figure's id, and
    whether it is its count.
    """

    value: Range
    text: str
    source: str
    name: str
    published: bool
    local: bool
    where: str = ""
    span: Span | None = None


def window_of(period: Period) -> str:
    """The id of the window that a period of the text is."""
    return f"{period.last // 12}-{period.last % 12 + 1:02d}.{period.months}m"


def known(evidence: Evidence, fact: Fact) -> tuple[Known, ...]:
    """All that is known of a fact's measure, area and period; of a service, its own and the published values.

    Nothing where one of them is hidden, since what is hidden might be what the text says.
    """
    if fact.period is None or fact.area is None:
        return ()
    forms = ("number", "rate") if fact.form == "number_or_rate" else (fact.form or "",)
    window = window_of(fact.period)
    found: list[Known] = []
    for form in forms:
        for indicator, facet in _INDICATORS.get((fact.measure, form), ()):
            if evidence.ledger is not None:
                figures = _in_ledger(evidence, evidence.ledger, indicator, window, fact.area)
                if any(figure.suppressed for figure in figures):
                    return ()
                found += _values(evidence, figures, facet)
            else:
                found += _printed_of(evidence, f"{indicator}.{window}.", facet, fact.area)
    return tuple(found)


def _in_ledger(evidence: Evidence, ledger: Ledger, indicator: str, window: str, area: str) -> list[Figure]:
    own = evidence.service in (None, ledger.about.area)
    found = []
    for slug, _, role in ledger.areas(indicator):
        if _is_area(area, slug, AreaRole(role), ledger.about.area, own=own):
            figures = ledger.series(indicator, slug, _months(window))
            found += [figure for figure in figures if figure.window == window]
    return found


def _months(window: str) -> int:
    return int(window.rpartition(".")[2].removesuffix("m"))


def _is_area(said: str, slug: str, role: AreaRole, service: str, *, own: bool) -> bool:
    """Is an area of the ledger the one that the text names? ``own``: the document is of the ledger's service."""
    if role in (AreaRole.LOCAL, AreaRole.PUBLISHED_LOCAL):
        return said == service or (said == "local" and own)
    if said in _ROLES:
        return own and role == _ROLES[said]
    if said in NATIONAL:
        if role != AreaRole.NATIONAL:
            return False
        both = "england_and_wales"
        return said == "national" or (slug.startswith(both) == (said == both) and slug != "national")
    return role == AreaRole.REGION and slug.startswith(said)


def _values(evidence: Evidence, figures: list[Figure], facet: Facet) -> Iterator[Known]:
    for figure in figures:
        value = figure.value if facet is Facet.VALUE else figure.numerator
        if value is None:
            continue
        at = _bound_at(evidence).get(f"{figure.figure_id}#{facet}")
        yield Known(
            value=Range(value, value),
            text=plain(value, figure.decimals if facet is Facet.VALUE else 0),
            source="the ledger",
            name=_name(figure.figure_id, facet),
            where=at.place.words if at else "",
            published=figure.source == "published",
            local=figure.area_role in (AreaRole.LOCAL, AreaRole.PUBLISHED_LOCAL),
        )


def _printed_of(evidence: Evidence, start: str, facet: Facet, area: str) -> Iterator[Known]:
    """The bound values of the document itself, where there is no ledger: of the area that the text names."""
    for token, span, tag, _ in printed_figures(evidence):
        identifier, of = split_tag(tag)
        slug = identifier.removeprefix(start)
        if of is not facet or slug == identifier or "." in slug:
            continue
        own = evidence.service is not None and slug.startswith(evidence.service)
        if (area in ("local", evidence.service) and own) or (area == slug and not own):
            exact = slug == evidence.service
            yield Known(
                value=token.rounded if token.decimals or facet is Facet.VALUE else token.counted,
                text=token.text,
                source=span.place.words,
                name=_name(identifier, facet),
                published=not exact,
                local=own,
                span=span,
            )


def _name(figure: str, facet: Facet) -> str:
    """The figure's value is the rate; its count has no id of its own."""
    return f"{figure} (its count)" if facet is Facet.NUMERATOR else figure


def _bound_at(evidence: Evidence) -> dict[str, Span]:
    """Where each tag is printed first."""
    return evidence.kept.once(_first_of_tags, evidence)


def _first_of_tags(evidence: Evidence) -> dict[str, Span]:
    found: dict[str, Span] = {}
    for _, span, tag, _ in printed_figures(evidence):
        found.setdefault(tag, span)
    return found


def printed_figures(evidence: Evidence) -> tuple[tuple[Token, Span, str, str], ...]:
    """The number in each content control that holds just one, its tag, and what stands around it."""
    return evidence.kept.once(_printed, evidence)


def _printed(evidence: Evidence) -> tuple[tuple[Token, Span, str, str], ...]:
    return tuple(_of_figures(evidence))


def _of_figures(evidence: Evidence) -> Iterator[tuple[Token, Span, str, str]]:
    for sentence in evidence.sentences:
        for start, end, tag in sentence.block.bound:
            inside = [
                (token, span)
                for token in sentence.values
                if start <= (span := sentence.span(token)).start and span.end <= end
            ]
            if len(inside) == 1 and is_figure(tag):
                yield (*inside[0], tag, sentence.quote)
    for grid in evidence.grids:
        for row, cells in enumerate(grid.body):
            for column, cell in cells.items():
                for start, end, tag in cell.source.bound:
                    held = [token for token in cell.values if start <= token.start and token.end <= end]
                    if len(held) == 1 and is_figure(tag):
                        quote = f"{grid.words(row, column)}: {cell.text}"
                        yield held[0], cell.span(held[0]), tag, quote
