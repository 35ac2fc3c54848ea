"""Every question that a reading could be, the likelier first: the one that leaves least of the text unused is chosen."""  # noqa: E501

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from data.language.composition.reading import Reading
from data.language.wants import many, named, texts
from data.language.wants.view import View
from data.model.question import Question

_BUILDERS: Final[tuple[Callable[[View], Iterator[Question]], ...]] = (
    texts.topics,
    named.explain,
    named.check,
    many.sides,
    many.check,
    named.difference,
    named.compare,
    many.compare,
    named.place,
    many.nth,
    many.ends_apart,
    many.extreme,
    many.columns,
    many.share_of_some,
    many.count,
    many.top,
    many.sums,
    many.share,
    many.list_,
    named.value,
    texts.told,
    many.change,
    many.spread,
    many.overview,
    named.profile,
    texts.passing,
)


def candidates(r: Reading) -> Iterator[Question]:
    """The questions that it could be, the likelier first."""
    view = View(r)
    if view.asks_of_areas:  # what is not told area by area is not told of the kommuner instead
        yield Question("text", topic="not_by_area", survey=r.said.survey, lang=r.said.lang)
        return
    if view.asks_of_a_body:
        yield Question("text", topic="regions", survey=r.said.survey, lang=r.said.lang)
        return
    for build in _BUILDERS:
        for question in build(view):
            form = view.form if view.form != "words" else question.form
            yield replace(question, survey=r.said.survey, lang=r.said.lang, form=form, page=r.page)
