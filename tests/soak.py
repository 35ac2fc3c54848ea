"""`make soak [ARGS=SECONDS]`: steady load while the survey is replaced and faults are injected; ten minutes by default.

Errors and wrong answers must be 0, memory may grow by 5 % after the warm-up, descriptors and threads by none.
"""

import itertools
import json
import os
import shutil
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from data.store.freshness import ensure_fresh
from data.store.store import Store
from handlers.answering.answerer import Answerer
from tests.bench import memory
from tests.bot_process import ROOT, free_port, http_settings, running, wait_for_health
from tests.callers import Question, Tally, call, question
from tests.fake_slack import FakeSlack, Fault, OverHttp, Workspace
from tests.load import TEXTS

CALLERS = 8
PAUSE = 0.05  # seconds between a caller's questions
PEOPLE = 400
EVERY = 20.0  # seconds between two surveys
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


def editions(folder: Path) -> list[Path]:
    """Two stores that answer differently: as published, and with scores changed by us."""
    first, second = folder / "first.db", folder / "second.db"
    ensure_fresh(first, ROOT / "data" / "surveys")
    shutil.copy(first, second)
    with closing(sqlite3.connect(second)) as db, db:
        db.execute("UPDATE fact SET value = 9 WHERE measure = 'score' AND kommun = '0483'")
        db.execute("UPDATE kommun SET official_name = official_name || ' (2)'")
    return [first, second]


def right_answers(stores: list[Path]) -> dict[str, set[str]]:
    answerers = [Answerer(Store(path)) for path in stores]
    return {text: {answerer.reply(text).text for answerer in answerers} for text in TEXTS}


def checking(right: dict[str, set[str]]) -> Callable[[str, int, bytes], str]:
    def check(text: str, status: int, body: bytes) -> str:
        if status != 200:
            return f"status {status}"
        said = json.loads(body)["text"]
        return "" if said in right[text] else f"wrong: {said[:100]}"

    return check


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


def harm(db: Path, stores: list[Path], number: int) -> None:
    """Now and then something happens to the file first; then another edition takes its place at once."""
    match number % 4:
        case 1:
            db.unlink()
        case 2:
            db.write_bytes(b"no store" * 6_000)
        case 3:
            os.truncate(db, 5000)
    time.sleep(1.0)
    new = db.with_name("new.db")
    shutil.copy(stores[number % 2], new)
    new.replace(db)


def trouble(slack: FakeSlack, url: str, db: Path, stores: list[Path], stop: threading.Event) -> Iterator[str]:
    """Replace the survey, let Slack fail, and be rude over HTTP, until it stops; yields what went wrong."""
    workspace = Workspace(slack, OverHttp(url))
    changed = time.monotonic()
    for number in itertools.count(1):
        if stop.wait(1.0):
            return
        if time.monotonic() - changed > EVERY:
            harm(db, stores, number)
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
    tally = Tally()
    with tempfile.TemporaryDirectory() as name, FakeSlack() as slack:
        folder = Path(name)
        stores = editions(folder)
        db = Path(shutil.copy(stores[0], folder / "eindex.db"))
        right, port, stop = right_answers(stores), free_port(), threading.Event()
        questions = [question(text, f"U{i}-{j}") for i in range(PEOPLE) for j, text in enumerate(TEXTS)]
        settings = {**http_settings(slack, port), "EINDEX_DB": str(db)}
        with running([sys.executable, "bot.py", "http"], settings, folder / "log") as process:
            url = wait_for_health(port)
            rounds = max(8, int(seconds / 10))
            troubling = threading.Thread(target=lambda: found.extend(trouble(slack, url, db, stores, stop)))
            troubling.start()
            for _ in range(rounds):
                part = _part(port, questions, seconds / rounds, checking(right))
                tally.seconds += part.seconds
                tally.wrong += part.wrong
                uses.append(use(process.pid))
            stop.set()
            troubling.join()
        log = (folder / "log").read_text(encoding="utf-8")
        assert log.count('"event": "question"') >= len(tally.seconds), "the log lacks questions"
    return _report(tally, found, uses, log.count("failure ") + log.count("Traceback"))


def _part(port: int, questions: list[Question], seconds: float, check: Callable[[str, int, bytes], str]) -> Tally:
    fresh = [question(each.text, f"V{number}") for number, each in enumerate(questions[: len(TEXTS) * 40])]
    return call(port, fresh, CALLERS, seconds, check, PAUSE)


def _report(tally: Tally, found: list[str], uses: list[Use], failures: int) -> int:
    warm, last = uses[int(len(uses) * WARM) :][: len(uses) // 4 or 1], uses[-(len(uses) // 4 or 1) :]
    middle = {
        name: (statistics.median(getattr(u, name) for u in warm), statistics.median(getattr(u, name) for u in last))
        for name in ("memory", "files", "threads")
    }
    rows = [
        ("questions over HTTP", str(len(tally.seconds)), "", True),
        ("p99, ms", f"{tally.p99() * 1000:.0f}", "", True),
        ("errors and wrong answers over HTTP", str(len(tally.wrong)), "0", not tally.wrong),
        ("mentions wrongly answered", str(len(found)), "0", not found),
        ("failures in the log", str(failures), "0", not failures),
        ("memory, MB", "{:.1f} → {:.1f}".format(*middle["memory"]), "≤ 5 % more", middle["memory"][1] <= middle["memory"][0] * (1 + GROWTH)),
        ("open files", "{:.0f} → {:.0f}".format(*middle["files"]), "no growth", middle["files"][1] <= middle["files"][0] + 1),
        ("threads", "{:.0f} → {:.0f}".format(*middle["threads"]), "no growth", middle["threads"][1] <= middle["threads"][0] + 1),
    ]  # fmt: skip
    print(f"{'what':38} {'measured':>18}  goal")
    for what, measured, goal, good in rows:
        print(f"{what:38} {measured:>18}  {goal}{'' if good else '   <-- not reached'}")
    print(*tally.wrong[:5], *found[:5], sep="\n")
    return int(not all(good for *_, good in rows))


if __name__ == "__main__":
    sys.exit(soak(float(sys.argv[1]) if len(sys.argv) > 1 else 600.0))
