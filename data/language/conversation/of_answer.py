"""What a message asks of the answer that was just given, in one phrase or by a number alone."""

from dataclasses import replace
from typing import Final

from data.language.conversation import references
from data.language.conversation.answers import OF_ANSWER, all_measures, told
from data.language.conversation.beside_one import behind, out_of
from data.language.conversation.changed import how_many_changed
from data.language.conversation.contrasts import against_others, with_and_without
from data.language.conversation.kinds import beside_of, measures_of
from data.language.conversation.layout import further
from data.language.conversation.of_kommuner import figure_of_place
from data.language.conversation.opposites import others
from data.language.conversation.parts import part_in
from data.language.conversation.places import elsewhere
from data.language.conversation.requirements import numbered
from data.language.conversation.there import led_there
from data.language.conversation.told_ones import who_they_are
from data.language.conversation.turn import COUNTED, NOT_UNDERSTOOD, SUMS, WHICH_AREA, Turn, held_against, kommuner_of
from data.language.conversation.wants import apart
from data.language.lexicon.topics import BELONGING, OF_REASONS, UNREAD, WHOSE
from data.model.conditions import Operator
from data.model.measures import YES_NO
from data.model.question import Claim, Question

_CLAIMED: Final = ("NUMBER", "THAN", "OVER", "UNDER", "MORE", "FEWER", "BETTER", "WORSE", "PERCENT")
_OF_KOMMUNER: Final = frozenset({"profile", "value", "place", "explain", "compare", "difference", "check"})
_RANKED: Final = frozenset({"profile", "value", "place"})
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
    if turn.form in OF_ANSWER and turn.is_there and before.by:
        led = led_there(turn)
        return OF_ANSWER[turn.form](led) if led else WHICH_AREA
    if turn.form in OF_ANSWER and (found := OF_ANSWER[turn.form](before)):
        return found
    if part := part_in(turn):
        return part
    if "its_cause" in links:
        return Question("text", topic=OF_REASONS)
    unread = turn.alone.topic in UNREAD and fragment.has("WHY")
    if links & {"why", "why_not", "explain"} or (fragment.asks_why and not turn.kommuner) or unread:
        return why(turn)
    if "how_much" in links:
        return how_much(turn)
    if {"against", "others"} <= links and fragment.alone is None:
        return against_others(before) or NOT_UNDERSTOOD
    if of_list := next((of_list for link, of_list in OF_ANSWER.items() if link in links), None):
        found = of_list(before)
        if fragment.alone is None:
            return found or NOT_UNDERSTOOD
        there = elsewhere(turn.after(found)) if found and turn.is_elsewhere else None  # "vilka i Skåne"
        return there or Question("text", topic="unknown")
    if fragment.alone is None and "all" in links:
        return _all(turn)
    if fragment.alone is None and "more" in links:
        if after := behind(before, turn.marked):  # "vem är nästa?", after the place of one
            return after
        return further(before, turn.page) if before.want in ("list", "top") else others(before) or all_measures(before)
    if "next" in links:
        return further(before, turn.page, number, again="and" in links) if number else None
    return _by_number(turn) if len(fragment.numbers) == 1 else None


def _all(turn: Turn) -> Question | None:
    """The whole of what was told a part of; of one kommun those among whom it has its place."""
    before = turn.before
    if before.of and turn.one and before.want in _RANKED:
        return Question("top", before.measure, before.where, order="most", marked=turn.one)
    every = before if before.grouped else replace(before, want="list")
    whole = before.grouped or before.want in ("list", "top")
    if len(before.of) > 1 and not before.measure:
        return before  # all that is held of those that were compared
    if before.of and before.measure not in ("", *YES_NO):
        return Question("top", before.measure, order="most")  # "hela listan", after some were compared
    return replace(every, limit=None) if whole else who_they_are(before)


def _by_number(turn: Turn) -> Question | None:
    """What it asks by one number: whether that is the figure, or more; else the bound that is to be it."""
    before, fragment, links = turn.before, turn.fragment, turn.fragment.links
    percent = fragment.has("PERCENT") and fragment.only_says("PERCENT", "NUMBER", "SAYS_YES", "ABOUT")
    if percent and not (before.of or before.grouped):  # "so 76 percent, right?"
        share = before if before.that else out_of(before)
        return share and replace(share, want="share", claim=Claim("==", fragment.numbers[0], about=True))
    claims = fragment.has("IS") and fragment.has("THAN", "OVER", "UNDER") and fragment.only_says(*_CLAIMED)
    if claims and fragment.side and before.want in COUNTED and not before.grouped:
        op: Operator = "<" if fragment.side == "worse" else ">"  # "är det högre än 10?"
        return None if before.of else replace(before, claim=Claim(op, fragment.numbers[0]))
    if not links & {"less", "against"} and fragment.only_says(*_NUMBERED):
        return numbered(before, fragment.numbers[0], fragment.measure)  # "sänk kravet på tjänster till 20"
    return None


def how_much(turn: Turn) -> Question | None:
    """How much more, of the two or the groups that stood beside each other: "how much?"."""
    before, held = turn.before, beside_of(turn.before.where)
    if held and before.want in ("list", "count") and before.of in ((), (held.than,)):  # who they are, and their figures
        return Question("list", held.measure, before.where)
    if before.want not in SUMS and (changed := how_many_changed(before)):
        return changed
    between = apart(turn) if turn.both or before.grouped else with_and_without(turn)
    return between or (before if before.want == "compare" else None)


def why(turn: Turn) -> Question:
    """Why one kommun got its score; of anything else no survey holds a reason, only on what the answer rests."""
    before, fragment = turn.before, turn.fragment
    if fragment.has("NUMBER") and fragment.only_says("WHY", "NUMBER", "EXACTLY"):
        return told("coverage")(before)  # "varför bara sex"
    if turn.one and fragment.has("BEST") and len(fragment.numbers) == 1 and fragment.numbers[0] > 0:
        return figure_of_place(turn, fragment.numbers[0])
    of = kommuner_of(before) if before.want in _OF_KOMMUNER else ()
    first = of[0] if of else turn.marked if before.want == "top" else None
    if len(of) > 1 and fragment.has("DIFFERENCE"):
        return Question("compare", of=of)  # what differs between them
    pair = (*of, *held_against(before)) if before.want in ("compare", "check", "difference") else ()
    but_why = fragment.alone is None or fragment.only_says(
        "WHY", "DIFFERENCE", "AMOUNT", "MORE", "FEWER", "LOW", "HIGH"
    )
    if len(pair) > 1 and but_why:  # what both have
        measure = turn.measure if turn.measure not in ("score", *YES_NO) else ""
        return Question("compare", measure, of=pair, topic="cause")
    if first and {before.measure, *measures_of(before.that)} <= {"", "score"}:
        return Question("explain", of=(first,))
    return replace(before, form="basis") if "explain" in fragment.links else Question("text", topic=OF_REASONS)
