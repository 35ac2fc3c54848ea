"""The places that a message names, by what was spoken of before it."""

from data.language.conversation.fragment import Fragment, named_in
from data.language.conversation.kinds import either, parts_of
from data.language.conversation.told import areas_of, beside_of
from data.language.names.names import Names
from data.model.conditions import InArea, InGroup
from data.model.places import is_kommun
from data.model.question import Question


def named_kommuner(before: Question, fragment: Fragment) -> tuple[str, ...]:
    """The kommuner that are named: where an area was spoken of, its namesake is none ("och Stockholm?")."""
    named = tuple(code for code in _of(fragment) if is_kommun(code))
    return () if named and _namesake(before, fragment, named[0]) else named


def named_areas(before: Question, fragment: Fragment) -> tuple[str, ...]:
    """The län and other areas that are named."""
    named, where = _of(fragment), parts_of(fragment.alone.where) if fragment.alone else ()
    found = [leaf.area for part in where for leaf in either(part) if isinstance(leaf, InArea)]
    lan = _namesake(before, fragment, named[0]) if named else _own_lan(before, fragment)
    areas = [code for code in named if not is_kommun(code)]
    return tuple(dict.fromkeys([*areas, *found, *([lan] if lan else [])]))


def _own_lan(before: Question, fragment: Fragment) -> str:
    """The län of the kommun that was spoken of, where the message names but that: "och i länet?"."""
    one = [*before.of, *filter(is_kommun, beside_of(before.where))]
    only = fragment.has("OWN_AREA") and not fragment.wants and len(one) == 1 and is_kommun(one[0])
    return one[0][:2] if only else ""


def is_namesake(before: Question, fragment: Fragment, names: Names, area: str) -> bool:
    """Whether the län is meant that goes by the name of the kommun that was told of: "länet menar jag"."""
    of_one = before.want == "profile" and area == before.of[0][:2] and fragment.has("OWN_AREA")
    return of_one and names.display.get(area, "").startswith(names.display.get(before.of[0], area))


def named_by(before: Question, fragment: Fragment, names: Names) -> tuple[str, ...]:
    """The kommun that the län goes by that was spoken of: "kommunen menar jag, inte länet"."""
    areas = [area for each in before.conditions for area in areas_of(each)]
    if "meant" not in fragment.links or not fragment.only_says("KOMMUN") or len(areas) != 1:
        return ()
    area = names.display.get(areas[0], "")
    there = ((code, name) for code, name in names.display.items() if is_kommun(code) and code[:2] == areas[0])
    return tuple(code for code, name in there if area.startswith(name))[:1]


def groups_of(alone: Question) -> tuple[str, ...]:
    """The kommungrupper that are named."""
    return tuple(leaf.group for part in parts_of(alone.where) for leaf in either(part) if isinstance(leaf, InGroup))


def _of(fragment: Fragment) -> tuple[str, ...]:
    alone = fragment.alone
    return (named_in(fragment.terms) if alone.topic == "unknown" else alone.of) if alone else ()


def _namesake(before: Question, fragment: Fragment, kommun: str) -> str:
    """The län that goes by the kommun's name, where the message names it and areas were spoken of."""
    spoke = (
        not any(map(is_kommun, before.of)) if before.of else before.by == "lan" or any(map(areas_of, before.conditions))
    )
    if not spoke or not is_kommun(kommun):
        return ""
    places = [term.place for term in fragment.terms.terms if term.place and kommun in term.place.codes]
    return next((code for place in places for code in place.codes if not is_kommun(code)), "")
