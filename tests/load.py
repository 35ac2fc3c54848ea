"""`make load [ARGS=SECONDS]`: the highest rate held for a minute, beside a bare Bolt app on the same server in turns.

Ratios hold; absolute values are those of a shared machine, with the client in Python on it. What is remembered was
asked before, by somebody else; what is new never was.
"""

import itertools
import statistics
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from data.store.freshness import ensure_fresh
from tests import bot_process
from tests.bench import serving, tool
from tests.bot_process import ROOT, running, socket_settings
from tests.callers import Question, Tally, call, question, requested
from tests.capacity import Held, Way, capacity
from tests.fake_slack import Browser, FakeSlack, OverHttp
from tests.postgres import programs, running_postgres

TEXTS = (
    *("Katrineholm", "Umeå", "Göteborg", "Eskilstuna", "Örnsköldsvik", "Malmö", "Visby", "häbo", "katrinehlm"),
    *("topp Sörmland", "top", "statistik", "stats", "full pott", "lista Skåne", "jämför Göteborg Malmö"),
    *("hur gick det för katrineholm?", "How many have apps?", "pizza", "tack!", "hjälp", "om indexet", "utveckling"),
)
HOLD = 60.0  # seconds
STEP = 0.05  # of a hold: how long it is asked with so many users before it is held
TEAMS = 20
GOALS = {"remembered": 0.85, "half new": 0.5, "all new": 0.5}
_number = itertools.count(1)


def texts(new: float) -> Iterator[str]:
    """Texts in turn, of which a share has marks that nobody asked with: what they mean stays."""
    owed = 0.0
    for text in itertools.cycle(TEXTS):
        owed += new
        if owed >= 1:
            owed -= 1
            marks = f"{next(_number):b}".replace("0", "?").replace("1", "!")
            yield f"{text} {marks}"
        else:
            yield text


def asking(port: int, new: float, teams: int = 1) -> Way:
    """Questions over HTTP, each from somebody new: nobody is turned away."""
    users = (f"U{next(_number)}" for _ in itertools.count())
    feed = (
        question(text, user, f"T{1 + number % teams}")
        for number, (text, user) in enumerate(zip(texts(new), users, strict=False))
    )
    return lambda callers, seconds: call(port, feed, callers, seconds)


def calling_tools(port: int, new: float) -> Way:
    """The same over MCP."""
    feed = (Question(text, requested("/mcp", *tool(text))) for text in texts(new))
    return lambda callers, seconds: call(port, feed, callers, seconds)


def over_socket(slack: FakeSlack, new: float) -> Way:
    """The same in Socket Mode: a thread a user, as many envelopes on their way at once."""
    feed, turn = texts(new), threading.Lock()

    def user(tally: Tally, until: float) -> None:
        while time.monotonic() < until:
            with turn:
                text = next(feed)
            payload = {"command": "/eindex", "text": text, "team_id": "T1", "user_id": f"U{next(_number)}"}
            began = time.perf_counter()
            try:
                slack.send_envelope(
                    "slash_commands", {**payload, "channel_id": "C1", "trigger_id": uuid.uuid4().hex}, 10
                )
            except AssertionError as error:
                tally.wrong.append(str(error))
                return
            tally.seconds.append(time.perf_counter() - began)

    def way(users: int, seconds: float) -> Tally:
        tally = Tally()
        until = time.monotonic() + seconds
        threads = [threading.Thread(target=user, args=(tally, until)) for _ in range(users)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        return tally

    return way


@contextmanager
def connected(slack: FakeSlack, db: Path, kind: str) -> Iterator[None]:
    """A bot in Socket Mode."""
    run = {
        "ours": [sys.executable, "bot.py", "socket"],
        "bare": [sys.executable, "-m", "tests.bare", slack.api_url],
    }
    with running(run[kind], {**socket_settings(slack), "EINDEX_DB": str(db), "EINDEX_SOCKET_CONNECTIONS": "1"}):
        slack.wait_for_socket()
        yield
    slack.drop_sockets(lambda _: None)


@contextmanager
def of_many(slack: FakeSlack, db: Path, **state: str) -> Iterator[int]:
    """A bot of many workspaces, where each has it."""
    with bot_process.serving(slack, {"EINDEX_DB": str(db), **bot_process.MANY, **state}) as one:
        for number in range(TEAMS):
            Browser(slack, OverHttp(one.url)).install(f"T{1 + number}")
        yield one.port


@contextmanager
def ways(db: Path) -> Iterator[Iterator[tuple[str, str, Way, Way]]]:
    """What is measured: a name, how much of it is new, the bare app's way and ours. All of it runs meanwhile."""
    with ExitStack() as stack:
        slack, other = stack.enter_context(FakeSlack()), stack.enter_context(FakeSlack())
        bytecode = db.with_name("bytecode")
        bare = stack.enter_context(serving(slack, db, bytecode, "bare"))[1]
        one = stack.enter_context(serving(slack, db, bytecode, "ours"))[1]
        many = stack.enter_context(of_many(slack, db, EINDEX_STATE=str(db.with_name("many.db"))))

        def each() -> Iterator[tuple[str, str, Way, Way]]:
            for name, new in (("remembered", 0.0), ("half new", 0.5), ("all new", 1.0)):
                yield "HTTP, one workspace", name, asking(bare, new), asking(one, new)
            yield "HTTP, many workspaces, SQLite", "half new", asking(bare, 0.5), asking(many, 0.5, TEAMS)
            if programs():
                with running_postgres() as server, of_many(slack, db, DATABASE_URL=server.empty_database()) as port:
                    yield (
                        "HTTP, many workspaces, PostgreSQL",
                        "half new",
                        asking(bare, 0.5),
                        asking(port, 0.5, TEAMS),
                    )
            else:
                print("PostgreSQL is not installed: not measured.")
            yield "MCP, beside bare commands", "half new", asking(bare, 0.5), calling_tools(one, 0.5)
            with connected(slack, db, "bare"), connected(other, db, "ours"):
                for name, new in (("remembered", 0.0), ("half new", 0.5)):
                    yield "Socket Mode", name, over_socket(slack, new), over_socket(other, new)

        yield each()


def main(hold: float = HOLD) -> int:
    """Print the table as it comes; 1 where a goal over HTTP is not reached."""
    missed = False
    print(
        f"{'what':34} {'asked':11} {'bare/s':>8} {'ours/s':>8} {'ratio':>6} {'users':>9} {'p99, ms':>9}  goal",
        flush=True,
    )
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "eindex.db"
        ensure_fresh(db, ROOT / "data" / "surveys")
        with ways(db) as every:
            for what, name, bare, ours in every:
                try:
                    held = capacity({"bare": bare, "ours": ours}, max(1.0, hold * STEP), hold)
                except AssertionError as error:
                    print(f"{what:34} {name:11} {error}", flush=True)
                    missed = True
                    continue
                goal = GOALS[name] if what.startswith("HTTP, one") else None
                missed |= _row(what, name, held["bare"], held["ours"], goal)
    return int(missed)


def _row(what: str, name: str, bare: Held, ours: Held, goal: float | None) -> bool:
    """Print a line of the table; whether its goal is missed. The ratio is the median of those of the turns."""
    ratio = statistics.median(mine / other for mine, other in zip(ours.turns, bare.turns, strict=True))
    missed = goal is not None and ratio < goal
    users, late = (f"{bare.step.users}/{ours.step.users}", f"{bare.step.p99 * 1000:.0f}/{ours.step.p99 * 1000:.0f}")
    said = "" if goal is None else f"≥ {goal}{'   <-- not reached' if missed else ''}"
    rates = f"{bare.step.rate:8.0f} {ours.step.rate:8.0f} {ratio:6.2f}"
    print(f"{what:34} {name:11} {rates} {users:>9} {late:>9}  {said}".rstrip(), flush=True)
    return missed


if __name__ == "__main__":
    sys.exit(main(*map(float, sys.argv[1:2])))
