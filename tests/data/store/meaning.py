"""What a question means, so that two that are worded or built otherwise and mean the same are told to be the same.

A condition means whom it fits, among kommuner that there could be: a thousand, with every mix of figures.
"""

import random
from collections.abc import Hashable
from dataclasses import replace

from data.model.conditions import EVERYONE, All, Any, Beside, Condition, Not, Place, both
from data.model.question import Question
from tests.data.store.example_kommuner import FULL, kommuner
from tests.data.store.example_questions import MEASURES, VALUES
from tests.data.store.oracle import Row, World

_POSSIBLE = 1000
_NOT_SAID = {"lang", "read", "unused", "page", "marked", "form", "survey", "topic", "since"}  # by a headline


class Meaning:
    """The oracle over kommuner that there could be."""

    def __init__(self) -> None:
        rng = random.Random(14)  # noqa: S311  # kommuner by chance need no secrecy
        real = kommuner()
        rows: dict[str, Row] = {}
        for number in range(_POSSIBLE):
            like, values = rng.choice(real), {}
            for measure in MEASURES:
                near = [value + step for value in VALUES.get(measure, (0, 1)) for step in (-1, 0, 1)]
                values[measure] = None if rng.random() < 0.15 else rng.choice(near if measure in VALUES else [0, 1])
            if values["score"] is not None:
                values["score"] = max(0, min(FULL, values["score"]))
            said = {**like.values, **values, "answered": rng.randrange(2)}
            code = f"{number:04}" if number % 3 else rng.choice(real).code
            people = -1 if values["population"] is None else values["population"]  # of no size at all
            known = frozenset(name for name, value in said.items() if value is not None)
            rows[code] = replace(like, code=code, values=said, population=people, known=known)
        self._world = World(list(rows.values()), Question("list"), {"score": FULL})
        self._known: dict[Condition, tuple[bool | None, ...]] = {}

    def _fits(self, condition: Condition, row: Row) -> bool | None:
        if isinstance(condition, Place | Beside):  # two of them are two things
            return random.Random(f"{condition} {row.code}").random() < 0.5  # noqa: S311
        return self._world.fits(row, condition)

    def of(self, question: Question) -> Hashable:
        """Equal for two questions that mean the same."""
        said = {name: getattr(question, name) for name in question.__match_args__ if name not in _NOT_SAID}
        said["where"] = self._whom(question.where) if _is_of_those(question) else None
        said["that"] = self._whom(question.that or EVERYONE)
        said["measure"] = question.measure or "score"
        said["want"] = "list" if question.want == "count" and not question.by else question.want
        said["order"] = "" if question.order == "most" and not question.by else question.order
        if question.sides:  # two are as well the other way round, and where no order is asked in that of their figures
            sides = tuple(self._whom(both(question.where, side)) for side in question.sides)
            said["sides"] = sides if question.claim or len(sides) > 2 else frozenset(sides)
            said["order"] = "fewest" if (question.want, question.order) == ("extreme", "fewest") else ""
        said["every"] = question.every or bool(question.of)
        return tuple(said.items())

    def _whom(self, condition: Condition) -> tuple[bool | None, ...]:
        """Of each kommun whether it fits. Parts stand in many conditions, and are looked at once."""
        if condition not in self._known:
            match condition:
                case Not(what):
                    found = [None if fits is None else not fits for fits in self._whom(what)]
                case All(of) | Any(of) if of:
                    decides = isinstance(condition, Any)
                    parts = zip(*map(self._whom, of), strict=True)
                    found = [decides if decides in each else None if None in each else not decides for each in parts]
                case _:
                    found = [self._fits(condition, row) for row in self._world.rows]
            self._known[condition] = tuple(found)
        return self._known[condition]


def _is_of_those(question: Question) -> bool:
    """Whether it is of the kommuner that fit `where`: one of named kommuner may be asked among them."""
    return not question.of or question.want == "place" or (question.want == "difference" and question.to != "max")
