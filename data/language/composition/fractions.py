"""A number out of another: "10 av 14", full marks, and shares that are claimed: "9 av 10 kommuner", "varannan"."""

from typing import Final

from data.language.composition.measures import measure_at
from data.language.composition.quantities import compared_with, quantity, roughly
from data.language.composition.reading import INHABITANTS
from data.language.composition.walk import Walk
from data.model.conditions import Has
from data.model.question import Claim

HIGHEST: Final = 14  # points; a whole of more is of kommuner: "220 out of 290 answered"
_NEARLY_ALL: Final = 90  # %
_SUMS: Final = ("MEAN", "MEDIAN", "TOTAL")
_COUNTED: Final = ("KOMMUN", "SIZE", "GROUP", "GROUP_NOUN", "AREA", "PLACE_NAME")  # of which a share is said


def claim_fraction(walk: Walk, i: int) -> int:
    """A share that is claimed: "varannan kommun", "more than half of them"."""
    share = walk.at(i).concepts["FRACTION"]
    if end := _part_of_full(walk, i, share):
        return end
    if share.startswith(">"):  # "de flesta småkommuner", and not "de flesta apparna"
        fronted = i == 1 and walk.at(0).has("HAS", "IS")  # "har de flesta app", "do most have an app"
        of = walk.said.skip(i + 1)
        counted = fronted or walk.said.at(walk.said.skip(of + walk.at(of).has("OUT_OF"))).has(*_COUNTED)
        of_group = any(walk.said.after(j).has("LAN", "GROUP_NOUN") for j in walk.said.where("WHAT"))
        most = walk.at(i).has("MOST") and (walk.said.has("WHO") or of_group or not counted)  # "what county has most"
        asks = walk.at(i).skipped and walk.said.has("WHO", "WHAT", "COUNT")  # "vad har de oftast för poäng"
        if most or asks:
            return i
        walk.r.claim = Claim(">", float(share[1:]), about=False)
        walk.take(i)
        return i + 1
    op, before = compared_with(walk.said, i)
    near = roughly(walk.at(before))
    walk.r.claim = Claim(near or op, float(share), op == "==")
    walk.take(i, *(range(before, i) if op != "==" or near else ()))
    return i + 1


def nearly_all(walk: Walk, i: int) -> int:
    """Nearly all of them, which is more than nine of ten: "nästan alla kommuner svarade"."""
    if not (walk.at(i + 1).has("ALL") and walk.said.after(i + 1).has(*_COUNTED)):
        return i
    walk.r.claim = Claim(">", _NEARLY_ALL)
    walk.take(i, i + 1)
    return i + 2


def _part_of_full(walk: Walk, i: int, share: str) -> int:
    """Where it ends that a score is so much of the highest, "under hälften av max"; 0 where it says no such thing."""
    of_it = walk.at(i + 1).has("OUT_OF")
    full = walk.said.skip(i + 1 + of_it)
    asks = of_it or walk.said.has("COUNT", "WHO")  # "har mer än hälften full pott" claims a share
    if not (asks and walk.at(full).has("FULL", "MAX") and share.isdigit()):
        return 0
    op, before = compared_with(walk.said, i)
    walk.r.full = True
    walk.require(Has("score", op, HIGHEST * float(share) / 100), i)
    walk.take(*range(before if op != "==" else i, full + 1))
    return full + 1


def out_of(walk: Walk, i: int) -> int:
    """As in "10 av 14", "9 av 10 kommuner" and "one kommun in ten"."""
    counted = walk.said.skip(i + 1) if walk.at(i + 1).concepts.keys() == {"FILLER"} else i + 1  # "220 svar av 290"
    of = counted + walk.at(counted).has("KOMMUN")
    part, whole, in_all = walk.at(i), walk.at(of + 1), of > counted and walk.at(of).has("BY")
    in_all |= walk.at(of).typed == "/" and whole.number == HIGHEST  # "14/14"
    if not (part.is_counted and (walk.at(of).has("OUT_OF") or in_all) and whole.is_counted and whole.number):
        return i
    op, before = compared_with(walk.said, i)
    if of > counted or walk.said.after(of + 1).has("KOMMUN", "DOES") or whole.number > HIGHEST:
        share = Claim(op, 100 * (part.number or 0) / whole.number, op == "==")
        walk.r.claim = walk.r.claim or share  # "är 220 av 290 nästan alla" claims the latter
        walk.take(i, *(range(before, i) if op != "==" or roughly(walk.at(before)) else ()))
    elif part.number == whole.number:
        full_marks(walk, i)
    else:
        walk.require(Has("score", op, part.number or 0), i)
        walk.take(*range(before, i) if op != "==" else ())
    of_points = walk.r.claim is None and walk.at(of + 2).concepts.get("MEASURE") == "score"  # "10 av 14 poäng"
    walk.take(*range(i + 1, of + 2 + of_points))
    return of + 2 + of_points


def bound_sum(walk: Walk, i: int) -> int:
    """How large a sum of each län or group is: "län där snittet är över 8", "counties that average at least 8"."""
    before = walk.said.skip_back(i - 1)
    while walk.at(before).has("IS", "MEASURE", "HAS", "PLANNED", "COUNT", "OUT_OF") and not walk.at(before).has(*_SUMS):
        before = walk.said.skip_back(before - 1)
    found = quantity(walk.said, i) if walk.at(before).has(*_SUMS) and walk.said.has("LAN", "GROUP_NOUN") else None
    many = found is not None and max(n for _, n in found.bounds) >= INHABITANTS  # of people
    if found is None or many or not found.compared or any(walk.at(j).has("KOMMUN", "AMONG") for j in range(before, i)):
        return i
    walk.r.claim = found.claim
    walk.take(*range(i, found.end))
    measure, end = measure_at(walk, walk.said.skip(found.end))
    if measure:  # "i snitt fler än 3 appar"
        walk.ask(measure, end - 1)
    return max(found.end, end if measure else 0)


def full_marks(walk: Walk, i: int) -> int:
    """The highest score there is, or less: "mindre än full pott", and of many "how far from full marks are they".

    Of other measures there is none: "snitt, median, max för appar".
    """
    op, before = compared_with(walk.said, i)
    far = walk.at(i - 1).has("BEHIND") and walk.said.has("HOW", "ABOUT_IT")
    if (far and walk.said.has(*_SUMS)) or (walk.at(i).has("MAX") and walk.said.named - {"score"}):
        return i  # "how far from full marks is the mean" requires nothing
    far &= not any(term.kommuner for term in walk.said.terms)
    short = far or op == "<"
    walk.r.full = True
    walk.require(Has("score", "<" if short else "==", "max"), i)
    walk.take(*(range(before, i) if short else ()))
    return i + 1
