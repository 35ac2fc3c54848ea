"""A message that goes on from a question, as a whole question: `merge`, field by field. Pure, and never raises.

What the message says takes the place of what was said of its kind; the rest of the question before it stays.
"""

from dataclasses import dataclass, replace
from typing import Final, get_args

from data.language.conversation.elsewhere import Elsewhere, left_out
from data.language.conversation.fragment import Fragment
from data.language.conversation.going_on import (
    LESS,
    MORE,
    asks_of_those,
    asks_where,
    asks_why,
    but_so_many,
    claims_a_figure,
    goes_on,
    is_nearly_whole,
    judges,
)
from data.language.conversation.kinds import any_of, parts_of, without
from data.language.conversation.leaving import leaving
from data.language.conversation.named import groups_of, is_namesake, named_areas, named_kommuner
from data.language.conversation.nearly_whole import lifted, nearly_whole
from data.language.conversation.of_answer import OF_ANSWER, another_bound, claimed_of, exchanged, unpublished, why
from data.language.conversation.same_kommuner import (
    claim_of,
    conditions,
    measure_of,
    narrowed,
    wanted,
)
from data.language.conversation.same_list import (
    against_others,
    among_them,
    further,
    numbered,
    others,
    with_column,
)
from data.language.conversation.same_subject import of_the_same
from data.language.conversation.same_survey import names_only_survey, whole
from data.language.conversation.spoken import NO_FIGURES, Spoken
from data.language.conversation.told import beside_of
from data.language.names.names import Names
from data.model.conditions import EVERYONE, OWN, Condition, InArea, InGroup, Place, flat
from data.model.question import Claim, Lang, Question

_SUMMED: Final = frozenset({"mean", "median", "total"})
_OF_MANY: Final = frozenset({"top", "list", "count", "mean", "median", "total", "share", "extreme", "spread"})


def merge(previous: Question, fragment: Fragment, names: Names) -> Question | None:
    """The question that the message asks after `previous`; None where it asks by itself, or not of that."""
    if not fragment.text.strip():
        return previous
    on = goes_on(fragment) or _ranks_on(previous, fragment) or asks_of_those(previous, fragment)
    if previous.want in NO_FIGURES or not on:
        return None
    return _Merge(_plain(previous), fragment, names, previous.marked, previous.page).question()


def _ranks_on(previous: Question, fragment: Fragment) -> bool:
    """Whether it but asks for more or fewer of a ranking: "topp 20"."""
    ranked = previous.want in ("top", "extreme") and bool(previous.measure or previous.where != EVERYONE)
    return ranked and but_so_many(fragment)


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

    def __post_init__(self) -> None:
        """Look at who was spoken of."""
        self.spoken = Spoken(self.before, self.fragment, self.names, self.marked)

    def question(self) -> Question | None:
        """The whole question."""
        asked = self._asked()
        if asked is None:
            return None
        alone = self.fragment.alone
        own = self.fragment.own_survey
        survey, since = (alone.survey, alone.since) if alone and own else (self.before.survey, asked.since)
        translated = alone is not None and alone.want == "language"
        lang = asked.lang if translated else self.fragment.lang or self.before.lang
        if alone and not self.spoken.reread:
            asked = replace(asked, read=alone.read, unused=alone.unused)
        return replace(asked, survey=survey, since=since, lang=lang, replaced=())

    def _asked(self) -> Question | None:
        links, before, alone = self.fragment.links, self.before, self.fragment.alone
        if "how" in links:
            return replace(before, form="basis")
        if "why_not" in links and before.want in _OF_MANY:
            return unpublished(before)
        if links & {"why", "why_not", "explain"} or (
            asks_why(self.fragment) and not named_kommuner(before, self.fragment)
        ):
            return why(before, self.fragment, self.marked)
        if of_list := next((of_list for link, of_list in OF_ANSWER.items() if link in links), None):
            return self._there(of_list(before))
        if "all" in links and alone is None:
            if before.grouped:
                return replace(before, limit=None)
            ranked = before.want in ("list", "top")
            return replace(before, want="list", limit=None) if ranked else None
        if "more" in links and alone is None:
            return others(before) if before.want in _SUMMED else further(before, self.page)
        if "next" in links:
            return further(before, self.page, self.fragment.number) if self.fragment.number else None
        if "heard" in links and self.fragment.number is not None and self.spoken.one:
            return claimed_of(before, self.spoken.one, self.fragment.number)
        if self.fragment.number is not None and not links & {"less", "against"}:
            return numbered(before, self.fragment.number)
        if bound := another_bound(before, self.fragment):
            return bound
        return self._going_on(alone) if alone else before if links & {"same", "and"} else None

    def _there(self, found: Question | None) -> Question | None:
        """The same of the place that is named: "vilka i Skåne"."""
        if found is None or self.fragment.alone is None:
            return found or (Question("text", topic="unknown") if self.fragment.alone else None)
        area = self.spoken.area if self.fragment.has("OWN_AREA") else ""
        areas = named_areas(self.before, self.fragment) or ((area,) if area else ())
        return Elsewhere(found, measure_of(found)).of_area(EVERYONE, areas) if areas else None

    def _going_on(self, alone: Question) -> Question | None:
        links = self.fragment.links
        if alone.want == "language":
            self.before = replace(
                self.before, lang=next((each for each in get_args(Lang) if each == alone.topic), self.before.lang)
            )
            return self.before
        if self.fragment.all_of not in (0, len(self.spoken.both())) and self.before.of:
            return None
        if links & {"it", "them"} and self.fragment.own_survey and names_only_survey(alone):
            return self.before
        if alone.sides:
            return alone  # it says of whom, both of those that fit and of the others
        kommuner, areas = named_kommuner(self.before, self.fragment), named_areas(self.before, self.fragment)
        judged_none = judges(self.fragment) and not self.spoken.one
        nearly = is_nearly_whole(self.fragment) and not judged_none
        if nearly or (kommuner and claims_a_figure(self.fragment)):
            return nearly_whole(self.spoken, alone)
        if "not_only" in links:
            return lifted(self.spoken, alone)
        if "meant" in links and alone.unused:
            return None  # a correction that was half understood is none
        if "meant" in links and self.before.want == "compare":  # in the place of those named last
            self.before = replace(self.before, of=self.before.of[: -len((*kommuner, *areas)) or None])
            self.spoken.before = self.before
        if not kommuner and (listed := self._of_those_told(alone, placed=bool(areas))):
            return listed
        place = Elsewhere(self.before, measure_of(self.before))
        if found := self._joined(place, alone, kommuner, areas):
            return found
        if "it" in links and (one := self.spoken.one) and (not self.before.of or self.fragment.has("COUNTRY")):
            return self.spoken.read_of(one)
        if "them" in links:
            return self.spoken.among(alone)
        if "there" in links and not self.fragment.but_share:
            return self.spoken.there(alone)
        if not (kommuner or areas or self.fragment.has("COUNTRY")):
            return of_the_same(self.spoken, alone)
        where = bool(areas) and asks_where(self.before, self.fragment)
        self.spoken.reread |= where
        if self.fragment.wants and not (where or links & {"same"}):
            return (None if kommuner else self._moved(place, alone, areas)) or whole(self.before, self.fragment, alone)
        if kommuner:
            return claim_of(self.before, self.fragment, kommuner) or place.of_kommuner(alone, kommuner)
        return place.of_area(conditions(self.before, self.fragment, alone), areas)

    def _joined(
        self, place: Elsewhere, alone: Question, kommuner: tuple[str, ...], areas: tuple[str, ...]
    ) -> Question | None:
        """Others in the place of those that were spoken of, beside them, or without them."""
        links = self.fragment.links
        if "against" in links and alone.want in ("mean", "median"):
            place = replace(place, before=replace(place.before, want=alone.want, order="", limit=None))
        if "exchange" in links and kommuner:
            return exchanged(self.before, kommuner) or Question("text", topic="unknown")
        if "meant" in links and (found := exchanged(self.before, (*self.fragment.rejected, *kommuner))):
            return found
        if "lacking" in links:
            there = place.of_area(EVERYONE, areas)
            return others(there) if there else None
        if areas and "part" not in links and is_namesake(self.before, self.fragment, self.names, areas[0]):
            return Question("top", self.before.measure, InArea(areas[0]), order="most", form=self.before.form)
        if kommuner and ("inside" in links or ("among" in links and not self.fragment.wants)):
            return among_them(self.before, kommuner)
        if "less" in links and (left := left_out(kommuner, alone)):
            self.spoken.reread = True
            return place.leaving_out(left)
        if "less" in links and not (kommuner or areas) and (fewer := leaving(self.before, self.fragment)):
            self.spoken.reread = True
            return fewer
        than = self.fragment.has("THAN")
        if than and kommuner and self.fragment.only_says("THAN", "PLACE_NAME", "AND"):  # "och än Piteå?"
            beside_whom = beside_of(self.before.that or self.before.where)
            return exchanged(self.before, (*beside_whom, *kommuner))
        than = than and bool(areas or self.fragment.has("COUNTRY")) and self.before.want in ("mean", "median")
        if ("against" in links or than) and (beside := self._against(place, kommuner, areas)):
            more, less = self.fragment.has(*MORE), self.fragment.has(*LESS)
            claims = beside.sides and more != less and not self.fragment.has("WHAT", "HOW")
            return replace(beside, claim=Claim(">" if more else "<", 0)) if claims else beside
        adds = place.compares_places and not (kommuner or self.fragment.wants or links & {"only", "meant"})
        if adds and (beside := place.beside(self._others(areas), country=self.fragment.has("COUNTRY"))):
            return beside  # "och glesbygd"
        return place.with_more(kommuner, areas, groups_of(alone)) if "add" in links else None

    def _against(self, place: Elsewhere, kommuner: tuple[str, ...], areas: tuple[str, ...]) -> Question | None:
        one, own_area = self.spoken.one, self.fragment.has("OWN_AREA")
        if one and not kommuner and (self.fragment.has("MEAN", "OWN_GROUP") or own_area) and len(areas) <= 1:
            group = (InGroup(OWN),) if self.fragment.has("OWN_GROUP") else ()
            area = areas or ((one[:2],) if own_area else ())
            return place.against_mean(one, flat([*map(InArea, area), *group]))
        if one and not kommuner and not areas and (group_of := self._others(())) != EVERYONE:
            return place.against_mean(one, group_of)  # "är det mycket jämfört med andra större städer"
        country = self.fragment.has("COUNTRY")
        if not kommuner and (beside := place.beside(self._others(areas), country=country)):
            return beside
        return place.against(kommuner, areas, mean=self.fragment.has("MEAN", "COUNTRY"))

    def _others(self, areas: tuple[str, ...]) -> Condition:
        """The kommuner that are named by where or what they are."""
        own = without(self.fragment.alone.where, Place, InArea) if self.fragment.alone else EVERYONE
        return flat([*any_of(tuple(map(InArea, areas))), *parts_of(own)])

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
