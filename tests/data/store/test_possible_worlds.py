"""What the evaluator calls certain is so in every world that fits what is published: values, counts, places, checks …

Tiny surveys, all worlds of each (tests/data/loading/certainty/worlds.py), asked through a store that was loaded.
"""

import csv
import random
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

import numpy as np
import numpy.typing as npt
import pytest

from data.loading.build import Plan, build
from data.loading.packages.registry import REGISTRY
from data.model.conditions import EVERYONE, Beside, Condition, Has, InArea, Not, Operator, both
from data.model.question import Question
from data.model.result import Check, Figure, Rows
from data.model.value import Value
from data.store.store import Store
from tests.data.loading.certainty.worlds import CODES, KOMMUN, SCALE, Floats, Published, Worlds
from tests.data.store.oracle import COMPARE
from tests.data.store.test_evaluate import Told, shape_of

SURVEYS = 40
Mask = npt.NDArray[np.bool_]
Span = tuple[float, float]  # at least, at most
Asked = tuple[str, Span, Span, Question]  # the kind, what is told, what is so over all worlds
AREAS = ("", *sorted(set(KOMMUN["lan"])))
HEAD = """
id = "tiny-{number}"
year = {year}
name = "Tiny {number}"
publisher = "e-index"
scale = 3
title = {{ sv = "Liten", en = "Tiny" }}
measures = {{ score = {{ decimals = 0 }}, answered = {{}} }}
sources = {{ report = {{ title = "Rapport", url = "https://example.org" }} }}
"""


@pytest.fixture(scope="module")
def worlds() -> Worlds:
    return Worlds.every()


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five kommuner."""
    folder: Path = tmp_path_factory.mktemp("store") / "registry"
    shutil.copytree(REGISTRY, folder)
    rows = (folder / "kommuner.csv").read_text(encoding="utf-8").splitlines()
    kept = [row for row in rows if row[:4] in {"code", *CODES}]
    (folder / "kommuner.csv").write_text("\n".join(kept), encoding="utf-8")
    lan = {code[:2] for code in CODES} | {"co"}
    rows = (folder / "lan.csv").read_text(encoding="utf-8").splitlines()
    (folder / "lan.csv").write_text("\n".join(row for row in rows if row[:2] in lan), encoding="utf-8")
    for name in ("aliases", "localities", "landscapes"):
        head = (folder / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0]
        (folder / f"{name}.csv").write_text(f"{head}\n", encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Survey:
    """One of the surveys of a store."""

    store: Store
    id: str

    def shape(self, kind: type[Told], question: Question) -> Told:
        return shape_of(self.store, kind, replace(question, survey=self.id))


def _write(said: Published, number: int, folder: Path) -> None:
    package = folder / f"tiny-{number}"
    package.mkdir(parents=True)
    (package / "survey.toml").write_text(HEAD.format(number=number, year=1950 + number), encoding="utf-8")
    names = dict(zip(KOMMUN["code"], KOMMUN["name"], strict=True))
    with (package / "scores.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["kommun", "name", "measure", "value", "precision", "source", "note"])
        for kommun, measure, value, precision in said.facts:
            writer.writerow([CODES[kommun], names[CODES[kommun]], measure, value, precision, "report", ""])
    with (package / "figures.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["measure", "value", "text_sv", "text_en", "precision", "source", "note"])
        writer.writerows([name, value, "", "", "exact", "report", ""] for name, value in said.figures.items())


# Of what is so in every world, at least so much is told as certain; measured 2 to 5 points more.
FOUND = {
    "value": 0.78,
    "count": 0.76,
    "place": 0.7,
    "check": 0.73,
    "better": 0.55,
    "share": 0.6,
    "extreme": 0.6,
    "mean": 0.65,
    "total": 0.65,
    "list": 0.95,
    "top": 0.95,
    "check all": 0.78,
    "check any": 0.8,
    "check none": 0.73,
    "check not all": 0.82,
    "check both": 0.78,
}


def test_what_the_evaluator_calls_certain_is_so_in_every_world(worlds: Worlds, registry: Path, tmp_path: Path) -> None:
    rng = random.Random(15)  # noqa: S311  # surveys by chance need no secrecy
    so, found = Counter[str](), Counter[str]()
    published = [Published.some(worlds, rng) for _ in range(SURVEYS)]
    for number, said in enumerate(published):
        _write(said, number, tmp_path / "surveys")
    build(Plan(tmp_path / "eindex.db", tmp_path / "surveys", registry=registry))
    store = Store(tmp_path / "eindex.db")
    for number, said in enumerate(published):
        possible = worlds.of(said.fits(worlds))
        for kind, told, true, question in asked(Survey(store, f"tiny-{number}"), possible, rng):
            assert told[0] <= true[0] + 1e-9, (kind, told, true, question, said)
            assert true[0] <= true[1] <= told[1] + 1e-9, (kind, told, true, question, said)
            so[kind] += true[0] == true[1]
            found[kind] += told[0] == told[1]
    assert {kind for kind, share in FOUND.items() if found[kind] < share * so[kind]} == set(), (found, so)


def asked(survey: Survey, worlds: Worlds, rng: random.Random) -> Iterator[Asked]:
    """Questions by chance: what is told, at least and at most, and what it is over all worlds."""
    score = worlds.facts["score"]
    there = ~np.isnan(score)
    for area in AREAS:
        where: Condition = InArea(area) if area else EVERYONE
        near = np.array([not area or code_lan == area for code_lan in KOMMUN["lan"]])
        op, points = rng.choice(list(get_args(Operator))), rng.randrange(SCALE + 1)
        fits = COMPARE[op](score, points) & there & near
        condition = Has("score", op, points)
        question = Question("count", "score", both(where, condition))
        count = fits.sum(axis=1)
        yield "count", span(survey.shape(Figure, question).value), ends(count), question
        yield from _of_all(survey, score, near, where, op, points)
        # whether all do, any does, or none; those that have no score are not asked about
        for kind, said, every, true in (
            ("check all", condition, True, np.all(fits | ~near | ~there, axis=1)),
            ("check any", condition, False, np.any(fits, axis=1)),
            ("check none", Not(condition), True, ~np.any(fits, axis=1)),
            ("check not all", Not(condition), False, np.any(~fits & near & there, axis=1)),
        ):
            if (there & near).any():  # where nobody has a score, nobody knows
                question = Question("check", "score", where, that=said, every=every)
                yield kind, truth(survey, question), ends(true), question
        for kommun, code in enumerate(CODES):
            has = there[:, kommun]
            if not near[kommun] or not has.any():
                continue
            own = score[has]
            if not area:
                question = Question("value", "score", of=(code,))
                yield "value", span(survey.shape(Figure, question).value), ends(own[:, kommun]), question
                other = rng.choice([each for each in CODES if each != code])
                question = Question("check", "score", of=(code,), that=condition)
                yield "check", truth(survey, question), ends(COMPARE[op](own[:, kommun], points)), question
                both_have = ~np.isnan(own[:, CODES.index(other)])
                if both_have.any():
                    two = COMPARE[op](own[both_have][:, [kommun, CODES.index(other)]], points).all(axis=1)
                    question = Question("check", "score", of=(code, other), that=condition)
                    yield "check both", truth(survey, question), ends(two), question
                    better = own[both_have][:, kommun] > own[both_have][:, CODES.index(other)]
                    question = Question("check", "score", of=(code,), that=Beside(other, "better", "score"))
                    yield "better", truth(survey, question), ends(better), question
            question = Question("place", "score", where, of=(code,))
            placed = survey.shape(Figure, question).placed
            place = 1 + ((own > own[:, [kommun]]) & near).sum(axis=1)
            told = (placed.best or 1, placed.worst or np.inf) if placed else (1, np.inf)
            yield "place", told, ends(place), question
            if placed and placed.shared_with is not None:
                sharing = ((own == own[:, [kommun]]) & near).sum(axis=1) - 1
                yield "shared", (placed.shared_with, placed.shared_with), ends(sharing), question


def _of_all(survey: Survey, score: Floats, near: Mask, where: Condition, op: Operator, points: int) -> Iterator[Asked]:
    """The best, the mean, the total, a list and a ranking of those of an area."""
    there = ~np.isnan(score) & near
    some = there.any(axis=1)
    if some.any():
        own = np.where(there, score, np.nan)[some]
        for want, true in (
            ("extreme", np.nanmax(own, axis=1)),
            ("mean", np.nanmean(own, axis=1)),
            ("total", np.nansum(own, axis=1)),
        ):
            question = Question(want, "score", where)  # type: ignore[arg-type]
            yield want, span(survey.shape(Figure, question).value), ends(true), question
    fits = COMPARE[op](score, points) & there
    if some.any():
        question = Question("share", "score", where, that=Has("score", op, points))
        yield (
            "share",
            span(survey.shape(Figure, question).value),
            ends(100 * fits[some].sum(axis=1) / there[some].sum(axis=1)),
            question,
        )
    question = Question("list", "score", both(where, Has("score", op, points)))
    listed = survey.shape(Rows, question)
    inside = np.array([code in {row.kommun.code for row in listed.rows} for code in CODES])
    yield "list", (1, 1), ends(fits[:, inside].all(axis=1)), question
    if listed.complete:
        yield "whole list", (0, 0), ends(fits[:, ~inside].any(axis=1)), question
    question = Question("top", "score", where, limit=2)
    top = survey.shape(Rows, question)
    inside = np.array([code in {row.kommun.code for row in top.rows} for code in CODES])
    if top.rows and top.complete:
        last = score[:, CODES.index(top.rows[-1].kommun.code)]
        as_high = np.where(there, score, -1)[:, ~inside] >= last[:, None]
        yield "top", (0, 0), ends(np.any(as_high, axis=1)), question


def truth(survey: Survey, question: Question) -> Span:
    return {"yes": (1, 1), "no": (0, 0), "unknown": (0, 1)}[survey.shape(Check, question).truth]


def span(value: Value) -> Span:
    if value.value is not None:
        return value.value, value.value
    return -np.inf if value.low is None else value.low, np.inf if value.high is None else value.high


def ends(figures: npt.NDArray[Any]) -> Span:
    return float(figures.min()), float(figures.max())
