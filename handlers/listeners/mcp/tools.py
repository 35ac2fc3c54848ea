"""The tools that a language model may call, as they are listed; `calls.py` carries them out.

Names and descriptions are read by a model that has never seen a kommun, and knows nothing of this survey.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from data.model.question import Lang
from handlers.answering.answerer import Answerer
from handlers.listeners.mcp import calls, schemas
from handlers.listeners.mcp.calls import Told
from handlers.listeners.mcp.outputs import output
from handlers.listeners.mcp.places import Ambiguous, Unfit
from handlers.listeners.mcp.schemas import AREA, KOMMUN, LANGUAGE, SUMS, Json, arguments
from handlers.listeners.mcp.verify import verify
from handlers.replies.reply import Reply

_MOST: Final = 50  # kommuner of a ranking
_LARGEST: Final = 1_000_000_000  # that can be claimed
_COMPARED: Final = 10


@dataclass(frozen=True)
class Tool:
    """A tool. `call`: its arguments, which fit the schema, and the language that is wished for."""

    name: str
    title: str
    description: str
    schema: Json
    call: Callable[[Answerer, Json, Lang | None], Told]

    def declared(self) -> Json:
        """As it is listed."""
        return {
            "name": self.name,
            "title": self.title,
            "description": self.description,
            "inputSchema": self.schema,
            "outputSchema": output(self.name),
            "annotations": {
                "title": self.title,
                "readOnlyHint": True,
                "destructiveHint": False,
                "idempotentHint": True,
                "openWorldHint": False,
            },
        }


def called(tool: Tool, answerer: Answerer, given: object, lang: Lang | None) -> Told:
    """What the tool gives for the arguments, whatever they are."""
    given = {} if given is None else given
    sentence = schemas.wrong(given, tool.schema)
    if sentence or not isinstance(given, dict):
        return _unfit(Unfit(sentence))
    try:
        return tool.call(answerer, given, given.get("language") or lang)
    except Ambiguous as error:
        return calls.answered(answerer, error.which, given.get("language") or lang)
    except Unfit as error:
        return _unfit(error)


def _unfit(error: Unfit) -> Told:
    reply = Reply(str(error), (), status="none", intent="unknown", lang="en")
    return Told(failed("error", str(error), error.candidates), reply)


def failed(status: str, sentence: str, candidates: Iterable[Json] = ()) -> Json:
    """A sentence in place of an answer."""
    found = list(candidates)
    return {"status": status, "text": sentence, "figures": [], **({"candidates": found} if found else {})}


def tools_of(answerer: Answerer) -> tuple[Tool, ...]:
    """The tools, for the measures and surveys that are loaded."""
    edition = answerer.store.edition()
    ids = tuple(dict.fromkeys(key for measures in edition.measures.values() for key in measures))
    surveys = tuple(edition.surveys)
    which = {"measure": schemas.measure(ids), "survey": schemas.survey(surveys), "language": LANGUAGE}
    return (
        Tool(
            "ask",
            "Ask in words",
            "Answers one question in Swedish or English, typed as a person would, with figures, places and sources. "
            "Use it whenever the person's own words are a question, and for what no other tool covers: counts (“how "
            "many kommuner in Skåne got full marks?”), shares (“what share has apps?”), conditions (“kommuner with "
            "apps but no e-strategy”), whether something is so (“is Umeå best in Norrland?”), change over time, what "
            "words mean, the method and its sources. One question of one survey a call; nothing is remembered between "
            "calls, so name the kommun or area each time, and the survey where it is another than the newest real "
            "one. It knows counties but not who borders whom: for neighbours, use `ranking` with the county. It never "
            "guesses: an unpublished figure comes back as not published.",
            arguments(
                {
                    "question": {
                        "type": "string",
                        "minLength": 1,
                        "description": "One question of at most 300 characters, best in the person's own words.",
                    },
                    "language": LANGUAGE,
                },
                "question",
            ),
            calls.ask,
        ),
        Tool(
            "query",
            "Ask with exact conditions",
            "Answers a question given as JSON: the same questions as `ask`, with no words to be misread. Use it for "
            "conditions joined by all, any and not. `want` says what is wanted, `where` which kommuner, `of` the codes "
            'that it is about. Examples: {"want": "count", "where": {"all": [{"in": "12"}, {"has": ["score", "==", '
            '"max"]}]}} counts those with full marks in Skåne (län 12); {"want": "top", "measure": "apps", "order": '
            '"most", "limit": 5}; {"want": "share", "that": {"has": ["apps", ">=", 1]}}. An answer of `ask` brings its '
            "own question along, to be changed. Kommuner and län are named by codes only: `kommun` tells that of a "
            "kommun, and its first two digits are its län.",
            schemas.question(),
            calls.query,
        ),
        Tool(
            "kommun",
            "All about one kommun",
            "Everything known of one kommun: points, places in the country and its county, number of e-services and "
            "apps, yes or no questions, each with its source; and what follows where the score is not published, as "
            "“at most 10”, and who leads its county.",
            arguments({"name": KOMMUN, "survey": which["survey"], "language": LANGUAGE}, "name"),
            calls.kommun,
        ),
        Tool(
            "ranking",
            "The best of an area",
            "The kommuner with most (or fewest) of a measure, in the country or in an area, best first; whoever shares "
            "the last place comes along. Where not all figures are published it says who is surely best and who has no "
            "known figure: such a kommun is neither last nor without points. For one kommun's neighbours, give its "
            "county as the area.",
            arguments(
                {
                    "area": AREA,
                    "order": {"type": "string", "enum": ["most", "fewest"], "description": "Left out: most first."},
                    "limit": {"type": "integer", "minimum": 1, "maximum": _MOST, "description": "Left out: 10."},
                    **which,
                }
            ),
            calls.ranking,
        ),
        Tool(
            "compare",
            "Places side by side",
            "Two to ten kommuner, or two to ten areas, beside each other. For how far apart two are, ask `query` for a "
            "`difference`. Without a measure the text compares the scores, and `figures` has what else is known.",
            arguments(
                {
                    "places": {
                        "type": "array",
                        "items": {"type": "string", "minLength": 1, "maxLength": 100},
                        "minItems": 2,
                        "maxItems": _COMPARED,
                        "description": "Names of kommuner, or names of län and parts of the country; not both kinds.",
                    },
                    **which,
                },
                "places",
            ),
            calls.compare,
        ),
        Tool(
            "verify",
            "Check a claimed figure",
            "Whether a figure that somebody states is right: match, close, mismatch, or unknown where nothing known "
            "tells. Of a kommun: its figure, or its place. Of the country or an area: the share in % that has any of a "
            "measure, or the mean, median or total; or a figure that was published of the whole country. Use it before "
            "repeating a figure from a text, also where you believe that you know it.",
            arguments(
                {
                    "claimed": {
                        "type": "number",
                        "minimum": -_LARGEST,
                        "maximum": _LARGEST,
                        "description": "The figure. Yes is 1, no is 0; 46 for 46 %.",
                    },
                    "kommun": KOMMUN,
                    "statistic": {
                        "type": "string",
                        "enum": ["value", "place", *SUMS],
                        "description": "What is claimed. value (the default) and place (1 is best) are of one kommun; "
                        "the others of an area or the country.",
                    },
                    "area": AREA,
                    "national": schemas.NATIONAL,
                    **which,
                },
                "claimed",
            ),
            verify,
        ),
        Tool(
            "surveys",
            "What is loaded",
            "Which surveys answers come from: year, publisher, how many kommuner answered, how many scores are known, "
            "which measures each has and of how many kommuner they are known, and what is not known at all. Use it "
            "first where it matters how old or how complete the figures are.",
            arguments({"language": LANGUAGE}),
            calls.surveys,
        ),
    )
