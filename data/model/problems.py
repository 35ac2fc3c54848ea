"""What is wrong with an input: collected as values, so that a person can mend all of it at once, in either language.

The sentences stand in problems.toml, a kind each.
"""

import string
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

Tongue = Literal["cli", "en", "sv"]  # cli: English for whoever can type the options of `load`


class Said(NamedTuple):
    """Something said of an input. Its words may be other ones of its kind, or several of them."""

    kind: str
    words: Mapping[str, object]

    def worded(self, tongue: Tongue) -> str:
        """As a sentence, or a part of one."""
        sentences = _sentences()[self.kind]
        return _Wording(tongue).vformat(sentences.get(tongue) or sentences["en"], (), self.words)

    @property
    def may_be_chosen(self) -> bool:
        """Whether it is no fault where more is said of the file: on which scale it is, or in which columns."""
        parts = [each for each in self.words.values() if isinstance(each, Said)]
        return "chosen" in _sentences()[self.kind] or any(each.may_be_chosen for each in parts)


def said(kind: str, **words: object) -> Said:
    """Something said; `kind` and its words as problems.toml has them."""
    return Said(kind, words)


class Problem(NamedTuple):
    """One thing wrong, where it is, what was found there and what was expected.

    `message`: a text is for whoever runs the program. `help`: what that person can type.
    """

    file: str
    message: Said | str
    row: int | None = None  # as a spreadsheet counts: the header is row 1
    column: str | None = None
    sheet: str | None = None  # of a workbook
    help: Said | None = None

    def __str__(self) -> str:
        where = ", ".join([self.file, *self._places("cli")])
        told = f"{where}: {self._message('cli')}"
        return f"{told}{self.help.worded('cli')}" if self.help else told

    def told(self, lang: Literal["sv", "en"]) -> str:
        """For somebody who sent the file, and knows its name."""
        return f"{', '.join(self._places(lang)) or self.file}: {self._message(lang)}"

    @property
    def may_be_chosen(self) -> bool:
        """Whether it is no fault where more is said of the file."""
        return isinstance(self.message, Said) and self.message.may_be_chosen

    @property
    def words(self) -> Mapping[str, object]:
        """Those of its message."""
        return self.message.words if isinstance(self.message, Said) else {}

    @property
    def suggested(self) -> dict[str, str]:
        """The columns and the sheet that may be meant."""
        words = {**self.words, **(self.help.words if self.help else {})}
        return {name: str(words[name]) for name in ("columns", "sheet") if words.get(name)}

    def _message(self, tongue: Tongue) -> str:
        return self.message if isinstance(self.message, str) else self.message.worded(tongue)

    def _places(self, tongue: Tongue) -> list[str]:
        where = {"sheet": self.sheet, "row": self.row, "column": self.column}
        return [said(f"in_{name}", it=it).worded(tongue) for name, it in where.items() if it is not None]


class InvalidInput(Exception):
    """An input that cannot be loaded; `problems` says everything that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class _Wording(string.Formatter):
    """Puts words into a sentence. {names:or}: one of several; {lacking:and}: all of them; {rows:,}: a large number."""

    def __init__(self, tongue: Tongue) -> None:
        self._tongue: Tongue = tongue

    def format_field(self, value: Any, format_spec: str) -> str:
        """A word of a sentence."""
        if isinstance(value, Said):
            return value.worded(self._tongue)
        if isinstance(value, Sequence) and not isinstance(value, str):
            return self._joined([self.format_field(each, "") for each in value], format_spec)
        shown = format(value, format_spec)
        return shown.replace(",", "\u00a0") if format_spec == "," and self._tongue == "sv" else shown

    def _joined(self, parts: list[str], word: str) -> str:
        between = f" {said(word).worded(self._tongue)} " if word else " "
        if word == "or":
            parts = [*filter(None, [", ".join(parts[:-1])]), parts[-1]]
        return between.join(parts)


@cache
def _sentences() -> dict[str, dict[str, str]]:
    import tomllib  # only where something is wrong

    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
