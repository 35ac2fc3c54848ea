"""A result as JSON for programs: what the reply says in words, as values. `handlers/listeners/mcp/outputs.py` says how.

Nothing is computed here. A field without a value is left out. `value` is null where a figure is not known; 0 is known.
"""

from collections.abc import Iterable, Sequence

from data.model.conditions import EVERYONE
from data.model.facts import Survey
from data.model.places import Kommun, Lan
from data.model.question_json import to_json
from data.model.result import Check, Figure, Groups, National, Profile, Result, Rows, Spread, Text, Which
from handlers.replies.reply import Reply
from handlers.replies.shapes.table import PAGE, page
from handlers.replies.structured.figures import Figures
from handlers.replies.structured.parts import Json, placed, source


def structured(result: Result, reply: Reply) -> Json:
    """The result beside its reply."""
    told = Figures(result, reply)
    question = result.question
    figures = _once(told.all())
    own = result.shape.sources if isinstance(result.shape, Text) else result.sources
    cited = [*map(source, own), *(each["source"] for each in figures if "source" in each)]
    said: Json = {
        "status": reply.status,
        "text": reply.text,
        "question": to_json(question),
        "survey": _survey(result.survey),
        "figures": figures,
        **_more(result, told),
        "read_as": [
            {"typed": read.typed, "how": read.how, "place": result.names.get(read.place, read.place)}
            for read in question.read
        ],
        "not_taken_into_account": list(question.unused) if question.want != "text" else [],
        "sources": _once(cited),
    }
    return {name: each for name, each in said.items() if each != [] or name == "figures"}


def place(found: Kommun | Lan) -> Json:
    """A kommun or a län by its code and name."""
    if isinstance(found, Kommun):
        return {"kind": "kommun", "code": found.code, "name": found.official_name, "lan": found.lan.name}
    return {"kind": "lan", "code": found.code, "name": found.name}


def _survey(survey: Survey) -> Json:
    return {
        "id": survey.id,
        "name": survey.name,
        "year": survey.year,
        "published": survey.published,
        "publisher": survey.publisher,
        "made_up": survey.made_up,
    }


def _more(result: Result, figures: Figures) -> Json:
    """What a shape says besides figures."""
    match result.shape:
        case Check(truth=truth, rows=rows, fits=fits, whole=whole, placed=spot):
            group = {"rank_group": placed(spot)} if spot is not None and spot != rows[0].placed else {}
            return {"truth": truth, **({"n": {"fit": fits, "of": whole}} if whole > 1 else {}), **group}
        case Figure(truth=truth) if truth is not None:
            return {"truth": truth}
        case Groups(truth=truth, open=many):
            return {**({"truth": truth} if truth else {}), **({"in_neither_group": many} if many else {})}
        case Rows(rows, unknown, silent, complete, below, elsewhere):
            every = len(rows) + len(below)
            shown = len(page((*rows, *below), result.question.page))
            return {
                "complete": complete,
                **_counted(result, every),
                "rows": {"shown": shown, "of": every, "page": result.question.page},
                **_named("figure_not_known_of", unknown),
                **_named("did_not_answer", silent),
                **({"best_elsewhere": list(figures.of_rows(elsewhere))} if elsewhere else {}),
            }
        case Profile(places=places, shared_with=shared):
            told = {name: placed(each) for name, each in places.items()}
            group = {"rank_group": told.pop("rank_group")} if "rank_group" in told else {}
            return {"places": told, **group, **({"shares_its_place_with": list(shared)} if shared else {})}
        case National(texts=texts):
            lang = 0 if figures.phrases.lang == "sv" else 1
            return {"lists": {name: [line[lang] for line in lines] for name, lines in texts.items()}}
        case Spread(counts=counts, middle_half=middle):
            return {
                "counts": {str(number): many for number, many in counts.items()},
                **({"middle_half": list(middle)} if middle else {}),
            }
        case Which(places):
            return {"candidates": [place(each) for each in places]}
        case _:
            return {}


def _named(name: str, kommuner: Sequence[Kommun]) -> Json:
    if not kommuner:
        return {}
    cut = {"names_left_out": len(kommuner) - PAGE} if len(kommuner) > PAGE else {}
    return {name: {"count": len(kommuner), "names": [each.name for each in kommuner[:PAGE]], **cut}}


def _counted(result: Result, rows: int) -> Json:
    """Of how many kommuner the figure is known; where more is asked than of which area they are, how many fit."""
    scope, survey = result.scope, result.survey
    if scope is None:
        return {}
    if scope.fit < scope.kommuner:
        return {"n": {"fit": scope.fit, "of": scope.kommuner}} if rows <= scope.fit else {}
    ranked = result.question.where == EVERYONE and result.question.measure in ("", "score") and not survey.complete
    return {"n": {"known": scope.known, "of": survey.ranked if ranked and survey.ranked else scope.kommuner}}


def _once(figures: Iterable[Json]) -> list[Json]:
    """Each figure once."""
    found: list[Json] = []
    for each in figures:
        if each not in found:
            found.append(each)
    return found
