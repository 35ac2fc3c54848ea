"""What a question is about, by the stems of its words: one figure, a trend, a list, a reason, a definition."""

from collections.abc import Sequence

from data import stems
from data.fold import fold
from data.query import Measure, Topic


class Subject:
    """Reads a sentence; each of its questions is answered when it is asked."""

    def __init__(self, spoken: Sequence[str], *, since: bool = False) -> None:
        """`spoken`: the words in lower case, without those that name a survey. `since`: one was named as the past."""
        self._since = since
        sentence = fold(" ".join(spoken))
        self._sentence = sentence if stems.ANYTHING.search(sentence) else ""  # most questions are but a name

    def explained(self) -> frozenset[int]:
        """The indexes of the words that say what the question is about."""
        found: set[int] = set()
        for said in (match for each in stems.EVERYTHING for match in each.finditer(self._sentence)):
            start = self._sentence.count(" ", 0, said.start())
            found.update(range(start, start + said[0].count(" ") + 1))
        return frozenset(found)

    def is_of_ours(self) -> bool:
        """Whether it speaks of kommuner, rankings or points at all."""
        return bool(stems.OURS.search(self._sentence))

    def figure(self) -> Measure | None:
        """The one figure that is asked for."""
        return next((measure for measure, said in stems.FIGURES if said.search(self._sentence)), None)

    def asks_how_many(self) -> bool:
        """Whether a number or a share is asked for."""
        return bool(stems.HOW_MANY.search(self._sentence))

    def asks_summary(self) -> bool:
        """Whether statistics are asked for as such."""
        return bool(stems.SUMMARY.search(self._sentence))

    def asks_state(self) -> bool:
        """Whether it is asked how things are, which of an area means its statistics."""
        return bool(stems.STATE.search(self._sentence))

    def asks_trend(self) -> bool:
        """Whether it is asked what has changed."""
        return self._since or bool(stems.TREND.search(self._sentence))

    def asks_list(self) -> bool:
        """Whether all of some kommuner are asked for."""
        return bool(stems.LIST.search(self._sentence))

    def asks_reason(self) -> bool:
        """Whether it is asked why, or what is missing."""
        return bool(stems.REASON.search(self._sentence))

    def topic(self, *, named: bool, ranks: bool) -> Topic | None:
        """What is to be defined or told of the method.

        `named`: a place is, so that something else is asked; `ranks`: the best are spoken of, so that no word is.
        """
        if named:
            return None
        found = next((topic for topic, said in stems.TOPICS if said.search(self._sentence)), None)
        if found and not (ranks and found == "e_government"):
            return found
        if stems.GROUPS.search(self._sentence):
            return "index"
        meaning = stems.MEANING.search(self._sentence)
        if (
            (meaning or stems.WHAT_IS.search(self._sentence))
            and self.figure() == "e_services"
            and not self.asks_how_many()
        ):
            return "e_service"
        return "index" if meaning else None
