"""Who asked what, and where: what the listeners make of a payload, and the other rooms are told."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from data.model.question import Lang


class Person(NamedTuple):
    """Somebody in a workspace, or in an organisation that has the app as a whole.

    `lang`: of their Slack, where the payload tells it.
    """

    team: str
    user: str
    lang: Lang | None


class Said(NamedTuple):
    """A message to the bot, and where its answer belongs."""

    text: str
    channel: str
    user: str
    thread: str | None
    others_listen: bool  # in a channel; else it is between the two


class Click(NamedTuple):
    """A click on one of the bot's buttons. `kind`: the beginning of its action_id."""

    kind: str
    question: str
    lang: Lang | None
    replaces: bool  # the answer takes the place of the message with the button
    ephemeral: bool  # the message with the button is seen by one person only
    channel: str
    user: str
    thread: str | None
    message: str  # its timestamp


class Address(NamedTuple):
    """Where a file belongs. `private`: to the user alone, since the answer it goes with is seen by nobody else."""

    channel: str
    user: str
    thread: str | None
    private: bool


class Submission(NamedTuple):
    """A modal that was submitted."""

    kind: str
    person: Person
    kept: str
    kommuner: tuple[str, ...]
    channel: str
    response_url: str  # into that channel; empty where Slack gave none
    typed: dict[str, str]  # by field


class Act(NamedTuple):
    """A click or a choice in a modal or in the App Home, or a shortcut: "open:" with its name, and a message's text."""

    action: str
    value: str
    person: Person
    trigger: str
    view: str  # id of the modal; empty in the App Home


class Opened(NamedTuple):
    """The bot's page was opened, at one of its tabs."""

    tab: str
    person: Person
    channel: str


class Step(NamedTuple):
    """A workflow step to carry out."""

    execution: str
    inputs: dict[str, str]


def address(asked: Said | Click) -> Address:
    """Where the file of an answer belongs: beside the answer, or where that is ephemeral, between the two."""
    private = isinstance(asked, Click) and asked.ephemeral
    return Address(asked.channel, asked.user, asked.thread, private)


class ListFailed(Exception):
    """A list was not read, by no fault of whoever sent it."""


class ListRefused(Exception):
    """What is asked of a list is not done; `why` names the sentence, `id` finds a failure in the log, or who asked."""

    def __init__(self, why: str, file: str = "", id: str = "") -> None:  # noqa: A002  # as the sentence has it
        super().__init__(why)
        self.why = why
        self.words = {"file": file, "id": id}


class Editing(NamedTuple):
    """Who may load lists from Slack, as team/user, and what reads them.

    `read` is given what to do and the file, and tells what came of it; ListFailed where it could not.
    """

    editors: frozenset[str]
    read: Callable[[Mapping[str, str], bytes], dict[str, Any]]


NOBODY = Editing(frozenset(), lambda *_: {})
