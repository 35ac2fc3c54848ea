"""Both languages are complete, and say the same things with the same gaps."""

import ast
import re
from string import Formatter

import pytest
from babel import Locale
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from handlers.replies.texts import TEXTS, read, sentences
from handlers.replies.wording import count, date, listed, number, ordinal
from tests.conftest import ROOT

SV, EN = TEXTS["sv"], TEXTS["en"]
LOCALES = ("sv_SE", "en_GB")
NAMES = list(read("surfaces"))


def gaps(text: object) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(str(text)) if name}


@pytest.mark.parametrize("name", [name for name in NAMES if isinstance(getattr(SV, name), str)])
def test_a_text_has_the_same_gaps_in_both_languages(name: str) -> None:
    assert gaps(getattr(SV, name)) == gaps(getattr(EN, name))


@pytest.mark.parametrize(
    "name", [name for name in NAMES if isinstance(getattr(SV, name), list | dict) and name != "ordinal_endings"]
)
def test_a_list_has_the_same_length_in_both_languages(name: str) -> None:
    assert len(getattr(SV, name)) == len(getattr(EN, name))


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_used(name: str) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "handlers").rglob("*.py"))
    assert re.search(rf"(texts|\])\.{name}\b", code), f"no code uses {name}"


def test_every_text_that_code_uses_is_there() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "handlers").rglob("*.py"))
    used = set(re.findall(r"(?:\btexts|TEXTS\[[^]]+\])\.(\w+)", code))
    assert used - {*NAMES, "get", "items", "both"} == set()


def test_places_are_written_as_the_language_does() -> None:
    assert [ordinal(n, SV) for n in (3, 14, 21, 111)] == ["tredje", "14:e", "21:a", "111:e"]
    assert [ordinal(n, EN) for n in (3, 14, 21, 111, 103)] == ["third", "14th", "21st", "111th", "103rd"]


@given(st.floats(0, 1e9, allow_nan=False).map(lambda value: round(value, 3) + 0.0))
def test_numbers_are_those_of_cldr(value: float) -> None:
    for texts in (SV, EN):
        assert number(value, texts) == format_decimal(value, locale=LOCALES[texts is EN])
        assert value == 0 or number(-value, texts) == texts.minus + number(value, texts)


def test_months_and_minus_are_those_of_cldr() -> None:
    for texts in (SV, EN):
        assert texts.minus == Locale(LOCALES[texts is EN]).number_symbols["latn"]["minusSign"]
        assert texts.months == list(Locale(LOCALES[texts is EN]).months["format"]["wide"].values())


def test_numbers_are_written_as_the_language_does() -> None:
    assert (number(9644864, SV), number(9644864, EN)) == ("9\xa0644\xa0864", "9,644,864")
    assert (number(61.2, SV), number(61.2, EN)) == ("61,2", "61.2")
    assert (number(14.0, SV), count(12, SV), count(13, SV), ordinal(3, EN)) == ("14", "tolv", "13", "third")


def test_dates_are_written_as_the_language_does() -> None:
    assert (date("2014-06-19", SV), date("2014-06-19", EN)) == ("19 juni 2014", "19 June 2014")
    assert (date("2011-10", SV), date("2011-10", EN)) == ("oktober 2011", "October 2011")
    assert date("2014-06-01", SV) == "1 juni 2014"


def test_a_list_ends_with_and() -> None:
    assert [listed(names, "och") for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a och b",
        "a, b och c",
    ]


# --- the sentences of answers

COMPOSED = re.compile(
    r"(have|reach|answer|lie|belong|be|begin|stand)_(yes|no)|(most|fewest)_(points|many|name)|(mean|median|total|deviation|range)_of(_points)?"
)


def said_keys() -> list[re.Pattern[str]]:
    """What code says by key: names, and names with a part that is filled in."""
    found = set()
    for path in (ROOT / "handlers").rglob("*.py"):
        if path.parent.name == "texts":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(re.escape(node.value))
            elif isinstance(node, ast.JoinedStr):
                parts = [re.escape(str(v.value)) if isinstance(v, ast.Constant) else r"\w+" for v in node.values]
                found.add("".join(parts) if re.search("[a-z]", "".join(parts).replace(r"\w+", "")) else "")
    return [re.compile(each) for each in found if re.fullmatch(r"[\w\\+]+", each)]


def test_the_answers_have_the_same_sentences_in_both_languages() -> None:
    sv, en = sentences("answers", "sv"), sentences("answers", "en")
    assert [key for key in sv if gaps(sv[key]) != gaps(en[key])] == []


def test_every_sentence_of_an_answer_is_said() -> None:
    said = [*said_keys(), COMPOSED]
    assert [key for key in sentences("answers", "sv") if not any(each.fullmatch(key) for each in said)] == []
