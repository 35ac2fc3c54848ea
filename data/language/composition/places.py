"""Who is spoken of: kommuner, areas, groups and sizes; and who is left out."""

from typing import Final

from data.language.composition.clauses import Clause, opposite
from data.language.composition.reading import SIZES
from data.language.composition.walk import Walk
from data.model.conditions import Condition, InArea, InGroup, Is, flat

NAMES: Final = frozenset({"PLACE_NAME", "AREA", "GROUP", "SIZE", "BEGINS"})
_MANY: Final = ("KOMMUN", "MANY", "GROUP", "BEST", "WORST", "MOST", "FEWEST", "ALL", "SHOW")
_SUMS: Final = ("MEAN", "MEDIAN", "TOTAL", "SHARE")


def name_place(walk: Walk, i: int) -> int:
    """A kommun is a subject; an area, a group and a size say which kommuner."""
    term, r = walk.at(i), walk.r
    if term.has("PLACE_NAME"):
        of_it = r.areas_first or not term.kommuner or _is_beside_area(walk, i) or _is_around(walk, i)
        if term.area and of_it:
            r.areas.append(term.area)
        elif term.kommuner and "/" in walk.at(i + 1).concepts.get("GROUP", ""):
            r.areas.append(term.kommuner[0][:2])  # "Stockholm suburbs", "Göteborgs förorter": those of its län
        else:
            r.subjects += term.kommuner[:1]
    elif term.has("AREA"):
        r.areas.append(term.concepts["AREA"])
    elif term.has("BEGINS"):
        r.begins += term.concepts["BEGINS"]
    elif term.has("GROUP"):
        groups = term.concepts["GROUP"].split("/")
        before = walk.at(walk.said.skip_back(i - 1)).concepts.get("GROUP", "").split("/")
        both = (*before, *groups)
        named = [
            each for each in both if any(other and other.lower() in each.lower() and other != each for other in both)
        ]
        if named or set(groups) < set(before):  # a word and what is meant by it: "förorter (till storstäder)"
            r.groups = [each for each in r.groups if each not in before]
        r.groups += named or groups
        r.of_either |= bool(r.sizes) and _is_joined_to(walk, i, "SIZE")
    elif term.has("SIZE") and not term.has("MOST", "FEWEST") and not walk.at(i - 1).has("HOW"):
        if term.has("MORE", "FEWER") and not walk.said.after(i).has("KOMMUN"):
            return i
        r.sizes.append(term.concepts["SIZE"])
        r.of_either |= walk.said.after(i).has("KOMMUN") and bool(r.groups) and _is_joined_to(walk, i, "GROUP")
    else:
        return i
    walk.take(i)
    return i + 1


def _is_beside_area(walk: Walk, i: int) -> bool:
    """Whether it is joined to a name that is but of an area: "Gotland eller Blekinge", "Kalmar och Gotlands län"."""
    sides = [(i - 1, i - 2), (i + 1, i + 2)]
    joined = [walk.at(name) for join, name in sides if walk.at(join).has("OR", "AND")]
    return any(each.area and not each.kommuner for each in joined)


def _is_around(walk: Walk, i: int) -> bool:
    """Whether kommuner lie in it: "vilka kommuner i Jönköping"."""
    return walk.at(i - 1).has("BY") and walk.at(i - 2).has("MANY")


def _is_joined_to(walk: Walk, i: int, kind: str) -> bool:
    """Whether a name stands beside one of another kind: "pendlingskommuner och små kommuner"."""
    join = walk.said.skip_back(i - 1)
    named = walk.said.skip_back(join - 1)
    return walk.at(join).has("AND", "OR") and walk.at(named).has(kind)


def name_parts(walk: Walk, i: int) -> int:
    """The parts of the country, each for itself: "per landsdel"."""
    walk.r.areas += walk.at(i).concepts["PARTS"].split("/")
    walk.r.each_area = True
    walk.take(i)
    return i + 1


def leave_out(walk: Walk, i: int) -> int:
    """What is named after "utom", or after "inte" and "utan" where no measure follows."""
    strong = walk.at(i).has("EXCEPT", "LEFT_OUT") or _heads(walk, i)
    deed = walk.said.skip_back(i - 1)
    fronted = walk.said.skip_back(deed - 1) < 0  # "svarade inte Gnesta", but not "vilka svarade, inte Gnesta"
    if not strong and walk.at(deed).has("DOES") and (fronted or not walk.at(i + 1).kommuner):
        return i  # "svarade inte i Skåne": who did not answer
    if walk.at(i).has("DIFFERENCE") and (walk.r.subjects or not _of_many(walk, i)):
        return i  # "Lund minus Malmö"
    joined = walk.said.before(i).has("AND", "BUT", "COMMA") and walk.said.after(i).has("GROUP", "SIZE")
    if walk.at(i).has("NO") and not joined:
        return i  # "… och inga pendlingskommuner", but not "inga kommuner i Skåne har app"
    end = at = i + 1
    found: list[Condition] = []
    while at < len(walk.said) and not (found and walk.at(at).first):
        if out := _left_out(walk, at, strong=strong):
            found.append(out)
            walk.take(at)
            end = at + 1
        elif not _goes_on(walk, at, strong=strong, found=bool(found)):
            break
        at += 1
    if not found and strong and (_leave_out_before(walk, i) or _leave_out_those_before(walk, i)):
        return i + 1
    if not found:
        if strong:
            walk.inverted, walk.inverted_from = True, len(walk.r.clauses)
        return i
    walk.r.left_out += found
    walk.take(i)
    return end


def _leave_out_before(walk: Walk, i: int) -> bool:
    """Leave out who stands right before, where nothing is named after it: "with Göteborg left out"."""
    if not walk.at(i).has("LEFT_OUT"):
        return False
    found, r, joined = list[Condition](), walk.r, True
    at = walk.said.skip_back(i - 1)
    at = walk.said.skip_back(at - 1) if walk.at(at).has("IS", "HAS") else at  # "if Partille is left out"
    while walk.at(at).has("PLACE_NAME", "GROUP", "AND", "COMMA"):
        named = walk.at(at)
        if named.has("PLACE_NAME", "GROUP") and not joined:
            break  # "pendlingskommuner (Svalöv oräknat)"
        joined = named.has("AND")
        if out := _left_out(walk, at, strong=True):
            found.append(out)
            for names in (r.subjects, r.areas, r.groups):
                if names and names[-1] in (*named.kommuner, named.area, named.concepts.get("GROUP")):
                    names.pop()
        elif named.has("COMMA"):
            break
        at = walk.said.skip_back(at - 1)
    r.left_out += reversed(found)
    walk.take(*([i] if found else []))
    return bool(found)


def _heads(walk: Walk, i: int) -> bool:
    """Whether it says first of all, and up to a comma, without whom: "Utan Lund, vad är snittet i Skåne"."""
    ends = next((j for j in walk.said.where("COMMA") if j > i), 0)
    before, named = walk.said.terms[:i], walk.said.terms[i + 1 : ends]
    begins = walk.at(i).has("WITHOUT") and all(term.skipped or term.has("SURVEY_NAME", "COMMA") for term in before)
    return begins and bool(named) and all(term.place or term.has("AND", "COMMA") for term in named)


def _leave_out_those_before(walk: Walk, i: int) -> bool:
    """Leave out those of whom something is required right before: "…, kommuner med 30 000 invånare eller fler borträknade"."""  # noqa: E501
    if not walk.at(i).has("LEFT_OUT"):
        return False
    begins = max((j + 1 for j in range(i) if walk.at(j).has("COMMA") or walk.at(j + 1).first), default=0)
    those, clauses = walk.said.terms[begins:i], walk.r.clauses
    own = [each for each in clauses if each.at >= begins]
    if not own or any(each.has("WHO", "WHAT", "COUNT", "SHARE", "SHOW", "MEAN", "MEDIAN") for each in those):
        return False
    walk.group += 1
    clauses[:] = [each for each in clauses if each.at < begins]
    out = flat(each.condition for each in own)
    clauses.append(Clause(opposite(out), "and", walk.group, "", own[0].at))
    walk.group += 1
    walk.has = False
    walk.take(i)
    return True


def _goes_on(walk: Walk, i: int, *, strong: bool, found: bool) -> bool:
    """Whether who is left out may be named after a word."""
    term = walk.at(i)
    if found and term.has("COMMA", "NOT"):
        other = walk.at(i + 1).has("GROUP") and not walk.at(i - 1).has("GROUP", "NOT")  # "except Lund, commuter ones …"
        return walk.at(i + 1).has("AND", "NOT", *NAMES) and not other  # not "except Lund, in Skåne"
    if found and ("SHOW" in term or "AMONG" in term or ("BY" in term and not walk.at(i - 1).has("AND", "OR", "COMMA"))):
        return False  # "utom Stockholm i Svealand", "leave out Bräcke and look at Norrland" ask of the latter
    if found:
        return term.has("AND", "OR", "FILLER", "NEITHER")
    counted = term.has("NUMBER") and walk.said.after(i).has("GROUP")  # "utan de tre storstäderna"
    return counted or term.has("IS", "BY", "FILLER", "LAN", "KOMMUN") or (strong and term.has("AND", "HAS", "NUMBER"))


def _left_out(walk: Walk, i: int, *, strong: bool) -> Condition | None:
    term = walk.at(i)
    if term.has("GROUP"):
        return InGroup(term.concepts["GROUP"])
    if term.has("SIZE") and walk.said.after(i).has("KOMMUN", "GROUP"):
        return SIZES[term.concepts["SIZE"]]
    if term.area and (not term.kommuner or walk.at(i + 1).has("LAN")):
        return InArea(term.area)
    required = bool(walk.r.clauses) and not walk.r.subjects  # "minst 50 000 invånare och appar, men inte Gävle"
    if term.kommuner and (strong or required or _of_many(walk, i)):
        return Is(term.kommuner[0])
    return InArea(term.concepts["AREA"]) if term.has("AREA") else None


def _of_many(walk: Walk, i: int) -> bool:
    """Whether many kommuner are spoken of before, so that one may be left out of them."""
    before = walk.said.terms[:i]
    area = any(t.area and not t.kommuner for t in before)  # "Skåne minus Malmö"
    of_one = any(t.kommuner for t in before)
    named = _MANY if of_one else (*_MANY, *_SUMS)  # "snittet utan Malmö"
    return area or any(t.has(*named) for t in before)
