"""The faults that `make mutants` plants: each is one, in what runs, met by the tests it changes something for, and tried by all."""

import builtins
import itertools
import logging
import operator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests import mutants
from tests.mutants import KEPT, ROOMS, SEEDED, Met, Switches, in_order, sample, trials
from tests.planted import Mutant, planted, switched

SOURCE = '''"""What it is."""

LIMIT = 3


def few(numbers, most=LIMIT):
    """Those below, at most so many."""
    found: "list[int]" = [n for n in numbers if n < 10 and not n == 5]
    log.warning("none %s", 4)
    assert len(found) < 7
    if not (some := found[:most]):
        print(f"none: {found}")
    match most:
        case 8:
            return 0
    return min(some) + 1 if found else None
'''


def all_of(source: str) -> set[Mutant]:
    drawn = (planted("few.py", source, SEEDED(seed)) for seed in range(600))
    return {each for each in drawn if each}


def test_each_fault_stands_in_what_runs() -> None:
    found = {(each.right, each.wrong) for each in all_of(SOURCE)}
    assert found == {
        ("n < 10", "n <= 10"),
        ("10", "11"),
        ("n < 10 and (not n == 5)", "n < 10 or not n == 5"),
        ("n < 10 and (not n == 5)", "True"),
        ("not n == 5", "bool(n == 5)"),
        ("n == 5", "n != 5"),
        ("5", "6"),
        ("not (some := found[:most])", "bool((some := found[:most]))"),
        ("not (some := found[:most])", "not not (some := found[:most])"),
        ("'none: '", "'none: X'"),
        ("print(f'none: {found}')", "None"),
        ("0", "1"),
        ("0", "None"),
        ("min", "max"),
        ("min(some) + 1", "min(some) - 1"),
        ("1", "2"),
        ("found", "not found"),
        ("min(some) + 1 if found else None", "None"),
    }
    assert planted("few.py", "LIMIT = 3\n", SEEDED(1)) is None


def test_a_switch_changes_what_it_says_and_nothing_when_off(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    faults = sorted(all_of(SOURCE), key=lambda each: (each.node, each.wrong))
    switches = Switches()
    monkeypatch.setattr(builtins, "_planted", switches, raising=False)
    there: dict[str, Any] = {"log": logging}
    exec(compile(switched(SOURCE, dict(enumerate(faults))), "few.py", "exec"), there)  # noqa: S102
    heard = []
    for switches.on in (None, *range(len(faults))):
        try:
            heard.append([there["few"](numbers, most) for numbers, most in (((5, 9, 12, 7), 3), ((), 3), ((7,), 8))])
        except (TypeError, ValueError) as error:
            heard.append([type(error)])
        heard[-1].append(capsys.readouterr().out)
    assert heard[0] == [8, None, 0, "none: []\n"]
    changed = {(fault.right, fault.wrong): now for fault, now in zip(faults, heard[1:], strict=True)}
    assert changed["min", "max"][:1] == [10]
    assert changed["'none: '", "'none: X'"][-1] == "none: X[]\n"
    same = {fault for fault, now in changed.items() if now == heard[0]}
    assert same == {("n < 10", "n <= 10"), ("10", "11")}


def test_a_test_meets_a_fault_where_it_makes_a_difference() -> None:
    switches = Switches()
    assert switches.either(1, partial(operator.le, 3, 3), partial(operator.lt, 3, 3)) is False
    assert switches.either(2, partial(operator.le, 2, 3), partial(operator.lt, 2, 3)) is True
    assert switches.either(3, partial(operator.floordiv, 1, 0), lambda: 4) == 4
    assert switches.chosen(4) is False
    assert switches.met == {1, 3, 4}


def test_tests_of_one_file_stay_together_and_what_only_keeps_comes_last() -> None:
    tests = [
        Met(False, "b.py::one[1]", 2.0),
        Met(False, "b.py::one[2]", 1.0),
        Met(False, "b.py::two", 4.0),
        Met(True, "a.py::one", 1.0),
        Met(True, "a.py::long", KEPT),
        Met(False, "c.py::one", 3.0),
    ]
    assert in_order(tests) == ["c.py::one", "b.py::one[2]", "b.py::two", "b.py::one[1]", "a.py::one"]


@pytest.mark.parametrize("room", ROOMS)
def test_a_sample_is_the_same_again_and_has_no_fault_twice(room: str) -> None:
    first, again = (list(itertools.islice(sample(7, room), 20)) for _ in range(2))
    assert first == again
    assert len({*first}) == 20
    assert all(each.file.startswith(room) for each in first)


def test_a_fault_is_tried_by_every_test_that_meets_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("data", "tests"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "__init__.py").touch()
    halves = "def half(n):\n    return n // 2\n\n\ndef sign(n):\n    if n < 0:\n        return -1\n    return 1\n"
    halves += "\n\ndef keep(n, to):\n    to.append(n)\n"
    (tmp_path / "data" / "halves.py").write_text(halves, encoding="utf-8")
    (tmp_path / "tests" / "test_halves.py").write_text(
        "from data.halves import half, keep, sign\n\n\ndef test_half():\n    assert half(4) == 2\n\n\n"
        "def test_sign():\n    assert sign(4) == 1\n\n\ndef test_sign_of_none():\n    assert sign(0)\n"
        "\n\ndef test_keep():\n    keep(1, to := [])\n    assert to == [1]\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(mutants, "TESTS", ("tests",))
    every = {(each.right, each.wrong): each for each in all_of(halves)}
    faults = [("n // 2", "None"), ("n < 0", "n <= 0"), ("-1", "None"), ("1", "None"), ("to.append(n)", "None")]
    drawn = [Mutant("data/halves.py", each.line, *fault, each.node) for fault in faults if (each := every[fault])]
    assert sorted(trials(drawn, tmp_path)) == [(0, 4, False), (1, 2, True), (2, 0, True), (3, 3, False), (4, 1, False)]
