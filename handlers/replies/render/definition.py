"""What a word means, how the index was made, where the numbers are from."""

from data.model.answer import Definition
from data.model.query import Lang
from handlers.replies import blocks
from handlers.replies.render.asking import ask_on
from handlers.replies.render.sources import known_scores, source_block, source_text
from handlers.replies.reply import Reply
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import count, date, listed, number, sentence


def draw(definition: Definition, texts: Texts, lang: Lang) -> Reply:
    """The definition, the method or the sources."""
    if definition.topic == "sources":
        return _sources(definition, texts)
    if definition.topic == "groups":
        return _groups(definition, texts, lang)
    if definition.topic == "coverage" and (known := known_scores(definition.survey, texts)):
        return _coverage(definition, known.removesuffix("."), texts)
    if definition.topic == "survey":
        return _survey(definition, texts)
    if definition.topic in ("lan", "kommun"):
        return _places(definition, texts)
    if definition.topic in ("index", "coverage"):
        return _index(definition, texts)
    return _word(definition, texts, lang)


def _word(definition: Definition, texts: Texts, lang: Lang) -> Reply:
    survey = blocks.escape(definition.survey.name)
    said = blocks.escape(definition.text_sv if lang == "sv" else definition.text_en)
    text = (
        f"{said}. {texts.define_source.format(survey=survey)}" if said else texts.define_missing.format(survey=survey)
    )
    return Reply(text, (blocks.section(text),))


def _index(definition: Definition, texts: Texts) -> Reply:
    survey = definition.survey
    headline = texts.index_headline.format(survey=survey.name, scale=number(survey.scale or 0, texts))
    said = []
    if survey.answers_known:
        said.append(texts.index_own_rule)
    elif definition.answered and survey.invited and survey.ranked:
        answered, invited, ranked = (number(n, texts) for n in (definition.answered, survey.invited, survey.ranked))
        said.append(texts.index_made.format(answered=answered, invited=invited, ranked=ranked))
    if definition.rank_groups:
        said.append(texts.index_groups.format(groups=number(definition.rank_groups, texts)))
    if not survey.answers_known:
        said.append(texts.index_not_known)
    if not survey.complete:
        said.append(texts.index_coverage.format(scored=number(survey.scored, texts)))
    drawn = (
        blocks.header(headline),
        blocks.section(" ".join(said)),
        source_block(survey, definition.sources, texts),
    )
    text = [f"{blocks.escape(headline)}.", *said, source_text(survey, definition.sources, texts)]
    return Reply(" ".join(text), drawn)


def _coverage(definition: Definition, headline: str, texts: Texts) -> Reply:
    """How many scores are known, and why no more are."""
    survey = definition.survey
    said = texts.coverage_whole if survey.complete else texts.coverage_partly
    drawn = (blocks.header(headline), blocks.section(said), source_block(survey, definition.sources, texts))
    return Reply(f"{headline}. {said} {source_text(survey, definition.sources, texts)}", drawn)


def _survey(definition: Definition, texts: Texts) -> Reply:
    """Who made the survey, and when; whether there is a newer one."""
    survey = definition.survey
    template = texts.survey_made_up if survey.made_up else texts.survey_headline
    published = date(survey.published, texts) if survey.published else ""
    headline = template.format(survey=survey.name, publisher=survey.publisher, date=published)
    said = []
    if definition.answered and survey.invited:
        answered, invited = number(definition.answered, texts), number(survey.invited, texts)
        said.append(texts.survey_answered.format(answered=answered, invited=invited))
    if definition.newest:
        said.append(texts.survey_newest)
    body = [blocks.section(" ".join(said))] if said else []
    drawn = (blocks.header(headline), *body, source_block(survey, definition.sources, texts))
    return Reply(
        " ".join([f"{blocks.escape(headline)}.", *said, source_text(survey, definition.sources, texts)]), drawn
    )


def _places(definition: Definition, texts: Texts) -> Reply:
    """All län, with how many kommuner each has."""
    kommuner = number(sum(definition.lan.values()), texts)
    headline = texts.places_headline.format(kommuner=kommuner, lan=number(len(definition.lan), texts))
    names = [f"{name} ({number(many, texts)})" for name, many in definition.lan.items()]
    lines = "\n".join(f"• {blocks.escape(name)}" for name in names)
    text = f"{headline}: {blocks.escape(listed(names, texts.conjunction))}."
    return Reply(text, (blocks.header(headline), blocks.section(lines)))


def _groups(definition: Definition, texts: Texts, lang: Lang) -> Reply:
    """One kommungrupp, or all of them with their sizes. Where SKL drew the lines between them is not in our sources."""
    sizes = definition.groups
    all_of_them = count(len(sizes), texts)
    unknown = texts.group_limits_unknown
    if group := definition.group:
        many = count(sizes[group], texts)
        headline = texts.group_headline.format(group=sentence(texts.groups[group]), count=many, all=all_of_them)
        questions = ((texts.button_members, f"lista {group}"), (texts.button_best_of_them, f"topp {group}"))
        drawn = (blocks.header(headline), blocks.section(unknown), ask_on(definition.survey, lang, *questions))
        return Reply(f"{headline}. {unknown}", drawn)
    headline = texts.groups_headline.format(all=all_of_them)
    names = [f"{name} ({number(sizes[key], texts)})" for key, name in texts.groups.items() if key in sizes]
    lines = "\n".join(f"• {sentence(name)}" for name in names)
    text = f"{headline}. {sentence(listed(names, texts.conjunction))}. {unknown}"
    return Reply(text, (blocks.header(headline), blocks.section(lines), blocks.section(unknown)))


def _sources(definition: Definition, texts: Texts) -> Reply:
    headline = texts.sources_headline.format(survey=definition.survey.name)
    lines = "\n".join(f"• {blocks.link(source.url, source.title)}" for source in definition.sources)
    names = "; ".join(blocks.escape(source.title) for source in definition.sources)
    return Reply(f"{blocks.escape(headline)}: {names}.", (blocks.header(headline), blocks.section(lines)))
