"""Which conversation a message belongs to, and what was asked there before it."""

from typing import Final, NamedTuple

from data.model.question import Heard, Question
from data.state import StateFailed
from data.state.conversations import Conversations
from handlers.answering.answerer import Answerer
from handlers.requests import Click, Person, Said

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


class Memory:
    """What conversations are at. Safe to share between threads.

    A question that is whole takes but the survey that was named before it.
    """

    def __init__(self, answerer: Answerer, conversations: Conversations) -> None:
        self._answerer = answerer
        self._conversations = conversations

    def whole(
        self, text: str, conversation: Conversation | None, person: Person
    ) -> tuple[Heard | None, Question | None]:
        """What a text asks in a conversation, and after which question; None where that cannot be read."""
        if conversation is None or not self._conversations.is_on or text.startswith("{"):
            return text, None
        reader = self._answerer.reader
        try:
            previous = self._conversations.recall(conversation.team, conversation.id, (person.team, person.user))
        except StateFailed:
            return (None if reader.fragment(text).links else text), None  # it asks something by itself, if less
        if previous is None:
            return text, None
        return reader.after(previous, text), previous

    def keep(self, conversation: Conversation, text: str, question: Question, previous: Question | None) -> None:
        """What the next message may go on from, after this text that asked the question."""
        from data.language.conversation.kept import kept

        read = previous is not None and not text.startswith("{")
        goes_on = read and self._answerer.reader.goes_on(text, previous)
        at = kept(question, previous, goes_on=goes_on)
        if at is not None:
            self._conversations.remember(conversation.team, conversation.id, at, conversation.seconds)
