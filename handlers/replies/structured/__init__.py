"""A result as JSON for programs: what the reply says in words, as values. `handlers/listeners/mcp/offer.toml` says how.

Nothing is computed here. A field without a value is left out. `value` is null where a figure is not known; 0 is known.
"""

from collections.abc import Sequence

from data.model.conditions import Place
from data.model.facts import Survey
from data.model.grounds import Grounds
from data.model.question_json import to_json
from data.model.result import Check, Figure, Groups, National, Profile, Result, Rows, Spread, Text, Which
from handlers.replies.reply import Reply
from handlers.replies.shapes.table import page
from handlers.replies.structured.figures import Figures
from handlers.replies.structured.parts import Json, candidate, kept, named, once, placed, source


def structured(result: Result, reply: Reply, grounds: Grounds) -> Json:
    """The result beside its reply."""
    told = Figures(result, reply, grounds)
    question = result.question
    figures = once(told.all())
    own = result.shape.sources if isinstance(result.shape, Text) else result.sources
    rested_on = grounds.sources if isinstance(result.shape, Rows) and not figures else ()  # that nobody fits
    cited = [*map(source, (*own, *rested_on)), *(each for figure in figures for each in figure.get("sources", ()))]
    said: Json = {
        "status": reply.status,
        "text": reply.text,
        "question": to_json(question),
        "survey": survey(result.survey),
        "figures": figures,
        **_more(result, told, grounds),
        "read_as": [
            {"typed": read.typed, "how": read.how, "place": result.names.get(read.place, read.place)}
            for read in question.read
        ],
        "not_taken_into_account": list(question.unused) if question.want != "text" else [],
        "sources": once(cited),
    }
    return kept(said, "figures")


def of_all(told: Sequence[Json], reply: Reply) -> Json:
    """What is told of several questions at once: the first, with the reply to them all, their figures and sources."""
    every = {name: once(each for said in told for each in said.get(name, ())) for name in ("figures", "sources")}
    return kept(told[0] | every | {"text": reply.text, "status": reply.status}, "figures")


def survey(found: Survey) -> Json:
    """What tells a survey from another."""
    names = ("id", "name", "year", "published", "publisher", "made_up")
    return {name: getattr(found, name) for name in names}


def _more(result: Result, figures: Figures, grounds: Grounds) -> Json:
    """What a shape says besides figures."""
    match result.shape:
        case Check(truth=truth, rows=rows, fits=fits, whole=whole, placed=spot):
            group = placed(spot) if spot is not None and spot != rows[0].placed else None
            n = figures.n(fit=fits, among=whole if result.question.of else None) if whole > 1 else None
            return {"truth": truth, "n": n, "rank_group": group}
        case Figure(truth=truth):
            return {"truth": truth}
        case Groups(truth=truth, open=many):
            return {"truth": truth, "in_neither_group": many or None}
        case Rows(rows, unknown, silent, complete, below, elsewhere):
            every = len(rows) + len(below)
            shown = len(page((*rows, *below), result.question.page))
            return {
                "complete": complete if result.question.want != "compare" else None,
                "n": _counted(result, figures, every),
                "rows": {"shown": shown, "of": every, "page": result.question.page},
                "figure_not_known_of": named(unknown),
                "did_not_answer": named(silent),
                "best_elsewhere": list(figures.of_rows(elsewhere)),
            }
        case Profile(shared_with=shared):
            told = {name: placed(each) for name, each in grounds.places.items()}
            group = told.pop("rank_group", None)
            return {"places": told, "rank_group": group, "shares_its_place_with": list(shared)}
        case National(texts=texts):
            lang = 0 if figures.phrases.lang == "sv" else 1
            return {"lists": {name: [line[lang] for line in lines] for name, lines in texts.items()}}
        case Spread(counts=counts, middle_half=middle):
            return {
                "counts": {str(number): many for number, many in counts.items()},
                "middle_half": middle and [*middle],
            }
        case Which(places):
            return {"candidates": [candidate(each) for each in places]}
        case _:
            return {}


def _counted(result: Result, figures: Figures, rows: int) -> Json:
    """Of how many kommuner a list or a ranking tells; nothing of a comparison, or of places as a survey counts them."""
    scope, want = result.scope, result.question.want
    placed = any(isinstance(leaf, Place) for leaf in result.question.leaves)
    as_told = isinstance(result.shape, Rows) and placed and not result.shape.rows
    if scope is None or want == "compare" or rows > scope.fit or as_told:
        return {}
    return figures.n(fit=scope.fit, among=scope.kommuner) if want == "list" else figures.n(known=scope.known)
