"""`make bench`: what the bot costs, as ratios to a bare Bolt app in the same run. Medians of alternating runs.

Absolute values mean little on shared machines; the ratios hold. Nothing here is a test.
"""

import http.client
import itertools
import json
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from data.model.places import is_kommun
from data.state import State, address
from data.store.freshness import ensure_fresh
from data.store.store import Store
from handlers.answering.answerer import Answerer
from tests.bare import make_bare_site
from tests.bench_growth import bench_growth
from tests.bot_process import ROOT, free_port, http_settings, running, wait_for_health
from tests.callers import call, command, p99, question
from tests.conftest import in_process
from tests.fake_slack import FakeSlack, InProcess
from tests.fake_slack.server import BOT_TOKEN, SIGNING_SECRET
from tests.fake_slack.workspace import encoded, signed

ROUNDS = 9
DISPATCHES = 400  # a round
STARTS = 9
FIRST_STARTS = 3
LOADED = 3  # of the starts, those whose rate and memory are measured
CONNECTIONS = 50
_MEASURED = re.compile(r"(bare|ours|median|p99|in|it) [\d.]+(?: (?:µs|ms|s|MB))?")  # what differs from run to run
REGRESSION = 1.2  # times the committed ratio
TABLE = ROOT / "docs" / "bench.json"
PEOPLE = 500  # who ask for each place
SECONDS = 4.0  # of load a round
PROCFILE = {"MALLOC_ARENA_MAX": "2"}  # as it sets for both ways to serve
PLACES = ("Katrineholm", "Umeå", "Eskilstuna", "Örnsköldsvik", "Vallentuna", "Falun", "Göteborg", "Malmö")

_number = itertools.count(1)
Request = Callable[[str], tuple[bytes, dict[str, str]]]  # a text → body and headers


def _somebody() -> str:
    """A user who has asked nothing yet: nobody is turned away."""
    return f"U{next(_number)}"


def slash(text: str) -> tuple[bytes, dict[str, str]]:
    """A signed /eindex, each from somebody else."""
    return command(text, _somebody())


def tool(text: str) -> tuple[bytes, dict[str, str]]:
    """The same over MCP."""
    from tests.fake_slack.slackbot import SOMEBODY, request  # needs the SDK, which no bot has

    asked = {"name": "ask", "arguments": {"question": text}}
    body, headers = request("tools/call", SOMEBODY | {"user_id": _somebody()}, **asked)
    return body.encode(), headers | signed(body, "events_api")


def same(text: str) -> Iterator[str]:
    """A text again and again."""
    return itertools.repeat(text, DISPATCHES)


def reworded(text: str) -> Iterator[str]:
    """The same question, each time as a text never asked before."""
    numbers = (f"{next(_number):b}" for _ in range(DISPATCHES))
    return (f"{text} {number.replace('0', '?').replace('1', '!')}" for number in numbers)


def dispatches(
    site: InProcess, texts: Iterable[str], *, made: Request = slash, path: str = "/slack/events"
) -> list[float]:
    """Seconds of each dispatch."""
    times = []
    for text in texts:
        body, headers = made(text)
        began = time.perf_counter()
        ack = site.request("POST", path, body, headers)
        times.append(time.perf_counter() - began)
        assert ack.status == 200
    return times


def ours_on(slack: FakeSlack, db: Path) -> InProcess:
    return in_process(slack, Answerer(Store(db)), State(address(db.with_name("state.db"))))


def suggestion(typed: str) -> tuple[bytes, dict[str, str]]:
    """The filling of a list, as of a modal's, for what was typed so far."""
    view = {"type": "modal", "id": "V1", "callback_id": "lookup", "blocks": [], "state": {"values": {}}}
    action = {"type": "block_suggestion", "action_id": "kommun", "block_id": "kommun", "value": typed, "view": view}
    body = encoded("interactive", {**action, "team": {"id": "T1"}, "user": {"id": "U1"}, "team_id": "T1"})
    return body.encode(), signed(body, "interactive")


def bench_suggestions(slack: FakeSlack, db: Path) -> Iterator[tuple[str, float, str]]:
    """Suggestions while a name is typed, beside the 50 ms that they may take."""
    site = ours_on(slack, db)
    for typed in ("katr", "katrinehlm", "s", "skåne", ""):
        times = dispatches(site, same(typed), made=suggestion)
        took = f"median {statistics.median(times) * 1e3:.2f} ms, p99 {p99(times) * 1e3:.2f} ms, of 50"
        yield f"suggestions for {typed!r}: {took}", p99(times) / 0.05, "≤ 1"


def bench_dispatch(slack: FakeSlack, db: Path) -> Iterator[tuple[str, float, str]]:
    ours, bare = ours_on(slack, db), InProcess(make_bare_site(slack.api_url, BOT_TOKEN, SIGNING_SECRET))
    kommuner = [name for code, name in Store(db).names().display.items() if is_kommun(code)]
    cases: dict[str, tuple[str, Callable[[], list[float]]]] = {
        "Katrineholm": ("1.5", lambda: dispatches(ours, same("Katrineholm"))),
        "Katrineholm (in other words)": ("3", lambda: dispatches(ours, reworded("Katrineholm"))),
        "katrinehlm (in other words)": ("3.5", lambda: dispatches(ours, reworded("katrinehlm"))),
        "each kommun (first time)": ("–", lambda: dispatches(warm(ours_on(slack, db)), kommuner)),
        "topp Sörmland": ("–", lambda: dispatches(ours, same("topp Sörmland"))),
        "statistik": ("–", lambda: dispatches(ours, same("statistik"))),
    }
    warm(ours)
    plain: list[list[float]] = []
    taken: dict[str, list[list[float]]] = {case: [] for case in cases}
    for _ in range(ROUNDS):
        plain.append(dispatches(bare, same("x")))
        for case, (_, measure) in cases.items():
            taken[case].append(measure())
    base = statistics.median(statistics.median(times) for times in plain)
    base99 = statistics.median(p99(times) for times in plain)
    yield f"bare dispatch: median {base * 1e6:.0f} µs, p99 {base99 * 1e6:.0f} µs", 1.0, ""
    for case, (goal, _) in cases.items():
        ratio = statistics.median(statistics.median(times) for times in taken[case]) / base
        yield f"dispatch /eindex {case}, median", ratio, f"≤ {goal}"
        ratio99 = statistics.median(p99(times) for times in taken[case]) / base99
        yield f"dispatch /eindex {case}, p99", ratio99, "≤ 2" if goal == "1.5" else "–"


def warm(site: InProcess) -> InProcess:
    """The application when it has read what it needs, as a server has a moment after its start."""
    for text in ("statistik", "topp Sörmland", "katrinehlm"):
        dispatches(site, same(text))
    return site


def bench_mcp(slack: FakeSlack, db: Path) -> Iterator[tuple[str, float, str]]:
    """The tool `ask` beside the slash command with the same text, in turn."""
    ours = ours_on(slack, db)
    for text, texts in (("Katrineholm", same), ("Katrineholm", reworded), ("topp Sörmland", same), ("topp", reworded)):
        commanded: list[list[float]] = []
        asked: list[list[float]] = []
        for _ in range(ROUNDS):
            commanded.append(dispatches(ours, texts(text)))
            asked.append(dispatches(ours, texts(text), made=tool, path="/mcp"))
        what = f"ask over MCP beside /eindex, {text}{' (in other words)' if texts is reworded else ''}"
        medians = [statistics.median(map(statistics.median, each)) for each in (asked, commanded)]
        yield f"{what}, median", medians[0] / medians[1], "–"
        yield f"{what}, p99", statistics.median(map(p99, asked)) / statistics.median(map(p99, commanded)), "≤ 2"


@contextmanager
def serving(slack: FakeSlack, db: Path, bytecode: Path, kind: str) -> Iterator[tuple[int, int, float]]:
    """A server of the kind: its process id, its port, and the seconds it took until it answered.

    All bytecode, Python's own too, is kept in a folder of the bench. Otherwise PYTHONDONTWRITEBYTECODE in whoever's
    environment would have the bot compiled at each start, and the bare app, which is all libraries, at none.
    """
    port = free_port()
    kept = {"PYTHONPYCACHEPREFIX": str(bytecode), "PYTHONDONTWRITEBYTECODE": "", **PROCFILE}
    settings = {**http_settings(slack, port), **kept, "EINDEX_DB": str(db)}
    run = {
        "ours": [sys.executable, "bot.py", "http"],
        "bare": [sys.executable, "-m", "tests.bare", slack.api_url, str(port)],
    }
    began = time.perf_counter()
    with running(run[kind], settings) as process:
        wait_for_health(port, pause=0.005)
        yield process.pid, port, time.perf_counter() - began


def memory(pid: int) -> float:
    """Proportional memory (PSS) of a process and its children, in MB."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    own = next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return own / 1024 + sum(memory(int(child)) for child in children)


def first_answer(port: int) -> float:
    """Seconds that the first question takes, over a connection of its own."""
    body, headers = slash(PLACES[0])
    began = time.perf_counter()
    with closing(http.client.HTTPConnection("127.0.0.1", port)) as connection:
        connection.request("POST", "/slack/events", body, headers)
        assert connection.getresponse().status == 200
    return time.perf_counter() - began


def load(port: int) -> float:
    """Requests a second, over kept connections, each sending the next when it has its answer."""
    asked = itertools.cycle([question(place, _somebody()) for place in PLACES * PEOPLE])
    tally = call(port, asked, CONNECTIONS, SECONDS)
    assert not tally.wrong, tally.wrong[0]
    return len(tally.seconds) / SECONDS


def bench_starts(slack: FakeSlack, db: Path) -> Iterator[tuple[str, float, str]]:
    """The first start of a machine's life: no bytecode, neither ours nor any library's, and no store."""
    ready: dict[str, list[float]] = {"bare": [], "ours": []}
    for _ in range(FIRST_STARTS):
        for kind, each in ready.items():
            with tempfile.TemporaryDirectory(dir=db.parent) as name:
                folder = Path(name)
                with serving(slack, folder / "eindex.db", folder / "bytecode", kind) as (_, _, seconds):
                    each.append(seconds)
    yield _compared("first start ever to ready: bare {bare:.2f} s, ours {ours:.2f} s", ready, "–")


def bench_processes(slack: FakeSlack, db: Path) -> Iterator[tuple[str, float, str]]:
    """What an operator waits for and pays for after a restart: bytecode is cached, the store is built."""
    ready: dict[str, list[float]] = {"bare": [], "ours": []}
    answered: dict[str, list[float]] = {"bare": [], "ours": []}
    used: dict[str, list[float]] = {"bare": [], "ours": []}
    rate: dict[str, list[float]] = {"bare": [], "ours": []}
    bytecode = db.with_name("bytecode")
    for kind in ready:
        with serving(slack, db, bytecode, kind) as (_, port, _s):
            first_answer(port)  # leaves the bytecode
    for number in range(STARTS):
        for kind, each in ready.items():
            with serving(slack, db, bytecode, kind) as (pid, port, seconds):
                each.append(seconds)
                answered[kind].append(seconds + first_answer(port))
                if number < LOADED:
                    load(port)
                    rate[kind].append(load(port))
                    used[kind].append(memory(pid))
    yield _compared("time from start to ready: bare {bare:.2f} s, ours {ours:.2f} s", ready, "≤ 1.35")
    yield _compared("time from start to the first answer: bare {bare:.2f} s, ours {ours:.2f} s", answered, "–")
    yield _compared("memory after load: bare {bare:.0f} MB, ours {ours:.0f} MB", used, "≤ 1.25")
    yield _compared("requests a second over HTTP: bare {bare:.0f}, ours {ours:.0f}", rate, "≥ 0.7")


def _compared(what: str, taken: dict[str, list[float]], goal: str) -> tuple[str, float, str]:
    """A line of the table: the median of each kind, and their ratio."""
    medians = {kind: statistics.median(values) for kind, values in taken.items()}
    return what.format(**medians), medians["ours"] / medians["bare"], goal


PARTS: dict[str, Callable[[FakeSlack, Path], Iterator[tuple[str, float, str]]]] = {
    "dispatch": bench_dispatch,
    "mcp": bench_mcp,
    "suggestions": bench_suggestions,
    "first_starts": bench_starts,
    "processes": bench_processes,
}


def main() -> None:
    """Print the table as it comes, beside the committed one; `--write` commits this run's to docs/bench.json.

    Names of parts run these alone: `make bench ARGS=processes` measures start, memory and rate.
    """
    chosen = [name for name in (*PARTS, "growth") if name in sys.argv] or [*PARTS, "growth"]
    earlier: dict[str, float] = json.loads(TABLE.read_text(encoding="utf-8")) if TABLE.exists() else {}
    now: dict[str, float] = {}

    def tell(what: str, ratio: float, goal: str, width: int) -> None:
        name = _MEASURED.sub(r"\1", what)
        now[name] = round(ratio, 2)
        print(f"{what:{width}} {ratio:6.2f}  {goal:7} {_beside(earlier.get(name), ratio, goal)}".rstrip(), flush=True)

    # What conversations are at is written a moment after the last question: that may be when the folder is removed.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, FakeSlack() as slack:
        db = Path(folder) / "eindex.db"
        ensure_fresh(db, ROOT / "data" / "surveys")
        print(f"{'what':72} {'ratio':>6}  goal")
        for name in chosen:
            for what, ratio, goal in PARTS[name](slack, db) if name in PARTS else ():
                tell(what, ratio, goal, 72)
    if "growth" in chosen:
        print(f"\n{'beside 290 kommuner':84} {'ratio':>6}  goal")
        for what, ratio, goal in bench_growth():
            tell(what, ratio, goal, 84)
    if "--write" in sys.argv:
        now = now if len(chosen) > len(PARTS) else earlier | now  # what was not measured stays
        TABLE.write_text(json.dumps(now, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _beside(earlier: float | None, ratio: float, goal: str) -> str:
    """What the committed table says, and whether this is more than a fifth worse."""
    if not earlier:
        return ""
    worse = earlier / ratio if goal.startswith("≥") else ratio / earlier
    return f"was {earlier:.2f}{'   <-- more than 20 % worse' if worse > REGRESSION else ''}"


if __name__ == "__main__":
    main()
