"""What is said in both languages stands side by side, Swedish first: none can be without the other."""

from collections.abc import Mapping
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
