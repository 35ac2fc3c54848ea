"""What people read, both languages side by side; topics, which are whole paragraphs, have a file a language (.toml)."""

from typing import Final

from data.model.question import Lang
from handlers.replies.texts.texts import Texts

TEXTS: Final[dict[Lang, Texts]] = {"sv": Texts("sv"), "en": Texts("en")}
