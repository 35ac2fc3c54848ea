"""What people ask, whole: each sentence of understood.txt with its question, and what holds of all of them."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.language.fold import fold
from data.language.lexicon import lexicon
from data.language.lexicon.lexicon import LANGS, TALK, Meaning, WrongLexicon, read_lexicons
from data.language.lexicon.vocabulary import Vocabulary
from data.language.understand import understand
from data.model.question import Form, Lang, Question, Target, Want
from data.model.question_json import to_json, to_value
from data.store.edition import Edition
from data.store.store import Store
from tests.conftest import LETTERS

Said = dict[str, Any]
HERE = Path(__file__).parent
ROOT = HERE.parent.parent.parent
CODE = [*(ROOT / "data" / "language").rglob("*.py"), *(ROOT / "data" / "store").rglob("*.py")]
# One kommun for another that is neither a län's namesake nor another word: in the sentence, and its code.
TWINS = {"Malmö": ("1280", "Piteå", "2581"), "Lund": ("1281", "Växjö", "0780"), "Umeå": ("2480", "Luleå", "2580")}
# Whose spelling without å, ä and ö is another word, or nothing that is known yet.
OTHER_WITHOUT_DOTS = {"Håbo", "medelpoängen", "kommuner i Malmös län"}
OF_NAMES = {"names.py", "mention.py", "sound.py", "shortened.py"}  # how names of places are spelt and end
MAY_MATCH_TEXT = {"tokens.py", "fold.py", "shortened.py", "mention.py", "names.py", "sound.py"}


def rows(file: str) -> list[tuple[str, Said]]:
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(sentence, json.loads(question)) for sentence, question in pairs]


def shape(said: Said) -> str:
    """A question but for which kommuner, measures and numbers it is of."""
    kept = {name: said.get(name) for name in ("want", "by", "form", "to", "order", "lang")}
    return f"{kept} {_shape(said)}"


def _shape(said: Any) -> Any:
    if isinstance(said, dict):
        return {name: _shape(value) for name, value in said.items()}
    return [_shape(each) for each in said] if isinstance(said, list) else None


UNDERSTOOD = rows("understood.txt")
ONE_OF_EACH = list({shape(question): (sentence, question) for sentence, question in reversed(UNDERSTOOD)}.values())
PHRASES_OF = read_lexicons()


@pytest.fixture(scope="module")
def edition(example_db: Path) -> Edition:
    return Store(example_db).edition()


def said(text: str, edition: Edition) -> Said:
    question = to_json(understand(text, edition.names, edition.vocabulary))
    question.pop("v")
    return question


def meant(text: str, edition: Edition, *leaving: str) -> Said:
    """The question but for how its words were read, which repeats them as typed."""
    return but_for(said(text, edition), *leaving)


def but_for(question: Said, *leaving: str) -> Said:
    return {name: value for name, value in question.items() if name not in ("read", *leaving)}


def test_understood(edition: Edition) -> None:
    read = [(sentence, said(sentence, edition), question) for sentence, question in UNDERSTOOD]
    assert [(sentence, found, question) for sentence, found, question in read if found != question] == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Vem är bäst i Skåne", "Och hur många appar har Lund"),
        ("how many kommuner have apps", "who made this"),
    ],
)
def test_of_two_questions_the_first_is_answered_and_the_other_named(first: str, second: str, edition: Edition) -> None:
    assert said(f"{first}? {second}?", edition) == said(first, edition) | {"unused": [second]}


@pytest.fixture(scope="module")
def of_broadband() -> Vocabulary:
    """The words, where a survey has a measure of its own."""
    own = [
        ("sv", "bredband", "broadband", "percent"),
        ("sv", "snabbt bredband", "broadband", "percent"),
        ("en", "fast broadband", "broadband", "percent"),
    ]
    return Vocabulary.read(own)


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("bredband i Katrineholm", {"want": "value", "measure": "broadband", "of": ["0483"]}),
        ("topp 10 bredband Skåne", {"want": "top", "measure": "broadband", "where": {"in": "12"}, "order": "most", "limit": 10}),
        ("vilka kommuner har minst 90 % bredband", {"want": "list", "where": {"has": ["broadband", ">=", 90]}}),
        ("bredband i Skåne under 50 procent", {"want": "list", "where": {"all": [{"in": "12"}, {"has": ["broadband", "<", 50]}]}}),
        ("når Katrineholm 95 %?", {"want": "check", "of": ["0483"], "that": {"has": ["broadband", ">=", 95]}}),
        ("har hälften av kommunerna minst 95 % bredband?", {"want": "share", "that": {"has": ["broadband", ">=", 95]}, "claim": ["==", 50, True]}),
        ("vilka kommuner har minst 90 bredband", {"want": "list", "where": {"has": ["broadband", ">=", 90]}}),
        ("snabbt bredband per län", {"want": "mean", "measure": "broadband", "by": "lan"}),
        ("top 5 fast broadband in Skåne", {"want": "top", "measure": "broadband", "where": {"in": "12"}, "order": "most", "limit": 5, "lang": "en"}),
    ],
)  # fmt: skip
def test_a_survey_brings_the_words_of_its_measures(
    sentence: str, question: Said, edition: Edition, of_broadband: Vocabulary
) -> None:
    found = to_json(understand(sentence, edition.names, of_broadband))
    assert {name: value for name, value in found.items() if name != "v"} == question


@pytest.mark.parametrize("sentence", ["topp 10 exempel", "hur många har appar exempel?", "top 5 in Skåne example"])
def test_the_example_is_not_answered_from_another_survey(sentence: str, store: Store) -> None:
    question = understand(sentence, store.names(), store.edition().vocabulary)
    assert (question.want, question.topic) == ("text", "no_survey")


# --- what changes nothing


def test_thanks_change_nothing(edition: Edition) -> None:
    for sentence, question in UNDERSTOOD:
        assert meant(f"{sentence.rstrip('?')} tack", edition, "lang") == but_for(question, "lang"), sentence


def test_thanks_leave_english_english(edition: Edition) -> None:
    for sentence, question in UNDERSTOOD:
        if question.get("lang") == "en" and len(sentence.split()) > 2:
            assert said(f"{sentence} tack", edition).get("lang") == "en", sentence


def test_dots_change_nothing(edition: Edition) -> None:
    for sentence, question in UNDERSTOOD:
        if sentence not in OTHER_WITHOUT_DOTS:
            assert meant(fold(sentence), edition) == but_for(question), sentence


def test_capitals_change_nothing(edition: Edition) -> None:
    for sentence, question in UNDERSTOOD:
        typed = ("topic", "unused") if question["want"] == "which" else ("unused",)
        assert meant(sentence.upper(), edition, *typed) == but_for(question, *typed), sentence


@pytest.mark.parametrize("name", TWINS)
def test_another_kommun_changes_only_the_kommun(name: str, edition: Edition) -> None:
    code, other, its_code = TWINS[name]
    asked = [
        sentence
        for sentence, _ in UNDERSTOOD
        if name in sentence and other not in sentence and not re.search(" län(et|s)?\\b| county", sentence)
    ]
    assert asked
    for sentence in asked:
        expected = json.loads(
            json.dumps(meant(sentence, edition), ensure_ascii=False).replace(code, its_code).replace(name, other)
        )
        assert meant(sentence.replace(name, other), edition) == expected, sentence


# --- what changes it


@pytest.mark.parametrize(
    ("sentence", "changed", "where"),
    [
        ("vilka kommuner har appar", "vilka kommuner har inte appar", {"has": ["apps", "==", 0]}),
        ("vilka kommuner svarade", "vilka kommuner svarade inte", {"has": ["answered", "==", 0]}),
        ("which kommuner have apps", "which kommuner do not have apps", {"has": ["apps", "==", 0]}),
        ("kommuner i Skåne", "kommuner i Skåne utom Lund", {"all": [{"in": "12"}, {"not": {"is": "1281"}}]}),
        ("topp 5 i Skåne", "topp 5 i Skåne utom Lund", {"all": [{"in": "12"}, {"not": {"is": "1281"}}]}),
        ("hur många kommuner i Skåne", "hur många kommuner i Skåne har minst 5 appar", {"all": [{"in": "12"}, {"has": ["apps", ">=", 5]}]}),
        ("hur många har appar", "hur många har minst 5 appar", {"has": ["apps", ">=", 5]}),
    ],
)  # fmt: skip
def test_a_word_more_is_another_question(sentence: str, changed: str, where: Said, edition: Edition) -> None:
    assert said(sentence, edition) != said(changed, edition)
    assert said(changed, edition).get("where") == where


# One more word of each kind, and what of it must then be in the question.
MORE = [
    (" utom Lund", " except Lund", {"not": {"is": "1281"}}),
    (" med minst 7 appar", " with at least 7 apps", {"has": ["apps", ">=", 7]}),
    (" i Halland", " in Halland", {"in": "13"}),
]
OF_MANY = {"list", "top", "count", "share", "mean", "median", "total"}


@pytest.mark.parametrize(("swedish", "english", "part"), MORE, ids=[english.strip() for _, english, _ in MORE])
def test_a_condition_more_narrows_every_question_of_many(
    swedish: str, english: str, part: Said, edition: Edition
) -> None:
    for sentence, question in UNDERSTOOD:
        where = json.dumps(question.get("where", {}))
        several = question.get("of") or question.get("by") or question.get("unused") or "en enda" in sentence
        several = several or len(question.get("sides", ())) == 2  # it may be of the second alone
        if question["want"] in OF_MANY and not several and not ("in" in part and '"in"' in where):
            more = f"{sentence.rstrip('?')}{english if question.get('lang') == 'en' else swedish}"
            assert json.dumps(part) in json.dumps(said(more, edition)), more


def test_nothing_that_is_not_understood_is_dropped(edition: Edition) -> None:
    for sentence, question in UNDERSTOOD:
        found = said(f"{sentence.rstrip('?')} kvantfysik", edition)
        told = "kvantfysik" in found.get("unused", []) or found["want"] == "which"
        assert told or question["want"] == "text" or found.get("topic") in ("unknown", "beyond", "unfit"), sentence


# --- what holds of any text


@given(text=st.text(LETTERS, max_size=320))
@example(text="0,I")
def test_never_raises(text: str, edition: Edition) -> None:
    assert isinstance(understand(text, edition.names, edition.vocabulary), Question)


WORDS = sorted({word for sentence, _ in UNDERSTOOD for word in sentence.split()})


@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
def test_any_words_are_a_question_twice_the_same_and_fit_a_button(words: list[str], edition: Edition) -> None:
    text = " ".join(words)
    question = understand(text, edition.names, edition.vocabulary)
    assert question == understand(text, edition.names, edition.vocabulary)
    assert len(to_value(question)) <= 2_000


# --- the words are in the lexicons, and nowhere else


def _literals(tree: ast.AST) -> Iterator[str]:
    """Text of the code, without its docstrings."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body and isinstance(node.body[0], ast.Expr)
    }  # fmt: skip
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def _is_a_word(text: str) -> bool:
    return len(text) > 2 and any(letter in "åäöÅÄÖ" for letter in text)


def test_code_holds_no_words_of_questions() -> None:
    """Of the language, but names of the code: what fields of a question hold, and values of concepts."""
    swedish = PHRASES_OF["sv"]
    names = {value for kind in (Want, Form, Target) for value in get_args(kind)} | {m.value for _, m in swedish}
    words = {phrase for phrase, _ in swedish if len(phrase) > 2} - names
    for path in CODE:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if path.name not in OF_NAMES:
            literals = set(_literals(tree))
            assert not any(map(_is_a_word, literals)), path
            assert not ("language" in path.parts and words & literals), path
        # only tokens and names are found by patterns
        imported = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
        assert "re" not in imported or path.name in MAY_MATCH_TEXT, path


def test_both_lexicons_have_the_same_concepts() -> None:
    swedish, english = ({meaning.concept for _, meaning in phrases} for phrases in PHRASES_OF.values())
    assert swedish == english


@pytest.mark.parametrize(
    ("phrase", "concept", "problem"),
    [("app*", "MEASURE", "five letters"), ("appa*", "MEASURE", "five letters"), ("inte bäst", "BEST", "swallows"), ("inte svarat", "TOPIC", None)],
)  # fmt: skip
def test_a_lexicon_is_checked_as_it_is_read(phrase: str, concept: str, problem: str | None) -> None:
    phrases = [("inte", Meaning("NOT")), (phrase, Meaning(concept))]
    if problem is None:
        lexicon._check(phrases, "sv")
    else:
        with pytest.raises(WrongLexicon, match=problem):
            lexicon._check(phrases, "sv")


# --- every phrase is reached, and means what its concept means

PHRASES = {
    concept: dict(zip(LANGS, sentences, strict=True))
    for concept, *sentences in (
        line.split("\t") for line in (HERE / "phrases.txt").read_text(encoding="utf-8").splitlines() if line[0] != "#"
    )
}
# Phrases that mean another thing too, which is meant in the sentence of the concept.
MEAN_MORE = frozenset(
    {
        *("mindre", "minsta", "larger", "bigger", "smaller"),  # of sizes
        *("vilka", "which ones", "every"),  # several
        *("folkmängd", "befolkning", "befolkningen", "invånarantal", "population"),  # a measure
        *("mot 2011", "sedan 2011", "jämfört med 2011", "från 2011", "since 2011", "from 2011"),  # a survey
        *("ranking", "rank", "ranked", "ranks"),  # a place
        *("podium", "pallen", "prispallen", "pallplats", "pallplatserna", "medaljplats"),  # the first three
        *("the podium", "podium places", "medal positions"),
        *("guld , silver och brons", "guld silver och brons", "gold , silver and bronze", "gold silver and bronze"),
        "botten",  # of a ranking
        "tops",  # exceeds
        "places",  # kommuner, but before a place
        "lack",  # are without
        *(
            "saknas",
            "saknar",
            "i drift",  # that services are there, or what they cooperate on
            "lacks",
            "upp till",
            "svarande",
            "responding",
            "score",
            "scores",
            "svenska",
            "swedish",
            "histogram*",
            "histogram",
            "i m",
            "i d",
            "first",
        ),
    }
)


def test_every_concept_has_its_sentence() -> None:
    concepts = {meaning.concept for phrases in PHRASES_OF.values() for _, meaning in phrases}
    assert PHRASES.keys() == concepts - {TALK}  # of which no question is composed


@pytest.mark.parametrize("lang", LANGS)
def test_all_phrases_of_a_concept_ask_the_same(lang: Lang, edition: Edition, store: Store) -> None:
    first: dict[Meaning, Said] = {}
    for phrase, meaning in PHRASES_OF[lang]:
        concept = meaning.concept
        if concept == TALK or phrase in MEAN_MORE:
            continue
        asked = store.edition() if concept == "TOPIC" else edition  # what the example measures is no topic beside it
        question = meant(PHRASES[concept][lang].format(phrase.rstrip("*")), asked, "lang")
        assert question == first.setdefault(meaning, question), (concept, phrase)
        told = concept != "TOPIC" and (
            question.get("unused") or question.get("topic") in ("unknown", "beyond", "unfit")
        )
        assert not told, (concept, phrase)
