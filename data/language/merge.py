"""A message that goes on from a question, as a whole question: `merge`, field by field. Pure, and never raises.

What the message says takes the place of what was said of its kind; the rest of the question before it stays.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from data.language.apart import apart
from data.language.elsewhere import Elsewhere, left_out
from data.language.fragment import Fragment
from data.language.going_on import all_groups, asks_why, bounds_only, goes_on
from data.language.kinds import any_of, measures_of, parts_of, without
from data.language.named import groups_of, named_areas, named_kommuner
from data.language.names import Names
from data.language.same_kommuner import (
    claim_of,
    claimed,
    conditions,
    drawn,
    grouped,
    measure_of,
    measured,
    narrowed,
    of_claim,
    place_said,
    wanted,
)
from data.language.same_list import (
    against_others,
    among_them,
    further,
    how_many_others,
    leaving,
    listed,
    numbered,
    others,
    ranked_by,
    shown,
    turned,
    who_they_are,
    with_column,
)
from data.language.same_survey import names_only_survey
from data.language.spoken import MEASURED, NO_FIGURES, Spoken
from data.language.topics import OF_REASONS
from data.model.conditions import EVERYONE, OWN, InArea, InGroup, flat
from data.model.places import is_kommun
from data.model.question import Question

_SUMMED: Final = frozenset({"mean", "median", "total"})
_PLANNED: Final = "e_services_planned"
_OF_KOMMUNER: Final = frozenset({"profile", "value", "place", "explain", "compare", "difference", "check"})


def merge(previous: Question, fragment: Fragment, names: Names) -> Question | None:
    """The question that the message asks after `previous`; None where it asks by itself, or not of that."""
    if not fragment.text.strip():
        return previous
    if previous.want in NO_FIGURES or not goes_on(fragment):
        return None
    return _Merge(_plain(previous), fragment, names, previous.marked, previous.page).question()


def _plain(previous: Question) -> Question:
    """The question as it is gone on from: without how it was read, and a file or an explanation is had once."""
    form = "words" if previous.form in ("file", "basis") else previous.form
    return replace(previous, read=(), unused=(), page=1, marked=None, form=form)


_OF_LIST: Final[dict[str, Callable[[Question], Question | None]]] = {  # what a message may ask of what is at hand
    "which": who_they_are,
    "others": others,
    "how_many_others": how_many_others,
    "listed": listed,
    "turned": turned,
    "shown": shown,
}


@dataclass
class _Merge:
    """One message after one question."""

    before: Question
    fragment: Fragment
    names: Names
    marked: str | None = None
    page: int = 1

    def __post_init__(self) -> None:
        """Look at who was spoken of."""
        self.spoken = Spoken(self.before, self.fragment, self.names, self.marked)

    def question(self) -> Question | None:
        """The whole question."""
        asked = self._asked()
        if asked is None:
            return None
        alone = self.fragment.alone
        own = self._own_survey()
        survey, since = (alone.survey, alone.since) if alone and own else (self.before.survey, asked.since)
        lang = self.fragment.lang or self.before.lang
        if alone and not self.spoken.reread:
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
        if of_list := next((of_list for link, of_list in _OF_LIST.items() if link in links), None):
            return of_list(before)
        if "all" in links and alone is None:
            if before.grouped:
                return replace(before, limit=None)
            ranked = before.want in ("list", "top")
            return replace(before, want="list", limit=None) if ranked else None
        if "more" in links and alone is None:
            return others(before) if before.want in _SUMMED else further(before, self.page)
        if "next" in links:
            return further(before, self.page, self.fragment.number) if self.fragment.number else None
        if self.fragment.number is not None and not links & {"less", "against"}:
            return numbered(before, self.fragment.number)
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
        if alone.sides:
            return alone  # it says of whom, both of those that fit and of the others
        kommuner, areas = named_kommuner(self.before, self.fragment), named_areas(self.before, self.fragment)
        if "meant" in links and alone.unused:
            return None  # a correction that was half understood is none
        if "meant" in links and self.before.want == "compare":  # in the place of those named last
            self.before = replace(self.before, of=self.before.of[: -len((*kommuner, *areas)) or None])
            self.spoken.before = self.before
        if not kommuner and (listed := self._of_those_told(alone, placed=bool(areas))):
            return listed
        place = Elsewhere(self.before, measure_of(self.before))
        if "inside" in links and kommuner:
            return among_them(self.before, kommuner)
        if "less" in links and (left := left_out(kommuner, alone)):
            self.spoken.reread = True
            return place.leaving_out(left)
        if "less" in links and not (kommuner or areas) and (fewer := leaving(self.before, self.fragment)):
            self.spoken.reread = True
            return fewer
        than = bool(areas) and self.fragment.has("THAN") and self.before.want in ("mean", "median")
        if ("against" in links or than) and (beside := self._against(place, kommuner, areas)):
            return beside
        if "add" in links and (more := place.with_more(kommuner, areas, groups_of(alone))):
            return more
        if "it" in links and (one := self.spoken.one) and not self.before.of:
            return self.spoken.read_of(one)
        if "them" in links:
            return self.spoken.among(alone)
        if "there" in links:
            return self.spoken.there(alone)
        if not (kommuner or areas or self.fragment.has("COUNTRY")):
            return self._of_the_same(alone)
        if self.fragment.wants and not links & {"same"}:
            return (None if kommuner else self._moved(place, alone, areas)) or self._said_whole(alone)
        if kommuner:
            return claim_of(self.before, self.fragment, kommuner) or place.of_kommuner(alone, kommuner)
        return place.of_area(conditions(self.before, self.fragment, alone), areas)

    def _against(self, place: Elsewhere, kommuner: tuple[str, ...], areas: tuple[str, ...]) -> Question | None:
        one, own_area = self.spoken.one, self.fragment.has("OWN_AREA")
        if one and not kommuner and (self.fragment.has("MEAN", "OWN_GROUP") or own_area) and len(areas) <= 1:
            group = (InGroup(OWN),) if self.fragment.has("OWN_GROUP") else ()
            area = areas or ((one[:2],) if own_area else ())
            return place.against_mean(one, flat([*map(InArea, area), *group]))
        before, lan = self.before, [part for part in parts_of(self.before.where) if isinstance(part, InArea | InGroup)]
        if self.fragment.has("COUNTRY") and lan and not (before.of or before.by) and before.want in ("mean", "median"):
            return replace(before, where=without(before.where, InArea, InGroup), sides=(flat(lan), EVERYONE))
        return place.against(kommuner, areas, mean=self.fragment.has("MEAN", "COUNTRY"))

    def _of_those_told(self, alone: Question, *, placed: bool) -> Question | None:
        """Fewer of those that were told, they against the others, or another figure of each."""
        before, fragment, links = self.before, self.fragment, self.fragment.links
        if "only" in links and not placed and alone.want in ("check", "list", "overview"):
            fewer = narrowed(before, fragment, alone)
            return fewer if fewer != before else None
        if "them" in links and (apart := against_others(before, fragment, alone)):
            return apart
        return with_column(before, alone) if "add" in links and not placed else None

    def _moved(self, place: Elsewhere, alone: Question, areas: tuple[str, ...]) -> Question | None:
        """Another sum elsewhere: "och i hela landet, i procent", "rikssnittet?"."""
        fragment, before = self.fragment, self.before
        sums = alone.want in ("mean", "median", "total", "share", "count") or fragment.has("PERCENT", "SHARE")
        if not sums or alone.by or fragment.has("MEASURE", "KOMMUN", "DOES", "PLANNED", "THAN"):
            return None
        if before.of:
            summed = measure_of(before) if alone.want in ("mean", "median", "total") else ""
            among = any_of(tuple(map(InArea, areas)))
            return Question(alone.want, summed, flat(among)) if summed or before.want == "profile" else None
        moved = place.of_area(EVERYONE, areas) or before
        self.before = replace(moved, by="", order="", limit=None) if moved.by and fragment.has("COUNTRY") else moved
        self.spoken.before = self.before
        share = fragment.has("PERCENT", "SHARE")
        return wanted(self.before, fragment, Question("share") if share else replace(alone, where=EVERYONE))

    def _said_whole(self, alone: Question) -> Question:
        """It says what and of whom: the survey stays, and the measure where it goes on and names none."""
        goes_on = self.fragment.links & {"meant", "and", "then"}
        if (
            goes_on
            and alone.want in MEASURED
            and not alone.measure
            and not self.fragment.has("MEASURE", "BEST", "WORST")
        ):
            return replace(alone, measure=measure_of(self.before))
        return alone

    def _of_the_same(self, alone: Question) -> Question | None:
        """It names no place: what it asks is asked of whom the question before was about."""
        before, fragment = self.before, self.fragment
        if (
            "meant" in fragment.links
            and alone.measure
            and alone.where == EVERYONE
            and alone.want in ("total", "overview")
        ):
            return measured(before, alone.measure)
        if fragment.but_count and fragment.links & {"it", "them"} and before.want == "top" and not before.by:
            planned = before.measure == _PLANNED and fragment.has("EXISTING")
            one = Question("value", "e_services" if planned else before.measure or "score", of=(self.marked or "",))
            return one if self.marked else None if planned else before
        if fragment.but_share:
            alone = Question("share")
        elif bounds_only(fragment) and before.of:
            return Question("count" if fragment.has("COUNT") else "list", where=conditions(before, fragment, alone))
        elif all_groups(fragment):
            alone = replace(alone, want="mean", by="group" if fragment.has("GROUP_NOUN") else "lan", topic="")
        elif fragment.but_count and alone.want in NO_FIGURES:
            alone = Question("count")
        elif fragment.has("PLANNED") and not fragment.has("MEASURE"):
            alone = replace(alone, want="overview", measure=_PLANNED)
        if "sorted" in fragment.links and (ranked := ranked_by(before, alone)):
            return ranked
        if fragment.has("DIFFERENCE") and (between := apart(before, self.spoken.both(), fragment, alone)):
            return between
        if not fragment.wants and alone.form != "words" and alone.where == EVERYONE and not alone.measure:
            return drawn(before, alone)
        if before.want == "check" and before.of and before.that is not None:
            of_another = alone.measure and alone.where == EVERYONE and not fragment.has("WHO", "MANY")
            if found := (claimed(before, fragment, alone) if of_another else of_claim(before, alone)):
                return found
        if before.want == "check" and before.of and not fragment.wants:
            return claimed(before, fragment, alone) or (before if self._own_survey() else None)
        if before.of and all(map(is_kommun, before.of)) and not (self._own_survey() and names_only_survey(alone)):
            return self.spoken.of_kommuner(alone)
        return self._of_set(alone)

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
        if alone.want in NO_FIGURES or alone.of:
            return None
        return wanted(before, fragment, alone)
