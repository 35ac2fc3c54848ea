"""What can be asked on after an answer about a kommun, or about many."""

from data.model.answer import Profile, Ranking
from data.model.query import Lang
from handlers.replies import blocks
from handlers.replies.render import phrase
from handlers.replies.render.asking import ask_on
from handlers.replies.reply import Block
from handlers.replies.texts.texts import Texts

_NAMED = 3  # kommuner of a ranking that have a button


def after_profile(profile: Profile, texts: Texts, lang: Lang) -> Block:
    """Its län, with the kommun marked, who to compare it with, what tells more of it; what leads elsewhere last."""
    lan, kommun = profile.kommun.lan.name, profile.kommun.official_name
    scored = "score" in profile.facts
    marked = f"top {lan} markera {kommun}" if scored else f"top {lan}"
    buttons = [(texts.button_lan.format(lan=lan), marked)]
    if profile.survey.answers_known and scored:
        buttons.append((texts.button_why, f"varför {kommun}"))
    if (scored or profile.lan_leaders) and profile.kommun.lan.kommuner > 1:
        buttons.append((texts.button_map, f"karta {kommun}"))
    more = [(texts.button_top, "top")]
    if profile.survey.complete and scored:
        more.append((texts.button_chart, f"histogram {kommun}"))
    first, *rest = ask_on(profile.survey, lang, *buttons, more=more, others=_others(profile))["elements"]
    return blocks.actions([first, blocks.opener(texts.button_compare, profile.kommun.code), *rest])


def _others(profile: Profile) -> list[tuple[str, str]]:
    """The same kommun in other surveys."""
    return [(other.name, f"{profile.kommun.official_name} {other.id}") for other in profile.other_surveys]


def after_ranking(ranking: Ranking, page: int, pages: int, texts: Texts, lang: Lang) -> Block:
    """Pages, the län of a landscape or the one leader, files; in a menu the leaders and what is told of the country."""
    named = [(row.name, row.kommun) for row in (ranking.rows or ranking.national_top)[:_NAMED]]
    more = [] if ranking.region.is_country else [(texts.button_top, "top")]
    more.append((texts.button_statistics, "stats"))
    whole = phrase.ranking(ranking.choice, ranking.region, ranking.against)
    turns = [(texts.button_previous, f"{whole} sida {page - 1}")] if page > 1 else []
    if page < pages:
        turns.append((texts.button_next, f"{whole} sida {page + 1}"))
    pictures, file = _pictures(ranking, texts), _file(ranking, texts)
    if turns:
        return ask_on(ranking.survey, lang, file, turns=turns, more=[*pictures, *more])
    if ranking.region.area.landscape and not (ranking.region.in_part and len(ranking.region.lan) == 1):
        lan = [(each.name, each.name) for each in ranking.region.lan]
        return ask_on(ranking.survey, lang, *lan, more=[*pictures, file, *more])
    if len(named) == 1:
        return ask_on(ranking.survey, lang, *named, *pictures, file, more=more)
    return ask_on(ranking.survey, lang, *pictures, file, more=[*named, *more])


def _pictures(ranking: Ranking, texts: Texts) -> list[tuple[str, str]]:
    """The same as a picture, where there is anything to draw."""
    area = phrase.area(ranking.region)
    drawn = [(texts.button_chart, f"diagram {area}".strip())] if ranking.known > 1 else []
    if ranking.known and ranking.region.kommuner > 1 and not ranking.region.area.group:
        drawn.append((texts.button_map, f"karta {area}".strip()))
    return drawn


def _file(ranking: Ranking, texts: Texts) -> tuple[str, str]:
    """The same as a file."""
    chosen = phrase.choice(ranking.choice, ranking.against)
    return texts.button_download, " ".join(f"csv {chosen} {phrase.area(ranking.region)}".split())
