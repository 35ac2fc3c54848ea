"""Which words of a text name a place: persons, everyday words, names cut off or written in parts."""

import csv
from pathlib import Path

import pytest

from data.language.fold import fold
from data.language.understand import understand
from data.loading.packages.registry import REGISTRY
from data.model.conditions import InArea, leaves
from data.model.question import Question
from data.store.edition import Edition
from data.store.store import Store


@pytest.fixture(scope="module")
def edition(example_db: Path) -> Edition:
    return Store(example_db).edition()


def asked(text: str, edition: Edition) -> Question:
    return understand(text, edition.names, edition.vocabulary)


def area_of(question: Question) -> list[str]:
    return [leaf.area for leaf in leaves(question.where) if isinstance(leaf, InArea)]


@pytest.mark.parametrize(
    "text",
    [
        *("Nora Andersson", "Ulrika Jansson", "hej, jag heter Erik Lund", "Anna Berg ringde", "Lars", "Lars-Göran"),
        *("hon har en mark", "vi sitter under ett berg av papper", "mark my words", "en lund av björkar"),
        *("bonden", "bostad", "dagarna", "klippa", "mönster", "kanna", "vem kan jag ringa?", "en ringa sak"),
    ],
)
def test_persons_and_words_are_no_places(text: str, edition: Edition) -> None:
    question = asked(text, edition)
    assert question.of == ()
    assert area_of(question) == []


@pytest.mark.parametrize(
    ("text", "kommun"),
    [
        *(("lund", "1281"), ("Lund?", "1281"), ("Lund eller Malmö", "1281"), ("hur gick det för lund", "1281")),
        *(("hur gick det för nora", "1884"), ("Mark", "1463"), ("marks kommun", "1463")),
        *(("Arlanda", "0191"), ("Södermalm", "0180"), ("hisingen", "1480"), ("Handen", "0136")),
        *(("e-tuna", "0484"), ("ö-bro", "1880"), ("upplands väsb", "0114"), ("uplands vsäby", "0114")),
        *(("Kil i Värmland", "1715"), ("visa Nacka i Stockholms län", "0182"), ("slå upp Kiruna", "2584")),
        *(("Habo", "0643"), ("Håbo", "0305"), ("hur mår Kiruna", "2584")),
    ],
)  # fmt: skip
def test_places_are_found(text: str, kommun: str, edition: Edition) -> None:
    question = asked(text, edition)
    assert question.want in ("profile", "compare")
    assert question.of[0] == kommun


@pytest.mark.parametrize(
    ("text", "area"),
    [
        *(("Västr Götaland", "14"), ("Västr Götalands län", "14"), ("V:a Götaland", "14"), ("V:a Götalands län", "14")),
        *(("Jämtland/Härjedalen", "23"), ("hälsinge land", "21"), ("Småland", "Småland"), ("Sörmland", "04")),
        *(("Lapland", "Lappland"), ("Smålnd", "Småland"), ("the Stockholm region", "01"), ("region of Skane", "12")),
        *(("utanför storstadslänen", "storstadslänen"), ("snittet i skogslänen", "skogslänen")),
    ],
)
def test_areas_are_found(text: str, area: str, edition: Edition) -> None:
    assert area_of(asked(text, edition)) == [area]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        *(("k-krona", ("1080", "2584")), ("häbo", ("0305", "0643")), ("Åsa", ("1384",)), ("robert", ("2409",))),
        *(("region upps", ("03",)), ("gävleb län", ("21",)), ("jämför kiruna och pitå", ("2581",))),
    ],
)
def test_what_is_not_sure_is_asked_about(text: str, codes: tuple[str, ...], edition: Edition) -> None:
    question = asked(text, edition)
    assert (question.want, question.of) == ("which", codes)


def test_every_kommun_and_every_place_is_found_by_its_name(edition: Edition) -> None:
    """Alone, by what it is called and by its official name, as written, in small letters and without its dots."""
    with (REGISTRY / "kommuner.csv").open(encoding="utf-8", newline="") as file:
        kommuner = list(csv.DictReader(file))
    for row in kommuner:
        for name in (row["name"], row["official_name"], row["name"].lower(), row["name"].upper()):
            assert asked(name, edition).of[:1] == (row["code"],), name
    own = {fold(row["name"].lower()) for row in kommuner}
    with (REGISTRY / "localities.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            question = asked(row["name"], edition)
            namesake = fold(row["name"].lower()) in own  # Mala is Malå without its ring
            assert namesake or question.topic == "elsewhere" or row["kommun"] in question.of, row["name"]
