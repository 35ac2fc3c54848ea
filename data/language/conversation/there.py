"""What a message asks of the area that was spoken of, or of the län or group that led: "där", "vilka kommuner …"."""

from dataclasses import replace

from data.language.composition.clauses import YES_NO, having
from data.language.conversation.kinds import any_of, areas_of, of_measure, place_of
from data.language.conversation.layout import leaders
from data.language.conversation.turn import MEASURED, WHICH_AREA, Turn, kommuner_of, placing
from data.model.conditions import EVERYONE, Condition, InArea, InGroup, both, flat
from data.model.places import is_kommun
from data.model.question import NO_FIGURES, Question, Want


def there_of(turn: Turn) -> Condition:
    """Where that is: the areas that were spoken of, or the län or group that led; EVERYONE where none was."""
    before = turn.before
    if turn.marked and before.by:
        return InArea(turn.marked) if before.by == "lan" else InGroup(turn.marked)
    beside = before.of if before.want == "compare" and not kommuner_of(before) else ()
    areas = beside or areas_of(before.where) or areas_of(next(iter(before.sides), None))
    named = any_of(tuple(map(InArea, areas)))
    return flat(named) if named else placing(before.where)


def led_there(turn: Turn) -> Question | None:
    """The question before, of the län or group that led alone: "vilka där saknar det"; None where it is not known."""
    before, led = turn.before, there_of(turn)
    return None if led == EVERYONE else replace(before, by="", order="", limit=None, where=both(led, before.where))


def of_its_kommuner(turn: Turn) -> bool:
    """Whether it asks which kommuner: "vilka kommuner drar ner det", of the län that was told or is the first side."""
    before = turn.before
    told = bool(before.by and before.limit) or bool(areas_of(next(iter(before.sides), None)))
    told |= before.want == "compare" and bool(turn.alone.order) and not any(map(is_kommun, before.of))
    led = "them" in turn.fragment.links and before.limit == 1 and turn.alone.want == "count"  # "hur många är de"
    counted = ("count",) if before.by else ()
    return told and not turn.areas and (turn.fragment.of_many or led) and turn.alone.want in ("top", "list", *counted)


def of_there(turn: Turn) -> Question | None:
    """In the area that was spoken of, or that of the kommun: "vem är bäst där?"."""
    before, alone, there = turn.before, turn.alone, there_of(turn)
    if there == EVERYONE and before.by:
        return WHICH_AREA
    if turn.marked and before.by and (turn.fragment.asks_of_group or turn.fragment.asks_members):
        want: Want = "count" if turn.fragment.has("COUNT") else "list"  # "what is that group exactly"
        return Question(want, before.measure if want == "list" else "", there)
    lives = alone.want == "total" or alone.measure == "population"
    if lives and turn.one and not turn.fragment.has("TOTAL"):  # "hur många bor där"
        return Question("value", alone.measure, of=(turn.one,))
    if lives and len(kommuner_of(before)) > 1:
        return Question("compare", alone.measure, of=before.of)
    led = before if place_of(before.where) else leaders(before) if before.limit == 1 else None
    if lives and led and not before.of:
        return Question("list", alone.measure, led.where)
    if alone.want in NO_FIGURES or (there == EVERYONE and not turn.area):
        return None
    if alone.want == "overview" and alone.measure in YES_NO:  # "och e-strategi där?"
        alone = Question("share", that=having(alone.measure))
    if alone.want == "overview" and alone.measure:
        alone = replace(alone, want="mean" if alone.measure == "score" else "total")
    bare = alone.want in MEASURED and not turn.fragment.has("MEASURE", "PLANNED")
    measure = turn.of_spoken(alone).measure if bare and not alone.measure else alone.measure
    own = of_measure(alone.where, "score", measure) if bare and measure else alone.where
    return replace(alone, where=both(InArea(turn.area) if there == EVERYONE else there, own), measure=measure)
