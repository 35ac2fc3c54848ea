"""Whether a message may go on from the one before it, or is a whole question."""

from typing import Final

from data.language.composition.clauses import ANSWERED
from data.language.conversation.fragment import Fragment
from data.language.conversation.joins import ENDS_OF
from data.language.conversation.nearly import FEW, LESS, MORE, ONE_PLACE, beats_both, is_nearly_whole, judges, sums_area
from data.language.conversation.told import areas_of, kommuner_of
from data.language.lexicon.topics import OF_A_SURVEY
from data.language.wants.summed import SUMS
from data.model.conditions import EVERYONE, Has, InArea, Place, leaves
from data.model.question import Question

_WHY: Final = 5  # words, of a "why" that names nothing
_NOT_UNDERSTOOD: Final = ("unknown", "beyond")
_OF_MANY: Final = ("HAS", "WHO", "MANY", "KOMMUN", "TOTAL", "MEAN", "MEDIAN", "SHARE", "PERCENT")
_OF_WHAT: Final = ("MEASURE", "PLANNED", "COOPERATES", "CONCERNING", "ANY", "INHABITANTS")  # and no more: "appar?"
_IN_ORDER: Final = (*ENDS_OF, "SHOW", "WHO", "IS", "MEASURE", "PLANNED", "ALL")
_SUMMED: Final = (*SUMS, "COUNTRY", "OWN_AREA")
_HOW_MANY_EACH: Final = ("WHO", "COUNT", "MANY", "HAS", "IS", "NUMBER", "EXACTLY", "MIN", "MAX", "OVER", "UNDER", "AS")
_MARKING: Final = frozenset({"less", "only", "part", "the"})
_WHERE: Final = ("PLACE", "ABOUT_IT", "BEHIND", "TO", *ONE_PLACE)
_GROUPS: Final = ("LAN", "GROUP_NOUN")


def is_question(fragment: Fragment) -> bool:
    """Whether it asks something, and does not but say how or of which survey."""
    joins = fragment.links - {"and", "then", "the", "part", "only"}
    return bool(joins) or fragment.wants or fragment.has(*ONE_PLACE, "COUNTRY", "MEASURE")


def goes_on(fragment: Fragment) -> bool:
    """Whether the message may go on from one before it. A whole question inherits nothing."""
    alone, links = fragment.alone, fragment.links
    if alone is None:
        return bool(links)
    if "anew" in links or fragment.names_whom:
        return False
    told = alone.want == "text" and alone.topic not in _NOT_UNDERSTOOD
    why = asks_why(fragment) and alone.topic not in OF_A_SURVEY - {"index"}
    if told and not (why or all_groups(fragment)):
        return False
    if links == {"there"} and fragment.wants and areas_of(alone.where):
        return False  # "vilka i Skåne har app, och vem är bäst där": there is where it says itself
    if fragment.number is not None and not alone.of:
        return True
    if alone.want in ("language", "which"):  # "now in swedish" is no command
        in_words = any(" " in typed for typed in fragment.typed("LANGUAGE"))
        asks = fragment.joined or fragment.text.rstrip().endswith("?")
        return alone.want == "language" and asks and in_words
    if _leaves_a_gap(fragment, alone):
        return True
    if not links and (alone.of or areas_of(alone.where)):
        return False
    placed = bool(alone.of) or fragment.has(*ONE_PLACE, "COUNTRY")
    bare = not fragment.wants
    if _compares_only(fragment) or (bare and links & {"less", "part"} and not links - _MARKING):
        return True
    if links - _MARKING:
        return bare or not placed or bool(links - {"and", "then"}) or alone.survey is None
    if "the" in links and fragment.has("KOMMUN", "MEASURE"):
        return False
    marked = links & {"less", "only", "the"} and not (placed and (fragment.wants or "only" not in links))
    return bool(marked) or (not placed and _has_gap(fragment, alone))


def _leaves_a_gap(fragment: Fragment, alone: Question) -> bool:
    """Whether all it says is of something before it, also where it names a place: "vem är tvåa i länet?", "Malmö?"."""
    return (
        (is_nearly_whole(fragment) and (bool(fragment.links) or not judges(fragment)))
        or (alone.want == "profile" and claims_the_same(fragment))
        or (alone.want in ("profile", "top") and _is_bare_place(fragment))
        or _says_little(fragment, alone)
        or (fragment.but_share and not alone.of)
        or sums_area(fragment)
        or beats_both(fragment)
        or (fragment.but_count and fragment.has("KOMMUN"))
    )


def _says_little(fragment: Fragment, alone: Question) -> bool:
    """Whether it says but a measure, an end, a sum or a bound: of whom was said before."""
    if fragment.only_says("SIZE", "GROUP", "MANY") and fragment.text.rstrip().endswith("?"):
        return True
    if alone.of or len(fragment.words) > FEW + 1 or fragment.has("DEFINE", *ONE_PLACE):
        return False
    if all_groups(fragment) or bounds_only(fragment) or fragment.only_says("OWN_AREA", "BY_SIZE"):
        return True
    if fragment.has(*SUMS) and fragment.only_says(*_SUMMED):
        return alone.where == EVERYONE or fragment.has("OWN_AREA")
    if fragment.has(*ENDS_OF) and fragment.only_says(*_IN_ORDER):
        return alone.want == "top" and alone.limit in (None, 1)
    return fragment.has("MEASURE", "PLANNED") and fragment.only_says(*_OF_WHAT)


def but_so_many(fragment: Fragment) -> bool:
    """Whether it says but an end of a ranking and how many of it: "topp 20"."""
    alone = fragment.alone
    but = fragment.has(*ENDS_OF) and fragment.only_says(*ENDS_OF, "NUMBER", "SHOW", "AS")
    return but and alone is not None and alone.want == "top" and bool(alone.limit) and not alone.measure


def asks_of_those(previous: Question, fragment: Fragment) -> bool:
    """Whether it asks who of the few that were named, or of an area by the same measure: "vem har e-leg"."""
    alone = fragment.alone
    of_whom = ("KOMMUN", "COUNTRY", "GROUP", "SIZE", "LAN", "GROUP_NOUN", "OWN_AREA", "ALL", *ONE_PLACE)
    if alone and alone.want == "explain" and previous.want == "compare" and alone.of[0] in previous.of:
        return True  # "why is Lund lower"
    if asks_where(previous, fragment):
        return True
    if alone is None or alone.want != "list" or alone.unused or not fragment.has("WHO") or fragment.has(*of_whom):
        return False
    if fragment.has("OTHERS") or (fragment.has("MORE") and not fragment.has("THAN")):
        return False  # "vilka fler fick full pott"
    area_told = previous.want == "top" and isinstance(previous.where, InArea) and not previous.limit
    same = {leaf.measure for leaf in leaves(alone.where) if isinstance(leaf, Has)} == {previous.measure or "score"}
    return len(kommuner_of(previous)) > 1 or (area_told and same)


def asks_where(previous: Question, fragment: Fragment) -> bool:
    """Whether it asks where one län is among all: "var hamnar Östergötland"."""
    return previous.by == "lan" and fragment.has(*ONE_PLACE) and fragment.only_says(*_WHERE)


def bounds_only(fragment: Fragment) -> bool:
    """Whether it says but a number that is had, and not of what: "exakt 20?", "vem har 14", "hur många har noll"."""
    had = fragment.has("HAS", "EXACTLY", "MIN", "MAX", "OVER", "UNDER")
    numbered = any(term.is_number for term in fragment.terms.terms)
    return had and numbered and fragment.only_says(*_HOW_MANY_EACH)


def all_groups(fragment: Fragment) -> bool:
    """Whether it but asks for each län or kommungrupp: "alla kommungrupper i en tabell"."""
    all_of_them = len(fragment.words) <= 2 * FEW and fragment.has(*_GROUPS) and fragment.has("ALL")
    return all_of_them and fragment.only_says("ALL", "SHOW", "AS", "FORM", *_GROUPS)


def claims_the_same(fragment: Fragment) -> bool:
    """Whether it but names another in a claim: "har Alingsås det?"."""
    said = [term for term in fragment.terms.terms if not term.skipped] if fragment.claims else []
    rest = said[2:]
    named = len(said) > 1 and said[0].has("HAS", "IS") and "PLACE_NAME" in said[1]
    return named and (not rest or (len(rest) == 1 and rest[0].has("HAS")))


def _is_bare_place(fragment: Fragment) -> bool:
    """Whether it asks for a place by its name alone: "Malmö?" is not "Malmö"."""
    return fragment.text.rstrip().endswith("?") and all(term.has(*ONE_PLACE) for term in fragment.terms.terms)


def _compares_only(fragment: Fragment) -> bool:
    """Whether it but compares: "fler än 20?", "minst 30?", "fler än Lund?" are of the measure that was spoken of."""
    if fragment.has("THAN") and fragment.has(*MORE, *LESS):
        return not fragment.has("DOES", "KOMMUN", "HAS", "WHO", "UNKNOWN", "AREA", "SIZE")
    said = fragment.has("MIN", "MAX", "OVER", "UNDER", "THAN")
    of_what = ("MEASURE", "DOES", "INHABITANTS", "FULL", "KOMMUN", "HAS", "WHO", "UNKNOWN", "AREA", "SIZE")
    return said and not fragment.wants and not fragment.has(*of_what)


def asks_why(fragment: Fragment) -> bool:
    """Whether it asks why, of what was just said."""
    few = len(fragment.words) <= _WHY and not fragment.has("MEASURE", "KOMMUN", "MANY", "DEFINE")
    of_rise = fragment.has("CHANGE", "DIFFERENCE") and not fragment.has(*ONE_PLACE, "MEASURE", "KOMMUN")
    of_one = fragment.has(*MORE, *LESS) and not fragment.has(*ONE_PLACE, "KOMMUN", "GROUP", "SIZE", "LAN", "THAN")
    return fragment.has("WHY") and (bool(fragment.links) or few or of_rise or of_one)


def _has_gap(fragment: Fragment, alone: Question) -> bool:
    """Whether it says so little that it is of something before it: a form, a sum without a measure, "vem är tvåa?"."""
    if not fragment.wants:
        bare = alone.where == EVERYONE and not alone.measure and not alone.of
        return bare and (alone.form != "words" or bool(alone.survey))
    if fragment.has("COMPARE") and alone.want == "top" and not fragment.has("KOMMUN", "MEASURE"):
        return True  # "jämför de två bästa"
    far = fragment.has("BEHIND") and fragment.has("ABOUT_IT", "COUNT", "DIFFERENCE", "HOW")
    if far and fragment.has("FULL", "BEST", "MEAN"):
        return True  # "hur långt är det till full pott"
    if asks_why(fragment) or (fragment.has("DIFFERENCE") and not fragment.has("KOMMUN", "UNKNOWN")):
        return True
    if fragment.has("WHO") and fragment.has("LAN", "GROUP_NOUN") and alone.by and not alone.measure:
        return True
    brief = len(fragment.words) <= FEW + 2 or fragment.has("CLAIM")
    if fragment.has("CHANGE") and not alone.measure and brief and alone.where == EVERYONE:
        return not fragment.has("KOMMUN", "UNKNOWN", "LAN", "DOES", "MEASURE")
    if fragment.has("ORDINAL", "CHANGE") and len(fragment.words) <= FEW and not fragment.has("KOMMUN", "UNKNOWN"):
        return all(isinstance(leaf, Place) for leaf in leaves(alone.where))
    beside = fragment.has("MANY", "COUNT") and fragment.has("BETTER", "WORSE") and alone.want != "change"
    if beside and not fragment.has("THAN", "LAN"):
        return True  # "vilka är bättre"
    one = fragment.has("WHO") and not fragment.has("MANY", "KOMMUN", "LAN", "GROUP_NOUN", "GROUP", "SIZE")
    if one and (alone.want in ("top", "extreme") or fragment.has(*MORE, *LESS)):
        return True
    if fragment.has("COUNT") and fragment.has("MEASURE") and not fragment.has(*_OF_MANY):
        return alone.where == EVERYONE
    sums = fragment.has("MEAN", "MEDIAN", "TOTAL", "COUNT", "SHARE", "PERCENT", "PLACE", "SPREAD")
    return (
        sums and not fragment.has("MEASURE", "DOES", "KOMMUN", "LAN", "UNKNOWN", "OVERVIEW") and _unconditioned(alone)
    )


def _unconditioned(alone: Question) -> bool:
    return alone.where == EVERYONE and alone.that in (None, ANSWERED)
