"""`make mutants [ARGS="COUNT SEED ROOM…"]`: small faults are planted, one at a time, and the tests must notice.

mutmut and cosmic-ray start all tests anew for each fault and know no bound. Here a sample is drawn of each room by a
seed, and each fault gets a switch where it stands. All tests are collected once, and run once with every switch off,
which tells in which of them each fault makes a difference. Then each is switched on in a fork, and tried by all of those,
the quick ones first. What survives was missed by every one: it is a missing test, dead code, or a fault that changes nothing.
"""

import builtins
import gc
import importlib
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib.machinery import SourceFileLoader
from itertools import groupby, islice
from pathlib import Path

import pytest

from tests.bot_process import ROOT
from tests.planted import Mutant, planted, switched

COUNT, SEED = 30, 19  # of each room
ROOMS = ("data/model", "data/language", "data/store", "handlers/replies")
TESTS = (
    "tests/data/model",
    "tests/data/language",
    "tests/data/store",
    "tests/data/loading/test_build.py",
    "tests/data/loading/test_example.py",
    "tests/handlers/replies",
    "tests/handlers/answering",
    "tests/handlers/listeners",
    "tests/handlers/terminal",
    "tests/test_conversations.py",
    "tests/test_kolada_questions.py",
    "tests/test_own_measures.py",
    "tests/test_replies.py",
)
TOGETHER = 2  # forks at a time
KEPT = 15.0  # seconds of tests that do not meet a fault themselves, but may use what it made before them
LONGEST = 600  # seconds of the processor for the tests of one fault: beyond, it never ends
GOAL = 0.85
SEEDED = random.Random  # a sample, not a secret


def sample(seed: int, room: str) -> Iterator[Mutant]:
    """Faults of a room without end, no two the same: a line of it is as likely as another."""
    draw = SEEDED(seed)
    paths = [path for path in sorted((ROOT / room).rglob("*.py")) if "texts" not in path.parts]
    sources = [path.read_text(encoding="utf-8") for path in paths]
    lengths = [source.count("\n") for source in sources]
    drawn: set[Mutant] = set()
    while True:
        [(path, source)] = draw.choices(list(zip(paths, sources, strict=True)), lengths)
        mutant = planted(str(path.relative_to(ROOT)), source, draw)
        if mutant and mutant not in drawn:
            drawn.add(mutant)
            yield mutant


@dataclass
class Switches:
    """Which fault is switched on, and which would have made a difference since they were last forgotten."""

    on: int | None = None
    met: set[int] = field(default_factory=set)
    noting: bool = True

    def either(self, number: int, wrong: Callable[[], object], right: Callable[[], object]) -> object:
        if number == self.on:
            return wrong()
        value = right()
        if self.noting and number not in self.met:
            self.noting = False  # what the fault itself would call is not met
            if _differs(wrong, value):
                self.met.add(number)
            self.noting = True
        return value

    def chosen(self, number: int) -> bool:
        self.met.add(number)
        return number == self.on


def _differs(wrong: Callable[[], object], value: object) -> bool:
    try:
        other = wrong()
        return type(other) is not type(value) or not (other is value or other == value)
    except Exception:  # it would have been seen, then
        return True


@dataclass(frozen=True)
class Met:
    """A test that meets a fault, or may only use what was made by it before; its seconds."""

    kept: bool
    name: str
    seconds: float


@dataclass
class Trials:
    """A plugin of pytest: once all tests are collected, forks note what each of them meets, and then try each fault."""

    scratch: Path
    mutants: list[Mutant]
    switches: Switches
    told: int
    only: list[str] | None = None
    notes: Path | None = None

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        items = {item.nodeid: item for item in session.items}
        if self.only is None:
            imported, self.switches.met = self.switches.met, set()
            try:
                self.try_all([list(names) for _, names in groupby(items, file_of)], imported)
            except Forked as child:
                self.only = child.names
            else:
                return True
        session.items[:] = [items[name] for name in self.only]
        return None  # and pytest runs them

    def try_all(self, files: list[list[str]], imported: set[int]) -> None:
        """Each fault in a fork; one that an import has met already has to be tried from the start, and is left."""
        meeting = self.meeting(files, imported)
        left = {number: meeting[number] for number in imported}
        (self.scratch / "left.json").write_text(json.dumps(left), encoding="utf-8")
        here = sorted({*range(len(meeting))} - imported, key=lambda number: len(meeting[number]))
        for place, passed in side_by_side([partial(self.fork, number, meeting[number]) for number in here]):
            number = here[place]
            os.write(self.told, f"{number} {len(meeting[number])} {int(passed)}\n".encode())

    def fork(self, on: int | None, names: list[str], notes: Path | None = None) -> int:
        """The process that goes on from here with some of the tests, and with a fault switched on."""
        if child := os.fork():
            return child
        gc.freeze()  # what is there already is never garbage: pytest looks for that when it ends
        self.switches.on, self.switches.noting, self.notes = on, notes is not None, notes
        if on is not None:
            resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
        raise Forked(names)

    def meeting(self, files: list[list[str]], imported: set[int]) -> list[list[str]]:
        """The tests that meet each fault, in the order in which they try it."""
        notes = [self.scratch / f"met-{number}" for number in range(len(files))]
        starts = [partial(self.fork, None, names, note) for names, note in zip(files, notes, strict=True)]
        for number, passed in side_by_side(starts):
            if not passed:  # a test that fails anyhow would seem to notice everything
                os.write(2, f"{file_of(files[number][0])} fails without a fault\n".encode())
                os._exit(1)
        met: list[list[Met]] = [[] for _ in self.mutants]
        for note in notes:
            for name, seconds, now, before in map(json.loads, note.read_text(encoding="utf-8").splitlines()):
                for number in {*now, *before, *imported}:
                    met[number].append(Met(number not in now, name, seconds))
        return [in_order(each) for each in met]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        before, self.switches.met = self.switches.met, set()
        began = time.process_time()
        result = yield
        now = self.switches.met
        if self.notes:
            note = [item.nodeid, time.process_time() - began, sorted(now), sorted(before - now)]
            with self.notes.open("a", encoding="utf-8") as file:
                file.write(json.dumps(note) + "\n")
        self.switches.met = before | now
        return result


class Forked(Exception):
    """Raised in a fork, which is to run these tests."""

    def __init__(self, names: list[str]) -> None:
        self.names = names


def file_of(name: str) -> str:
    return name.partition("::")[0]


def in_order(tests: list[Met]) -> list[str]:
    """The files that take least first, since what a file makes for its tests is made once; last what only uses what was made."""
    files: dict[tuple[bool, str], list[Met]] = {}
    total = 0.0
    for each in sorted(tests, key=lambda each: (each.kept, each.seconds)):
        total += each.seconds if each.kept else 0
        if total <= KEPT:
            files.setdefault((each.kept, file_of(each.name)), []).append(each)
    takes = {file: sum(each.seconds for each in of_file) for file, of_file in files.items()}
    return [
        each.name for file in sorted(files, key=lambda file: (file[0], takes[file])) for each in _varied(files[file])
    ]


def _varied(tests: list[Met]) -> list[Met]:
    """Of each function of tests one, then of each another."""
    seen: Counter[str] = Counter()
    turns: list[tuple[int, int]] = []
    for each in tests:
        function = each.name.partition("[")[0]
        turns.append((seen[function], len(turns)))
        seen[function] += 1
    return [tests[place] for _, place in sorted(turns)]


def side_by_side(starts: Sequence[Callable[[], int]]) -> Iterator[tuple[int, bool]]:
    """Starts forks, so many at a time: the number of each that ended, and whether its tests passed."""
    running: dict[int, int] = {}
    waiting = list(enumerate(starts))
    while waiting or running:
        while waiting and len(running) < TOGETHER:
            number, start = waiting.pop(0)
            running[start()] = number
        child, status = os.wait()
        yield running.pop(child), status == 0


def trials(mutants: list[Mutant], scratch: Path) -> Iterator[tuple[int, int, bool]]:
    """Each fault, when it has been tried by the tests of the copy: its number, how many meet it, whether all passed."""
    heard, told = os.pipe()
    process = _apart(lambda: _run(mutants, scratch, told))
    os.close(told)
    with os.fdopen(heard) as lines:
        for line in lines:
            number, tests, passed = map(int, line.split())
            yield number, tests, bool(passed)
    os.waitpid(process, 0)
    if not (scratch / "left.json").exists():
        sys.exit("Nothing was tried.")
    left: dict[str, list[str]] = json.loads((scratch / "left.json").read_text(encoding="utf-8"))
    starts = [partial(_apart, partial(_run, mutants, scratch, told, int(on), only)) for on, only in left.items()]
    for (on, only), (_, succeeded) in zip(left.items(), sorted(side_by_side(starts)), strict=True):
        yield int(on), len(only), succeeded


def _apart(run: Callable[[], int]) -> int:
    """The process that runs something and ends with what it returns."""
    if child := os.fork():
        return child
    gc.freeze()
    try:
        os._exit(run())
    finally:
        os._exit(70)  # whatever it was: what the parent has to tidy up is not the child's


def _run(mutants: list[Mutant], scratch: Path, told: int, on: int | None = None, only: list[str] | None = None) -> int:
    """In the fork: forget what was imported of the project, and run the tests of the copy, with a switch for each fault."""
    os.chdir(scratch)
    os.environ["PYTEST_DEBUG_TEMPROOT"] = str(scratch)
    sys.path[:] = [str(scratch), *(each for each in sys.path if each not in {"", str(ROOT)})]
    for name in [name for name in sys.modules if name.partition(".")[0] in {"tests", "data", "handlers"}]:
        del sys.modules[name]
    numbered: dict[str, dict[int, Mutant]] = {}
    for number, mutant in enumerate(mutants):
        numbered.setdefault(mutant.file, {})[number] = mutant
    trees = {
        str(scratch / file): switched((scratch / file).read_text(encoding="utf-8"), of_file)
        for file, of_file in numbered.items()
    }
    ordinary = SourceFileLoader.get_code

    def get_code(loader: SourceFileLoader, name: str) -> object:
        path = loader.get_filename(name)
        return compile(trees[path], path, "exec") if path in trees else ordinary(loader, name)

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign, assignment]
    builtins._planted = switches = Switches(on)  # type: ignore[attr-defined]
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what each of them prints; a fault of this program is told
    late = "ignore::pytest.PytestAssertRewriteWarning"  # a library that is here already
    flags = ("-n0", "-x", "-q", "-p", "no:cacheprovider", "--timeout=600", "-W", late)
    tests = TESTS if only is None else sorted({file_of(name) for name in only}) or ["--version"]
    return int(pytest.main([*flags, *tests], [Trials(scratch, mutants, switches, told, only)]))


def copied(folder: Path) -> Path:
    """A copy of what is committed or about to be."""
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(lambda name: (ROOT / name).is_file(), names.splitlines()):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    return folder


def main(count: int = COUNT, seed: int = SEED, *rooms: str) -> int:
    """Try a sample; 1 where fewer than the goal were noticed."""
    importlib.import_module("tests.conftest")  # for the libraries that it imports
    drawn = [mutant for room in rooms or ROOMS for mutant in islice(sample(seed, room), count)]
    with tempfile.TemporaryDirectory(prefix="eindex-mutants-") as name:
        passed = {}
        for number, tests, passed[number] in trials(drawn, copied(Path(name))):
            mutant = drawn[number]
            if passed[number]:
                print(
                    f"missed by {tests} tests: {mutant.file}:{mutant.line}: {mutant.right}  →  {mutant.wrong}",
                    flush=True,
                )
    for room in rooms or ROOMS:
        of_room = [passed[number] for number, mutant in enumerate(drawn) if mutant.file.startswith(room)]
        print(f"{room:20} {of_room.count(False):4} of {len(of_room)} noticed")
    score = 1 - sum(passed.values()) / len(drawn)
    print(f"{score:.2f} of a sample of {len(drawn)} (seed {seed}); goal ≥ {GOAL}")
    return int(score < GOAL)


if __name__ == "__main__":
    said_count, said_seed = [*sys.argv[1:3], *(str(COUNT), str(SEED))[len(sys.argv[1:3]) :]]
    sys.exit(main(int(said_count), int(said_seed), *sys.argv[3:]))
