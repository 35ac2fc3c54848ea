"""What people read: sentences of answers, topics and lists in TOML, by key; those of modals, notices and help in texts.py."""

from typing import Final

from data.model.question import Lang
from handlers.replies.texts.texts import Texts

TEXTS: Final[dict[Lang, Texts]] = {"sv": Texts("sv"), "en": Texts("en")}
