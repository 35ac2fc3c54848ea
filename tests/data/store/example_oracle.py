"""What a question's answer is, reckoned with pandas from the raw answers of a complete survey.

It shares no code with the evaluator: only the values of data.model are read. A condition is True, False or, where a
kommun has no such figure at all, None.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any as Anything
from typing import Final

import pandas as pd

from data.model.conditions import Against, All, Any, Condition, Has, InArea, InGroup, Is, Known, Not, Size
from data.model.question import Question

Said = dict[str, Anything]
_STEPS: Final = {"e_services": (1, 10, 25, 40), "apps": (1, 3)}  # a point from each
_CHOICE: Final = {"nej": 0, "delvis": 1, "helt": 2}
_YES: Final = {"nej": 0, "ja": 1}
YES_NO: Final = ("e_strategy", "e_responsible", "cooperates_procurement", "cooperates_operations")
NUMBERS: Final = ("e_services", "e_services_planned", "apps")
SIZES: Final = {
    "0": (0, 10_000),
    "10000": (10_000, 20_000),
    "20000": (20_000, 50_000),
    "50000": (50_000, 100_000),
    "100000": (100_000, 10**9),
}
FULL: Final = 14
_COMPARE: Final[dict[str, Callable[[float, float], bool]]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    "==": lambda a, b: a == b,
    ">=": lambda a, b: a >= b,
    ">": lambda a, b: a > b,
}


class Oracle:
    """The kommuner of the registry with their answers: a row each, NaN where there is no figure."""

    def __init__(self, registry: Path, answers: Path) -> None:
        kommuner = pd.read_csv(registry / "kommuner.csv", dtype={"code": str, "lan": str}).set_index("code")
        raw = pd.read_csv(answers, dtype=str).set_index("kommun")
        said = pd.DataFrame({name: raw[name].map(float) for name in NUMBERS})
        for name in YES_NO:
            said[name] = raw[name].map(_YES)
        points = [sum((said[name] >= step).astype(int) for step in steps) for name, steps in _STEPS.items()]
        points += [raw[name].map(_CHOICE) for name in ("my_pages", "eid")]  # NaN where the question was left out
        said["score"] = sum([*points, *(said[name] for name in YES_NO)])
        said["answered"] = 1
        self.all = kommuner.join(said)
        self.all["answered"] = self.all["answered"].fillna(0)
        self._rows = self.all.to_dict("index")
        areas = pd.read_csv(registry / "landscapes.csv", dtype=str)
        self._areas = dict(zip(areas["name"], areas["lan"].str.split(";"), strict=True))

    # --- who fits

    def fits(self, condition: Condition, code: str) -> bool | None:
        row = self._rows[code]
        match condition:
            case InArea(area):
                return row["lan"] in (self._areas.get(area) or [area])
            case InGroup(group):
                return bool(row["kommungrupp"] == group)
            case Size(least, below):
                return bool(row["population"] >= least and (below is None or row["population"] < below))
            case Is(kommun):
                return code == kommun
            case Known(measure):
                return bool(pd.notna(row[measure]))
            case Has(measure, op, value):
                if pd.isna(row[measure]):
                    return None
                return bool(_COMPARE[op](row[measure], FULL if value == "max" else value))
            case Against(measure, op, other):
                if pd.isna(row[measure]) or pd.isna(row[other]):
                    return None
                return bool(_COMPARE[op](row[measure], row[other]))
            case Not(what):
                inner = self.fits(what, code)
                return None if inner is None else not inner
            case All(of):
                parts = [self.fits(each, code) for each in of]
                return False if False in parts else None if None in parts else True
            case Any(of):
                parts = [self.fits(each, code) for each in of]
                return True if True in parts else None if None in parts else False
            case _:
                raise NotImplementedError(condition)

    def those(self, condition: Condition, value: bool = True) -> pd.DataFrame:
        return self.all[[self.fits(condition, code) is value for code in self.all.index]]

    # --- answers

    def answer(self, question: Question) -> Said:
        """What the answer says, as plain numbers, codes and lists."""
        if question.sides:
            return self._of_sides(question)
        if question.by:
            return self._by_group(question)
        among = self.those(question.where)
        return self._of_kommuner(question, among) if question.of else self._of_many(question, among)

    def _of_kommuner(self, question: Question, among: pd.DataFrame) -> Said:
        measure = question.measure or "score"
        figures = self.all[measure]
        first, *others = question.of
        own = _number(figures[first])
        match question.want:
            case "value":
                return {"value": own}
            case "place":
                return {"value": own, **_place(among[measure].dropna(), first)}
            case "compare":
                return {"rows": [(code, _number(figures[code])) for code in question.of]}
            case "difference":
                best = {
                    "max": FULL,
                    "best": among[measure].max(),
                    "mean": among[measure].mean(),
                    "median": among[measure].median(),
                }
                against = _number(best[question.to] if question.to else figures[others[0]])
                return {"value": None if own is None or against is None else own - against}
            case "check":
                assert question.that is not None
                fits = [self.fits(question.that, code) for code in question.of]
                return {"truth": "no" if False in fits else "unknown" if None in fits else "yes"}
            case _:
                raise NotImplementedError(question.want)

    def _of_many(self, question: Question, among: pd.DataFrame) -> Said:
        measure = question.measure or "score"
        figures = among[measure].dropna()
        match question.want:
            case "top":
                return {"rows": _top(among, measure, question.order, question.limit or 10)}
            case "difference":
                return {"value": _number(figures.max() - figures.min()) if len(figures) else None}
            case "list":
                return {"codes": sorted(among.index)}
            case "count":
                return {"value": len(among)}
            case "share":
                return self._share(question, among)
            case "mean" | "median" | "total":
                return {"value": summed(question.want, figures), "known": len(figures)}
            case "extreme":
                end = figures.min() if question.order == "fewest" else figures.max()
                return {"value": _number(end), "codes": sorted(figures[figures == end].index)}
            case "check":
                assert question.that is not None
                fits = [self.fits(question.that, code) for code in among.index]
                told = set(fits) - {None}  # it is asked of those that have such a figure
                if question.every:
                    truth = "no" if False in told else "yes" if told else "unknown"
                else:
                    truth = "yes" if True in told else "no" if told else "unknown"
                return {"truth": truth, "fits": fits.count(True), "whole": len(fits) - fits.count(None)}
            case _:
                raise NotImplementedError(question.want)

    def _share(self, question: Question, among: pd.DataFrame) -> Said:
        assert question.that is not None
        fits = [self.fits(question.that, code) for code in among.index]
        part, whole = fits.count(True), fits.count(True) + fits.count(False)
        return {"value": 100 * part / whole if whole else None, "part": part if whole else None}

    def _by_group(self, question: Question) -> Said:
        """Every group that somebody of `where` is in; of a count, that somebody is in at all."""
        column = {"lan": "lan", "group": "kommungrupp"}.get(question.by)
        found = {}
        for name, condition in self._groups(question.by):
            assert column is None or name in set(self.all[column])
            there = self.those(All((question.where, condition)))
            around = (
                self.those(All((_without_figures(question.where), condition))) if question.want == "count" else there
            )
            if len(around):
                found[name] = self._of_many(question, there)["value"]
        known = {name: value for name, value in found.items() if value is not None}
        ends = sorted(known.values(), reverse=question.order != "fewest")
        if question.limit and len(ends) > question.limit:
            cut = ends[question.limit - 1]
            known = {
                name: value
                for name, value in known.items()
                if (value <= cut + 1e-9 if question.order == "fewest" else value >= cut - 1e-9)
            }
        return {"groups": known, "order": question.order or ("" if question.by == "size" else "most")}

    def _of_sides(self, question: Question) -> Said:
        """Each side, and how many it is not known of on which they are; a share without `that` is of each side."""
        of_each = question.want == "share" and question.that is None
        among = self.those(question.where)
        found = {
            str(i): self._of_many(
                replace(question, that=side if of_each else question.that),
                among if of_each else self.those(All((question.where, side))),
            )["value"]
            for i, side in enumerate(question.sides)
        }
        neither = [
            code
            for code in ([] if of_each else among.index)
            if self.fits(Any(question.sides), code) is None and self._has_figure(question, code)
        ]
        said: Said = {"groups": {name: value for name, value in found.items() if value is not None}}
        said |= {"open": len(neither), "order": question.order}
        if question.claim is not None and len(question.sides) > 1:
            one, other = found["0"], found["1"]
            gap = None if one is None or other is None else round(one - other, 9)
            so = gap is not None and _COMPARE[question.claim.op](gap, question.claim.value)
            said["truth"] = "unknown" if gap is None else "yes" if so else "no"
        return said

    def _has_figure(self, question: Question, code: str) -> bool:
        if question.want == "share":
            return self.fits(question.that or All(), code) is not None
        return question.want == "count" or bool(self.fits(Known(question.measure or "score"), code))

    def _groups(self, by: str) -> list[tuple[str, Condition]]:
        if by == "size":
            return [(name, Size(least, below)) for name, (least, below) in SIZES.items()]
        if by == "lan":
            return [(code, InArea(code)) for code in sorted(set(self.all["lan"]))]
        return [(group, InGroup(group)) for group in sorted(set(self.all["kommungrupp"]))]


def _without_figures(condition: Condition) -> Condition:
    """Of the parts that all must fit, those that speak of no figure."""
    if isinstance(condition, All):
        return All(tuple(_without_figures(each) for each in condition.of))
    return All() if _figures(condition) else condition


def _figures(condition: Condition) -> bool:
    match condition:
        case Has() | Known() | Against():
            return True
        case Not(what):
            return _figures(what)
        case All(of) | Any(of):
            return any(map(_figures, of))
        case _:
            return False


def _number(value: Anything) -> float | None:
    return None if pd.isna(value) else float(value)


def summed(want: str, figures: "pd.Series[float]") -> float | None:
    if figures.empty:
        return None
    match want:
        case "mean":
            return float(figures.mean())
        case "median":
            return float(figures.median())
        case _:
            return float(figures.sum())


def _place(figures: "pd.Series[float]", code: str) -> Said:
    """1 and how many have more; among those that have a figure."""
    if code not in figures.index:
        return {"place": None, "shared_with": None}
    own = figures[code]
    return {"place": int((figures > own).sum()) + 1, "shared_with": int((figures == own).sum()) - 1}


def _top(among: pd.DataFrame, measure: str, order: str, limit: int) -> list[tuple[str, float]]:
    """The first so many, and whoever shares the last place; those with the same by name."""
    known = among[among[measure].notna()]
    ordered = known.sort_values([measure, "name"], ascending=[order == "fewest", True])
    if len(ordered) > limit:
        cut = ordered[measure].iloc[limit - 1]
        ordered = ordered[ordered[measure] <= cut] if order == "fewest" else ordered[ordered[measure] >= cut]
    return [(str(code), float(value)) for code, value in ordered[measure].items()]
