"""Every way that a tiny survey may have come out, and those of them that fit what is published of it.

Five kommuner in two län; each did not answer, answered without a score, or has 0 to 3 points: 7,776 worlds.
"""

import random
from dataclasses import dataclass, field
from itertools import product

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.loading.certainty.bounds import Known
from data.loading.certainty.inference import find
from data.loading.packages.declared import read_measures
from data.loading.packages.registry import Registry

Floats = npt.NDArray[np.float64]

SCALE = 3
CODES = ("0480", "0483", "0484", "1280", "1480")
HEAD = {"scale": SCALE, "measures": {"score": {"decimals": 0}, "answered": {}}}
MEASURES = [read_measures(HEAD, [])[0][key] for key in ("score", "answered")]
REGISTRY = Registry().kommun
KOMMUN = REGISTRY[REGISTRY["code"].isin(CODES)].sort_values("code")
_SILENT, _UNSCORED = -2.0, -1.0


def _counted(scores: Floats, fits: npt.NDArray[np.bool_]) -> Floats:
    """Of each world and kommun: how many kommuner fit; NaN where it has no score. `fits`: world, kommun, other."""
    return np.where(np.isnan(scores), np.nan, fits.sum(axis=2))


@dataclass(frozen=True)
class Worlds:
    """A row each world; a column each kommun, of `facts`, by measure."""

    facts: dict[str, Floats]
    figures: dict[str, Floats]

    @classmethod
    def every(cls) -> "Worlds":
        """All of them."""
        states = np.array(list(product((_SILENT, _UNSCORED, 0.0, 1.0, 2.0, 3.0), repeat=len(CODES))))
        score = np.where(states >= 0, states, np.nan)
        better, same = score[:, None, :] > score[:, :, None], score[:, None, :] == score[:, :, None]
        distinct = (
            better & ~np.array([[(row[:i] == row[i]).any() for i in range(len(CODES))] for row in score])[:, None, :]
        )
        lan = KOMMUN["lan"].to_numpy()
        near = (lan[:, None] == lan[None, :])[None, :, :]
        facts = {
            "score": score,
            "answered": (states > _SILENT).astype(float),
            "rank_group": 1 + _counted(score, distinct),
            "rank_group_size": _counted(score, same),
            "position": 1 + _counted(score, better),
            "lan_position": 1 + _counted(score, better & near),
            "lan_position_size": _counted(score, same & near),
        }
        figures = {
            "answered": facts["answered"].sum(axis=1),
            "ranked": (~np.isnan(score)).sum(axis=1).astype(float),
            "full_marks": (score == SCALE).sum(axis=1).astype(float),
            "rank_groups": np.array([len(set(row[~np.isnan(row)])) for row in score], dtype=float),
        }
        return cls(facts, figures)

    def of(self, mask: npt.NDArray[np.bool_]) -> "Worlds":
        """Those of the mask."""
        return Worlds({k: v[mask] for k, v in self.facts.items()}, {k: v[mask] for k, v in self.figures.items()})


@dataclass
class Published:
    """What is published of one world: some of its facts and figures."""

    facts: list[tuple[int, str, float, str]] = field(default_factory=list)  # kommun, measure, value, precision
    figures: dict[str, float] = field(default_factory=dict)

    @classmethod
    def some(cls, worlds: Worlds, rng: random.Random) -> "Published":
        """Of a world by chance, facts by chance."""
        world = rng.randrange(len(worlds.figures["ranked"]))
        said = cls()
        shown = {measure: rng.choice((0, 0, 0.2, 0.5, 0.9)) for measure in worlds.facts} | {
            "score": rng.choice((0.2, 0.5, 0.8))
        }
        for measure, values in worlds.facts.items():
            for kommun in range(len(CODES)):
                if not np.isnan(values[world, kommun]) and rng.random() < shown[measure]:
                    said.facts.append((kommun, measure, float(values[world, kommun]), "exact"))
                elif measure == "position" and not np.isnan(values[world, kommun]) and rng.random() < shown[measure]:
                    at_most = values[world, kommun] + rng.randrange(3)
                    said.facts.append((kommun, measure, float(at_most), "bound"))
        said.figures = {name: float(figures[world]) for name, figures in worlds.figures.items() if rng.random() < 0.6}
        return said

    def fits(self, worlds: Worlds) -> npt.NDArray[np.bool_]:
        """Which worlds it may be published of."""
        mask = np.full(len(worlds.figures["ranked"]), True)
        for kommun, measure, value, precision in self.facts:
            column = worlds.facts[measure][:, kommun]
            mask &= column <= value if precision == "bound" else column == value
        for name, value in self.figures.items():
            mask &= worlds.figures[name] == value
        return mask

    def loaded(self) -> Known:
        """What loading makes of it."""
        said = {"origin": "published", "source": "report", "note": ""}
        rows = [(CODES[kommun], measure, value, precision) for kommun, measure, value, precision in self.facts]
        fact = pd.DataFrame(rows, columns=["kommun", "measure", "value", "precision"]).assign(**said)
        figure = pd.DataFrame(self.figures.items(), columns=["measure", "value"]).assign(text_sv="", precision="exact")
        return find(MEASURES, fact.astype({"value": float}), figure, KOMMUN, answers_known=False)
