"""`make mutants [ARGS="SECONDS SEED"]`: small faults are planted, one at a time, and the tests that are near must notice.

mutmut and cosmic-ray start all tests anew for each fault and know no bound. Here a sample is drawn by a seed and taken
for as long as there is time; what all faults have in common (the libraries) is imported once, and each is tried in a
fork. What survives is printed with its line: it is a missing test, dead code, or a fault that changes nothing.
"""

import ast
import copy
import importlib
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.bot_process import ROOT

SECONDS, SEED = 600.0, 19
LONGEST = 180  # seconds of the processor for the tests of one fault, thrice what they take: beyond, it never ends
GOAL = 0.85
NEAR = {  # a room, and the tests that are near it, the quick ones first
    "data/model": ("tests/data/model", "tests/data/store"),
    "data/language": ("tests/data/language/test_merge.py", "tests/data/language", "tests/test_conversations.py"),
    "data/store": (
        "tests/data/store/test_evaluate.py",
        "tests/data/store",
        "tests/data/loading/test_build.py",
        "tests/test_replies.py",
    ),
    "handlers/replies": ("tests/test_replies.py", "tests/handlers/replies"),
}
_LIBRARIES = ("pytest", "pandas", "sqlite_utils", "rapidfuzz", "slack_bolt", "sqlalchemy", "jsonschema")
_OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.Div: ast.Mult, ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr, ast.Break: ast.Continue, ast.Continue: ast.Break,
}  # fmt: skip
_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
Outcome = Literal["killed", "survived"]


@dataclass(frozen=True)
class Mutant:
    """A fault: the file, the line and the whole text with it."""

    file: str
    line: int
    what: str
    source: str


def planted(file: str, draw: random.Random) -> Mutant | None:
    """One of the small faults there can be in the functions of a file; None where there are none."""
    source = (ROOT / file).read_text(encoding="utf-8")
    tree = ast.parse(source)
    inside = {id(node) for body in _bodies(tree) for node in ast.walk(body)}
    nodes = list(ast.walk(tree))
    found = [(n, change) for n, node in enumerate(nodes) if id(node) in inside for change in _changes(node)]
    if not found:
        return None
    number, change = draw.choice(found)
    twin = list(ast.walk(other := copy.deepcopy(tree)))[number]
    what = f"{ast.unparse(nodes[number])}  →  {change(twin)}"
    return Mutant(file, getattr(nodes[number], "lineno", 0), what, ast.unparse(other))


def _bodies(tree: ast.AST) -> Iterator[ast.stmt]:
    """What is run in functions: neither their headings nor what says what they mean."""
    for each in ast.walk(tree):
        if isinstance(each, ast.FunctionDef):
            yield from (part for part in each.body if not _is_text(part))


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _changes(node: ast.AST) -> Iterator[Callable[[ast.AST], str]]:
    """What may be changed in a node: each does it to a twin, and says what then stands there."""

    def said(twin: ast.AST, **fields: object) -> str:
        for name, value in fields.items():
            setattr(twin, name, value)
        return ast.unparse(twin)

    match node:
        case ast.Compare(ops=[op]) if type(op) in _OTHER:
            yield lambda twin: said(twin, ops=[_OTHER[type(op)]()])
        case ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in _OTHER:
            yield lambda twin: said(twin, op=_OTHER[type(op)]())
        case ast.UnaryOp(op=ast.Not()):
            yield lambda twin: said(twin, op=ast.UAdd(), operand=ast.Call(ast.Name("bool"), [twin.operand], []))  # type: ignore[attr-defined]
        case ast.Constant(value=bool(true)):
            yield lambda twin: said(twin, value=not true)
        case ast.Constant(value=int(number)):
            yield lambda twin: said(twin, value=number + 1)
        case ast.Constant(value=str(text)) if text:
            yield lambda twin: said(twin, value=f"{text}X")
        case ast.Name(id=name, ctx=ast.Load()) if name in _NAMES:
            yield lambda twin: said(twin, id=_NAMES[name])
        case ast.If() | ast.IfExp() | ast.While():
            yield lambda twin: said(twin, test=ast.UnaryOp(ast.Not(), twin.test))  # type: ignore[attr-defined]
        case ast.Return(value=value) if value is not None and not _is_none(value):
            yield lambda twin: said(twin, value=ast.Constant(None))
        case ast.comprehension(ifs=[_, *_]):
            yield lambda twin: said(twin, ifs=[])
        case ast.Expr(value=ast.Call()):
            yield lambda twin: said(twin, value=ast.Constant(None))


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def sample(seed: int, rooms: tuple[str, ...]) -> Iterator[Mutant]:
    """Faults without end, first of one room and then of the next, each from some file of it."""
    draw = random.Random(seed)  # noqa: S311  # a sample, not a secret
    every = {
        room: [path for path in sorted((ROOT / room).rglob("*.py")) if "texts" not in path.parts] for room in rooms
    }
    while True:
        for room in rooms:
            weights = [path.stat().st_size for path in every[room]]
            [path] = draw.choices(every[room], weights)
            if mutant := planted(str(path.relative_to(ROOT)), draw):
                yield mutant


def tried(mutant: Mutant, scratch: Path) -> Outcome:
    """Whether the tests that are near notice the fault."""
    place = scratch / mutant.file
    right = place.read_text(encoding="utf-8")
    place.write_text(mutant.source, encoding="utf-8")
    room = next(room for room in NEAR if mutant.file.startswith(room))
    try:
        return "survived" if passes(NEAR[room], scratch) else "killed"
    finally:
        place.write_text(right, encoding="utf-8")


def passes(tests: tuple[str, ...], scratch: Path) -> bool:
    """Whether the tests pass in a fork of this process."""
    child = os.fork()
    if child == 0:
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
            os._exit(_run(tests, scratch))
        finally:
            os._exit(70)  # whatever it was: what the parent has to tidy up is not the child's
    return os.waitpid(child, 0)[1] == 0


def _run(tests: tuple[str, ...], scratch: Path) -> int:
    """In the fork: forget what was imported of the project, and run the tests of the copy."""
    import pytest

    os.chdir(scratch)
    sys.path[:] = [str(scratch), *(each for each in sys.path if each not in {"", str(ROOT)})]
    sys.dont_write_bytecode = True
    for name in [name for name in sys.modules if name.partition(".")[0] in {"tests", "data", "handlers"}]:
        del sys.modules[name]
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    return int(pytest.main(["-n0", "-x", "-q", "-p", "no:cacheprovider", "--timeout=300", *tests]))


def copied(folder: Path) -> Path:
    """A copy of what is committed or about to be."""
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(lambda name: (ROOT / name).is_file(), names.splitlines()):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    return folder


def main(seconds: float = SECONDS, seed: int = SEED, *rooms: str) -> int:
    """Try a sample; 1 where fewer than the goal were noticed."""
    chosen = rooms or tuple(NEAR)
    for name in _LIBRARIES:
        importlib.import_module(name)
    count = {room: {"killed": 0, "survived": 0} for room in chosen}
    with tempfile.TemporaryDirectory(prefix="eindex-mutants-") as name:
        scratch, until = copied(Path(name)), time.monotonic() + seconds
        for room in chosen:  # else everything would seem to be noticed
            assert passes(NEAR[room][:1], scratch), f"{NEAR[room][0]} fails without a fault"
        for mutant in sample(seed, chosen):
            if time.monotonic() > until:
                break
            outcome = tried(mutant, scratch)
            count[next(room for room in chosen if mutant.file.startswith(room))][outcome] += 1
            if outcome == "survived":
                print(f"survived: {mutant.file}:{mutant.line}: {mutant.what}", flush=True)
    for room, each in count.items():
        print(f"{room:20} {each['killed']:4} of {sum(each.values())} noticed")
    killed, all_of_them = (
        sum(each["killed"] for each in count.values()),
        sum(sum(each.values()) for each in count.values()),
    )
    print(f"{killed / max(1, all_of_them):.2f} of a sample of {all_of_them} (seed {seed}); goal ≥ {GOAL}")
    return int(killed < GOAL * all_of_them)


if __name__ == "__main__":
    said_seconds, said_seed = [*sys.argv[1:3], *(str(SECONDS), str(SEED))[len(sys.argv[1:3]) :]]
    sys.exit(main(float(said_seconds), int(said_seed), *sys.argv[3:]))
