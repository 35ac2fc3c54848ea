"""Answers a person: in the language they chose, and no faster than anybody can read."""

from dataclasses import replace
from itertools import islice
from typing import Any

from data.model.question import Lang
from data.model.question_json import to_value
from data.state import Choice, State, StateFailed
from handlers.answering.answerer import Answerer
from handlers.answering.conversation import Conversation, Memory
from handlers.answering.rate_limit import RateLimit
from handlers.replies import notices
from handlers.replies.reply import Reply, lang_of
from handlers.requests import Person

_LETTERS_AT_ONCE = 60.0  # lists filled while a name is typed: nobody types faster for long
_LETTERS_A_SECOND = 10.0


class PersonalAnswerer:
    """Answers for as long as somebody asks within reason. Safe to share between threads."""

    def __init__(self, answerer: Answerer, memory: Memory, rate_limit: RateLimit, state: State) -> None:
        self._answerer = answerer
        self._memory = memory
        self._rate_limit = rate_limit
        self._state = state
        self._typists = RateLimit(at_once=_LETTERS_AT_ONCE, a_second=_LETTERS_A_SECOND)

    def reply(
        self, person: Person, text: str, lang: Lang | None = None, conversation: Conversation | None = None
    ) -> Reply:
        """The answer, or a word that it is too much: in `lang`, the language chosen, or that of the words.

        `conversation`: what was asked there may be gone on from, and this question then is.
        """
        with self._answerer.store.held():  # what is gone on from is read by the words that it is answered with
            asked, previous = self._memory.whole(text, conversation, person)
            lang = lang or self.chosen(person).lang
            reply = (
                self._answerer.reply(asked, lang)
                if asked is not None
                else notices.say_it_whole(lang or self.lang(person, text))
            )
        if not self._rate_limit.admits(_name(person)):
            return notices.busy(lang_of(reply))
        if reply.attachment and asked and not isinstance(asked, str):
            drawn = (each for each in self._answerer.reader.questions(asked) if each.form != "words")
            reply = replace(reply, asked="".join(map(to_value, islice(drawn, 1))))
        if reply.question and conversation:
            self._memory.keep(conversation, text, reply.question, previous)
        if reply.chooses and self.choose(person, lang=reply.chooses):
            return notices.language(reply.chooses, reply.chooses, kept=True)
        return reply

    def message(
        self, person: Person, text: str, lang: Lang | None = None, conversation: Conversation | None = None
    ) -> Reply | None:
        """The same where each reply is a call to Slack: None where the person heard lately that it is too much."""
        reply = self.reply(person, text, lang, conversation)
        told = reply.status == "busy" and self._rate_limit.is_told(_name(person))
        return None if told else reply

    def admits(self, person: Person) -> bool:
        """Whether this person may have one more thing done that is no question in words; it counts as one."""
        return self._rate_limit.admits(_name(person))

    def admits_letter(self, person: Person) -> bool:
        """Whether this person may have a list filled once more. It counts by itself: one name is many letters."""
        return self._typists.admits(_name(person))

    def chosen(self, person: Person) -> Choice:
        """What a person chose; nothing where the store fails."""
        return self._state.choice(person.team, person.user)

    def choose(self, person: Person, **changes: Any) -> bool:
        """Change what a person chose, `lang` or `kommun`; whether it could be kept."""
        try:
            self._state.choose(person.team, person.user, self.chosen(person)._replace(**changes))
        except StateFailed:
            return False
        return True

    def lang(self, person: Person, text: str = "") -> Lang:
        """In which language to tell what is no answer: chosen, else that of the words, else of the person's Slack."""
        from data.language.lexicon.vocabulary import language_of

        return self.chosen(person).lang or (language_of(text) if text else None) or person.lang or "sv"


def _name(person: Person) -> str:
    return f"{person.team} {person.user}"
