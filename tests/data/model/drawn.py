"""Questions by chance: every field, every condition. What the evaluator makes of them is not asked here."""

from typing import get_args

from hypothesis import strategies as st

from data.model import conditions as c
from data.model.question import Claim, Form, Group, Lang, Order, Question, Read, Target, Want
from tests.conftest import LETTERS

names = st.text(LETTERS, max_size=8)
operators = st.sampled_from(get_args(c.Operator))
numbers = st.one_of(
    st.integers(-20, 200), st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15)
)
wholes = st.integers(0, 10**9)
places = st.integers(1, 300)
leaves = st.one_of(
    st.builds(c.InArea, names),
    st.builds(c.InGroup, names),
    st.builds(c.Size, wholes, st.none() | wholes),
    st.builds(c.Is, names),
    st.builds(c.Has, names, operators, st.just("max") | numbers),
    st.builds(c.Known, names),
    st.builds(c.Place, names, places, places, st.sampled_from(get_args(c.Direction))),
    st.builds(c.Beside, names, st.sampled_from(get_args(c.Side)), names),
    st.builds(c.Against, names, st.sampled_from(get_args(c.Apart)), names),
    st.builds(c.Near, names, names),
    st.builds(c.Begins, names),
)
trees: st.SearchStrategy[c.Condition] = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(c.All, st.lists(inner, max_size=3).map(tuple)),
        st.builds(c.Any, st.lists(inner, max_size=3).map(tuple)),
        st.builds(c.Not, inner),
    ),
    max_leaves=8,
)
texts = st.lists(names, max_size=4).map(tuple)
questions = st.builds(
    Question,
    want=st.sampled_from(get_args(Want)),
    measure=names,
    where=st.just(c.EVERYONE) | trees,
    of=st.lists(names, min_size=2, max_size=4).map(tuple),
    that=st.none() | trees,
    also=texts,
    sides=st.lists(trees, max_size=3).map(tuple),
    every=st.booleans(),
    to=st.sampled_from(get_args(Target)),
    by=st.sampled_from(get_args(Group)),
    order=st.sampled_from(get_args(Order)),
    limit=st.none() | places,
    claim=st.none() | st.builds(Claim, operators, numbers, st.booleans()),
    topic=names,
    survey=st.none() | names,
    since=st.none() | names,
    form=st.sampled_from(get_args(Form)),
    page=places,
    marked=st.none() | names,
    replaced=st.lists(trees, max_size=3).map(tuple),
    earlier=st.none() | trees,
    lang=st.sampled_from(get_args(Lang)),
    read=st.lists(
        st.builds(Read, names, st.sampled_from(("misspelt", "town", "namesake", "abroad", "unknown", "except")), names),
        max_size=3,
    ).map(tuple),
    unused=texts,
)
