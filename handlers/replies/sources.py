"""The last line of an answer: which survey, and where its figures were published."""

from collections.abc import Iterable

from data.model.facts import Source, Survey
from data.model.question import Lang
from handlers.replies import blocks
from handlers.replies.texts import TEXTS
from handlers.replies.texts.answers_en import EN
from handlers.replies.texts.answers_sv import SV
from handlers.replies.wording import date

_SAID = {"sv": SV, "en": EN}


def source_line(survey: Survey, sources: Iterable[Source], lang: Lang, *, linked: bool = False) -> str:
    """As mrkdwn; `linked`: each source as a link."""
    said, name = _SAID[lang], blocks.escape(survey.name)
    dated = survey.published and not survey.made_up
    line = said["published" if dated else "survey"].format(
        survey=name, date=date(survey.published, TEXTS[lang]) if dated else ""
    )
    titles = list(
        dict.fromkeys(blocks.link(each.url, each.title) if linked else blocks.escape(each.title) for each in sources)
    )
    return (
        f"{line} {said['sources' if len(titles) > 1 else 'source'].format(list='; '.join(titles))}" if titles else line
    )
