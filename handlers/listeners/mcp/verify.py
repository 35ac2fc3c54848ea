"""Whether a figure that somebody states is right: match, close, mismatch, or unknown where nothing known tells."""

from dataclasses import replace
from typing import Final

from data.model.conditions import Has, Place
from data.model.question import Claim, Lang, Question
from data.model.result import Check, Figure, National, Truth
from data.store.evaluate.figures import holds
from data.store.evaluate.published import answered_by
from handlers.answering.answerer import Answerer
from handlers.listeners.mcp import places
from handlers.listeners.mcp.calls import Told, with_more
from handlers.listeners.mcp.places import Unfit
from handlers.listeners.mcp.schemas import SUMS, Json

_OF_TRUTH: Final[dict[Truth, str]] = {"yes": "match", "no": "mismatch", "unknown": "unknown"}


def verify(answerer: Answerer, given: Json, lang: Lang | None) -> Told:
    """A claim about one kommun, about many, or about a published figure of the country."""
    statistic = "national" if "national" in given else given.get("statistic", "value")
    if ("kommun" in given) != (statistic in ("value", "place")):
        if "kommun" in given:
            raise Unfit(f"{statistic} is of an area or the country: leave kommun out, or claim its value or place.")
        raise Unfit(f"{statistic} is of one kommun: name it as kommun, or choose another statistic.")
    match statistic:
        case "national":
            return _national(answerer, given, lang)
        case "place":
            return _place(answerer, given, lang)
        case "value":
            own = places.one_kommun(answerer, given["kommun"])
            return _figure(answerer, replace(own, want="value", measure=given.get("measure", "score")), given, lang)
        case _:
            return _of_many(answerer, given, statistic, lang)


def _of_many(answerer: Answerer, given: Json, statistic: str, lang: Lang | None) -> Told:
    """The mean, median or total of a measure, or the share that has any of it."""
    where, said = places.where(answerer, given.get("area", ""))
    question = replace(said, want=statistic, where=where, measure=given.get("measure", "score"))  # type: ignore[arg-type]
    if statistic == SUMS[0]:
        if "measure" not in given:
            raise Unfit("A share needs a measure: of what the share has any, as apps or e_services.")
        question = replace(question, measure="", that=Has(given["measure"], ">=", 1))
    return _figure(answerer, question, given, lang)


def _figure(answerer: Answerer, question: Question, given: Json, lang: Lang | None) -> Told:
    """By the value as it is claimed, and by one that is nearly that."""
    claimed, asked = given["claimed"], replace(question, survey=given.get("survey"))
    exact, reply = answerer.answer(replace(asked, claim=Claim("==", claimed)), lang)
    counted = question.want == "count"
    verdict = _verdict(exact.shape, claimed, counted=counted) if isinstance(exact.shape, Figure) else "unknown"
    if verdict == "close":  # the reply then says so
        exact, reply = answerer.answer(replace(asked, claim=Claim("==", claimed, about=True)), lang)
    return with_more(exact, reply, verdict=verdict, claimed=claimed)


def _verdict(figure: Figure, claimed: float, *, counted: bool = False) -> str:
    """A figure as it was published, or counted, is not nearly another: 225 did not answer where 220 did."""
    value = figure.value if figure.value.settled is not None or figure.national is None else figure.national
    if value.settled == claimed:
        return "match"
    exact, about = (holds(Claim("==", claimed, about), value) for about in (False, True))
    near = value.precision == "approximate" or (value.computed and not counted)
    return "close" if exact == "yes" or (near and about == "yes") else _OF_TRUTH[exact]


def _place(answerer: Answerer, given: Json, lang: Lang | None) -> Told:
    """Of one kommun, as `ask` tells it."""
    claimed, survey = given["claimed"], given.get("survey")
    if claimed < 1 or claimed != int(claimed):
        raise Unfit("A place is a whole number from 1, the best.")
    own = replace(places.one_kommun(answerer, given["kommun"]), survey=survey)
    where, said = places.where(answerer, given.get("area", ""))
    measure = given.get("measure", "score")
    that = Place(measure, int(claimed), int(claimed))
    unused = (*said.unused, *own.unused)
    asked = replace(own, want="check", where=where, that=that, read=(*said.read, *own.read), unused=unused)
    result, reply = answerer.answer(asked, lang)
    truth: Truth = result.shape.truth if isinstance(result.shape, Check) else "unknown"
    return with_more(result, reply, verdict=_OF_TRUTH[truth], claimed=claimed)


def _national(answerer: Answerer, given: Json, lang: Lang | None) -> Told:
    """A published figure of the country, as `ask` tells it; what no question is of by itself, beside the others."""
    name, claimed, edition = given["national"], given["claimed"], answerer.store.edition()
    survey = edition.survey(given.get("survey"))
    for measure in edition.measures[survey.id].values():
        if (asked := answered_by(measure).get(name)) is not None:
            return _figure(answerer, asked, given, lang)
    result, reply = answerer.answer(Question("overview", survey=survey.id), lang)
    found = result.shape.figures.get(name, ()) if isinstance(result.shape, National) else ()
    told = with_more(
        result, reply, verdict=_verdict(Figure(found[0]), claimed) if found else "unknown", claimed=claimed
    )
    told.structured.pop("lists", None)
    told.structured["figures"] = [each for each in told.structured["figures"] if each["measure"] == name]
    return told
