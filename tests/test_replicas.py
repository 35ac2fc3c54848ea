"""Three processes behind nginx that share a PostgreSQL: installed on one, asked through all, and faults under load."""

import itertools
import os
import shutil
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from pathlib import Path
from subprocess import Popen

from data.state import Choice, State
from tests.bot_process import MANY, serving
from tests.fake_slack import Browser, FakeSlack, OverHttp, Workspace
from tests.nginx import running_nginx
from tests.postgres import Postgres

ANSWERS = {
    "Umeå": "Umeå: 14 av 14 poäng.",
    "Katrineholm": "Katrineholm: 10 av 14 poäng.",
    "Vallentuna": "Vallentuna: 11 av 14 poäng.",
    "topp Sörmland": "Högst poäng i Södermanlands län: Katrineholm",
}
AT_ONCE = 6


class Load:
    """New people without a pause, for one alone would soon be turned away, and what came of it."""

    def __init__(self, slack: FakeSlack, url: str, teams: list[str]) -> None:
        self.count: Counter[str] = Counter()
        self.wrong: list[str] = []
        self._stop = threading.Event()
        self._slack, self._url = slack, url
        self._teams = [teams[n % len(teams)] for n in range(AT_ONCE)]
        self._numbers = itertools.count(1)

    @contextmanager
    def going_on(self) -> Iterator["Load"]:
        with ThreadPoolExecutor(AT_ONCE) as threads:
            asking = [threads.submit(self._ask, team) for team in self._teams]
            try:
                yield self
            finally:
                self._stop.set()
            for each in asking:
                each.result()

    def wait_for_more(self, answers: int) -> None:
        """Until so many more have been answered."""
        goal, until = self.count["answered"] + answers, time.monotonic() + 60
        while self.count["answered"] < goal:
            assert time.monotonic() < until, self.count
            time.sleep(0.01)

    def _ask(self, team: str) -> None:
        while not self._stop.is_set():
            for question, answer in ANSWERS.items():
                person = Workspace(self._slack, OverHttp(self._url), team, user=f"U{next(self._numbers)}")
                try:
                    said = person.slash(question)["text"]
                except (OSError, AssertionError):
                    self.count["lost"] += 1
                else:
                    self.count["answered"] += 1
                    if not said.startswith(answer):
                        self.wrong.append(said)


@contextmanager
def replicas_on(slack: FakeSlack, db_path: Path, database: str, folder: Path) -> Iterator[dict[int, Popen[str]]]:
    """Three processes by their ports, each with a survey file of its own that nobody may write to."""
    with ExitStack() as stack:
        processes: dict[int, Popen[str]] = {}
        for name in ("first", "second", "third"):
            own_db = folder / name / "eindex.db"
            own_db.parent.mkdir()
            shutil.copy2(db_path, own_db)
            own_db.chmod(0o444)
            settings = {**MANY, "DATABASE_URL": database, "EINDEX_DB": str(own_db)}
            one = stack.enter_context(serving(slack, settings))
            processes[one.port] = one.process
        yield processes


def install_and_ask(slack: FakeSlack, replicas: list[OverHttp]) -> None:
    """Begun on one, finished on another, asked on all."""
    for number, team in enumerate(("T1", "T2")):
        assert "Thank you" in Browser(slack, replicas[number]).install(team, back_at=replicas[2]).body
    for replica in replicas:
        for team in ("T1", "T2"):
            assert Workspace(slack, replica, team).slash("Umeå")["text"].startswith("Umeå: 14 av 14 poäng.")


def go_on_through_all(slack: FakeSlack, replicas: list[OverHttp]) -> None:
    """Each turn of a conversation reaches another process; the other workspace has one of its own."""
    turns = [
        ("topp Sörmland", "Högst poäng i Södermanlands län: Katrineholm"),
        ("och i Skåne?", "Högst poäng i Skåne län: Helsingborg"),
        ("och de sämsta?", "Vem som kom sist i Skåne län är inte publicerat."),
        ("hur vet du det?", "Så fick jag fram det: Vem som kom sist i Skåne län"),
    ]
    Workspace(slack, replicas[0], "T2").slash("Katrineholm")
    for number, (text, answer) in enumerate(turns):
        said = Workspace(slack, replicas[number % len(replicas)]).slash(text)["text"]
        assert said.startswith(answer), said
    assert (
        Workspace(slack, replicas[1], "T2")
        .slash("och Nyköping?")["text"]
        .startswith("Nyköping: ingen publicerad poäng.")
    )


def deliver_events_to_all(slack: FakeSlack, replicas: list[OverHttp]) -> None:
    """Each of ten events comes to every process twice, at once: one answer each."""
    with ThreadPoolExecutor(6) as threads:
        for number in range(10):
            list(threads.map(partial(_mention, slack, f"Ev-{number}"), replicas * 2))
    slack.wait_for_messages(10)
    time.sleep(0.04)
    assert len(slack.messages) == 10


def _mention(slack: FakeSlack, event_id: str, replica: OverHttp) -> None:
    Workspace(slack, replica).mention("Umeå", event_id=event_id)


def fail_under_load(slack: FakeSlack, url: str, killed: Popen[str], postgres: Postgres) -> None:
    """One process is killed, then the database: lost is at most what was under way, and nothing is wrong."""
    with Load(slack, url, ["T1", "T2"]).going_on() as load:
        load.wait_for_more(50)
        assert load.count["lost"] == 0
        os.killpg(killed.pid, signal.SIGKILL)
        load.wait_for_more(100)
        lost = load.count["lost"]
        postgres.stop("immediate")
        load.wait_for_more(50)
        postgres.start()
        load.wait_for_more(100)
    assert load.wrong == []
    assert lost <= AT_ONCE
    assert load.count["lost"] == lost
    time.sleep(2.1)  # a store that failed is asked again


def leave_through_one(slack: FakeSlack, replicas: list[OverHttp], database: str) -> None:
    """Who leaves is forgotten by all; who comes is served by all."""
    with closing(State(database)) as state:
        state.choose("T1", "U1", Choice("en"))
        assert Browser(slack, replicas[0]).install("T3", back_at=replicas[1]).status == 200
        Workspace(slack, replicas[0]).leave({"type": "app_uninstalled"})
        assert state.choice("T1", "U1") == Choice()
    before = len(slack.messages)
    for replica in replicas:
        for team in ("T1", "T3"):
            Workspace(slack, replica, team).mention("Umeå")
    slack.wait_for_messages(before + 2)
    time.sleep(0.04)
    assert slack.teams[before:] == ["T3", "T3"]


def test_replicas_share_a_state_store_and_outlive_faults(
    slack: FakeSlack, db_path: Path, postgres: Postgres, tmp_path: Path
) -> None:
    database = postgres.empty_database()
    with (
        replicas_on(slack, db_path, database, tmp_path) as processes,
        running_nginx(tmp_path, list(processes)) as url,
    ):
        replicas = [OverHttp(f"http://127.0.0.1:{port}") for port in processes]
        install_and_ask(slack, replicas)
        go_on_through_all(slack, replicas)
        deliver_events_to_all(slack, replicas)
        fail_under_load(slack, url, next(iter(processes.values())), postgres)
        leave_through_one(slack, replicas[1:], database)
        assert slack.refused == []
