"""Whether a text asks of the kommun of whoever asks, and does not say which that is."""

from typing import Final

from data.language.lexicon.topics import WHOSE
from data.language.term import Terms
from data.language.wants.view import View
from data.model.conditions import EVERYONE

_OF_ONE: Final = ("ABOUT_IT", "PLACE", "HAS", "IS")  # what is asked of one kommun: "vad fick vi", "hur ligger vi till"
_OF_SOME: Final = ("KOMMUN", "MANY", "COUNTRY", "GROUP", "SIZE", "LAN", "OTHERS")


def of_asker(v: View) -> str:
    """The topic that is told then; empty where it does not: "vi är sämst i länet", "varför har min kommun …", "vad fick vi"."""  # noqa: E501
    if v.kommuner:
        return ""
    first, *rest = v.said.terms[:6]
    is_so = any(term.has("IS") or term.number == 1 for term in rest[:1])
    kinds = ("GROUP", "FEWEST", "WORST") if first.concepts.get("ASKER") == "us" else ("GROUP",)
    if first.has("ASKER") and is_so and any(term.has(*kinds) for term in rest):
        return v.said.topic or WHOSE
    owned = (i for i, term in enumerate(v.said.terms) if term.has("IT") and term.has("KOMMUN"))
    one = any(not v.said.before(i).has("MEAN") for i in owned)  # "hur många appar har kommunen"
    if (
        one
        and v.r.asked
        and not (
            v.order or v.r.ordinal or v.areas or v.by or v.where != EVERYONE or v.has("WHO", "RELATED") or v.said.topic
        )
    ):
        return WHOSE
    own = any(term.concepts.get("TOPIC") == WHOSE for term in v.said.terms)
    return WHOSE if not v.said.topic and (_has_figures(v) or (own and v.has("WHY"))) else ""


def _has_figures(v: View) -> bool:
    """Whether it asks for figures that are the asker's own: "our score?", "vilken plats har vi"."""
    terms, own = v.said.terms, [i for i in v.said.where("ASKER") if v.said.at(i).concepts["ASKER"] == "us"]
    if not own:
        return False
    ranks = any(term.has("BEST", "WORST") and "PLACE" not in term for term in terms)  # "är vi fortfarande bäst"
    if ranks or v.areas or v.has(*_OF_SOME) or any(term.is_number for term in terms):
        return False  # "vi fick 9 poäng, hur många ligger över"
    asks = v.r.asked or v.r.clauses or v.has("PLACE", "WHY")
    return bool(asks) and any(
        v.said.before(i).has("HAS", "IS") or v.said.after(i).has("HAS", "MEASURE", "PLACE") for i in own
    )


def topic_of_bare(said: Terms) -> str:
    """The topic of a text of which nothing else is understood, and all its words are; empty where it names none."""
    if said.has(*_OF_ONE) and any(term.concepts.get("ASKER") == "us" for term in said.terms):
        return WHOSE
    return "index" if said.has("INDEX") else ""
