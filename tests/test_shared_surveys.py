"""What is loaded for every machine: processes that share a PostgreSQL, a load while they answer, and faults."""

import json
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from data.state import State
from data.state.shelf import Shelf
from data.store.loaded_files import read_loaded
from data.store.store import Store
from handlers.answering.answerer import Answerer
from tests.bot_process import bot, environment, serving
from tests.conftest import ROOT
from tests.data.loading.conftest import told
from tests.fake_slack import FakeSlack, OverHttp, Workspace
from tests.postgres import Postgres

WITHIN = 60.0  # seconds until every process answers from what was loaded
OLD, NEW = "Eskilstuna: ingen publicerad poäng", "Eskilstuna: 9 av 14 poäng."


@contextmanager
def replica(slack: FakeSlack, folder: Path, database: str) -> Iterator[int]:
    """The port of a process with a disk of its own."""
    folder.mkdir(exist_ok=True)
    settings = {"DATABASE_URL": database, "EINDEX_DB": str(folder / "eindex.db")}
    with serving(slack, settings, folder / "log") as one:
        yield one.port


def load(folder: Path, database: str, *arguments: str) -> None:
    done = bot("load", *arguments, EINDEX_DB=str(folder / "eindex.db"), DATABASE_URL=database)
    assert done.returncode == 0, done.stderr


def listed(folder: Path, points: int) -> str:
    path = folder / "lista.csv"
    path.write_text(f"Kommun;Poäng\nEskilstuna;{points}\nFlen;{points}\n", encoding="utf-8")
    return str(path)


def until(fits: Callable[[], bool]) -> None:
    end = time.monotonic() + WITHIN
    while not fits():
        assert time.monotonic() < end
        time.sleep(0.2)


class Asker:
    """Asks processes in turn, as new people, and remembers what was said."""

    def __init__(self, slack: FakeSlack) -> None:
        self._slack = slack
        self._number = 0
        self._lock = threading.Lock()

    def ask(self, port: int, question: str = "Eskilstuna") -> str:
        with self._lock:
            self._number += 1
            person = f"U{self._number}"
        return str(Workspace(self._slack, OverHttp(f"http://127.0.0.1:{port}"), user=person).slash(question)["text"])


def health(port: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as response:
        return str(json.load(response)["survey"])


@pytest.fixture
def disk(db_path: Path, tmp_path: Path) -> Callable[[str], Path]:
    """A new disk with the store of the packages on it."""

    def made(name: str) -> Path:
        (tmp_path / name).mkdir()
        shutil.copy2(db_path, tmp_path / name / "eindex.db")
        return tmp_path / name

    return made


@pytest.mark.timeout(300)  # each step may take a minute
def test_what_is_loaded_reaches_every_process_and_survives_a_restart(
    slack: FakeSlack, postgres: Postgres, disk: Callable[[str], Path], tmp_path: Path
) -> None:
    database = postgres.empty_database()
    asker = Asker(slack)
    operator = disk("operator")
    with ExitStack() as stack:
        ports = [stack.enter_context(replica(slack, disk(f"replica-{n}"), database)) for n in range(2)]
        assert all(asker.ask(port).startswith(OLD) for port in ports)
        stop = threading.Event()

        def going_on(port: int) -> list[str]:
            said = []
            while not stop.is_set():
                said.append(asker.ask(port, "jämför Eskilstuna Flen"))
                time.sleep(0.2)
            return said

        with ThreadPoolExecutor(5) as threads:
            asked = [threads.submit(going_on, port) for port in ports]
            load(operator, database, listed(tmp_path, 9), "--survey", "skl-2014", "--replace")
            until(lambda: all(asker.ask(port).startswith(NEW) for port in ports))
            stop.set()
            for replies in (each.result() for each in asked):
                said = {reply for reply in replies if not reply.startswith("För många")}
                assert all("har lika mycket: " in reply for reply in said if "av 14 poäng" in reply)  # of one revision
                assert len(said) <= 2  # before, and after the load
        shown = bot("surveys", EINDEX_DB=str(operator / "eindex.db"), DATABASE_URL=database).stdout
        assert [line.split("\t")[1:] for line in shown.splitlines() if ":" in line] == [["1", ""]] * 2

        # a machine that is new, or lost its disk
        with replica(slack, tmp_path / "new", database) as again:
            assert asker.ask(again).startswith(NEW)

        # what cannot be built leaves the last good one
        with closing(State(database)) as state:
            shelf = Shelf(state)
            revision, rows = shelf.read()
            assert shelf.write(revision, [*rows, ("kaputt", "survey.toml", "id = 3", "x", "2026-01-01")])
            until(lambda: all("last good" in health(port) for port in ports))
            assert all(asker.ask(port).startswith(NEW) for port in ports)

        # and taking it out reaches them, with what was loaded
        done = bot("unload", "kaputt", "skl-2014", EINDEX_DB=str(operator / "eindex.db"), DATABASE_URL=database)
        assert done.returncode == 0
        until(lambda: all(health(port) == "ok" for port in ports))
        assert all(asker.ask(port).startswith(OLD) for port in ports)


def test_loads_on_two_machines_at_once_are_both_kept(
    postgres: Postgres, disk: Callable[[str], Path], tmp_path: Path
) -> None:
    database = postgres.empty_database()
    path = listed(tmp_path, 9)
    names = ("enkat-2015", "enkat-2016")
    machines = [disk(name) for name in names]
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(lambda n: load(machines[n], database, path, "--survey", names[n]), range(2)))
    with closing(State(database)) as state:
        revision, rows = Shelf(state).read()
    assert (revision, {row[0] for row in rows}) == (2, set(names))


# The command line, killed before or after the first call of a function of a module: for each such line, a forked
# process, which need not begin by importing pandas. Its exit status is told.
KILLED = """
import importlib, os, runpy, signal, sys
import pandas, psycopg, sqlalchemy, sqlite_utils
def load(when, module, name):
    *owners, last = name.split(".")
    owner = importlib.import_module(module)
    for each in owners:
        owner = getattr(owner, each)
    called = getattr(owner, last)
    def killed(*arguments, **named):
        if when == "after":
            called(*arguments, **named)
        os.kill(os.getpid(), signal.SIGKILL)
    setattr(owner, last, killed)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.stdin = open(os.devnull)
    sys.argv[:] = ["bot.py", *sys.argv[1:]]
    runpy.run_path("bot.py", run_name="__main__")
while step := sys.stdin.readline().split():
    if (child := os.fork()) == 0:
        load(*step)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
# Each step of a load, and how many files are then kept for every machine, and are in this one's store.
STEPS = [
    ("before data.loading.lists.read_list read_list", 0, 0),
    ("after data.loading.build Plan.current", 0, 0),
    ("before data.loading.packages.package read_package", 0, 0),
    ("before data.loading.packages.writing write", 0, 0),
    ("after data.loading.packages.writing write", 0, 0),
    ("before data.state.shelf Shelf.write", 0, 0),
    ("after data.state.shelf Shelf.write", 2, 0),
    ("before data.loading.packages.placing put", 2, 0),
    ("after data.loading.packages.placing put", 2, 2),
]


def test_a_load_that_is_killed_leaves_a_whole_revision(
    postgres: Postgres, disk: Callable[[str], Path], tmp_path: Path
) -> None:
    database = postgres.empty_database()
    operator = disk("operator")
    command = [sys.executable, "-c", KILLED, "load", listed(tmp_path, 9), "--survey", "skl-2014", "--replace"]
    settings = environment(EINDEX_DB=str(operator / "eindex.db"), DATABASE_URL=database)
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=settings, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdin
        assert process.stdout
        for step, kept, put in STEPS:
            process.stdin.write(f"{step}\n")
            process.stdin.flush()
            assert int(process.stdout.readline()) == -signal.SIGKILL, step
            with closing(State(database)) as state:
                _, rows = Shelf(state).read()
            assert (len(rows), len(read_loaded(operator / "eindex.db"))) == (kept, put), step
    load(operator, database, listed(tmp_path, 8), "--survey", "skl-2014", "--replace")
    with closing(State(database)) as state:
        _, rows = Shelf(state).read()
    assert [row[1:] for row in read_loaded(operator / "eindex.db")] == [row[1:] for row in rows]
    assert Answerer(Store(operator / "eindex.db")).reply("Flen").text.startswith("Flen: 8 av 14 poäng")


def test_what_was_loaded_before_there_was_a_database_is_taken_along(
    postgres: Postgres, disk: Callable[[str], Path], tmp_path: Path
) -> None:
    database, operator = postgres.empty_database(), disk("operator")
    path = listed(tmp_path, 9)
    told(operator / "eindex.db", "load", path, "--survey", "enkat-2015")
    load(operator, database, path, "--survey", "enkat-2016")
    with closing(State(database)) as state:
        assert {row[0] for row in Shelf(state).read()[1]} == {"enkat-2015", "enkat-2016"}
    gone = "postgresql://postgres@127.0.0.1:9/nowhere"
    done = bot("load", path, "--survey", "enkat-2017", EINDEX_DB=str(operator / "eindex.db"), DATABASE_URL=gone)
    assert (done.returncode, "DATABASE_URL, which failed" in done.stderr) == (1, True)
