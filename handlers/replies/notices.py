"""What is said where no figures are: a fault, too many questions, an old button, a choice of language, help."""

from functools import cache
from typing import TYPE_CHECKING, Any

from data.model.question import Lang
from handlers.replies import blocks
from handlers.replies.reply import Block, Reply
from handlers.replies.texts import TEXTS
from handlers.replies.wording import number

if TYPE_CHECKING:
    from data.model.facts import Survey


def sentence(text: str, **known: Any) -> Reply:
    """A reply of one sentence, with what else is known of it."""
    return Reply(text, (blocks.section(text),), **known)


def failure(error_id: str, lang: Lang) -> Reply:
    """What somebody is told whose question met a fault of ours."""
    return sentence(TEXTS[lang].failure.format(id=error_id), lang=lang)


@cache
def busy(lang: Lang) -> Reply:
    """What somebody is told who asks faster than answers can be read; remembered, as answers are: it is said often."""
    return sentence(TEXTS[lang].busy, status="busy", lang=lang)


def say_it_whole(lang: Lang) -> Reply:
    """What somebody is told whose message goes on from one that cannot be read now."""
    return sentence(TEXTS[lang].say_it_whole, status="none", lang=lang)


def stale(lang: Lang) -> Reply:
    """What somebody is told who clicked a button that this version does not know."""
    return sentence(TEXTS[lang].stale_button, status="none")


def language(chosen: Lang | None, lang: Lang, *, kept: bool = False) -> Reply:
    """Whether the language is remembered from now on; which there are, where none was named."""
    texts = TEXTS[chosen or lang]
    if not chosen:
        return sentence(texts.language_which)
    return sentence(texts.language_chosen if kept else texts.language_not_kept, chooses=chosen)


def what_can_be_asked(survey: "Survey", lang: Lang) -> Reply:
    """Each kind of question with an example that works, as a line and as a button; and how much is known."""
    texts = TEXTS[lang]
    lines = "\n".join(f"• `{example}` – {gives}" for example, gives in texts.help_lines)
    coverage = how_much_is_known(survey, lang)
    drawn: list[Block] = [
        blocks.header(texts.help_headline),
        *map(blocks.section, (lines, texts.help_how, texts.help_surfaces)),
        blocks.context(coverage),
        blocks.actions([blocks.button(ask, ask, lang, i) for i, (ask, _) in enumerate(texts.help_lines[:-1])]),
    ]
    return Reply(f"{texts.help_headline}:\n{lines}\n{texts.help_how}\n{texts.help_surfaces}\n{coverage}", tuple(drawn))


def how_much_is_known(survey: "Survey", lang: Lang) -> str:
    """From which survey answers come, and how many of its scores are published."""
    scored, ranked = (number(many, TEXTS[lang]) for many in (survey.scored, survey.ranked or survey.scored))
    return TEXTS[lang].help_coverage.format(survey=blocks.escape(survey.name), scored=scored, ranked=ranked)
