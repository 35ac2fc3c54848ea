"""Whole views, written down in tests/views and read by a person. `pytest --write-replies` writes them anew."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from data.model.question import Lang, Question
from handlers.answering.answerer import Answerer
from handlers.listeners.views import reply_to
from handlers.replies import blocks, notices
from handlers.replies.reply import Reply
from handlers.replies.texts import TEXTS, Texts
from handlers.replies.views import home, modals, options
from handlers.replies.views.frame import View, shown
from handlers.replies.views.home import Page
from handlers.replies.views.modals import Asked
from tests.fake_slack import check_view
from tests.fake_slack.rules import Json
from tests.fake_slack.view_rules import check_options

VIEWS = Path(__file__).parent / "views"


def answer(answerer: Answerer, question: str, texts: Texts, lang: Lang) -> View:
    return modals.answer(answerer.reply(question, lang), Asked(lang, question), texts)


def named(answerer: Answerer, texts: Texts, lang: Lang) -> View:
    of = Asked(lang, kommuner=("0483", "0484", "1480"), listed=True)
    return modals.answer(reply_to(answerer, of), of, texts, title=texts.named_title, said=texts.shared)


def page(answerer: Answerer, lang: Lang) -> Page:
    leaders, national = Question("top", order="most"), Question("overview")
    return Page(
        answerer.store.edition().survey(None), answerer.reply(leaders, lang), answerer.reply(national, lang), None
    )


def home_with_mine(answerer: Answerer, texts: Texts, lang: Lang) -> View:
    mine = answerer.reply(Question("profile", of=("0483",)), lang)
    return home.draw(page(answerer, lang)._replace(mine=mine, said=texts.home_not_kept), texts, lang)


DRAWN: dict[str, Callable[[Answerer, Texts, Lang], Json]] = {
    "lookup": lambda _, texts, __: modals.lookup(texts),
    "compare": lambda _, texts, __: modals.compare(texts),
    "answer_profile": lambda answerer, texts, lang: answer(answerer, "Katrineholm", texts, lang),
    "answer_ranking": lambda answerer, texts, lang: answer(answerer, "top", texts, lang),
    "answer_comparison": lambda answerer, texts, lang: answer(answerer, "Göteborg Malmö Katrineholm", texts, lang),
    "answer_list": lambda answerer, texts, lang: answer(answerer, "lista Skåne", texts, lang),
    "named": named,
    "named_none": lambda _, texts, __: modals.sentence(
        Reply(texts.none_named, (blocks.section(texts.none_named),)), texts, title=texts.named_title
    ),
    "failure": lambda _, texts, lang: modals.sentence(notices.failure("0a1b2c3d", lang), texts),
    "home": lambda answerer, texts, lang: home.draw(page(answerer, lang), texts, lang),
    "home_with_mine": home_with_mine,
    "options": lambda answerer, _, lang: {"options": options.options(answerer.suggest("", 100), lang)},
    "options_failed": lambda _, texts, __: {"options": options.sentence(texts.suggest_failed)},
}
CASES: list[tuple[str, Lang]] = [(kind, lang) for kind in DRAWN for lang in ("sv", "en")]


@pytest.mark.parametrize(("kind", "lang"), CASES)
def test_the_view_is_the_one_written_down(
    answerer: Answerer, pytestconfig: pytest.Config, kind: str, lang: Lang
) -> None:
    drawn = DRAWN[kind](answerer, TEXTS[lang], lang)
    path = VIEWS / f"{kind}.{lang}.json"
    if pytestconfig.getoption("write_replies"):
        path.write_text(json.dumps(drawn, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert json.loads(json.dumps(drawn)) == json.loads(path.read_text(encoding="utf-8"))


def test_no_view_is_written_down_that_nobody_draws() -> None:
    assert {path.stem for path in VIEWS.glob("*.json")} == {f"{kind}.{lang}" for kind, lang in CASES}


@pytest.mark.parametrize("path", sorted(VIEWS.glob("*.json")), ids=lambda path: path.stem)
def test_slack_takes_every_view_written_down(path: Path) -> None:
    view = json.loads(path.read_text(encoding="utf-8"))
    if path.stem.startswith("options"):
        check_options(view)
    else:
        check_view(view)


def test_every_reply_written_down_fits_a_modal() -> None:
    for path in (VIEWS.parent / "replies").glob("*.json"):
        reply = json.loads(path.read_text(encoding="utf-8"))
        drawn = Reply(reply["text"], tuple(reply["blocks"]))
        check_view(modals.answer(drawn, Asked("sv", reply["question"]), TEXTS["sv"]))


def test_a_block_that_no_view_takes_gives_the_text() -> None:
    reply = Reply("Svaret i ord.", ({"type": "header", "text": {}}, {"type": "data_visualization"}))
    assert shown(reply) == [blocks.section("Svaret i ord.")]


@pytest.mark.parametrize("kept", ["", "x", "[]", "null", '{"v":1}', '{"v":2,"lang":"sv"}', '{"v":1,"lang":"no"}'])
def test_what_another_version_kept_is_not_read(kept: str) -> None:
    assert Asked.read(kept) is None


@pytest.mark.parametrize(
    "of", [Asked("en", "x" * 300), Asked("sv", kommuner=tuple(f"{i:04}" for i in range(50)), listed=True)]
)
def test_what_a_view_keeps_comes_back_and_is_short_enough(of: Asked) -> None:
    kept = of.write()
    assert Asked.read(kept) == of
    assert len(kept) <= 3000
