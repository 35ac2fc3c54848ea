"""Whether a message may go on from the one before it, or is a whole question, which inherits nothing."""

from typing import Final

from data.language.composition.near import TOPIC as ALIKE_IN_SIZE
from data.language.conversation.forms import JUDGED, asks_figure, form_of
from data.language.conversation.fragment import PLACES, Fragment
from data.language.conversation.kinds import areas_of, is_placing, of_inhabitants
from data.language.conversation.leaving import LIFTED
from data.language.conversation.turn import SUMS, held_against, measure_of
from data.language.lexicon.topics import OF_A_SURVEY, SOURCES, UNANSWERED, UNREAD, WHOSE
from data.model.conditions import Has, Place, leaves
from data.model.question import NO_FIGURES, Question

_BY_ITSELF: Final = OF_A_SURVEY - {"index"} | {"coverage"}  # texts that say why
_MARKING: Final = frozenset({"less", "lift", "only", "part", "the"})
_LIFTING: Final = ("COUNT", "KOMMUN", "EXCEPT", "TOPIC", "TOLD", "EITHER")
_WHAT: Final = ("MEASURE", "PLANNED", "DOES", "COOPERATES", "FULL", "INHABITANTS")
_WHOM: Final = ("COUNTRY", "GROUP", "SIZE", "LAN", "GROUP_NOUN", "PUBLISHED", *PLACES)
_SURVEY: Final = ("SURVEY", "SURVEY_NAME", "YEAR", "ABOUT_IT", "TOLD", "HAS")
_SUMMED: Final = ("MEAN", "MEDIAN", "TOTAL", "SHARE")
_OF_ONE: Final = ("OWN_AREA", "BEHIND", "BOTH")  # it asks how the one stands
_POINTING: Final = ("ABOVE_THAT", "BELOW_THAT", "BOTH", "WHY")
_NAME: Final = ("PLACE_NAME", "OVERVIEW", "ALL", "CONCERNING", "KOMMUN", "SURVEY_NAME")
_STANDING: Final = ("ABOUT_IT", "COMPARE", "PLACE", "BEHIND", "TO")  # "hur gick det för", "hur står sig"


def by_figure(previous: Question) -> bool:
    """Whether kommuner were told in the order of a figure of which a profile would say little."""
    return previous.want in ("top", "extreme") and not previous.by and measure_of(previous) not in ("", "score")


def is_question(fragment: Fragment) -> bool:
    """Whether it asks something, and does not but say how or of which survey."""
    joins = fragment.links - {"and", "then", "the", "part", "only"}
    return bool(joins) or fragment.wants or fragment.has(*PLACES, "COUNTRY", "MEASURE")


def goes_on(fragment: Fragment, previous: Question | None = None) -> bool:
    """Whether the message may go on from the one before it. A whole question says what is wanted and of whom.

    What is carried over wrongly is said in the headline of the answer; what is dropped wrongly is said nowhere.
    """
    alone, links = fragment.alone, fragment.links
    if alone is None or previous is None:
        return bool(links)
    if "its_cause" in links:
        return previous.want != "text"  # "is it because they have more money"
    if "anew" in links or _says_of_whom_before(fragment) or _is_of_all(alone):
        return False
    if fragment.says_survey and fragment.only_says(*_SURVEY):
        return not fragment.asks_if_made_up  # "hur är det på riktigt"
    lifts = "lift" in links and fragment.has(*LIFTED) and fragment.only_says(*LIFTED, *_LIFTING)
    if lifts or form_of(fragment, previous) not in ("", JUDGED):
        return True
    if alone.want in ("language", "which"):  # "now in swedish" is no command
        in_words = "and" in links or any("LANGUAGE" in term and " " in term.typed for term in fragment.terms.terms)
        return alone.want == "language" and in_words and (fragment.joint.removed or fragment.asks)
    if "less" in links and fragment.rest and fragment.rest.want not in NO_FIGURES:
        return True  # "and leave out the best"
    if alone.want == "text" and alone.topic not in UNANSWERED:
        return _is_of_figures(fragment, previous)
    if fragment.has("WHY") and alone.topic in UNREAD:
        return previous.want != "text"  # "why is Blekinge different"
    own = links == {"there"} or (links == {"them"} and fragment.has("KOMMUN"))
    if own and fragment.wants and areas_of(alone.where):
        return False  # "vilka i Skåne har app, och vem är bäst där", "the Norrland kommuner by what they have"
    if not fragment.telling:
        return bool(links)
    return bool(links - _MARKING) or not _is_whole(fragment, previous)


def _is_whole(fragment: Fragment, previous: Question) -> bool:
    """Whether it says by itself what is wanted and of whom."""
    alone = fragment.alone
    if alone is None or fragment.of_asker or fragment.claims_same:
        return False
    narrows = bool(fragment.links & _MARKING) and not fragment.wants  # "bara kommuner med appar"
    if alone.of:
        return not (narrows or _but_names(fragment, previous))
    if alone.want == "text":
        return alone.topic == WHOSE  # "vi är en liten kommun, hur …"; else it is not understood by itself
    required = (leaf for part in alone.conditions for leaf in leaves(part))
    figures = any(isinstance(leaf, Has) and not of_inhabitants(leaf) for leaf in required)
    of_figure, asks_who = figures or fragment.has(*_WHAT), fragment.has("WHO", "PLACE")
    figures = figures and not fragment.but_bounds
    of_many = figures or fragment.has(*_SUMMED) or (asks_who and fragment.has("MEASURE"))
    alone_told = len(previous.of) == 1 and not (previous.marked or held_against(previous))
    if alone_told and of_many and of_figure and not fragment.has(*_OF_ONE):
        return True  # of one kommun it is not asked who they are, or how many
    ranks = fragment.has("BEST", "WORST", "LEADER") and not (of_figure or fragment.has("WHO"))
    if ranks and not (fragment.has("PLACE") and not fragment.has("NUMBER")):
        return fragment.has(*PLACES, "KOMMUN") or bool(alone.survey)  # "topp Skåne", "topp 3 exempel"
    if alone.survey and (alone.want in SUMS or (fragment.has("ANY") and fragment.has("FROM"))):
        return True  # "visa nåt från 2014"
    whom = fragment.of_many or fragment.has(*_WHOM)
    return of_figure and not narrows and (whom or bool(alone.survey and fragment.wants and not asks_who))


def _but_names(fragment: Fragment, previous: Question) -> bool:
    """Whether it but names a kommun as another of those that were told: "Malmö?", "hur står sig Lund"."""
    if fragment.only_says(*_NAME):
        return fragment.asks or "mistaken" in fragment.joint.links
    unread = fragment.alone is not None and fragment.alone.topic in UNANSWERED
    points = fragment.has(*_POINTING) and not fragment.has(*_SUMMED)
    if unread or points or fragment.but_than:
        return True
    if fragment.only_says("PLACE_NAME", "COMMA", "AND"):
        return measure_of(previous) not in ("", "score")
    standing = fragment.only_says("PLACE_NAME", *_STANDING) and not fragment.has(*_WHAT)
    return standing and bool(by_figure(previous) or previous.by)


def _says_of_whom_before(fragment: Fragment) -> bool:
    """Whether it names first what it refers to: "take Skåne. Which of them …"."""
    earlier = (term for term in fragment.terms.terms if term.end <= fragment.joint.begun)
    return any(term.has("KOMMUN", "GROUP", "PLACE_NAME") for term in earlier)


def _is_of_all(alone: Question) -> bool:
    """Whether it claims something of all groups, of what most are, or of those on some places."""
    of_all = bool(alone.by) and (alone.want == "check" or alone.claim is not None)  # "har storstäderna högst snitt"
    of_all |= alone.claim is not None and alone.that is not None and is_placing(alone.that)  # "är det mest små som …"
    return of_all or (alone.want == "check" and any(isinstance(leaf, Place) for leaf in leaves(alone.where)))


def _is_of_figures(fragment: Fragment, previous: Question) -> bool:
    """Whether what could be told in a text is asked of figures that were told: "what is that group", "varför"."""
    alone = fragment.alone
    if alone is None or previous.want == "text":
        return False
    return (
        asks_figure(fragment)
        or fragment.compares_others
        or fragment.asks_whereabouts
        or fragment.all_groups
        or (fragment.asks_why and alone.topic not in _BY_ITSELF)
        or (fragment.asks_of_group and bool(previous.by and previous.limit == 1))
        or (fragment.per_kommun and bool(previous.by or previous.want == "total"))
        or (fragment.asks_kinds and bool(previous.of) and fragment.side is not None)
        or (alone.form == "file" and alone.topic == SOURCES)  # "kan jag få underlaget som csv?"
        or alone.topic == ALIKE_IN_SIZE
    )
