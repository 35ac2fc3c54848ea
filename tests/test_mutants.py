"""The faults that `make mutants` plants: each is one, in what runs, and the same again from the same seed."""

import ast
import itertools
import random
from pathlib import Path

import pytest

from tests import mutants
from tests.mutants import NEAR, planted, sample

SOURCE = '''"""What it is."""

LIMIT = 3


def few(numbers, most=LIMIT):
    """Those below, at most so many."""
    found = [n for n in numbers if n < 10 and not n == 5]
    if not found:
        print("none")
    return min(found) + 1 if found else None
'''


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(mutants, "ROOT", tmp_path)
    (tmp_path / "few.py").write_text(SOURCE, encoding="utf-8")
    return "few.py"


def test_each_fault_is_one_and_stands_in_what_runs(source: str) -> None:
    right = ast.unparse(ast.parse(SOURCE))
    found = {each.source: each for seed in range(300) if (each := planted(source, random.Random(seed)))}  # noqa: S311
    assert right not in found
    for text in found:
        compile(text, source, "exec")
        changed = [(a, b) for a, b in zip(right.splitlines(), text.splitlines(), strict=True) if a != b]
        assert len(changed) == 1, changed
        assert right.splitlines().index(changed[0][0]) > right.splitlines().index("def few(numbers, most=LIMIT):") + 1
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


def test_what_has_no_function_has_no_fault(source: str, tmp_path: Path) -> None:
    (tmp_path / source).write_text("LIMIT = 3\n", encoding="utf-8")
    assert planted(source, random.Random(1)) is None  # noqa: S311


def test_a_sample_is_the_same_again_and_goes_through_all_rooms() -> None:
    first, again = (list(itertools.islice(sample(7, tuple(NEAR)), 8)) for _ in range(2))
    assert first == again
    assert [room for each in first for room in NEAR if each.file.startswith(room)] == [*NEAR, *NEAR]
