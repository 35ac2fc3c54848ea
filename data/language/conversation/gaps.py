"""What a message asks that says less than a whole question would: "trea?", "i procent?", "who has 10"."""

from dataclasses import replace

from data.language.composition.clauses import ANSWERED, having
from data.language.composition.measures import PLANNED
from data.language.composition.organised import KINDS
from data.language.conversation.forms import asks_figure
from data.language.conversation.fragment import PLACES, Fragment
from data.language.conversation.kinds import areas_of
from data.model.conditions import Direction, Has, Place
from data.model.question import NO_FIGURES, Question, Want


def said_by(fragment: Fragment, alone: Question, measure: str) -> Question:
    """What the message asks, where it says less than a whole question would. `measure`: that was spoken of."""
    if alone.want in NO_FIGURES and fragment.share_there:
        rest = fragment.asked(tuple(term.typed for term in fragment.terms.terms if not term.has("SHARE", "PERCENT")))
        unread = fragment.has(*PLACES) and not areas_of(rest.where)  # a kommun is no whole
        return alone if unread else Question("share", where=rest.where)
    if fragment.but_share:
        return Question("share", that=alone.that if alone.that == ANSWERED else None)
    if fragment.all_groups:
        return replace(alone, want="mean", by="group" if fragment.has("GROUP_NOUN") else "lan", topic="")
    if alone.want == "text" and asks_figure(fragment):
        return Question("overview", fragment.measure)  # "what are their scores"
    if fragment.nth and not alone.by:
        order: Direction = "fewest" if fragment.nth_from == "fewest" else "most"
        return Question(
            "top", where=Place("score", fragment.nth, fragment.nth, order), order=order, survey=alone.survey
        )
    if fragment.has("WHO", "MANY") and (found := _having(fragment, alone, measure)):
        return found
    if fragment.plans_none:
        return Question("list", where=Has(PLANNED["e_services"], "==", 0))
    if fragment.has("PLANNED") and not fragment.has("MEASURE"):
        want: Want = alone.want if alone.want in ("top", "extreme") else "overview"
        return replace(alone, want=want, measure=PLANNED["e_services"], topic="", unused=())
    if alone.topic == "unknown" and fragment.of_many and fragment.only_says("KOMMUN", "MANY", "SHOW", "IS", "PRESENT"):
        return Question("list")  # "visa kommunerna där"
    if fragment.only_says("EXISTING"):
        return Question("overview", KINDS[1] if measure in KINDS else "e_services")
    return alone


def _having(fragment: Fragment, alone: Question, measure: str) -> Question | None:
    """Those that have something, where it but says who: "who of them has an e-strategy", "who has 10"."""
    if alone.want == "overview" and alone.measure and fragment.has("WHO") and not fragment.side:
        return Question("list", where=having(alone.measure))
    if not fragment.only_says("WHO", "MANY", "KOMMUN", "HAS", "NO", "WITHOUT", "ANY", "NUMBER"):
        return None
    lacks = fragment.has("NO", "WITHOUT")
    told = measure not in ("", "score", "population") and (lacks or fragment.has("HAS")) and not fragment.numbers
    return Question("list", where=Has(measure, "==", 0) if lacks else having(measure)) if told else None
