"""What can be asked: each kind of question with an example that works, as a line and as a button."""

from data.model.facts import Survey
from data.model.question import Lang
from handlers.replies import blocks
from handlers.replies.reply import Block, Reply
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import number


def draw(survey: Survey, texts: Texts, lang: Lang) -> Reply:
    """All examples, how to ask, and how much of the survey is known."""
    lines = "\n".join(f"• `{example}` – {gives}" for example, gives in texts.help_lines)
    scored, ranked = number(survey.scored, texts), number(survey.ranked or survey.scored, texts)
    coverage = texts.help_coverage.format(survey=blocks.escape(survey.name), scored=scored, ranked=ranked)
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
