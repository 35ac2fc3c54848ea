"""What a text without figures says of a survey: its definitions, its lists, its sources."""

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import Final

from data.model.facts import Source
from data.model.result import Text
from data.store.evaluate.asking import Asking
from data.store.read import Loaded

_ALL_SOURCES: Final = frozenset({"sources", "citation", "report"})  # topics that name every source of the survey
_MAIN_SOURCE: Final = frozenset(
    {"survey", "who_made", "newest", "checked", "comparable", "summary"}
)  # that name the one most of its figures are from
# National figures that a topic tells, whose sources it names.
_TOLD: Final = {
    **dict.fromkeys(("survey", "who_made", "silent", "silent_who", "population", "summary"), "answered"),
    **dict.fromkeys(("representative", "all_lacked"), "answered"),
    **dict.fromkeys(("coverage", "absent", "raw_data", "few_public", "index"), "ranked"),
    **dict.fromkeys(("ties", "points_vs_rank"), "rank_groups"),
    **dict.fromkeys(("why_changed", "apps_for"), "offers_apps"),
    "cooperation": "cooperates_procurement",
}
# National lists, and the topics that tell them: one line of text each, and an empty line between two lists.
_LISTS: Final = {
    "commonest": ("commonest", "common"),
    "single_service": ("commonest",),
    "success": ("success_factor",),
    "advice": ("success_factor",),
    "obstacles": ("success_factor",),
}
_DEFINED: Final = {"app_meaning": "e_service"}  # topics that tell the definition of another beside their own
_COUNTED: Final = (
    *("answered", "rank_groups", "offers_apps", "offers_e_services"),
    *("cooperates_procurement", "cooperates_operations"),
)


def text(asking: Asking) -> Text:
    """What there is to say of the question's topic. `counts` holds `answered`, `rank_groups` and shares where they are
    known, with `earlier`, the year of the survey before, and its share; for län and groups how many kommuner each has.
    """
    question, survey = asking.question, asking.survey
    topic = question.topic.partition(":")[0]
    said_sv, said_en, cited = _said(asking, topic)
    if topic == "no_measure":
        said_sv, said_en = _of_others(asking.loaded, question.measure)
    elif topic in ("columns", "questionnaire"):
        names = [asking.measures[key] for key in asking.own_measures]
        said_sv, said_en = "\n".join(each.sv.name for each in names), "\n".join(each.en.name for each in names)
    found, of_figure = asking.loaded.surveys, _of_figure(asking)
    return Text(
        topic=f"{topic}:figure" if of_figure else question.topic,
        said_sv=said_sv,
        said_en=said_en,
        sources=tuple(dict.fromkeys([*cited, *(of_figure or _sources(asking, topic))])),
        counts=_counts(asking, topic),
        surveys=tuple(
            each for each in found.values() if not each.made_up or each.id == survey.id or topic == "surveys"
        ),
    )


def _of_others(loaded: Loaded, measure: str) -> tuple[str, str]:
    """What a measure is called in both languages, and after an empty line the surveys that have it."""
    having = [survey for survey in loaded.surveys.values() if measure in loaded.measures[survey.id]]
    if not having:
        return "", ""
    named, where = loaded.measures[having[0].id][measure], "\n".join(each.name for each in having)
    return f"{named.sv.many}\n\n{where}", f"{named.en.many}\n\n{where}"


def _said(asking: Asking, topic: str) -> tuple[str, str, list[Source]]:
    if topic == "belongs" and asking.question.of:
        kommun = asking.loaded.kommuner[asking.question.of[0]]
        belongs = f"{kommun.lan.name}\n\n{kommun.kommungrupp}"
        return belongs, belongs, []
    definition = asking.db.execute(
        "SELECT text_sv, text_en FROM definition WHERE survey = ? AND key = ?",
        (asking.survey.id, _DEFINED.get(topic, topic)),
    ).fetchone()
    if definition:
        return definition[0], definition[1], []
    said_sv, said_en, cited = [], [], []
    national = asking.loaded.national[asking.survey.id]
    for measure in _LISTS.get(topic, ()):
        if lines := national.get(measure):
            said_sv.append("\n".join(line.text_sv for line in lines))
            said_en.append("\n".join(line.text_en for line in lines))
            cited += [asking.sources[line.source] for line in lines]
    return "\n\n".join(said_sv), "\n\n".join(said_en), cited


def _sources(asking: Asking, topic: str) -> Iterable[Source]:
    if topic in _ALL_SOURCES:
        return [source for key, source in sorted(asking.sources.items()) if key != "scb"]
    national = asking.loaded.national[asking.survey.id]
    keys = [line.source for line in national.get(_TOLD.get(topic, ""), ())]
    if topic in _MAIN_SOURCE:
        by_figures = Counter(sorted(line.source for lines in national.values() for line in lines))
        keys = [key for key, _ in by_figures.most_common(1)] + keys
    return [asking.sources[key] for key in keys]


def _of_figure(asking: Asking) -> list[Source]:
    """The sources of the published figures of the country that are as much as the question says."""
    claim, survey = asking.question.claim, asking.question.survey
    return [
        asking.loaded.sources[each.id][line.source]
        for each in asking.loaded.surveys.values()
        if claim and not each.made_up and (not survey or survey == each.id)
        for line in chain.from_iterable(asking.loaded.national[each.id].values())
        if not line.text_sv and line.value == claim.value
    ]


def _counts(asking: Asking, topic: str) -> dict[str, int]:
    if topic in ("groups", "group"):
        return dict(Counter(sorted(kommun.kommungrupp for kommun in asking.loaded.kommuner.values())))
    if topic in ("lan", "kommun", "landscape"):
        return {lan.name: lan.kommuner for lan in asking.loaded.lan.values()}
    national = asking.loaded.national
    figures = national[asking.survey.id]
    found = {name: round(lines[0].value) for name, lines in figures.items() if name in _COUNTED}
    if earlier := asking.loaded.earlier(asking.survey):
        found["earlier"] = earlier.year
        if "offers_apps" in national[earlier.id]:
            found["earlier_apps"] = round(national[earlier.id]["offers_apps"][0].value)
    return found
