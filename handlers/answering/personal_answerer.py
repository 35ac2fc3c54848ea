"""Answers a person: in the language they chose, after what they asked before, and no faster than anybody can read."""

from dataclasses import replace
from itertools import islice
from typing import Any, Final, NamedTuple

from data.model.question import Heard, Lang, Question
from data.model.question_json import to_value
from data.state import Choice, State, StateFailed
from data.state.conversations import Conversations
from handlers.answering.answerer import Answerer
from handlers.answering.rate_limit import RateLimit
from handlers.replies import notices
from handlers.replies.reply import Reply, lang_of
from handlers.requests import Click, Person, Said

_LETTERS_AT_ONCE = 60.0  # lists filled while a name is typed: nobody types faster for long
_LETTERS_A_SECOND = 10.0
_A_CHANNEL: Final = 15 * 60.0  # seconds for which what one person alone sees in a channel is gone on from


class Conversation(NamedTuple):
    """A thread, the messages between the bot and a person, or what one person alone sees in a channel.

    `team`: by `payloads.workspace_of`, so that workspaces share nothing. `seconds`: how long it lasts at most.
    """

    team: str
    id: str
    seconds: float | None = None


def conversation_of(team: str, asked: Said | Click) -> Conversation:
    """The one that a message, a command or a click belongs to."""
    if asked.thread:
        return Conversation(team, f"{asked.channel} {asked.thread}")
    lasts = None if asked.channel.startswith("D") else _A_CHANNEL  # direct messages, and the terminal
    return Conversation(team, f"{asked.channel} {asked.user}", lasts)  # a command may be given in messages of others


class PersonalAnswerer:
    """Answers for as long as somebody asks within reason. Safe to share between threads."""

    def __init__(self, answerer: Answerer, conversations: Conversations, rate_limit: RateLimit, state: State) -> None:
        self._answerer = answerer
        self._conversations = conversations
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
            asked, previous = self._whole(text, conversation, person)
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
            self._keep(conversation, text, reply.question, previous)
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
        lang = self.chosen(person).lang
        if text and not lang:
            from data.language.lexicon.vocabulary import language_of

            lang = language_of(text)
        return lang or person.lang or "sv"

    def _whole(
        self, text: str, conversation: Conversation | None, person: Person
    ) -> tuple[Heard | None, Question | None]:
        """What a text asks in a conversation, and after which question; None where that cannot be read.

        A question that is whole takes but the survey that was named before it.
        """
        if conversation is None or not self._conversations.is_on or text.startswith("{"):
            return text, None
        reader = self._answerer.reader
        try:
            previous = self._conversations.recall(conversation.team, conversation.id, (person.team, person.user))
        except StateFailed:
            return (None if reader.fragment(text).links else text), None  # it asks something by itself, if less
        return reader.after(previous, text), previous

    def _keep(self, conversation: Conversation, text: str, question: Question, previous: Question | None) -> None:
        """What the next message may go on from, after this text that asked the question."""
        from data.language.conversation.kept import kept

        read = previous is not None and not text.startswith("{")
        goes_on = read and self._answerer.reader.goes_on(text, previous)
        at = kept(question, previous, goes_on=goes_on)
        if at is not None:
            self._conversations.remember(conversation.team, conversation.id, at, conversation.seconds)


def _name(person: Person) -> str:
    return f"{person.team} {person.user}"
