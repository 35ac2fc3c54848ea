"""What a message asks of those that it refers to: "dem", "av dem", "där", "båda", or of what it judges."""

from dataclasses import replace
from typing import Final

from data.language.composition.clauses import ANSWERED, YES_NO, opposite
from data.language.composition.organised import KINDS
from data.language.conversation.answers import of_several as of_required
from data.language.conversation.forms import of_groups
from data.language.conversation.kinds import measures_of, parts_of
from data.language.conversation.layout import leaders
from data.language.conversation.of_kommuner import counted, of_one
from data.language.conversation.opposites import none_of
from data.language.conversation.phrases import ENDS_OF
from data.language.conversation.requirements import measured, requiring, with_column
from data.language.conversation.rows import listed_ones
from data.language.conversation.several import several_of
from data.language.conversation.told_ones import who_they_are
from data.language.conversation.turn import (
    AS_WHOLE,
    COUNTED,
    MEASURED,
    SUMS,
    WHICH_AREA,
    Turn,
    fitting,
    kommuner_of,
    placing,
    ranked_ones,
    those_told,
)
from data.language.conversation.wants import of_the_same, wanted
from data.language.conversation.whether import every_one
from data.model.conditions import EVERYONE, All, Any, Beside, InGroup, Is, both, flat, leaves
from data.model.question import NO_FIGURES, Order, Question, Want

_KINDS: Final = ("PLACE_NAME", "AREA", "SIZE", "GROUP", "BY")
_WHETHER_ANY: Final = ("IS", "FROM", "HAS", "ANY", "PLACE_NAME", "AREA", "LAN", "SIZE", "GROUP", "BY")
_BOTH_OF_IT: Final = ("WHO", "COUNT", "HAS", "WITHOUT", "NO", "BOTH")
_PAIR: Final = 2
_BETTER: Final = ("BETTER", "WORSE")
_MEANS: Final[dict[str, Want]] = {"MEAN": "mean", "MEDIAN": "median", "SHARE": "share", "PERCENT": "share"}


def of_them(turn: Turn) -> Question | None:
    """Of those that the answer before was about: "hur många av dem har appar?"."""
    before, fragment, alone, among = turn.before, turn.fragment, turn.alone, "among" in turn.fragment.links
    if before.claim and before.sides:  # of whom something was claimed
        before = replace(before, where=both(before.where, before.sides[0]), sides=(), claim=None)
        turn = turn.after(before)
    if alone.want == "share" and alone.that == ANSWERED and measures_of(before.where):
        return wanted(turn)  # "as a share of those that answered"
    if before.want == "check" and before.that and among and len(turn.both) == 1:  # among whom one was looked for
        before = replace(before, want="list", where=fitting(before), that=None, of=())
        turn = replace(turn, before=before, marked=None)
    kind = placing(alone.where)
    if kind != EVERYONE and fragment.terms.at(0).has("IS") and fragment.only_says(*_KINDS) and _is_of_many(before):
        return Question("share", where=those_told(before), that=kind)  # "ligger de i norr?", "är de små?"
    if fragment.asks_whereabouts:
        those = those_told(before)  # "var ligger de"
        return Question("count", where=those, by="lan") if those != EVERYONE and not before.grouped else None
    if alone.want == "profile" and alone.of and among and before.of:
        return Question("place", turn.measure, fitting(before), of=alone.of)  # "hur ligger Gotland till bland dem"
    counts = fragment.but_count and fragment.has("HAS", "EXISTING")
    if (counts or fragment.counts_planned) and (figures := _figures(turn)):
        return figures
    if before.grouped and fragment.has(*ENDS_OF) and not measures_of(alone.where):  # of some of them none are the first
        return of_the_same(turn) if before.limit in (None, 1) else AS_WHOLE
    if before.want == "compare" and not kommuner_of(before) and alone.want in ("top", "extreme"):
        return replace(before, measure=alone.measure or before.measure, order=alone.order)  # of areas
    beside = before.of and (before.to == "mean" or before.want == "list")
    if beside and before.where != EVERYONE and alone.want in ("top", "list"):  # "vem är bäst av dem?"
        return turn.of_spoken(replace(alone, where=both(before.where, alone.where), of=before.of))
    which = fragment.side and fragment.has("WHO") and not fragment.has("THAN", "NEAREST")
    alike = fragment.has("ALIKE", "SAME") and fragment.measure  # "har de lika många appar"
    if len(turn.both) > 1 and (fragment.has("COMPARE") or which or alike):
        order = fragment.order if which else ""
        return Question("compare", fragment.measure or before.measure, of=turn.both, order=order)
    if (len(turn.both) == 1 or fragment.has("NEAREST")) and turn.one:
        return of_one(turn)
    spoken = kommuner_of(before) or turn.both
    if alone.want == "total" and fragment.has("COUNT") and len(spoken) > 1:
        return Question("compare", alone.measure or turn.measure, of=spoken)  # "hur många invånare har de"
    sums = alone.want in SUMS and not fragment.has("MEAN", "MEDIAN", "TOTAL")
    if sums and fragment.has("COUNT") and (listed := beside_it(before, alone.measure)):
        return listed
    if fragment.has("COMPARE") and not before.grouped and (several := several_of(before)):
        return replace(several, want="count") if before.want == "list" else several
    if fragment.has("COMPARE") and before.want in ("list", "count", "share") and not before.of:
        return Question("top", alone.measure or before.measure, fitting(before), order="most")
    return _among_those(turn)


def _is_of_many(before: Question) -> bool:
    """Whether it told of kommuner that it did not name, and of no group of them."""
    return before.want in ("list", "count", "share") and not (before.of or before.grouped)


def of_listed(turn: Turn) -> Question | None:
    """What it asks of those of the list before it, where it says of whom in no word: "hur många har appar"."""
    those, listed = listed_ones(turn.before), turn.before.want in ("list", "top")
    if those and opposite(turn.alone.where) in parts_of(those):
        return None  # of nobody that was told
    return of_them(turn if listed else turn.after(Question("list", where=those))) if those else None


def of_shared(turn: Turn) -> Question | None:
    """What it asks of one, where several were told: of those that share the first place, else of all."""
    before, alone, links = turn.before, turn.alone, turn.fragment.links
    led = before if turn.fragment.joint.row else leaders(before) or (before if before.want == "list" else None)
    there = "there" in links and placing(before.where) == EVERYONE and alone.want not in ("top", "extreme")
    return of_them(turn.after(led)) if led and ("it" in links or there) else None


def _among_those(turn: Turn) -> Question | None:
    """What it asks of all those that were told, or of the first of a ranking."""
    before, fragment, alone = turn.before, turn.fragment, turn.alone
    if alone.want in NO_FIGURES:
        return None
    if before.by and before.limit and not turn.marked and alone.want == "list":
        return WHICH_AREA
    if "every" in fragment.links and (found := every_one(turn)):
        return found
    ranked = ranked_ones(before)
    any_of_kind = alone.want in ("top", "list") and alone.where != EVERYONE and "every" not in fragment.links
    told = ranked or (those_told(before) if fragment.asks_any and before.want == "list" else None)
    if told and any_of_kind and fragment.only_says(*_WHETHER_ANY):
        return Question("check", where=told, that=alone.where, every=False)  # "är någon av dem i Värmland"
    if "among" in fragment.links and not fragment.wants and not before.of and not ranked:
        return requiring(turn)
    if ranked and fragment.has("ANY") and alone.want == "check" and alone.that and not alone.of:
        return replace(alone, where=ranked)  # "har nån av dom strategi"
    if ranked:
        that = flat([before.that or EVERYONE, alone.where, alone.that or EVERYONE])
        if alone.want in ("count", "list", "share", "check") and not alone.of:
            return Question("share", where=ranked, that=that) if that != (before.that or EVERYONE) else None
        if (before.that is not None and alone.want not in SUMS) or alone.where != EVERYONE:
            return AS_WHOLE  # a ranking is of all that fit: some of its first are no ranking
    if alone.by and alone.want == "mean" and before.want in ("count", "list") and fragment.has("MOST", "FEWEST"):
        alone = replace(alone, want="count")  # "which county has most of them"
    named, all_of = tuple(leaf for leaf in leaves(before.where) if isinstance(leaf, Is)), fragment.joint.all_of
    picked = tuple(map(Is, turn.both)) if kommuner_of(before) else named if all_of == len(named) else ()
    tells = MEASURED | {"list"} if picked else MEASURED
    if alone.want == "profile":  # "hur ligger Lund till bland dem"
        return Question("place", turn.measure, fitting(before), of=alone.of)
    if alone.want == "overview":  # "deras poäng", which is of those told
        figures = beside_it(before, alone.measure)
        if len(turn.both) > 1:
            return Question("compare", alone.measure, of=turn.both)
        return figures or (measured(before, alone.measure) if before.want in COUNTED else None)
    measure = alone.measure or (turn.of_spoken(alone).measure if alone.want in tells else "")
    where = both(Any(picked) if picked else those_told(before), alone.where)
    return replace(alone, where=where, measure=measure, every=alone.every or bool(picked and all_of))


def of_kinds(turn: Turn) -> Question | None:
    """What they cooperate about."""
    first, *rest = KINDS
    if of := turn.both or ((turn.one,) if turn.one else ()):
        return Question("compare" if len(of) > 1 else "value", first, of=of, also=tuple(rest))
    those = those_told(turn.before)
    return Question("list", first, those, also=tuple(rest)) if those != EVERYONE else None


def _figures(turn: Turn) -> Question | None:
    """The figure of each that was told: "hur många har de"."""
    before, measure = turn.before, counted(turn)
    if kommuner_of(before):
        several = len(before.of) > 1 or (before.want == "check" and len(turn.both) > 1)
        return Question("compare" if several else "value", measure, of=turn.both if several else before.of)
    each = before.want in ("top", "list") and not before.of and not before.by and turn.measure
    return (before if measure == turn.measure else with_column(before, measure)) if each else None


def beside_it(before: Question, measure: str) -> Question | None:
    """Another figure of each that was told of, or counted: "hur många poäng har de"."""
    told = before.want in ("count", "share", "check") and not before.of
    whose = who_they_are(before, all_of_first=True) if told else before
    return with_column(whose, measure) if whose else None


def of_each(turn: Turn) -> Question | None:
    """The figure of each that was told: "how many apps does each have"."""
    before, measure = turn.before, turn.measure_said or turn.measure or "score"
    if len(kommuner_of(before)) > 1:
        return Question("compare", measure, of=before.of)
    told = beside_it(before, measure)
    return (
        replace(told, measure=measure, also=before.also) if told and told.want == "list" and not told.measure else told
    )


def of_several(turn: Turn) -> Question | None:
    """The same of those asked of one after the other, beside each other: "vilket är bäst", "diagram över alla tre"."""
    before, fragment, alone = turn.before, turn.fragment, turn.alone
    means = [want for concept, want in _MEANS.items() if fragment.has(concept) and fragment.has(*ENDS_OF, *_BETTER)]
    which = fragment.has("WHO") and not fragment.has("THAN")
    if of_groups(fragment) and fragment.has("COUNT") and {*map(type, before.sides)} == {InGroup}:
        return Question("count", where=both(before.where, Any(before.sides)), by="group")
    if before.sides and before.that is None and of_groups(fragment) and fragment.has("COUNT") and fragment.has("PER"):
        return Question("count", where=before.where, sides=before.sides)
    if of_groups(fragment) and before.sides and not fragment.has("COUNT"):  # "vilket län vinner"
        return replace(before, order="fewest" if fragment.has("WORST") else "most", claim=None)
    if of_groups(fragment) and not before.grouped:
        if fragment.has("COUNT"):
            return several_of(replace(before, want="count", measure="", that=None, where=fitting(before)), of_any=True)
        groups = several_of(before, len(before.replaced) + 1)
        return groups and replace(groups, order="fewest" if fragment.has("WORST") else "most")
    if fragment.joint.all_of or (which and (means or (fragment.side and "them" not in fragment.links))):
        several = several_of(before, fragment.joint.all_of or _PAIR)
        order: Order = "fewest" if fragment.side == "worse" or fragment.has("WORST", "FEWEST") else "most"
        want = means[0] if means else before.want if before.want in COUNTED else "mean"
        return several and replace(several, want=want, order=order, form=alone.form)
    return None


def of_both(turn: Turn) -> Question | None:
    """Whether both have something, or who has more than both: "do both have an app?", "Lund slår båda"."""
    named, spoken, side, alone = turn.kommuner, turn.both, turn.fragment.side, turn.alone
    if len(spoken) < _PAIR and turn.fragment.only_says(*_BOTH_OF_IT):  # "vilka saknar båda"
        told = of_required(turn.before, join=All if not turn.fragment.has("WITHOUT", "NO") else none_of)
        return Question("count" if turn.fragment.has("COUNT") else "list", where=fitting(told)) if told else None
    if turn.fragment.only_says("COUNT", "HAS", "BOTH", "TOTAL") and len(spoken) == _PAIR:
        if turn.fragment.has("TOTAL") and turn.measure not in ("", "score", *YES_NO):
            return Question("total", turn.measure, Any(tuple(map(Is, spoken))))  # "hur många har båda tillsammans"
        return Question("compare", turn.measure, of=spoken)
    if len(spoken) < _PAIR or len(named) > 1 or not set(spoken).isdisjoint(named):
        return None
    if not side:
        return replace(alone, of=spoken, every=True) if alone.want == "check" and alone.that and not named else None
    measure = turn.measure or "score"
    that = All(tuple(Beside(than, side, measure) for than in spoken))
    return Question("check", measure, of=named, that=that) if named else Question("list", measure, that)


def of_pair(turn: Turn) -> Question | None:
    """Of both that were told; where that is all that it is of, and two were not told, it is not understood."""
    fragment, alone = turn.fragment, turn.alone
    if fragment.measure and turn.both[1:] and fragment.only_says("BOTH", "MEASURE", "CONCERNING"):
        return Question("compare", fragment.measure, of=turn.both)  # "e-services for both"
    if turn.alone.want in SUMS and turn.both[1:]:  # "summan för båda"
        return turn.of_spoken(replace(turn.alone, where=Any(tuple(map(Is, turn.both)))))
    unknown = AS_WHOLE if fragment.has("FORM") and alone.where == EVERYONE and not alone.of else None
    return of_both(turn) or unknown
