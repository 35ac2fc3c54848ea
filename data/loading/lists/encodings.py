"""The text of a file however it was saved; where its letters cannot be told for sure, what to do about it."""

import codecs
import re
from pathlib import Path

from data.loading.lists.table import refused
from data.model.problems import said

_OLD = ("mac_roman", "cp850")
_SWEDISH = frozenset("åäöÅÄÖéÉü")
_TWICE = re.compile("Ã[¥¤¶…„–\x85\x84\x96]")  # å ä ö Å Ä Ö of UTF-8, read as Windows-1252 and saved again
_ANEW = said("save_as_utf_8")


def decode(path: Path, content: bytes) -> str:
    """The text of a CSV. InvalidInput names an encoding that is not read."""
    text = _decoded(path, content)
    if not _SWEDISH & set(text):
        if twice := _TWICE.search(text):
            raise refused(path, said("read_twice", found=twice[0], save=_ANEW))
        if "\ufffd" in text:
            raise refused(path, said("lost_letters", save=_ANEW))
    return text


def _decoded(path: Path, content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    for name, zeros in (("utf-16-le", content[1::2]), ("utf-16-be", content[::2])):
        if zeros.count(0) * 10 > 8 * len(zeros) > 0 == len(content) % 2:
            return content.decode(name, errors="replace")
    if b"\0" in content:
        raise refused(path, said("no_text"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    swedish = {name: _fitting(content, name) for name in ("cp1252", *_OLD)}
    best = max(swedish, key=lambda name: swedish[name])  # of equals the first: what Excel in Sweden saves as CSV
    if best in _OLD:
        raise refused(path, said("old_encoding", name=said(best), save=_ANEW))
    return content.decode("cp1252", errors="replace")


def _fitting(content: bytes, encoding: str) -> int:
    """How many of the letters beyond ASCII are those of Swedish, if the file is in this encoding."""
    return sum(char in _SWEDISH for char in content.decode(encoding, errors="replace"))
