"""`make soak [ARGS=SECONDS]`: steady load while surveys are replaced and faults are injected; ten minutes by default.

Each question is written to soak-history.jsonl: when it was asked and answered, what, and by which process. Each reply is
held to what some revision that was alive meanwhile says (tests/histories.py). Errors and wrong answers must be 0, memory may grow by 5 % after the warm-up, descriptors and threads by none.
"""

import itertools
import os
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from data.store.freshness import ensure_fresh
from tests.bench import memory
from tests.bot_process import ROOT, bot, serving
from tests.callers import p99
from tests.fake_slack import FakeSlack, Fault, OverHttp, Workspace
from tests.histories import CONVERSATIONS, OPENING, Asked, Oracle, Revisions, Talk, faults
from tests.load import TEXTS
from tests.postgres import programs, running_postgres

CALLERS = 8
PAUSE = 0.05  # seconds between a caller's questions
EVERY = 20.0  # seconds between two surveys
LAG = 60.0  # seconds until every process answers from what was loaded
HISTORY = ROOT / "soak-history.jsonl"
WARM = 0.25  # share of the time
GROWTH = 0.05
SLACK_FAULTS = (Fault(429, "", {"Retry-After": "1"}), Fault(500, "oops"), Fault(reset=True), Fault(200, "<html>"))


@dataclass(frozen=True)
class Use:
    """What the processes of the bot hold at a moment. Memory in MB."""

    memory: float
    files: int
    threads: int


def family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *itertools.chain.from_iterable(family(int(child)) for child in children)]


def use(pid: int) -> Use:
    pids = family(pid)
    files = sum(len(os.listdir(f"/proc/{each}/fd")) for each in pids)  # noqa: PTH208  # its number is enough
    threads = sum(len(os.listdir(f"/proc/{each}/task")) for each in pids)  # noqa: PTH208  # the same
    return Use(memory(pid), files, threads)


def listed(folder: Path, points: int) -> str:
    """A list of points of three kommuner, to be loaded."""
    path = folder / f"list-{points}.csv"
    path.write_text("Kommun;Poäng\n" + "".join(f"{name};{points}\n" for name in ("Eskilstuna", "Flen", "Nyköping")))
    return str(path)


def package(folder: Path, year: int) -> str:
    """A package of a survey of that year: that of 2014 under another name."""
    path = folder / f"enkat-{year}"
    if not path.exists():
        shutil.copytree(ROOT / "data" / "surveys" / "skl-2014", path)
        toml = path / "survey.toml"
        text = toml.read_text(encoding="utf-8")
        for old, new in (
            ('"skl-2014"', f'"enkat-{year}"'),
            ("year = 2014", f"year = {year}"),
            ("SKL 2014", f"Enkät {year}"),
        ):
            text = text.replace(old, new, 1)
        toml.write_text(text.replace('"2014-06-19"', f'"{year}-06-19"'), encoding="utf-8")
    return str(path)


def swap(db: Path, new: Path) -> None:
    """Put another file in the place of the store, at once."""
    beside = db.with_name("new.db")
    shutil.copy(new, beside)
    beside.replace(db)


def harm(db: Path, number: int) -> None:
    """Now and then something happens to the file: the last good one goes on."""
    match number % 4:
        case 1:
            db.unlink()
        case 2:
            db.write_bytes(b"no store" * 6_000)
        case 3:
            os.truncate(db, 5000)
    time.sleep(1.0)


class Surveys:
    """A store that changes in every way there is, one after the other: files, lists, packages, and taking out."""

    def __init__(self, folder: Path, db: Path, revisions: Revisions, **settings: str) -> None:
        self._folder = folder
        self._db = db
        self._revisions = revisions
        self._settings = {"EINDEX_DB": str(db), **settings}
        self._number = 0

    def change(self) -> None:
        """The next change."""
        self._number += 1
        ways: list[Callable[[], object]] = [
            partial(self._bot, "load", listed(self._folder, self._number % 13), "--survey", "skl-2014", "--replace"),
            partial(self._bot, "load", package(self._folder, 2015), "--replace"),
            self._replace_file,
            partial(self._bot, "unload", "skl-2014", "enkat-2015"),
            self._replace_file,
        ]
        if "DATABASE_URL" in self._settings:  # a file is another's there
            ways = [way for way in ways if way != self._replace_file]
        self._revisions.change(self._db, ways[self._number % len(ways)])

    def _replace_file(self) -> None:
        harm(self._db, self._number)
        swap(self._db, self._revisions.all[self._number % len(self._revisions.all)].file)

    def _bot(self, *arguments: str) -> None:
        done = bot(*arguments, **self._settings)
        assert done.returncode in (0, 2), done.stderr  # 2: nothing to take out


def trouble(slack: FakeSlack, url: str, surveys: Surveys, stop: threading.Event) -> Iterator[str]:
    """Replace the survey, let Slack fail, and be rude over HTTP, until it stops; yields what went wrong."""
    workspace = Workspace(slack, OverHttp(url))
    changed = time.monotonic()
    for number in itertools.count(1):
        if stop.wait(1.0):
            return
        if time.monotonic() - changed > EVERY:
            surveys.change()
            changed = time.monotonic()
        before = len(slack.messages)
        slack.fail("chat.postMessage", SLACK_FAULTS[number % len(SLACK_FAULTS)])
        rude = OverHttp(url).deliver("events_api", {"type": "unheard_of"})
        if rude.status != 404:
            yield f"status {rude.status} for an unheard-of event"
        workspace.mention("Umeå")
        with suppress(AssertionError):
            slack.wait_for_messages(before + 1, 15)
        if len(slack.messages) != before + 1 or not slack.messages[-1]["text"].startswith("Umeå"):
            yield "a mention was not answered once"


def soak(seconds: float) -> int:
    found: list[str] = []
    uses: list[Use] = []
    history: list[Asked] = []
    with tempfile.TemporaryDirectory() as name, FakeSlack() as slack:
        folder = Path(name)
        db = folder / "eindex.db"
        ensure_fresh(db, ROOT / "data" / "surveys")
        revisions, stop = Revisions(folder, OPENING), threading.Event()
        revisions.change(db, lambda: None)
        with serving(slack, {"EINDEX_DB": str(db)}, folder / "log") as one:
            talk = Talk([one.port], CALLERS, PAUSE, [*CONVERSATIONS, *((text,) for text in TEXTS)])
            rounds = max(8, int(seconds / 10))
            surveys = Surveys(folder, db, revisions)
            troubling = threading.Thread(target=lambda: found.extend(trouble(slack, one.url, surveys, stop)))
            troubling.start()
            for _ in range(rounds):
                history += talk.history(seconds / rounds)
                uses.append(use(one.process.pid))
            stop.set()
            troubling.join()
        log = (folder / "log").read_text(encoding="utf-8")
        assert log.count('"event": "question"') >= len(history), "the log lacks questions"
        with closing(Oracle(slack, folder, revisions)) as oracle:
            wrong = faults(history, revisions, oracle)
        told = f"questions over HTTP, while {len(revisions.all)} revisions of the surveys came"
        shared, wrong_shared = share(slack, folder, max(20.0, seconds / 5)) if programs() else ([], [])
    write([*history, *shared])
    if not shared:
        print("PostgreSQL is not installed: nothing was asked of processes that share one.")
    wrong += wrong_shared
    return _report(told, [*history, *shared], wrong, found, uses, log.count("failure ") + log.count("Traceback"))


def share(slack: FakeSlack, folder: Path, seconds: float) -> tuple[list[Asked], list[str]]:
    """Two processes that share a PostgreSQL, from which they take what is loaded and what conversations are at."""
    with running_postgres() as server, ExitStack() as stack:
        database = server.empty_database()
        ports: list[int] = []
        revisions, operator = Revisions(folder, LAG), folder / "operator" / "eindex.db"
        operator.parent.mkdir()
        ensure_fresh(operator, ROOT / "data" / "surveys")
        revisions.change(operator, lambda: None)
        for name in ("one", "other"):
            (folder / name).mkdir()
            own = {"DATABASE_URL": database, "EINDEX_DB": str(folder / name / "eindex.db")}
            ports.append(stack.enter_context(serving(slack, own)).port)
        surveys, stop = Surveys(folder, operator, revisions, DATABASE_URL=database), threading.Event()

        def change() -> None:
            while not stop.wait(EVERY / 2):
                surveys.change()

        changing = threading.Thread(target=change)
        changing.start()
        history = Talk(ports, CALLERS, PAUSE).history(seconds)
        stop.set()
        changing.join()
    with closing(Oracle(slack, operator.parent, revisions)) as oracle:
        return history, faults(history, revisions, oracle)


def write(history: list[Asked]) -> None:
    """Keep the history, for whoever wants to know more of a fault."""
    HISTORY.write_text("".join(f"{each.line()}\n" for each in history), encoding="utf-8")


def _report(told: str, history: list[Asked], wrong: list[str], found: list[str], uses: list[Use], failures: int) -> int:
    warm, last = uses[int(len(uses) * WARM) :][: len(uses) // 4 or 1], uses[-(len(uses) // 4 or 1) :]
    middle = {
        name: (statistics.median(getattr(u, name) for u in warm), statistics.median(getattr(u, name) for u in last))
        for name in ("memory", "files", "threads")
    }
    rows = [
        (told, str(len(history)), "", True),
        ("p99, ms", f"{p99(each.answered - each.asked for each in history) * 1000:.0f}", "", True),
        ("answers that no revision explains", str(len(wrong)), "0", not wrong),
        ("mentions wrongly answered", str(len(found)), "0", not found),
        ("failures in the log", str(failures), "0", not failures),
        ("memory, MB", "{:.1f} → {:.1f}".format(*middle["memory"]), "≤ 5 % more", middle["memory"][1] <= middle["memory"][0] * (1 + GROWTH)),
        ("open files", "{:.0f} → {:.0f}".format(*middle["files"]), "no growth", middle["files"][1] <= middle["files"][0] + 1),
        ("threads", "{:.0f} → {:.0f}".format(*middle["threads"]), "no growth", middle["threads"][1] <= middle["threads"][0] + 1),
    ]  # fmt: skip
    print(f"{'what':66} {'measured':>18}  goal")
    for what, measured, goal, good in rows:
        print(f"{what:66} {measured:>18}  {goal}{'' if good else '   <-- not reached'}")
    print(*wrong[:5], *found[:5], sep="\n")
    return int(not all(good for *_, good in rows))


if __name__ == "__main__":
    sys.exit(soak(float(sys.argv[1]) if len(sys.argv) > 1 else 600.0))
