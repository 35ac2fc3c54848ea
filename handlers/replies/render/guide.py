"""What can be asked, which one was meant, and what was not understood."""

from data.model.guidance import Help, Language, Unclear, Which
from data.model.places import Kommun, Lan
from data.model.query import Lang
from handlers.replies import blocks
from handlers.replies.reply import Block, Reply
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import listed, number, sentence


def draw_help(answer: Help, texts: Texts, lang: Lang) -> Reply:
    """Every kind of question, with an example that works."""
    survey = answer.survey
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


def draw_language(answer: Language, texts: Texts, *, kept: bool = False) -> Reply:
    """Whether the language is remembered from now on; which there are, where none was named."""
    text = texts.language_which
    if answer.lang:
        text = texts.language_chosen if kept else texts.language_not_kept
    return Reply(text, (blocks.section(text),), chooses=answer.lang)


def draw_which(answer: Which, texts: Texts, lang: Lang) -> Reply:
    """One button a candidate; the answer takes the question's place."""
    names = [_name(place) for place in answer.places]
    joined = listed([blocks.escape(name) for name in names], texts.or_)
    template = texts.which_one if len(names) == 1 else texts.which
    text = template.format(typed=blocks.escape(answer.typed), names=joined)
    buttons = [
        blocks.button(name, place.code if isinstance(place, Kommun) else place.name, lang, i, blocks.PICK)
        for i, (name, place) in enumerate(zip(names, answer.places, strict=True))
    ]
    return Reply(text, (blocks.section(text), blocks.actions(buttons)), short=text)


def draw_unclear(answer: Unclear, texts: Texts, lang: Lang) -> Reply:
    """A kind sentence, and what to try."""
    template = {
        "unknown": texts.unknown if answer.typed else texts.unknown_empty,
        "no_survey": texts.no_survey,
        "elsewhere": texts.elsewhere,
        "other_subject": texts.other_subject,
        "not_by_area": texts.not_by_area,
        "greeting": texts.greeting,
        "thanks": texts.thanks,
        "too_long": texts.too_long,
    }[answer.reason]
    said = sentence(template.format(typed=blocks.escape(answer.typed)))
    if answer.reason == "other_subject":
        text = f"{said} {texts.other_subject_offer.format(typed=blocks.escape(answer.typed))}"
        offered = blocks.actions([blocks.button(answer.typed, answer.typed, lang, 0, blocks.PICK)])
        return Reply(text, (blocks.section(text), offered), short=said)
    text = f"{said} {texts.try_these}"
    return Reply(text, (blocks.section(text),), short=said)


def _name(place: Kommun | Lan) -> str:
    return place.official_name if isinstance(place, Kommun) else place.name
