"""What people read: sentences of answers, topics, lists, modals, notices and help, in TOML, by key.

What is said in both languages stands side by side, Swedish first: none can be without the other.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from data.model.question import Lang

_SIDE: Final[Mapping[Lang, int]] = {"sv": 0, "en": 1}  # of a pair


def form_of(text: str, which: int) -> str:
    """One of the forms of a text, which stand between bars: of one (0), of several (1), and others.

    One that is empty, or not there, is like that before it.
    """
    return next(each for each in reversed(text.split("|")[: which + 1]) if each)


@cache
def read(name: str) -> Mapping[str, Any]:
    """What a file of texts holds by key, read when something in it is first said."""
    import tomllib

    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def sentences(name: str, lang: Lang) -> Mapping[str, str]:
    """The texts of answers.toml, basis.toml, groups.toml, lists.toml or surfaces.toml in a language, by their keys."""
    return {key: pair[_SIDE[lang]] for key, pair in read(name).items()}


class Texts:
    """The texts of surfaces.toml in one language: those that are named here, and each other one a sentence."""

    months: Sequence[str]
    counts: Sequence[str]
    ordinals: Sequence[str]
    ordinal_endings: Mapping[str, str]
    help_lines: Sequence[Sequence[str]]
    prompts: Sequence[Sequence[str]]
    list_columns: Sequence[str]
    chat_try: Sequence[str]
    chat_leaving: Sequence[str]

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def __getattr__(self, name: str) -> str:
        """One that is not there yet: all are read when the first of them is said."""
        said = sentences("surfaces", self.lang)
        vars(self).update(said)
        if name not in said:
            raise AttributeError(name)
        return said[name]


TEXTS: Final[dict[Lang, Texts]] = {"sv": Texts("sv"), "en": Texts("en")}
