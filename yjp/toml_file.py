"""Reads a TOML file that people write by hand: a mistake is one sentence, and a file saved by Notepad is read."""

import re
import tomllib
from pathlib import Path
from typing import Any, Final

from yjp.errors import UnreadableInput
from yjp.periods import day_meant

_LINE: Final = re.compile(r"\(at line (\d+)")
_CURLY: Final = re.compile(r"[\u2018\u2019\u201c\u201d]")
_DAY: Final = re.compile(r"(?<=[=\[,\s])\d{1,4}[/.]\d{1,2}[/.]\d{2,4}|(?<=[=\[,\s])\d{1,2}-\d{1,2}-\d{4}")


def read_toml(path: Path) -> dict[str, Any]:
    """The file's tables; ``UnreadableInput`` where it cannot be opened, is no UTF-8 text or no TOML."""
    text = ""
    try:
        # Notepad may put a byte order mark before the text.
        text = path.read_text(encoding="utf-8-sig")
        return tomllib.loads(text)
    except OSError:
        raise UnreadableInput(path, "the file cannot be opened", "Check that it is there.") from None
    except UnicodeDecodeError:
        raise UnreadableInput(path, "this is not UTF-8 text", "Save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as problem:
        said = str(problem)
        raise UnreadableInput(
            path,
            *(
                _slip(text, said)
                or (f"this is not valid TOML: {said[0].lower()}{said[1:]}", "Mend that line.")
            ),
        ) from None


def _slip(text: str, said: str) -> tuple[str, str] | None:
    """Problem and remedy of what people who know no TOML write; none where it is something else."""
    at = _LINE.search(said)
    lines = text.splitlines()
    # An error at the end of the text is in the line that was left open, the last that is not blank.
    number = (
        int(at[1]) if at else max((n for n, line in enumerate(lines, start=1) if line.strip()), default=0)
    )
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    if _CURLY.search(line):
        return f"line {number} has curly quotation marks", 'Type straight ones, as in "this".'
    if day := _DAY.search(line):
        meant = day_meant(day[0]) or "2010-04-01"
        return (
            f"line {number} has a date that is not understood",
            f"Dates are written year-month-day: {meant}.",
        )
    return None
