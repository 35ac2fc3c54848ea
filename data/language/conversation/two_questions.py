"""Two questions in one message: which of them it asks, each by itself or after the one before it."""

from dataclasses import replace
from typing import Final, Protocol

from data.language.conversation.fragment import Fragment
from data.language.conversation.goes_on import is_question
from data.language.lexicon.topics import BESIDE_ANSWER, PASSING, SUPPOSED, UNANSWERED
from data.language.reading.holding import requires
from data.language.reading.several import (
    as_one,
    has_alternative,
    is_answered,
    joined,
    leaves_out,
    names_survey,
    of_asker,
    of_survey,
    same,
    says_of_whom,
    split,
    states,
    tells,
)
from data.language.term import Terms
from data.language.understand import LONGEST_QUESTION
from data.model.question import Heard, Question

_BIDDING: Final = frozenset({"add", "less", "exchange", "sorted"})
_PAIR: Final = 2
_OF_ANYTHING: Final = frozenset({"text", "profile"})  # they hold nearly all that can be asked of a kommun or the bot


class Reads(Protocol):
    """What reads a part of a message."""

    def fragment(self, text: str) -> Fragment:
        """The part as it may go on from what is before it."""

    def terms(self, text: str) -> Terms:
        """Its terms."""

    def question(self, asked: Heard) -> Question:
        """What it asks by itself."""

    def merged(self, previous: Question, text: str) -> Question | None:
        """What it asks after another, where it goes on from that."""

    def after(self, previous: Question | None, text: str) -> Heard:
        """The same, or the text itself."""


class TwoQuestions:
    """Reads messages that may ask two things."""

    def __init__(self, reads: Reads) -> None:
        self._reads = reads

    def of(self, asked: str) -> tuple[Question, ...]:
        """What a message asks by itself: two questions, or the one that it is, or that can be answered."""
        parts = () if asked.startswith("{") or len(asked) > LONGEST_QUESTION else split(asked)
        whole = self._reads.question(asked)
        if len(parts) < 2 or self._reads.fragment(asked).joint.is_whole:  # "bara sex? hur många svarade" is one
            return self._joined(asked, whole) or (whole,)
        other, fragment = self._reads.terms(parts[1]), self._reads.fragment(parts[1])
        if states(other):
            return self.of(" ".join((parts[0].rstrip("?!. "), *_named(other))))
        if names_survey(other, parts[1]):
            return tuple(of_survey(each, other.survey) for each in self.of(parts[0]))
        first = self._reads.question(parts[0])
        if first.want == "text" and is_answered(first) and not parts[1].endswith("?") and tells(other):
            return (first,)
        after = self._reads.after(first, parts[1])
        second = self._reads.question(after)
        asker = second.want == "profile" and of_asker(self._reads.terms(parts[0]))  # "… min kommun? bor i Säffle"
        if (asker or says_of_whom(other)) and is_answered(whole):
            return self._joined(asked, whole) or (whole,)  # "hur många svarade? Räkna inte med Skåne"
        named = self._reads.terms(asked).survey
        if not requires(other) and "which" not in fragment.links:
            return (of_survey(first, named),)  # "who has …? I'd need all of them"
        narrows = "only" in fragment.links and second.want == first.want
        if isinstance(after, Question) and (narrows or not is_question(fragment) or leaves_out(other)):
            return (replace(second, lang=first.lang),)  # "topp Skåne? som karta" is one
        first, second = of_survey(first, named), of_survey(second, named)
        match is_answered(first), is_answered(second):
            case True, True:
                joint = as_one(first, second)
                return (replace(joint, lang=first.lang),) if joint else (first, replace(second, lang=first.lang))
            case True, False if second.topic in BESIDE_ANSWER and second.want == "text":
                return first, replace(second, lang=first.lang)  # that it is not known, and of what
            case True, False if first.want == "text" and same(first, whole):
                return (first,)  # "what does a score of 14 mean? is it out of 14 or 20" is one
            case True, False if second.topic not in PASSING:
                return (self.naming(first, str(asked)),)
            case False, True if first.topic not in PASSING and second.want != "text":
                return (replace(second, unused=(*second.unused, parts[0])),)
            case _:
                return (whole,)

    def naming(self, first: Question, asked: str) -> Question:
        """The first question of a message, that says that the second, where it asks anything, is left aside."""
        rest = [part for part in split(asked)[1:] if requires(self._reads.terms(part))]
        return replace(first, unused=(*first.unused, *rest))

    def _joined(self, asked: str, whole: Question) -> tuple[Question, ...]:
        """The two questions of a sentence that is not understood as one, where both are to the last word; else none."""
        said = self._reads.terms(asked)
        if whole.topic in SUPPOSED:
            return ()
        if is_answered(whole) and not (whole.unused or whole.want in _OF_ANYTHING or has_alternative(said)):
            return ()
        for one, other in joined(said):
            first = self._reads.question(one)
            spoken_of = Question("profile", of=first.of) if first.want == "text" and first.of else first
            second = self._reads.question(self._reads.after(spoken_of, other))
            found = [of_survey(each, said.survey) for each in (first, second)]
            if found[0].want == found[1].want == "top" and not found[0].measure:
                found[0] = replace(found[0], measure=found[1].measure)  # "topp 5 och botten 5 i antal appar"
            part = self._reads.fragment(other)
            by_how_much = part.only_says("COUNT", "HAS") and not part.only_says("COUNT")  # which counts nothing
            bare = whole.want == "text" and (by_how_much or any(each.want == "overview" for each in found))
            if same(replace(found[0], want=found[1].want), found[1]) and found[1].want == "list":
                return (replace(found[1], lang=found[0].lang),)  # "hur många svarade inte, och vilka" is one
            told = [is_answered(each) and not each.unused for each in found]
            if told[0] and (told[1] or found[1].topic == "no_survey") and not (bare or same(*found)):
                return found[0], replace(found[1], lang=found[0].lang)
            if told[0] and found[1].topic in UNANSWERED and (whole.topic == "beyond" or same(whole, found[0])):
                return (replace(found[0], unused=(other,)),)
        return ()

    def after(self, previous: Question, text: str, merged: Question | None) -> tuple[Question, ...] | Question | None:
        """The two questions of a message of which the first goes on from another, and the second from the first.

        What it bids one after another is one: "ta bort Boden, ta med Kiruna". `merged`: what it asks as a whole.
        """
        parts, bids = split(text), tuple(part.strip() for part in text.split(","))
        bidding = len(bids) == _PAIR and all(self._reads.fragment(bid).links & _BIDDING for bid in bids)
        fragment = self._reads.fragment(text)
        whole = merged is not None and is_answered(merged) and not (merged.unused or len(parts) > 1 or bidding)
        if whole and not (fragment.has("COUNT") and fragment.has("WHO")):  # "how many do both, and which are they?"
            return merged
        pairs = [parts] if len(parts) > 1 else [bids] if bidding else joined(self._reads.terms(text))
        for one, other in pairs:
            first = self._reads.merged(previous, one)
            second = self._reads.question(self._reads.after(first, other)) if first else None
            if first and second and all(is_answered(each) and not each.unused for each in (first, second)):
                return second if bidding else as_one(first, second) or (first, replace(second, lang=first.lang))
        return None


def _named(said: Terms) -> tuple[str, ...]:
    """The places and the survey that a statement names, as typed."""
    return tuple(term.typed for term in said.terms if term.has("PLACE_NAME", "SURVEY_NAME"))
