"""What a rule of the auditor is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement
from yjp.audit.result import Verdict


@dataclass(frozen=True, kw_only=True)
class AuditRule:
    """A check of numbers against each other or against published ones.

    ``id`` is stable; ``checks`` says in one sentence what must hold; ``source`` where that comes from; ``verdict``
    is the worst that it can say; ``example`` a printed mistake and ``says`` what the rule makes of it. ``check``
    yields a judgement for each claim that it could test, right or wrong.
    """

    id: str
    title: str
    checks: str
    source: str
    verdict: Verdict
    example: str
    says: str
    check: Callable[[Evidence], Iterable[Judgement]]
