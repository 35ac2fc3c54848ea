"""Answers what somebody says, in the language they chose, and remembers which they choose."""

from handlers.answerer import Answerer
from handlers.interactions import Person
from handlers.people import People
from handlers.render import render_language_kept
from handlers.reply import Reply


class Conversation:
    """Answers people by name. Safe to share between threads."""

    def __init__(self, answerer: Answerer, people: People) -> None:
        self._answerer = answerer
        self._people = people

    def reply(self, text: str, person: Person) -> Reply:
        """The reply to a text: in the language this person chose, else in the one of its words."""
        reply = self._answerer.reply(text, self._people.chosen(person).lang)
        if reply.chooses and self._people.choose(person, lang=reply.chooses):
            return render_language_kept(reply.chooses)
        return reply
