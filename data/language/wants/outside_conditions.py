"""What a reading says outside its conditions: which measure, from which end, as what, and whether it asks if so."""

from collections.abc import Iterator
from itertools import chain
from typing import Final, NamedTuple, get_args

from data.language.composition.quantities import compared_with
from data.language.composition.reading import Reading
from data.language.term import Terms
from data.model.conditions import Direction
from data.model.question import Claim, Form, Order

_ORDERED: Final[dict[Order, tuple[str, ...]]] = {
    "nearest": ("NEAREST",),
    "fewest": ("FEWEST", "WORST", "RAREST", "SECOND_LAST"),
    "most": ("MOST", "BEST", "LEADER", "COMMONEST"),
}
ENDS: Final = frozenset({"MOST", "FEWEST", "BEST", "WORST", "NEAREST"})
_ASKED_LATER: Final = ("WHO", "WHAT", "COUNT", "SHARE")
_HEADING: Final = 8  # terms: what is asked about is named before them
_BEFORE_YES_NO: Final = frozenset(
    {"ASKER", "ADDRESSEE", "WONDER", "FILLER", "IT", "AMONG", "BY", "INDEX", "COMMA", "TOPIC", "SURVEY_NAME"}
)


def measure_of(r: Reading) -> str:
    """The measure that is asked for: that which is counted or ranked, else the one that is named."""
    chosen = [a for a in r.asked if a.by] or r.asked
    return chosen[0].measure if chosen else ""


def is_of_one(r: Reading, i: int) -> bool:
    """Whether it says that there is at least one of them: "vilka län har minst en kommun med full pott"."""
    if "MIN" not in r.said.at(i):
        return False
    one = r.said.at(i + 1) if r.said.at(i + 1).is_counted else r.said.after(i)
    return one.number == 1 and r.said.after(i + 1).has("KOMMUN")


def order_of(r: Reading) -> Order:
    """From which end it is asked; empty where from none."""
    for i in r.said.where(*chain(*_ORDERED.values())):
        term = r.said.at(i)
        bound = i in r.taken and (term.has("MIN", "MAX") or not term.has("MEASURE"))
        if not (bound or is_of_one(r, i)):
            return next(order for order, ends in _ORDERED.items() if term.has(*ends))
    return ""


def form_of(r: Reading) -> Form:
    """As what the answer is wanted: in words, as a picture or as a file."""
    if not r.said.has("FORM"):
        return "words"
    named = [t.concepts["FORM"] for t in r.said.terms if "FORM" in t]
    drawn = [form for form in named if form not in ("chart", "file")] or named  # "plot a histogram"
    said = named[-1] if named[-1] == "file" else drawn[-1]  # "ladda ner kartan", "kartan som csv"
    if said == "chart" and r.said.has("BY_SIZE", "RELATED"):
        return "scatter"  # points by inhabitants, not staples
    return next(form for form in get_args(Form) if form == said)


def is_fronted(r: Reading) -> bool:
    """Whether the text begins with a verb, or with what asks whether something is so."""
    begun = [i + 1 for i in r.said.where("COMMA") if i + 1 < _HEADING and r.said.at(i + 1).has("IS", "HAS", "BEATS")]
    named = any(term.kommuner for term in r.said.terms[: _HEADING + 2]) if begun else False
    asked = (
        i for i in begun if named and (r.said.at(i + 1).kommuner or r.said.at(i + 1).has("IT") or _names_one(r, i))
    )
    at = next(asked, 0)  # "Skånes snitt, är Lund över det"
    while at < len(r.said) and r.said.at(at).concepts.keys() <= _BEFORE_YES_NO:
        at += 1
    first = r.said.at(at)
    verb = first.has("HAS", "IS", "DOES", "PLANNED", "COOPERATES") and not first.has("DEFINE", "WHO", "MEASURE")
    verb |= first.has("BETTER", "WORSE") and bool(r.besides and r.said.after(at).kommuner)  # "slår Lund snittet"
    sided = first.has("IS") and r.said.has("MORE", "FEWER", "OVER", "UNDER")  # "är antalet appar högre i Lund än …"
    counts = r.said.at(at + 1).has("COUNT") and not sided  # "med hur många appar"
    verb = verb and not (counts or r.said.at(at + 1).has("WHO", "WHAT", "SURVEY_NAME"))
    states = at > 0 and r.said.at(at - 1).has("ASKER") and r.said.has("WHO", "COUNT")  # "vi har 3 appar, vilka …"
    verb = verb and not states and not (first.has("WHERE") and r.said.at(at + 1).has("BY"))  # "var i Skåne saknas …"
    verb = verb and not r.said.thing_after(at).has("FORM", "SHOW")  # "gör ett stapeldiagram"
    placed = first.has("BEST", "WORST") and bool(r.said.at(at + 1).kommuner) and len(r.subjects) == 1 and bool(r.areas)
    verb |= placed and r.said.has("BY")  # "leder Umeå i Västerbotten"
    later = (r.said.after(i) for i in r.said.where("COMMA") if i > at)  # "given those with a score, what share …"
    heads = first.has("HAS") and not r.said.at(at + 1).place and any(t.has("DEFINE", *_ASKED_LATER) for t in later)
    verb = verb and not heads
    heads = first.has("FILLER") and r.said.has("WHO", "WHAT", "COUNT", "SHARE")  # "fact check: how many …"
    return (first.has("CLAIM") and not heads) or (verb and len(r.said) > at + 1)


def _names_one(r: Reading, end: int) -> bool:
    """Whether but one kommun is named before it: "Kiruna, finns det e-tjänster där?"."""
    return all(term.kommuner or term.skipped or term.has("SURVEY_NAME", "COMMA") for term in r.said.terms[:end])


class Described(NamedTuple):
    """Kommuner that are named by their place in a ranking, and the terms that do."""

    measure: str
    order: Direction
    several: bool
    at: range


def described(said: Terms) -> Iterator[Described]:
    """As in "den bästa kommunen", "the five largest municipalities", "kommunen med flest appar"."""
    for i in said.where("LEADER", "BEST", "WORST", "MOST", "FEWEST"):
        term = said.at(i)
        if term.has("FRACTION", "RANKS"):
            continue  # "de flesta kommuner"
        order: Direction = "fewest" if term.has("FEWEST", "WORST") else "most"
        noun = said.skip(i + 1)
        noun = said.skip(noun + 1) if said.at(noun).is_number else noun
        many, end = said.at(noun).has("MANY"), noun + 1 if said.at(noun).has("KOMMUN") else i + 1
        before = said.skip_back(i - 1)
        holder = said.skip_back(before - 1) if said.at(before).has("HAS") else before
        held = said.after(i).concepts.get("MEASURE", "")
        sized = said.at(noun).has("KOMMUN") and (not many or term.has("SIZE") or said.before(i).is_number)
        whose = said.at(noun).has("KOMMUN") or said.before(i).is_number  # "de tre bästa"
        if term.has("LEADER") or (term.has("BEST", "WORST") and whose):
            yield Described("score", order, many, range(i, end))
        elif term.has("MOST", "FEWEST") and sized:
            yield Described("population", order, many, range(i, end))
        elif term.has("MOST", "FEWEST") and held and holder < before and said.at(holder).has("KOMMUN"):
            yield Described(held, order, said.at(holder).has("MANY"), range(holder, noun + 1))


def asks_for_commonest(r: Reading) -> bool:
    """Whether it asks which figure most have: "vilken poäng är vanligast", "the most common number of apps"."""
    figure = len(r.asked) == 1 and (r.asked[0].measure == "score" or r.said.has("COUNT"))
    return figure and r.said.has("COMMONEST") and not r.clauses


def times_of(said: Terms) -> Claim | None:
    """How many times as much it is said to be: "mer än fördubblats"; 0 where that is asked."""
    i = next(iter(said.where("TIMES")), None)
    if i is None:
        return None
    op, _ = compared_with(said, i)
    return Claim(op, float(said.at(i).concepts["TIMES"]), op == "==")
