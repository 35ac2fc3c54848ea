"""Draws an answer: `render(answer, lang, heard) -> Reply`. Pure; one file a kind of answer."""

from typing import assert_never

from data.answer import Answer, Help, Profile, Ranking, Statistics, Unclear, Which
from data.places import Kommun, Lan
from data.query import Lang
from handlers import blocks
from handlers.render import guide, profile, ranking, statistics
from handlers.reply import Reply
from handlers.texts import TEXTS


def render(answer: Answer, lang: Lang, heard: tuple[str, str, Kommun | Lan] | None = None) -> Reply:
    """The answer in the language. `heard`: how a place was understood (misspelt or town), what was typed, the place."""
    texts = TEXTS[lang]
    match answer:
        case Profile():
            reply = profile.draw(answer, texts, lang)
        case Ranking():
            reply = ranking.draw(answer, texts, lang)
        case Statistics():
            reply = statistics.draw(answer, texts, lang)
        case Help():
            reply = guide.draw_help(answer, texts, lang)
        case Which():
            reply = guide.draw_which(answer, texts, lang)
        case Unclear():
            reply = guide.draw_unclear(answer, texts)
        case _:
            assert_never(answer)
    if heard is None:
        return reply
    how, typed, place = heard
    template = texts.misspelt if how == "misspelt" else texts.town
    said = template.format(typed=blocks.escape(typed), place=blocks.escape(_full_name(place, how)))
    return Reply(f"{said} {reply.text}", (blocks.context(said), *reply.blocks))


def render_failure(error_id: str, lang: Lang) -> Reply:
    """What somebody is told whose question met a fault of ours."""
    text = TEXTS[lang].failure.format(id=error_id)
    return Reply(text, (blocks.section(text),))


def _full_name(place: Kommun | Lan, how: str) -> str:
    return place.official_name if how == "town" and isinstance(place, Kommun) else place.name
