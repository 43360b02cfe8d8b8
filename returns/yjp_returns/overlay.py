"""A later year of a return: what it changes, adds and removes, laid over the year before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, Protocol, TypeVar

from yjp_returns.definition import Check, Deadline, Return, Stated, T

Named = TypeVar("Named")


class TableChange(Protocol[T]):
    """What becomes of one table."""

    @property
    def table(self) -> str:
        """The id of the table."""

    def applied(self, to: T) -> T:
        """The table as it is afterwards."""


@dataclass(frozen=True, kw_only=True)
class Overlay(Generic[T]):
    """What changes from a day on. What is None or empty stays as it was; ``why`` says what the change rests on."""

    year: int
    starts: date
    why: Stated
    title: str | None = None
    legal_basis: Stated | None = None
    recipient: Stated | None = None
    deadline: Deadline | None = None
    tables_changed: tuple[TableChange[T], ...] = ()
    tables_added: tuple[T, ...] = ()
    tables_removed: tuple[str, ...] = ()
    checks_changed: tuple[Check, ...] = ()
    checks_added: tuple[Check, ...] = ()
    checks_removed: tuple[str, ...] = ()


def laid_over(before: Return[T], overlay: Overlay[T]) -> Return[T]:
    """The return of the later year; ``ValueError`` where the overlay names what is not there, or adds what is."""
    if overlay.starts <= before.starts:
        raise ValueError(f"{before.id}: the overlay of {overlay.year} starts before what it changes")
    tables = {table.id: table for table in before.tables}
    for change in overlay.tables_changed:
        if change.table not in tables:
            raise ValueError(f"{before.id}: there is no table {change.table!r} to change")
        tables[change.table] = change.applied(tables[change.table])
    checks = edited(
        before.checks,
        changed=overlay.checks_changed,
        added=overlay.checks_added,
        removed=overlay.checks_removed,
        name=lambda check: check.id,
        where=f"{before.id}, checks",
    )
    return replace(
        before,
        year=overlay.year,
        starts=overlay.starts,
        title=overlay.title or before.title,
        legal_basis=overlay.legal_basis or before.legal_basis,
        recipient=overlay.recipient or before.recipient,
        deadline=overlay.deadline or before.deadline,
        tables=edited(
            tuple(tables.values()),
            added=overlay.tables_added,
            removed=overlay.tables_removed,
            name=lambda table: table.id,
            where=before.id,
        ),
        checks=checks,
        changes=(*before.changes, overlay.why),
    )


def edited(
    before: Sequence[Named],
    *,
    name: Callable[[Named], str],
    where: str,
    changed: Sequence[Named] = (),
    added: Sequence[Named] = (),
    removed: Sequence[str] = (),
) -> tuple[Named, ...]:
    """A declared list after a year's changes: changed in place, removed, and added at its end."""
    known = {name(each): each for each in before}
    for wanted in (*map(name, changed), *removed):
        if wanted not in known:
            raise ValueError(f"{where}: there is no {wanted!r} to change or remove")
    for new in map(name, added):
        if new in known and new not in removed:
            raise ValueError(f"{where}: {new!r} is there already")
    known |= {name(each): each for each in changed}
    kept = [each for key, each in known.items() if key not in removed]
    return (*kept, *added)
