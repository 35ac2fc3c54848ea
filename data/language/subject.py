"""What a question is about, by the stems of its words: one figure, a trend, a list, a reason, a definition."""

import re
from functools import cached_property

from data.language import stems
from data.language.figures import FIGURES
from data.model.query import Measure, Topic


class Subject:
    """Reads a sentence; each of its questions is answered when it is asked."""

    def __init__(self, sentence: str, *, since: bool = False) -> None:
        """`sentence`: folded, without the words that name a survey. `since`: one was named as the past."""
        self._since = since
        self._sentence = sentence if re.search(stems.ANYTHING, sentence) else ""  # most questions are but a name

    def explained(self) -> frozenset[int]:
        """The indexes of the words that say what the question is about."""
        found: set[int] = set()
        for said in re.finditer(stems.ANYTHING, self._sentence):
            start = self._sentence.count(" ", 0, said.start())
            found.update(range(start, start + said[0].count(" ") + 1))
        return frozenset(found)

    def is_of_ours(self) -> bool:
        """Whether it speaks of kommuner, rankings or points at all."""
        return bool(re.search(stems.OURS, self._sentence))

    def figure(self) -> Measure | None:
        """The one figure that is asked for."""
        return self._figure

    @cached_property
    def _figure(self) -> Measure | None:
        if not self._sentence:
            return None
        return next((measure for measure, said in FIGURES if re.search(said, self._sentence)), None)

    def asks_how_many(self) -> bool:
        """Whether a number or a share is asked for."""
        return bool(re.search(stems.HOW_MANY, self._sentence))

    def asks_points(self) -> bool:
        """Whether it is asked how many points somebody has."""
        return bool(re.search(stems.HOW_MANY_POINTS, self._sentence))

    def asks_extreme_score(self) -> bool:
        """Whether the highest or the lowest number of points is asked for, and not who has it."""
        return bool(re.search(stems.EXTREME_SCORE, self._sentence))

    def asks_summary(self) -> bool:
        """Whether statistics are asked for as such."""
        return bool(re.search(stems.SUMMARY, self._sentence))

    def asks_state(self) -> bool:
        """Whether it is asked how things are, which of an area means its statistics."""
        return bool(re.search(stems.STATE, self._sentence))

    def asks_trend(self) -> bool:
        """Whether it is asked what has changed."""
        return self._since or bool(re.search(stems.TREND, self._sentence))

    def asks_list(self) -> bool:
        """Whether all of some kommuner are asked for."""
        return bool(re.search(stems.LIST, self._sentence))

    def asks_members(self) -> bool:
        """Whether no more is asked than which kommuner an area has."""
        return bool(re.search(stems.MEMBERS, self._sentence))

    def asks_reason(self) -> bool:
        """Whether it is asked why, or what is missing."""
        return bool(re.search(stems.REASON, self._sentence))

    def asks_groups(self, *, named: bool) -> bool:
        """Whether it is asked what a kommungrupp is. `named`: one is."""
        if not named and re.search(stems.WHICH_KOMMUNGRUPPER, self._sentence):
            return True
        if not (named or re.search(stems.KOMMUNGRUPP, self._sentence)):
            return False
        defines = re.search(stems.MEANING, self._sentence) or re.search(stems.WHAT_IS_A, self._sentence)
        return bool(defines) and not (self.asks_list() or self.asks_summary() or self.asks_how_many())

    def topic(self, *, named: bool, ranks: bool) -> Topic | None:
        """What is to be defined or told of the method.

        `named`: a place is, so that something else is asked; `ranks`: the best are spoken of, so that no word is.
        """
        if named:
            return None
        found = self._topic_named()
        if found and not (ranks and found == "e_government"):
            return found
        if re.search(stems.GROUPS, self._sentence):
            return "index"
        meaning = re.search(stems.MEANING, self._sentence)
        if (
            (meaning or re.search(stems.WHAT_IS, self._sentence))
            and self.figure() == "e_services"
            and not self.asks_how_many()
        ):
            return "e_service"
        return "index" if meaning else None

    def defined(self) -> Topic:
        """What is to be defined, where it is certain that something is."""
        found = self._topic_named()
        if found is None and re.search(stems.KOMMUNGRUPP, self._sentence):
            return "groups"
        return found or ("e_service" if self.figure() == "e_services" else "index")

    def _topic_named(self) -> Topic | None:
        return next((topic for topic, said in stems.TOPICS if re.search(said, self._sentence)), None)
