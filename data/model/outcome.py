"""An answer in three words for programs: its status, its intent and the places it is about."""

from dataclasses import dataclass
from typing import Literal, assert_never

from data.model.answer import (
    Answer,
    Definition,
    Download,
    Explanation,
    Holders,
    Picture,
    Profile,
    Ranking,
    ScoreList,
    Statistics,
    Trend,
)
from data.model.area import Against, Everyone
from data.model.compared import AreaComparison, AreaRanking, Comparison
from data.model.guidance import Help, Language, Unclear, Which
from data.model.parsed import Intent

Status = Literal["answer", "ask", "none"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """`status`: answered, asks which one was meant, or not understood. `places`: codes, best candidate first."""

    status: Status
    intent: Intent
    places: tuple[str, ...] = ()
    survey: str | None = None  # id of the survey the numbers are from


def outcome(answer: Answer) -> Outcome:
    """The outcome of an answer."""
    match answer:
        case Profile():
            return Outcome("answer", "profile", (answer.kommun.code,), answer.survey.id)
        case Ranking():
            return Outcome("answer", _of_ranking(answer), answer.region.area.lan, answer.survey.id)
        case Holders():
            intent: Intent = "statistics" if answer.counted else "ranking"
            return Outcome("answer", intent, answer.region.area.lan, answer.survey.id)
        case Statistics():
            return Outcome("answer", "statistics", answer.region.area.lan, answer.survey.id)
        case Trend():
            places = (answer.kommun.code,) if answer.kommun else answer.region.area.lan
            return Outcome("answer", "trend", places, answer.survey.id)
        case Comparison():
            return Outcome("answer", "compare", tuple(side.kommun.code for side in answer.sides), answer.survey.id)
        case AreaComparison():
            lan = dict.fromkeys(code for side in answer.sides for code in side.region.area.lan)
            return Outcome("answer", "compare", tuple(lan), answer.survey.id)
        case AreaRanking():
            lan = dict.fromkeys(code for each in answer.areas for code in each.region.area.lan)
            return Outcome("answer", "statistics" if answer.means else "ranking", tuple(lan), answer.survey.id)
        case Explanation():
            return Outcome("answer", "explain", (answer.kommun.code,), answer.survey.id)
        case Definition():
            return Outcome("answer", "define", (), answer.survey.id)
        case ScoreList():
            return Outcome("answer", "list", tuple(row.kommun for row in answer.rows), answer.survey.id)
        case Language():
            return Outcome("answer", "help")
        case Picture():
            places = (answer.kommun.code,) if answer.kommun else answer.shown.region.area.lan
            return Outcome("answer", "picture", places, answer.survey.id)
        case Download():
            return Outcome("answer", "download", answer.shown.region.area.lan, answer.survey.id)
        case Help():
            return Outcome("answer", "help", (), answer.survey.id)
        case Which():
            return Outcome("ask", "profile", tuple(place.code for place in answer.places))
        case Unclear():
            return Outcome("none", "unknown")
        case _:
            assert_never(answer)


def _of_ranking(ranking: Ranking) -> Intent:
    if ranking.counted:  # how many are better than a kommun is about that kommun
        return "profile" if isinstance(ranking.choice, Against) else "statistics"
    return "list" if isinstance(ranking.choice, Everyone) else "ranking"
