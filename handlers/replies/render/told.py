"""What else is asked of one kommun: whether it answered, what it plans, where it lies; as a headline."""

from data.model.answer import Profile
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import approximate, number, points

_TELLS_OF_AN_ANSWER = frozenset({"answered", "score", "rank_group", "position", "lan_position"})
_PARTS = {"my_pages": "pages", "eid": "eid"}  # components of the index that tell it


def told_of_kommun(profile: Profile, texts: Texts) -> str:
    """Of what was asked; empty where it is nothing of this."""
    kommun = profile.kommun
    match profile.measure:
        case "answered" | "silent":
            return _answered(profile, texts)
        case "ranked":
            return _ranked(profile, texts)
        case "e_services_planned":
            fact = profile.facts.get("e_services_planned")
            if fact is None:
                return texts.planned_not_known.format(kommun=kommun.name)
            return texts.planned_of.format(kommun=kommun.name, number=approximate(fact, texts))
        case "my_pages" | "eid":
            return _part(profile, profile.measure, texts)
        case "lan":
            return texts.lies_in.format(kommun=kommun.name, lan=kommun.lan.name)
        case "kommungrupp":
            return texts.belongs_to.format(kommun=kommun.name, group=texts.groups[kommun.kommungrupp])
        case "to_full_marks":
            return _to_full_marks(profile, texts)
        case _:
            return ""


def _answered(profile: Profile, texts: Texts) -> str:
    """Whoever has a score or a place has answered; of others it is known where every answer is."""
    survey, kommun = profile.survey, profile.kommun.name
    asked = profile.measure == "answered"
    if not _TELLS_OF_AN_ANSWER.isdisjoint(profile.facts):
        said = texts.did_answer.format(kommun=kommun)
        return texts.yes.format(said=said) if asked else said
    if survey.answers_known:
        said = texts.did_not.format(kommun=kommun)
        return texts.no.format(said=said) if asked else said
    if profile.answered is None or survey.invited is None:
        return texts.answerers_not_published
    told = {"number": number(profile.answered.value, texts), "invited": number(survey.invited, texts)}
    return texts.answerers_not_published_but_number.format(**told)


def _ranked(profile: Profile, texts: Texts) -> str:
    survey, kommun = profile.survey, profile.kommun.name
    if not (_TELLS_OF_AN_ANSWER - {"answered"}).isdisjoint(profile.facts):
        return texts.yes.format(said=texts.is_ranked.format(kommun=kommun))
    if survey.complete:
        return texts.no.format(said=texts.is_not_ranked.format(kommun=kommun))
    return texts.verdict_not_published.format(kommun=kommun, what=texts.claims["ranked"])


def _part(profile: Profile, measure: str, texts: Texts) -> str:
    """By its points for it: all, some or none."""
    what, kommun = texts.measures[measure].lower(), profile.kommun.name
    part = next((part for part in profile.parts if part.key == _PARTS[measure]), None)
    if part is None:
        known = profile.survey.answers_known
        template = texts.verdict_unknown if known else texts.verdict_not_published
        return template.format(kommun=kommun, what=texts.claims["has"].format(what=what))
    got, most = number(part.points, texts), number(part.maximum, texts)
    said = texts.points_for.format(kommun=kommun, points=got, maximum=most, what=what)
    template = texts.no if not part.points else texts.yes if part.points == part.maximum else texts.partly
    return template.format(said=said)


def _to_full_marks(profile: Profile, texts: Texts) -> str:
    score, scale, kommun = profile.facts.get("score"), profile.survey.scale or 0, profile.kommun.name
    if score is None:
        known = profile.survey.complete
        return (texts.has_no_score if known else texts.way_not_published).format(kommun=kommun)
    if score.value == scale:
        return texts.got_full_marks.format(kommun=kommun, score=number(scale, texts), scale=number(scale, texts))
    return texts.to_full_marks.format(kommun=kommun, missing=points(scale - score.value, texts))
