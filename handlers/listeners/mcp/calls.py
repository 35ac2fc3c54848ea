"""What each tool does with its arguments: it makes a `Question` of them, and gives what answers it."""

from collections.abc import Iterable
from dataclasses import replace

from data.model.conditions import Known
from data.model.facts import Survey
from data.model.frozen import frozen
from data.model.json_values import WrongQuestion
from data.model.question import Lang, Question
from data.model.question_json import from_json
from data.model.result import Figure, Text
from data.store.checked import check
from handlers.answering.answerer import Answerer
from handlers.listeners.mcp import places
from handlers.listeners.mcp.places import Unfit
from handlers.listeners.mcp.schemas import Json
from handlers.replies.reply import Reply, lang_of
from handlers.replies.sources import loaded
from handlers.replies.structured import survey
from handlers.sending import failures


@frozen
class Told:
    """What a tool gives: JSON by `offer.toml`, whose text is also told by itself; and what the log says of it."""

    structured: Json
    reply: Reply

    @property
    def is_error(self) -> bool:
        """Whether it must be called again, in another way or later."""
        return self.structured["status"] in ("error", "busy")


def failed(status: str, reply: Reply, candidates: Iterable[Json] = ()) -> Told:
    """A sentence in place of an answer."""
    found = list(candidates)
    said = {"status": status, "text": reply.text, "figures": []}
    return Told(said | ({"candidates": found} if found else {}), reply)


def ask(answerer: Answerer, given: Json, lang: Lang | None) -> Told:
    """A question in words."""
    if not given["question"].strip():
        raise Unfit("The question is empty: give it in the person's own words.")
    if given["question"].lstrip().startswith("{"):
        raise Unfit("`ask` takes words; a question as JSON goes to `query`.")
    return answered(answerer, given["question"], lang)


def query(answerer: Answerer, given: Json, lang: Lang | None) -> Told:
    """A question as JSON."""
    try:
        question = from_json(given["question"])
        check(question, answerer.store.edition())
    except WrongQuestion as error:
        raise Unfit(
            f"That is no question. {error}. The input schema of `query` shows what each field takes; `kommun` finds "
            "codes by name."
        ) from error
    of_sides = question.want == "share" and question.sides
    if question.want in ("check", "share") and question.that is None and not of_sides:
        raise Unfit(f"“want”: “{question.want}” needs “that”: the condition of which it is asked whether it is so.")
    stated = question.lang if "lang" in given["question"] else None
    try:
        return answered(answerer, question, given.get("language") or stated or lang)
    except (LookupError, TypeError, ValueError) as error:
        failures.note(error)
        raise Unfit(
            "The fields of this question do not go together. Leave some out, or put it in words to `ask`."
        ) from error


def kommun(answerer: Answerer, given: Json, lang: Lang | None) -> Told:
    """All about one kommun."""
    own = places.one_kommun(answerer, given["name"])
    return answered(answerer, replace(own, survey=given.get("survey") or own.survey), lang)


def ranking(answerer: Answerer, given: Json, lang: Lang | None) -> Told:
    """Those with most or fewest."""
    where, said = places.where(answerer, given.get("area", ""))
    question = replace(
        said,
        want="top",
        where=where,
        measure=given.get("measure", ""),
        order=given.get("order", "most"),
        limit=given.get("limit"),
        survey=given.get("survey"),
    )
    return answered(answerer, question, lang)


def compare(answerer: Answerer, given: Json, lang: Lang | None) -> Told:
    """Kommuner, or areas, beside each other."""
    found: dict[str, Question] = {}
    for name in given["places"]:
        area = places.area_named(answerer, name)
        said = Question("top", of=(area,)) if area else places.one_kommun(answerer, name)
        found[said.of[0]] = said
    if len({said.want for said in found.values()}) > 1:
        raise Unfit(
            "Give kommuner or areas, not both: a county is no kommun. For a kommun among its county, use ranking."
        )
    if len(found) == 1:
        raise Unfit("All names are the same place; give two or more different ones.")
    question = Question(
        "compare",
        given.get("measure", ""),
        of=tuple(found),
        survey=given.get("survey"),
        read=tuple(each for said in found.values() for each in said.read),
        unused=tuple(each for said in found.values() for each in said.unused),
    )
    return answered(answerer, question, lang)


def surveys(answerer: Answerer, given: Json, lang: Lang | None) -> Told:  # noqa: ARG001  # as every tool
    """What is loaded, and what is not known."""
    told = {each: _survey(answerer, each) for each in answerer.store.edition().surveys.values()}
    _, structured, reply = answerer.values(Question("text", topic="coverage"), lang)
    text = "\n".join(loaded(survey, said.get("answered"), lang_of(reply)) for survey, said in told.items())
    return Told(structured | {"text": text, "surveys": [*told.values()]}, replace(reply, text=text))


def _survey(answerer: Answerer, found: Survey) -> Json:
    measures = answerer.store.edition().measures[found.id]
    known = {key: _known(answerer, found, key) for key in measures}
    topic = answerer.store.evaluate(Question("text", topic="survey", survey=found.id)).shape
    nothing = [each.en.name for key, each in measures.items() if not known[key]]
    unknown = [f"of no single kommun: {', '.join(nothing)}"] if nothing else []
    if found.ranked and not found.complete:
        unknown.append(f"{found.ranked - found.scored} of the {found.ranked} scores of its ranking list")
    if not found.answers_known:
        unknown.append("which kommuner answered, but for those of whom something is published")
    said = {
        **survey(found),
        "title": found.title_en,
        "complete": found.complete,
        "highest_possible": found.scale,
        "asked": found.invited,
        "answered": topic.counts.get("answered") if isinstance(topic, Text) else None,
        "ranked": found.ranked,
        "scores_known": found.scored,
        "measures": [
            {"id": key, "name": each.en.name, "unit": each.unit, "known_of": known[key]}
            for key, each in measures.items()
        ],
        "not_known": unknown,
    }
    return {name: each for name, each in said.items() if each is not None}


def _known(answerer: Answerer, survey: Survey, measure: str) -> int:
    """Of how many kommuner a measure is known."""
    shape = answerer.store.evaluate(Question("count", where=Known(measure), survey=survey.id)).shape
    return int(shape.value.low or 0) if isinstance(shape, Figure) else 0


# --- pieces


def answered(answerer: Answerer, asked: str | Question, lang: Lang | None) -> Told:
    """What answers a question."""
    _, structured, reply = answerer.values(asked, lang)
    return Told(structured, reply)
