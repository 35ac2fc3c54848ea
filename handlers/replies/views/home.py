"""The App Home: a search, my kommun, leaders, national figures, the latest survey and help."""

from typing import Final, NamedTuple

from data.model.facts import Survey
from data.model.question import Lang
from handlers.replies import blocks, limits, notices
from handlers.replies.reply import Block, Reply
from handlers.replies.texts import Texts, sentences
from handlers.replies.views.frame import View, beside, kommun_list, shown

# action_ids of what can be done
OPEN_LOOKUP: Final = "open:lookup"
CHOOSE: Final = "choose:kommun"
FORGET: Final = "choose:no kommun"
LANGUAGE: Final = "choose:language"


class Page(NamedTuple):
    """What a person's page shows."""

    survey: Survey  # the one that is meant where none is named
    leaders: Reply
    national: Reply
    mine: Reply | None  # the answer about the kommun that the person chose
    said: str = ""  # what has just happened, above all else


def draw(page: Page, texts: Texts, lang: Lang) -> View:
    """The whole page."""
    drawn = [
        *([blocks.context(page.said)] if page.said else []),
        blocks.header(texts.help_headline),
        blocks.actions([blocks.does(texts.lookup, OPEN_LOOKUP), blocks.does(texts.compare, blocks.COMPARE)]),
        *_mine(page, texts),
        *_told(page.leaders),
        *_told(page.national),
        *_foot(page, texts, lang),
    ]
    return {"type": "home", "callback_id": "home", "blocks": drawn[: limits.VIEW_BLOCKS]}


def _mine(page: Page, texts: Texts) -> list[Block]:
    if page.mine is None:
        return [beside(f"*{texts.home_mine}*\n{texts.home_choose_mine}", kommun_list(CHOOSE, texts))]
    return [
        {"type": "divider"},
        blocks.context(f"*{texts.home_mine}*"),
        *_told(page.mine)[1:],
        blocks.actions([blocks.does(texts.home_forget, FORGET)]),
    ]


def _told(reply: Reply) -> list[Block]:
    """An answer below a line; the page has buttons of its own."""
    return [{"type": "divider"}, *(block for block in shown(reply) if block["type"] != "actions")]


def _foot(page: Page, texts: Texts, lang: Lang) -> list[Block]:
    survey = page.survey
    latest = texts.home_latest.format(survey=blocks.escape(survey.title_sv if lang == "sv" else survey.title_en))
    coverage = notices.how_much_is_known(survey, lang)
    labels = sentences("answers", lang)
    buttons = [
        blocks.button(labels["button_top"], "top", lang, 0),
        blocks.button(labels["button_statistics"], "stats", lang, 1),
        blocks.button(texts.home_help, "help", lang, 2),
    ]
    buttons.append(blocks.does(texts.home_other_language, LANGUAGE, "en" if lang == "sv" else "sv"))
    return [{"type": "divider"}, blocks.context(f"{texts.home_go_on} {latest} {coverage}"), blocks.actions(buttons)]
