"""Every question that a reading could be, the likelier first: the one that leaves least of the text unused is chosen."""  # noqa: E501

from collections.abc import Callable, Iterator
from typing import Final

from data.language.composition.reading import Reading
from data.language.lexicon.topics import BESIDE_FIGURE, LACKED, OF_ANYTHING, SUPPOSED
from data.language.wants import associated, many, mostly, named, ranked, shares, sides, summed, texts
from data.language.wants.beside_all import beside_all
from data.language.wants.of_asker import of_asker
from data.language.wants.view import View
from data.model.frozen import changed
from data.model.question import Question

_BUILDERS: Final[tuple[Callable[[View], Iterator[Question]], ...]] = (
    texts.topics,
    named.explain,
    associated.associated,
    mostly.mostly,
    beside_all,
    sides.sides,
    named.judged,
    named.check,
    many.check,
    named.difference,
    named.compare,
    many.compare,
    named.place,
    ranked.nth,
    ranked.nearest,
    ranked.figures_of_first,
    ranked.ends_apart,
    ranked.extreme,
    ranked.columns,
    shares.share_of_total,
    shares.share_of_some,
    summed.count,
    ranked.top,
    summed.sums,
    shares.share,
    ranked.list_,
    named.value,
    many.change,
    texts.told,
    many.spread,
    many.overview,
    named.profile,
    named.why_apart,
    texts.passing,
)


def candidates(r: Reading) -> Iterator[Question]:
    """The questions that it could be, the likelier first."""
    view = View(r)
    if view.asks_around and (code := view.around):
        question = Question("place", view.measure, named.base_of(view, code), of=(code,), topic="around")
        yield changed(question, survey=r.said.survey, lang=r.said.lang)
    if declined := _declined(view):
        of = view.kommuner[:1] if declined in BESIDE_FIGURE | OF_ANYTHING else ()
        yield Question("text", topic=declined, of=of, survey=r.said.survey, lang=r.said.lang)
        return
    for build in _BUILDERS:
        for question in build(view):
            yield changed(question, survey=r.said.survey, lang=r.said.lang, form=view.form, page=r.page)


def _declined(v: View) -> str:
    """The topic that says what is not told, where that is what is asked; nothing else is told instead."""
    named = {term.concepts.get("TOPIC", "") for term in v.said.terms} | {v.said.topic}
    if v.r.gain and v.kommuner:
        return ""
    if v.said.topic in SUPPOSED:
        return v.said.topic
    if (of_all := named & OF_ANYTHING) and named & LACKED - of_all:
        return max(of_all)  # an article on what it costs is not written
    if v.ranks_silent:
        return "silent"
    if topic := of_asker(v):
        return topic
    if v.asks_of_first_in_country or (v.r.ordinal and v.areas and v.has("COUNTRY")):
        return "place_in_country"
    if v.asks_around:
        return "rank_neighbours"
    if v.asks_of_areas:
        return "not_by_area"
    if v.asks_of_a_body:
        return "regions"
    if v.asks_each_for_several or v.ends_of_each:
        return "top_of_each"
    return "per_head" if v.has("PER_HEAD") and not named & LACKED else v.r.beyond
