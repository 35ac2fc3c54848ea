"""The figures of one measure while loading: what is known of each kommun, and why; narrowed by the rules of inference."""

import json
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.model.measure import Measure
from data.model.result import Rule

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Why = tuple[Rule, str]  # the rule, and the kommun it rests on (a code, or empty)


@dataclass
class Bounds:
    """A row each kommun, in the order of `codes`. NaN: not known; a bound that is infinite is none."""

    measure: Measure
    codes: npt.NDArray[np.object_]
    value: Floats
    low: Floats
    high: Floats
    has: Floats  # 1 there surely is a figure, 0 there surely is none, NaN
    said: pd.DataFrame  # precision, origin, source of a value, by code
    why: dict[str, npt.NDArray[np.object_]] = field(default_factory=dict)  # of low, high and has
    narrowed: bool = False  # whether a rule has found anything since this was last set to False

    @classmethod
    def of(cls, measure: Measure, codes: npt.NDArray[np.object_], facts: pd.DataFrame) -> "Bounds":
        """Before any rule. `facts`: of this measure, a row a kommun, by code. "At most" is a bound, no value."""
        rows = facts.reindex(codes)
        value = rows["value"].to_numpy(dtype=float)
        at_most = (rows["precision"] == "bound").to_numpy()
        exact = ~np.isnan(value) & ~at_most
        bounds = cls(
            measure,
            codes,
            np.where(at_most, np.nan, value),
            np.where(exact, value, -np.inf),
            np.where(np.isnan(value), np.inf, value),
            np.where(np.isnan(value), np.nan, 1.0),
            rows,
        )
        bounds.why = {name: np.full(len(codes), None, dtype=object) for name in ("low", "high", "has")}
        return bounds

    @property
    def step(self) -> float:
        """The least by which two figures can differ: 1 where they are whole."""
        return float(10**-self.measure.decimals)

    @property
    def open(self) -> Mask:
        """Of whom the figure may be narrowed: there may be one, and it is not known."""
        return (self.low < self.high) & (self.has != 0)

    @property
    def certain(self) -> Mask:
        """Who surely has a figure."""
        return self.has == 1

    def at_most(self, who: Mask, most: Floats | float, rule: Rule, kommun: str = "") -> None:
        """Nobody of them has more than this."""
        new = np.broadcast_to(np.asarray(most, dtype=float), self.high.shape)
        self._set("high", self.high, new, who & self.open & (new < self.high), (rule, kommun))

    def at_least(self, who: Mask, least: Floats | float, rule: Rule, kommun: str = "") -> None:
        """Nobody of them has less than this."""
        new = np.broadcast_to(np.asarray(least, dtype=float), self.low.shape)
        self._set("low", self.low, new, who & self.open & (new > self.low), (rule, kommun))

    def exists(self, who: Mask, there: bool, rule: Rule, kommun: str = "") -> None:
        """Surely each of them has a figure, or none."""
        new = np.full(self.has.shape, float(there))
        self._set("has", self.has, new, who & np.isnan(self.has), (rule, kommun))

    def rows(self, survey: str) -> pd.DataFrame:
        """The rows of table `known`. A yes or no that follows is a value; a number that does is only bounded."""
        none = self.has == 0
        low, high = (np.where(none | np.isinf(bound), np.nan, bound) for bound in (self.low, self.high))
        known = ~np.isnan(self.value)
        follows = ~known & (self.has == 1) & (self.low == self.high) & (self.measure.unit == "yes_no")
        said = {name: np.where(known, self.said[name], None) for name in ("precision", "origin", "source")}
        said["precision"][follows], said["origin"][follows] = "derived", "computed"
        return pd.DataFrame(
            {
                "survey": survey,
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

    def _set(self, name: str, old: Floats, new: Floats, who: Mask, why: Why) -> None:
        if who.any():
            old[who] = new[who]
            reason = np.empty(1, dtype=object)
            reason[0] = why
            self.why[name][who] = reason
            self.narrowed = True

    def _follows(self, row: int) -> str:
        names = ("has",) if self.has[row] == 0 else ("low", "high", "has")
        found = dict.fromkeys(self.why[name][row] for name in names)
        return json.dumps([list(why) for why in found if why]) if any(found) else "[]"
