"""What is said of an input: every kind stands in both languages with the same words, and is one that the code says."""

import re
import string
import tomllib
from collections.abc import Iterator

import pytest

from data.model.problems import Problem, said
from tests.conftest import ROOT

TABLE = tomllib.loads((ROOT / "data/model/problems.toml").read_text(encoding="utf-8"))
# What only the command line says: what to type.
TYPED = {"help_columns"}


def gaps(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def kinds_in_code() -> Iterator[str]:
    for path in (ROOT / "data").rglob("*.py"):
        yield from re.findall(r'"([a-z_0-9]+)"', path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", TABLE)
def test_a_kind_is_worded_in_both_languages(kind: str) -> None:
    sentences = TABLE[kind]
    assert sentences.keys() <= {"en", "sv", "cli", "chosen"}
    if kind in TYPED:
        assert "sv" not in sentences
    else:
        assert gaps(sentences["sv"]) <= gaps(sentences["en"])
        assert "--" not in sentences["sv"]
        assert "--" not in sentences["en"]
        assert gaps(sentences["en"]) <= gaps(sentences.get("cli", sentences["en"])) | {"year", "surveys", "known"}


def test_each_kind_is_said_somewhere() -> None:
    made = {"in_sheet", "in_row", "in_column", "other_year", "other_scale"}
    assert set(TABLE) - set(kinds_in_code()) - made == set()


@pytest.mark.parametrize(
    ("problem", "cli", "en", "sv"),
    [
        (
            Problem("a.csv", said("cell", found="Hab", expected=said("kommun_meant", names=["Habo", "Håbo", "Hagfors"])), 3, "Kommun"),
            "a.csv, row 3, column Kommun: found 'Hab', expected the name or code of a kommun (did you mean Habo, Håbo or Hagfors?)",
            "row 3, column Kommun: found 'Hab', expected the name or code of a kommun (did you mean Habo, Håbo or Hagfors?)",
            "rad 3, kolumn Kommun: det står 'Hab', men ska vara en kommuns namn eller kod (menas Habo, Håbo eller Hagfors?)",
        ),
        (
            Problem("a.csv", said("many_rows", most=100_000), sheet="Blad1"),
            "a.csv, sheet Blad1: has more than 100,000 rows",
            "sheet Blad1: has more than 100,000 rows",
            "blad Blad1: det finns fler än 100\u00a0000 rader",
        ),
        (
            Problem("a.csv", said("survey_is_kommun", survey="flen")),
            "a.csv: --survey flen: is a kommun; choose another id",
            "a.csv: a survey cannot be called flen, which is a kommun; choose another name",
            "a.csv: flen kan ingen undersökning heta, för det är en kommun; välj ett annat namn",
        ),
        (
            Problem("a.csv", said("cell", found="{x}", expected=said("number")), 2),
            "a.csv, row 2: found '{x}', expected a number",
            "row 2: found '{x}', expected a number",
            "rad 2: det står '{x}', men ska vara ett tal",
        ),
    ],
)  # fmt: skip
def test_a_problem_is_told_to_whoever_types_and_to_whoever_sent_the_file(
    problem: Problem, cli: str, en: str, sv: str
) -> None:
    assert (str(problem), problem.told("en"), problem.told("sv")) == (cli, en, sv)
