"""Who sees only the first sentence of an answer can tell what was asked: two questions that differ never share it.

Questions are drawn, and each is held against those that differ from it in one thing (mutants.py). Two that mean the
same, though they are built otherwise, may share their sentence. To see what a sentence drops and not what the figures
happen to be, each is also said with the figures of the other.
"""

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from data.loading.example import write_example
from data.loading.packages.registry import REGISTRY
from data.model import conditions
from data.model.conditions import EVERYONE, All, Beside, Condition, Has, Place
from data.model.question import Question
from data.model.result import Result
from data.store.store import Store
from handlers.replies import shapes
from handlers.replies.phrases import Phrases
from tests.data.store.example_questions import CODES, KOMMUNER, MEASURES, leaves, questions
from tests.data.store.meaning import Meaning
from tests.data.store.mutants import ASKED_IF, mutants

DRAWN = int(os.environ.get("EINDEX_DRAWN", "500"))
MUTANTS = 24  # of each, or a few more
OF_FIGURES = ("where", "that", "every", "order")  # what differs can be said with the same figures

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


# What the first sentence of an answer does not say yet, by what was asked and what differs: to be mended in
# handlers/replies. Who mends one takes it away.
DROPPED: dict[tuple[str, str], str] = {
    **dict.fromkeys([("mean by", "where"), ("median by", "where"), ("total by", "where"), ("share by", "where")],
        "groups._unknown says no condition where no group has a figure: appar per län bland stora kommuner"),
    ("extreme by", "where"): "groups._leaders says no condition: bästa med appar i varje län",
    ("extreme by", "order"): "groups._leaders says best of the fewest too: sämsta i varje län",
    **dict.fromkeys([("check", "where"), ("check", "that"), ("share", "where"), ("share", "that"), ("extreme", "where")],
        "phrases: not (one thing) is said with 'not both … and' and nothing after; 'not (a or b)' as well"),
    ("list", "where"): "rows._list of named kommuner names nobody: 1 av 1 kommuner har en känd poäng",
    **dict.fromkeys([("top", "where"), ("top", "measure"), ("top", "order")],
        "rows._on_place says the places and not by what those on them are ordered; of none that end it counts from"),
    **dict.fromkeys([("check of", "that"), ("check of", "of")],
        "check._figures says what they have and not what was asked; of a size, a group or itself it says the score"),
    ("compare of", "of"): "rows._comparison names who has most, and the others only in the sentence after",
    **dict.fromkeys([("difference of", each) for each in ("where", "to", "of", "measure")],
        "figure._no_difference says whose figure lacks, and not beside whom or what it was asked"),
    **dict.fromkeys([(want, differs) for want in ("extreme", "mean", "median", "total")
                     for differs in ("measure", "want", "order")],
        "none_known says of whom nothing is known and not what: Ingen uppgift är känd bland …"),
    **dict.fromkeys([(f"{want} by", "order") for want in ("mean", "median", "total", "share", "count")],
        "where no group has a figure it is not said which end was asked for"),
    ("check", "every"): "check_many_unknown is the same for all and for any: Det går inte att säga: vilka …",
    **dict.fromkeys([(want, "where") for want in ("mean", "median", "total", "count")],
        "phrases.noun drops the kommungrupp where a kommun is named beside it"),
    ("place of", "measure"): "place_outside says that it lies elsewhere, whatever it was to be placed by",
}  # fmt: skip


def first_sentence(result: Result, lang: str) -> str:
    return shapes._draft(result, Phrases(result, lang)).sentences[0]  # type: ignore[arg-type]


def kind(question: Question) -> str:
    return question.want + (" of" if question.of else "") + (" by" if question.by else "")


Shared = Mapping[tuple[str, str], list[str]]


@pytest.fixture(scope="module")
def shared(example_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """By what was asked and what differs: the sentences that two questions share."""
    folder: Path = tmp_path_factory.mktemp("answers")
    write_example(folder, KOMMUNER)
    meaning, store = Meaning(REGISTRY, folder / "answers.csv"), Store(example_db)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)

    @settings(
        max_examples=DRAWN, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
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
    several = list(mutants(question))
    for differs, other in several[:: max(1, len(several) // MUTANTS)]:
        if meaning.of(question) == meaning.of(other):
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


FIELDS = ("where", "that", "every", "order", "measure", "want", "claim", "by", "of", "to", "fails")
ASKED = (
    *("value of", "place of", "compare of", "difference of", "check of", "check", "top", "list", "count", "share"),
    *("mean", "median", "total", "extreme"),
    *("mean by", "median by", "total by", "count by", "extreme by", "share by"),
)
KINDS = [
    pytest.param(
        asked, differs, marks=[pytest.mark.xfail(reason=DROPPED[asked, differs])] if (asked, differs) in DROPPED else []
    )
    for asked in ASKED
    for differs in FIELDS
]


@pytest.mark.timeout(120 if DRAWN <= 500 else 0)
@pytest.mark.parametrize(("asked", "differs"), KINDS)
def test_two_questions_never_share_a_headline(shared: Shared, asked: str, differs: str) -> None:
    assert shared.get((asked, differs), []) == []
