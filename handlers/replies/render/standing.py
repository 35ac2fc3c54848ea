"""The headline of a ranking: who leads, who is last, how many have the points or places that were asked for."""

import math
from typing import assert_never

from data.model.answer import Ranking
from data.model.area import Against, Best, Everyone, FullMarks, Lowest, Places, Points
from data.model.facts import Row
from handlers.replies.render import against
from handlers.replies.render.areas import title, within
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import count, kommuner, names_or_number, number, percent, points, sentence


def headline(ranking: Ranking, texts: Texts) -> str:
    """In plain text, without a full stop."""
    area, known = within(ranking.region, texts), ranking.known > 0
    match ranking.choice:
        case Against():
            return against.headline(ranking, ranking.choice, area, texts)
        case Points() | FullMarks() if ranking.counted and (ranking.exact or ranking.rows):
            return _counted(ranking, area, texts)
        case Points() | Places() if known:
            return _selected(ranking, area, texts)
        case Lowest() if known:
            return _lowest(ranking, area, texts)
        case Everyone():
            return _everyone(ranking, texts)
        case FullMarks() if known and not ranking.rows:
            return (texts.no_full_marks if ranking.exact else texts.no_known_full_marks).format(within=area)
        case Best() | FullMarks() | Points() | Places() | Lowest():
            return _best(ranking, area, texts)
        case _:
            assert_never(ranking.choice)


def asked(choice: Points | Places, texts: Texts) -> str:
    """The points or places that were asked for: "12 poäng", "minst 10 poäng", "plats 40–50"."""
    if isinstance(choice, Places):
        template = texts.place if choice.first == choice.last else texts.places
        return template.format(first=number(choice.first, texts), last=number(choice.last, texts))
    if choice.most == math.inf:
        return texts.points_least.format(points=number(choice.least, texts))
    if choice.least < choice.most and choice.least:
        between = f"{number(choice.least, texts)}–{number(choice.most, texts)}"
        return texts.points.format(points=between)
    if choice.least < choice.most:
        return texts.points_most.format(points=number(choice.most, texts))
    return points(choice.most, texts)


def _best(ranking: Ranking, area: str, texts: Texts) -> str:
    if not ranking.rows:
        return (texts.ranking_nobody if ranking.survey.complete else texts.ranking_none).format(within=area)
    leaders = [row for row in ranking.rows if row.score == ranking.rows[0].score]
    score, scale = _scores(ranking, leaders[0], texts)
    if leaders[0].place != 1:
        return texts.ranking_highest_known.format(within=area, names=_names(leaders, texts), score=score, scale=scale)
    if isinstance(ranking.choice, Best) and ranking.choice.score:
        return texts.highest_score.format(within=area, names=_names(leaders, texts), score=score, scale=scale)
    if len(leaders) == 1:
        return texts.ranking_leader.format(name=leaders[0].name, within=area, score=score, scale=scale)
    many = sentence(count(len(leaders), texts))
    return texts.ranking_shared.format(count=many, within=area, score=score, scale=scale)


def _lowest(ranking: Ranking, area: str, texts: Texts) -> str:
    score_asked = isinstance(ranking.choice, Lowest) and ranking.choice.score
    if not ranking.rows:
        return (texts.lowest_score_unknown if score_asked else texts.lowest_unknown).format(within=area)
    last = [row for row in ranking.rows if row.score == ranking.rows[0].score]
    score, scale = _scores(ranking, last[0], texts)
    template = texts.lowest_score if score_asked else texts.lowest
    return template.format(within=area, names=_names(last, texts), score=score, scale=scale)


def _selected(ranking: Ranking, area: str, texts: Texts) -> str:
    assert isinstance(ranking.choice, Points | Places)  # noqa: S101  # tells mypy what the match found
    what = sentence(asked(ranking.choice, texts))
    names = [*(row.name for row in ranking.rows), *(placed.name for placed in ranking.placed)]
    who = names[0] if len(names) == 1 else kommuner(len(names), texts)
    if ranking.survey.complete:
        return texts.selected.format(what=what, within=area, who=who)
    if names:
        return texts.selected_known.format(what=what, within=area, who=who)
    if isinstance(ranking.choice, Places):
        return texts.place_not_published.format(what=asked(ranking.choice, texts), within=area)
    return texts.selected_none_known.format(what=asked(ranking.choice, texts), within=area)


def _counted(ranking: Ranking, area: str, texts: Texts) -> str:
    assert isinstance(ranking.choice, Points | FullMarks)  # noqa: S101  # tells mypy what the match found
    who = sentence(kommuner(len(ranking.rows), texts))
    if isinstance(ranking.choice, FullMarks):
        template = texts.counted_full_marks if ranking.exact else texts.counted_full_marks_known
        said = template.format(who=who, within=area, scale=number(ranking.survey.scale or 0, texts))
    else:
        template = texts.counted if ranking.exact else texts.counted_known
        said = template.format(who=who, within=area, what=asked(ranking.choice, texts))
    if len(ranking.rows) == 1:
        return f"{said}: {ranking.rows[0].name}"
    if not ranking.rows or not ranking.survey.complete:
        return said
    share = percent(round(100 * len(ranking.rows) / ranking.known), texts)
    return texts.counted_share.format(said=said, percent=share, scored=number(ranking.known, texts))


def _everyone(ranking: Ranking, texts: Texts) -> str:
    template = texts.listed_complete if ranking.survey.complete else texts.listed_known
    known, all_of_them = number(ranking.known, texts), number(ranking.region.kommuner, texts)
    return template.format(area=sentence(title(ranking.region, texts)), known=known, all=all_of_them)


def _names(rows: list[Row], texts: Texts) -> str:
    return names_or_number([row.name for row in rows], len(texts.counts), texts)


def _scores(ranking: Ranking, row: Row, texts: Texts) -> tuple[str, str]:
    return number(row.score, texts), number(ranking.survey.scale or 0, texts)
