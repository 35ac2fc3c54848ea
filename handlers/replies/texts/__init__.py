"""What people read, one file a language. mypy and a test see to it that each language is complete."""

from handlers.replies.texts.en import ENGLISH
from handlers.replies.texts.sv import SWEDISH
from handlers.replies.texts.texts import Texts

TEXTS: dict[str, Texts] = {"sv": SWEDISH, "en": ENGLISH}
