"""A message that asks more of the kommuner, or of the area, that were spoken of: "den", "dem", "av dem", "där"."""

from dataclasses import dataclass, replace
from typing import Final

from data.language.composition.clauses import ANSWERED
from data.language.composition.measures import PLANNED
from data.language.conversation.elsewhere import OF_ONE
from data.language.conversation.fragment import Fragment
from data.language.conversation.kinds import any_of, is_placing, measures_of, of_measure, parts_of, replaced
from data.language.conversation.nearly import LESS, MORE
from data.language.conversation.same_kommuner import conditions, measure_of, measured, narrowed, wanted
from data.language.conversation.same_list import with_column
from data.language.conversation.told import areas_of, fitting, kommuner_of, place_of, ranked_ones, those_told
from data.language.names.names import Names
from data.model.conditions import EVERYONE, Any, Beside, Condition, Has, InArea, Is, Known, Side, flat, leaves
from data.model.places import is_kommun
from data.model.question import Order, Question, Target

MEASURED: Final = frozenset({"top", "mean", "median", "total", "extreme"})
_WHETHER_ANY: Final = ("IS", "HAS", "ANY", "PLACE_NAME", "AREA", "LAN", "SIZE", "GROUP", "BY")
NO_FIGURES: Final = frozenset({"text", "language", "which"})


@dataclass
class Spoken:
    """Who was spoken of in the question before, and the message that asks more of them."""

    before: Question
    fragment: Fragment
    names: Names
    marked: str | None = None  # the kommun that was asked about before that, or that led
    reread: bool = False  # the message was read in another way than alone: what alone says of its words is wrong

    def of_kommuner(self, alone: Question) -> Question | None:
        """What it asks of the kommuner that were named before it."""
        if alone.want in NO_FIGURES and self.fragment.only_says("COUNT", "PLANNED", "HAS") and self.one:
            self.reread = True
            return Question("value", PLANNED["e_services"], of=(self.one,)) if self.fragment.has("PLANNED") else None
        before, fragment, both = self.before, self.fragment, self.both()
        places = alone.where != EVERYONE and all(is_placing(p) or isinstance(p, Known) for p in parts_of(alone.where))
        if before.want in ("place", "check") and not fragment.wants and places:
            return replace(before, where=replaced(before.where, alone.where))  # "bland större städer"
        if fragment.has("OWN_AREA") and (found := self._beside_one(alone)):
            return found
        if len(both) > 1 and fragment.has(*MORE, *LESS) and alone.want in ("text", "compare", "difference"):
            order: Order = "most" if fragment.has(*MORE) else "fewest"
            return Question("compare", alone.measure or before.measure, of=both, order=order)
        if len(both) == 1 and (found := self._beside_one(alone)):
            return found
        beside = [leaf for leaf in (*leaves(alone.where), *leaves(alone.that or EVERYONE)) if isinstance(leaf, Beside)]
        if len(before.of) == 1 and beside and fragment.has("COUNT"):
            measure = beside[0].measure if alone.measure or fragment.has("MEASURE") else measure_of(before)
            return Question("difference", measure, of=(before.of[0], beside[0].than))
        if len(before.of) == 1 and beside and alone.want in ("list", "check"):
            parts = parts_of(conditions(before, fragment, alone))
            there, that = (flat(p for p in parts if is_placing(p) == placing) for placing in (True, False))
            return Question("check", measure_of(before), there, of=before.of, that=that)
        of_both = len(both) > 1 and alone.want in ("top", "extreme", "total")
        of_both = of_both and (not alone.measure or fragment.has("WHO"))
        if len(both) == 1 and alone.want in ("top", "extreme") and fragment.has("WHO"):
            area = [part for part in parts_of(before.where) if isinstance(part, InArea)]
            placed = area or place_of(alone.where)
            of_all = alone if fragment.has("PLANNED") and alone.measure else None
            return replace(alone, where=flat([*area, *parts_of(alone.where)])) if placed else of_all
        if before.want == "difference" and alone.measure and alone.want in ("overview", "total", "mean"):
            return replace(before, measure=alone.measure)
        if (len(before.of) == 1 and not of_both) or before.want in OF_ONE - {"profile", "value", "place", "explain"}:
            return self.read_of(before.of[0])
        counted = before.want == "compare" and fragment.has("COUNT") and bool(alone.measure)
        if alone.want in ("overview", "profile") or counted:
            return replace(before, measure=alone.measure or before.measure)
        if alone.want in NO_FIGURES:
            return None
        among: Condition = Any(tuple(map(Is, both)))
        return replace(alone, where=replaced(among, alone.where), measure=alone.measure or before.measure)

    def _beside_one(self, alone: Question) -> Question | None:
        """Who is better than the one, or how far it has to the best, to full marks or to the mean."""
        one, fragment, measure = self.one, self.fragment, alone.measure or measure_of(self.before)
        if not one or fragment.has("THAN", "CHANGE"):
            return None
        judged = "it" in fragment.links and fragment.has("ABOUT_IT")
        if judged or (fragment.has("BEHIND") and fragment.has("FULL", "BEST", "LEADER", "MEAN")):
            to: Target = "max" if fragment.has("FULL") else "best" if fragment.has("BEST", "LEADER") else "mean"
            return Question("difference", measure, alone.where if to != "max" else EVERYONE, of=(one,), to=to)
        if fragment.has("BETTER", "WORSE") and fragment.has("MANY", "COUNT", "WHO") and not alone.of:
            side: Side = "better" if fragment.has("BETTER") else "worse"
            self.reread = True
            area = (InArea(one[:2]),) if fragment.has("OWN_AREA") else ()
            where = flat([*area, *parts_of(alone.where), Beside(one, side, measure or "score")])
            return Question("count" if fragment.has("COUNT") else "list", where=where)
        return None

    @property
    def one(self) -> str:
        """The one kommun that was spoken of: named, leading, or alone in its län; empty where there is none."""
        before = self.before
        if len(before.of) == 1 and is_kommun(before.of[0]):
            return before.of[0]
        if self.marked or before.of:
            return self.marked or ""
        spoken = areas_of(before.where)
        there = [code for code in self.names.display if is_kommun(code) and code[:2] in spoken]
        return there[0] if len(there) == len(spoken) == 1 else ""

    @property
    def area(self) -> str:
        """The one area that was spoken of, or that of the one kommun; empty where there is none."""
        named = {code[:2] if is_kommun(code) else code for code in self.before.of}
        those = {leaf.kommun[:2] for leaf in leaves(self.before.where) if isinstance(leaf, Is)}
        of = named or set(areas_of(self.before.where)) or those
        one = self.one
        return of.pop() if len(of) == 1 else one[:2] if one and not of else ""

    def both(self) -> tuple[str, ...]:
        """The kommuner that were spoken of: that of the question before, and that of the one before it."""
        before = self.before
        return (self.marked, *before.of) if len(before.of) == 1 and self.marked else before.of

    def read_of(self, kommun: str) -> Question | None:
        """The message read with the kommun's name in it; None where it is not understood so."""
        alone, measure = self.fragment.alone, measure_of(self.before)
        if alone and alone.want in ("mean", "median") and not alone.measure:
            return replace(alone, measure=measure)  # of one there is none
        counts = alone is not None and alone.want == "count" and alone.where == EVERYONE
        if measure and (counts or self.fragment.but_count):
            return Question("value", self.counted, of=(kommun,))
        asked = self.fragment.asked_of(self.names.display.get(kommun, ""))
        if asked is None or kommun not in asked.of or asked.want in NO_FIGURES:
            return None
        if set(asked.unused) - set(self.fragment.alone.unused if self.fragment.alone else ()):
            return None  # another question than of one kommun
        if asked.want == "profile" and (self.fragment.wants or asked.unused or self.fragment.has("AMOUNT")):
            return None
        self.reread = True
        return replace(asked, read=tuple(read for read in asked.read if read.place != kommun))

    @property
    def counted(self) -> str:
        """The measure of which it asks how many; after what is planned "redan" is of what there is."""
        measure = measure_of(self.before) or "score"
        existing = {planned: now for now, planned in PLANNED.items()} if self.fragment.has("EXISTING") else {}
        return existing.get(measure, measure)

    def among(self, alone: Question) -> Question | None:
        """Of those that the answer before was about: "hur många av dem har appar?"."""
        if alone.want == "share" and alone.that == ANSWERED and measures_of(self.before.where):
            return wanted(self.before, self.fragment, alone)  # "as a share of those that answered"
        if (
            self.before.want == "check"
            and len(self.before.of) == 1
            and self.before.that
            and "among" in self.fragment.links
        ):
            those = fitting(self.before)  # among whom one was looked for
            self.before = replace(self.before, want="list", where=those, that=None, of=())
            self.marked = None
        before, both = self.before, self.both()
        told_each = before.want in ("top", "list") and not before.of and not before.by and measure_of(before)
        if told_each and self.fragment.but_count and self.fragment.has("HAS", "EXISTING"):  # the figure of each
            return before if self.counted == measure_of(before) else replace(before, also=(self.counted,))
        if len(both) > 1 and self.fragment.has("COMPARE"):
            return Question("compare", alone.measure or before.measure, of=both)
        if len(both) == 1 and is_kommun(both[0]):
            return self.of_kommuner(alone)
        if alone.want == "total" and self.fragment.has("COUNT") and (listed := with_column(before, alone)):
            return listed
        if lacking := self._having(alone):
            alone = lacking
        if self.fragment.has("COMPARE") and before.want in ("list", "count", "share") and not before.of:
            return Question("top", alone.measure or before.measure, fitting(before), order="most")
        if alone.want in NO_FIGURES:
            return None
        if (
            alone.by
            and alone.want == "mean"
            and before.want in ("count", "list")
            and self.fragment.has("MOST", "FEWEST")
        ):
            alone = replace(alone, want="count")  # "which county has most of them"
        ranked = ranked_ones(before)
        any_of_them = ranked is not None and alone.want in ("top", "list") and self.fragment.only_says(*_WHETHER_ANY)
        if any_of_them and alone.where != EVERYONE:  # "är någon av dem i Värmland"
            return Question("check", where=ranked or EVERYONE, that=alone.where, every=False)
        if "among" in self.fragment.links and not self.fragment.wants and not before.of:
            return narrowed(before, self.fragment, alone)
        if ranked is not None and alone.want in ("count", "list", "share", "check") and not alone.of:
            told = before.that or EVERYONE
            that = flat([*parts_of(told), *parts_of(alone.where), *parts_of(alone.that or EVERYONE)])
            return Question("share", where=ranked, that=that) if that != told else None
        if ranked is not None and (before.that is not None or alone.where != EVERYONE):
            return Question("text", topic="beyond")  # a ranking is of all that fit: some of its first are no ranking
        named = tuple(leaf for leaf in leaves(before.where) if isinstance(leaf, Is))
        picked = tuple(map(Is, both)) if kommuner_of(before) else named if self.fragment.all_of == len(named) else ()
        among = Any(picked) if picked else those_told(before)
        if picked and self.fragment.all_of:
            alone = replace(alone, every=True)
        if alone.want == "overview" and not self.fragment.wants:
            return measured(self.before, alone.measure) if alone.measure else None
        measure = alone.measure or (before.measure if alone.want in MEASURED else "")
        return replace(alone, where=flat([*parts_of(among), *parts_of(alone.where)]), measure=measure)

    def _having(self, alone: Question) -> Question | None:
        """Who of them has none, or any, of what was spoken of: "which of those has none"."""
        fragment, measure = self.fragment, measure_of(self.before)
        if alone.want not in NO_FIGURES or not measure or not fragment.only_says("WHO", "HAS", "NO", "WITHOUT", "ANY"):
            return None
        lacks = fragment.has("NO", "WITHOUT")
        return Question("list", where=Has(measure, "==", 0) if lacks else Has(measure, ">=", 1))

    def there(self, alone: Question) -> Question | None:
        """In the area that was spoken of, or that of the kommun."""
        before = self.before
        spoken: Condition = flat(any_of(tuple(map(InArea, areas_of(before.where)))))
        if spoken == EVERYONE:
            spoken = flat(filter(is_placing, parts_of(before.where)))
        if spoken != EVERYONE:
            return self._in_those(alone, spoken)
        if before.by:
            return Question("text", topic="which_area")  # which one it was is known only to the answer
        if not before.of:
            return self._in_those(alone, InArea(self.one[:2])) if self.one else None
        if alone.want not in MEASURED or not is_kommun(before.of[0]):
            return self.of_kommuner(alone)
        measure = alone.measure or measure_of(before)
        own = alone.where if alone.measure or not measure else of_measure(alone.where, "score", measure)
        return replace(alone, where=flat([InArea(before.of[0][:2]), *parts_of(own)]), measure=measure)

    def _in_those(self, alone: Question, there: Condition) -> Question | None:
        """What it asks, of those that are there."""
        if alone.want in NO_FIGURES:
            return None
        measure = alone.measure or (self.before.measure if alone.want in MEASURED else "")
        return replace(alone, where=flat([*parts_of(there), *parts_of(alone.where)]), measure=measure)
