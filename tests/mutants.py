"""`make mutants [ARGS="COUNT SEED ROOM…"]`: small faults are planted, one at a time, and the tests that reach them must notice.

mutmut and cosmic-ray start all tests anew for each fault and know no bound. Here a sample is drawn by a seed. The tests
are run once with a mark at each fault, which tells which of them reach it; then each fault is tried by those only, in a
fork: the libraries are imported once, and the file is read with its fault when it is imported. What survives is printed
with its line: it is a missing test, dead code, or a fault that changes nothing.
"""

import builtins
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
from dataclasses import dataclass
from functools import partial
from importlib.machinery import SourceFileLoader
from itertools import islice
from pathlib import Path

import pytest

from tests.bot_process import ROOT
from tests.planted import Mutant, marked, planted

COUNT, SEED = 120, 19
ROOMS = ("data/model", "data/language", "data/store", "handlers/replies")
TESTS = (
    "tests/data/model",
    "tests/data/language",
    "tests/data/store",
    "tests/data/loading/test_build.py",
    "tests/data/loading/test_example.py",
    "tests/handlers/replies",
    "tests/handlers/answering",
    "tests/handlers/listeners/mcp/test_answers.py",
    "tests/test_conversations.py",
    "tests/test_kolada_questions.py",
    "tests/test_own_measures.py",
    "tests/test_replies.py",
)
TOGETHER = 2  # forks at a time
NEAREST = 2  # files of tests that a fault is first tried by
ENOUGH = 12.0  # seconds of tests for one fault, as they take without it
LONGEST = 60  # seconds of the processor for the tests of one fault: beyond, it never ends
GOAL = 0.85
SEEDED = random.Random  # a sample, not a secret


def sample(seed: int, rooms: tuple[str, ...] = ROOMS) -> Iterator[Mutant]:
    """Faults without end, no two the same: a line of the rooms is as likely as another."""
    draw = SEEDED(seed)
    paths = [path for room in rooms for path in sorted((ROOT / room).rglob("*.py")) if "texts" not in path.parts]
    sources = [path.read_text(encoding="utf-8") for path in paths]
    lengths = [source.count("\n") for source in sources]
    drawn: set[str] = set()
    while True:
        [(path, source)] = draw.choices(list(zip(paths, sources, strict=True)), lengths)
        mutant = planted(str(path.relative_to(ROOT)), source, draw)
        if mutant and mutant.source not in drawn:
            drawn.add(mutant.source)
            yield mutant


@dataclass
class Watching:
    """A plugin of pytest: runs the tests it is told of, in their order, and notes how long each took and what it reached."""

    chosen: tuple[str, ...] = ()
    notes: Path | None = None

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        if self.chosen:
            place = {name: number for number, name in enumerate(self.chosen)}
            items[:] = sorted((each for each in items if each.nodeid in place), key=lambda each: place[each.nodeid])

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        before = set(builtins.reached)  # type: ignore[attr-defined]
        builtins.reached.clear()  # type: ignore[attr-defined]
        began = time.process_time()
        result = yield
        now: set[int] = set(builtins.reached)  # type: ignore[attr-defined]
        if self.notes:
            note = [item.nodeid, time.process_time() - began, sorted(now), sorted(before - now)]
            with self.notes.open("a", encoding="utf-8") as file:
                file.write(json.dumps(note) + "\n")
        builtins.reached.update(before)  # type: ignore[attr-defined]
        return result


def forked(scratch: Path, tests: tuple[str, ...], watching: Watching, sources: dict[str, str]) -> int:
    """The process that runs tests in the copy, with other texts for some of its files."""
    child = os.fork()
    if child == 0:
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
            os._exit(_run(scratch, tests, watching, sources))
        finally:
            os._exit(70)  # whatever it was: what the parent has to tidy up is not the child's
    return child


def _run(scratch: Path, tests: tuple[str, ...], watching: Watching, sources: dict[str, str]) -> int:
    """In the fork: forget what was imported of the project, and run the tests of the copy."""
    os.chdir(scratch)
    sys.path[:] = [str(scratch), *(each for each in sys.path if each not in {"", str(ROOT)})]
    for name in [name for name in sys.modules if name.partition(".")[0] in {"tests", "data", "handlers"}]:
        del sys.modules[name]
    ordinary = SourceFileLoader.get_code

    def get_code(loader: SourceFileLoader, name: str) -> object:
        path = Path(loader.get_filename(name))
        source = sources.get(str(path.relative_to(scratch))) if path.is_relative_to(scratch) else None
        return ordinary(loader, name) if source is None else compile(source, path, "exec")

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign, assignment]
    builtins.reached = set()  # type: ignore[attr-defined]
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    late = "ignore::pytest.PytestAssertRewriteWarning"  # a library that is here already
    flags = ("-n0", "-x", "-q", "-p", "no:cacheprovider", "--timeout=600", "-W", late)
    return int(pytest.main([*flags, *tests], [watching]))


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


def reaching(drawn: list[Mutant], scratch: Path) -> list[tuple[str, ...]]:
    """The tests that reach each fault, until it is enough: of each function of tests one first, and the quick ones first.

    Last come those that may use what was made by it before them, in an import, a fixture or a cache.
    """
    marks: dict[str, dict[int, int]] = {}
    for number, mutant in enumerate(drawn):
        marks.setdefault(mutant.file, {})[number] = mutant.node
    sources = {file: marked((scratch / file).read_text(encoding="utf-8"), each) for file, each in marks.items()}
    files = [str(path.relative_to(scratch)) for test in TESTS for path in _test_files(scratch / test)]
    notes = [scratch / f"reached-{number}" for number in range(len(files))]
    starts = [
        partial(forked, scratch, (file,), Watching(notes=note), sources)
        for file, note in zip(files, notes, strict=True)
    ]
    for number, passed in side_by_side(starts):  # a test that fails anyhow would seem to notice everything
        assert passed, f"{files[number]} fails without a fault"
    reached: list[list[tuple[bool, int, float, str]]] = [[] for _ in drawn]
    seen: Counter[tuple[str, int]] = Counter()
    for note in notes:
        for name, seconds, now, before in map(json.loads, note.read_text(encoding="utf-8").splitlines()):
            for number in (*now, *before):
                function = (name.partition("[")[0], number)
                reached[number].append((number in before, seen[function], seconds, name))
                seen[function] += 1
    return [_enough(sorted(each)) for each in reached]


def _test_files(path: Path) -> list[Path]:
    return sorted(path.rglob("test_*.py")) if path.is_dir() else [path]


def _enough(tests: list[tuple[bool, int, float, str]]) -> tuple[str, ...]:
    taken, total = [], 0.0
    for *_, seconds, name in tests:
        if total + seconds <= ENOUGH:
            taken.append(name)
            total += seconds
    return tuple(taken)


def nearest(tests: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the files that reach a fault oftenest: to collect the tests of all files takes longer than most faults live."""
    files = [file for file, _ in Counter(name.partition("::")[0] for name in tests).most_common(NEAREST)]
    return tuple(name for name in tests if name.partition("::")[0] in files)


def further(tests: tuple[str, ...]) -> tuple[str, ...]:
    """The others."""
    near = {*nearest(tests)}
    return tuple(name for name in tests if name not in near)


def tried(scratch: Path, mutant: Mutant, tests: tuple[str, ...]) -> int:
    """The process that runs the tests that reach a fault, if any."""
    files = sorted({name.partition("::")[0] for name in tests}) or ["--version"]
    return forked(scratch, tuple(files), Watching(tests), {mutant.file: mutant.source})


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
    drawn = list(islice(sample(seed, rooms or ROOMS), count))
    with tempfile.TemporaryDirectory(prefix="eindex-mutants-") as name:
        scratch = copied(Path(name))
        tests = reaching(drawn, scratch)
        survived = list(range(count))
        for choose in (nearest, further):
            starts = [partial(tried, scratch, drawn[number], choose(tests[number])) for number in survived]
            survived = sorted(survived[place] for place, passed in side_by_side(starts) if passed)
    for number in survived:
        mutant = drawn[number]
        print(f"survived {len(tests[number])} tests: {mutant.file}:{mutant.line}: {mutant.what}")
    for room in rooms or ROOMS:
        of_room = [number for number, mutant in enumerate(drawn) if mutant.file.startswith(room)]
        print(f"{room:20} {len(set(of_room) - {*survived}):4} of {len(of_room)} noticed")
    score = 1 - len(survived) / count
    print(f"{score:.2f} of a sample of {count} (seed {seed}); goal ≥ {GOAL}")
    return int(score < GOAL)


if __name__ == "__main__":
    said_count, said_seed = [*sys.argv[1:3], *(str(COUNT), str(SEED))[len(sys.argv[1:3]) :]]
    sys.exit(main(int(said_count), int(said_seed), *sys.argv[3:]))
