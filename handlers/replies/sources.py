"""The last line of an answer: which survey, and where its figures were published."""

from collections.abc import Iterable

from data.model.facts import Source, Survey
from data.model.question import Lang
from data.model.result import Result
from handlers.replies import blocks
from handlers.replies.texts import TEXTS, sentences
from handlers.replies.wording import date

# What is wanted that is computed of figures: ranks, means, counts.
_COMPUTED = frozenset(
    {
        *("place", "top", "count", "share", "mean", "median", "total", "deviation", "range", "extreme", "difference"),
        *("spread", "association", "overview"),
    }
)


def titled(source: Source, lang: Lang) -> str:
    """What a source is called; a list that somebody loaded with the day of it."""
    if not source.loaded_on:
        return source.title
    return sentences("answers", lang)["loaded_source"].format(file=source.title, date=source.loaded_on)


def result_line(result: Result, lang: Lang, *, linked: bool = False) -> str:
    """The last line of an answer to a question."""
    computed = result.question.want in _COMPUTED or result.question.grouped
    return source_line(result.survey, result.sources, lang, linked=linked, computed=computed)


def source_line(
    survey: Survey, sources: Iterable[Source], lang: Lang, *, linked: bool = False, computed: bool = False
) -> str:
    """As mrkdwn; `linked`: each source as a link. `computed`: the answer is no figure as it was published."""
    said, name = sentences("answers", lang), blocks.escape(survey.name)
    if survey.few:
        name = said["few"].format(survey=name, n=survey.ranked)
    line = survey_line(survey, name, lang)
    own: dict[bool, dict[str, None]] = {False: {}, True: {}}  # titles, by whether we computed of theirs
    for each in _of_years(sources):
        title = titled(each, lang)
        title = blocks.link(each.url, title) if linked else blocks.escape(title)
        own[computed and each.values_only][title] = None
    keys = {False: "sources" if len(own[False]) > 1 else "source", True: "computed_of"}
    told = [said[keys[ours]].format(list="; ".join(titles)) for ours, titles in own.items() if titles]
    return " ".join([line, *told])


def survey_line(survey: Survey, name: str, lang: Lang) -> str:
    """Which survey it is, and when it was published: "SKL 2014, publicerad 19 juni 2014."."""
    said = sentences("answers", lang)
    if survey.published and not survey.made_up:
        return said["published"].format(survey=name, date=date(survey.published, TEXTS[lang]))
    return said["survey"].format(survey=name)


def _of_years(sources: Iterable[Source]) -> Iterable[Source]:
    """The sources, those of one address whose titles differ in the year as one: "Kolada (PTS), 2021–2025"."""
    of_years: dict[Source, list[str]] = {}
    for each in sources:
        title, _, year = each.title.rpartition(", ")
        dated = bool(title) and year.isdigit()
        of_years.setdefault(each._replace(title=title) if dated else each, []).append(year if dated else "")
    for each, years in of_years.items():
        span = f"{min(years)}–{max(years)}" if len(years) > 1 else years[0]
        yield each._replace(title=f"{each.title}, {span}") if span else each


def loaded(survey: Survey, answered: int | None, lang: Lang) -> str:
    """A survey that answers come from: its year, how many answered, and of how many the score is known."""
    said, line = sentences("answers", lang), source_line(survey, (), lang)
    if answered is not None and survey.invited:
        name = line.removesuffix(".")
        line = said["national"].format(survey=name, answered=answered, invited=survey.invited) + "."
    if survey.ranked and not survey.complete:
        line += " " + said["coverage"].format(scored=survey.scored, ranked=survey.ranked)
    return line
