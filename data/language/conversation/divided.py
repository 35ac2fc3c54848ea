"""The same for so many inhabitants: "och per invånare?", "who has most per capita?" after apps were spoken of."""

from dataclasses import replace

from data.language.composition.measures import PLANNED
from data.language.conversation.fragment import Fragment
from data.language.conversation.reading import read_fragment
from data.language.conversation.turn import held_against, measure_of
from data.language.per_inhabitants import told_for
from data.language.term import Term
from data.model.measure import of_inhabitants, per_inhabitants
from data.model.question import Question


def undivided(fragment: Fragment) -> tuple[Fragment, Term] | None:
    """The message without the words that divide by inhabitants, and these; None where it has none of its own."""
    said = next((term for term in fragment.terms.terms if "PER_HEAD" in term), None)
    if said is None:
        return None
    words = (*fragment.words[: said.start], *fragment.words[said.end :])
    if not words:
        return read_fragment("", fragment.names, fragment.vocabulary), said
    joined = [word for word in fragment.text.split()[:1] if word not in fragment.words]  # "och"
    return read_fragment(" ".join((*joined, *words)), fragment.names, fragment.vocabulary), said


def divided(asked: Question, said: Term, counted: tuple[str, ...]) -> Question | None:
    """The question for so many inhabitants; None where it is of nothing that is counted."""
    of_pair = asked.want == "check" and (*asked.of, *held_against(asked))
    if of_pair and len(of_pair) > 1:  # whether one has more than the other: both figures tell
        measure = measure_of(asked) if measure_of(asked) in counted else ""
        asked = replace(asked, want="compare", measure=measure, of=of_pair, that=None)
    if asked.want in ("profile", "compare") and not asked.measure:  # of all that is told what there is of it
        first, *rest = sorted(set(counted) - {*PLANNED.values()}, key=lambda each: each not in PLANNED)
        asked = replace(asked, want="value" if asked.want == "profile" else asked.want, measure=first, also=(*rest,))
    named = {each: of_inhabitants(each) or each for each in (asked.measure, *asked.also)}
    per = {each: per_inhabitants(of, told_for(said)) for each, of in named.items() if of in counted}
    if asked.measure not in per:
        return None
    want = "mean" if asked.want == "total" else asked.want  # figures for so many are not added
    return replace(asked, want=want, measure=per[asked.measure], also=tuple(per.get(each, each) for each in asked.also))
