"""Who was asked about: how many fit, and of how many the figure is known; and the names of all that was spoken of."""

from collections.abc import Iterable
from typing import Final

from data.model.conditions import (
    EVERYONE,
    MEANS,
    All,
    Any,
    Begins,
    Beside,
    Condition,
    Has,
    InArea,
    InGroup,
    Is,
    Near,
    Not,
    Size,
    both,
    leaves,
)
from data.model.places import Lan
from data.model.result import Row, Scope
from data.store.evaluate.asking import Asking

_WHO: Final = (InArea, InGroup, Size, Is, Begins)  # what is known of everybody


def scope_of(asking: Asking) -> Scope:
    """How many fit, and of how many the figure is known."""
    condition = asking.where
    base = filters(condition)
    members = asking.members(condition, asking.measure)
    sure = sum(each.sure for each in members)
    known = sum(each.sure and each.value is not None for each in members)
    kommuner = sure if base == condition else asking.count(base)[0]
    areas = [leaf.area for leaf in leaves(condition) if isinstance(leaf, InArea)]
    lan = tuple(each for area in areas for each in _lan(asking, area))
    of = (leaf.area for leaf in asking.question.leaves if isinstance(leaf, InArea))
    named = dict.fromkeys((*areas, *asking.question.of, *of))
    in_part = tuple((each, _lan(asking, each)) for each in named if each in asking.loaded.parts_of_lan)
    whole = areas[0] if len(areas) == 1 and len(lan) > 1 and not in_part else ""
    return Scope(kommuner, sure, len(members) - sure, known, lan, in_part, whole, _held_against(asking, condition))


def _held_against(asking: Asking, condition: Condition) -> tuple[Row, ...]:
    """The kommuner that others are held against, with the bounds of their figures where these are not known."""
    besides = [leaf for leaf in leaves(condition) if isinstance(leaf, Beside) and leaf.than not in MEANS]
    rows = (asking.row_of(leaf.than, [leaf.measure]) for leaf in besides)
    return tuple(row for row in rows if any(value.settled is None for value in row.values.values()))


def _lan(asking: Asking, area: str) -> tuple[Lan, ...]:
    """The län that an area lies in."""
    return tuple(asking.loaded.lan[code] for code in dict.fromkeys(code[:2] for code in asking.loaded.codes_of(area)))


def filters(condition: Condition) -> Condition:
    """Of a tree only what is said of area, group and size."""
    match condition:
        case All(of):
            return All(tuple(kept for each in of if (kept := filters(each)) != EVERYONE))
        case InArea() | InGroup() | Size() | Is() | Begins():
            return condition
        case Not() | Any() if all(isinstance(leaf, _WHO) for leaf in leaves(condition)):
            return condition
        case _:
            return EVERYONE


def silent(condition: Condition) -> Condition:
    """That they did not answer, of those that are spoken of by area, group and size."""
    return both(filters(condition), Has("answered", "==", 0))


def names(asking: Asking, conditions: Iterable[Condition], codes: Iterable[str]) -> dict[str, str]:
    """The names of all kommuner and län that conditions speak of, and of these codes."""
    spoken = {*codes}
    for leaf in (leaf for condition in conditions for leaf in leaves(condition)):
        match leaf:
            case Is(code) | InArea(code) | Beside(code) | Near(code):
                spoken.add(code)
            case _:
                pass
    return {code: asking.loaded.place(code).name for code in spoken if code.isdigit()}


def official_name(asking: Asking, code: str) -> str:
    """What a kommun calls itself: Region Gotland. Its code where there is none: it is but said beside an answer."""
    found = asking.loaded.kommuner.get(code)
    return found.official_name if found else code
