"""For each of which groups it is asked: län, kommungrupper or sizes."""

from typing import TYPE_CHECKING, Final

from data.language.term import Terms
from data.language.wants.outside_conditions import ENDS
from data.model.question import Group

if TYPE_CHECKING:
    from data.language.wants.view import View

_GROUPED: Final[dict[str, Group]] = {"LAN": "lan", "GROUP_NOUN": "group", "SIZE_NOUN": "size"}


def grouped_by(v: "View") -> Group:
    """The groups that it is asked for; empty where for none."""
    if v.said.has("LAN", "OWN_AREA", "GROUP_NOUN", "SIZE_NOUN", "BY_SIZE"):
        return _named(v)
    return "lan" if _has_most_kommuner(v.said) else ""


def _has_most_kommuner(said: Terms) -> bool:
    """Whether it asks who has most kommuner, which a län has: "vilket har flest kommuner med app"."""
    ends = [i for i in said.where("MOST", "FEWEST") if said.after(i).has("KOMMUN")]
    has = any(said.at(i - 1).has("HAS") or (said.at(i).has("FRACTION") and said.before(i).has("WHO")) for i in ends)
    return has and said.has("WHO")


def _named(v: "View") -> Group:
    """By what the kommuner are grouped: "per län", "vilket län", "bästa länet"."""
    for i, term in enumerate(v.said.terms):
        ranked = v.said.at(i - 1).has(*ENDS) or v.said.at(i + 1).has("LEADER")  # "the county leaders"
        kind: Group = next((_GROUPED[concept] for concept in _GROUPED if concept in term), "")
        of_it = v.said.after(i).has("KOMMUN", "MEAN", "MEDIAN", "TOTAL", "MEASURE", "SHARE")
        asked_which = v.said.before(i).has("WHO") and of_it  # "which county's municipalities"
        begins = all(t.skipped or t.is_number or t.has("SURVEY_NAME", "COMMA") for t in v.said.terms[:i])
        shown = v.said.before(i).has("SHOW") and not v.areas  # "… är det vanligast? Ange länet"
        if not kind and (ranked or asked_which or begins or shown) and term.has("OWN_AREA") and not v.kommuner:
            kind = "lan"
        before = [t for t in v.said.terms[:i] if not t.skipped][-3:]
        named = [t for t in before if not t.has("OUT_OF")][-1:]
        if kind and "PLACE_NAME" in term and named and named[0].has("PER", "ALL", "WHO"):
            return kind  # "varje norrlandslän"
        among = v.said.at(i - 1).has("AMONG", "OUT_OF") and (v.order or v.has("PLACE"))
        if kind and among and v.areas and not v.kommuner:
            return kind  # "vilken plats har Skåne bland länen"
        of_name = kind == "group" and (v.said.after(i).has("GROUP") or v.said.at(i - 1).has("GROUP"))
        if not kind or i in v.r.taken or of_name:
            continue  # "gruppen större städer", "the manufacturing group"
        counted = before and before[-1].has("COUNT", "IS", "ANY", "NO")  # "i hur många län", "finns det något län där"
        at_end = v.said.at(i + 1).has("COMMA", "SURVEY_NAME") or i + 1 == len(v.said)
        ranked |= at_end and (v.said.at(i - 1).says_by or (v.said.at(i - 1).has("COMMA") and bool(v.order)))
        beside = v.said.at(i - 1).has("MEASURE") and not v.said.after(i).has("PLACE_NAME", "AREA", "GROUP")
        ranked |= beside and not v.kommuner  # "medelpoäng län"
        asked = ranked or counted or any(t.has("PER", "WHO", "WHAT", "ALL", "BEST", "SHOW", "COMPARE") for t in before)
        if (asked or (kind != "size" and begins)) and not (before and before[-1].has("PLACE_NAME")):
            return kind
    return "size" if v.has("BY_SIZE") and not v.has("CAUSE") and len({a.measure for a in v.r.asked}) <= 1 else ""
