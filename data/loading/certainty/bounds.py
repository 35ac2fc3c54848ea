"""The figures of a survey while loading: what is known of each kommun, and why. The rules of inference narrow it."""

import json
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.model.certainty import Rule
from data.model.frozen import frozen
from data.model.measure import Measure

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


@dataclass
class Bounds:
    """A row each kommun, in the order of `codes`. NaN: not known; a bound that is infinite is none."""

    measure: Measure
    step: float  # the least by which two figures differ: 1 where they are whole; 0 where that is not known
    codes: npt.NDArray[np.object_]
    value: Floats
    low: Floats
    high: Floats
    has: Floats  # 1 there surely is a figure, 0 there surely is none, NaN
    said: pd.DataFrame  # precision, origin, source of a value, by code
    why: dict[str, npt.NDArray[np.object_]] = field(default_factory=dict)  # of low, high and has, as JSON
    narrowed: bool = False  # whether a rule has found anything since this was last set to False

    @classmethod
    def of(cls, measure: Measure, step: float, codes: npt.NDArray[np.object_], facts: pd.DataFrame) -> "Bounds":
        """Before any rule. `facts`: of this measure, a row a kommun, by code.

        "At most" is a bound, no value; "about" is a value, but nothing may be concluded from it.
        """
        rows = facts.reindex(codes)
        value = rows["value"].to_numpy(dtype=float)
        at_most = (rows["precision"] == "bound").to_numpy()
        known = ~np.isnan(value) & ~at_most
        exact = known & (rows["precision"] != "approximate").to_numpy()
        low, high = _ends(measure)
        steps = value[exact] / (step or 1.0)
        bounds = cls(
            measure,
            step if np.isclose(steps, np.round(steps)).all() else 0.0,
            codes,
            np.where(known, value, np.nan),
            np.where(exact, value, low),
            np.where(exact | at_most, value, high),
            np.where(np.isnan(value), np.nan, 1.0),
            rows,
        )
        bounds.why = {name: np.full(len(codes), "", dtype=object) for name in ("low", "high", "has")}
        return bounds

    @property
    def open(self) -> Mask:
        """Of whom the figure may be narrowed: there may be one, and it is not known."""
        return np.asarray(np.isnan(self.value) & (self.low < self.high) & (self.has != 0))

    @property
    def certain(self) -> Mask:
        """Who surely has a figure."""
        return np.asarray(self.has == 1)

    def at_most(self, who: Mask, most: Floats | float, rule: Rule, kommun: str = "") -> None:
        """Nobody of them has more than this."""
        self._set("high", most, who & self.open & (most < self.high), rule, kommun)

    def at_least(self, who: Mask, least: Floats | float, rule: Rule, kommun: str = "") -> None:
        """Nobody of them has less than this."""
        self._set("low", least, who & self.open & (least > self.low), rule, kommun)

    def exists(self, who: Mask, there: bool, rule: Rule) -> None:
        """Surely each of them has a figure, or none."""
        self._set("has", float(there), who & np.isnan(self.has), rule, "")

    def rows(self) -> pd.DataFrame:
        """The rows of table `known`, without the survey's id.

        A yes or no that follows is a value; a number that does is only bounded.
        """
        none = self.has == 0
        known = ~np.isnan(self.value)
        ends = (np.where(known, self.value, bound) for bound in (self.low, self.high))
        low, high = (np.where(none | np.isinf(end), np.nan, end) for end in ends)
        follows = ~known & (self.has == 1) & (self.low == self.high) & (self.measure.unit == "yes_no")
        said = {name: self.said[name].to_numpy(dtype=object) for name in ("precision", "origin", "source")}
        said = {name: np.where(known, column, np.full(len(known), None)) for name, column in said.items()}
        said["precision"][follows], said["origin"][follows] = "derived", "computed"
        return pd.DataFrame(
            {
                "kommun": self.codes,
                "measure": self.measure.id,
                "value": np.where(follows, self.low, self.value),
                "low": low,
                "high": high,
                "has": self.has,
                **said,
                "follows": [self._follows(i) for i in range(len(self.codes))],
            }
        )

    def give_up_conflicts(self) -> list[str]:
        """Where what is published leaves no figure possible, nothing follows. Returns the codes."""
        wrong = (self.low > self.high) & (self.has != 0)
        self.low[wrong], self.high[wrong] = _ends(self.measure)
        for name in ("low", "high"):
            self.why[name][wrong] = ""
        return [str(code) for code in self.codes[wrong]]

    def _set(self, name: str, new: Floats | float, who: Mask, rule: Rule, kommun: str) -> None:
        if who.any():
            getattr(self, name)[who] = np.broadcast_to(new, who.shape)[who]
            self.why[name][who] = json.dumps([rule, kommun])
            self.narrowed = True

    def _follows(self, row: int) -> str:
        names = ("has",) if self.has[row] == 0 else ("low", "high", "has")
        found = dict.fromkeys(self.why[name][row] for name in names)
        return f"[{', '.join(filter(None, found))}]"


@frozen
class Known:
    """What a survey says: figures of kommuner by measure, published places, exact national figures."""

    bounds: dict[str, Bounds]
    kommun: pd.DataFrame  # the registry's table, by code, in the order of every Bounds
    places: dict[str, tuple[Floats, Floats]]  # by fact: the exact place, and the worst it can be; NaN: not published
    sizes: dict[str, Floats]  # by fact: how many share the place
    national: dict[str, float]
    answers_known: bool


def _ends(measure: Measure) -> tuple[float, float]:
    """What a figure can be by what it is: a number is at least 0, yes or no is 0 to 1. Of a score, a rule says it."""
    if measure.unit == "points":
        return -np.inf, np.inf
    return -np.inf if measure.low is None else measure.low, np.inf if measure.high is None else measure.high
