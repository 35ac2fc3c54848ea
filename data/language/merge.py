"""A message that goes on from a question, as a whole question: `merge`, field by field. Pure, and never raises.

What the message says takes the place of what was said of its kind; the rest of the question before it stays.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from data.language.fragment import Fragment
from data.language.names import Names
from data.language.terms import language_of
from data.model.conditions import (
    EVERYONE,
    All,
    Any,
    Beside,
    Condition,
    Has,
    InArea,
    InGroup,
    Is,
    Known,
    Not,
    Place,
    Size,
    leaves,
)
from data.model.measures import YES_NO
from data.model.places import is_kommun
from data.model.question import Question, Want

_MOST_COMPARED: Final = 6
_FEW: Final = 4  # words, of a "why" that is about what was just said
_NOT_UNDERSTOOD: Final = ("unknown", "beyond")
_NO_FIGURES: Final = frozenset({"text", "language", "which"})
_OF_ONE: Final = frozenset({"profile", "value", "place", "explain", "difference"})
_SETS: Final = frozenset({"top", "list", "count", "compare", "extreme", "check", "share"})
_MORE: Final = ("BETTER", "MORE")
_LESS: Final = ("WORSE", "FEWER")
_LISTED: Final = frozenset({"list", "count", "share", "total", "top", "mean", "median", "check"})
_GROUPED: Final = frozenset({"mean", "median", "total", "count", "share", "top"})
_ONE_PLACE: Final = ("PLACE_NAME", "AREA")


def merge(previous: Question, fragment: Fragment, names: Names) -> Question | None:
    """The question that the message asks after `previous`; None where it asks by itself, or not of that."""
    if not fragment.text.strip():
        return previous
    if previous.want in _NO_FIGURES or not goes_on(fragment):
        return None
    return _Merge(_plain(previous), fragment, names).question()


def goes_on(fragment: Fragment) -> bool:
    """Whether the message may go on from one before it. A whole question inherits nothing."""
    alone, links = fragment.alone, fragment.links
    if alone is None:
        return bool(links)
    if alone.want == "text" and alone.topic not in _NOT_UNDERSTOOD and not _asks_why(fragment):
        return False
    if alone.want in ("language", "which"):
        return False
    placed = bool(alone.of) or fragment.has(*_ONE_PLACE, "COUNTRY")
    if "less" in links and not fragment.wants:
        return True
    if links - {"less", "only", "part", "the"}:
        return not (fragment.wants and placed and links <= {"and", "then"}) or bool(alone.survey is None and placed)
    if "part" in links and not fragment.wants:
        return True
    if links & {"less", "only", "the"} and not placed:
        return True
    return not placed and _has_gap(fragment, alone)


def _asks_why(fragment: Fragment) -> bool:
    few = len(fragment.words) <= _FEW and not fragment.has("MEASURE", "KOMMUN", "MANY", "DEFINE")
    return fragment.has("WHY") and (bool(fragment.links) or few)


def _has_gap(fragment: Fragment, alone: Question) -> bool:
    """Whether it says so little that it is of something before it: a form, a sum without a measure, "vem är tvåa?"."""
    if not fragment.wants:
        bare = alone.where == EVERYONE and not alone.measure and not alone.of
        return bare and (alone.form != "words" or bool(alone.survey))
    if _asks_why(fragment):
        return True
    one = fragment.has("WHO") and not fragment.has("MANY", "KOMMUN", "LAN", "GROUP_NOUN")
    if one and (alone.want in ("top", "extreme") or fragment.has(*_MORE, *_LESS)):
        return True
    if fragment.has("COUNT") and fragment.has("MEASURE") and not fragment.has("HAS", "WHO", "MANY", "KOMMUN", "TOTAL"):
        return alone.where == EVERYONE
    sums = fragment.has("MEAN", "MEDIAN", "TOTAL", "COUNT", "SHARE", "PLACE", "SPREAD")
    return (
        sums and not fragment.has("MEASURE", "DOES", "KOMMUN", "LAN", "UNKNOWN", "OVERVIEW") and _unconditioned(alone)
    )


def _unconditioned(alone: Question) -> bool:
    return alone.where == EVERYONE and alone.that in (None, Has("answered", "==", 1))


def _plain(previous: Question) -> Question:
    """The question as it is gone on from: without how it was read, and a file or an explanation is had once."""
    form = "words" if previous.form in ("file", "basis") else previous.form
    return replace(previous, read=(), unused=(), page=1, marked=None, form=form)


# --- conditions by kind


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """What all must be fit, part by part."""
    return condition.of if isinstance(condition, All) else (condition,)


def _all(parts: Iterable[Condition]) -> Condition:
    once = tuple(dict.fromkeys(parts))
    return once[0] if len(once) == 1 else All(once)


def _kind(part: Condition) -> object:
    """What another part takes the place of. Parts of no common kind only join."""
    match part:
        case Any(of) if of and len({_kind(each) for each in of}) == 1:
            return _kind(of[0])
        case InArea() | InGroup() | Size() | Is() | Place():
            return type(part)
        case Has(measure) | Known(measure):
            return (Has, measure)
        case Beside(measure=measure):
            return (Beside, measure)
        case _:
            return part


def _replaced(before: Condition, anew: Condition) -> Condition:
    """The condition with parts in the place of those of their kind, or beside the others."""
    new = parts_of(anew)
    kinds = {_kind(part) for part in new}
    return _all([*(part for part in parts_of(before) if _kind(part) not in kinds), *new])


def _without(condition: Condition, *kinds: type) -> Condition:
    return _all(part for part in parts_of(condition) if _kind(part) not in kinds)


def _measures(condition: Condition | None) -> Iterator[str]:
    for leaf in leaves(condition) if condition is not None else ():
        match leaf:
            case Has(measure) | Known(measure) | Place(measure) | Beside(measure=measure) if measure != "population":
                yield measure


def _of_measure(condition: Condition, old: str, new: str) -> Condition:
    """The condition with one measure in the place of another."""
    match condition:
        case All(of):
            return All(tuple(_of_measure(each, old, new) for each in of))
        case Any(of):
            return Any(tuple(_of_measure(each, old, new) for each in of))
        case Not(what):
            return Not(_of_measure(what, old, new))
        case Has(measure, op, value) if measure == old:
            lacks = (op, value) == ("==", 0)
            if new in YES_NO or measure in YES_NO:
                op = "==" if lacks or new in YES_NO else ">="
                value = 0 if lacks else 1
            return Has(new, op, value)
        case Known(measure) if measure == old:
            return Known(new)
        case Place(measure, first, last, order) if measure == old:
            return Place(new, first, last, order)
        case Beside(than, side, measure) if measure == old:
            return Beside(than, side, new)
        case _:
            return condition


@dataclass
class _Merge:
    """One message after one question."""

    before: Question
    fragment: Fragment
    names: Names
    reread: bool = False  # the message was read in another way than alone: what alone says of its words is wrong

    def question(self) -> Question | None:
        """The whole question."""
        asked = self._asked()
        if asked is None:
            return None
        alone = self.fragment.alone
        own = self._own_survey()
        survey, since = (alone.survey, alone.since) if alone and own else (self.before.survey, asked.since)
        lang = language_of(self.fragment.text) or self.before.lang
        if alone and not self.reread:
            asked = replace(asked, read=alone.read, unused=alone.unused)
        return replace(asked, survey=survey, since=since, lang=lang)

    def _measure(self) -> str:
        """The measure that was spoken of."""
        before = self.before
        return next((each for each in (*_measures(before.that), *_measures(before.where), before.measure) if each), "")

    def _own_survey(self) -> bool:
        alone = self.fragment.alone
        return alone is not None and (alone.survey is not None or alone.since is not None)

    def _asked(self) -> Question | None:
        links, before, alone = self.fragment.links, self.before, self.fragment.alone
        if "how" in links:
            return replace(before, form="basis")
        if "why" in links or (_asks_why(self.fragment) and alone is not None and not self._kommuner(alone)):
            return self._why()
        if "which" in links:
            return self._which()
        if links & {"more", "all"} and alone is None:
            if before.want not in ("list", "top") or before.by:
                return None
            return replace(before, want="list", limit=None) if "all" in links else replace(before, page=before.page + 1)
        if alone is None:
            return before if links & {"same", "and"} else None
        return self._going_on(alone)

    # --- single words

    def _why(self) -> Question:
        """Why one kommun got its score; of anything else, on what the answer rests."""
        before = self.before
        if before.want in ("profile", "value", "place", "explain", "compare") and before.measure in ("", "score"):
            return Question("explain", of=before.of[:1])
        return replace(before, form="basis")

    def _which(self) -> Question | None:
        """Who they are that were counted."""
        before = self.before
        if before.want == "check" and before.of:
            return None
        if before.want not in _LISTED or before.by:
            return None
        that = before.that or EVERYONE
        if before.want in ("top", "list"):
            return before
        return Question("list", before.measure, _all([*parts_of(before.where), *parts_of(that)]))

    # --- what the message says

    def _going_on(self, alone: Question) -> Question | None:
        links = self.fragment.links
        kommuner, areas = self._kommuner(alone), self._areas(alone)
        if "less" in links and (left := self._left_out(kommuner, alone)):
            return self._less(left)
        if "against" in links:
            return self._against(kommuner, areas)
        if "add" in links and (kommuner or areas):
            return self._added(kommuner, areas)
        if "them" in links:
            return self._among(alone)
        if "there" in links:
            return self._there(alone)
        if not (kommuner or areas or self.fragment.has("COUNTRY")):
            return self._of_the_same(alone)
        if self.fragment.wants and not links & {"same"}:
            return self._whole(alone)
        return self._elsewhere(alone, kommuner, areas)

    def _kommuner(self, alone: Question) -> tuple[str, ...]:
        """The kommuner that are named: where an area was spoken of, its namesake is none ("och Stockholm?")."""
        named = tuple(code for code in alone.of if is_kommun(code))
        return () if named and self._namesake(named[0]) else named

    def _areas(self, alone: Question) -> tuple[str, ...]:
        named = tuple(code for code in alone.of if not is_kommun(code))
        found = [leaf.area for part in parts_of(alone.where) for leaf in _either(part) if isinstance(leaf, InArea)]
        lan = self._namesake(alone.of[0]) if alone.of else ""
        return tuple(dict.fromkeys([*named, *found, *([lan] if lan else [])]))

    def _namesake(self, kommun: str) -> str:
        """The län that goes by the kommun's name, where the message names it and areas were spoken of."""
        before = self.before
        spoke = not before.of and any(isinstance(leaf, InArea) for leaf in leaves(before.where))
        spoke |= bool(before.of) and not any(map(is_kommun, before.of))
        if not spoke or not is_kommun(kommun):
            return ""
        places = [term.place for term in self.fragment.terms.terms if term.place and kommun in term.place.codes]
        return next((code for place in places for code in place.codes if not is_kommun(code)), "")

    def _whole(self, alone: Question) -> Question:
        """It says what and where: of what was said before only the survey stays."""
        return alone

    def _of_the_same(self, alone: Question) -> Question | None:
        """It names no place: what it asks is asked of whom the question before was about."""
        before, fragment = self.before, self.fragment
        if not fragment.wants and alone.form != "words" and alone.where == EVERYONE and not alone.measure:
            return self._drawn(alone)
        if before.want == "check" and before.of and not fragment.wants:
            return self._claimed(alone)
        if before.of and all(map(is_kommun, before.of)) and not self._own_survey_only(alone):
            return self._of_kommuner(alone)
        return self._of_set(alone)

    def _own_survey_only(self, alone: Question) -> bool:
        return self._own_survey() and alone.want in ("overview", "profile") and not alone.measure and not alone.of

    def _drawn(self, alone: Question) -> Question:
        if alone.form in ("histogram", "scatter"):
            return replace(alone, where=self.before.where, measure=self.before.measure)
        limit = None if self.before.limit == 1 else self.before.limit
        return replace(self.before, form=alone.form, where=_without(self.before.where, Place), limit=limit)

    def _claimed(self, alone: Question) -> Question | None:
        """The same claim of another area, with another measure, or more in it."""
        before = self.before
        that = before.that or EVERYONE
        if alone.measure and before.measure != alone.measure:
            old = before.measure or next(_measures(that), "score")
            return replace(before, measure=alone.measure, that=_of_measure(that, old, alone.measure))
        if alone.where != EVERYONE:
            return replace(before, that=_replaced(that, self._conditions(alone)))
        return replace(before, survey=alone.survey) if self._own_survey() else None

    def _left_out(self, kommuner: tuple[str, ...], alone: Question) -> tuple[str, ...]:
        """The kommuner that are not meant any longer."""
        negated = (part.what for part in parts_of(alone.where) if isinstance(part, Not))
        return kommuner or tuple(leaf.kommun for what in negated for leaf in _either(what) if isinstance(leaf, Is))

    def _less(self, left: tuple[str, ...]) -> Question | None:
        before, self.reread = self.before, True
        if before.want == "compare":
            of = tuple(code for code in before.of if code not in left)
            return replace(before, of=of) if len(of) > 1 else Question("profile", before.measure, of=of) if of else None
        named = tuple(leaf for leaf in leaves(before.where) if isinstance(leaf, Is) and leaf.kommun not in left)
        if named and Any(tuple(leaf for leaf in leaves(before.where) if isinstance(leaf, Is))) in parts_of(
            before.where
        ):
            return replace(before, where=_replaced(before.where, _all(_any(named))))
        return (
            None if before.of else replace(before, where=_all([*parts_of(before.where), *(Not(Is(c)) for c in left)]))
        )

    def _of_kommuner(self, alone: Question) -> Question | None:
        before, fragment = self.before, self.fragment
        if len(before.of) > 1 and fragment.has(*_MORE, *_LESS) and alone.want in ("text", "compare", "difference"):
            return Question(
                "compare",
                alone.measure or before.measure,
                of=before.of,
                order="most" if fragment.has(*_MORE) else "fewest",
            )
        if len(before.of) == 1 or before.want in _OF_ONE:
            return self._read_of(before.of[0])
        if alone.want in ("overview", "profile"):
            return replace(before, measure=alone.measure or before.measure)
        if alone.want in _NO_FIGURES:
            return None
        among: Condition = Any(tuple(map(Is, before.of)))
        return replace(alone, where=_replaced(among, alone.where), measure=alone.measure or before.measure)

    def _read_of(self, kommun: str) -> Question | None:
        """The message read with the kommun's name in it; None where it is not understood so."""
        asked = self.fragment.asked_of(self.names.display.get(kommun, ""))
        if asked is None or kommun not in asked.of or asked.want in _NO_FIGURES:
            return None
        if asked.want == "profile" and (self.fragment.wants or asked.unused):
            return None
        self.reread = True
        return replace(asked, read=tuple(read for read in asked.read if read.place != kommun))

    def _of_set(self, alone: Question) -> Question | None:
        """Of the kommuner that fit what was said before."""
        before, fragment = self.before, self.fragment
        if before.of and not all(map(is_kommun, before.of)):
            return replace(before, measure=alone.measure or before.measure) if not fragment.wants else None
        if before.by and alone.want == "top" and alone.where == EVERYONE and not alone.by:
            return replace(
                before, order=alone.order, limit=alone.limit or before.limit, measure=alone.measure or before.measure
            )
        if alone.by and not fragment.wants:
            want: Want = before.want if before.want in _GROUPED else "count" if before.want == "list" else "mean"
            return replace(before, want=want, by=alone.by, order="", limit=None, form="words")
        if self._own_survey_only(alone):
            return before
        if not fragment.wants:
            return self._narrowed(alone)
        if alone.want in _NO_FIGURES or alone.of:
            return None
        return self._wanted(alone)

    def _wanted(self, alone: Question) -> Question:
        """Another thing wanted of the same kommuner; what it requires itself is in the place of what was required."""
        before = self.before
        where = _without(before.where, Place)
        own = self._conditions(alone)
        if alone.want == "share" and not self.fragment.has("MEASURE", "DOES") and before.want in ("count", "list"):
            required = [part for part in parts_of(where) if any(True for _ in _measures(part))]
            if required:
                base = _all(part for part in parts_of(where) if part not in required)
                return replace(alone, where=base, that=_all(required))
        if set(_measures(own)) or alone.that is not None:
            where = _all(part for part in parts_of(where) if not any(True for _ in _measures(part)))
        measure = alone.measure
        if not measure and alone.want not in ("count", "list", "share", "check", "overview"):
            measure = before.measure
            own = _of_measure(own, "score", measure) if measure else own
        limit = alone.limit or (before.limit if alone.want == before.want and (before.limit or 0) > 1 else None)
        return replace(alone, where=_replaced(where, own), measure=measure, limit=limit)

    def _narrowed(self, alone: Question) -> Question | None:
        """The same with another measure, or with conditions that join it or take the place of those of their kind."""
        before = self.before
        own = self._conditions(alone)
        if own == EVERYONE:
            return self._measured(alone.measure) if alone.measure else None
        conditions = {each for part in parts_of(own) for each in _measures(part)}
        if before.that is not None and conditions & set(_measures(before.that)):
            return replace(before, that=_replaced(before.that, own))
        want: Want = "list" if before.want == "overview" else before.want
        return replace(before, want=want, where=_replaced(before.where, own))

    def _measured(self, measure: str) -> Question:
        before = self.before
        required = [*_measures(before.where), *_measures(before.that)]
        if before.measure or not required or before.want in ("top", "mean", "median", "total", "extreme", "spread"):
            old = before.measure or "score"
            return replace(before, measure=measure, where=_of_measure(before.where, old, measure))
        that = _of_measure(before.that, required[-1], measure) if before.that is not None else None
        return replace(before, where=_of_measure(before.where, required[-1], measure), that=that)

    def _conditions(self, alone: Question) -> Condition:
        """What the message requires. "Fler än 10" is of the measure that was spoken of."""
        own = alone.where
        if alone.that is not None and alone.want == "check" and not self.fragment.has("CLAIM"):
            own = _all([*parts_of(own), *parts_of(alone.that)])
        if not self.fragment.has("MEASURE", "DOES", "FULL"):
            spoken = self._measure()
            own = _of_measure(own, "score", spoken) if spoken else own
        return _all(part for part in parts_of(own) if not isinstance(part, Known))

    # --- another place

    def _elsewhere(self, alone: Question, kommuner: tuple[str, ...], areas: tuple[str, ...]) -> Question | None:
        before = self.before
        if kommuner:
            return self._of_another(alone, kommuner)
        rest = _without(self._conditions(alone), InArea)
        area = _any(tuple(map(InArea, areas)))
        if before.of and not all(map(is_kommun, before.of)):
            return replace(before, of=tuple(dict.fromkeys([*before.of, *areas]))[:_MOST_COMPARED])
        if before.of and before.want in ("place", "check"):
            return replace(before, where=_all([*parts_of(_without(before.where, InArea)), *area, *parts_of(rest)]))
        if before.of:
            counted = before.want == "value" and before.measure not in ("", "score", *YES_NO)
            want: Want = "total" if counted else "top"
            return Question(want, before.measure, _all(area), order="most" if want == "top" else "", form=before.form)
        where = _all([*parts_of(_without(before.where, InArea)), *area])
        return replace(before, where=_replaced(where, rest))

    def _of_another(self, alone: Question, kommuner: tuple[str, ...]) -> Question | None:
        before = self.before
        if before.want == "compare":
            return replace(before, of=tuple(dict.fromkeys([*before.of, *kommuner]))[-_MOST_COMPARED:])
        if before.want == "difference" and len(before.of) > 1:
            return replace(before, of=(before.of[0], kommuner[-1]))
        if before.want in _OF_ONE and len(kommuner) > 1:
            return Question("compare", before.measure, of=kommuner[:_MOST_COMPARED], form=before.form)
        if before.of:
            where = before.where
            if before.want == "place" and InArea(before.of[0][:2]) in parts_of(where):
                where = _replaced(where, InArea(kommuner[0][:2]))
            return replace(before, of=kommuner, where=where)
        if len(kommuner) > 1:
            return Question("compare", before.measure, of=kommuner[:_MOST_COMPARED])
        measure = self._measure() or alone.measure
        if measure in ("", "score"):
            return Question("profile", of=kommuner)
        return Question("value", measure, of=kommuner)

    def _against(self, kommuner: tuple[str, ...], areas: tuple[str, ...]) -> Question | None:
        before = self.before
        own = tuple(code for code in before.of)
        spoken = [leaf.area for leaf in leaves(before.where) if isinstance(leaf, InArea)]
        if own and all(map(is_kommun, own)):
            if kommuner or areas:
                of = tuple(dict.fromkeys([*own, *kommuner, *areas]))[:_MOST_COMPARED]
                return Question("compare", before.measure, of=of, order=before.order)
            if self.fragment.has("MEAN", "COUNTRY"):
                return Question("difference", before.measure, of=own[:1], to="mean")
            return None
        if areas and (own or spoken):
            of = tuple(dict.fromkeys([*(own or spoken), *areas]))[:_MOST_COMPARED]
            return Question("compare", before.measure, _without(before.where, InArea, Place), of=of)
        return None

    def _added(self, kommuner: tuple[str, ...], areas: tuple[str, ...]) -> Question | None:
        before = self.before
        if before.of:
            of = tuple(dict.fromkeys([*before.of, *kommuner, *areas]))[:_MOST_COMPARED]
            return Question("compare", before.measure, of=of, order=before.order, form=before.form)
        spoken = [leaf for leaf in leaves(before.where) if isinstance(leaf, InArea if areas else Is)]
        added: tuple[InArea | Is, ...] = tuple(map(InArea, areas)) if areas else tuple(map(Is, kommuner))
        if not spoken:
            return None
        kept = _without(before.where, InArea if areas else Is)
        return replace(before, where=_all([*_any((*spoken, *added)), *parts_of(kept)]))

    def _among(self, alone: Question) -> Question | None:
        """Of those that the answer before was about: "hur många av dem har appar?"."""
        before = self.before
        if alone.want in _NO_FIGURES:
            return None
        if before.of and all(map(is_kommun, before.of)):
            if len(before.of) == 1:
                return self._of_kommuner(alone)
            among: Condition = Any(tuple(map(Is, before.of)))
        else:
            among = _all([*parts_of(before.where), *parts_of(before.that or EVERYONE)])
        if alone.want == "overview" and not self.fragment.wants:
            return self._measured(alone.measure) if alone.measure else None
        measure = alone.measure or (
            before.measure if alone.want in ("top", "mean", "median", "total", "extreme") else ""
        )
        return replace(alone, where=_all([*parts_of(among), *parts_of(alone.where)]), measure=measure)

    def _there(self, alone: Question) -> Question | None:
        """In the area that was spoken of, or that of the kommun."""
        spoken = [leaf for leaf in leaves(self.before.where) if isinstance(leaf, InArea)]
        if not spoken and self.before.of:
            return self._of_kommuner(alone)
        if not spoken or alone.want in _NO_FIGURES:
            return None
        return replace(alone, where=_all([*_any(tuple(spoken)), *parts_of(alone.where)]))


def _either(part: Condition) -> tuple[Condition, ...]:
    return part.of if isinstance(part, Any) else (part,)


def _any(of: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """One of them, as parts of a condition: none of none."""
    once = tuple(dict.fromkeys(of))
    return (Any(once),) if len(once) > 1 else once
