"""What is required of kommuner, of one thing or of several: "appar men ingen e-strategi", "fler än 5 appar"."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.language.amounts import amount, other_than, without_amounts
from data.language.figures import FIGURES
from data.model.area import Choice, FullMarks, Points
from data.model.condition import Condition, Held, WhichOnes

_STEMS = dict(FIGURES)
_THINGS: tuple[tuple[Held, str], ...] = (
    ("e_services_planned", _STEMS["e_services_planned"]),
    ("e_strategy", _STEMS["e_strategy"]),
    ("e_responsible", _STEMS["e_responsible"]),
    ("apps", _STEMS["apps"]),
    ("e_services", _STEMS["e_services"]),
    (
        "answered",
        r"\b(?:be)?svara\w* (?:inte|ej|aldrig)\b|\b(?:inte|ej|aldrig|not|never|\w+n t) (?:(?:be)?svara\w*|answer\w*)",
    ),
    (
        "score",
        r"\b(?:\d+(?:d\d+)?|noll|zero) (?:poang|p|points?)\b|\bfull ?pott\b|\bfull (?:marks|score)\b|\bmaxpoang\b",
    ),
)
_THING = "|".join(f"(?P<{of}>{said})" for of, said in _THINGS)
_NOT = (
    r"(?:saknar?|saknade|utan|inga|ingen|inget|inte|ej|aldrig|varken|no|none|not|without|lack\w*|zero|noll|neither|nor"
    r"|\w+n t)"
)
_ONLY = r"\b(?:inte|not) (?:bara|enbart|endast|only|just)\b"  # "inte bara appar utan även e-strategi"
_BUT_ALSO = r"\b(?:utan|but) (?:ocksa|aven|also)\b"
_NOT_BOTH = r"\b(?:inte|ej|not|\w+n t)(?: \w+){0,2} (?:bade|both)\b"
_ANEW = r"\b(?:men|but|med|with)\b"  # what was denied before is not denied of what follows
_SAYS_SO = rf"\b(?:men|but|med|with|har|hade|has|have|had|erbjud\w*|offer\w*|finns|som|that|fick|got|{_NOT})\b"
_OR = r"\b(?:eller|or)\b(?! (?:fler|mer|farre|mindre|over|under|more|fewer|less)\b)"
_AT = r"\b(?:pa|for|at|on|inom|gallande|om|about|of|av)(?: (?:sina|deras|their|the|alla|sin|olika))?$"
_IS_MISSING = r" (?:saknas|finns inte|finns ej|fattas|is missing|are missing|har de inte)\b"
_MOST = r"\b(?:flest|mest|storst antal|(?<!at )most|greatest number)(?! (?:poang|points))\b"
_FEWEST = r"\b(?:farst|minst antal|minst$|lagst antal|fewest|lowest number)(?! (?:poang|points))\b"


@dataclass(frozen=True, slots=True)
class Conditions:
    """Those that were said, in order; `either`: one of them is enough. `left_out`: those that fit no such list."""

    said: tuple[Condition, ...] = ()
    either: bool = False
    left_out: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    condition: Condition
    before: str  # the words since the thing before
    denied: bool
    by_or: bool | None  # it may take the place of the one before; None where no word joins them


def conditions(spoken: str, choice: Choice | None) -> Conditions:
    """Read the folded words. `choice`: the points that the sentence names, which are a condition among others."""
    text = re.sub(_BUT_ALSO, "och", re.sub(_ONLY, "", spoken))
    read = list(_read(text, choice))
    joined = {each.by_or for each in read[1:]} - {None}
    either, mixed = True in joined or bool(re.search(_NOT_BOTH, text)), len(joined) > 1
    kept = read[:2] if mixed else read
    most = [each for each in kept if each.condition.which in ("most", "fewest")]
    beside = [each for each in kept if each not in most[1:]]
    left_out = [each.condition for each in read if each not in beside]
    if mixed:
        either = bool(read[1].by_or)
    return Conditions(tuple(each.condition for each in beside), either and not most, tuple(left_out))


def _read(text: str, choice: Choice | None) -> Iterator[_Read]:
    seen: set[Held] = set()
    end, last = 0, None
    for found in re.finditer(_THING, text):
        of: Held = next(of for of, _ in _THINGS if found[of])
        within = re.split(_STEMS["e_services"], found[0])[0] if of == "e_services_planned" else ""  # "planerar minst 5"
        before, after = f"{text[end : found.start()]}{within}".strip(), text[found.end() :]
        end = found.end()
        if of in seen:
            continue
        if (number := other_than(before)) is not None:
            seen.add(of)
            fewer = _Read(Condition(of, most=max(number - 1, 0)), before, denied=False, by_or=None)
            last = _Read(Condition(of, least=number + 1), before, denied=False, by_or=True)
            yield from (fewer, last) if number else (last,)
            continue
        read = _one(of, before, after, choice, last)
        if read is not None:
            seen.add(of)
            last = read
            yield read


def _one(of: Held, before: str, after: str, choice: Choice | None, last: _Read | None) -> _Read | None:
    by_or = _is_by_or(before) if last else None
    if of == "score":
        points = _of_points(choice)
        return _Read(points, before, points.which == "none", by_or) if points else None
    if of == "answered":
        return _Read(Condition("answered", "none"), before, denied=True, by_or=by_or)
    if re.search(_AT, before) and not re.search(rf"\b{_NOT}\b", before):
        return None  # "14 poäng på e-tjänster"
    inherits = last is not None and not re.search(_SAYS_SO, before)
    said = amount(before, after, like=last.before if last and inherits else "")
    if said:
        return _Read(Condition(of, "some", *said), before, denied=False, by_or=by_or)
    if inherits and last:
        which: WhichOnes = "none" if last.denied else last.condition.which
        return _Read(Condition(of, which), last.before, last.denied, False if last.denied else by_or)
    clause = re.split(_ANEW, before)[-1]
    if re.search(_MOST, clause) or re.search(_FEWEST, clause):
        return _Read(Condition(of, "most" if re.search(_MOST, clause) else "fewest"), before, denied=False, by_or=by_or)
    denied = len(re.findall(rf"\b{_NOT}\b", clause)) % 2 == 1 or re.match(_IS_MISSING, after) is not None
    return _Read(Condition(of, "none" if denied else "some"), before, denied, by_or)


def _is_by_or(before: str) -> bool | None:
    if re.search(_OR, before):
        return True
    return False if before else None


def _of_points(choice: Choice | None) -> Condition | None:
    match choice:
        case FullMarks(missed):
            return Condition("full_marks", "none" if missed else "some")
        case Points(least, most):
            return Condition("score", "some", least or None, None if most == math.inf else most)
        case _:
            return None


def numbers_left(spoken: Sequence[str], folded: str) -> list[str]:
    """The words without the numbers that say how much of something: those left say how many kommuner."""
    gone = without_amounts(folded).split()
    return [word for word in spoken if not word.isdigit() or word in gone]
