"""What the store knows of a topic: definitions, lists, sources and numbers, each of the survey that is asked about."""

import csv

import pytest

from data.model.question import Question
from data.model.result import Text
from data.store.evaluate import topics
from data.store.evaluate.asking import Asking
from data.store.store import Store
from handlers.answering.answerer import Answerer
from tests.conftest import SURVEYS


def text(store: Store, topic: str, survey: str | None = None) -> Text:
    edition = store.edition()
    with edition.connection() as db:
        asked = Question("text", topic=topic, survey=survey)
        return topics.text(Asking(db, edition.loaded, edition.survey(survey), asked))


def figures(measure: str) -> list[dict[str, str]]:
    with (SURVEYS / "skl-2014" / "figures.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["measure"] == measure]


def test_a_word_is_defined_as_the_survey_does(store: Store) -> None:
    said = text(store, "e_service")
    assert said.said_sv.startswith("En e-tjänst är")
    assert said.said_en.startswith("An e-service is")


def test_the_commonest_are_told_line_by_line_and_the_common_ones_after_them(store: Store) -> None:
    first, then = text(store, "commonest").said_sv.split("\n\n")
    assert first.split("\n") == [row["text_sv"] for row in figures("commonest")]
    assert then.split("\n") == [row["text_sv"] for row in figures("common")]


@pytest.mark.parametrize(
    ("topic", "measure"), [("silent", "answered"), ("coverage", "ranked"), ("ties", "rank_groups")]
)
def test_the_source_of_a_figure_that_is_told_is_named(topic: str, measure: str, store: Store) -> None:
    (source,) = text(store, topic).sources
    keys = {row["source"] for row in figures(measure)}
    assert {"vartgoteborg": "Vårt Göteborg", "vallentuna": "Vallentuna kommun, nyhetsarkiv"}[keys.pop()] == source.title


def test_the_survey_itself_is_told_from_the_source_of_most_of_its_figures(store: Store) -> None:
    assert [source.title for source in text(store, "newest").sources] == ["SKL, nyhet 19 juni 2014"]


def test_counts_are_of_the_survey_or_of_the_country(store: Store) -> None:
    shares = {"offers_apps": 46, "offers_e_services": 80, "earlier": 2011, "earlier_apps": 15}
    shares |= {"cooperates_procurement": 76, "cooperates_operations": 70}
    assert text(store, "survey").counts == {"answered": 220, "rank_groups": 15, **shares}
    assert sum(text(store, "groups").counts.values()) == sum(text(store, "lan").counts.values()) == 290
    assert text(store, "group:Storstäder").counts["Storstäder"] == 3


def test_surveys_are_told_the_newest_first_and_a_made_up_one_only_where_one_asks_which_there_are(
    store: Store, example: Answerer
) -> None:
    assert [survey.id for survey in text(store, "newest").surveys] == ["skl-2014", "skl-2011"]
    assert [survey.id for survey in text(example.store, "newest").surveys] == ["skl-2014", "skl-2011"]
    assert [survey.id for survey in text(example.store, "surveys").surveys] == ["skl-2014", "skl-2011", "exempel"]


def test_a_survey_says_only_what_it_holds(example: Answerer) -> None:
    assert text(example.store, "commonest", "exempel").said_sv == ""


def test_a_measure_that_a_survey_lacks_is_told_with_the_surveys_that_have_it(example: Answerer) -> None:
    edition = example.store.edition()
    with edition.connection() as db:
        asked = Question("text", "eid", topic="no_measure")
        said = topics.text(Asking(db, edition.loaded, edition.survey("skl-2014"), asked))
    assert (said.said_sv, said.said_en) == (
        "e-legitimation\n\nExempel (påhittat)",
        "e-ID\n\nExempel (påhittat)",
    )
