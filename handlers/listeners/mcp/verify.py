"""Whether a figure that somebody states is right: match, close, mismatch, or unknown where nothing known tells.

match: it is the figure, or what is computed (a mean, a share, a total) rounds to it, half away from zero, with as many
decimals as are claimed. close: what is computed is off by no more than one in the last digit claimed (8.2 for 8.25,
4800 for 4823), and by 5 % at most; what was published as "about" so much, by 5 %, or a half. All else is a mismatch: of
what is counted, and of what was published exactly, nothing is close.
"""

from dataclasses import replace
from typing import Final

from data.model.conditions import Has, Place
from data.model.question import Claim, Lang, Question
from data.model.result import Check, Figure, National
from data.model.value import Truth, Value
from data.store.evaluate.claims import holds
from data.store.evaluate.published import answered_by
from handlers.answering.answerer import Answerer
from handlers.listeners.mcp import places
from handlers.listeners.mcp.calls import Told
from handlers.listeners.mcp.places import Unfit
from handlers.listeners.mcp.schemas import SUMS, Json
from handlers.replies.amounts import rounded

_OF_TRUTH: Final[dict[Truth, str]] = {"yes": "match", "no": "mismatch", "unknown": "unknown"}
_NEAR: Final = 0.05  # of the figure
_TRIFLE: Final = 1e-9  # by so much floats may miss


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


def verdict(value: Value, claimed: float, *, rounds: bool) -> str:
    """`rounds`: whether it is a mean, a share or a total, which people round."""
    settled = value.settled
    if settled is None or settled == claimed:
        return _OF_TRUTH[holds(Claim("==", claimed), value)]
    digits = repr(float(claimed)).partition(".")[2].rstrip("0")
    if rounds and value.computed:
        if abs(rounded(settled, len(digits)) - claimed) < _TRIFLE:
            return "match"
        off = min(_last_digit(claimed, len(digits)), abs(settled) * _NEAR)
    else:
        off = max(abs(settled) * _NEAR, 0.5) if value.precision == "approximate" else 0
    return "close" if abs(settled - claimed) <= off + _TRIFLE else "mismatch"


def _last_digit(claimed: float, decimals: int) -> float:
    """One in the last digit that is said: of 4800 that is 100."""
    said = str(int(abs(claimed)))
    return float(10) ** (-decimals if decimals else len(said) - len(said.rstrip("0")))


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
    """Of one figure. The text says of the claim the same as the verdict."""
    claimed, asked = given["claimed"], replace(question, survey=given.get("survey"))
    result, _, _ = answerer.values(asked, lang)
    found = _value(result.shape) if isinstance(result.shape, Figure) else Value()
    is_so = verdict(found, claimed, rounds=question.want in SUMS)
    asked = replace(asked, claim=Claim("==", claimed, about=is_so == "close"))
    return _told(answerer, asked, lang, is_so, claimed)


def _value(figure: Figure) -> Value:
    return figure.value if figure.value.settled is not None or figure.national is None else figure.national


def _told(answerer: Answerer, asked: Question, lang: Lang | None, is_so: str, claimed: float, only: str = "") -> Told:
    """`only`: the one figure of many that is verified, by its measure."""
    _, structured, reply = answerer.values(asked, lang)
    said = structured | {"verdict": is_so, "claimed": claimed}
    if only:
        said = {name: each for name, each in said.items() if name != "lists"}
        said["figures"] = [each for each in said["figures"] if each.get("measure") == only]
    return Told(said, reply)


def _place(answerer: Answerer, given: Json, lang: Lang | None) -> Told:
    """Of one kommun, as `ask` tells it."""
    claimed, survey = given["claimed"], given.get("survey")
    if claimed < 1 or claimed != int(claimed):
        raise Unfit("A place is a whole number from 1, the best.")
    own = places.one_kommun(answerer, given["kommun"])
    where, said = places.where(answerer, given.get("area", ""))
    that = Place(given.get("measure", "score"), int(claimed), int(claimed))
    read, unused = (*said.read, *own.read), (*said.unused, *own.unused)
    asked = replace(own, want="check", where=where, that=that, survey=survey, read=read, unused=unused)
    shape = answerer.values(asked, lang)[0].shape
    return _told(answerer, asked, lang, _OF_TRUTH[shape.truth if isinstance(shape, Check) else "unknown"], claimed)


def _national(answerer: Answerer, given: Json, lang: Lang | None) -> Told:
    """A published figure of the country, as `ask` tells it; what no question is of by itself, beside the others."""
    name, claimed, edition = given["national"], given["claimed"], answerer.store.edition()
    survey = edition.survey(given.get("survey"))
    for measure in edition.measures[survey.id].values():
        if (asked := answered_by(measure).get(name)) is not None:
            return _figure(answerer, asked, given, lang)
    asked = Question("overview", survey=survey.id)
    shape = answerer.values(asked, lang)[0].shape
    found = next(iter(shape.figures.get(name, ())), Value()) if isinstance(shape, National) else Value()
    return _told(answerer, asked, lang, verdict(found, claimed, rounds=False), claimed, only=name)
