"""Days as people type them in options: year-month-day, and for any other way of writing one the right one is said."""

from datetime import datetime
from typing import Any, Final

import click

from yjp.periods import day_meant

_WRITTEN: Final = "%Y-%m-%d"


class Day(click.ParamType[datetime]):
    """A day as ``2019-06-18``; another way of writing one is refused with the right one."""

    name = "day"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """As help shows it."""
        return "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The day, at midnight."""
        if isinstance(value, datetime):
            return value
        text = str(value).strip()
        found = _read(text)
        if found is not None:
            return found
        meant = day_meant(text)
        how = f"write it as {meant}" if meant else "write year, month and day, as 2019-06-18"
        raise click.BadParameter(f"{text!r} is not a day that is understood: {how}.", ctx, param)


def _read(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, _WRITTEN)  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        return None


DAY: Final = Day()
