"""Reads a TOML file that people write by hand: a mistake is one sentence, and a file saved by Notepad is read."""

import tomllib
from pathlib import Path
from typing import Any

from yjp.errors import UnreadableInput


def read_toml(path: Path) -> dict[str, Any]:
    """The file's tables; ``UnreadableInput`` where it cannot be opened, is no UTF-8 text or no TOML."""
    try:
        # Notepad may put a byte order mark before the text.
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError:
        raise UnreadableInput(path, "the file cannot be opened", "Check that it is there.") from None
    except UnicodeDecodeError:
        raise UnreadableInput(path, "this is not UTF-8 text", "Save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as problem:
        said = str(problem)
        raise UnreadableInput(
            path, f"this is not valid TOML: {said[0].lower()}{said[1:]}", "Mend that line."
        ) from None
