"""A message that goes on from a question, as a whole question: `merge`, field by field. Pure, and never raises.

What the message says takes the place of what was said of its kind; the rest of the question before it stays.
"""

from dataclasses import dataclass, replace
from typing import Final

from data.language.elsewhere import OF_ONE, Elsewhere, left_out
from data.language.fragment import Fragment
from data.language.going_on import LESS, MORE, asks_why, goes_on
from data.language.kinds import all_of, any_of, measures_of, parts_of, replaced
from data.language.named import named_areas, named_kommuner
from data.language.names import Names
from data.language.same_kommuner import (
    claim_of,
    claimed,
    conditions,
    drawn,
    further,
    grouped,
    measure_of,
    measured,
    narrowed,
    of_claim,
    others,
    place_said,
    wanted,
    who_they_are,
)
from data.language.same_survey import names_only_survey
from data.language.topics import OF_REASONS
from data.model.conditions import EVERYONE, Any, Beside, Condition, InArea, Is, leaves
from data.model.places import is_kommun
from data.model.question import Order, Question

_NO_FIGURES: Final = frozenset({"text", "language", "which"})
_OF_KOMMUNER: Final = frozenset({"profile", "value", "place", "explain", "compare", "difference", "check"})
_MEASURED: Final = frozenset({"top", "mean", "median", "total", "extreme"})


def merge(previous: Question, fragment: Fragment, names: Names) -> Question | None:
    """The question that the message asks after `previous`; None where it asks by itself, or not of that."""
    if not fragment.text.strip():
        return previous
    if previous.want in _NO_FIGURES or not goes_on(fragment):
        return None
    return _Merge(_plain(previous), fragment, names, previous.marked, previous.page).question()


def _plain(previous: Question) -> Question:
    """The question as it is gone on from: without how it was read, and a file or an explanation is had once."""
    form = "words" if previous.form in ("file", "basis") else previous.form
    return replace(previous, read=(), unused=(), page=1, marked=None, form=form)


@dataclass
class _Merge:
    """One message after one question."""

    before: Question
    fragment: Fragment
    names: Names
    marked: str | None = None
    page: int = 1
    reread: bool = False  # the message was read in another way than alone: what alone says of its words is wrong

    def question(self) -> Question | None:
        """The whole question."""
        asked = self._asked()
        if asked is None:
            return None
        alone = self.fragment.alone
        own = self._own_survey()
        survey, since = (alone.survey, alone.since) if alone and own else (self.before.survey, asked.since)
        lang = self.fragment.lang or self.before.lang
        if alone and not self.reread:
            asked = replace(asked, read=alone.read, unused=alone.unused)
        return replace(asked, survey=survey, since=since, lang=lang)

    def _own_survey(self) -> bool:
        alone = self.fragment.alone
        return bool(alone and (alone.survey or alone.since))

    def _asked(self) -> Question | None:
        links, before, alone = self.fragment.links, self.before, self.fragment.alone
        if "how" in links:
            return replace(before, form="basis")
        if links & {"why", "explain"} or (asks_why(self.fragment) and not named_kommuner(before, self.fragment)):
            return self._why()
        if "which" in links:
            return who_they_are(before)
        if "others" in links:
            return others(before)
        if "all" in links and alone is None:
            ranked = before.want in ("list", "top") and not before.by
            return replace(before, want="list", limit=None) if ranked else None
        if "more" in links and alone is None:
            return further(before, self.page)
        if "next" in links:
            return further(before, self.page, self.fragment.number) if self.fragment.number else None
        return self._going_on(alone) if alone else before if links & {"same", "and"} else None

    def _why(self) -> Question:
        """Why one kommun got its score; of anything else no survey holds a reason, only on what the answer rests."""
        before = self.before
        of_one = before.want in _OF_KOMMUNER and all(map(is_kommun, before.of))
        led = self.marked if before.want == "top" else None
        first = before.of[0] if of_one and before.of else led
        if first and {before.measure, *measures_of(before.that)} <= {"", "score"}:
            return Question("explain", of=(first,))
        return replace(before, form="basis") if "explain" in self.fragment.links else Question("text", topic=OF_REASONS)

    def _going_on(self, alone: Question) -> Question | None:
        links = self.fragment.links
        if alone.by == "that":
            return alone  # it says of whom, both of those that fit and of the others
        kommuner, areas = named_kommuner(self.before, self.fragment), named_areas(self.before, self.fragment)
        if "meant" in links and alone.unused:
            return None  # a correction that was half understood is none
        if "meant" in links and self.before.want == "compare":  # in the place of those named last
            self.before = replace(self.before, of=self.before.of[: -len((*kommuner, *areas)) or None])
        place = Elsewhere(self.before, measure_of(self.before))
        if "less" in links and (left := left_out(kommuner, alone)):
            self.reread = True
            return place.leaving_out(left)
        if "against" in links:
            return place.against(kommuner, areas, mean=self.fragment.has("MEAN", "COUNTRY"))
        if "add" in links and (kommuner or areas):
            return place.with_more(kommuner, areas)
        if "it" in links and not self.before.of and self.marked:
            return self._read_of(self.marked)
        if "them" in links:
            return self._among(alone)
        if "there" in links:
            return self._there(alone)
        if not (kommuner or areas or self.fragment.has("COUNTRY")):
            return self._of_the_same(alone)
        if self.fragment.wants and not links & {"same"}:
            return alone  # it says what and of whom: only the survey stays
        if kommuner:
            return claim_of(self.before, self.fragment, kommuner) or place.of_kommuner(alone, kommuner)
        return place.of_area(conditions(self.before, self.fragment, alone), areas)

    def _of_the_same(self, alone: Question) -> Question | None:
        """It names no place: what it asks is asked of whom the question before was about."""
        before, fragment = self.before, self.fragment
        if fragment.but_share:
            alone = Question("share")
        if not fragment.wants and alone.form != "words" and alone.where == EVERYONE and not alone.measure:
            return drawn(before, alone)
        if before.want == "check" and before.of and before.that is not None and (found := of_claim(before, alone)):
            return found
        if before.want == "check" and before.of and not fragment.wants:
            return claimed(before, fragment, alone) or (before if self._own_survey() else None)
        if before.of and all(map(is_kommun, before.of)) and not (self._own_survey() and names_only_survey(alone)):
            return self._of_kommuner(alone)
        return self._of_set(alone)

    def _of_kommuner(self, alone: Question) -> Question | None:
        before, fragment, both = self.before, self.fragment, self._both()
        if len(both) > 1 and fragment.has(*MORE, *LESS) and alone.want in ("text", "compare", "difference"):
            order: Order = "most" if fragment.has(*MORE) else "fewest"
            return Question("compare", alone.measure or before.measure, of=both, order=order)
        beside = [leaf for leaf in (*leaves(alone.where), *leaves(alone.that or EVERYONE)) if isinstance(leaf, Beside)]
        if len(before.of) == 1 and beside and fragment.has("COUNT"):
            measure = beside[0].measure if alone.measure or fragment.has("MEASURE") else measure_of(before)
            return Question("difference", measure, of=(before.of[0], beside[0].than))
        if len(before.of) == 1 and beside and alone.want in ("list", "check"):
            return Question("check", measure_of(before), of=before.of, that=conditions(before, fragment, alone))
        of_both = len(both) > 1 and alone.want in ("top", "extreme", "total") and not alone.measure
        if len(both) == 1 and alone.want in ("top", "extreme") and fragment.has("WHO"):
            return None  # of one there is no best
        if (len(before.of) == 1 and not of_both) or before.want in OF_ONE - {"profile", "value", "place", "explain"}:
            return self._read_of(before.of[0])
        counted = before.want == "compare" and fragment.has("COUNT") and bool(alone.measure)
        if alone.want in ("overview", "profile") or counted:
            return replace(before, measure=alone.measure or before.measure)
        if alone.want in _NO_FIGURES:
            return None
        among: Condition = Any(tuple(map(Is, both)))
        return replace(alone, where=replaced(among, alone.where), measure=alone.measure or before.measure)

    def _both(self) -> tuple[str, ...]:
        """The kommuner that were spoken of: that of the question before, and that of the one before it."""
        before = self.before
        return (self.marked, *before.of) if len(before.of) == 1 and self.marked else before.of

    def _read_of(self, kommun: str) -> Question | None:
        """The message read with the kommun's name in it; None where it is not understood so."""
        alone, measure = self.fragment.alone, measure_of(self.before)
        if alone and alone.want in ("mean", "median") and not alone.measure:
            return replace(alone, measure=measure)  # of one there is none
        if alone and alone.want == "count" and alone.where == EVERYONE and measure:
            return Question("value", measure, of=(kommun,))
        asked = self.fragment.asked_of(self.names.display.get(kommun, ""))
        if asked is None or kommun not in asked.of or asked.want in _NO_FIGURES:
            return None
        if set(asked.unused) - set(self.fragment.alone.unused if self.fragment.alone else ()):
            return None  # another question than of one kommun
        if asked.want == "profile" and (self.fragment.wants or asked.unused):
            return None
        self.reread = True
        return replace(asked, read=tuple(read for read in asked.read if read.place != kommun))

    def _of_set(self, alone: Question) -> Question | None:
        """Of the kommuner that fit what was said before."""
        before, fragment = self.before, self.fragment
        if before.of and not all(map(is_kommun, before.of)):
            if fragment.wants and alone.want != "top":
                return None
            return replace(before, measure=alone.measure or before.measure, order=alone.order if fragment.wants else "")
        if group := grouped(before, fragment, alone):
            return group
        if self._own_survey() and names_only_survey(alone):
            return before
        if not fragment.wants:
            return narrowed(before, fragment, alone)
        if nth := place_said(fragment):
            alone = Question("top", where=nth, order=nth.order, survey=alone.survey)
        if alone.want in _NO_FIGURES or alone.of:
            return None
        if before.by == "that" and alone.want in ("mean", "median", "total") and alone.where == EVERYONE:
            return replace(before, want=alone.want, measure=alone.measure or before.measure)
        return wanted(before, fragment, alone)

    def _among(self, alone: Question) -> Question | None:
        """Of those that the answer before was about: "hur många av dem har appar?"."""
        before, both = self.before, self._both()
        if len(both) > 1 and self.fragment.has("COMPARE"):
            return Question("compare", alone.measure or before.measure, of=both)
        if len(both) == 1 and is_kommun(both[0]):
            return self._of_kommuner(alone)
        if alone.want in _NO_FIGURES:
            return None
        if before.of and all(map(is_kommun, before.of)):
            among: Condition = Any(tuple(map(Is, both)))
        else:
            among = all_of([*parts_of(before.where), *parts_of(before.that or EVERYONE)])
        if alone.want == "overview" and not self.fragment.wants:
            return measured(self.before, alone.measure) if alone.measure else None
        measure = alone.measure or (before.measure if alone.want in _MEASURED else "")
        return replace(alone, where=all_of([*parts_of(among), *parts_of(alone.where)]), measure=measure)

    def _there(self, alone: Question) -> Question | None:
        """In the area that was spoken of, or that of the kommun."""
        spoken = [leaf for leaf in leaves(self.before.where) if isinstance(leaf, InArea)]
        if not spoken and self.before.of:
            return self._of_kommuner(alone)
        if not spoken or alone.want in _NO_FIGURES:
            return None
        measure = alone.measure or (self.before.measure if alone.want in _MEASURED else "")
        return replace(alone, where=all_of([*any_of(tuple(spoken)), *parts_of(alone.where)]), measure=measure)
