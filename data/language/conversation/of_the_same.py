"""Of whom the second question of a message is, by the first: the same kommun, the same kommuner, the same groups."""

from dataclasses import replace

from data.language.conversation.kinds import is_placing, parts_of
from data.language.conversation.turn import SUMS, placing
from data.model.conditions import EVERYONE, both
from data.model.question import NO_FIGURES, Question


def spoken_of(first: Question) -> Question:
    """What the second goes on from: of a text that is of a kommun, that kommun."""
    return Question("profile", of=first.of, survey=first.survey) if first.want == "text" and first.of else first


def of_its_kommun(first: Question, second: Question) -> Question:
    """The second of the kommun that a text before it is of: "Varför är Kiruna inte med? Svarade de inte?"."""
    bare = second.want == "check" and not (second.of or second.sides or second.by) and second.where == EVERYONE
    if first.want != "text" or not first.of or not bare:
        return second
    return replace(second, of=first.of, every=True)


def of_the_same(first: Question, second: Question) -> Question:
    """The second, of the kommuner that the first is of, where it does not say of whom it is."""
    if first.of or second.of or second.want in NO_FIGURES:
        return second
    second = by_the_same(first, second)  # "per län: snittpoäng, och andel med app"
    placed = any(is_placing(part) for each in (second.where, second.that or EVERYONE) for part in parts_of(each))
    return second if placed else replace(second, where=both(placing(first.where), second.where))


def by_the_same(first: Question, second: Question) -> Question:
    """The second, for each of the groups that the first is told for."""
    sums = second.want in {*SUMS, "count", "share"} and not (second.by or second.sides or second.of)
    return replace(second, by=first.by) if first.by and sums else second
