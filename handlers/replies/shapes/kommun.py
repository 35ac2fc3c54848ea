"""All of one kommun in words: what is known of it, why its score is what it is, and how it has changed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.model.conditions import InArea
from data.model.measure import Measure
from data.model.places import Lan
from data.model.question import Question
from data.model.result import Parts, Profile, Row
from data.model.value import Placed, Value
from handlers.replies.phrases import Phrases
from handlers.replies.shapes.draft import Draft, about
from handlers.replies.shapes.unknown import coverage, figure_or_why, unknown
from handlers.replies.sources import titled

_FULL, _EMPTY = "▰", "▱"
_NAMED = 8
_BUTTONS = 3  # besides the one that compares: more in a row are not taken in at a glance
_LONGEST_BAR = 20


def draw_profile(profile: Profile, p: Phrases) -> Draft:
    """Its score with what it means, then what else is known."""
    row = profile.row
    score = p.measure_of("score")
    value = row.values.get(score.id)
    if value is not None and value.settled is not None:
        others = [each.name for each in profile.other_surveys]
        placed = [*_meaning(profile, p), *otherwise(row, profile.otherwise, p)]
        first = [*figure_or_why(row, score, p), *placed, *_else_known(row, p)]
        first += [p.say("other_surveys", names=p.names(others))] if others else []
    else:
        first = [*_without(profile, score, p), *_else_known(row, p)]
    bar = ""
    if value and value.settled is not None and score.unit == "points" and 0 < (score.high or 0) <= _LONGEST_BAR:
        bar = (_FULL * int(value.settled)).ljust(int(score.high or 0), _EMPTY)
    return Draft([*first, *_elsewhere(profile, p)], bar=bar, asks=_after(profile, p), compare=row.kommun.code)


def _after(profile: Profile, p: Phrases) -> list[tuple[str, Question]]:
    kommun, survey = profile.row.kommun, p.survey.id
    where = InArea(kommun.lan.code)
    top = Question("top", where=where, order="most", marked=kommun.code, survey=survey)
    asks = [(p.say("button_top_of", lan=kommun.lan.name), top)]
    score = profile.row.values.get("score")
    if p.survey.answers_known and score is not None and score.value is not None:
        asks.append((p.say("button_why"), Question("explain", of=(kommun.code,), survey=survey)))
    if kommun.lan.kommuner > 1:
        asks.append((p.say("button_map"), Question("list", where=where, form="map", marked=kommun.code, survey=survey)))
    asks.append((p.say("button_top"), Question("top", order="most", survey=survey)))
    return asks[:_BUTTONS]


def standing(profile: Profile, p: Phrases) -> str:
    """What its score means, in one sentence; that none is published where it is not."""
    score = profile.row.values.get("score") or Value()
    measure = p.measure_of("score")
    said = _meaning(profile, p)
    return said[0] if score.settled is not None and said else figure_or_why(profile.row, measure, p)[0]


def _meaning(profile: Profile, p: Phrases) -> list[str]:
    """What the score means: its places in the country and in its län."""
    places, kommun = profile.places, profile.row.kommun
    country, lan, group = places.get("country"), places.get("lan"), places.get("rank_group")
    said = []
    if lan is not None and lan.exact == 1 and not p.survey.complete:
        said.append(
            p.say("best_in_lan_shared", lan=kommun.lan.name, many=p.others(lan.shared_with))
            if lan.shared_with
            else p.say("best_in_lan", lan=kommun.lan.name)
        )
    named: Sequence[str] = ()
    if group is not None and not p.survey.complete:
        named = profile.shared_with
        said.append(_by_rank_group(group, named, p))
    elif country is not None and (country.exact or country.source):
        named = profile.shared_with if country.exact == 1 else ()
        said.append(_in_country(country, named, p))
    if lan is not None and (lan.exact or 0) >= 1 and p.survey.complete and not p.survey.few and kommun.lan.kommuner > 1:
        said.append(_spot(lan, kommun.lan.name, p))
    if named:
        return [f"{each}." for each in said]
    joined = p.names([said[0], *map(p.small, said[1:])]) if said else ""
    return [f"{joined}."] if joined else []


def otherwise(row: Row, places: Mapping[str, Placed], p: Phrases) -> list[str]:
    """What is published of its places, where the scores come to others; with who says so."""
    published = replace(p, result=replace(p.result, survey=p.survey._replace(complete=False)))
    sources = dict.fromkeys(titled(each.source, p.lang) for each in places.values() if each.source)
    said = _meaning(Profile(row, places=places), published)
    return [p.say("otherwise", source=p.names([*sources]), said=p.small(each)) for each in said]


def _by_rank_group(group: Placed, sharing: Sequence[str], p: Phrases) -> str:
    """By its number among the scores that there are, which is no place but for the first: kommuner are not counted."""
    if group.exact is None:
        return p.say("rank_group_bound", n=p.n(group.worst or 0))
    if group.exact == 1:
        return _in_country(group, sharing, p)
    first = p.capital(p.say("nth_score", nth=p.ordinal(group.exact)))
    many = p.names(sharing) or (p.others(group.shared_with) if group.shared_with else "")
    return f"{first}, {p.say('told_shared', many=many)}" if many else first


def _in_country(placed: Placed, sharing: Sequence[str], p: Phrases) -> str:
    if placed.exact is None:
        return p.capital(p.say("top_bound", n=p.n(placed.worst or 0)))
    many = p.names(sharing) or (p.others(placed.shared_with) if placed.shared_with else "")
    if placed.exact == 1:
        return p.say("shares_place", place=p.ordinal(1), many=many) if many else p.say("best_in_country")
    return _spot(placed, p.say("country").split(" ", 1)[1], p)


def _spot(placed: Placed, where: str, p: Phrases) -> str:
    key = "place_in_shared" if placed.shared_with else "place_in"
    of = p.say("place_of", of=p.n(p.survey.ranked or 0)) if p.survey.few else ""
    return p.capital(p.say(key, place=f"{p.n(placed.exact or 0)}{of}", where=where))


def _without(profile: Profile, score: Measure, p: Phrases) -> list[str]:
    """It has no score that is known: what follows, its place where that is known, and who leads its län."""
    kommun, leaders = profile.row.kommun, profile.lan_leaders
    said = unknown(profile.row, score, p)
    told = len(said) > 1 and any(each.kommun.name in said[1] for each in leaders)
    if told or kommun.lan.kommuner == 1 or len(leaders) > _NAMED:
        return said
    return [*said, *_leads(kommun.lan, leaders, score, p)]


def _leads(lan: Lan, leaders: Sequence[Row], score: Measure, p: Phrases) -> list[str]:
    if not leaders:
        return []
    amount = p.figure(leaders[0].values["score"], score)
    return [p.say("profile_leads", lan=lan.name, names=p.kommuner(leaders), amount=amount)]


def _else_known(row: Row, p: Phrases) -> list[str]:
    """Its other figures that are known, in one sentence."""
    has: list[str] = []
    lacks: list[str] = []
    for key, value in row.values.items():
        measure = p.result.measures[key]
        if key in (p.measure_of("score").id, "answered", "population") or value.value is None:
            continue
        one, many, name = p.words(measure)
        if measure.unit == "number" and not value.value:
            lacks.append(many)
        elif measure.unit == "yes_no":
            (has if value.value else lacks).append(one if value.value else name)
        elif key == "e_services_planned":
            has.append(p.say("planned_too", n=p.n(value.value)))
        else:
            has.append(p.held(value, measure))
    said = [p.say("has_too", list=p.names(has))] if has else []
    return [*said, p.say("lacks_too", list=p.names(lacks))] if lacks and p.survey.answers_known else said


def _elsewhere(profile: Profile, p: Phrases) -> list[str]:
    """What other surveys measure of it, each with its source."""
    return [
        p.say(
            "elsewhere_known",
            name=p.label(measure),
            amount=p.figure(value, measure),
            source=titled(value.source, p.lang) if value.source else "",
        )
        for measure, value in profile.elsewhere
    ]


def draw_parts(parts: Parts, p: Phrases) -> Draft:
    """What gave points and what did not; where the rule is not known, that it is not."""
    row, value = parts.row, parts.row.values[p.measure.id]
    said = _parted(parts, value, p) if parts.parts else _not_parted(row, value, p)
    return Draft(said, asks=[about(row.kommun, p.survey.id)])


def _not_parted(row: Row, value: Value, p: Phrases) -> list[str]:
    survey, kommun = p.survey, row.kommun.name
    if survey.answers_known and value.value is None:
        return unknown(row, p.measure, p)
    if value.value is None:
        return [unknown(row, p.measure, p)[0], *coverage(p), p.say("explain_none", survey=survey.name)]
    why = p.say("answers_missing" if survey.answers_known else "explain_none", kommun=kommun, survey=survey.name)
    return [why, p.say("value", kommun=kommun, amount=p.figure(value, p.measure))]


def _parted(parts: Parts, value: Value, p: Phrases) -> list[str]:
    row, measure, title = parts.row, p.measure, f"title_{p.lang}"
    known = [p.say("value", kommun=row.kommun.name, amount=p.figure(value, measure))]
    said = unknown(row, measure, p) if value.value is None else known
    for key, got in (("missed", False), ("got", True)):
        items = [
            p.say("part", title=getattr(part, title), points=p.n(part.points), maximum=p.n(part.maximum))
            for part in parts.parts
            if (part.points >= part.maximum) == got
        ]
        said += [p.say(key, list=p.names([*map(p.small, items)]))] if items else []
    counted = sum(part.points for part in parts.parts)
    if value.value is not None and not parts.unanswered and counted != value.value:
        said.append(p.say("parts_differ", n=p.amount(counted, measure, scale=False), score=p.n(value.value)))
    if parts.unanswered:
        unanswered = [getattr(part, title).lower() for part in parts.unanswered]
        said.append(p.say("unanswered_parts", list=p.names(unanswered)))
    if parts.next_score is not None and value.value is not None:
        said.append(p.capital(p.say("to_next", amount=p.amount(parts.next_score - value.value, measure, scale=False))))
    return [*said, *_leads(row.kommun.lan, parts.leaders, measure, p)]
