"""What a message asks: by itself, after a question before it, or two questions at once. No figure is read here."""

from dataclasses import replace
from functools import lru_cache
from weakref import proxy

from data.language.conversation.fragment import Fragment
from data.language.conversation.goes_on import goes_on
from data.language.conversation.kept import in_conversation
from data.language.conversation.merge import merge
from data.language.conversation.reading import read_fragment
from data.language.conversation.statements import asked_in, without_reason
from data.language.conversation.texts import remark
from data.language.conversation.two_questions import TwoQuestions
from data.language.lexicon.topics import UNANSWERED
from data.language.reading.claims import claimed
from data.language.reading.each import SUMMED, each
from data.language.term import Terms
from data.language.terms import read_terms
from data.language.understand import LONGEST_QUESTION, understand
from data.model.question import Heard, Question
from data.model.question_json import from_value
from data.store.edition import Edition

_REMEMBERED = 1000  # messages that were read
_LONGEST = 1500  # characters of a message in which a question is looked for


class Reader:
    """Reads messages with the words of an edition of the store. Safe to share between threads."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        remembered = lru_cache(_REMEMBERED)
        own: Reader = proxy(self)  # it is not kept by what it remembers: it holds the connections to an edition
        self._asked = remembered(lambda asked: TwoQuestions(own).of(asked))
        self._read = remembered(lambda text: read_fragment(text, edition.names, edition.vocabulary))
        self._after = remembered(lambda previous, text: own.following(previous, asked_in(text, own)))
        self._linked = remembered(lambda text, previous: goes_on(own.fragment(text), previous))

    def fragment(self, text: str) -> Fragment:
        """The text as it may go on from one before it."""
        return self._read(text[: LONGEST_QUESTION + 1])

    def after(self, previous: Question | None, text: str) -> Heard:
        """What a text asks after a question: whole questions where it takes anything over, else the text itself."""
        if previous is None or not text.strip() or len(text) > LONGEST_QUESTION or from_value(text) is not None:
            return text
        return self._after(previous, text)

    def goes_on(self, text: str, previous: Question | None) -> bool:
        """Whether a text may go on from the question before it, so that it is no whole one."""
        return self._linked(text[: LONGEST_QUESTION + 1], previous)

    def question(self, asked: Heard) -> Question:
        """The question that a text asks by itself, or that a button carries; the last of two."""
        if not isinstance(asked, str):
            return asked if isinstance(asked, Question) else asked[-1]
        if carried := from_value(asked):
            return carried
        fragment, edition = self.fragment(asked), self.edition
        alone = fragment.alone
        praise = bool(fragment.joint.removed) and fragment.only_says("BEST")  # "tack, toppen!" asks for no ranking
        if alone is not None and not praise and (fragment.joint.is_whole or not fragment.joint.removed):
            question = alone
        else:
            question = understand(asked, edition.names, edition.vocabulary)
            if alone is not None and _one_is_told(question, alone) and not (fragment.links or praise):
                question = alone  # without what is said aside: "…, right?", "Toppen, tack", "glöm det. vad fick Motala"
        if question.topic in UNANSWERED or question.unused:
            return claimed(asked, self.terms(asked), edition.names, edition.vocabulary) or question
        return question

    def questions(self, asked: Heard) -> tuple[Question, ...]:
        """The questions of a message, two where it has two that can be answered. Where one cannot, it is named."""
        if not isinstance(asked, str):
            return each(asked) if isinstance(asked, Question) else asked
        found = self._asked(asked if asked.startswith("{") else asked[:_LONGEST])
        alone = len(found) == 1  # beside another only sums are told one by one
        return tuple(one for q in found for one in (each(q) if alone or q.want in SUMMED else (q,)))

    def naming(self, first: Question, asked: Heard) -> Question:
        """The first question of a message, that says that the second, where it asks anything, is left aside."""
        return TwoQuestions(self).naming(first, asked) if isinstance(asked, str) else first

    def following(self, previous: Question, text: str) -> Heard:
        """The same, read anew, of a text without what it tells beside what it asks."""
        merged = self.merged(previous, text)
        if merged is None and (head := without_reason(text, self)):  # "leave out Malmö, it skews everything"
            merged = self.merged(previous, head)
            text = head if merged else text
        return TwoQuestions(self).after(previous, text, merged) or merged or self._of_the_survey(previous, text)

    def _of_the_survey(self, previous: Question, text: str) -> Heard:
        """What a text asks by itself, of the survey that was named before it; the text where none was."""
        asked, fragment = self.questions(text), self.fragment(text)
        own = tuple(in_conversation(one, previous, fragment.lang, self.edition.measures) for one in asked)
        if len(own) == 1 and (said := remark(fragment, own[0])):
            return replace(said, survey=previous.survey)
        return text if own == asked else own if len(own) > 1 else own[0]

    def merged(self, previous: Question, text: str) -> Question | None:
        """What a text asks after a question that it goes on from; None where it does not."""
        return merge(previous, self.fragment(text), self.edition.names)

    def terms(self, text: str) -> Terms:
        """The terms of a text."""
        return self.fragment(text).read or read_terms(text, self.edition.names, self.edition.vocabulary)


def _one_is_told(question: Question, alone: Question) -> bool:
    """Whether but one of them is a text, and the other is understood: that without what is said aside is meant."""
    return (question.want == "text") != (alone.want == "text") and alone.topic not in UNANSWERED
