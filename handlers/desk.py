"""Where questions are taken: answered, or turned away where somebody asks faster than answers can be read."""

from data.query import Lang
from handlers.answerer import Answerer
from handlers.crowd import Crowd
from handlers.render import render_busy
from handlers.reply import Reply


class Desk:
    """Answers for as long as somebody asks within reason. Safe to share between threads."""

    def __init__(self, answerer: Answerer, crowd: Crowd) -> None:
        self._answerer = answerer
        self._crowd = crowd

    def reply(self, person: str, text: str, lang: Lang | None = None) -> Reply:
        """The answer, or a word that it is too much, in the language of the question."""
        reply = self._answerer.reply(text, lang)  # which is what tells the language, and is remembered
        return reply if self._crowd.admits(person) else render_busy("en" if reply.lang == "en" else "sv")

    def message(self, person: str, text: str, lang: Lang | None = None) -> Reply | None:
        """The same where each reply is a call to Slack: None where the person heard lately that it is too much."""
        reply = self.reply(person, text, lang)
        return None if reply.status == "busy" and self._crowd.is_told(person) else reply
