"""The words of a picture: what is shown, and the source."""

from handlers.replies.pictures import bars
from handlers.replies.pictures.drawing import Drawing
from handlers.replies.sources import titled
from handlers.replies.texts import TEXTS
from handlers.replies.wording import date


def subtitle(picture: Drawing) -> str:
    """What is drawn, of which survey, and how much of it is known."""
    p = picture.phrases
    known = sum(entry.value is not None for entry in picture.entries)
    survey = p.result.survey
    key = "picture_known" if survey.complete else "picture_published"
    shown = len(bars.drawn_entries(picture)) if picture.kind == "chart" else known
    want, grouped = p.result.question.want, p.result.question.grouped
    summed = grouped and want in ("mean", "median", "total")
    name = p.capital(p.summed(want, picture.measure)) if summed else p.label(picture.measure)
    said = p.say("picture_shows", Name=name, among=p.among(), survey=survey.name)
    if picture.entries and picture.entries[0].population:
        said = f"{said} {p.say(key, known=p.n(known), all=p.n(len(picture.entries)))}"
    return f"{said} {p.say('shows', first=p.n(1), last=p.n(shown), all=p.n(known))}" if shown < known else said


def source(picture: Drawing) -> str:
    """Where the numbers were published."""
    p = picture.phrases
    survey, sources = p.result.survey, p.result.sources
    dated = survey.published and not survey.made_up
    said = (
        p.say("published", survey=survey.name, date=date(survey.published, TEXTS[p.lang]))
        if dated
        else p.say("survey", survey=survey.name)
    )
    if not sources:
        return said
    titles = "; ".join(titled(each, p.lang) for each in sources)
    return f"{said} {p.say('sources' if len(sources) > 1 else 'source', list=titles)}"
