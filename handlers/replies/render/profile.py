"""A kommun: the figure first, then what it means, then the source."""

from data.model.answer import Profile
from data.model.area import Area
from data.model.places import size_class_end
from data.model.query import Lang
from handlers.replies import blocks
from handlers.replies.render.areas import kommuner_of
from handlers.replies.render.figure import known_place, one_figure, place_taken
from handlers.replies.render.onward import after_profile
from handlers.replies.render.sources import known_scores, source_block, source_text
from handlers.replies.render.verdict import on_claim
from handlers.replies.reply import Block, Reply
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import approximate, count, listed, number, ordinal, sentence


def draw(profile: Profile, texts: Texts, lang: Lang) -> Reply:
    """The whole profile."""
    summary = _headline(profile, texts)
    headline = on_claim(profile, texts) or one_figure(profile, texts) or summary
    meaning = _meaning(profile, texts)
    if headline != summary:
        meaning.insert(0, f"{blocks.escape(summary)}.")
    known = _known(profile, texts)
    sources = [fact.source for fact in profile.facts.values()] + [row.source for row in profile.lan_leaders]
    sources += profile.verdict.sources if profile.verdict else ()
    sources += [profile.answered.source] if profile.answered else []
    if not profile.facts and profile.survey.ranked_source:
        sources.append(profile.survey.ranked_source)
    how_many = known_scores(profile.survey, texts)
    drawn: list[Block] = [blocks.header(headline)]
    if bar := _bar(profile):
        drawn.append(blocks.section(bar))
    if meaning:
        drawn.append(blocks.section(" ".join(meaning)))
    if known:
        drawn.append(blocks.section("\n".join(f"• {line}" for line in known)))
    if note := _namesake(profile, texts):
        drawn.append(blocks.context(note))
    drawn.append(source_block(profile.survey, sources, texts, how_many))
    drawn.append(after_profile(profile, texts, lang))
    said = [f"{blocks.escape(headline)}.", *meaning, *(f"{line}." for line in known)]
    said += [note] if note else []
    return Reply(" ".join([*said, source_text(profile.survey, sources, texts, how_many)]), tuple(drawn))


def _headline(profile: Profile, texts: Texts) -> str:
    name = profile.kommun.name
    if score := profile.facts.get("score"):
        scale = number(profile.survey.scale or 0, texts)
        return texts.headline_score.format(kommun=name, score=number(score.value, texts), scale=scale)
    if group := known_place(profile):
        return place_taken(profile, group, texts)
    known = profile.survey.answers_known or profile.survey.complete
    return (texts.headline_no_score if known else texts.headline_none).format(kommun=name)


def _bar(profile: Profile) -> str:
    """The score as a bar with one mark a point; long scales get fourteen marks."""
    score, scale = profile.facts.get("score"), profile.survey.scale
    if score is None or not scale:
        return ""
    marks = scale if scale <= 20 else 14
    full = round(score.value / scale * marks)
    return "▰" * full + "▱" * (marks - full)


def _meaning(profile: Profile, texts: Texts) -> list[str]:
    lan = blocks.escape(profile.kommun.lan.name)
    facts = profile.facts
    said = []
    if group := known_place(profile):
        position = facts.get("position")
        first_of_all = position is not None and position.value == 1 and profile.shared_with
        counted = position is not None and position.precision != "bound" and not first_of_all
        said += _place_in_numbers(profile, texts) if counted else [_shared(profile, int(group.value), texts)]
    position, first = facts.get("position"), facts.get("lan_position")
    among = position is not None and position.precision == "bound"
    if first is not None and first.value == 1 and position and among:
        said.append(texts.lan_best_and_position.format(lan=lan, position=number(position.value, texts)))
    elif first is not None and first.value == 1:
        shared = "lan_position_size" in facts and facts["lan_position_size"].value > 1
        said.append((texts.lan_best_shared if shared else texts.lan_best).format(lan=lan))
    elif position and among:
        said.append(texts.position_bound.format(position=number(position.value, texts)))
    elif first is not None:
        said.append(texts.lan_place.format(position=number(first.value, texts), lan=lan))
    said += _among_its_like(profile, texts)
    if (bound := facts.get("rank_group")) and bound.precision == "bound":
        said.append(texts.group_bound.format(group=count(int(bound.value), texts)))
    if "score" not in facts:
        said += _without_score(profile, texts)
    return said


def _place_in_numbers(profile: Profile, texts: Texts) -> list[str]:
    """Its position in a whole list, and its rank group."""
    facts, others = profile.facts, _sharing(profile)
    names = listed([blocks.escape(name) for name in profile.shared_with], texts.conjunction)
    template = texts.place_with_others if not names else texts.place_named
    said = (template if others else texts.place_alone).format(
        position=number(facts["position"].value, texts),
        ranked=number(profile.survey.ranked or profile.survey.scored, texts),
        others=number(others, texts),
        names=names,
    )
    return [said, texts.rank_group.format(group=number(facts["rank_group"].value, texts))]


def _among_its_like(profile: Profile, texts: Texts) -> list[str]:
    """Its place in its kommungrupp and among kommuner of its size."""
    facts, kommun = profile.facts, profile.kommun
    size = Area(least=kommun.size_class, below=size_class_end(kommun.size_class))
    places = [
        texts.place_among.format(
            position=number(facts[measure].value, texts), kommuner=blocks.escape(kommuner_of(area, texts))
        )
        for measure, area in (("kommungrupp_position", Area(group=kommun.kommungrupp)), ("size_class_position", size))
        if measure in facts
    ]
    return [f"{sentence(listed(places, texts.conjunction))}."] if places else []


def _sharing(profile: Profile) -> int:
    """How many others share its place."""
    size = profile.facts.get("rank_group_size")
    return int(size.value) - 1 if size else len(profile.shared_with)


def _shared(profile: Profile, place: int, texts: Texts) -> str:
    others = _sharing(profile)
    names = listed([blocks.escape(name) for name in profile.shared_with], texts.conjunction)
    score = profile.facts.get("score")
    full = score is not None and score.value == profile.survey.scale
    if others == 0:
        alone = texts.own_place_alone.format(ordinal=ordinal(place, texts))
        return texts.full_marks_alone if full else alone
    if len(profile.shared_with) != others:
        return texts.shared_unnamed.format(ordinal=ordinal(place, texts), others=count(others, texts))
    if others == 1:
        return (texts.full_marks_with_one if full else texts.shared_with_one).format(
            ordinal=ordinal(place, texts), names=names
        )
    template = texts.full_marks_shared if full else texts.shared_named
    return template.format(ordinal=ordinal(place, texts), others=count(others, texts), names=names)


def _without_score(profile: Profile, texts: Texts) -> list[str]:
    survey = profile.survey
    if known_place(profile):
        return [texts.score_unpublished]
    said = [_why_no_score(profile, texts)]
    lan = blocks.escape(profile.kommun.lan.name)
    leaders = profile.lan_leaders
    if survey.scale is None:
        return said
    if not leaders:
        return [*said, texts.lan_nothing_known.format(lan=lan)] if profile.kommun.lan.kommuner > 1 else said
    if leaders[0].place == 1:
        template = texts.lan_leads if len(leaders) == 1 else texts.lan_leads_shared
    else:
        template = texts.lan_highest_known
    names = listed([blocks.escape(row.name) for row in leaders], texts.conjunction)
    score, scale = number(leaders[0].score, texts), number(survey.scale or 0, texts)
    return [*said, template.format(lan=lan, names=names, score=score, scale=scale)]


def _why_no_score(profile: Profile, texts: Texts) -> str:
    survey, kommun = profile.survey, blocks.escape(profile.kommun.name)
    if survey.answers_known:
        answered = "answered" in profile.facts
        return (texts.answered_unranked if answered else texts.did_not_answer).format(kommun=kommun)
    if survey.ranked is None or survey.complete:
        return texts.no_score_in_survey.format(survey=blocks.escape(survey.name), kommun=kommun)
    return texts.no_score.format(kommun=kommun)


def _known(profile: Profile, texts: Texts) -> list[str]:
    """What else is known: e-services, apps, how the work is led."""
    facts = profile.facts
    lines = []
    if "e_services" in facts:
        line = texts.e_services.format(number=approximate(facts["e_services"], texts))
        if "e_services_planned" in facts:
            planned = approximate(facts["e_services_planned"], texts)
            line = f"{line}, {texts.e_services_planned.format(number=planned)}"
        lines.append(sentence(line))
    if "apps" in facts:
        lines.append(sentence(texts.apps.format(number=approximate(facts["apps"], texts))))
    if "e_strategy" in facts and facts["e_strategy"].value:
        lines.append(texts.e_strategy)
    if "e_responsible" in facts and facts["e_responsible"].value:
        lines.append(texts.e_responsible)
    return lines


def _namesake(profile: Profile, texts: Texts) -> str:
    if profile.namesake_lan is None:
        return ""
    kommun, lan = blocks.escape(profile.kommun.official_name), blocks.escape(profile.namesake_lan.name)
    return texts.is_the_kommun.format(kommun=kommun, lan=lan)
