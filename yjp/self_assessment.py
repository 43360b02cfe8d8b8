"""How mature the partnership judges its early help to be: sixteen enablers, each with evidence and a next step.

The enablers in four domains are those of the research of ISOS, *The key enablers of developing an effective
partnership-based early help offer* (Local Government Association, March 2019), as Rotherham's report to councillors of
29 October 2019 lists them (section 10.3). The steps are those in which Reading judged itself in its strategy 2018-21.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from yjp.errors import UnreadableInput
from yjp.toml_file import read_toml

FILE: Final = "maturity.toml"
STEPS: Final = ("developing", "developing/maturing", "maturing", "mature")
SOURCE: Final = (
    "ISOS for the Local Government Association, March 2019; steps as Reading's strategy 2018-21 has them"
)


@dataclass(frozen=True, kw_only=True)
class Enabler:
    """What makes an early help offer work."""

    id: str
    title: str


DOMAINS: Final[Mapping[str, tuple[Enabler, ...]]] = {
    "Setting the direction": (
        Enabler(id="leading_with_passion", title="Leading with passion"),
        Enabler(id="long_term_commitment", title="Securing a long-term commitment"),
        Enabler(id="clear_vision", title="Clearly articulating the vision"),
        Enabler(id="few_targets", title="Agreeing a small number of targets"),
    ),
    "Developing capacity": (
        Enabler(id="core_service", title="A core service, managed by the local authority"),
        Enabler(id="enabling_partners", title="Empowering and enabling partners"),
        Enabler(id="power_of_communities", title="Harnessing the power of communities"),
        Enabler(id="offer_around_place", title="Developing a coherent offer around place"),
    ),
    "Working with families": (
        Enabler(id="front_door", title="Establishing a safe and effective front door"),
        Enabler(id="whole_family", title="Whole family working"),
        Enabler(id="practice_model", title="Developing a practice model based on evidence"),
        Enabler(id="resilience", title="Promoting resilience and being responsive"),
    ),
    "Evaluating impact and quality": (
        Enabler(id="information_system", title="Developing an effective management information system"),
        Enabler(id="auditing_practice", title="Auditing and quality assuring practice"),
        Enabler(id="desired_impact", title="Being clear about the desired impact"),
        Enabler(id="proportionate_reporting", title="Proportionate and informative reporting"),
    ),
}
"""The sixteen enablers by their domain."""
ENABLERS: Final = tuple(each for domain in DOMAINS.values() for each in domain)
_KEYS: Final = ("step", "evidence", "next_step")


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What the partnership says of one enabler: a step of ``STEPS``, why, and what comes next."""

    enabler: Enabler
    step: str
    evidence: str
    next_step: str


@dataclass(frozen=True, kw_only=True)
class Maturity:
    """A self-assessment: the enablers that were judged, in their order, by whom and when."""

    judgements: tuple[Judgement, ...]
    assessed_on: date | None = None
    assessed_by: str = ""

    @property
    def asked(self) -> int:
        """How many enablers there are."""
        return len(ENABLERS)


def maturity(workspace: Path) -> Maturity | None:
    """The self-assessment in the workspace's ``maturity.toml``; none where there is no such file.

    An enabler whose step is left empty is not judged yet. ``UnreadableInput`` names the first mistake.
    """
    path = workspace / FILE
    if not path.is_file():
        return None
    found = read_toml(path)
    known = {each.id: each for each in ENABLERS}
    judgements: dict[str, Judgement] = {}
    for key, value in found.items():
        if key in ("assessed_on", "assessed_by"):
            continue
        if key not in known or not isinstance(value, dict):
            raise _wrong(path, key, "there is no such enabler", f"Use one of: {', '.join(known)}")
        judged = _judgement(path, known[key], value)
        if judged is not None:
            judgements[key] = judged
    day, who = found.get("assessed_on"), found.get("assessed_by", "")
    if day is not None and type(day) is not date:
        raise _wrong(
            path,
            "assessed_on",
            f"{day!r} is no day",
            "Write assessed_on = 2026-03-31, without quotation marks",
        )
    if not isinstance(who, str):
        raise _wrong(path, "assessed_by", "these are no words", 'Write assessed_by = "..."')
    return Maturity(
        judgements=tuple(judgements[each.id] for each in ENABLERS if each.id in judgements),
        assessed_on=day,
        assessed_by=who.strip(),
    )


def domain_of(enabler: Enabler) -> str:
    """The domain that an enabler belongs to."""
    return next(name for name, members in DOMAINS.items() if enabler in members)


def template() -> str:
    """An empty ``maturity.toml`` to fill in."""
    lines = [
        "# How mature the partnership's early help is, by its own judgement (docs/how_to/scorecards.md).",
        f"# step is one of: {', '.join(STEPS)}. Leave it empty until it has been judged.",
        "# assessed_on = 2026-03-31",
        '# assessed_by = "Early Help steering group"',
    ]
    for domain, members in DOMAINS.items():
        lines += ["", f"# {domain}"]
        for each in members:
            lines += [f"# {each.title}", f"[{each.id}]", *(f'{key} = ""' for key in _KEYS), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _judgement(path: Path, enabler: Enabler, row: Mapping[str, object]) -> Judgement | None:
    texts = {}
    for key, value in row.items():
        if key not in _KEYS:
            raise _wrong(
                path, f"{enabler.id}, {key}", "there is no such key", f"Use one of: {', '.join(_KEYS)}"
            )
        if not isinstance(value, str):
            raise _wrong(path, f"{enabler.id}, {key}", "these are no words", f'Write {key} = "..."')
        texts[key] = value.strip()
    step = texts.get("step", "")
    if not step:
        return None
    if step not in STEPS:
        raise _wrong(
            path, f"{enabler.id}, step", f"{step!r} is none of the steps", f"Write one of: {', '.join(STEPS)}"
        )
    if not texts.get("evidence"):
        raise _wrong(
            path, f"{enabler.id}, evidence", "a step without evidence is an opinion", "Say what shows it"
        )
    return Judgement(
        enabler=enabler, step=step, evidence=texts["evidence"], next_step=texts.get("next_step", "")
    )


def _wrong(path: Path, key: str, problem: str, remedy: str) -> UnreadableInput:
    return UnreadableInput(path, f"{key}: {problem}", f"{remedy}.")
