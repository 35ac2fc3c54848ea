"""Draws an answer: `render(answer, lang, heard) -> Reply`. Pure; one file a kind of answer."""

from dataclasses import replace
from typing import assert_never

from data.model.answer import (
    Answer,
    Counted,
    Definition,
    Download,
    Explanation,
    Holders,
    OfSurvey,
    Picture,
    Profile,
    Ranking,
    ScoreList,
    Statistics,
    Trend,
)
from data.model.compared import AreaComparison, AreaRanking, Comparison
from data.model.facts import Region, Scored
from data.model.guidance import Help, Language, Unclear, Which
from data.model.parsed import Heard
from data.model.places import Kommun
from data.model.query import Lang
from handlers.replies import blocks
from handlers.replies.render import (
    area_comparison,
    area_ranking,
    comparison,
    definition,
    explanation,
    guide,
    holders,
    profile,
    ranking,
    score_list,
    statistics,
    trend,
)
from handlers.replies.render.areas import part_note
from handlers.replies.reply import Reply
from handlers.replies.texts import TEXTS
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import listed, sentence


def render(answer: Answer, lang: Lang, heard: Heard | None = None) -> Reply:
    """The answer in the language, after a line that says how a place was understood where that needs saying."""
    texts = TEXTS[lang]
    reply = _draw(answer, texts, lang)
    first = [said] if heard and (said := _understood(answer, texts, heard)) else []
    if isinstance(answer, OfSurvey) and answer.survey.made_up:
        first.append(texts.made_up.format(survey=blocks.escape(answer.survey.name)))
    first += [note for region in _regions(answer) if (note := part_note(region, texts))]
    if not first:
        return reply
    return replace(reply, text=" ".join([*first, reply.text]), blocks=(*map(blocks.context, first), *reply.blocks))


def render_failure(error_id: str, lang: Lang) -> Reply:
    """What somebody is told whose question met a fault of ours."""
    text = TEXTS[lang].failure.format(id=error_id)
    return Reply(text, (blocks.section(text),), lang=lang)


def render_busy(lang: Lang) -> Reply:
    """What somebody is told who asks faster than answers can be read."""
    text = TEXTS[lang].busy
    return Reply(text, (blocks.section(text),), status="busy", lang=lang)


def render_language_kept(lang: Lang) -> Reply:
    """What somebody is told whose wish for a language is remembered."""
    return guide.draw_language(Language(lang), TEXTS[lang], kept=True)


def render_stale(lang: Lang) -> Reply:
    """What somebody is told who clicked a button that this version does not know."""
    text = TEXTS[lang].stale_button
    return Reply(text, (blocks.section(text),), status="none")


def _draw(answer: Answer, texts: Texts, lang: Lang) -> Reply:
    match answer:
        case Profile():
            return profile.draw(answer, texts, lang)
        case Ranking():
            return ranking.draw(answer, texts, lang)
        case Holders():
            return holders.draw(answer, texts, lang)
        case Statistics():
            return statistics.draw(answer, texts, lang)
        case Trend():
            return trend.draw(answer, texts, lang)
        case Comparison():
            return comparison.draw(answer, texts, lang)
        case AreaComparison():
            return area_comparison.draw(answer, texts, lang)
        case AreaRanking():
            return area_ranking.draw(answer, texts, lang)
        case Explanation():
            return explanation.draw(answer, texts, lang)
        case Definition():
            return definition.draw(answer, texts, lang)
        case ScoreList():
            return score_list.draw(answer, texts)
        case Language():
            return guide.draw_language(answer, TEXTS[answer.lang] if answer.lang else texts)
        case Picture() | Download():
            from handlers.replies.render import attached  # it brings all that draws

            if isinstance(answer, Picture):
                return attached.draw_picture(answer, texts, lang)
            return attached.draw_download(answer, texts, lang)
        case Help():
            return guide.draw_help(answer, texts, lang)
        case Which():
            return guide.draw_which(answer, texts, lang)
        case Unclear():
            return guide.draw_unclear(answer, texts, lang)
        case _:
            assert_never(answer)


def _regions(answer: Answer) -> tuple[Region, ...]:
    """The regions that it is about."""
    match answer:
        case Ranking() | Holders() | Statistics() | Trend():
            return (answer.region,)
        case Picture() | Download():
            return (answer.shown.region,)
        case AreaComparison():
            return tuple(side.region for side in answer.sides)
        case _:
            return ()


def _understood(answer: Answer, texts: Texts, heard: Heard) -> str:
    """A misspelt name by the place's own, a town by the full name of its kommun; whom the answer is not about."""
    match heard.how:
        case "except":
            return texts.not_left_out.format(places=blocks.escape(heard.typed))
        case "unknown" | "abroad":
            template = texts.unknown_beside if heard.how == "unknown" else texts.abroad_beside
            places = listed([blocks.escape(name) for name in _kommuner(answer)], texts.conjunction)
            return sentence(template.format(typed=blocks.escape(heard.typed), places=places)) if places else ""
        case "misspelt" | "town":
            place = _place(answer, heard)
            template = texts.misspelt if heard.how == "misspelt" else texts.town
            return (
                sentence(template.format(typed=blocks.escape(heard.typed), place=blocks.escape(place))) if place else ""
            )
        case _:
            assert_never(heard.how)


def _kommuner(answer: Answer) -> list[str]:
    """The names of the kommuner that the answer is about."""
    match answer:
        case Profile(kommun=kommun) | Explanation(kommun=kommun) | Trend(kommun=Kommun() as kommun):
            return [kommun.name]
        case Picture(kommun=Kommun() as kommun):
            return [kommun.name]
        case Comparison(sides=sides):
            return [side.kommun.name for side in sides]
        case _:
            return []


def _place(answer: Answer, heard: Heard) -> str:
    """The place that was understood; empty where the answer tells it anyway."""
    match answer:
        case Profile(kommun=kommun) | Explanation(kommun=kommun) | Trend(kommun=Kommun() as kommun):
            return kommun.name if heard.how == "misspelt" else kommun.official_name
        case Picture(kommun=Kommun() as kommun):
            return kommun.name if heard.how == "misspelt" else kommun.official_name
        case Picture() | Download() if answer.shown.region.lan:
            return answer.shown.region.area.landscape or answer.shown.region.lan[0].name
        case Ranking(against=Scored() as against):
            return against.name
        case Holders(than=Counted() as than):
            return than.name
        case Ranking() | Holders() if answer.region.lan:
            return answer.region.area.landscape or answer.region.lan[0].name
        case _:
            return ""
