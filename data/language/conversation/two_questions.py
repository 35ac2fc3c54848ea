"""Two questions in one message: which of them it asks, each by itself or after the one before it."""

from dataclasses import replace
from typing import Final, Protocol

from data.language.conversation import statements
from data.language.conversation.fragment import Fragment
from data.language.conversation.goes_on import is_question
from data.language.conversation.of_the_same import by_the_same, of_its_kommun, of_the_same, spoken_of
from data.language.conversation.phrases import ENDS_OF
from data.language.conversation.turn import SUMS
from data.language.lexicon.topics import BESIDE_ANSWER, NOT_HELD, OF_ONE_WHOLE, OF_REMARKS, PASSING, UNANSWERED, UNREAD
from data.language.reading import several
from data.language.reading.each import each
from data.language.reading.holding import requires
from data.language.term import Terms
from data.language.understand import LONGEST_QUESTION
from data.model.question import Heard, Question

_BIDDING: Final = frozenset({"add", "less", "lift", "only", "exchange", "sorted"})
_SUMMED: Final = ("MEAN", "MEDIAN", "TOTAL")
_PAIR: Final = 2
_TOPICS: Final = 3  # told in one answer
_NO_SURVEY: Final = "no_survey"
_SAID_BESIDE: Final = BESIDE_ANSWER | {_NO_SURVEY, "off_topic"}  # that what is asked of beside a figure is not held
_OF_ANYTHING: Final = frozenset({"text", "profile"})  # they hold nearly all that can be asked of a kommun or the bot


class Reads(statements.Reads, Protocol):
    """What reads a part of a message."""

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
        if asked.startswith("{"):
            return (self._reads.question(asked),)
        if len(asked) > LONGEST_QUESTION:
            shorter = statements.shortened(asked, self._reads, LONGEST_QUESTION)
            found = self.of(shorter) if shorter else ()
            return found if any(map(several.is_answered, found)) else (self._reads.question(asked),)
        said = self._reads.terms(asked)
        survey = said.survey if said.since is None else None  # one that is named anywhere holds for all of it
        return tuple(several.of_survey(each, survey) for each in self._told(asked))

    def _told(self, asked: str) -> tuple[Question, ...]:
        without_told = statements.asked_in(asked, self._reads)
        found = self._asked(without_told)
        if any(map(several.is_answered, found)):
            return found
        whole = self._asked(asked) if without_told != asked else found
        if any(map(several.is_answered, whole)):
            return whole
        for text in statements.asides_left_out(asked, self._reads):
            *rest, last = self._asked(text)
            if any(map(several.is_answered, (*rest, last))):
                aside = statements.said_beside(text, asked, self._reads)
                return (*rest, replace(last, unused=(*last.unused, *aside)))
        return found

    def _asked(self, asked: str) -> tuple[Question, ...]:
        parts = several.split(asked)
        if len(parts) > _PAIR:
            *told, last = self._asked(" ".join(parts[:_PAIR]))
            third = self._reads.question(self._reads.after(last, parts[_PAIR]))
            answered = all(several.is_answered(each) and not each.unused for each in (last, third))
            answered &= not several.same(last, third)
            more = (replace(third, lang=last.lang),) if answered else ()
            return (*told, replace(last, unused=(*last.unused, *parts[_PAIR + len(more) :])), *more)
        whole = self._reads.question(asked)
        if len(parts) < 2 or self._reads.fragment(asked).joint.is_whole:  # "bara sex? hur många svarade" is one
            return self._joined(asked, whole) or self._topics(asked, whole) or (whole,)
        other, fragment = self._reads.terms(parts[1]), self._reads.fragment(parts[1])
        if several.names_survey(other, parts[1]):
            return tuple(several.of_survey(each, other.survey) for each in self.of(parts[0]))
        first = self._reads.question(parts[0])
        if first.by and (order := several.order_of_groups(other)):
            return (several.of_survey(replace(first, order=order), self._reads.terms(asked).survey),)
        asks = parts[1].endswith("?") or not several.tells(other)
        if several.is_answered(first) and not asks and (first.want == "text" or self._is_remark(fragment, other)):
            return (first,)
        after = self._reads.after(spoken_of(first), parts[1])
        second = of_its_kommun(first, self._reads.question(after))
        if second.want == "text" and second.topic == OF_REMARKS:
            return (first,)  # "… fler poäng än Umeå? Det är ju lite rivalitet här"
        asker = second.want == "profile" and several.of_asker(self._reads.terms(parts[0]))  # "… bor i Säffle"
        lacked = whole.want == "text" and first.want != "text"  # who is left out was not asked about
        if (asker or several.says_of_whom(other)) and several.is_answered(whole) and not lacked:
            return self._joined(asked, whole) or (whole,)  # "hur många svarade? Räkna inte med Skåne"
        named = self._reads.terms(asked).survey
        if not requires(other) and "which" not in fragment.links:
            return (several.of_survey(first, named),)  # "who has …? I'd need all of them"
        narrows = "only" in fragment.links and second.want == first.want
        if isinstance(after, Question) and (narrows or not is_question(fragment) or several.leaves_out(other)):
            return (replace(second, lang=first.lang),)  # "topp Skåne? som karta" is one
        first, second = several.of_survey(first, named), several.of_survey(second, named)
        placed = self._reads.terms(parts[0]).has("PLACE_NAME", "AREA", "GROUP")
        own = not (placed or second.want == "text" or "and" in fragment.links)
        match several.is_answered(first), several.is_answered(second):
            case True, True:
                joint = several.as_one(first, second)
                return (replace(joint, lang=first.lang),) if joint else (first, replace(second, lang=first.lang))
            case True, False if second.topic in _SAID_BESIDE and second.want == "text":
                return first, replace(second, lang=first.lang)  # that it is not known, and of what
            case False, True if first.topic == _NO_SURVEY and not other.has("PLACE_NAME", "AREA", "GROUP", "KOMMUN"):
                return (first,)  # "2023? Har det blivit bättre sedan dess?" is all of that year
            case True, False if first.want == "text" and several.same(first, whole):
                return (first,)  # "what does a score of 14 mean? is it out of 14 or 20" is one
            case True, False if second.topic not in PASSING:
                return (self.naming(first, str(asked)),)
            case False, True if own and first.topic not in PASSING:
                return (replace(second, unused=(*second.unused, parts[0])),)
            case _:
                return (whole,)

    def _is_remark(self, fragment: Fragment, said: Terms) -> bool:
        """Whether a part but names what the other spoke of: "… still score below 5? So much for strategies."."""
        bare = not (fragment.links or said.survey or said.has("OVERVIEW", "COUNTRY"))
        return bare and self._reads.question(fragment.text).want == "overview"

    def naming(self, first: Question, asked: str) -> Question:
        """The first question of a message, that says that the second, where it asks anything, is left aside."""
        rest = [part for part in several.split(asked)[1:] if requires(self._reads.terms(part))]
        return replace(first, unused=(*first.unused, *rest))

    def _joined(self, asked: str, whole: Question) -> tuple[Question, ...]:
        """The two questions of a sentence that is not understood as one, where both are to the last word; else none."""
        said = self._reads.terms(asked)
        if whole.topic in OF_ONE_WHOLE:
            return ()
        apart = several.is_answered(whole) and not (whole.unused or whole.want in _OF_ANYTHING)
        if apart and len(each(whole)) > 1:
            return ()  # it tells both
        pairs = [(False, pair) for pair in reversed(list(several.joined(said, apart=apart)))]
        if apart and said.topic:  # a figure, and what needs none: "topplistan som excel, och vad får vi göra med den"
            pairs += [(True, pair) for pair in several.joined(said)]
        for loosely, (one, other) in pairs:
            first = self._reads.question(one)
            second = self._reads.question(self._reads.after(spoken_of(first), other))
            if loosely:
                told_first = first.want == "text" and self._reads.terms(one).asks
                second = whole if told_first else second  # "vad är en app, och hur många har Lund"
                figure = second if told_first else several.of_survey(first, said.survey)
                if told_first == (second.want == "text") or not several.same(figure, whole):
                    continue  # nothing of what is understood as one is lost
            second = second if self._reads.terms(other).has("COUNTRY") else of_the_same(first, second)
            first = first if second.order else by_the_same(second, first)  # "snittpoäng och andel med app per län"
            found = [several.of_survey(question, said.survey) for question in (first, second)]
            if found[0].want == found[1].want == "top" and not found[0].measure:
                found[0] = replace(found[0], measure=found[1].measure)  # "topp 5 och botten 5 i antal appar"
            part = self._reads.fragment(other)
            by_how_much = part.only_says("COUNT", "HAS") and not part.only_says("COUNT")  # which counts nothing
            bare = whole.want == "text" and (by_how_much or any(question.want == "overview" for question in found))
            bare |= whole.want == "share" and several.same(whole, found[1])  # it tells how many they are
            if several.same(replace(found[0], want=found[1].want), found[1]) and found[1].want == "list":
                return (replace(found[1], lang=found[0].lang),)  # "hur många svarade inte, och vilka" is one
            heading = found[0].want == "list" and several.is_heading(self._reads.terms(one))
            if heading and set(found[0].leaves) < set(found[1].leaves):
                return (replace(found[1], lang=found[0].lang),)  # "kommuner i Skåne, vilka av dem har …"
            if found[0].want == "check" and (listed := several.as_one(*found)):
                return (listed,)  # "finns det kommuner som …, och vilka är de"
            counts = found[0].want in SUMS | {"count", "share", "association"}
            if several.same(found[1], whole) and not (whole.unused or counts or loosely):
                return ()  # what stands before it is but its heading
            told = [several.is_answered(question) and not question.unused for question in found]
            lacked = [question.want == "text" and question.topic in _SAID_BESIDE for question in found]
            both = all(told) or (told[0] and lacked[1]) or (lacked[0] and told[1] and found[1].want not in _OF_ANYTHING)
            if both and not ((bare and not lacked[0]) or several.same(*found)):
                return found[0], replace(found[1], lang=found[0].lang)
            if (
                told[0]
                and found[1].topic in UNANSWERED
                and (whole.topic in UNREAD - {"unknown"} or several.same(whole, found[0]))
            ):
                return (replace(found[0], unused=(other,)),)
        return ()

    def _topics(self, asked: str, whole: Question) -> tuple[Question, ...]:
        """What the clauses of a text ask that is not told by the topic of one of them; none where there is but one."""
        said = self._reads.terms(asked)
        if (
            whole.want != "text"
            or whole.of
            or whole.topic in OF_ONE_WHOLE
            or not (several.is_told(whole) or whole.topic in UNANSWERED)
        ):
            return ()
        clauses = [each for each in several.clauses(said) if self._reads.terms(each).has(*several.CLAUSE)]
        found = [(self._reads.terms(each), self._reads.question(each)) for each in clauses]
        figures = all(each.topic not in NOT_HELD for _, each in found)  # else "snittet" is of what is not held
        asked_of = [
            each
            for clause, each in found
            if several.is_told(each) or (figures and several.is_whole(clause) and several.is_answered(each))
        ]
        topics = {each.topic for each in asked_of if each.want == "text"}
        own = several.is_told(whole) and whole.topic not in topics
        if len({each.topic or each for each in asked_of}) < _PAIR or own or not topics:
            return ()
        told = several.apart_of(asked_of)[:_TOPICS]
        return tuple(replace(each, survey=whole.survey, lang=whole.lang) for each in told)

    def after(self, previous: Question, text: str, merged: Question | None) -> tuple[Question, ...] | Question | None:
        """The two questions of a message of which the first goes on from another, and the second from the first.

        What it bids one after another is one: "ta bort Boden, ta med Kiruna", "utan Boden, vad är snittet".
        `merged`: what it asks as a whole.
        """
        parts, bids = several.split(text), tuple(part.strip() for part in text.split(","))
        bidding = len(bids) == _PAIR and all(self._reads.fragment(bid).links & _BIDDING for bid in bids)
        bidding |= len(bids) == _PAIR and self._leaves_out_first(*bids)
        fragment = self._reads.fragment(text)
        whole = merged is not None and several.is_answered(merged) and not (merged.unused or len(parts) > 1 or bidding)
        if whole and not (fragment.has("COUNT") and fragment.has("WHO")):  # "how many do both, and which are they?"
            return merged
        if bidding and "less" in self._reads.fragment(bids[0]).links and "add" in self._reads.fragment(bids[1]).links:
            bids = (bids[1], bids[0])  # so that one of two is left to stand beside it
        pairs = [parts[:2]] if len(parts) > 1 else [bids] if bidding else several.joined(self._reads.terms(text))
        for one, other in pairs:
            first = self._reads.merged(previous, one)
            second = self._reads.question(self._reads.after(first, other)) if first else None
            if first and second and all(several.is_answered(each) and not each.unused for each in (first, second)):
                return second if bidding else several.as_one(first, second) or (first, replace(second, lang=first.lang))
        return None

    def _leaves_out_first(self, bid: str, asked: str) -> bool:
        """Whether a figure is asked after somebody was left out: "ta bort Stockholm, vad blir snittet"."""
        return "less" in self._reads.fragment(bid).links and self._reads.fragment(asked).has(*_SUMMED, *ENDS_OF)
