"""Why a kommun got its score, and what is missing."""

from collections.abc import Sequence

from data.model.answer import Explanation
from data.model.facts import Part
from data.model.query import Lang
from handlers.replies import blocks
from handlers.replies.render.asking import ask_on
from handlers.replies.render.sources import source_block, source_text
from handlers.replies.reply import Reply
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import listed, number, points


def draw(explanation: Explanation, texts: Texts, lang: Lang) -> Reply:
    """Its points by component; or that the rule, or its answers, are not known."""
    survey, kommun, score = explanation.survey, explanation.kommun, explanation.score
    if not explanation.parts:
        return _unknown(explanation, texts, lang)
    headline = texts.headline_no_score.format(kommun=kommun.name)
    if score:
        of = number(survey.scale or 0, texts)
        headline = texts.headline_score.format(kommun=kommun.name, score=number(score.value, texts), scale=of)
    rows = [
        (part_title(part, lang), number(part.points, texts), number(part.maximum, texts)) for part in explanation.parts
    ]
    missing = _missing(explanation, texts, lang)
    sources = [score.source] if score else [survey.ranked_source] if survey.ranked_source else []
    drawn = (
        blocks.header(headline),
        blocks.table(headline, (texts.column_part, texts.column_points, texts.column_maximum), rows, frozenset({1, 2})),
        blocks.section(" ".join(missing)),
        source_block(survey, sources, texts),
        ask_on(survey, lang, (kommun.name, kommun.code)),
    )
    parts = [f"{blocks.escape(title)} {texts.of.format(points=got, maximum=most)}" for title, got, most in rows]
    said = [f"{blocks.escape(headline)}.", f"{', '.join(parts)}.", *missing]
    return Reply(" ".join([*said, source_text(survey, sources, texts)]), drawn)


def _unknown(explanation: Explanation, texts: Texts, lang: Lang) -> Reply:
    survey, kommun = explanation.survey, explanation.kommun
    template = texts.explain_not_published
    if survey.answers_known:
        template = texts.explain_no_answers if explanation.score else texts.no_score_in_survey
    elif explanation.score is None and survey.ranked and not survey.complete:
        template = texts.explain_score_not_published
    text = template.format(
        survey=blocks.escape(survey.name),
        kommun=blocks.escape(kommun.name),
        scored=number(survey.scored, texts),
        ranked=number(survey.ranked or 0, texts),
    )
    return Reply(text, (blocks.section(text), ask_on(survey, lang, (kommun.name, kommun.code))))


def _missing(explanation: Explanation, texts: Texts, lang: Lang) -> list[str]:
    """The way up: to the rank group above, to the best of the län, and where points are left, most first."""
    score = explanation.score.value if explanation.score else 0
    if explanation.unanswered:
        names = listed([blocks.escape(part_title(part, lang)) for part in explanation.unanswered], texts.conjunction)
        return [texts.explain_unanswered.format(names=names)]
    total = sum(part.points for part in explanation.parts)
    if total != score:
        return [texts.explain_published.format(sum=number(total, texts), score=number(score, texts))]
    left = sorted((part for part in explanation.parts if part.points < part.maximum), key=_left, reverse=True)
    if not left:
        return [texts.explain_nothing_left]
    said = []
    if explanation.next_score is not None:
        missing = explanation.next_score - score
        way = _way(left, missing, texts, lang)
        said.append(texts.explain_next.format(missing=points(missing, texts), way=way))
    if leaders := explanation.lan_leaders:
        names = listed([blocks.escape(row.name) for row in leaders], texts.conjunction)
        missing = leaders[0].score - score
        way = _way(left, missing, texts, lang)
        said.append(texts.explain_leader.format(names=names, missing=points(missing, texts), way=way))
    names = listed(
        [f"{blocks.escape(part_title(p, lang))} ({number(_left(p), texts)})" for p in left], texts.conjunction
    )
    return [*said, texts.explain_left.format(names=names)]


def _way(left: Sequence[Part], missing: float, texts: Texts, lang: Lang) -> str:
    """The shortest way to so many points more: through as few components as can be. `left`: most points left first."""
    steps = []
    for part in left:
        if missing <= 0:
            break
        fits = min((p for p in left if _left(p) >= missing), key=_left, default=part)
        gained = min(_left(fits), missing)
        steps.append(f"{blocks.escape(part_title(fits, lang))} +{number(gained, texts)}")
        missing -= gained
        left = [p for p in left if p is not fits]
    return listed(steps, texts.conjunction)


def _left(part: Part) -> float:
    return part.maximum - part.points


def part_title(part: Part, lang: Lang) -> str:
    """What a component of the index is called."""
    return part.title_sv if lang == "sv" else part.title_en
