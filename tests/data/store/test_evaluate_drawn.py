"""The evaluator against an oracle: any want, measure, tree, grouping and order, over tiny surveys.

Where all is known the answers are the same. Where it is not, what is certain holds in every world that is possible.
EINDEX_DRAWN=20000 draws more questions (the nightly form).
"""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from data.model import conditions as c
from data.model.question import Claim, Question
from data.store.evaluate import evaluate, settled_first
from tests.conftest import DRAWN
from tests.data.store import tiny
from tests.data.store.agree import agree
from tests.data.store.oracle import World

TEMPLATE = tiny.template()

measures = st.sampled_from(tiny.MEASURES)
numbers = st.integers(0, 3).map(float)
codes = st.sampled_from(tiny.CODES)
leaf = st.one_of(
    st.builds(c.InArea, st.sampled_from((*tiny.LAN, "own"))),
    st.builds(c.InGroup, st.sampled_from((*tiny.GROUPS, "own"))),
    st.builds(c.Size, st.sampled_from((0, 1000, 20_000)), st.sampled_from((None, 12_000, 50_000))),
    st.builds(c.Is, codes),
    st.builds(c.Begins, st.sampled_from(("A", "B"))),
    st.builds(c.Has, measures, st.sampled_from(("<", "<=", "==", ">=", ">")), st.one_of(numbers, st.just("max"))),
    st.builds(c.Known, measures),
    st.builds(c.Place, measures, st.integers(1, 3), st.integers(1, 5), st.sampled_from(("most", "fewest"))),
    st.builds(
        c.Beside,
        st.one_of(codes, st.sampled_from(("mean", "country", "median", "country_median"))),
        st.sampled_from(("better", "worse", "same")),
        measures,
        st.sampled_from(("<=", "==", ">=", ">")),
        st.sampled_from((0, 0, 1, 2)),
    ),
    st.builds(
        c.Against, st.sampled_from(("score", "apps")), st.sampled_from(("<", "==", ">")), st.sampled_from(("wait",))
    ),
)


def _deeper(inner: st.SearchStrategy[c.Condition]) -> st.SearchStrategy[c.Condition]:
    several = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.one_of(st.builds(c.All, several), st.builds(c.Any, several), st.builds(c.Not, inner))


one_deep = st.one_of(leaf, _deeper(leaf))
trees = st.one_of(st.just(c.EVERYONE), one_deep, _deeper(one_deep))
WANTS = ("value", "place", "difference", "compare", "top", "list", "count", "share", "mean", "median", "total",
         "deviation", "range", "extreme", "check")  # fmt: skip
questions = st.builds(
    Question,
    want=st.sampled_from(WANTS),
    measure=measures,
    where=trees,
    of=st.lists(codes, min_size=2, max_size=2, unique=True).map(tuple),
    that=trees,
    every=st.booleans(),
    by=st.sampled_from(("", "", "lan", "group", "size")),
    sides=st.one_of(
        st.just(()), trees.map(lambda that: (that, c.Not(that))), st.lists(trees, min_size=2, max_size=3).map(tuple)
    ),
    order=st.sampled_from(("", "most", "fewest")),
    limit=st.sampled_from((None, 1, 2, 3)),
    claim=st.one_of(
        st.none(),
        st.none(),
        st.builds(Claim, st.sampled_from(("<", "==", ">")), st.sampled_from((0.0, 1.0)), st.just(False)),
    ),
)


KEYS = [(code, measure) for code in tiny.CODES for measure in tiny.MEASURES]
known = st.sampled_from((None, None, *((n, n, 1) for n in (0.0, 1.0, 2.0, 3.0))))
between = st.tuples(numbers, numbers, st.sampled_from((1, None))).map(lambda cell: (*sorted(cell[:2]), cell[2]))
surveys = st.builds(
    lambda all_of_them, some: dict(zip(KEYS, all_of_them, strict=True)) | some,
    st.tuples(*[known] * len(KEYS)),
    st.dictionaries(st.sampled_from(KEYS), between, max_size=3),
)


# Beside a figure that may not be there, SQL says neither yes nor no of whoever has none.
NOBODY_ANSWERED: tiny.Cells = {(code, measure): None for code in tiny.CODES for measure in tiny.MEASURES} | {
    ("1202", "wait"): (0.0, 0.0, None)
}

ALIKE: tiny.Cells = {(code, measure): (1.0, 1.0, 1) for code in tiny.CODES for measure in tiny.MEASURES}
ALIKE_MAYBE: tiny.Cells = {**ALIKE, ("0101", "score"): (0.0, 2.0, 1)}
# Whether it has apps is open of the one with most points, so the second is not surely the best of those that have.
MAY_LEAD: tiny.Cells = {(code, measure): None for code in tiny.CODES for measure in tiny.MEASURES} | {
    ("0101", "score"): (3.0, 3.0, 1),
    ("0101", "apps"): (0.0, 2.0, 1),
    ("0102", "score"): (2.0, 2.0, 1),
    ("0102", "apps"): (1.0, 1.0, 1),
}


@settings(max_examples=3 * DRAWN, suppress_health_check=list(HealthCheck))
@given(surveys, questions)
@example(ALIKE, Question("count", "score", c.Beside("0101", "same", "score")))
@example(ALIKE_MAYBE, Question("count", "score", c.Beside("0101", "same", "score")))
@example(ALIKE_MAYBE, Question("count", "score", c.Not(c.Beside("0101", "same", "score"))))
@example(MAY_LEAD, Question("top", "score", c.Has("apps", ">=", 1)))
@example(NOBODY_ANSWERED, Question("place", "score", c.Not(c.Beside("1202", "better", "wait")), of=("0101",)))
@example(NOBODY_ANSWERED, Question("check", "score", that=c.Beside("1202", "better", "wait"), every=False))
@pytest.mark.timeout(0)
def test_an_answer_is_that_of_the_oracle(cells: tiny.Cells, question: Question) -> None:
    own = any(getattr(leaf, "area", getattr(leaf, "group", "")) == "own" for leaf in _leaves(question))
    needs_of = question.want in ("value", "place", "difference", "compare") or own
    if question.want in ("value", "place"):
        question = replace(question, of=question.of[:1])
    elif not needs_of and (question.want != "check" or question.every):
        question = replace(question, of=())
    elif own and question.want in ("count", "share", "mean", "median", "total", "deviation", "range"):
        return
    if question.want == "total":
        question = replace(question, that=None)  # whose part of it is wanted: a share, that a whole reply tells
    db = TEMPLATE
    loaded = tiny.fill(db, cells)
    settled_first(db, loaded, question)  # raises nothing; what it asks instead is another question
    result = evaluate(db, loaded, question)
    worlds = [World(rows, question, tiny.HIGHEST) for rows in tiny.worlds(cells)]
    agree(result, question, worlds)


def _leaves(question: Question) -> list[c.Leaf]:
    return [leaf for tree in question.conditions for leaf in c.leaves(tree)]
