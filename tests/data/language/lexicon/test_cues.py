"""Topics that words tell together, wherever they stand in a sentence."""

import tomllib
from pathlib import Path

import pytest

from data.language.lexicon.cues import Cue, Cues, Told, read_cues
from data.language.lexicon.lexicon import LANGS, WrongLexicon
from data.language.tokens import tokens
from data.model.question import Lang
from handlers.replies.topics import sentences_of
from tests.conftest import ROOT
from tests.data.language.test_understand import PHRASES_OF

CUES = Cues(
    [
        Cue("privacy", (("logga*", "sparas"), ("skriver", "frågor"))),
        Cue("logs", (("logga*",),)),
        Cue("ties", (("lika",), ("lika", "samma"))),
    ]
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sparas det jag skriver", Told("privacy", frozenset({0, 3}))),
        ("loggas mina fragor", Told("privacy", frozenset({0, 2}))),  # typed without its diacritics
        ("jag skriver och loggar in", Told("privacy", frozenset({1, 3}))),  # in any order; of two topics the surer
        ("loggar du något", Told("logs", frozenset({0}))),
        ("sparas det", None),
        ("log det", None),  # a stem is the beginning of a word
        ("alla har lika", None),  # one word is not two
        ("lika och samma", Told("ties", frozenset({0, 2}))),
        ("", None),
    ],
)
def test_words_tell_a_topic_together(text: str, told: Told | None) -> None:
    assert CUES.told(tokens(text)) == told


def test_a_written_diacritic_is_not_dropped() -> None:
    assert Cues([Cue("t", (("år",), ("sedan",)))]).told(tokens("är sedan")) is None


CLASSES = {
    lang: tomllib.loads((ROOT / "data" / "language" / "lexicon" / f"topics.{lang}.toml").read_text(encoding="utf-8"))[
        "words"
    ]
    for lang in LANGS
}
CONCEPTS = {meaning.concept for phrases in PHRASES_OF.values() for _, meaning in phrases}


@pytest.mark.parametrize("lang", LANGS)
def test_every_cue_is_reached(lang: Lang) -> None:
    cues = read_cues(lang)
    for cue in cues:
        first = [CLASSES[lang].get(words[0], words[0]).split()[0].rstrip("*") for words in cue.sets]
        meant = {2 * i: [words[0]] for i, words in enumerate(cue.sets) if words[0] in CONCEPTS - CLASSES[lang].keys()}
        found = cues.told(tokens(", ".join(first)), 0, meant)
        assert found is not None, first


@pytest.mark.parametrize("lang", LANGS)
def test_a_name_in_capitals_is_a_class_of_words_or_a_concept(lang: Lang) -> None:
    named = {word for cue in read_cues(lang) for words in cue.sets for word in words if word.isupper()}
    assert named <= CLASSES[lang].keys() | CONCEPTS
    assert CLASSES[lang].keys() <= named  # each is of use
    assert not CLASSES[lang].keys() & CONCEPTS


def test_a_class_and_a_concept_stand_for_their_words() -> None:
    cues = Cues([Cue("privacy", (("KEPT",), ("ASKER", "man")))], {"KEPT": ["spara*", "loggas"]})
    assert cues.told(tokens("sparas det man skriver")) == Told("privacy", frozenset({0, 2}))
    assert cues.told(tokens("loggas mina frågor"), 0, {1: ["ASKER"]}) == Told("privacy", frozenset({0, 1}))
    assert cues.told(tokens("loggas mina frågor")) is None


def test_every_topic_has_a_text_and_is_told_in_both_languages() -> None:
    told = [{cue.topic for cue in read_cues(lang)} for lang in LANGS]
    assert told[0] == told[1]
    assert told[0] <= sentences_of("sv").keys() | {"help"}
    assert sentences_of("sv").keys() == sentences_of("en").keys()


def test_what_a_survey_asks_is_no_longer_told_as_lacking() -> None:
    assert read_cues("sv").told(tokens("hur är bredbandet i kommunen")) is not None
    assert read_cues("sv", ["bredband"]).told(tokens("hur är bredband i kommunen")) is None


def test_a_short_stem_is_refused(tmp_path: Path) -> None:
    (tmp_path / "topics.sv.toml").write_text('[words]\n[cues]\nhelp = ["hur + fråg*"]', encoding="utf-8")
    with pytest.raises(WrongLexicon, match="fewer than five letters"):
        read_cues("sv", folder=tmp_path)
