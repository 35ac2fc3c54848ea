"""The index rule of a survey: which answers give how many points. The maxima of its components add up to the scale."""

from typing import Any

import pandas as pd

from data.model.frozen import frozen

YES = frozenset({"ja", "yes", "j", "y", "1", "true", "x"})
NO = frozenset({"nej", "no", "n", "0", "false", "-"})


@frozen
class Component:
    """One part of the index: the column it reads, and its points by threshold, by yes or no, or by choice."""

    key: str
    title_sv: str
    title_en: str
    column: str
    maximum: float
    thresholds: tuple[tuple[float, float], ...] = ()  # from this number on, these points; ascending
    yes: float | None = None
    choices: tuple[tuple[str, float], ...] = ()

    def expected(self) -> str:
        """What its column may hold, for people."""
        if self.thresholds:
            return "a number from 0"
        if self.yes is not None:
            return "ja or nej"
        return f"one of {', '.join(word for word, _ in self.choices)}"

    def points(self, answers: "pd.Series[Any]") -> "pd.Series[float]":
        """The points of each answer; NaN where there is no answer, or none that the rule knows."""
        if self.thresholds:
            numbers = to_numbers(answers)
            points = numbers.where(numbers.isna(), 0.0)
            for least, given in self.thresholds:
                points = points.mask(numbers >= least, given)
            return points
        if self.yes is not None:
            return to_yes_no(answers, self.yes)
        return _mapped(answers, {word.lower(): given for word, given in self.choices})


def to_numbers(answers: "pd.Series[Any]") -> "pd.Series[float]":
    """Numbers as people write them: decimal comma, spaces between thousands. NaN where it is none."""
    plain = answers.astype(str).str.replace(r"[\s\u00a0]", "", regex=True).str.replace(",", ".")
    return pd.to_numeric(plain, errors="coerce").astype(float)


def to_yes_no(answers: "pd.Series[Any]", yes: float = 1.0) -> "pd.Series[float]":
    """What a yes is worth, 0 for no, NaN for anything else."""
    return _mapped(answers, dict.fromkeys(YES, yes) | dict.fromkeys(NO, 0.0))


def _mapped(answers: "pd.Series[Any]", table: dict[str, float]) -> "pd.Series[float]":
    return answers.astype(str).str.strip().str.lower().map(table).astype(float)


def read_rule(head: dict[str, Any]) -> tuple[list[Component], list[str]]:
    """The components that survey.toml states under [[index]], and what is wrong with them."""
    components, wrong = [], []
    for number, stated in enumerate(head.get("index", []), 1):
        name = f"[[index]] {stated.get('key', number)}"
        try:
            component = _component(stated)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            wrong.append(f"{name}: needs key, title.sv, title.en, column, maximum and points ({error!r})")
            continue
        best = max([given for _, given in (*component.thresholds, *component.choices)], default=component.yes)
        if best != component.maximum:
            wrong.append(f"{name}: its maximum is {component.maximum:g}, but its points reach {best}")
        components.append(component)
    total = sum(component.maximum for component in components)
    if components and not wrong and total != head.get("scale"):
        wrong.append(f"[[index]]: the maxima add up to {total:g}, but the scale is {head.get('scale')}")
    return components, wrong


def _component(stated: dict[str, Any]) -> Component:
    points = stated["points"]
    if len({"from", "yes", "choice"} & set(points)) != 1:
        raise ValueError("points is one of from, yes, choice")
    return Component(
        key=str(stated["key"]),
        title_sv=str(stated["title"]["sv"]),
        title_en=str(stated["title"]["en"]),
        column=str(stated["column"]),
        maximum=float(stated["maximum"]),
        thresholds=tuple(sorted((float(least), float(given)) for least, given in points.get("from", []))),
        yes=float(points["yes"]) if "yes" in points else None,
        choices=tuple((str(word), float(given)) for word, given in points.get("choice", {}).items()),
    )
