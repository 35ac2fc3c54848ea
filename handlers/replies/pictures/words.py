"""The words of a picture: the finding, what is shown, the source, and all of it for those who cannot see it."""

import html

from data.model.answer import Picture, Ranking, Statistics
from data.model.facts import Spread
from handlers.replies.limits import ALT, cut
from handlers.replies.pictures import bars, legend, scatter
from handlers.replies.render import spread, standing
from handlers.replies.render.areas import title, within
from handlers.replies.render.sources import source_text
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import listed, number, sentence


def finding(picture: Picture, texts: Texts) -> str:
    """What the picture shows, in a sentence without a full stop: about the kommun that is marked, else about all."""
    match picture.shown:
        case Ranking():
            return _standing(picture, picture.shown, texts)
        case Statistics(spread=Spread() as found):
            return _size(picture, found, texts) if picture.kind == "size" else _spread(picture, found, texts)
        case _:
            return picture.survey.name


def subtitle(picture: Picture, texts: Texts) -> str:
    """What is drawn, of which survey, and how much of it is known."""
    survey = picture.survey
    area = sentence(title(picture.shown.region, texts))
    known = sum(entry.score is not None for entry in picture.entries)
    template = {
        "bars": texts.picture_bars,
        "map": texts.picture_map,
        "histogram": texts.picture_histogram,
        "size": texts.picture_size,
    }[picture.kind]
    said = template.format(area=area, scale=number(survey.scale or 0, texts), survey=survey.name)
    coverage = texts.picture_known if survey.complete else texts.picture_published
    spread_out = picture.shown.spread if isinstance(picture.shown, Statistics) else None
    if picture.kind == "size" and spread_out and scatter.drawn_means(spread_out):
        said = f"{said} {texts.picture_size_means}"
    said = f"{said} {coverage.format(known=number(known, texts), all=number(len(picture.entries), texts))}"
    shown = len(bars.drawn_entries(picture)) if picture.kind == "bars" else known
    if shown < known:
        said = f"{said} {texts.ranking_trimmed.format(shown=number(shown, texts), all=number(known, texts))}"
    return said


def source(picture: Picture, texts: Texts) -> str:
    """Where the numbers were published."""
    sources = [entry.source for entry in picture.entries if entry.source and entry.score is not None]
    return html.unescape(source_text(picture.survey, sources, texts))


def alt(picture: Picture, texts: Texts) -> str:
    """The picture for those who hear it."""
    kind = texts.picture_kinds[picture.kind]
    made_up = f"{texts.picture_made_up}. " if picture.survey.made_up else ""
    return cut(f"{made_up}{kind}: {finding(picture, texts)}. {_details(picture, texts)}", ALT)


def _details(picture: Picture, texts: Texts) -> str:
    if isinstance(picture.shown, Statistics):
        found = picture.shown.spread
        if found is None:
            return ""
        if picture.kind == "size":
            return spread.by_group(found.sizes, texts.by_size, texts).replace("*", "")
        return spread.in_words(found, texts).replace("*", "")
    if picture.kind == "bars":
        drawn = bars.drawn_entries(picture)
        return f"{listed([f'{each.name} {number(each.score or 0, texts)}' for each in drawn], texts.conjunction)}."
    said = [
        texts.legend_row.format(what=texts.points.format(points=what), many=number(many, texts))
        for what, many in legend.counts(picture)
        if many
    ]
    if without := sum(entry.score is None for entry in picture.entries):
        none = texts.cell_no_score if picture.survey.complete else texts.legend_not_published
        said.append(texts.legend_row.format(what=none, many=number(without, texts)))
    return f"{texts.picture_counts} {', '.join(said)}."


def _standing(picture: Picture, ranking: Ranking, texts: Texts) -> str:
    own = next((each for each in picture.entries if picture.kommun and each.kommun == picture.kommun.code), None)
    if own is None:
        return standing.headline(ranking, texts)
    if own.score is None:
        return texts.picture_no_score.format(kommun=own.name)
    score, scale = number(own.score, texts), number(picture.survey.scale or 0, texts)
    if own.place is None or not picture.survey.complete or ranking.known == 1:
        return texts.headline_score.format(kommun=own.name, score=score, scale=scale)
    template = texts.picture_place
    return template.format(
        kommun=own.name, score=score, scale=scale, place=number(own.place, texts),
        known=number(ranking.known, texts), within=within(ranking.region, texts),
    )  # fmt: skip


def _spread(picture: Picture, found: Spread, texts: Texts) -> str:
    area = sentence(title(picture.shown.region, texts))
    mean, scale = spread.rounded(found.mean, texts), number(picture.survey.scale or 0, texts)
    own = next((each for each in picture.entries if picture.kommun and each.kommun == picture.kommun.code), None)
    if own is None:
        return texts.spread_headline.format(area=area, mean=mean, scale=scale)
    if own.score is None:
        return texts.picture_no_score.format(kommun=own.name)
    score = number(own.score, texts)
    return texts.picture_beside_mean.format(
        kommun=own.name, score=score, scale=scale, within=within(picture.shown.region, texts), mean=mean
    )


def _size(picture: Picture, found: Spread, texts: Texts) -> str:
    said = spread.size_finding(found, texts)
    if not said:
        return _spread(picture, found, texts)
    region = picture.shown.region
    return said if region.is_country else f"{said} {within(region, texts)}"
