"""What is said where there is no answer: a fault, too many questions, an old button, a choice of language, help."""

from data.model.facts import Survey
from data.model.question import Lang
from handlers.replies import blocks
from handlers.replies.reply import Block, Reply
from handlers.replies.texts import TEXTS
from handlers.replies.wording import number


def failure(error_id: str, lang: Lang) -> Reply:
    """What somebody is told whose question met a fault of ours."""
    text = TEXTS[lang].failure.format(id=error_id)
    return Reply(text, (blocks.section(text),), lang=lang)


def busy(lang: Lang) -> Reply:
    """What somebody is told who asks faster than answers can be read."""
    text = TEXTS[lang].busy
    return Reply(text, (blocks.section(text),), status="busy", lang=lang)


def stale(lang: Lang) -> Reply:
    """What somebody is told who clicked a button that this version does not know."""
    text = TEXTS[lang].stale_button
    return Reply(text, (blocks.section(text),), status="none")


def language(chosen: Lang | None, lang: Lang, *, kept: bool = False) -> Reply:
    """Whether the language is remembered from now on; which there are, where none was named."""
    texts = TEXTS[chosen or lang]
    text = texts.language_which
    if chosen:
        text = texts.language_chosen if kept else texts.language_not_kept
    return Reply(text, (blocks.section(text),), chooses=chosen)


def usage(survey: Survey, lang: Lang) -> Reply:
    """Every kind of question, with an example that works."""
    texts = TEXTS[lang]
    lines = "\n".join(f"• `{example}` – {gives}" for example, gives in texts.help_lines)
    coverage = texts.help_coverage.format(
        survey=blocks.escape(survey.name),
        scored=number(survey.scored, texts),
        ranked=number(survey.ranked or survey.scored, texts),
    )
    buttons = [blocks.button(example, example, lang, i) for i, (example, _) in enumerate(texts.help_lines[:-1])]
    drawn: list[Block] = [
        blocks.header(texts.help_headline),
        blocks.section(lines),
        blocks.section(texts.help_how),
        blocks.section(texts.help_surfaces),
        blocks.context(coverage),
        blocks.actions(buttons),
    ]
    return Reply(f"{texts.help_headline}:\n{lines}\n{texts.help_how}\n{texts.help_surfaces}\n{coverage}", tuple(drawn))


