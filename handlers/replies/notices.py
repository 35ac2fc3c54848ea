"""What is said where there is no answer: a fault, too many questions, an old button, a choice of language, help."""

from functools import cache

from data.model.question import Lang
from handlers.replies import blocks
from handlers.replies.reply import Reply
from handlers.replies.texts import TEXTS


def failure(error_id: str, lang: Lang) -> Reply:
    """What somebody is told whose question met a fault of ours."""
    text = TEXTS[lang].failure.format(id=error_id)
    return Reply(text, (blocks.section(text),), lang=lang)


@cache
def busy(lang: Lang) -> Reply:
    """What somebody is told who asks faster than answers can be read; remembered, as answers are: it is said often."""
    text = TEXTS[lang].busy
    return Reply(text, (blocks.section(text),), status="busy", lang=lang)


def say_it_whole(lang: Lang) -> Reply:
    """What somebody is told whose message goes on from one that cannot be read now."""
    text = TEXTS[lang].say_it_whole
    return Reply(text, (blocks.section(text),), status="none", lang=lang)


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
