"""Where one is in a text: what was said so far that governs what comes next."""

from dataclasses import dataclass, field

from data.language.composition.clauses import Clause, Joiner, Negation, denied, opposite
from data.language.composition.quantities import Quantity
from data.language.composition.reading import Asked, Reading
from data.language.term import Term, Terms
from data.model.conditions import Condition


@dataclass
class Walk:
    """The walk over the terms of a text, and the reading that it makes."""

    r: Reading
    said: Terms
    has: bool = False  # having was spoken of: a measure that follows is required
    negation: Negation = ""
    governed: bool = False  # the negation has met something
    inverted: bool = False  # those that are required next are to be left out
    inverted_from: int = 0  # how many clauses there were before
    joiner: Joiner = "and"
    group: int = 0
    choice: range = range(0)  # where things stand of which one is required
    pending: list[tuple[Joiner, Quantity]] = field(default_factory=list)  # quantities that wait for their measure

    def at(self, i: int) -> Term:
        """The term there."""
        return self.said.at(i)

    def take(self, *indexes: int) -> None:
        """Mark terms as used."""
        self.r.taken.update(indexes)

    def left(self, *concepts: str) -> list[int]:
        """The terms that may mean one of these and are not used."""
        return [i for i, t in enumerate(self.said.terms) if i not in self.r.taken and t.has(*concepts)]

    def negate(self, how: Negation) -> None:
        """Let a negation govern what follows, or none."""
        self.negation, self.governed = how, False

    def ask(self, measure: str, i: int, by: str = "") -> None:
        """Note a measure that is asked for."""
        self.r.asked.append(Asked(measure, i, by))
        self.take(i)

    def require(self, condition: Condition, i: int, *, noun: bool = False) -> None:
        """Note a condition, negated as far as one is."""
        if self.choice and i >= self.choice.stop:
            self.group, self.choice, self.joiner = self.group + 1, range(0), "and"
        if self.negation:
            condition = denied(condition)
            self.governed = True
        if self.inverted:
            condition = opposite(condition)
            self.take(*(j for j in self.left("EXCEPT") if j < i))
        self.r.clauses.append(Clause(condition, self.joiner, self.group, self.negation, i, noun))
        self.group += noun
        self.take(i)
