"""All of one kommun in words: what is known of it, why its score is what it is, and how it has changed."""

from collections.abc import Sequence

from data.model.conditions import InArea
from data.model.measure import Measure
from data.model.question import Question
from data.model.result import Parts, Placed, Profile, Value
from handlers.replies.phrases import Phrases
from handlers.replies.shapes.also_known import else_known, elsewhere
from handlers.replies.shapes.draft import Draft
from handlers.replies.shapes.unknown import figure_or_why, unknown

_FULL, _EMPTY = "▰", "▱"
_NAMED = 8
_BUTTONS = 3  # besides the one that compares: more in a row are not taken in at a glance
_LONGEST_BAR = 20


def draw_profile(profile: Profile, p: Phrases) -> Draft:
    """Its score with what it means, then what else is known."""
    row = profile.row
    score = p.measure_of("score")
    asks = _after(profile, p)
    value = row.values.get(score.id)
    if value is None or value.settled is None:
        return Draft(
            [*_without(profile, score, p), *else_known(row, p), *elsewhere(profile, p)],
            asks=asks,
            compare=row.kommun.code,
        )
    meaning = _meaning(profile, p)
    other = (
        [p.say("other_surveys", names=p.names([each.name for each in profile.other_surveys]))]
        if profile.other_surveys
        else []
    )
    bar = ""
    if score.high and score.high <= _LONGEST_BAR and score.unit == "points":
        filled = int(value.settled)
        bar = _FULL * filled + _EMPTY * (int(score.high) - filled)
    return Draft(
        [*figure_or_why(row, score, p), *meaning, *else_known(row, p), *other, *elsewhere(profile, p)],
        bar=bar,
        asks=asks,
        compare=row.kommun.code,
    )


def _after(profile: Profile, p: Phrases) -> list[tuple[str, Question]]:
    kommun, survey = profile.row.kommun, p.result.survey.id
    where = InArea(kommun.lan.code)
    asks = [
        (
            p.say("button_top_of", lan=kommun.lan.name),
            Question("top", where=where, order="most", marked=kommun.code, survey=survey),
        )
    ]
    score = profile.row.values.get("score")
    if p.result.survey.answers_known and score is not None and score.value is not None:
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
    if lan is not None and lan.exact == 1 and not p.result.survey.complete:
        said.append(
            p.say("best_in_lan_shared", lan=kommun.lan.name, many=p.others(lan.shared_with))
            if lan.shared_with
            else p.say("best_in_lan", lan=kommun.lan.name)
        )
    named: Sequence[str] = ()
    if group is not None and not p.result.survey.complete:
        named = profile.shared_with
        said.append(_by_rank_group(group, named, p))
    elif country is not None and (country.exact or country.source):
        named = profile.shared_with if country.exact == 1 else ()
        said.append(_in_country(country, named, p))
    if lan is not None and (lan.exact or 0) >= 1 and p.result.survey.complete and kommun.lan.kommuner > 1:
        said.append(_spot(lan, kommun.lan.name, p))
    if named:
        return [f"{each}." for each in said]
    joined = p.names([said[0], *(each[:1].lower() + each[1:] for each in said[1:])]) if said else ""
    return [f"{joined}."] if joined else []


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
    return p.capital(p.say(key, place=p.n(placed.exact or 0), where=where))


def _without(profile: Profile, score: Measure, p: Phrases) -> list[str]:
    """It has no score that is known: what follows, its place where that is known, and who leads its län."""
    row, kommun = profile.row, profile.row.kommun
    said = unknown(row, score, p)
    told = len(said) > 1 and any(each.kommun.name in said[1] for each in profile.lan_leaders)
    if profile.lan_leaders and not told and kommun.lan.kommuner > 1:
        leader = profile.lan_leaders[0]
        if len(profile.lan_leaders) <= _NAMED:
            said.append(
                p.say(
                    "profile_leads",
                    lan=kommun.lan.name,
                    names=p.kommuner(profile.lan_leaders),
                    amount=p.figure(leader.values["score"], score),
                )
            )
    return said


def draw_parts(parts: Parts, p: Phrases) -> Draft:
    """What gave points and what did not; where the rule is not known, that it is not."""
    row, measure = parts.row, p.measure
    value = row.values[measure.id]
    asks = [(row.kommun.name, Question("profile", of=(row.kommun.code,), survey=p.result.survey.id))]
    if not parts.parts:
        first = p.say("explain_none", survey=p.result.survey.name)
        if p.result.survey.answers_known and value.value is None:
            return Draft(unknown(row, measure, p), asks=asks)
        if p.result.survey.answers_known:
            first = p.say("answers_missing", kommun=row.kommun.name, survey=p.result.survey.name)
        known = (
            p.say("value", kommun=row.kommun.name, amount=p.figure(value, measure))
            if value.value is not None
            else unknown(row, measure, p)[0]
        )
        if value.value is not None:
            return Draft([first, known], asks=asks)
        survey = p.result.survey
        coverage = (
            [p.say("coverage", scored=p.n(survey.scored), ranked=p.n(survey.ranked))]
            if survey.ranked and not survey.complete
            else []
        )
        return Draft([known, *coverage, first], asks=asks)
    counted = sum(part.points for part in parts.parts)
    title = "title_sv" if p.lang == "sv" else "title_en"
    full = [part for part in parts.parts if part.points >= part.maximum]
    missed = [part for part in parts.parts if part.points < part.maximum]
    said = (
        unknown(row, measure, p)
        if value.value is None
        else [p.say("value", kommun=row.kommun.name, amount=p.figure(value, measure))]
    )
    for key, listed_ in (("missed", missed), ("got", full)):
        if listed_:
            items = [
                p.say("part", title=getattr(part, title), points=p.n(part.points), maximum=p.n(part.maximum))
                for part in listed_
            ]
            said.append(p.say(key, list=p.names([each[:1].lower() + each[1:] for each in items])))
    if value.value is not None and not parts.unanswered and counted != value.value:
        said.append(p.say("parts_differ", n=p.amount(counted, measure, scale=False), score=p.n(value.value)))
    if parts.unanswered:
        said.append(
            p.say("unanswered_parts", list=p.names([getattr(part, title).lower() for part in parts.unanswered]))
        )
    if parts.next_score is not None and value.value is not None:
        said.append(p.capital(p.say("to_next", amount=p.amount(parts.next_score - value.value, measure, scale=False))))
    if parts.leaders:
        said.append(
            p.say(
                "profile_leads",
                lan=row.kommun.lan.name,
                names=p.kommuner(parts.leaders),
                amount=p.figure(parts.leaders[0].values["score"], measure),
            )
        )
    return Draft(said, asks=asks)
