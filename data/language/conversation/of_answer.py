"""What a message asks of the answer that was just given, in one phrase or by a number alone."""

from dataclasses import replace
from typing import Final

from data.language.conversation import references
from data.language.conversation.answers import OF_ANSWER, behind, out_of
from data.language.conversation.layout import further
from data.language.conversation.opposites import others
from data.language.conversation.places import elsewhere
from data.language.conversation.requirements import numbered
from data.language.conversation.told_ones import who_they_are
from data.language.conversation.turn import COUNTED, NOT_UNDERSTOOD, Turn
from data.language.conversation.wants import how_much, why
from data.language.lexicon.topics import BELONGING, OF_REASONS, WHOSE
from data.model.conditions import Operator
from data.model.question import Claim, Question

_CLAIMED: Final = ("NUMBER", "THAN", "OVER", "UNDER", "MORE", "FEWER", "BETTER", "WORSE", "PERCENT")
_NUMBERED: Final = ("NUMBER", "ORDINAL", "SHOW", "MEASURE", "TO", "BEHIND")


def of_answer(turn: Turn) -> Question | None:
    """The question; None of a message that asks anything else."""
    before, fragment, links, number = turn.before, turn.fragment, turn.fragment.links, turn.fragment.number
    if turn.form == BELONGING and fragment.asks_whereabouts and not turn.one:
        return references.of_them(turn)
    if turn.form == BELONGING:
        return Question("text", topic=BELONGING, of=(turn.one,)) if turn.one else Question("text", topic=WHOSE)
    if turn.form == "everything" and turn.one:
        return Question("profile", of=(turn.one,))  # "allt du har om dem"
    if turn.form in OF_ANSWER and (found := OF_ANSWER[turn.form](before)):
        return found
    if "its_cause" in links:
        return Question("text", topic=OF_REASONS)
    if links & {"why", "why_not", "explain"} or (fragment.asks_why and not turn.kommuner):
        return why(turn)
    if "how_much" in links:
        return how_much(turn)
    if of_list := next((of_list for link, of_list in OF_ANSWER.items() if link in links), None):
        found = of_list(before)
        if fragment.alone is None:
            return found or NOT_UNDERSTOOD
        there = elsewhere(turn.after(found)) if found and turn.is_elsewhere else None  # "vilka i Skåne"
        return there or Question("text", topic="unknown")
    if fragment.alone is None and links & {"all", "more"}:
        if "all" in links:
            every = before if before.grouped else replace(before, want="list")
            whole = before.grouped or before.want in ("list", "top")
            return replace(every, limit=None) if whole else who_they_are(before)
        if after := behind(before, turn.marked):  # "vem är nästa?", after the place of one
            return after
        return further(before, turn.page) if before.want in ("list", "top") else others(before)
    if "next" in links:
        return further(before, turn.page, number, again="and" in links) if number else None
    percent = fragment.has("PERCENT") and fragment.only_says("PERCENT", "NUMBER", "SAYS_YES", "ABOUT")
    if percent and len(fragment.numbers) == 1 and not (before.of or before.grouped):  # "so 76 percent, right?"
        share = before if before.that else out_of(before)
        return share and replace(share, want="share", claim=Claim("==", fragment.numbers[0], about=True))
    claims = fragment.has("IS") and fragment.has("THAN", "OVER", "UNDER") and fragment.only_says(*_CLAIMED)
    if claims and fragment.side and len(fragment.numbers) == 1 and before.want in COUNTED and not before.grouped:
        op: Operator = "<" if fragment.side == "worse" else ">"  # "är det högre än 10?"
        return None if before.of else replace(before, claim=Claim(op, fragment.numbers[0]))
    if len(fragment.numbers) == 1 and not links & {"less", "against"} and fragment.only_says(*_NUMBERED):
        return numbered(before, fragment.numbers[0], fragment.measure)  # "sänk kravet på tjänster till 20"
    return None
