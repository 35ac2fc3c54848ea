"""What is known of one kommun, of the country, of an area, from survey to survey, and why a score is what it is."""

from dataclasses import replace
from itertools import chain
from typing import Final

from data.model.conditions import EVERYONE
from data.model.facts import Part, Survey
from data.model.measure import Measure, of_inhabitants
from data.model.measures import LISTS
from data.model.result import Moment, National, Parts, Profile, Row, Series
from data.model.value import Value
from data.store.evaluate.asking import Asking
from data.store.evaluate.claims import holds
from data.store.evaluate.places import placed, told_of
from data.store.read import Line

_MOST_NAMED: Final = 8  # kommuner that share a place; of more only the number is told
_MOST_ELSEWHERE: Final = 2  # measures of other surveys


def profile(asking: Asking) -> Profile:
    """All that is known of one kommun."""
    row = asking.row_of(asking.question.of[0], asking.own_measures)
    kommun = row.kommun
    places = told_of(asking, kommun.code)
    score = row.values.get("score")
    if score is not None and score.settled is not None:
        places["country"] = placed(asking, row, "score", EVERYONE)
    group = places.get("rank_group")
    return Profile(
        row,
        lan_leaders=_leaders(asking, kommun.lan.code) if score is None or score.value is None else (),
        shared_with=_sharing(asking, kommun.code) if group and group.exact else (),
        namesake=kommun.lan if kommun.lan.short_name == kommun.name else None,
        other_surveys=_other_surveys(asking, kommun.code),
        places=places,
        otherwise=told_of(asking, kommun.code, published=True),
        elsewhere=_elsewhere(asking, kommun.code) if not asking.survey.made_up else (),
    )


def _elsewhere(asking: Asking, code: str) -> tuple[tuple[Measure, Value], ...]:
    """Its figures of measures that other real surveys have, those without an index: the newest of each."""
    own = {*asking.measures, "population", "answered"}
    others = (each.id for each in asking.loaded.surveys.values() if not each.made_up and each.scale is None)
    if own.issuperset(chain.from_iterable(asking.loaded.measures[each] for each in others)):
        return ()
    rows = asking.db.execute(
        "SELECT survey.id, known.measure, known.value, known.precision, known.origin, known.source "
        "FROM survey JOIN known ON known.survey = survey.id AND known.kommun = ? "
        "WHERE NOT made_up AND scale IS NULL AND survey.id <> ? AND known.value IS NOT NULL "
        "ORDER BY year DESC, survey.id",
        (code, asking.survey.id),
    ).fetchall()
    found: dict[str, tuple[Measure, Value]] = {}
    for survey, measure, value, precision, origin, source in rows:
        if measure not in own and not of_inhabitants(measure) and measure not in found and len(found) < _MOST_ELSEWHERE:
            where = asking.loaded.sources[survey][source]
            said = Value(value, value, value, "yes", precision, origin == "computed", where)
            found[measure] = asking.loaded.measures[survey][measure], said
    return tuple(found.values())


def _leaders(asking: Asking, lan: str) -> tuple[Row, ...]:
    """The best known of a län: read once, since each profile of one without a score names them."""
    if "score" not in asking.measures:
        return ()
    known, key = asking.loaded.leaders, (asking.survey.id, lan)
    if key not in known:
        rows = asking.db.execute("SELECT kommun FROM lan_leader WHERE survey = ? AND lan = ? ORDER BY kommun", key)
        known[key] = tuple(asking.row_of(code, ["score"]) for (code,) in rows.fetchall())
    return known[key]


def _sharing(asking: Asking, code: str) -> tuple[str, ...]:
    """Who shares its place in the country, by name, where they are few: no more are read than tell that."""
    rows = asking.db.execute(
        "SELECT kommun.name FROM fact AS own JOIN fact AS other ON other.survey = own.survey "
        "AND other.measure = own.measure "
        "AND other.value = own.value AND other.precision <> 'bound' AND other.kommun <> own.kommun "
        "JOIN kommun ON kommun.code = other.kommun "
        "WHERE own.survey = ? AND own.kommun = ? AND own.measure = 'rank_group' "
        "AND own.precision <> 'bound' LIMIT ?",
        (asking.survey.id, code, _MOST_NAMED + 1),
    ).fetchall()
    return tuple(sorted(name for (name,) in rows)) if len(rows) <= _MOST_NAMED else ()


def _other_surveys(asking: Asking, code: str) -> tuple[Survey, ...]:
    rows = asking.db.execute(
        "SELECT DISTINCT survey FROM fact WHERE kommun = ? AND measure = 'score' AND survey <> ?",
        (code, asking.survey.id),
    ).fetchall()
    found = {survey for (survey,) in rows}
    return tuple(
        each for each in asking.loaded.surveys.values() if each.id in found and each.made_up == asking.survey.made_up
    )


def overview(asking: Asking) -> National:
    """The national figures, beside those of the comparable survey before."""
    earlier = asking.loaded.earlier(asking.survey)
    lists = {name: lines for name, lines in asking.loaded.national[asking.survey.id].items() if name in LISTS}
    return National(
        _figures(asking, asking.survey.id),
        {name: tuple((line.text_sv, line.text_en) for line in lines) for name, lines in lists.items()},
        earlier,
        _figures(asking, earlier.id) if earlier else {},
    )


def _figures(asking: Asking, survey: str) -> dict[str, tuple[Value, ...]]:
    """The national figures of a survey by measure, the lines of a list in order."""
    sources = asking.loaded.sources[survey]

    def known(line: Line) -> Value:
        return Value(line.value, line.value, line.value, "yes", line.precision, source=sources[line.source])

    return {name: tuple(map(known, lines)) for name, lines in asking.loaded.national[survey].items()}


def change(asking: Asking) -> Series:
    """The same figures in each survey that may be compared, oldest first."""
    survey = asking.survey
    pairs = asking.loaded.comparable
    comparable = {survey.id, *chain.from_iterable(pair for pair in pairs if survey.id in pair)}
    surveys = sorted(asking.loaded.surveys.values(), key=lambda each: (each.year, each.published))
    of = asking.question.of
    moments = tuple(_moment(asking, each, of[0] if of else None) for each in surveys if each.id in comparable)
    series = Series(moments, asking.loaded.kommuner[of[0]] if of else None)
    claim, times = asking.question.claim, None if of else _times(asking, moments)
    return replace(series, times=times, truth=holds(claim, times)) if claim and times else series


def _times(asking: Asking, moments: tuple[Moment, ...]) -> Value | None:
    """How many times as large the share that has any of the measure has become; no more exact than its per cent."""
    share = asking.measures[asking.question.measure].share if asking.question.measure else ""
    known = [moment.figures[share].value or 0 for moment in moments if share and share in moment.figures]
    if len(known) < 2 or known[0] < 1:
        return None
    first, last = known[0], known[-1]
    return Value(last / first, (last - 0.5) / (first + 0.5), (last + 0.5) / (first - 0.5), "yes", computed=True)


def _moment(asking: Asking, survey: Survey, code: str | None) -> Moment:
    if code is None:
        figures = _figures(asking, survey.id)
        return Moment(survey, {measure: lines[0] for measure, lines in figures.items() if measure not in LISTS})
    other = Asking(asking.db, asking.loaded, survey, asking.question)
    named = asking.question.measure
    row = other.row_of(code, [*other.own_measures, *([named] if named in other.measures else [])])
    return Moment(
        survey,
        {
            measure: value
            for measure, value in row.values.items()
            if value.value is not None and measure != "population"
        },
    )


def explain(asking: Asking) -> Parts:
    """Its score by parts, and how far it is to the rank group above and to the best of its län."""
    code = asking.question.of[0]
    row = asking.row_of(code, [asking.measure])
    rows = asking.db.execute(
        "SELECT key, title_sv, title_en, coalesce(points, 0), maximum, points IS NOT NULL "
        "FROM component LEFT JOIN component_points AS own "
        "ON own.survey = component.survey AND own.component = key AND kommun = ? "
        "WHERE component.survey = ? ORDER BY number",
        (code, asking.survey.id),
    )
    parts, unanswered = list[Part](), list[Part]()
    for *part, answered in rows:
        (parts if answered else unanswered).append(Part._make(part))
    value = row.values[asking.measure].value
    above = None
    leaders: tuple[Row, ...] = ()
    if asking.survey.complete and value is not None:
        (above,) = asking.db.execute(
            "SELECT min(value) FROM known WHERE survey = ? AND measure = ? AND value > ?",
            (asking.survey.id, asking.measure, value),
        ).fetchone()
        leaders = tuple(
            each for each in _leaders(asking, row.kommun.lan.code) if (each.values["score"].value or 0) > value
        )
    return Parts(row, tuple(parts), tuple(unanswered) if parts else (), above, leaders)
