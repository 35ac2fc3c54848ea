"""Whether what was asked of a kommun is true, as a headline: "Ja: Umeå har full pott", "Nej: …"."""

from collections.abc import Sequence
from typing import assert_never

from data.model.answer import Profile
from data.model.area import FullMarks, Places, Points
from data.model.claim import Has, Last, Mean
from data.model.facts import Row
from data.model.verdict import Verdict
from handlers.replies.render.areas import within
from handlers.replies.render.standing import asked
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import approximate, count, names_or_number, number, ordinal, sentence

_MOST_NAMED = 6  # kommuner in a headline; of more only the number is told


def on_claim(profile: Profile, texts: Texts) -> str:
    """Yes or no and by what, or that it is not published; empty where nothing of the kind was asked."""
    verdict = profile.verdict
    if verdict is None:
        return ""
    what = verdict.claim.what
    said = "" if verdict.true is None and not isinstance(what, Mean) else _because(profile, verdict, texts)
    if not said:
        complete = profile.survey.complete
        template = texts.verdict_unknown if complete else texts.verdict_not_published
        return template.format(kommun=profile.kommun.name, what=_claimed(verdict, texts))
    if verdict.true is None or (isinstance(what, FullMarks) and what.missed) or what == Mean("beside"):
        return sentence(said)
    return (texts.yes if verdict.true else texts.no).format(said=said)


def _claimed(verdict: Verdict, texts: Texts) -> str:
    """What was asked to be true, after the kommun's name."""
    what, area = verdict.claim.what, within(verdict.region, texts)
    match what:
        case FullMarks():
            return texts.claims["full_marks"]
        case Points():
            return texts.claims["points"].format(points=asked(what, texts))
        case Places(1, 1):
            return texts.claims["best"].format(within=area)
        case Places(1, last):
            return texts.claims["among"].format(last=count(last, texts), within=area)
        case Places():
            return texts.claims["place"].format(place=asked(what, texts), within=area)
        case Last():
            return texts.claims["last"].format(within=area)
        case Has(of):
            return texts.claims["has"].format(what=texts.measures[of].lower())
        case Mean():
            return ""
        case _:
            assert_never(what)


def _because(profile: Profile, verdict: Verdict, texts: Texts) -> str:
    """What is known that makes it true or not."""
    what = verdict.claim.what
    if not verdict.inside:
        return _elsewhere(profile, verdict, texts)
    if isinstance(what, Has):
        fact = profile.facts[what.of]
        template = texts.has_some if fact.value else texts.has_none
        things = texts.measures[what.of].lower()
        return template.format(kommun=profile.kommun.name, number=approximate(fact, texts), what=things)
    if isinstance(what, Mean):
        return _beside_mean(profile, verdict, texts)
    if profile.survey.complete and "score" not in profile.facts:
        return texts.has_no_score.format(kommun=profile.kommun.name)
    return (
        _by_points(profile, what, verdict, texts)
        if isinstance(what, FullMarks | Points)
        else _by_place(profile, verdict, texts)
    )


def _elsewhere(profile: Profile, verdict: Verdict, texts: Texts) -> str:
    kommun, area = profile.kommun, verdict.region.area
    if area.lan and kommun.lan not in verdict.region.lan:
        return texts.lies_in.format(kommun=kommun.name, lan=kommun.lan.name)
    if area.group:
        return texts.belongs_to.format(kommun=kommun.name, group=texts.groups[kommun.kommungrupp])
    return texts.has_inhabitants.format(kommun=kommun.name, number=number(kommun.population, texts))


def _beside_mean(profile: Profile, verdict: Verdict, texts: Texts) -> str:
    area, score = within(verdict.region, texts), profile.facts.get("score")
    if verdict.mean is None:
        return texts.mean_not_published.format(within=area)
    said = {"kommun": profile.kommun.name, "mean": number(round(verdict.mean, 1), texts), "within": area}
    if score is None:
        return texts.no_score_beside_mean.format(**said)
    return texts.beside_mean.format(**said, score=number(score.value, texts))


def _by_points(profile: Profile, what: FullMarks | Points, verdict: Verdict, texts: Texts) -> str:
    scale = profile.survey.scale or 0
    if score := profile.facts.get("score"):
        template = texts.got_full_marks if score.value == scale else texts.got_points
        return template.format(kommun=profile.kommun.name, score=number(score.value, texts), scale=number(scale, texts))
    of_full = isinstance(what, FullMarks) or what.least > scale - 1 or what.least <= 0
    if of_full and verdict.full_marks:
        return texts.only_full_marks.format(names=_names(verdict.full_marks, texts))
    return _have_most(profile.lan_leaders, profile.kommun.lan.name, scale, texts)


def _have_most(leaders: Sequence[Row], lan: str, scale: int, texts: Texts) -> str:
    score = number(leaders[0].score, texts)
    return texts.most_in_lan.format(lan=lan, names=_names(leaders, texts), score=score, scale=number(scale, texts))


def _by_place(profile: Profile, verdict: Verdict, texts: Texts) -> str:
    if verdict.place is not None:
        return _place(profile, verdict, verdict.place, texts)
    score, area = profile.facts.get("score"), within(verdict.region, texts)
    scale = number(profile.survey.scale or 0, texts)
    said = {"kommun": profile.kommun.name, "within": area, "scale": scale}
    counts = verdict.true or isinstance(verdict.claim.what, Last)
    if counts and verdict.among:
        template = texts.is_before_one_among if verdict.before else texts.is_among
        return template.format(**said, among=number(verdict.among, texts), other=verdict.before)
    if counts and score:
        return texts.has_fewer_below.format(**said, score=number(score.value, texts))
    said |= {"names": _names(verdict.leaders, texts), "most": number(verdict.leaders[0].score, texts)}
    if score:
        return texts.others_have_more.format(**said, score=number(score.value, texts))
    return texts.have_more.format(**said)


def _place(profile: Profile, verdict: Verdict, place: int, texts: Texts) -> str:
    """Its own place: the first, the last, or one between."""
    score, sharing = profile.facts.get("score"), verdict.sharing
    scale = profile.survey.scale or 0
    said = {
        "kommun": profile.kommun.name,
        "within": within(verdict.region, texts),
        "place": number(place, texts),
        "ordinal": ordinal(place, texts),
        "score": number(score.value, texts) if score else "",
        "scale": number(scale, texts),
        "others": count(sharing or 0, texts),
        "ranked": number(verdict.ranked or 0, texts),
    }
    shared = "not known" if sharing is None else "alone" if not sharing else "with one" if sharing == 1 else "shared"
    if place == 1 and score and score.value == scale:
        return texts.first_with_full_marks[shared].format(**said)
    if place == 1 and score:
        return texts.is_first[shared].format(**said)
    if verdict.true and isinstance(verdict.claim.what, Last):
        return texts.is_last[shared].format(**said)
    if profile.survey.complete:
        return texts.is_at[shared].format(**said)
    return (texts.is_at_shared_place if sharing else texts.is_at_place).format(**said)


def _names(rows: Sequence[Row], texts: Texts) -> str:
    return names_or_number([row.name for row in rows], _MOST_NAMED, texts)
