"""`make load`: the highest rate of mixed questions at which p99 stays under 100 ms, beside a bare Bolt app.

Over HTTP the bare app runs behind the same server. Ratios hold; absolute values are those of a shared machine.
"""

import statistics
import sys
import tempfile
import threading
import time
import uuid
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from data.store.freshness import ensure_fresh
from tests.bench import serving
from tests.bot_process import ROOT, running, socket_settings
from tests.callers import Question, Tally, call, question
from tests.fake_slack import FakeSlack

TEXTS = (
    *("Katrineholm", "Umeå", "Göteborg", "Eskilstuna", "Örnsköldsvik", "Malmö", "Visby", "häbo", "katrinehlm"),
    *("topp Sörmland", "top", "statistik", "stats", "full pott", "lista Skåne", "jämför Göteborg Malmö"),
    *("hur gick det för katrineholm?", "How many have apps?", "pizza", "tack!", "hjälp", "om indexet", "utveckling"),
)
CALLERS = (8, 16, 32)
PEOPLE = 400  # who ask each of the texts: few enough a second that nobody is turned away
SECONDS = 1.5
ROUNDS = 7
LATE = 0.1  # seconds
MESSAGES = 600
WINDOW = 40  # envelopes on their way at once


def mixed() -> list[Question]:
    return [question(text, f"U{person}-{number}") for person in range(PEOPLE) for number, text in enumerate(TEXTS)]


@dataclass
class Measured:
    """Of one app: requests a second and p99 by number of callers, a round each."""

    rates: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    late: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))

    def add(self, callers: int, tally: Tally) -> None:
        assert not tally.wrong, tally.wrong[:3]
        self.rates[callers].append(len(tally.seconds) / SECONDS)
        self.late[callers].append(tally.p99())

    def best(self) -> int:
        """With how many callers the rate is highest while p99 is under 100 ms."""
        in_time = [callers for callers in CALLERS if statistics.median(self.late[callers]) < LATE]
        return max(in_time, key=lambda callers: statistics.median(self.rates[callers]))


def over_http(slack: FakeSlack, db: Path) -> tuple[Measured, Measured]:
    """Bare and ours in turn, so that both meet whatever else the machine does."""
    bare, ours = Measured(), Measured()
    bytecode = db.with_name("bytecode")
    with (
        serving(slack, db, bytecode, "bare") as (_, bare_port, _s),
        serving(slack, db, bytecode, "ours") as (_, our_port, _t),
    ):
        for _ in range(ROUNDS):
            for callers in CALLERS:
                for measured, port in ((bare, bare_port), (ours, our_port)):
                    measured.add(callers, call(port, mixed(), callers, SECONDS))
    return bare, ours


@contextmanager
def connected(slack: FakeSlack, db: Path, kind: str) -> Iterator[None]:
    """A bot in Socket Mode."""
    command = {
        "ours": [sys.executable, "bot.py", "socket"],
        "bare": [sys.executable, "-m", "tests.bare", slack.api_url],
    }
    with running(command[kind], {**socket_settings(slack), "EINDEX_DB": str(db), "EINDEX_SOCKET_CONNECTIONS": "1"}):
        slack.wait_for_socket()
        yield
    slack.drop_sockets(lambda _: None)


def messages_a_second(slack: FakeSlack) -> float:
    """Commands acknowledged a second, with some on their way at once."""
    turns = threading.Semaphore(WINDOW)
    waiting = [MESSAGES]
    began = time.perf_counter()

    def send(number: int) -> None:
        text = TEXTS[number % len(TEXTS)]
        payload = {"command": "/eindex", "text": text, "team_id": "T1", "user_id": f"U{number}", "channel_id": "C1"}
        try:
            slack.send_envelope("slash_commands", {**payload, "trigger_id": uuid.uuid4().hex}, 10)
        finally:
            turns.release()
            waiting[0] -= 1

    threads = []
    for number in range(MESSAGES):
        turns.acquire()
        thread = threading.Thread(target=send, args=(number,))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    return MESSAGES / (time.perf_counter() - began)


def main() -> int:
    """Print the table; 1 where the goal over HTTP is not reached."""
    with tempfile.TemporaryDirectory() as folder, FakeSlack() as slack, FakeSlack() as other:
        db = Path(folder) / "eindex.db"
        ensure_fresh(db, ROOT / "data" / "surveys")
        bare, ours = over_http(slack, db)
        said: dict[str, list[float]] = {"bare": [], "ours": []}
        with connected(slack, db, "bare"), connected(other, db, "ours"):
            for _ in range(ROUNDS):
                said["bare"].append(messages_a_second(slack))
                said["ours"].append(messages_a_second(other))
    print(f"{'what':44} {'bare':>8} {'ours':>8} {'ratio':>6}  goal")
    ratio = _row("HTTP, requests a second with p99 < 100 ms", bare.rates[bare.best()], ours.rates[ours.best()], "≥ 0.7")
    late = [[1000 * seconds for seconds in found.late[found.best()]] for found in (bare, ours)]
    _row("  p99 at that rate, ms", late[0], late[1], "")
    _row("Socket Mode, messages a second", said["bare"], said["ours"], "")
    return int(ratio < 0.7)


def _row(what: str, bare: list[float], ours: list[float], goal: str) -> float:
    """Print a line of the table; returns the median of the ratios, round by round."""
    ratio = statistics.median(mine / other for mine, other in zip(ours, bare, strict=True))
    print(f"{what:44} {statistics.median(bare):8.0f} {statistics.median(ours):8.0f} {ratio:6.2f}  {goal}", flush=True)
    return ratio


if __name__ == "__main__":
    sys.exit(main())
