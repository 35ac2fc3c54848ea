"""Plain reads that several answers share: surveys, places, sources, names. SQL in, frozen values out."""

import sqlite3
from collections import defaultdict
from dataclasses import field
from typing import TYPE_CHECKING, NamedTuple

from data.model.facts import Source, Survey
from data.model.frozen import frozen
from data.model.measure import Measure, Words
from data.model.measures import Precision
from data.model.places import Kommun, Lan, is_kommun

if TYPE_CHECKING:
    from data.model.grounds import Published
    from data.model.result import Row

REAL = "(real)"  # the newest real survey, by the key that the lexicons have for it
FEW = "coalesce(2 * ranked < (SELECT count(*) FROM kommun), 0)"  # its list has fewer than half of the kommuner
ORDER = f"ORDER BY made_up, scale IS NULL, {FEW}, year DESC, published DESC"
_SURVEYS = f"""
SELECT survey.id, year, name, title_sv, title_en, publisher, published, invited, scale, scored, ranked,
       complete, answers_known, made_up, (SELECT value FROM meta WHERE key = 'loaded ' || survey.id), {FEW}
FROM survey {ORDER}
"""


class Line(NamedTuple):
    """A national figure, or a line of a national list, as the table `figure` has it."""

    value: float
    text_sv: str
    text_en: str
    precision: Precision
    origin: str
    source: str  # its key


@frozen
class Loaded:
    """What is the same for every question: the surveys by id, with the measures and the sources of each, and places."""

    surveys: dict[str, Survey]
    measures: dict[str, dict[str, Measure]]  # by id
    sources: dict[str, dict[str, Source]]  # by key
    national: dict[str, dict[str, list[Line]]]  # by survey and measure, in their order
    comparable: set[tuple[str, str]]  # a survey, and another that it may be set beside
    lan: dict[str, Lan]  # by code, in the order of their names
    kommuner: dict[str, Kommun]  # by code
    areas: dict[str, tuple[str, ...]]  # by name: the codes of its kommuner, or else of its län
    parts_of_lan: frozenset[str]  # areas that are but a part of the län they are answered for
    leaders: "dict[tuple[str, str], tuple[Row, ...]]" = field(default_factory=dict)  # by survey and län, as asked for
    rested_on: dict[tuple[str, ...], tuple[Source, ...]] = field(default_factory=dict)  # by survey and measures
    published: dict[str, "Published"] = field(default_factory=dict)  # by survey, as asked for

    def place(self, code: str) -> Kommun | Lan:
        """The place with this code. KeyError where there is none."""
        return self.kommuner[code] if is_kommun(code) else self.lan[code]

    def codes_of(self, area: str) -> tuple[str, ...]:
        """The codes of an area: of itself, or of the kommuner or else the län that a name stands for."""
        return (area,) if area.isdigit() else self.areas.get(area, ())

    def earlier(self, survey: Survey) -> Survey | None:
        """The newest survey before this one that may be compared with it."""
        before = (each for each in self.surveys.values() if (survey.id, each.id) in self.comparable)
        return max((each for each in before if each.year < survey.year), key=lambda each: each.year, default=None)


def loaded(db: sqlite3.Connection) -> Loaded:
    """All that is loaded, but for the figures of kommuner."""
    found = surveys(db)
    sources: dict[str, dict[str, Source]] = {survey: {} for survey in found}
    for survey, key_, *where in db.execute("SELECT survey, key, title, url, loaded_on, values_only FROM source"):
        sources[survey][key_] = Source(*where)
    national: dict[str, dict[str, list[Line]]] = {survey: defaultdict(list) for survey in found}
    figures = "SELECT survey, measure, value, text_sv, text_en, precision, origin, source FROM figure"
    for survey, measure, *line in db.execute(f"{figures} ORDER BY survey, measure, value"):
        national[survey][measure].append(Line(*line))
    comparable = set(db.execute("SELECT survey, other FROM comparable"))
    lan = {row[0]: Lan(*row) for row in db.execute("SELECT code, name, short_name, kommuner FROM lan ORDER BY name")}
    rows = db.execute("SELECT code, name, official_name, lan, kommungrupp, size_class, population FROM kommun")
    kommuner = {code: Kommun(code, name, own, lan[of], *rest) for code, name, own, of, *rest in rows}
    in_each = {survey: measures(db, survey) for survey in found}
    return Loaded(found, in_each, sources, national, comparable, lan, kommuner, *_areas(db))


def _areas(db: sqlite3.Connection) -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """The codes of each named area, and which areas are but a part of the län they are answered for."""
    kinds = "('landscape', 'part_of_lan', 'in_landscape')"
    named = db.execute(f"SELECT name, place, kind FROM place_name WHERE kind IN {kinds} ORDER BY place").fetchall()
    codes = defaultdict(list)
    for name, code, _ in named:
        codes[name].append(code)
    areas = {name: tuple(filter(is_kommun, of)) or tuple(of) for name, of in codes.items()}
    return areas, frozenset(name for name, code, kind in named if kind == "part_of_lan" and code in areas[name])


def surveys(db: sqlite3.Connection) -> dict[str, Survey]:
    """All surveys by id, first the one that is meant where none is named: the newest real index of not but a few."""
    found = {}
    for id_, *plain, complete, answers_known, made_up, loaded, few in db.execute(_SURVEYS):
        flags = (bool(complete), bool(answers_known), bool(made_up))
        found[id_] = Survey._make((id_, *plain, *flags, loaded or "", bool(few)))
    return found


def measures(db: sqlite3.Connection, survey: str) -> dict[str, Measure]:
    """The measures of a survey by id, in their order."""
    rows = db.execute(
        "SELECT id, unit, one_sv, many_sv, name_sv, one_en, many_en, name_en, higher_is_better, low, high, "
        "decimals, share, none, highest, lowest, per "
        "FROM measure WHERE survey = ? ORDER BY number",
        (survey,),
    )
    found = {}
    for measure, unit, one_sv, many_sv, name_sv, one_en, many_en, name_en, higher, *rest in rows:
        found[measure] = Measure(
            measure, unit, Words(one_sv, many_sv, name_sv), Words(one_en, many_en, name_en), bool(higher), *rest
        )
    return found
