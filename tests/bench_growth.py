"""What loading costs, and how answers grow, with ten and a hundred times as many kommuner: part of `make bench`.

The kommuner are made up: codes of four digits, as every code of a kommun is, of which the first is a full-width one, so
that none is a real kommun's; names of Swedish-like syllables. One län keeps fourteen of them.
"""

import csv
import itertools
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from data.loading.packages.folders import EXAMPLE_FOLDER
from data.loading.packages.registry import REGISTRY
from data.store.store import Store
from handlers.answering.answerer import Answerer
from tests.bot_process import ROOT
from tests.callers import p99

COUNTS = (290, 2_900, 29_000)
QUESTIONS = 600  # of a kind
SMALL = ("04", "Södermanland", 14)  # a län, and how many kommuner it has however many there are
_WIDE = "".join(chr(0xFF10 + number) for number in range(10))  # of four plain digits there are but 10,000 codes
_DIGITS = f"0123456789{_WIDE}"
_FIRST = "Alm Berg Dal Ek Fal Gran Hav Kvarn Lind Mal Nor Orm Rot Sten Tall Ulv Vind Ask Björk Strand Ål Öst".split()
_MIDDLE = "a e i o er ing inge el un sa ke na ra le mar ster".split()
_LAST = "by torp köping stad sele vik ås hed lunda holm rum näs fors bro ryd sala hult bo um sjö".split()

# Builds the store in a process of its own, and says how many seconds and how much memory (kB) that took.
_BUILDING = """
import resource, sys, time
from pathlib import Path
from data.loading.build import Plan, build
folder = Path(sys.argv[1])
began = time.perf_counter()
build(Plan(folder / "eindex.db", folder / "surveys", registry=folder / "registry"))
print(time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def write_survey(folder: Path, codes: dict[str, str]) -> None:
    """The example survey as a real one, answered by each made-up kommun as by the real one that it is like."""
    folder.mkdir(parents=True)
    head = (EXAMPLE_FOLDER / "survey.toml").read_text(encoding="utf-8")
    for old, new in (("made_up = true", "made_up = false"), ('url = ""', 'url = "https://example.org"')):
        head = head.replace(old, new)
    (folder / "survey.toml").write_text(head.replace("invited = 290", f"invited = {len(codes)}"), encoding="utf-8")
    first, *lines = (EXAMPLE_FOLDER / "answers.csv").read_text(encoding="utf-8").splitlines()
    answers = dict(line.split(",", 1) for line in lines)
    rows = [f"{code},{answers[like]}" for code, like in codes.items() if like in answers]
    (folder / "answers.csv").write_text("\n".join([first, *rows, ""]), encoding="utf-8")


def write_registry(folder: Path, count: int) -> tuple[list[str], dict[str, str]]:
    """A registry of made-up kommuner. Returns their names, the first ones those of the small län; and by code that of
    the real kommun that each is like.
    """
    shutil.copytree(REGISTRY, folder)
    for name in ("aliases.csv", "landscapes.csv"):
        head = (folder / name).read_text(encoding="utf-8").splitlines()[0]
        (folder / name).write_text(f"{head}\n", encoding="utf-8")
    with (folder / "kommuner.csv").open(encoding="utf-8", newline="") as file:
        real = list(csv.DictReader(file))
    lan = sorted({row["lan"] for row in real} - {SMALL[0]})
    rng = random.Random(count)  # noqa: S311  # made-up names need no secrecy
    parts = list(itertools.product(_FIRST, _MIDDLE, _MIDDLE, _LAST))
    names = ["".join(part) for part in rng.sample(parts, count)]
    with (folder / "kommuner.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(real[0]))
        writer.writeheader()
        codes = {}
        for number, name in enumerate(names):
            like = real[number % len(real)]
            codes[_code(number)] = like["code"]
            of_lan = SMALL[0] if number < SMALL[2] else lan[number % len(lan)]
            writer.writerow(
                {**like, "code": _code(number), "name": name, "official_name": f"{name}s kommun", "lan": of_lan}
            )
    return names, codes


def _code(number: int) -> str:
    rest = "".join(_DIGITS[number // 20**power % 20] for power in (2, 1, 0))
    return _WIDE[number // 20**3] + rest


def questions(names: list[str]) -> Iterator[tuple[str, str, str]]:
    """What is asked, as: its kind, the text, and a word that the answer must hold. One kind after the other."""
    rng = random.Random(1)  # noqa: S311  # the same
    chosen = [names[rng.randrange(len(names))] for _ in range(QUESTIONS)]
    marks = [f"{number:b}".replace("0", "?").replace("1", "!") for number in range(QUESTIONS)]  # a text never asked
    for name, mark in zip(chosen, marks, strict=True):
        yield "profile", f"{name} {mark}", name
    for mark in marks:
        yield "ranking of a län of 14", f"topp {SMALL[1]} {mark}", "län"
    for name, mark in zip(chosen, marks, strict=True):
        yield "misspelt name", f"{name[:4]}{name[5:]} {mark}", ""
    for mark in marks:
        yield "ranking of a län that grows too", f"topp Skåne {mark}", "Skåne"


def measure(count: int, folder: Path) -> tuple[float, float, dict[str, list[float]]]:
    """Seconds and MB of a build, and the seconds of each answer by kind."""
    names, codes = write_registry(folder / "registry", count)
    write_survey(folder / "surveys" / "exempel", codes)
    command = [sys.executable, "-c", _BUILDING, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    seconds, kilobytes = map(float, done.stdout.split())
    answerer = Answerer(Store(folder / "eindex.db"))
    times: dict[str, list[float]] = {}
    for kind, text, part in questions(names):
        began = time.perf_counter()
        _, reply = answerer.answer(
            text, None
        )  # the whole way each time: `reply` remembers what was asked in other words
        times.setdefault(kind, []).append(time.perf_counter() - began)
        assert part in reply.text, (text, reply.text)
    return seconds, kilobytes / 1024, times


def bench_growth() -> Iterator[tuple[str, float, str]]:
    """Rows for the table of `make bench`: what, the ratio to 290 kommuner, and the goal."""
    goals = {"profile": "≤ 1.5", "ranking of a län of 14": "≤ 2"}
    first: dict[str, float] = {}
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            seconds, megabytes, times = measure(count, Path(folder))
        first.setdefault("build", seconds)
        first.setdefault("memory", megabytes)
        what = f"{count:,} kommuner: "
        yield f"{what}load and score in {seconds:.2f} s", seconds / first["build"], "–"
        yield f"{what}peak memory of it {megabytes:.0f} MB", megabytes / first["memory"], "–"
        for kind, each in times.items():
            median = statistics.median(each)
            first.setdefault(kind, median)
            goal = "p99 ≤ 20 ms" if kind == "misspelt name" else goals.get(kind, "–")
            said = f"{what}{kind}, median {median * 1e6:.0f} µs, p99 {p99(each) * 1e3:.1f} ms"
            yield said, median / first[kind], goal


if __name__ == "__main__":
    for what, ratio, goal in bench_growth():
        print(f"{what:88} {ratio:6.2f}  {goal}", flush=True)
