"""A conversation on every surface, through the real Bolt app: it is gone on from, and by whom it may be."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from data.model.question import NO_FIGURES, Question
from data.model.question_json import from_json, from_value
from data.state import State, address
from data.state.conversations import Conversations
from handlers.answering.answerer import Answerer
from handlers.replies.reply import Reply
from handlers.sending.client import make_client
from handlers.serving.app import make_app
from handlers.serving.socket_mode import Connections
from tests.bot_process import serving
from tests.conftest import in_process
from tests.data.language.conversation.test_merge import CONVERSATIONS, Turn
from tests.data.language.test_understand import ONE_OF_EACH
from tests.fake_slack import FakeSlack, InProcess, OverHttp, OverSocket, Workspace
from tests.fake_slack.server import APP_TOKEN, BOT_TOKEN
from tests.handlers.replies.test_basis import UNANSWERED
from tests.postgres import Postgres
from tests.virtual_time import VirtualTime

Say = Callable[[Workspace, str], str]  # says something in a conversation; what is answered


def in_thread(person: Workspace, text: str) -> str:
    return _posted(person, lambda: person.mention(text, thread="1.5"))


def directly(person: Workspace, text: str) -> str:
    return _posted(person, lambda: person.direct_message(text))


def by_command(person: Workspace, text: str) -> str:
    return str(person.slash(text)["text"])


def _posted(person: Workspace, say: Callable[[], object]) -> str:
    before = len(person.slack.messages)
    say()
    return str(person.slack.wait_for_messages(before + 1)[before]["text"])


SAID: tuple[Say, ...] = (in_thread, directly, by_command)
SURFACES = pytest.mark.parametrize("say", SAID)
# The first thirty and a tenth of the others, the surfaces in turn: what each message means is tested without Slack.
# Their file does not know which area an answer named; here "in that county" is that one.
TALKS = [turns for turns in CONVERSATIONS if not any(asked.get("topic") == "which_area" for _, _, asked in turns)]
IN_TURN = [(turns, SAID[number % len(SAID)]) for number, turns in enumerate(TALKS) if number < 30 or number % 10 == 0]


def meant(answerer: Answerer, question: dict[str, Any], *, short: bool = False) -> str:
    reply = answerer.reply(from_json(question))
    return reply.short if short and reply.short else reply.text


def talk(people: list[Workspace], say: Say, turns: list[Turn], answerer: Answerer) -> None:
    """Each turn is said by the next of the people, and each through another process where they have one."""
    for number, (_, text, question) in enumerate(turns):
        person = people[number % len(people)]
        files = len(person.slack.files.shared)
        said = say(person, text)
        assert said.startswith(meant(answerer, question, short=say is in_thread)[:60]), text
        if answerer.reply(from_json(question)).attachment:
            person.slack.wait_for_files(files + 1)


@pytest.mark.parametrize(("turns", "say"), IN_TURN, ids=[turns[0][1] for turns, _ in IN_TURN])
def test_a_conversation_on_a_surface(examples: Workspace, example: Answerer, say: Say, turns: list[Turn]) -> None:
    talk([examples], say, turns, example)


@SURFACES
def test_a_conversation_survives_restarts(slack: FakeSlack, example: Answerer, state_url: str, say: Say) -> None:
    for turn in CONVERSATIONS[0]:
        state = State(state_url)
        talk([Workspace(slack, in_process(slack, example, state))], say, [turn], example)
        state.close()


@SURFACES
def test_a_conversation_goes_on_at_another_replica(
    slack: FakeSlack, example: Answerer, postgres: Postgres, say: Say
) -> None:
    url = postgres.empty_database()
    with closing(State(url)) as one, closing(State(url)) as other:
        replicas = [Workspace(slack, in_process(slack, example, state)) for state in (one, other)]
        for turns in CONVERSATIONS[:3]:
            talk(replicas, say, turns, example)


@SURFACES
@pytest.mark.usefixtures("brisk")
def test_a_conversation_in_socket_mode(slack: FakeSlack, example: Answerer, state: State, say: Say) -> None:
    app = make_app(example, make_client(BOT_TOKEN, slack.api_url), "", state)
    opened = Connections(app, APP_TOKEN, 1)
    try:
        slack.wait_for_socket()
        for turns in CONVERSATIONS[:3]:
            talk([Workspace(slack, OverSocket(slack))], say, turns, example)
    finally:
        opened.close()


def test_a_thread_belongs_to_all_who_speak_in_it(slack: FakeSlack, workspace: Workspace, transport: InProcess) -> None:
    in_thread(workspace, "topp Sörmland")
    said = in_thread(Workspace(slack, transport, user="U2"), "och i Skåne?")
    assert said.startswith("Högst poäng i Skåne län: Helsingborg")
    assert _posted(workspace, lambda: workspace.mention("medianen?", thread="2.5")).startswith("Medianpoängen i landet")


def test_what_one_person_sees_is_that_persons(slack: FakeSlack, workspace: Workspace, transport: InProcess) -> None:
    workspace.slash("hur många appar har Göteborg?")
    assert (
        Workspace(slack, transport, user="U2").slash("och Malmö?")["text"].startswith("Malmö: ingen publicerad poäng.")
    )
    assert workspace.slash("och Malmö?")["text"].startswith("Malmö: ingen publicerad uppgift om antal appar.")


@SURFACES
def test_workspaces_share_nothing(slack: FakeSlack, workspace: Workspace, transport: InProcess, say: Say) -> None:
    say(workspace, "hur många appar har Göteborg?")
    assert say(Workspace(slack, transport, "T2"), "och Malmö?").startswith("Malmö: ingen publicerad poäng.")


def test_who_leaves_is_forgotten(slack: FakeSlack, workspace: Workspace, state: State) -> None:
    workspace.slash("hur många appar har Göteborg?")
    state.close()
    workspace.leave({"type": "app_uninstalled"})
    state.close()
    assert kept(state) == []
    assert workspace.slash("och Malmö?")["text"].startswith("Malmö: ingen publicerad poäng.")


def test_a_button_moves_the_memory(workspace: Workspace) -> None:
    workspace.click(workspace.slash("Katrineholm"), "Topp i Södermanlands län")
    workspace.slack.wait_for_messages(1)
    assert workspace.slash("och de sämsta?")["text"].startswith("Vem som kom sist i Södermanlands län")


def test_what_is_kept_is_a_question_and_no_text(workspace: Workspace, state: State) -> None:
    workspace.slash("hur många moderatstyrda har appar i skånne?")
    workspace.slash("hur många har appar i skånee förresten?")
    state.close()
    assert [json.loads(question)["want"] for question in kept(state)] == ["count"]
    assert not any(word in "".join(kept(state)) for word in ("skån", "förresten", "read", "unused"))


def kept(state: State) -> list[str]:
    with state.engine.connect() as connection:
        return list(connection.exec_driver_sql("SELECT question FROM conversation").scalars())


def test_an_answer_costs_one_read_and_one_write(
    slack: FakeSlack, answerer: Answerer, postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = State(postgres.empty_database())
    asked: list[str] = []

    def counted(name: str, own: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any) -> Any:
            asked.append(name)
            return own(*given)

        return call

    for name in ("recall", "remember"):
        monkeypatch.setattr(state, name, counted(name, getattr(state, name)))
    workspace = Workspace(slack, in_process(slack, answerer, state))
    workspace.slash("topp Sörmland")
    assert asked == ["recall", "remember"]
    workspace.slash("och i Skåne?")
    assert asked == ["recall", "remember"] * 2
    state.close()


def test_a_fragment_is_not_guessed_where_the_state_store_is_away(
    slack: FakeSlack, answerer: Answerer, postgres: Postgres
) -> None:
    state = State(postgres.empty_database())
    workspace = Workspace(slack, in_process(slack, answerer, state))
    workspace.slash("topp Sörmland")
    postgres.stop()
    try:
        assert workspace.slash("och i Skåne?")["text"].startswith("Just nu minns jag inte vad du frågade nyss.")
        assert workspace.slash("and in Skåne?")["text"].startswith("I cannot recall what you asked before just now.")
        assert workspace.slash("topp Skåne")["text"].startswith("Högst poäng i Skåne län: Helsingborg")
    finally:
        postgres.start()
        state.close()


def test_memory_can_be_switched_off(slack: FakeSlack, answerer: Answerer, tmp_path: Path) -> None:
    state = State(address(tmp_path / "state.db"), memory=0)
    workspace = Workspace(slack, in_process(slack, answerer, state))
    workspace.slash("hur många appar har Göteborg?")
    assert workspace.slash("och Malmö?")["text"].startswith("Malmö: ingen publicerad poäng.")
    assert not (tmp_path / "state.db").exists()


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_what_is_too_old_is_not_gone_on_from(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = address(tmp_path / "s.db") if kind == "sqlite" else request.getfixturevalue("postgres").empty_database()
    state = State(url)
    conversations = Conversations(state, 3600.0)
    now = time.time()
    conversations.remember("T1", "D1 U1", Question("overview"))
    conversations.remember("T1", "C1 U1", Question("profile", of=("0483",)), 900.0)
    state.close()
    monkeypatch.setattr(time, "time", lambda: now + 1000)
    assert conversations.recall("T1", "D1 U1", ("T1", "U1")) == Question("overview")
    assert conversations.recall("T1", "C1 U1", ("T1", "U1")) is None
    monkeypatch.setattr(time, "time", lambda: now + 4000)
    assert conversations.recall("T1", "D1 U1", ("T1", "U1")) is None
    conversations.remember("T2", "D1 U1", Question("overview"))
    state.close()
    assert len(kept(state)) == 1  # those whose time is over are swept
    state.close()


def test_what_another_process_begins_in_the_same_file_is_seen_a_minute_later(
    tmp_path: Path, virtual_time: VirtualTime
) -> None:
    states = [State(address(tmp_path / "s.db")) for _ in range(2)]
    one, other = (Conversations(state, 3600.0) for state in states)
    assert one.recall("T1", "D1 U1", ("T1", "U1")) is None
    other.remember("T1", "D1 U1", Question("overview"))
    states[1].close()
    assert one.recall("T1", "D1 U1", ("T1", "U1")) is None
    virtual_time.advance(61)
    assert one.recall("T1", "D1 U1", ("T1", "U1")) == Question("overview")
    states[0].close()


def test_conversations_that_are_no_longer_at_hand_are_read_from_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.state.conversations._AT_HAND", 1)
    state = State(address(tmp_path / "s.db"))
    conversations = Conversations(state, 3600.0)
    assert conversations.recall("T1", "D1 U1", ("T1", "U1")) is None
    for number in (1, 2):
        conversations.remember("T1", f"D{number} U1", Question("profile", of=(f"048{number}",)))
    conversations.flush()
    assert conversations.recall("T1", "D1 U1", ("T1", "U1")) == Question("profile", of=("0481",))
    state.close()


def test_a_bot_that_is_started_anew_goes_on(slack: FakeSlack, own_db: str) -> None:
    for _, text, _question in CONVERSATIONS[0][:2]:
        with serving(slack, {"EINDEX_DB": own_db}) as one:
            said = by_command(Workspace(slack, OverHttp(one.url)), text)
    assert said.startswith("Ingen publicerad poäng i Dalarnas län.")


LABELS = {
    "Karta",
    "Diagram",
    "Ladda ner",
    "Vilka?",
    "Hur vet du det?",
    "Map",
    "Chart",
    "Download",
    "Which ones?",
    "How do you know?",
}


def test_what_is_suggested_under_an_answer_works_where_it_is_typed(example: Answerer) -> None:
    wrong = []
    for text, question in ONE_OF_EACH:
        if question["want"] in NO_FIGURES or text in UNANSWERED:
            continue
        for label, carried in suggested(example.reply(text)):
            after = (example.reader.after(asked, label) for asked in example.reader.questions(text))  # each has its own
            if not any(_asks(example.reader.question(typed), carried, example) for typed in after):
                wrong.append((text, label))
    assert not wrong, wrong


def _asks(typed: Question, carried: Question, example: Answerer) -> bool:
    """Whether what is typed asks what the button does; of two places both are explained."""
    same = all(getattr(typed, field) == getattr(carried, field) for field in ("want", "form", "of", "where"))
    return same or example.reply(carried).text in example.reply(typed).text


def suggested(reply: Reply) -> Iterator[tuple[str, Question]]:
    for block in reply.private or reply.blocks:
        for element in block.get("elements", ()) if block["type"] == "actions" else ():
            for each in element.get("options", [element]):
                carried = from_value(each.get("value", "").partition(" ")[2])
                if carried and each["text"]["text"] in LABELS:
                    yield each["text"]["text"], carried
