"""A list as a CSV file, which Excel opens rightly and no cell of which it takes for a formula."""

import csv
import io
from collections.abc import Iterable, Iterator

from data.model.measure import Measure
from data.model.result import Groups, Result, Row, Rows
from handlers.replies.phrases import Phrases
from handlers.replies.shapes.group_names import name_of
from handlers.replies.sources import titled
from handlers.replies.texts import TEXTS

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would calculate with; OWASP, CSV injection


def csv_file(result: Result, p: Phrases) -> bytes:
    """Every kommun, or every group, then the sources. UTF-8 with a BOM, semicolons, decimals as the language has them."""  # noqa: E501
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    for row in (*_table(result, p), *_last(result, p)):
        writer.writerow([_harmless(cell) for cell in row])
    return written.getvalue().encode("utf-8-sig")


def _table(result: Result, p: Phrases) -> Iterator[Iterable[str]]:
    match result.shape:
        case Rows(rows, next=below, silent=silent):
            yield from _kommuner([*rows, *below], {kommun.code for kommun in silent}, result, p)
        case Groups(groups):
            yield (p.say("head_group"), p.label(p.measure), p.capital(p.say("kommuner")))
            for each in groups:
                yield (name_of(each, p), _number(each.value.value, p), str(each.kommuner))
        case _:
            return


def _kommuner(rows: list[Row], silent: set[str], result: Result, p: Phrases) -> Iterator[Iterable[str]]:
    columns = TEXTS[p.lang].list_columns
    keys = [key for key in (rows[0].values if rows else {p.measure.id: None}) if key != "population"]
    told = [key for i, key in enumerate(keys) if not i or any(row.values[key].settled is not None for row in rows)]
    measures = [result.measures[key] for key in told]
    yield (*columns[:5], *(p.label(each) for each in measures), *columns[5:])
    for row in rows:
        kommun = row.kommun
        place = row.placed.exact if row.placed else None
        yield (
            "" if place is None else str(place), kommun.name, kommun.code, kommun.lan.name, str(kommun.population),
            *(_number(row.values[each.id].settled, p) for each in measures),
            _note(row, measures, silent, p), result.survey.name,
        )  # fmt: skip


def _number(value: float | None, p: Phrases) -> str:
    return "" if value is None else f"{value:.12g}".replace(".", TEXTS[p.lang].decimal)


def _note(row: Row, measures: list[Measure], silent: set[str], p: Phrases) -> str:
    """Why there is no figure, or that it is not published but follows."""
    value = row.values[measures[0].id] if measures else None
    if value is None or value.value is not None:
        return ""
    if value.settled is not None:
        return p.say("cell_inferred")
    if not (p.survey.complete or p.survey.answers_known):
        return p.say("legend_not_published")
    if row.kommun.code in silent:
        return p.say("cell_not_answered")
    return p.say("cell_no_score" if measures[0].unit == "points" else "legend_none")


def _last(result: Result, p: Phrases) -> Iterator[Iterable[str]]:
    """The last rows: how many have a figure, that it is made up, the sources."""
    scope, survey = result.scope, result.survey
    yield ()
    if scope is not None:
        key = "picture_known" if survey.complete else "picture_published"
        yield (p.say(key, known=p.n(scope.known), all=p.n(scope.fit)),)
    if survey.made_up:
        yield (p.say("made_up", survey=survey.name),)
    for source in result.sources:
        yield (p.say("source", list=titled(source, p.lang)), source.url)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
