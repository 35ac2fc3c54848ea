"""Stories in any order: what the model says each person sees is what the fake Slack showed.

EINDEX_STORIES=200 tells as many new ones, each longer, where time does not matter; EINDEX_SHORTEN=1 shortens what fails.
"""

import json
import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from data.state import State, address
from data.store.store import Store
from handlers.answering.answerer import Answerer
from handlers.sending.client import make_client
from handlers.serving.app import make_app
from handlers.serving.http import make_site
from handlers.serving.oauth import prepare
from tests.bot_process import bot
from tests.conftest import PLAIN
from tests.fake_slack import Browser, FakeSlack, Fault, InProcess, Surfaces, Workspace
from tests.fake_slack.rules import Json
from tests.fake_slack.server import SIGNING_SECRET
from tests.story_model import FORGOT, MALMO, PAGE, SCORE, World
from tests.virtual_time import VirtualTime

APPS: Final = "hur många appar har Göteborg?"
KEPT: Final = ("slack_bots", "slack_installations", "choice")  # tables that are lost with the state store
TEAMS: Final = st.sampled_from(["T1", "T2"])
LEAVES: Final = st.sampled_from(
    [{"type": "app_uninstalled"}, {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": ["U0BOT"]}}]
)
FEW: Final = 6
STORIES: Final = int(os.environ.get("EINDEX_STORIES") or FEW)
STEPS: Final = 25 if STORIES == FEW else 40
AT_ONCE: Final = 32  # threads that answer


class Story(RuleBasedStateMachine):
    """One process of the bot, two workspaces, and everything that may happen to them."""

    def __init__(self, folder: Path, editions: dict[bool, Path]) -> None:
        super().__init__()
        self.world = World()
        self.folder, self.editions = Path(mkdtemp(dir=folder)), editions
        self.db, self.kept = self.folder / "eindex.db", self.folder / "state.db"
        self.lasting = ExitStack()
        self.time = self.lasting.enter_context(VirtualTime())
        self.slack = self.lasting.enter_context(FakeSlack())
        prepare(PLAIN, address(self.kept))
        self.left: dict[str, tuple[Json, float]] = {}  # by workspace: how it left, and when
        self.events: list[tuple[str, str]] = []  # workspaces and ids of events that this process took
        self.numbers = iter(range(10**9))
        self.lives = False
        self._load(loaded=False)
        self._start()
        self.install_one("T1")

    def teardown(self) -> None:
        self._stop()
        self.lasting.close()

    # -- what happens to the bot

    @rule()
    def stop_and_start(self) -> None:
        if self.db.exists() and not self.world.state_lost:
            self._stop()
            self.world.restart()
            self._start()

    @rule(loaded=st.booleans())
    def load_or_unload(self, loaded: bool) -> None:
        self._load(loaded=loaded)
        self.world.loaded = loaded
        self.store.edition()  # somebody asks: what is lost before anybody saw it was never there

    @rule()
    def lose_the_survey_store(self) -> None:
        self.db.unlink(missing_ok=True)  # the last good one goes on

    @precondition(lambda self: not self.world.state_lost)
    @rule()
    def lose_the_state_store(self) -> None:
        self._rename("{}", "lost_{}")
        self.world.state_lost = True

    @precondition(lambda self: self.world.state_lost)
    @rule()
    def find_the_state_store(self) -> None:
        self._rename("lost_{}", "{}")
        self.world.state_lost = False
        self.time.advance(61)  # what failed rests for two seconds; what people chose is at hand for sixty

    # -- who comes and goes

    @precondition(lambda self: not self.world.state_lost)
    @rule(name=TEAMS)
    def install(self, name: str) -> None:
        self.install_one(name)

    def install_one(self, name: str) -> None:
        self.time.advance(2)
        assert Browser(self.slack, self.site).install(name).status == 200
        self.world.teams[name].installed = True

    @precondition(lambda self: not self.world.state_lost)
    @rule(name=TEAMS, event=LEAVES)
    def leave(self, name: str, event: Json) -> None:
        self.slack.oauth.revoked.update(self.slack.oauth.tokens(name))
        self.left[name] = event, time.time()
        assert self._person(name).leave(event).status == 200
        self.world.leave(name)

    @precondition(lambda self: self.left and not self.world.state_lost)
    @rule(data=st.data())
    def hear_of_a_leave_again(self, data: st.DataObject) -> None:
        """Late, and perhaps after the app was installed anew: nothing of the newer installation ends."""
        name = data.draw(st.sampled_from(sorted(self.left)))
        event, when = self.left[name]
        assert self._person(name).leave(event, at=when).status == 200

    @precondition(lambda self: not self.world.state_lost)
    @rule(name=TEAMS, event=LEAVES)
    def leave_and_come_back(self, name: str, event: Json) -> None:
        """With a choice that was made, and the word of the leave coming late: what is rare by chance."""
        self.choose_a_language(name, "en")
        self.leave(name, event)
        self.install(name)
        assert self._person(name).leave(event, at=self.left[name][1]).status == 200
        self.ask_by_command(name)

    # -- what people do, and see

    @rule(name=TEAMS)
    def ask_by_command(self, name: str) -> None:
        self._command(name, "Eskilstuna", *self.world.score(name))
        self.world.teams[name].measure = "score"

    @rule(name=TEAMS)
    def ask_of_apps_by_command(self, name: str) -> None:
        if self._command(name, APPS, "Göteborg: 5 app"):
            self.world.teams[name].measure = "apps"

    @rule(name=TEAMS)
    def follow_up(self, name: str) -> None:
        team = self.world.teams[name]
        told = tuple(MALMO[lang, team.measure] for lang in self.world.langs(name))
        self._command(name, "och Malmö?", *told, *(FORGOT if self.world.state_lost else ()))

    @rule(name=TEAMS, lang=st.sampled_from(["sv", "en"]))
    def choose_a_language(self, name: str, lang: str) -> None:
        kept = {"sv": "Från och med nu", "en": "From now on"}
        if self.world.state_lost:
            return
        if self._command(name, f"språk {lang}", kept[lang]):
            self.world.teams[name].lang = lang

    @rule(name=TEAMS, directly=st.booleans())
    def ask_in_a_message(self, name: str, directly: bool) -> None:
        self._message(name, directly=directly)

    @rule(name=TEAMS)
    def ask_while_slack_stumbles(self, name: str) -> None:
        self.slack.fail("chat.postMessage", Fault(503, ""))
        self._message(name, directly=False)
        self.slack._faults.clear()
        if self.events:
            self._again(*self.events[-1])  # as Slack does then

    @rule(name=TEAMS)
    def ask_while_slack_is_lost(self, name: str) -> None:
        self.slack.fail("chat.postMessage", *[Fault(503, "")] * 50)
        before = len(self.slack.messages)
        self._mention(name)
        self.slack._faults.clear()
        assert len(self.slack.messages) == before

    @precondition(lambda self: self.events)
    @rule(data=st.data())
    def hear_of_an_event_again(self, data: st.DataObject) -> None:
        self._again(*data.draw(st.sampled_from(self.events)))

    @rule(name=TEAMS, value=st.sampled_from(["sv Eskilstuna", "v9:profile:0484", "en Eskilstuna"]))
    def click_an_old_button(self, name: str, value: str) -> None:
        before, instead = len(self.slack.messages), self.world.served(name)
        button = {"type": "button", "action_id": "ask:0", "value": value}
        url = self.slack.response_url()
        try:
            self._person(name).interact(button, url=url)
        except AssertionError:
            assert instead
        self._drain()
        seen = self.slack.messages[before:]
        assert len(seen) == 1, seen
        lang = value[:2] if value[:2] in ("sv", "en") else self.world.teams[name].lang
        if instead:
            assert instead in seen[0]["text"] or "Something went wrong" in seen[0]["text"]
        elif not value.startswith("v9"):
            assert seen[0]["text"].startswith(self._score(lang)), seen
            self.world.teams[name].measure = "score"

    @rule(name=TEAMS)
    def look_up_in_a_modal(self, name: str) -> None:
        person = Surfaces(self._person(name))
        before = len(self.slack.shown.modals)
        if not self._quietly(name, lambda: person.shortcut("lookup")):
            assert len(self.slack.shown.modals) == before
            return
        assert len(self.slack.shown.modals) == before + 1
        body = person.choose("0484")
        said = str(body["view"]).replace("*", "").lower()
        assert any(each.removeprefix("Eskilstuna: ").rstrip(".") in said for each in self.world.score(name)), body

    @rule(name=TEAMS)
    def open_the_page(self, name: str) -> None:
        self.slack.shown.homes.clear()
        shown = self._quietly(name, Surfaces(self._person(name)).open_page)
        homes = str(self.slack.shown.homes)
        assert any(PAGE[lang] in homes for lang in self.world.langs(name)) if shown else homes == "{}"

    @rule(name=TEAMS)
    def open_the_messages_tab(self, name: str) -> None:
        self.slack.shown.prompts.clear()
        shown = self._quietly(name, lambda: Surfaces(self._person(name)).open_page("messages"))
        assert bool(self.slack.shown.prompts) == shown

    @rule(name=TEAMS)
    def run_a_step(self, name: str) -> None:
        person = Surfaces(self._person(name))
        begun: list[str] = []
        shown = self._quietly(name, lambda: begun.append(person.run_step("kommun_index", {"kommun": "Eskilstuna"})))
        ended = self.slack.shown.ended.get(begun[0]) if begun else None
        assert (ended is not None) == shown
        if ended:
            assert self._score("sv") in ended["outputs"]["text"]

    @precondition(lambda self: any(team.installed for team in self.world.teams.values()))
    @rule(name=TEAMS)
    def flood(self, name: str) -> None:
        somebody = self._person(name, f"U{next(self.numbers) + 1000}")
        if self.world.served(name):
            return
        said = [somebody.slash("Umeå")["text"] for _ in range(24)]
        assert all(each.startswith("Umeå: 14 av 14 poäng.") for each in said[:20])
        assert said[-1].startswith("För många frågor just nu.")

    # -- how

    def _start(self) -> None:
        self.state = State(address(self.kept))
        self.store = Store(self.db)
        self.app = make_app(
            Answerer(self.store), make_client("", self.slack.api_url), SIGNING_SECRET, self.state, oauth=PLAIN
        )
        self.site = InProcess(make_site(self.app))
        self.events.clear()
        self.lives = True

    def _stop(self) -> None:
        if self.lives:
            self.app.listener_runner.listener_executor.shutdown()
            self.state.close()
        self.lives = False

    def _load(self, *, loaded: bool) -> None:
        """As a load does: a whole file takes the place of the one that is there."""
        new = self.folder / "new.db"
        shutil.copyfile(self.editions[loaded], new)
        os.replace(new, self.db)  # noqa: PTH105

    def _rename(self, one: str, other: str) -> None:
        with closing(sqlite3.connect(self.kept)) as db, db:
            for table in KEPT:
                db.execute(f"ALTER TABLE {one.format(table)} RENAME TO {other.format(table)}")

    def _person(self, name: str, user: str = "U1") -> Workspace:
        self.time.advance(1)  # nobody is turned away for all they do here
        return Workspace(self.slack, self.site, name, user=user)

    def _score(self, lang: str) -> str:
        return SCORE[lang, self.world.loaded]

    def _drain(self) -> None:
        """Until every thread that answers has nothing to do."""
        together = threading.Barrier(AT_ONCE + 1)
        for _ in range(AT_ONCE):
            self.app.listener_runner.listener_executor.submit(together.wait, 20)
        together.wait(20)

    def _command(self, name: str, text: str, *answers: str) -> bool:
        """Whether it was answered, and not something said instead."""
        instead = self.world.served(name)
        said = self._said_by_command(name, text)
        assert (instead in said) if instead else said.startswith(answers), (said, instead or answers)
        return not instead

    def _said_by_command(self, name: str, text: str) -> str:
        try:
            return str(self._person(name).slash(text)["text"])
        except json.JSONDecodeError:  # where nothing is installed, that comes by the response_url
            return str(self.slack.messages[-1]["text"])

    def _mention(self, name: str, event_id: str | None = None) -> None:
        self.world.served(name)
        try:
            self._person(name).mention("Eskilstuna", event_id=event_id)
        except AssertionError:  # after 503, Slack says it again
            if not self.world.state_lost:
                raise
        self._drain()

    def _again(self, name: str, event_id: str) -> None:
        before = len(self.slack.messages)
        self._mention(name, event_id)
        assert len(self.slack.messages) == before

    def _message(self, name: str, *, directly: bool) -> None:
        before, instead = len(self.slack.messages), self.world.served(name)
        if directly:
            self._quietly(name, lambda: self._person(name).direct_message("Eskilstuna"))
        else:
            event_id = f"EvOurs{next(self.numbers)}"
            self._mention(name, event_id)
            if not instead:
                self.events.append((name, event_id))
        seen = [message["text"] for message in self.slack.messages[before:]]
        assert [each.startswith(self.world.score(name)) for each in seen] == ([] if instead else [True]), (
            seen,
            instead,
        )

    def _quietly(self, name: str, do: Callable[[], Any]) -> bool:
        """Do what nobody can be told about where it does not go; whether it went."""
        instead = self.world.served(name)
        try:
            do()
        except (AssertionError, ValueError):  # Bolt says it as a text, which only a command shows
            assert instead
        self._drain()
        return not instead


@pytest.fixture(scope="module")
def editions(db_path: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Path]:
    """The store as it is published, and with a list that was loaded."""
    folder = tmp_path_factory.mktemp("loaded")
    db, points = folder / "eindex.db", folder / "lista.csv"
    shutil.copy2(db_path, db)
    points.write_text("Kommun;Poäng\nEskilstuna;9\nFlen;9\n", encoding="utf-8")
    done = bot("load", str(points), "--survey", "skl-2014", EINDEX_DB=str(db))
    assert done.returncode == 0, done.stderr
    return {False: db_path, True: db}


def test_stories(tmp_path: Path, editions: dict[bool, Path]) -> None:
    told = settings(
        max_examples=STORIES,
        stateful_step_count=STEPS,
        deadline=None,
        print_blob=True,
        database=None,
        derandomize=STORIES == FEW,  # the same ones each time; others where there is time
        phases=list(Phase) if "EINDEX_SHORTEN" in os.environ else [Phase.generate],  # that takes minutes
        suppress_health_check=list(HealthCheck),
    )
    story: Any = partial(Story, tmp_path, editions)
    run_state_machine_as_test(story, settings=told)
