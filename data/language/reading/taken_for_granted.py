"""Words that a question need not hold, for what stands beside them: "vilka fem kommuner", "slår Lund i antal appar"."""

from typing import Final

from data.language.composition.quantities import COMPARING
from data.language.term import Terms

_AMOUNTS: Final = ("SPREAD", "RANGE", "DEVIATION", "RELATED", "DIFFERENCE", "MEASURE", "MEAN", "SHARE")
_MANY: Final = 100  # more than any amount that is asked of them, but for inhabitants
_SIDES: Final = ("BETTER", "WORSE", "MORE", "FEWER", "SAME")


def counts_all(said: Terms, i: int) -> bool:
    """Whether a number but says how many there are: "vilka fem kommuner", "sex kommuner fick", "de andra fyra"."""
    term, before = said.at(i), said.before(i)
    owned = said.at(i - 1).has("ASKER")  # "våra åtta kommuner"
    named = before.has("WHO", "ALL", "SHOW")  # "nämn tre kommuner": all are told
    of_kommuner = said.after(i).has("KOMMUN") and (named or owned or term.first or not i)
    of_them = before.has("WHO") and said.after(i).has("HAS", "WITHOUT", "DOES", "NOT")  # "vilka sex fick full pott"
    return term.is_number and (of_kommuner or of_them or before.has("OTHERS"))


def counts_named(said: Terms, i: int, kommuner: int) -> bool:
    """Whether a number but says how many are named: "de tre storstäderna", "de två kommunerna Lund och Eslöv"."""
    following = said.after(i)
    beside = bool(following.kommuner) or following.has("KOMMUN") or said.before(i).has("OUT_OF")  # "bäst av tre: …"
    each = said.at(i).number == kommuner and beside
    return following.has("GROUP") or each


def counts_base(said: Terms, i: int) -> bool:
    """Whether a number but says of how many in all it is asked: "hur många av de 290 svarade"."""
    term, following = said.at(i), said.after(i)
    return (term.number or 0) >= _MANY and said.before(i).has("OUT_OF") and not following.has("MEASURE", "INHABITANTS")


def counts_some(said: Terms) -> bool:
    """Whether it asks how many of some, which no ranking tells: "hur många av de tio största har full pott"."""
    return any(said.after(i).has("OUT_OF") for i in said.where("COUNT"))


def counts_kommuner(said: Terms) -> bool:
    """Whether it asks how many kommuner, which no mean of theirs tells."""
    return any(said.after(i).has("KOMMUN") for i in said.where("COUNT"))


def counts_what_is_named(said: Terms) -> bool:
    """Whether it but says of a measure that it is counted: "whose app count is under six", "slår Lund i antal appar"."""  # noqa: E501
    counting = said.where("COUNT")
    named = (_is_named_by(said, i) for i in counting)
    return bool(counting) and all(named)


def sorted_by_count(said: Terms) -> bool:
    """Whether how many is but what a list goes by: "sorterat på antal invånare"."""
    counting = said.where("COUNT")
    return bool(counting) and all(said.at(i - 1).says_by for i in counting)


def _is_named_by(said: Terms, i: int) -> bool:
    before = said.at(i - 1)
    if before.says_by or (before.has("MEASURE") and not said.at(i).first):
        return True
    bound = (
        said.at(i - 1).has("IS") or said.after(said.skip(i + 1)).has("IS") or (before.has("BY") and said.has(*_SIDES))
    )
    return said.after(i).has("MEASURE") and bound


def asks_how_large(said: Terms) -> bool:
    """Whether no size is meant but how much of something: "hur stor är poängdifferensen"."""
    sizes = said.where("SIZE")
    return all(said.at(i - 1).has("HOW") and said.after(i + said.at(i + 1).has("IS")).has(*_AMOUNTS) for i in sizes)


def asks_whom(said: Terms) -> bool:
    """Whether it asks for kommuner that it does not name: "vem har flest", "which kommuner beat Lund"."""
    named = [i for i, t in enumerate(said.terms) if not (t.skipped or t.has("SURVEY_NAME", "COMMA"))] or [0]
    first, last = named[0], named[-1]
    if last > first and said.at(last).has("WHO") and not said.at(last).has("KOMMUN"):
        return True  # "does any kommun …, and if so which"
    after = said.skip(first + 1)
    of_named = said.after(after).kommuner and not said.has(*_SIDES)  # "vilken är Lunds placering"
    return said.at(first).has("WHO") and said.at(after).has("IS", "HAS", "KOMMUN", "BETTER", "WORSE") and not of_named


def divides(said: Terms) -> bool:
    """Whether it is asked how much of one figure there is for each of another: "hur många e-tjänster per app"."""
    return any(
        term.has("PER") and not term.skipped and said.at(i + 1).has("MEASURE") and not term.has("BY", "ALL")
        for i, term in enumerate(said.terms)
    )


def denies_amount(said: Terms) -> bool:
    """Whether an amount is said by what it is not: "no fewer than eleven", "som inte erbjuder färre än 3"."""
    denying = said.where("NOT", "NO", "WITHOUT")
    return any(said.at(at).has(*COMPARING) for i in denying for at in (i + 1, i + 2))


def denies_lack(said: Terms) -> bool:
    """Whether it says that nobody lacks something: "ingen kommun saknar appar"."""
    return said.has("NO") and said.has("WITHOUT")


def counts_places(said: Terms) -> bool:
    """Whether it says that so many of the first places are meant: "de fyra främsta platserna"."""
    return any(said.at(i - 1).has("BEST", "WORST", "MOST", "FEWEST") for i in said.where("PLACE"))


def leaves_out_lack(said: Terms) -> bool:
    """Whether those are left out that lack something: "undantaget kommuner utan appar"."""
    return said.has("EXCEPT", "LEFT_OUT") and said.has("WITHOUT", "NO", "NOT")


def beyond_amount(said: Terms) -> bool:
    """Whether it ends by what lies beyond the amount that was said: "vi fick 9 poäng, hur många är bättre"."""
    ends = said.where("BETTER", "WORSE", "MORE", "FEWER")
    return any(not said.after(i).has("THAN", "MEASURE", "NUMBER", "MEAN", "COUNT", "KOMMUN", "OTHERS") for i in ends)


def refers_back(said: Terms) -> bool:
    """Whether what is had is what was spoken of, or more than that: "vilka i Skåne har det", "hur många har fler"."""
    light = ("SURVEY_NAME", "COMMA", "BY", "ANY", "NUMBER", "TOPIC")  # "… har en i exempel"
    last = next((t for t in reversed(said.terms) if not (t.skipped or t.has(*light)) or t.is_number), said.at(-1))
    bare = last.has("HAS", "IS") and not said.has("MEASURE", "FULL", "PUBLISHED")
    return bare or beyond_amount(said)


def beside_others(said: Terms) -> bool:
    """Whether something stands beside the others: "än andra", not "which other kommuner"."""
    joined = (said.before(i).has("THAN", "COMPARE", "FROM", "AND") for i, t in enumerate(said.terms) if "OTHERS" in t)
    return any(joined)


def is_out_of(said: Terms, whole: float) -> bool:
    """Whether a number is told of so many: "10 av 14"."""
    of = (i for i, term in enumerate(said.terms) if term.has("OUT_OF") and said.at(i - 1).number is not None)
    return any(said.at(i + 1).number == whole for i in of)


def of_more(said: Terms) -> bool:
    """Whether more or fewer of something is spoken of, than somebody has: "som Lund men med fler appar"."""
    counted = any(said.thing_after(i).has("MEASURE") for i in said.where("MORE", "FEWER"))
    return said.has("THAN") or (counted and any(term.kommuner for term in said.terms))
