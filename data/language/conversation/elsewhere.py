"""A message that names another place than the question before it: in its place, beside it, or without it."""

from dataclasses import dataclass, replace
from typing import Final, get_args

from data.language.conversation.kinds import any_of, either, is_placing, measures_of, parts_of, replaced, without
from data.language.conversation.told import areas_of, beside_of, kommuner_of
from data.model.conditions import (
    EVERYONE,
    MEAN,
    Any,
    Condition,
    InArea,
    InGroup,
    Is,
    Not,
    Place,
    Size,
    flat,
    leaves,
)
from data.model.measures import YES_NO
from data.model.question import MOST_COMPARED, Question, Want

_SUMMED: Final = frozenset({"mean", "median", "total", "share"})
OF_ONE: Final = frozenset({"profile", "value", "place", "explain", "difference"})


@dataclass(frozen=True)
class Elsewhere:
    """The question before, and the measure that was spoken of in it."""

    before: Question
    measure: str

    def of_area(self, own: Condition, areas: tuple[str, ...]) -> Question | None:
        """The same of other areas, or of the country where none is named. `own`: what the message requires."""
        before = self.before
        if before.of and not areas and before.want not in ("value", "place", "check"):
            return None
        rest = without(own, InArea)
        area = any_of(tuple(map(InArea, areas)))
        if before.of and not kommuner_of(before):
            return replace(before, of=tuple(dict.fromkeys([*before.of, *areas]))[:MOST_COMPARED])
        if before.of and before.want in ("place", "check"):
            return replace(before, where=flat([*parts_of(without(before.where, InArea)), *area, *parts_of(rest)]))
        if before.of and before.want == "profile" and areas == (before.of[0][:2],):
            return Question("place", before.measure, InArea(areas[0]), of=before.of)
        if before.of:
            counted = before.want == "value" and before.measure not in ("", "score", *YES_NO)
            want: Want = "total" if counted else "top"
            return Question(want, before.measure, flat(area), order="most" if want == "top" else "", form=before.form)
        if before.by == "lan" and len(areas) == 1 and areas[0].isdigit() and rest == EVERYONE:
            return replace(before, marked=areas[0], limit=None)  # where it is among them
        if before.want == "overview" and area:
            before = replace(before, want="spread")  # of an area no figures are published
        where = flat([*parts_of(without(before.where, InArea)), *area])
        return replace(before, where=replaced(where, rest))

    def of_kommuner(self, alone: Question, kommuner: tuple[str, ...]) -> Question | None:
        """The same of other kommuner."""
        before = self.before
        if before.want == "compare":
            return replace(before, of=tuple(dict.fromkeys([*before.of, *kommuner]))[-MOST_COMPARED:])
        if before.want == "difference" and len(before.of) > 1:
            return replace(before, of=(before.of[0], kommuner[-1]))
        if before.want == "difference" and len(before.of) == 1:  # others to hold it against
            return Question("compare", before.measure, of=(*before.of, *kommuner)[:MOST_COMPARED])
        if before.want in OF_ONE and len(kommuner) > 1:
            return Question("compare", before.measure, of=kommuner[:MOST_COMPARED], form=before.form)
        named = [leaf for leaf in leaves(before.where) if isinstance(leaf, Is)]
        if len(named) > 1 and (more := self.with_more(kommuner, (), ())):
            return more
        if before.of:
            where = before.where
            if before.want == "place" and InArea(before.of[0][:2]) in parts_of(where):
                where = replaced(where, InArea(kommuner[0][:2]))
            return replace(before, of=kommuner, where=where)
        if len(kommuner) > 1:
            return Question("compare", before.measure, of=kommuner[:MOST_COMPARED])
        measure = self.measure or alone.measure
        if measure in ("", "score"):
            return Question("profile", of=kommuner)
        return Question("value", measure, of=kommuner)

    def against(self, kommuner: tuple[str, ...], areas: tuple[str, ...], *, mean: bool) -> Question | None:
        """What was asked about beside others, or beside the mean of the country."""
        before, own = self.before, self.before.of
        spoken = areas_of(before.where)
        if kommuner_of(before):
            if kommuner or areas:
                of = tuple(dict.fromkeys([*own, *kommuner, *areas]))[:MOST_COMPARED]
                return Question("compare", before.measure, of=of, order=before.order)
            return Question("difference", before.measure, of=own[:1], to="mean") if mean else None
        if areas and (own or spoken):
            of = tuple(dict.fromkeys([*(own or spoken), *areas]))[:MOST_COMPARED]
            return Question("compare", before.measure, without(before.where, InArea, Place), of=of)
        return None

    @property
    def compares_places(self) -> bool:
        """Whether places or groups stood beside each other."""
        sides = self.before.sides
        return bool(sides) and all(is_placing(side) or side == EVERYONE for side in sides)

    def beside(self, others: Condition, *, country: bool) -> Question | None:
        """The same of others too, each on a side: "jämfört med förortskommuner", "vs big cities", "mot hela landet"."""
        before = self.before
        if before.of or before.by or measures_of(others) or not (others != EVERYONE or country):
            return None
        if before.want == "difference" and before.sides:  # of a third it is told how much that has
            summed: Want = next((each for each in get_args(Want) if each == before.topic), "mean")
            before = replace(before, want=summed, to="", topic="")
        if before.sides:
            return replace(before, sides=tuple(dict.fromkeys([*before.sides, others])), claim=None)
        spoken = [part for part in parts_of(before.where) if is_placing(part)]
        lan = all(isinstance(part, InArea) for part in (*spoken, *parts_of(others)))
        if not spoken or (lan and others != EVERYONE and before.want not in _SUMMED - {"mean"}):
            return None  # län stand beside each other in a comparison
        rest = flat(part for part in parts_of(before.where) if part not in spoken and not isinstance(part, Place))
        sides = (flat(spoken), others)
        if before.want in ("count", "list") and rest != EVERYONE:
            return Question("share", that=rest, sides=sides, form=before.form)
        want: Want = before.want if before.want in _SUMMED else "mean"
        return Question(want, before.measure, rest, that=before.that, sides=sides, form=before.form)

    def against_mean(self, kommun: str, among: Condition) -> Question:
        """One beside the mean of some: of its own kommungrupp, of a län, of all."""
        return Question("difference", self.measure, among, of=(kommun,), to="mean")

    def with_more(self, kommuner: tuple[str, ...], areas: tuple[str, ...], groups: tuple[str, ...]) -> Question | None:
        """What was asked about and others too."""
        before = self.before
        if before.of and (kommuner or areas):
            than = [than for than in beside_of(before.that) if than != MEAN]
            of = tuple(dict.fromkeys([*before.of, *than, *kommuner, *areas]))[:MOST_COMPARED]
            return Question("compare", before.measure or self.measure, of=of, order=before.order, form=before.form)
        added: tuple[Condition, ...] = (*map(Is, kommuner), *map(InArea, areas), *map(InGroup, groups))
        if before.of or not added or before.where == EVERYONE:
            return None
        kinds = tuple({type(each) for each in added})
        spoken = [leaf for leaf in leaves(before.where) if isinstance(leaf, kinds)]
        if spoken:
            return replace(before, where=flat([*any_of((*spoken, *added)), *parts_of(without(before.where, *kinds))]))
        places = [part for part in parts_of(before.where) if isinstance(part, InArea | InGroup | Size)]
        if before.want not in ("top", "list") or not places or not kommuner:
            return None
        rest = [part for part in parts_of(without(before.where, Place)) if part not in places]
        return replace(before, where=flat([Any((flat(places), *added)), *rest]), marked=kommuner[0])

    def leaving_out(self, left: tuple[str, ...]) -> Question | None:
        """The same without some kommuner."""
        before = self.before
        if before.want == "compare":
            of = tuple(code for code in before.of if code not in left)
            return replace(before, of=of) if len(of) > 1 else Question("profile", before.measure, of=of) if of else None
        if before.of:
            return None
        named = tuple(leaf for leaf in leaves(before.where) if isinstance(leaf, Is))
        kept = tuple(leaf for leaf in named if leaf.kommun not in left)
        if kept and Any(named) in parts_of(before.where):
            return replace(before, where=replaced(before.where, flat(any_of(kept))))
        return replace(before, where=flat([*parts_of(before.where), *(Not(Is(code)) for code in left)]))


def left_out(kommuner: tuple[str, ...], alone: Question) -> tuple[str, ...]:
    """The kommuner that are not meant any longer."""
    negated = (part.what for part in parts_of(alone.where) if isinstance(part, Not))
    return kommuner or tuple(leaf.kommun for what in negated for leaf in either(what) if isinstance(leaf, Is))
