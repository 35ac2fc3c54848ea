"""Who sees only the first sentence of an answer can tell what was asked: two questions that differ never share it.

Questions are drawn, and each is held against those that differ from it in one thing (mutants.py). Two that mean the
same, though they are built otherwise, may share their sentence. To see what a sentence drops and not what the figures
happen to be, each is also said with the figures of the other.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from data.model import conditions
from data.model.conditions import EVERYONE, All, Beside, Condition, Has, Place
from data.model.question import Question
from data.model.result import Result
from data.store.store import Store
from handlers.replies import shapes
from handlers.replies.phrases import Phrases
from tests.conftest import DRAWN
from tests.data.store.example_questions import CODES, MEASURES, leaves, questions
from tests.data.store.meaning import Meaning
from tests.data.store.mutants import ASKED_IF, mutants

MUTANTS = 8 if DRAWN <= 500 else 24  # of each, or a few more
OF_FIGURES = ("where", "that", "every", "order", "sides")  # what differs can be said with the same figures

places = st.integers(1, 40)
beside = st.one_of(
    st.builds(Place, st.sampled_from(MEASURES[:4]), places, places, st.sampled_from(("most", "fewest"))),
    st.builds(
        Beside, st.one_of(st.just("mean"), st.sampled_from(CODES)), st.sampled_from(("better", "worse", "same")),
        st.sampled_from(MEASURES[:4]),
    ),
)  # fmt: skip
with_others = st.one_of(beside, st.tuples(beside, leaves).map(All))
drawn = st.one_of(
    questions, st.builds(Question, st.sampled_from(["list", "count", "mean", "top"]), where=with_others)
).filter(lambda question: all(map(_is_asked, (question.where, question.that or EVERYONE))))


def _is_asked(condition: Condition) -> bool:
    """Nobody asks who has less than yes."""
    return not any(
        isinstance(leaf, Has) and leaf.measure in ASKED_IF and (leaf.op, leaf.value) not in (("==", 0), ("==", 1))
        for leaf in conditions.leaves(condition)
    )


def first_sentence(result: Result, lang: str) -> str:
    return shapes._draft(result, Phrases(result, lang)).sentences[0]  # type: ignore[arg-type]


def kind(question: Question) -> str:
    return (
        question.want
        + (" of" if question.of else "")
        + (" of sides" if question.sides else " by" if question.by else "")
    )


Shared = Mapping[tuple[str, str], list[str]]


@pytest.fixture(scope="module")
def shared(example_db: Path) -> Shared:
    """By what was asked and what differs: the sentences that two questions share."""
    meaning, store = Meaning(), Store(example_db)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)

    @settings(
        derandomize=True, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )  # fmt: skip
    @given(st.sampled_from(["exempel", "skl-2014"]), drawn)
    def draw(survey: str, question: Question) -> None:
        asked = replace(question, survey=survey)
        try:
            for differs, other, one, two in _said_by_both(asked, store, meaning):
                if one == two:
                    found[kind(asked), differs].append(f"{one}\n  {asked}\n  {other}")
        except Exception as error:
            found[kind(asked), "fails"].append(f"{error!r}\n  {asked}")

    draw()
    return found


def _said_by_both(question: Question, store: Store, meaning: Meaning) -> Iterator[tuple[str, Question, str, str]]:
    result = store.evaluate(question)
    if result.question.want != question.want:
        return
    several, meant = list(mutants(question)), meaning.of(question)
    for differs, other in several[:: max(1, len(several) // MUTANTS)]:
        if meant == meaning.of(other):
            continue
        second = store.evaluate(other)
        if second.question.want != other.want:
            continue
        same_figures = replace(result, question=second.question, names={**result.names, **second.names})
        for lang in ("sv", "en"):
            own = first_sentence(result, lang)
            yield differs, other, own, first_sentence(second, lang)
            if differs in OF_FIGURES:
                try:
                    yield differs, other, own, first_sentence(same_figures, lang)
                except (LookupError, ValueError):  # it speaks of figures that the other has not
                    continue


FIELDS = ("where", "that", "every", "order", "measure", "want", "claim", "by", "sides", "of", "to", "fails")
SUMS = ("mean", "median", "total", "deviation", "range", "extreme")
ASKED = (
    *("value of", "place of", "compare of", "difference of", "check of", "check", "top", "list", "count", "share"),
    *SUMS,
    "association",
    *(f"{want} {of}" for want in (*SUMS, "count", "share") for of in ("by", "of sides")),
)


@pytest.mark.timeout(120 if DRAWN <= 500 else 0)
def test_two_questions_never_share_a_headline(shared: Shared) -> None:
    """One test, so that no second process draws them again."""
    assert {each: shared[each] for each in product(ASKED, FIELDS) if shared.get(each)} == {}
