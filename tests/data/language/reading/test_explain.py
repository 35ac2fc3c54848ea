"""How a text was read is told word by word, with the readings and their costs."""

from pathlib import Path

import pytest

from data.language.reading.explain import explain
from data.store.edition import Edition
from data.store.store import Store
from tests.bot_process import bot


@pytest.fixture(scope="module")
def edition(example_db: Path) -> Edition:
    return Store(example_db).edition()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "hur många appar har Lund",
            ["Read as Swedish.", "COUNT", "MEASURE apps", "= Lund", "→   0", "leaves nothing"],
        ),
        ("how many apps does Lund have", ["Read as English."]),
        ("topp 3 kvantfysik i Skåne", ["not understood", "leaves ”kvantfysik” (1)", "cost least"]),
        ("kvantfysik", ["not understood", "Nothing that can be asked fits"]),
        ("häbo", ["near Håbo, Habo", "asked back"]),
        ("hur många appar har kvantfysik i strängteori och kosmologi", ["Too little of it is understood"]),
        ("topp 3 2019", ["names a survey that is not loaded"]),
        ("Vem är bäst i Skåne? Och hur många appar har Lund?", ["several questions"]),
        ("topp 3 exempel", ["of the survey exempel"]),
        ("", ["Nothing that can be asked fits"]),
    ],
)
def test_it_tells_how_a_text_is_read(text: str, told: list[str], edition: Edition) -> None:
    lines = "\n".join(explain(text, edition.names, edition.vocabulary))
    for each in told:
        assert each in lines, lines


def test_the_terminal_prints_it() -> None:
    printed = bot("ask", "hur många appar har Lund", "--explain").stdout
    assert "MEASURE apps" in printed
    assert '{"want": "value", "measure": "apps", "of": ["1281"]}' in printed
