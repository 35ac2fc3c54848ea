"""The rows of a CSV however it was saved; where its letters cannot be told for sure, what to do about it."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from data.loading.lists.table import Row, Table, check_size, refused
from data.model.problems import InvalidInput, Problem, said

DELIMITERS = ";,\t|"
_OLD = ("mac_roman", "cp850")
_SWEDISH = frozenset("åäöÅÄÖéÉü")
_SEVEN_BITS = re.compile("[A-Za-z][{}][a-z]")  # po{ng
_TWICE = re.compile("Ã[¥¤¶…„–\x85\x84\x96]")  # å ä ö Å Ä Ö of UTF-8, read as Windows-1252 and saved again
_PLAIN = frozenset(b"\t\n\r" + bytes(range(0x20, 0x7F)))  # most of any list, whatever it is saved in
_ANEW = said("save_as_utf_8")


def csv_tables(path: Path, content: bytes) -> list[Table]:
    """The file as a table, once for each delimiter that may be meant."""
    text = decode(path, content)
    return [Table(None, partial(_rows, path, text, delimiter)) for delimiter in DELIMITERS]


def _rows(path: Path, text: str, delimiter: str) -> Iterator[Row]:
    """Rows with at least one cell. A quotation mark that is never closed would swallow rows, so it is told."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            check_size(path, None, number, len(cells))
            if any(cell.strip() for cell in cells):
                yield Row(number, list(cells))
    except csv.Error as error:
        kinds = {"end of data": "open_quotation", "expected": "text_after_quotation"}
        kind = next((kind for words, kind in kinds.items() if words in str(error)), "csv")
        raise InvalidInput([Problem(path.name, said(kind, said=error), number + 1)]) from error


def written(rows: Iterable[Iterable[object]]) -> str:
    """The rows as a CSV of our own."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def decode(path: Path, content: bytes) -> str:
    """The text of a CSV. InvalidInput names an encoding that is not read."""
    text = _decoded(path, content)
    if twice := _TWICE.search(text):
        raise refused(path, said("read_twice", found=twice[0], save=_ANEW))
    if not _SWEDISH & set(text) and "\ufffd" in text:
        raise refused(path, said("lost_letters", save=_ANEW))
    if text.isascii() and _SEVEN_BITS.search(text):
        raise refused(path, said("old_encoding", name=said("seven_bits"), save=_ANEW))
    return text


def _decoded(path: Path, content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):  # before UTF-16, which one of them begins with
        return content.decode("utf-32", errors="replace")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    for name, zeros in (("utf-16-le", content[1::2]), ("utf-16-be", content[::2])):
        if zeros.count(0) * 10 > 8 * len(zeros) > 0 == len(content) % 2:
            return content.decode(name, errors="replace")
    plain = sum(char in _PLAIN for char in content)
    if b"\0" in content or 2 * plain < len(content):
        raise refused(path, said("no_text"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    texts = {name: content.decode(name, errors="replace") for name in ("cp1252", *_OLD)}
    swedish = {name: sum(map(_SWEDISH.__contains__, text)) for name, text in texts.items()}
    best = max(swedish, key=lambda name: swedish[name])  # of equals the first: what Excel in Sweden saves as CSV
    if best in _OLD:
        raise refused(path, said("old_encoding", name=said(best), save=_ANEW))
    return texts[best]
