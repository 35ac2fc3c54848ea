"""What is said in both languages stands side by side, Swedish first: none can be without the other."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Generic, TypeVar

from data.model.question import Lang

if TYPE_CHECKING:
    from handlers.replies.texts.texts import Texts

Text = TypeVar("Text")


class Both(Generic[Text]):
    """A field of `Texts`, which has it in its own language."""

    def __init__(self, sv: Text, en: Text) -> None:
        self._said: dict[Lang, Text] = {"sv": sv, "en": en}

    def __get__(self, texts: "Texts", _: type) -> Text:
        return self._said[texts.lang]


def form_of(text: str, which: int) -> str:
    """One of the forms of a text, which stand between bars: of one (0), of several (1), and others.

    One that is empty, or not there, is like that before it.
    """
    return next(each for each in reversed(text.split("|")[: which + 1]) if each)


def by_language(said: Mapping[str, tuple[str, str]]) -> dict[Lang, dict[str, str]]:
    """The texts of each language by their keys."""
    return {"sv": {key: sv for key, (sv, _) in said.items()}, "en": {key: en for key, (_, en) in said.items()}}
