"""The bounds of a mean of figures of which some are not known, against every mean that there can be."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.store.evaluate.means import between
from data.store.evaluate.standings import Member

FIGURES = st.tuples(st.integers(0, 3), st.integers(0, 3)).map(sorted)
MEMBERS = st.lists(
    st.builds(
        lambda figures, sure, has: Member("", "", sure, None, figures[0], figures[1], has),
        FIGURES,
        st.integers(0, 1),
        st.sampled_from((0, 1, None)),
    ),
    min_size=1,
    max_size=5,
)


def possible(members: list[Member]) -> Iterator[float | None]:
    """Each mean that there can be; None where nobody has a figure."""
    each_can = []
    for member in members:
        low, high = member.low, member.high
        assert low is not None
        assert high is not None
        certain = member.sure and member.has == 1
        ends: list[float | None] = [low, high] if member.has != 0 else [None]
        each_can.append(ends if certain else [*ends, None])
    for world in product(*each_can):
        there = [figure for figure in world if figure is not None]
        yield sum(there) / len(there) if there else None


@given(MEMBERS)
def test_a_mean_is_as_far_bounded_as_it_is(members: list[Member]) -> None:
    means = list(possible(members))
    known = [mean for mean in means if mean is not None]
    if len(known) < len(means):
        assert between(members) is None
    else:
        assert between(members) == pytest.approx((min(known), max(known)))


def test_what_nothing_bounds_is_no_bound() -> None:
    certain, open_ = Member("", "", 1, 4, 4, 4, 1), Member("", "", 0, None, 0, None, None)
    assert between([certain, open_]) == (2, None)
