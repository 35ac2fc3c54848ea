"""Every topic as it is told, in both languages: of the published survey, and of the made-up one."""

import json

import pytest

from data.model.measure import Measure, Words
from data.model.question import Lang, Question
from data.model.result import Result
from data.store.evaluate import topics
from data.store.evaluate.asking import Asking
from data.store.store import Store
from handlers.answering.answerer import Answerer
from handlers.replies.limits import BLOCKS
from handlers.replies.reply import Reply
from handlers.replies.texts import TEXTS
from handlers.replies.topics import draw, sentences_of
from tests.conftest import ROOT

TOLD = json.loads((ROOT / "tests" / "handlers" / "replies" / "topics.json").read_text(encoding="utf-8"))
APPS = Measure("apps", "number", Words("app", "appar", "antal appar"), Words("app", "apps", "number of apps"))
STOCKHOLM = "0180"


def told(
    store: Store, topic: str, lang: Lang, survey: str | None = None, typed: str = "", of: tuple[str, ...] = (STOCKHOLM,)
) -> Reply:
    """The reply about a topic; asked of Stockholm and of apps, where that matters."""
    unused = (typed,) if typed else ()
    question = Question("text", topic=topic, lang=lang, survey=survey, of=of, measure="apps", unused=unused)
    edition = store.edition()
    with edition.connection() as db:
        meant = edition.survey(survey)
        text = topics.text(Asking(db, edition.loaded, meant, question))
        name = edition.loaded.kommuner[STOCKHOLM].name
    return draw(Result(question, meant, text, measures={"apps": APPS}, names={STOCKHOLM: name}), lang)


@pytest.mark.parametrize(("lang", "topic"), [(lang, topic) for lang in ("sv", "en") for topic in TOLD[lang]])
def test_a_topic_is_told_of_the_published_survey(lang: Lang, topic: str, store: Store) -> None:
    reply = told(store, topic, lang, typed="Oslo", of=() if topic in ("unknown", "signs") else (STOCKHOLM,))
    assert reply.text == TOLD[lang][topic]
    assert reply.text.startswith(reply.short)


@pytest.mark.parametrize(
    ("lang", "topic"), [(lang, topic) for lang in ("sv", "en") for topic in TOLD[f"{lang} exempel"]]
)
def test_a_topic_is_told_of_the_made_up_survey(lang: Lang, topic: str, example: Answerer) -> None:
    assert told(example.store, topic, lang, "exempel").text == TOLD[f"{lang} exempel"][topic]


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("survey", ["skl-2014", "skl-2011", "exempel"])
def test_every_topic_is_told_of_every_survey_also_where_nothing_else_is_known(
    survey: str, lang: Lang, example: Answerer
) -> None:
    for topic in {name.partition(":")[0] for name in sentences_of("sv")}:
        reply = example.reply(Question("text", topic=topic, survey=survey, lang=lang))
        assert reply.text.strip(), topic
        assert "{" not in reply.text, topic


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_help_is_told_with_a_button_for_each_example(lang: Lang, store: Store) -> None:
    reply = told(store, "help", lang)
    assert reply.text.startswith(TEXTS[lang].help_headline)
    assert len(reply.blocks[-1]["elements"]) == len(TEXTS[lang].help_lines) - 1


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("topic", TOLD["sv"])
def test_an_example_is_a_button_and_nothing_is_left_unfilled(topic: str, lang: Lang, store: Store) -> None:
    reply = told(store, topic, lang, typed="Oslo")
    drawn = json.dumps(reply.blocks, ensure_ascii=False)
    assert "{" not in reply.text
    assert len(drawn) <= BLOCKS
    tried = "Prova `" in reply.text or "Try `" in reply.text
    assert (reply.blocks[-1]["type"] == "actions") == tried


def test_what_is_not_understood_leads_to_what_is_known_of_the_kommun_it_names_else_to_help(store: Store) -> None:
    assert told(store, "beyond", "sv").text.endswith("men det här vet jag om Stockholm.")
    assert told(store, "beyond", "sv", of=()).text.endswith("eller prova `hjälp`.")
    assert "”snittet” får jag inte ihop" in told(store, "unfit", "sv", typed="snittet", of=()).text
    assert "”skattekraft” säger mig inget" in told(store, "beyond", "sv", typed="skattekraft", of=()).text
    assert "”" not in told(store, "beyond", "sv", typed="blir", of=()).text  # too short to be the point
    assert told(store, "unknown", "en", typed="asdf", of=()).text.startswith("I did not understand “asdf”.")


def test_what_was_typed_can_link_nothing_and_ping_nobody(store: Store) -> None:
    assert "<!channel>" not in told(store, "unknown", "sv", typed="<!channel>").text


def test_a_number_has_the_source_of_the_figure_that_is_so_many(example: Answerer) -> None:
    assert example.reply("46 procent, varifrån kommer den siffran?").text == (
        "Siffran 46 är publicerad här: SKL, nyhet 19 juni 2014."
    )
    assert example.reply("where does the 15 % of 2011 come from").text == (
        "The figure 15 is published here: SKL, nyhet 19 juni 2014."
    )
    assert example.reply("var kommer siffran 99 ifrån?").text.startswith("Källor till SKL 2014: ")  # nothing is so many


def test_the_sources_of_a_topic_are_links(store: Store) -> None:
    assert "<https://skr.se/" in json.dumps(told(store, "citation", "en").blocks)
