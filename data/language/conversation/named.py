"""What a message asks of the places that it names: the same as was asked of others, or what it says itself."""

from dataclasses import replace
from typing import Final

from data.language.composition.clauses import having
from data.language.conversation.fragment import PLACES, named_in
from data.language.conversation.gaps import said_by
from data.language.conversation.goes_on import by_figure
from data.language.conversation.kinds import any_of, areas_of, measures_of, of_measure, parts_of, replaced
from data.language.conversation.layout import drawn
from data.language.conversation.opposites import figures_of
from data.language.conversation.places import elsewhere
from data.language.conversation.requirements import measured, numbered, required_by
from data.language.conversation.there import there_of
from data.language.conversation.turn import COUNTED, MEASURED, Turn, first_places, is_ranking, kommuner_of, placing
from data.language.conversation.wants import apart, of_the_same
from data.model.conditions import EVERYONE, MEANS, Beside, Has, InArea, Is, Not, both, flat
from data.model.measures import YES_NO
from data.model.places import is_kommun
from data.model.question import NO_FIGURES, Question

_POINTING: Final = frozenset({"it", "them", "against", "add", "there", "meant"})


def of_those_named(turn: Turn) -> Question | None:
    """The same of those it names, and what it wants of them; what says all of that by itself takes nothing over."""
    before, fragment, alone, measure = turn.before, turn.fragment, turn.alone, turn.measure
    if turn.kommuner and turn.areas and alone.want == "place":  # "tillbaka till Ystad, hur ligger de till i Skåne?"
        return turn.of_spoken(alone)
    areas = tuple(InArea(code) for code in named_in(fragment.terms) if not is_kommun(code))
    if turn.kommuner and areas and before.want == "place" and not fragment.wants:  # "I meant Lund in Skåne only"
        return replace(before, of=turn.kommuner, where=flat(any_of(areas)))
    if fragment.has("DIFFERENCE") and alone.want in NO_FIGURES and turn.one:
        return apart(turn)  # "och Lund, skillnaden?"
    if turn.kommuner and alone.want == "check" and fragment.has("NUMBER") and not fragment.links & _POINTING:
        own = fragment.has("MEASURE", "FULL", "INHABITANTS") or not measure
        that = of_measure(alone.that or EVERYONE, "score", measure)
        return alone if own else replace(alone, that=that)  # "and Stockholm got 14?"
    standing = alone.want == "place" or (alone.want == "profile" and fragment.wants and by_figure(before))
    if turn.kommuner and standing and not before.of:  # "where is Helsingborg", "hur står sig Lund"
        inside = {turn.kommuner[0][:2]}.issuperset(areas_of(before.where))
        return Question("place", measure, placing(before.where) if inside else EVERYONE, of=turn.kommuner)
    asks_all = fragment.has("CONCERNING", "ABOUT") and fragment.has("ANY", "ALL", "TOPIC")
    if turn.kommuner and alone.want == "profile" and (asks_all or fragment.has("ABOUT_IT")):
        return alone  # "har du nåt om Malmö", "vad vet du om Malmö då"
    if turn.kommuner and before.want in MEANS and alone.want == "profile" and fragment.has("ABOVE_THAT", "BELOW_THAT"):
        that = Beside(before.want, fragment.side or "better", measure or "score")
        return Question("check", where=placing(before.where), of=turn.kommuner, that=that)  # "ligger Falun över det?"
    if fragment.links and before.want in MEANS and isinstance(alone.that, Beside) and alone.that.than == before.want:
        return replace(alone, where=both(placing(before.where), alone.where))  # "ligger Lund över det snittet"
    if not fragment.wants or fragment.asks_where:
        required = [*filter(measures_of, parts_of(before.where))] if fragment.claims_same and not before.of else ()
        if turn.kommuner and required:
            return Question("check", of=turn.kommuner, that=flat(required))  # "har Solna det?"
        there = elsewhere(turn, required_by(turn))
        if there and len(fragment.numbers) == 1 and alone.topic == "unknown":  # "och Tyresö 14?"
            number, one = fragment.numbers[0], there.want in ("profile", "value")
            that = Has(there.measure or "score", "==", number)
            return Question("check", of=there.of, that=that) if one else numbered(there, number)
        if there and alone.form != "words":
            return _drawn(there, turn)
        return measured(there, alone.measure) if there and alone.measure else there
    if turn.kommuner and fragment.only_says("COUNT", "HAS", "PLACE_NAME") and measure not in YES_NO:
        return Question("value", measure or "score", of=turn.kommuner)  # "hur många har Lund då"
    if fragment.has("COUNT") and fragment.only_says("COUNT", "KOMMUN", "MANY", "HAS", *PLACES):  # "… i Halland"
        if figures_of(before) and (found := having_it(turn)):
            return found
        if not (fragment.of_many or measure in ("", "score", *YES_NO)):
            return Question("total", measure, placing(alone.where))
    if fragment.asks_bare and (there := elsewhere(turn)):
        bare = said_by(fragment, replace(alone, where=EVERYONE, of=()), measure)
        return of_the_same(replace(turn, before=there, alone=bare))
    goes = fragment.links & {"meant", "and", "then"} or fragment.own_area or before.want in MEASURED
    unsaid = not alone.measure and not fragment.has("MEASURE", "BEST", "WORST")
    return replace(alone, measure=measure) if goes and alone.want in MEASURED and unsaid else alone


def _drawn(there: Question, turn: Turn) -> Question:
    """The same as a picture or a file; of a sum, or of one län among all, the kommuner there."""
    areas = flat(any_of(tuple(map(InArea, turn.areas))))
    if there.want in COUNTED - {"count"} or there.by:
        there = Question("top", turn.measure, replaced(there.where, areas), order="most")
    return drawn(there, turn.alone)


def having_it(turn: Turn) -> Question | None:
    """Of those it names, who has what was asked about: "vilka andra i samma län som Lund har det"."""
    before, alone, measure = turn.before, turn.alone, turn.measure
    required = figures_of(before) or ((having(measure),) if measure not in ("", "score", "population") else ())
    if turn.is_there and turn.fragment.has("WHO") and turn.fragment.only_says("WHO", "MANY", "KOMMUN"):
        alone = Question("list", where=there_of(turn))  # "vilka där har det", of the län that led
    if required and turn.fragment.joint.all_of == len(turn.both) > 1 and alone.want in ("count", "list"):
        return replace(alone, where=flat([*any_of(tuple(map(Is, turn.both))), *required]))  # "hur många av de tre"
    if not required or alone.want not in ("list", "count", "share") or measures_of(alone.where) or alone.that:
        return None
    if alone.want == "share":
        return replace(alone, that=flat(required))
    others = tuple(Not(Is(code)) for code in kommuner_of(before)) if turn.fragment.has("OTHERS") else ()
    return replace(alone, where=flat([*parts_of(alone.where), *required, *others]))


def among_them(turn: Turn) -> Question | None:
    """Whether they are among those that were told: "är Lund med där?"."""
    before = turn.before
    if before.of or before.grouped or before.want not in ("top", "list", "count"):
        return None
    if is_ranking(before) and not measures_of(before.where):
        return Question("check", before.measure, before.where, of=turn.kommuner, that=first_places(before))
    return Question("check", of=turn.kommuner, that=before.where) if before.where != EVERYONE else None
