"""Questions by chance about the example survey: real kommuner, areas and measures, conditions three deep."""

import pandas as pd
from hypothesis import strategies as st

from data.loading.packages.registry import REGISTRY
from data.model.conditions import (
    EVERYONE,
    Against,
    All,
    Any,
    Begins,
    Condition,
    Has,
    InArea,
    InGroup,
    Is,
    Known,
    Near,
    Not,
    Size,
)
from data.model.question import Claim, Question, Want
from tests.data.store.example_kommuner import FULL, SIZES

MEASURES = ("score", "e_services", "e_services_planned", "apps", "e_strategy", "e_responsible", "population")
KOMMUNER = pd.read_csv(REGISTRY / "kommuner.csv", dtype={"code": str, "lan": str})
CODES = list(KOMMUNER["code"])
VALUES = {
    "score": range(FULL + 1),
    "apps": range(7),
    "e_services": (0, 1, 10, 25, 40, 60),
    "e_services_planned": range(12),
    "population": (10_000, 30_000, 100_000),
}

leaves: st.SearchStrategy[Condition] = st.one_of(
    st.builds(InArea, st.sampled_from([*sorted(set(KOMMUNER["lan"])), "Småland", "Norrland"])),
    st.builds(InGroup, st.sampled_from(sorted(set(KOMMUNER["kommungrupp"])))),
    st.sampled_from([Size(least, below) for least, below in SIZES.items()]),
    st.builds(Size, st.sampled_from([0, 15_000, 60_000]), st.none()),
    st.builds(Is, st.sampled_from(CODES)),
    st.builds(Known, st.sampled_from(MEASURES)),
    st.builds(Begins, st.sampled_from(["S", "Ö", "Å"])),
    st.builds(Near, st.sampled_from(CODES), st.just("population")),
    st.just(Has("score", "==", "max")),
    st.builds(
        Against,
        st.sampled_from(["apps", "e_services_planned"]),
        st.sampled_from(["<", "==", ">"]),
        st.sampled_from(["e_services", "score"]),
    ),
    st.builds(Has, st.just("answered"), st.just("=="), st.sampled_from([0, 1])),
    st.sampled_from(MEASURES).flatmap(
        lambda measure: st.builds(
            Has,
            st.just(measure),
            st.sampled_from(["<", "<=", "==", ">=", ">"]),
            st.sampled_from(VALUES.get(measure, (0, 1))),
        )
    ),
)


def _trees(depth: int) -> st.SearchStrategy[Condition]:
    if depth == 1:
        return leaves
    inner = st.lists(_trees(depth - 1), min_size=1, max_size=3).map(tuple)
    return st.one_of(leaves, st.builds(All, inner), st.builds(Any, inner), st.builds(Not, _trees(depth - 1)))


def _opposed(that: Condition) -> tuple[Condition, Condition]:
    return that, Not(that)


trees = _trees(3)
where = st.one_of(st.just(EVERYONE), trees)
kommun = st.sampled_from(CODES)
measures = st.sampled_from(MEASURES)
_SUMS = ["mean", "median", "total", "deviation", "range"]
ends = st.sampled_from(["most", "fewest"])
limits = st.one_of(st.none(), st.integers(1, 30))
several = st.lists(kommun, min_size=2, max_size=6, unique=True).map(tuple)


def _of_sides(wants: st.SearchStrategy[Want], that: st.SearchStrategy[Condition | None]) -> st.SearchStrategy[Question]:
    return st.builds(
        Question,
        wants,
        measure=measures,
        where=where,
        that=that,
        sides=st.one_of(trees.map(_opposed), st.lists(leaves, min_size=2, max_size=3).map(tuple)),
        order=st.sampled_from(["", "fewest"]),
        claim=st.one_of(st.none(), st.builds(Claim, st.sampled_from(["<", "==", ">"]), st.just(0.0), st.just(False))),
    )


questions = st.one_of(
    st.builds(Question, st.just("value"), measure=measures, where=where, of=st.tuples(kommun)),
    st.builds(
        Question,
        st.just("place"),
        measure=measures,
        where=where,
        of=st.tuples(kommun),
        order=st.sampled_from(["", "fewest"]),
    ),
    st.builds(Question, st.just("compare"), measure=measures, of=several),
    st.builds(
        Question,
        st.just("compare"),
        measure=measures,
        of=st.tuples(kommun, kommun),
        claim=st.builds(Claim, st.sampled_from(["<", "==", ">"]), st.sampled_from([0.0, 0.5, 2.0]), st.just(False)),
    ),
    st.builds(Question, st.just("difference"), measure=measures, of=st.tuples(kommun, kommun)),
    st.builds(
        Question,
        st.just("difference"),
        measure=measures,
        of=st.tuples(kommun),
        where=where,
        to=st.sampled_from(["best", "mean", "median"]),
    ),
    st.builds(Question, st.just("difference"), measure=st.just("score"), of=st.tuples(kommun), to=st.just("max")),
    st.builds(Question, st.just("top"), measure=measures, where=where, order=ends, limit=limits),
    st.builds(Question, st.sampled_from(["list", "count"]), where=where),
    st.builds(Question, st.just("share"), where=where, that=trees),
    st.builds(Question, st.sampled_from(_SUMS), measure=measures, where=where),
    st.builds(Question, st.just("extreme"), measure=measures, where=where, order=ends),
    st.builds(Question, st.just("association"), measure=measures, also=st.tuples(measures), where=where),
    st.builds(Question, st.just("check"), of=st.one_of(st.tuples(kommun), several), that=trees),
    st.builds(Question, st.just("check"), where=where, that=trees, every=st.booleans()),
    st.builds(
        Question,
        st.sampled_from([*_SUMS, "count", "extreme"]),
        measure=measures,
        where=where,
        by=st.sampled_from(["lan", "group", "size"]),
        order=st.sampled_from(["", "most", "fewest"]),
        limit=st.one_of(st.none(), st.integers(1, 8)),
    ),
    st.builds(Question, st.just("share"), where=where, that=trees, by=st.sampled_from(["lan", "group", "size"])),
    _of_sides(st.sampled_from([*_SUMS, "count", "extreme"]), st.none()),
    _of_sides(st.just("share"), st.one_of(st.none(), trees)),
)
