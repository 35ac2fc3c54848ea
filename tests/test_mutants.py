"""The faults that `make mutants` plants: each is one, in what runs, and the same again from the same seed."""

import ast
import itertools
from functools import partial
from pathlib import Path

import pytest

from tests import mutants
from tests.mutants import ROOMS, SEEDED, reaching, sample, side_by_side, tried
from tests.planted import marked, planted

SOURCE = '''"""What it is."""

LIMIT = 3


def few(numbers, most=LIMIT):
    """Those below, at most so many."""
    found: "list[int]" = [n for n in numbers if n < 10 and not n == 5]
    log.warning("none %s", 4)
    assert len(found) < 7
    if not found:
        print("none")
    return min(found) + 1 if found else None
'''


def all_of(source: str) -> set[tuple[str, int]]:
    drawn = (planted("few.py", source, SEEDED(seed)) for seed in range(400))
    return {(each.source, each.node) for each in drawn if each}


def test_each_fault_is_one_and_stands_in_what_runs() -> None:
    right = ast.unparse(ast.parse(SOURCE)).splitlines()
    found = [text for text, _ in all_of(SOURCE)]
    assert "\n".join(right) not in found
    for text in found:
        compile(text, "few.py", "exec")
        changed = [(a, b) for a, b in zip(right, text.splitlines(), strict=True) if a != b]
        assert len(changed) == 1, changed
        assert right.index(changed[0][0]) > right.index("def few(numbers, most=LIMIT):") + 1
        assert not any(aside in changed[0][0] for aside in ("log.", "assert")), changed
        assert "list[int]X" not in text, text
    kinds = (
        "n <= 10",
        "n < 11",
        "or not",
        "n != 5",
        "bool(n == 5)",
        "'noneX'",
        "max(found)",
        "- 1",
        "+ 2",
        "return None",
    )
    for kind in kinds:
        assert any(kind in text for text in found), kind


def test_what_has_no_function_has_no_fault() -> None:
    assert planted("few.py", "LIMIT = 3\n", SEEDED(1)) is None


def test_a_mark_stands_before_the_innermost_statement_that_has_the_fault() -> None:
    lines = ast.unparse(ast.parse(SOURCE)).splitlines()
    for text, node in all_of(SOURCE):
        [fault] = [number for number, line in enumerate(text.splitlines()) if line != lines[number]]
        with_mark = marked(SOURCE, {7: node}).splitlines()
        assert with_mark[fault].strip() == "reached.add(7)"
        assert [*with_mark[:fault], *with_mark[fault + 1 :]] == lines


def test_a_sample_is_the_same_again_has_no_fault_twice_and_goes_through_all_rooms() -> None:
    first, again = (list(itertools.islice(sample(7), 40)) for _ in range(2))
    assert first == again
    assert len({each.source for each in first}) == 40
    assert {room for each in first for room in ROOMS if each.file.startswith(room)} == set(ROOMS)


def test_a_fault_is_tried_by_the_tests_that_reach_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("data", "tests"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "__init__.py").touch()
    halves = "def half(n):\n    return n // 2\n\n\ndef sign(n):\n    if n < 0:\n        return -1\n    return 1\n"
    (tmp_path / "data" / "halves.py").write_text(halves, encoding="utf-8")
    (tmp_path / "tests" / "test_halves.py").write_text(
        "from data.halves import half, sign\n\n\ndef test_half():\n    assert half(4) == 2\n\n\n"
        "def test_sign():\n    assert sign(4) == 1\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(mutants, "TESTS", ("tests",))
    drawn = [
        next(
            each
            for seed in range(300)
            if (each := planted("data/halves.py", halves, SEEDED(seed))) and what in each.what
        )
        for what in ("return n // 2", "n <= 0", "return -1")
    ]
    tests = reaching(drawn, tmp_path)
    half, sign = ("tests/test_halves.py::test_half",), ("tests/test_halves.py::test_sign",)
    assert tests == [(*half, *sign), sign, ()]  # what comes after may use what was made
    passed = dict(side_by_side([partial(tried, tmp_path, *each) for each in zip(drawn, tests, strict=True)]))
    assert [passed[number] for number in range(3)] == [False, True, True]
