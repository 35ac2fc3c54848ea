"""A message that goes on from a question, as a whole question: `merge`, field by field. Pure, and never raises.

What the message says takes the place of what was said of its kind; the rest of the question before it stays.
"""

from dataclasses import dataclass, replace
from typing import Final, get_args

from data.language.conversation.elsewhere import Elsewhere
from data.language.conversation.fragment import Fragment
from data.language.conversation.going_on import asks_of_those, asks_where, asks_why, but_so_many, goes_on
from data.language.conversation.named import named_areas, named_by, named_kommuner
from data.language.conversation.nearly import claims_a_figure, is_nearly_whole
from data.language.conversation.nearly_whole import (
    claimed_of_both,
    counted_of,
    counted_there,
    lifted,
    nearly_whole,
    summed_there,
)
from data.language.conversation.of_answer import another_bound, claimed_of, unpublished, why
from data.language.conversation.of_text import of_text, standing_for
from data.language.conversation.phrases import OF_ANSWER
from data.language.conversation.same_kommuner import (
    claim_of,
    conditions,
    measure_of,
    narrowed,
)
from data.language.conversation.same_list import (
    against_others,
    further,
    numbered,
    others,
    who_they_are,
    with_column,
)
from data.language.conversation.same_subject import of_the_same
from data.language.conversation.same_survey import names_only_survey, whole
from data.language.conversation.spoken import NO_FIGURES, Spoken
from data.language.conversation.with_others import joined, moved
from data.language.lexicon.topics import DEFINING
from data.language.names.names import Names
from data.language.reading.account import left_over
from data.model.conditions import EVERYONE
from data.model.question import Lang, Question

_SUMMED: Final = frozenset({"mean", "median", "total"})
_OF_MANY: Final = frozenset({"top", "list", "count", "mean", "median", "total", "share", "extreme", "spread"})


def merge(previous: Question, fragment: Fragment, names: Names) -> Question | None:
    """The question that the message asks after `previous`; None where it asks by itself, or not of that."""
    if not fragment.text.strip():
        return previous
    if previous.want == "text" or previous.told in DEFINING:
        return of_text(previous, fragment) or _of_figures(standing_for(previous), fragment, names)
    return _of_figures(previous, fragment, names) or of_text(previous, fragment)


def _of_figures(previous: Question, fragment: Fragment, names: Names) -> Question | None:
    on = goes_on(fragment) or _ranks_on(previous, fragment) or asks_of_those(previous, fragment)
    if previous.want in NO_FIGURES or not on:
        return None
    return _Merge(Spoken(_plain(previous), fragment, names, previous.marked), previous.page).question()


def _ranks_on(previous: Question, fragment: Fragment) -> bool:
    """Whether it but asks for more or fewer of a ranking: "topp 20"."""
    ranked = previous.want in ("top", "extreme") and bool(previous.measure or previous.where != EVERYONE)
    return (ranked or bool(previous.by)) and but_so_many(fragment)


def _plain(previous: Question) -> Question:
    """The question as it is gone on from: without how it was read, and a file or an explanation is had once."""
    form = "words" if previous.form in ("file", "basis") else previous.form
    return replace(previous, read=(), unused=(), page=1, marked=None, form=form, told="")


@dataclass
class _Merge:
    """One message after one question."""

    spoken: Spoken
    page: int = 1

    @property
    def before(self) -> Question:
        """The question before, or what it is taken to be."""
        return self.spoken.before

    @property
    def fragment(self) -> Fragment:
        """The message."""
        return self.spoken.fragment

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
            asked = replace(asked, read=alone.read, unused=self._unused(asked, alone))
        return replace(asked, survey=survey, since=since, lang=lang, replaced=())

    def _unused(self, asked: Question, alone: Question) -> tuple[str, ...]:
        """What of the message is in no field of the whole question either."""
        if not alone.unused:
            return ()
        left = left_over(asked, self.fragment.terms)
        held = {term.typed for term in self.fragment.terms.terms if term not in left}
        return tuple(typed for typed in alone.unused if typed not in held)

    def _asked(self) -> Question | None:
        links, before, alone = self.fragment.links, self.before, self.fragment.alone
        if "how" in links:
            return replace(before, form="basis")
        if "why_not" in links and before.want in _OF_MANY:
            return unpublished(before)
        if links & {"why", "why_not", "explain"} or (
            asks_why(self.fragment) and not named_kommuner(before, self.fragment)
        ):
            return why(before, self.fragment, self.spoken.marked)
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
            lang = next((each for each in get_args(Lang) if each == alone.topic), self.before.lang)
            return replace(self.before, lang=lang)
        if self.fragment.all_of not in (0, len(self.spoken.both())) and self.before.of:
            return None
        if links & {"it", "them"} and self.fragment.own_survey and names_only_survey(alone):
            return self.before
        if alone.sides:
            return alone  # it says of whom, both of those that fit and of the others
        kommuner, areas = named_kommuner(self.before, self.fragment), named_areas(self.before, self.fragment)
        kommuner = kommuner or named_by(self.before, self.fragment, self.spoken.names)
        if found := self._of_what_was_told(kommuner):
            return found
        if is_nearly_whole(self.fragment) or (kommuner and claims_a_figure(self.fragment)):
            return nearly_whole(self.spoken, alone)
        if "not_only" in links:
            return lifted(self.spoken, alone)
        if "meant" in links and alone.unused:
            return None  # a correction that was half understood is none
        if "meant" in links and self.before.want == "compare":  # in the place of those named last
            self.spoken.before = replace(self.before, of=self.before.of[: -len((*kommuner, *areas)) or None])
        if not kommuner and (listed := self._of_those_told(alone, placed=bool(areas))):
            return listed
        place = Elsewhere(self.before, measure_of(self.before))
        if found := joined(self.spoken, place, alone, kommuner, areas):
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
            return (None if kommuner else moved(self.spoken, place, alone, areas)) or whole(
                self.before, self.fragment, alone
            )
        if kommuner:
            return claim_of(self.before, self.fragment, kommuner) or place.of_kommuner(alone, kommuner)
        return place.of_area(conditions(self.before, self.fragment, alone), areas)

    def _of_what_was_told(self, kommuner: tuple[str, ...]) -> Question | None:
        """A sum of the län of those that were told, or one that is named beside them."""
        spoken = self.spoken
        there = summed_there(spoken) or counted_there(spoken)
        return there or claimed_of_both(spoken, kommuner) or counted_of(spoken, kommuner)

    def _of_those_told(self, alone: Question, *, placed: bool) -> Question | None:
        """Fewer of those that were told, they against the others, or another figure of each."""
        before, fragment, links = self.before, self.fragment, self.fragment.links
        if "only" in links and not placed and alone.want in ("check", "list", "overview"):
            told = who_they_are(before) if "show" in links else before
            fewer = narrowed(told, fragment, alone) if told else None
            return fewer if fewer != before else None
        if "them" in links and (apart := against_others(before, fragment, alone)):
            return apart
        return with_column(before, alone) if "add" in links and not placed else None
