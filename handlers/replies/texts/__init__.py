"""What people read: sentences of answers, topics, lists, modals, notices and help, in TOML, by key."""

from collections.abc import Mapping, Sequence
from typing import Final

from data.model.question import Lang
from handlers.replies.texts.both import sentences


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
