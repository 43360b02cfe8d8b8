"""Reads a section of a mapping strictly: every key known, every value of its kind, or an error that names the place."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from yjp.deprecations import Kind, current_name
from yjp.ingest.mapping.definition import MappingError


@dataclass
class Section:
    """A table of a TOML file, with what has been asked of it; ``close`` refuses what nobody asked for."""

    file: str
    name: str
    content: dict[str, object]
    asked: set[str] = field(default_factory=lambda: {"reason"})

    def __post_init__(self) -> None:
        where = f"{self.file}: {self.name}"
        self.content = {current_name(Kind.MAPPING_KEY, k, where): v for k, v in self.content.items()}

    @classmethod
    def of(cls, file: str, name: str, content: object) -> "Section":
        """The section; an error where it is not a table of keys."""
        if not isinstance(content, dict):
            raise MappingError(file, name, "should be a section with keys")
        return cls(file, name, content)

    def error(self, key: str, problem: str) -> MappingError:
        """An error at a key of this section."""
        return MappingError(self.file, self.name, f"{key} {problem}")

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        self.asked.add(key)
        return key in self.content

    def get(self, key: str) -> object:
        """The value as TOML has it, or ``None``."""
        return self.content[key] if self.has(key) else None

    def text(self, key: str) -> str | None:
        """A text, or ``None`` where the key is missing."""
        value = self.get(key)
        if value is not None and not isinstance(value, str):
            raise self.error(key, "should be text in quotation marks")
        return value

    def needed(self, key: str, example: str) -> str:
        """A text that must be there and not blank."""
        value = self.text(key)
        if not (value or "").strip():
            raise self.error(key, f"is missing, e.g. {key} = {example}")
        return str(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, or one text as a list."""
        value = self.get(key)
        listed = [value] if isinstance(value, str) else value if value is not None else []
        if not isinstance(listed, list) or not all(isinstance(item, str) for item in listed):
            raise self.error(key, "should be text, or a list of texts")
        return tuple(str(item) for item in listed)

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """An inline table of texts."""
        value = self.get(key)
        if value is None:
            return ()
        if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
            raise self.error(key, 'should be pairs of texts, e.g. { "Code" = "Ref" }')
        return tuple((str(k), str(v)) for k, v in value.items())

    def flag(self, key: str) -> bool:
        """True or false; false where the key is missing."""
        value = self.get(key)
        if not isinstance(value, bool | None):
            raise self.error(key, "should be true or false")
        return bool(value)

    def chosen(self, key: str, known: Sequence[str]) -> tuple[str, ...]:
        """Texts of a closed list."""
        values = self.texts(key)
        if wrong := [value for value in values if value not in known]:
            raise self.error(key, f"has {wrong[0]!r}; known are {', '.join(known)}")
        return values

    def sections(self, key: str) -> list["Section"]:
        """The sections written as ``[[...key]]``."""
        value = self.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.error(key, f"should be written as [[{key}]] sections")
        return [Section.of(self.file, f"{self.name}, {key} {i}", v) for i, v in enumerate(value, start=1)]

    @property
    def reason(self) -> str:
        """The reason given, or nothing."""
        return self.text("reason") or ""

    def close(self) -> None:
        """Refuse keys that mean nothing here."""
        for key in self.content:
            if key not in self.asked:
                known = ", ".join(sorted(self.asked))
                raise self.error(repr(key), f"is not known here; known are {known}")
