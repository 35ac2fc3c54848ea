"""The measures of a survey: the standard ones (measures.toml) and what its survey.toml says under [measures]."""

import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pandas as pd

from data.loading.packages.rule import Component
from data.model.frozen import frozen
from data.model.measure import Measure, Unit, Words

STANDARD = Path(__file__).parents[1] / "measures.toml"
UNITS: tuple[str, ...] = get_args(Unit)
LANGS = ("sv", "en")
NATIONAL = ("share", "none", "highest", "lowest")
_KEYS = {"unit", "better", "low", "high", "decimals", "per_inhabitants", *LANGS, *NATIONAL}
_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
_FINEST = 2  # decimals
_NAMES = Words._fields


@frozen
class Declared:
    """A measure of a survey, and the phrases it is asked by: language and phrase."""

    measure: Measure
    phrases: tuple[tuple[str, str], ...]
    step: float  # the least by which two figures differ, where that is stated or follows from the rule; else 0
    per_inhabitants: bool = False  # told for so many inhabitants too


Measures = Mapping[str, Declared]  # by id


def standard() -> dict[str, dict[str, Any]]:
    """The standard measures as they are stated, in order."""
    return tomllib.loads(STANDARD.read_text(encoding="utf-8"))


def read_measures(head: Mapping[str, Any], components: Iterable[Component]) -> tuple[Measures, list[str]]:
    """Every measure that a survey may have figures of, in order, and what is wrong with those of its own."""
    stated, wrong = standard(), []
    if (decimals := _decimals(components)) is not None:
        stated["score"]["decimals"] = decimals
    for key, said in head.get("measures", {}).items():
        faults = _faults(key, said, new=key not in stated)
        wrong += [f"[measures.{key}] {fault}" for fault in faults]
        if not faults:
            stated[key] = _over(stated.get(key, {}), said)
    return {key: _declared(key, said, head.get("scale")) for key, said in stated.items()}, wrong


def of_survey(may: Measures, head: Mapping[str, Any], fact: pd.DataFrame, figure: pd.DataFrame) -> list[Declared]:
    """The measures that a survey has: those it declares, and those of which it has facts or national figures.

    The number of inhabitants is known of every kommun, and so belongs to every survey that speaks of single kommuner.
    """
    has, national, said = set(fact["measure"]), set(figure["measure"]), head.get("measures", {})
    if has or "score" in said:
        has.add("population")
    return [
        _as_fine_as(declared, fact.loc[fact["measure"] == key, "value"])
        for key, declared in may.items()
        if key in has or key in said or national & {getattr(declared.measure, name) for name in NATIONAL}
    ]


def _as_fine_as(declared: Declared, figures: "pd.Series[float]") -> Declared:
    """With as many decimals as its figures have, at most two, where that is not stated."""
    if declared.step:
        return declared
    decimals = next((n for n in range(_FINEST) if (figures.round(n) == figures).all()), _FINEST)
    return replace(declared, measure=declared.measure._replace(decimals=decimals))


def named(measures: Measures, *which: str) -> frozenset[str]:
    """The national figures that measures name: of these fields, or all of them."""
    return frozenset(getattr(each.measure, name) for each in measures.values() for name in which or NATIONAL) - {""}


def within(numbers: "pd.Series[float]", measure: Measure) -> "pd.Series[bool]":
    """Whether each is a number that the measure can have."""
    low, high = (sign * math.inf if end is None else end for sign, end in ((-1, measure.low), (1, measure.high)))
    right = numbers.between(low, high)
    return right & numbers.isin([0, 1]) if measure.unit == "yes_no" else right


def span(measure: Measure) -> str:
    """Between what its figures lie, for people: " from 0", " from 0 to 100"."""
    ends = ((" from", measure.low), (" to", measure.high))
    return "".join(f"{word} {end:g}" for word, end in ends if end is not None)


def _decimals(components: Iterable[Component]) -> int | None:
    """How many decimals the points of a rule have; None without a rule."""
    points = [
        point for each in components for point in (each.yes or 0, *(p for _, p in (*each.thresholds, *each.choices)))
    ]
    return max(len(f"{point:g}".partition(".")[2]) for point in points) if points else None


def _over(standard: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """What is stated, with what a survey states of its own laid over it; words too, one by one."""
    both = {**standard, **own}
    return both | {lang: {**standard.get(lang, {}), **own.get(lang, {})} for lang in LANGS}


def _faults(key: str, said: Any, *, new: bool) -> list[str]:
    if not isinstance(said, dict):
        return ["is no table"]
    faults = [] if _ID.fullmatch(key) else ["has an id that is not of a–z, 0–9 and _, a letter first"]
    if unknown := set(said) - _KEYS:
        faults.append(f"has {', '.join(sorted(unknown))}, which no measure has; expected {', '.join(sorted(_KEYS))}")
    if said.get("unit", None if new else UNITS[0]) not in UNITS:
        faults.append(f"has the unit {said.get('unit')!r}; expected one of {', '.join(UNITS)}")
    if said.get("better", "higher") not in ("higher", "lower"):
        faults.append(f"has better = {said['better']!r}; expected higher or lower")
    per = said.get("per_inhabitants", False)
    if type(per) is not bool or (per and said.get("unit", "number") != "number"):
        faults.append(f"has per_inhabitants = {per!r}; expected true or false, and true only of a number")
    decimals = said.get("decimals", 0)
    if type(decimals) is not int or not 0 <= decimals <= 6:
        faults.append(f"has decimals = {decimals!r}; expected a whole number from 0 to 6")
    bounds = [said[name] for name in ("low", "high") if name in said]
    faults += [f"has {each!r} as low or high; expected a number" for each in bounds if not _is_number(each)]
    if all(map(_is_number, bounds)) and bounds != sorted(bounds):
        faults.append(f"has low = {bounds[0]:g} above high = {bounds[1]:g}")
    faults += [
        f"has {name} = {said[name]!r}; expected a national figure"
        for name in NATIONAL
        if name in said and not (isinstance(said[name], str) and _ID.fullmatch(said[name]))
    ]
    for lang in LANGS:
        faults += _word_faults(lang, said.get(lang, {}), new=new)
    return faults


def _word_faults(lang: str, said: Any, *, new: bool) -> list[str]:
    """What is wrong with what a measure is called in one language."""
    if not isinstance(said, dict):
        return [f"has {lang} = {said!r}; expected {{ one = …, many = …, name = …, words = […] }}"]
    stated = said if new else {**dict.fromkeys(_NAMES, "-"), **said}
    faults = [f"has no {lang}.{name}" for name in _NAMES if not (isinstance(stated.get(name), str) and stated[name])]
    words = said.get("words", [])
    if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
        faults.append(f"has {lang}.words = {words!r}; expected a list of phrases")
    return faults


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _declared(key: str, said: dict[str, Any], scale: int | None) -> Declared:
    high = {"points": scale, "percent": 100, "yes_no": 1}.get(said["unit"])
    sv, en = (Words(*(said[lang][name] for name in _NAMES)) for lang in LANGS)
    measure = Measure(
        id=key,
        unit=said["unit"],
        sv=sv,
        en=en,
        higher_is_better=said.get("better", "higher") == "higher",
        low=_bound(said.get("low", 0)),
        high=_bound(said.get("high", high)),
        decimals=said.get("decimals", 0),
        **{name: said.get(name, "") for name in NATIONAL},
    )
    asked_by = {lang: [*getattr(measure, lang), *said[lang].get("words", [])] for lang in LANGS}
    phrases = dict.fromkeys((lang, phrase) for lang, each in asked_by.items() for phrase in each)
    step = 10.0**-measure.decimals if "decimals" in said else 0.0
    return Declared(measure, tuple(phrases), step, said.get("per_inhabitants", False))


def _bound(stated: float | None) -> float | None:
    """None where nothing bounds it, which survey.toml says with inf or -inf."""
    return None if stated is None or math.isinf(stated) else stated
