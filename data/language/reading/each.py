"""One question that is answered as several: a sum of two measures, the places of two kommuner, who is around one."""

from dataclasses import replace
from typing import Final

from data.language.composition.clauses import YES_NO, having
from data.language.lexicon.topics import BESIDE_FIGURE, UNANSWERED
from data.model.conditions import EVERYONE, Beside, Side, both
from data.model.places import is_kommun
from data.model.question import COUNTRY_TOO, Order, Question

JUDGED: Final = "judged"  # so many points: how many have more, beside the mean or whose they are
SUMMED: Final = frozenset({"mean", "median", "total", "deviation", "range", "difference"})


def each(question: Question) -> tuple[Question, ...]:
    """A sum of several measures is a question of each, and so are the places of several kommuner.

    Beside what cannot be answered it is told what is known of the kommun that it names.
    """
    if question.topic in UNANSWERED and question.of:
        return question, Question("profile", of=question.of, survey=question.survey, lang=question.lang)
    if question.want == "text" and question.topic in BESIDE_FIGURE and question.of:
        figure = Question("value", "score", of=question.of, survey=question.survey, lang=question.lang)
        return replace(question, form="words"), figure
    if question.topic == JUDGED:
        mean = replace(question, want="profile" if question.of else "mean", where=EVERYONE, topic="", unused=())
        more = replace(question, of=(), topic="", read=())
        return (mean, more) if question.of else (more, mean)
    if question.want == "difference" and question.measure in YES_NO and question.of:
        return _had_or_not(question)
    if (question.want == "place" or question.to in ("mean", "median")) and len(question.of) > 1:
        return tuple(replace(question, of=(kommun,)) for kommun in question.of)
    if question.want == "place" and question.topic == COUNTRY_TOO:
        plain = replace(question, topic="")
        return plain, replace(plain, where=EVERYONE, read=(), unused=())
    if question.want == "place" and question.topic == "around":
        return _around(replace(question, topic=""))
    if question.want == "compare" and question.also and not all(map(is_kommun, question.of)):
        measures = dict.fromkeys((question.measure, *question.also))
        return tuple(replace(question, measure=measure, also=()) for measure in measures)
    if question.want == "association" and question.also[1:]:
        return tuple(replace(question, also=(other,)) for other in question.also)
    if not (question.also or question.more) or question.want not in SUMMED:
        return (question,)
    measures, wants = dict.fromkeys((question.measure, *question.also)), dict.fromkeys((question.want, *question.more))
    of_each = ((measure, want) for measure in measures for want in wants)
    plain = replace(question, also=(), more=(), unused=())
    single = [
        replace(plain, want="share", measure="", that=having(measure))  # the mean of what is had or not
        if measure in YES_NO
        else replace(plain, want=want, measure=measure)
        for measure, want in of_each
    ]
    return (*single[:-1], replace(single[-1], unused=question.unused))


def _had_or_not(question: Question) -> tuple[Question, ...]:
    """Of what is had or not there is no difference: whether one has it, and how many do; or two beside each other."""
    plain = replace(question, measure="", to="", of=(), unused=(), read=())
    if len(question.of) > 1:
        return (replace(question, want="compare", to=""),)
    share = replace(plain, want="share", that=having(question.measure))
    return replace(question, want="check", measure="", to="", where=EVERYONE, that=having(question.measure)), share


def _around(question: Question) -> tuple[Question, ...]:
    """The place of one, and who stands next before it and next after it."""
    sides: tuple[tuple[Side, Order], ...] = (("better", "fewest"), ("worse", "most"))
    beside = ((Beside(question.of[0], side, question.measure or "score"), order) for side, order in sides)
    asked = replace(question, want="top", of=(), limit=1, unused=(), read=())
    return (question, *(replace(asked, where=both(question.where, who), order=order) for who, order in beside))
