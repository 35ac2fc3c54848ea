"""What people read, one file a language. mypy and a test see to it that each language is complete."""

from handlers.texts.en import ENGLISH
from handlers.texts.sv import SWEDISH
from handlers.texts.texts import Texts

TEXTS: dict[str, Texts] = {"sv": SWEDISH, "en": ENGLISH}
