"""A list as a CSV file, which Excel opens rightly and no cell of which it takes for a formula."""

import csv
import io

from data.model.answer import Download
from data.model.facts import Entry
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import number

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would calculate with; OWASP, CSV injection


def csv_file(download: Download, texts: Texts) -> bytes:
    """Every kommun of the list, then its sources. UTF-8 with a BOM, semicolons, decimals as the language has them."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    for row in (
        texts.list_columns,
        *(_row(entry, download, texts) for entry in download.entries),
        *_last(download, texts),
    ):
        writer.writerow([_harmless(cell) for cell in row])
    return written.getvalue().encode("utf-8-sig")


def _row(entry: Entry, download: Download, texts: Texts) -> tuple[str, ...]:
    return (
        "" if entry.place is None else str(entry.place),
        entry.name,
        entry.kommun,
        entry.lan,
        str(entry.population),
        "" if entry.score is None else f"{entry.score:.12g}".replace(".", texts.decimal),
        _note(entry, download, texts),
        download.survey.name,
    )


def _note(entry: Entry, download: Download, texts: Texts) -> str:
    """Why there is no score."""
    if entry.score is not None:
        return ""
    if entry.answered is False:
        return texts.cell_not_answered
    return texts.cell_no_score if download.survey.complete else texts.cell_not_published


def _last(download: Download, texts: Texts) -> list[tuple[str, ...]]:
    """The last rows: how many have a score, that it is made up, the sources."""
    survey = download.survey
    known = number(download.shown.known, texts)
    everyone = number(download.shown.region.kommuner, texts)
    template = texts.picture_known if survey.complete else texts.picture_published
    rows: list[tuple[str, ...]] = [(), (template.format(known=known, all=everyone),)]
    if survey.made_up:
        rows.append((texts.made_up.format(survey=survey.name),))
    found = [entry.source for entry in download.entries if entry.source]
    if not found and survey.ranked_source:
        found = [survey.ranked_source]
    rows += [(texts.source.format(sources=source.title), source.url) for source in dict.fromkeys(found)]
    return rows


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
