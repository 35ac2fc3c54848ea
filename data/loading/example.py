"""The example survey: made-up answers for all kommuner, from a seeded generator.

Its national totals and a few kommuner are set to what is published of SKL's survey of 2014 (design.md, section 2), so
that the example behaves like the real one. Everything else is made up, and so is the rule (example.toml).
"""

import random
from pathlib import Path

import pandas as pd

SURVEY = "exempel"
_SEED = 2014
_INVITED = 290

# Of those asked: how many have each score, for a survey of 290. Six at the top, five with 12, 46 with 10 or more.
_SCORES = {14: 6, 13: 3, 12: 5, 11: 12, 10: 20, 9: 25, 8: 25, 7: 22, 6: 20, 5: 17, 4: 12, 3: 9, 2: 6, 1: 3, 0: 1}
_ANSWERED, _WITH_APPS, _WITHOUT, _WITHOUT_SMALL = 220, 101, 44, 22
_PROCUREMENT, _OPERATIONS = 167, 154

# Published: these six had 14, Örnsköldsvik was one of five in third place, Vallentuna 11, Katrineholm 10.
_FIXED = {
    **dict.fromkeys(("1480", "1283", "2482", "0180", "0138", "2480"), 14),
    "2284": 12,
    "0115": 11,
    "0483": 10,
}
_SODERMANLAND = "04"
_SERVICES = {"1480": 49, "2284": 60}
_APPS = {"1480": 5}
_PLANNED = {"1480": 12}
_MOST_SERVICES = 140
_FEWEST_FOR = (0, 1, 10, 25, 40)  # e-services from which 0 … 4 points are given

_HEAD = Path(__file__).parent / "example.toml"

_MAXIMA = {
    "services": 4, "apps": 2, "pages": 2, "eid": 2, "strategy": 1, "responsible": 1, "procurement": 1, "operations": 1,
}  # fmt: skip


class _Answer:
    """One kommun's answers while they are made up: its score, and the points it has so far in each component."""

    def __init__(self, score: int, ranked: bool) -> None:
        self.score = score
        self.ranked = ranked
        self.points = dict.fromkeys(_MAXIMA, 0)
        self.closed: set[str] = set()  # components that get no more points

    def left(self) -> int:
        return self.score - sum(self.points.values())

    def needs(self, component: str) -> bool:
        """Whether the score cannot be reached without the component."""
        open_still = _MAXIMA.keys() - self.closed - {component}
        return sum(_MAXIMA[name] - self.points[name] for name in open_still) < self.left()


def write_example(folder: Path, kommuner: pd.DataFrame, seed: int = _SEED) -> None:
    """Write the package: survey.toml and answers.csv. `kommuner`: code, name, lan, population; any number of them."""
    folder.mkdir(parents=True, exist_ok=True)
    head = _HEAD.read_text(encoding="utf-8").replace(f"invited = {_INVITED}", f"invited = {len(kommuner)}")
    (folder / "survey.toml").write_text(head, encoding="utf-8")
    make_answers(kommuner, seed).to_csv(folder / "answers.csv", index=False)


def make_answers(kommuner: pd.DataFrame, seed: int = _SEED) -> pd.DataFrame:
    """The answers: a row for each kommun that answered."""
    rng = random.Random(seed)  # noqa: S311  # made-up answers need no secrecy
    times = len(kommuner) / _INVITED
    population = dict(zip(kommuner["code"], kommuner["population"], strict=True))
    answers = _scored(kommuner, rng, times)
    _set_services(answers, population, times)
    for component, count in (("apps", _WITH_APPS), ("procurement", _PROCUREMENT), ("operations", _OPERATIONS)):
        _spread(answers, component, round(count * times), rng)
    for answer in answers.values():
        _fill(answer, rng)
    most = next(c for c, a in answers.items() if a.points["services"] == _MAXIMA["services"] and c not in _SERVICES)
    return pd.DataFrame([_row(code, answer, rng, most) for code, answer in sorted(answers.items())])


def _scored(kommuner: pd.DataFrame, rng: random.Random, times: float) -> dict[str, _Answer]:
    """Who answered, with which score: bigger kommuner more often, and with more points."""
    rank = kommuner["population"].rank(pct=True)
    liking = {code: size + rng.gauss(0, 0.25) for code, size in zip(kommuner["code"], rank, strict=True)}
    fixed = {code: score for code, score in _FIXED.items() if code in liking}
    lan = dict(zip(kommuner["code"], kommuner["lan"], strict=True))
    others = sorted((code for code in liking if code not in fixed), key=lambda code: -liking[code])
    scores = [score for score, count in _SCORES.items() for _ in range(round(count * times))]
    for score in fixed.values():
        scores.remove(score)
    answering = others[: round(_ANSWERED * times) - len(fixed)]
    unranked = set(rng.sample(answering[len(scores) // 4 :], len(answering) - len(scores)))
    answers = {code: _Answer(score, ranked=True) for code, score in fixed.items()}
    waiting = [code for code in answering if code not in unranked]
    for score in sorted(scores, reverse=True):
        chosen = next(code for code in waiting if score < _FIXED["0483"] or lan[code] != _SODERMANLAND)
        waiting.remove(chosen)
        answers[chosen] = _Answer(score, ranked=True)
    answers |= {code: _Answer(rng.randint(0, 9), ranked=False) for code in sorted(unranked)}
    return answers


def _set_services(answers: dict[str, _Answer], population: dict[str, int], times: float) -> None:
    """As many without e-services as published, half of them small; everybody else has at least one."""
    lowest = sorted((code for code in answers if code not in _FIXED), key=lambda code: (answers[code].score, code))
    small = [code for code in lowest if population[code] < 10_000]
    large = [code for code in lowest if population[code] >= 10_000]
    few = round(_WITHOUT_SMALL * times)
    without = {*small[:few], *large[: round(_WITHOUT * times) - few]}
    for code, answer in answers.items():
        if code in without:
            answer.closed.add("services")
        else:
            answer.points["services"] = 4 if code in _SERVICES else 1
            answer.score = max(answer.score, answer.points["services"])
    if "0115" in answers:
        answers["0115"].points |= {"strategy": 1, "responsible": 1}


def _spread(answers: dict[str, _Answer], component: str, count: int, rng: random.Random) -> None:
    """Give a point of the component to `count` kommuner: those that cannot do without, then rather those with most."""
    wanting = sorted(
        answers,
        key=lambda code: -99 if answers[code].needs(component) else rng.gauss(0, 2) - answers[code].score,
    )
    given = 0
    for code in wanting:
        answer = answers[code]
        if given < count and answer.left() > 0:
            answer.points[component] = 1
            given += 1
        else:
            answer.closed.add(component)


def _fill(answer: _Answer, rng: random.Random) -> None:
    """Put what is left of the score where there is room."""
    while answer.left() > 0:
        room = [n for n in _MAXIMA if n not in answer.closed and answer.points[n] < _MAXIMA[n]]
        answer.points[rng.choice(room)] += 1


def _row(code: str, answer: _Answer, rng: random.Random, most: str) -> dict[str, object]:
    points = answer.points
    level = points["services"]
    services = 0
    if level:
        above = _FEWEST_FOR[level + 1] if level + 1 < len(_FEWEST_FOR) else 100
        services = _SERVICES.get(code, rng.randrange(_FEWEST_FOR[level], above))
    words = ("nej", "delvis", "helt")
    row: dict[str, object] = {
        "kommun": code,
        "e_services": _MOST_SERVICES if code == most else services,
        "e_services_planned": _PLANNED.get(code, rng.randint(0, 12)),
        "apps": _APPS.get(code, (0, rng.randint(1, 2), rng.randint(3, 8))[points["apps"]]),
        "my_pages": words[points["pages"]],
        "eid": words[points["eid"]],
        **{
            column: "ja" if points[name] else "nej"
            for column, name in (
                ("e_strategy", "strategy"),
                ("e_responsible", "responsible"),
                ("cooperates_procurement", "procurement"),
                ("cooperates_operations", "operations"),
            )
        },
    }
    if not answer.ranked:
        row[rng.choice(("my_pages", "eid"))] = ""  # an unanswered question: no score
    return row
