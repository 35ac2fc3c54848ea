"""Whether a message may go on from the one before it, or is a whole question, which inherits nothing."""

from dataclasses import replace
from typing import Final

from data.language.composition.clauses import ANSWERED
from data.language.composition.near import TOPIC as ALIKE_IN_SIZE
from data.language.conversation.forms import JUDGED, asks_figure, but_sides, form_of, of_groups
from data.language.conversation.fragment import LESS, MORE, PLACES, Fragment
from data.language.conversation.kinds import areas_of, is_placing, measures_of
from data.language.conversation.leaving import LIFTED
from data.language.conversation.of_fewer import NOUNS, OF_MANY, asks_of_listed, leaves_out, of_answering
from data.language.conversation.phrases import ENDS_OF
from data.language.conversation.requirements import SIDED
from data.language.conversation.turn import MEASURED, kommuner_of, measure_of, placing
from data.language.lexicon.topics import OF_A_SURVEY, SOURCES, UNANSWERED, UNREAD
from data.language.wants.summed import SUMS
from data.model.conditions import EVERYONE, MEANS, InArea, Place, leaves
from data.model.question import Question

_FEW: Final = 6  # words
_BY_ITSELF: Final = OF_A_SURVEY - {"index"} | {"coverage"}  # texts that say why
_MARKING: Final = frozenset({"less", "lift", "only", "part", "the"})
_ASKED: Final = frozenset(
    {
        *(*SUMS, *ENDS_OF, "COUNT", "SHARE", "PERCENT", "PLACE", "SPREAD", "ORDINAL", "LEADER", "CHANGE", "COMPARE"),
        *("BETTER", "WORSE"),
    }
)
_NAMING: Final = ("GROUP", "SIZE", "LAN", "GROUP_NOUN", "OWN_AREA")
_BOUNDS: Final = ("MIN", "MAX", "OVER", "UNDER", "UP", "DOWN", "EXACTLY")
_BOUNDED: Final = (*_BOUNDS, "NUMBER", "MEASURE", "PLANNED", "INHABITANTS", "BETWEEN", "AND", "TO")
_NUMBERED: Final = ("WHO", "COUNT", "MANY", "HAS", "IS", "NUMBER", "AS", "THAN", "MORE", "FEWER", *_BOUNDS)
_PART_OF_ALL: Final = ("SHARE", "PERCENT", "OUT_OF", "ALL", "MEASURE", "COUNTRY")  # "what share of all apps is that"
_RANKING_OF_ALL: Final = Question("top")
_RANKING: Final = (*ENDS_OF, "LEADER", "SHOW", "WHO", "IS", "MEASURE", "PLANNED", "ALL")
_LIFTING: Final = ("COUNT", "KOMMUN", "EXCEPT", "TOPIC", "TOLD", "EITHER")
_COMPARED: Final = (*PLACES, "ABOUT_IT", "COMPARE", "PLACE", "BEHIND", "TO")
_OF_THAT: Final = ("ABOVE_THAT", "BELOW_THAT")
_MEASURES: Final = ("MEASURE", "PLANNED", "COOPERATES", "CONCERNING", "ANY", "INHABITANTS")


def by_figure(previous: Question) -> bool:
    """Whether kommuner were told in the order of a figure of which a profile would say little."""
    return previous.want in ("top", "extreme") and not previous.by and measure_of(previous) not in ("", "score")


def is_question(fragment: Fragment) -> bool:
    """Whether it asks something, and does not but say how or of which survey."""
    joins = fragment.links - {"and", "then", "the", "part", "only"}
    return bool(joins) or fragment.wants or fragment.has(*PLACES, "COUNTRY", "MEASURE")


def goes_on(fragment: Fragment, previous: Question | None = None) -> bool:
    """Whether the message may go on from the one before it. A whole question says what is wanted and of whom."""
    alone, links = fragment.alone, fragment.links
    if alone is None:
        return bool(links)
    earlier = (term for term in fragment.terms.terms if term.end <= fragment.joint.begun)  # "take Skåne. Which …"
    of_all = bool(alone.by) and (alone.want == "check" or alone.claim is not None)  # "har storstäderna högst snitt"
    of_all |= alone.want == "check" and any(isinstance(leaf, Place) for leaf in leaves(alone.where))  # "de tre största"
    of_all |= alone.claim is not None and alone.that is not None and is_placing(alone.that)  # "är det mest små som …"
    anything = fragment.has("ANY") and fragment.has("FROM") and fragment.has("SHOW", "HAS")  # "visa nåt från 2014"
    of_all |= anything and alone.survey is not None
    if "its_cause" in links:
        return previous is not None and previous.want != "text"  # "is it because they have more money"
    if "anew" in links or of_all or any(term.has("KOMMUN", "GROUP", "PLACE_NAME") for term in earlier):
        return False
    if previous is not None and form_of(fragment, previous) not in ("", JUDGED):
        return True
    if previous is not None and alone.want == "profile" and by_figure(previous) and fragment.only_says(*_COMPARED):
        return True  # "hur står sig Lund?" by what they were ranked by
    if fragment.says_survey and fragment.only_says("SURVEY", "SURVEY_NAME", "YEAR", "ABOUT_IT", "TOLD", "HAS"):
        return not fragment.asks_if_made_up  # "hur är det på riktigt"
    lifts = "lift" in links and fragment.has(*LIFTED) and fragment.only_says(*LIFTED, *_LIFTING)
    if lifts or leaves_out(fragment, alone):
        return True
    if alone.want in ("language", "which"):  # "now in swedish" is no command
        in_words = "and" in links or any("LANGUAGE" in term and " " in term.typed for term in fragment.terms.terms)
        return alone.want == "language" and in_words and (fragment.joint.removed or fragment.asks)
    if alone.want == "text" and alone.topic not in UNANSWERED:
        figures = asks_figure(fragment) or fragment.compares_others or fragment.asks_whereabouts
        figures |= fragment.asks_of_group and previous is not None and bool(previous.by and previous.limit == 1)
        figures |= fragment.per_kommun and previous is not None and previous.want == "total"
        figures |= previous is not None and fragment.asks_kinds and bool(previous.of) and fragment.side is not None
        figures |= alone.form == "file" and alone.topic == SOURCES  # "kan jag få underlaget som csv?"
        figures |= alone.topic == ALIKE_IN_SIZE and previous is not None and previous.want != "text"
        return figures or fragment.all_groups or (fragment.asks_why and alone.topic not in _BY_ITSELF)
    unread_why = fragment.has("WHY") and alone.topic in UNREAD and previous is not None and previous.want != "text"
    if (fragment.number is not None and not alone.of) or fragment.of_asker or unread_why:
        return True  # "why is Blekinge different"
    # "vilka i Skåne har app, och vem är bäst där", "the Norrland kommuner by what they have": it says itself of whom
    own = links == {"there"} or (links == {"them"} and fragment.has("KOMMUN"))
    if own and fragment.wants and areas_of(alone.where):
        return False
    if previous is not None and (_of_those(previous, fragment, alone) or "has_it" in links):
        return True
    placed = bool(alone.of) or fragment.has(*PLACES)
    if links - _MARKING:
        return not (fragment.wants and placed) or bool(links - {"and", "then"}) or alone.survey is None
    if _points(fragment, previous):
        return True
    if links & {"less", "lift", "part"} and not fragment.wants:
        return True
    if links & {"less", "lift", "only", "the"} and not ("the" in links and fragment.has("KOMMUN", "MEASURE")):
        return not placed or ("only" in links and not fragment.wants)
    return not placed and _leaves_a_gap(fragment, alone)


def _points(fragment: Fragment, previous: Question | None) -> bool:
    """Whether it speaks of what was told, also where it names a place: "Malmö?", "har Lund det?", "Lund slår båda"."""
    alone = fragment.alone
    plain = previous is None or (previous.want in ("overview", "profile", "top") and not measure_of(previous))
    kind = fragment.has(*PLACES, "GROUP", "SIZE") and not (alone and (alone.of or alone.survey))
    asked = fragment.asks or (kind and not plain) or "mistaken" in fragment.joint.links
    bare = asked and fragment.only_says(*PLACES, "GROUP", "SIZE", "MANY", "AMONG", "NUMBER", "ANY", "BY", "SHOW")
    those = fragment.has("OWN_AREA") and fragment.wants and not (alone and (alone.of or alone.by or alone.sides))
    both = fragment.has("BOTH") and not fragment.has("AND") and (fragment.side or not fragment.has(*PLACES))
    compares = fragment.has("THAN") and fragment.has(*MORE, *LESS)
    than = compares and not (alone and alone.of) and not fragment.has("DOES", "KOMMUN", "HAS", "WHO", "UNKNOWN")
    of_all = previous is not None and previous.want == "total" and fragment.only_says(*_PART_OF_ALL)
    if previous is not None and previous.want == "total" and alone is not None and _is_part(alone):
        return True
    share = fragment.but_share or fragment.share_there or (of_all and fragment.has("SHARE"))
    share = share and not (alone and alone.of)
    bounds = fragment.has(*_BOUNDS, "BETWEEN") and fragment.only_says(*_BOUNDED)  # "minst 5 appar"
    than |= fragment.but_than or bounds
    drawn = fragment.has("FORM") and fragment.only_says("FORM", "SHOW", *PLACES) and not (alone and alone.of)
    drawn = drawn and previous is not None and measure_of(previous) not in ("", "score")  # "hela Halland som diagram"
    told = previous is not None and previous.want in ("top", "list") and not previous.grouped
    return (
        bare
        or drawn
        or (told and fragment.asks_any)
        or fragment.of_each
        or fragment.plans_none
        or fragment.rest_of
        or fragment.claims_same
        or those
        or bool(both)
        or than
        or share
    )


def _is_part(alone: Question) -> bool:
    """Whether it asks which share lies somewhere: "hur stor andel av dem finns i Skåne"."""
    return alone.want == "share" and alone.that is not None and is_placing(alone.that)


def _leaves_a_gap(fragment: Fragment, alone: Question) -> bool:
    """Whether it says so little that it is of something before it: a form, a sum, a bound, "vem är tvåa?"."""
    if fragment.has("FORM") and fragment.only_says("FORM", "SHOW", "ALL", "AS", "OWN_AREA"):
        return True
    if fragment.all_groups or fragment.asks_why or fragment.has("DIFFERENCE"):
        return not fragment.has("KOMMUN", "UNKNOWN") or fragment.asks_why
    if fragment.but_count or (fragment.only_says(*SUMS, "MEASURE") and len(fragment.words) < len(("MEAN", "of", "it"))):
        return True
    summed = fragment.only_says(*SUMS, "COUNT", "COUNTRY", "OWN_AREA", "BY_SIZE", "RELATED")
    if summed or fragment.has("BEHIND", "COMPARE"):
        return not fragment.has("KOMMUN", "GROUP", "MEASURE", "DEFINE")
    if fragment.only_says(*_NUMBERED) and fragment.has("NUMBER", "HAS"):
        return fragment.has("HAS", *_BOUNDS) and not (fragment.has("THAN") and fragment.has("MEASURE"))
    if fragment.only_says(*_MEASURES, "COUNT"):
        return fragment.has("MEASURE", "PLANNED") and len(fragment.words) < _FEW
    if fragment.has("LAN") and fragment.side and alone.by:
        return True  # "which county does better"
    of_figure = alone.want in MEASURED | {"spread"} and alone.where == EVERYONE and not (alone.by or alone.measure)
    lacks_measure = of_figure and not fragment.has("MEASURE", "DOES", "BEST", "WORST", *_NAMING)  # "i snitt per kommun"
    if fragment.has("UNKNOWN", "OVERVIEW") or (fragment.has(*NOUNS, "DEFINE") and not lacks_measure):
        return False
    if not fragment.wants:
        bare = alone.where == EVERYONE and not alone.measure
        bound = fragment.has(*_BOUNDS) and not fragment.has("MEASURE", "DOES", "INHABITANTS", "FULL", "HAS")
        return bound or (bare and (alone.form != "words" or bool(alone.survey) or but_sides(fragment)))
    required = [part for part in leaves(alone.where) if not isinstance(part, Place)]
    if required or alone.that not in (None, ANSWERED) or (alone.limit or 1) > 1:
        return False
    ranks = fragment.only_says(*_RANKING) or (fragment.has("WHO") and not fragment.has("MANY"))
    bare = ranks or not fragment.has("MEASURE", "DOES")
    return bare and (fragment.has(*_ASKED) or fragment.side is not None)


def _of_those(previous: Question, fragment: Fragment, alone: Question) -> bool:
    """Whether it asks of the few that were named, of an area by the same measure, or for more of a ranking."""
    bare = fragment.only_says("WHO", "HAS", "MOST", "FEWEST", "BY", "KOMMUN", "MANY", *PLACES)
    of_figure = previous.want in MEASURED and measure_of(previous) not in ("", "score")
    if bare and alone.want == "top" and of_figure and not previous.by:
        return True  # "vilken är mörkast i Halland?"
    if alone.want == "explain" and previous.want == "compare" and alone.of[0] in previous.of:
        return True  # "why is Lund lower"
    if previous.want in MEANS and fragment.side and fragment.has("MEAN", "MEDIAN") and fragment.only_says(*SIDED):
        return not previous.grouped  # "how many are above the mean", of what was told
    if previous.want in MEANS and fragment.side and fragment.only_says("PLACE_NAME", *SIDED, *_OF_THAT):
        return fragment.has(*_OF_THAT)  # "ligger Falun över det?"
    one = len(kommuner_of(previous)) == 1 and alone.want in ("count", "list") and not alone.measure
    if one and fragment.asks_above and fragment.has(*PLACES):
        return True  # "hur många i Skåne har mer", than the one that was told
    several = alone.want == "compare" and not alone.measure and fragment.only_says("PLACE_NAME", "COMMA", "AND")
    if several and previous.want == "value" and previous.measure != "score":
        return True  # "Gällivare, Pajala" by the figure that was asked of another
    plain = alone == replace(_RANKING_OF_ALL, order=alone.order, limit=alone.limit, lang=alone.lang)
    asks_who = fragment.has("WHO", "IS") and not previous.by
    if plain and alone.limit and fragment.has(*ENDS_OF) and not (asks_who or fragment.has(*NOUNS)):  # "topp 20"
        ranked = previous.want in ("top", "extreme") and bool(previous.measure or previous.where != EVERYONE)
        return ranked or bool(previous.by)
    within = previous.by and previous.limit and fragment.of_many  # "vilka kommuner ingår", "… finns där"
    if within and fragment.only_says("KOMMUN", "MANY", "WHO", "PRESENT", "THESE", "UNKNOWN", "BELONGS", *ENDS_OF):
        return True
    if previous.by and fragment.asks_none:
        return True
    if (previous.by == "lan" and fragment.asks_where) or (previous.by and fragment.nth):
        return True
    if (previous.replaced or previous.sides) and of_groups(fragment):
        return True
    same_groups = previous.by and alone.by == previous.by and fragment.has(*ENDS_OF)
    if same_groups and fragment.only_says("WHO", "HAS", *NOUNS, *ENDS_OF):  # "vilket län är sämst"
        return True
    answering = of_answering(alone) and alone.want in ("list", "count") and not alone.survey
    if answering and previous.want in OF_MANY and placing(previous.where) != EVERYONE:
        return not fragment.has(*NOUNS, *PLACES)  # "vilka svarade inte", of those in a län
    if asks_of_listed(previous, fragment):
        return True
    lists = alone.want == "list" or (alone.want == "overview" and alone.measure)
    if not lists or alone.unused or not fragment.has("WHO") or fragment.has(*NOUNS, *PLACES, "OTHERS"):
        return False  # "vilka fler fick full pott"
    area_told = previous.want == "top" and isinstance(previous.where, InArea) and not previous.limit
    required = set(measures_of(alone.where))
    told = {measure for condition in previous.conditions for measure in measures_of(condition)}
    there = previous.want in ("list", "count", "share") and placing(previous.where) != EVERYONE and required == told
    same = area_told and required == {previous.measure or "score"}
    more = fragment.has("MORE") and not fragment.has("THAN")
    return not more and (len(kommuner_of(previous)) > 1 or same or (there and bool(required)))
