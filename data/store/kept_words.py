"""The names and the words that texts are read by, ready in the store: making them takes a sixth of a second.

They are pickled and packed, and read back as nothing but the classes that are named here, whatever a file holds.
"""

import hashlib
import io
import pickle
import sqlite3
import zlib
from array import _array_reconstructor, array  # type: ignore[attr-defined]
from collections.abc import Iterable
from contextlib import closing, suppress
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any, Final, TypeVar

from data.language.compact import Compact, Lists, Numbered
from data.language.fold import key
from data.language.lexicon.cues import Cues
from data.language.lexicon.lexicon import Lexicon, Meaning
from data.language.lexicon.vocabulary import Vocabulary
from data.language.names.mention import PlaceName
from data.language.names.names import Names
from data.language.names.spelling import Spelling
from data.language.tokens import tokens
from data.model.measure import of_inhabitants
from data.store import read
from data.store.freshness import read_by

_T = TypeVar("_T")
_CLASSES: Final = (Compact, Cues, Lexicon, Lists, Meaning, Names, Numbered, Spelling, Vocabulary, array)
_CLASS_OF: Final = {(each.__module__, each.__qualname__): each for each in _CLASSES} | {
    ("array", "_array_reconstructor"): _array_reconstructor
}
_NAMES: Final = """
SELECT place_name.name, place, kind FROM place_name LEFT JOIN kommun ON kommun.code = place WHERE kind <> 'in_landscape'
ORDER BY population DESC, place_name.name, place
"""
_OTHERS: Final = "SELECT name, country FROM not_kommun"
_WORDS: Final = """
SELECT DISTINCT lang, phrase, measure, unit FROM measure_word AS word
JOIN measure ON measure.survey = word.survey AND measure.id = word.measure ORDER BY 1, 2
"""
_COUNTED: Final = "SELECT DISTINCT id FROM measure WHERE per ORDER BY 1"


def keep(db: sqlite3.Connection, earlier: Iterable[sqlite3.Connection] = ()) -> None:
    """Make them from what the store holds, and keep them in it; what an earlier store has of the same is taken over."""
    named, others = (tuple(db.execute(asked).fetchall()) for asked in (_NAMES, _OTHERS))
    made = {"names": partial(_names, named, others), "words": partial(_words, *_words_in(db))}
    for part, make in made.items():
        made_from = _made_from(make.args)
        ready = (_made_earlier(store, part, made_from) for store in earlier)
        content = next(filter(None, ready), None) or make()
        db.execute("INSERT INTO made_ready (part, made_from, content) VALUES (?, ?, ?)", (part, made_from, content))


@lru_cache(1)
def _names(named: tuple[tuple[str, str, str], ...], others: tuple[tuple[str, str], ...]) -> bytes:
    """Remembered, as the words are, for a process that builds once more: a rehearsal, or after another's load."""
    return _packed(Names(map(PlaceName._make, named), dict(others), {}))


@lru_cache(2)
def _words(measures: tuple[tuple[str, str, str, str], ...], counted: tuple[str, ...]) -> bytes:
    """With the example, and without."""
    return _packed(Vocabulary.read(measures, counted))


def _words_in(db: sqlite3.Connection) -> tuple[tuple[tuple[str, str, str, str], ...], tuple[str, ...]]:
    """What surveys call their measures, and which of these are told for so many inhabitants too."""
    per = (of_inhabitants(measure) for (measure,) in db.execute(_COUNTED))
    return tuple(db.execute(_WORDS).fetchall()), tuple(dict.fromkeys(per))


def _packed(of: object) -> bytes:
    return zlib.compress(pickle.dumps(of, pickle.HIGHEST_PROTOCOL))


def words_of(path: Path) -> Vocabulary:
    """The words that questions to a store are made of; where there is none, those of the lexicons."""
    if path.is_file():
        with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db:
            words = _words_in(db)
            return vocabulary(db) if _made_earlier(db, "words", _made_from(words)) else Vocabulary.read(*words)
    return Vocabulary.read()


def _made_from(of: object) -> str:
    return hashlib.sha256(f"{_code()} {of}".encode()).hexdigest()


@cache
def _code() -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in read_by())).hexdigest()


def _made_earlier(store: sqlite3.Connection, part: str, made_from: str) -> bytes | None:
    """What a store has ready; None where it has nothing that was made from the same."""
    try:
        found = store.execute("SELECT content FROM made_ready WHERE (part, made_from) = (?, ?)", (part, made_from))
        return next((bytes(content) for (content,) in found), None)
    except sqlite3.DatabaseError:  # of an older version
        return None


def names(db: sqlite3.Connection) -> Names:
    """The index of all place names, and of what surveys are called."""
    return places(db).naming(_survey_words(db))


def places(db: sqlite3.Connection) -> Names:
    """The index of all place names."""
    return _kept(db, "names", Names)


def vocabulary(db: sqlite3.Connection) -> Vocabulary:
    """All words: of the lexicons, and what the surveys call their measures."""
    return _kept(db, "words", Vocabulary)


def _kept(db: sqlite3.Connection, part: str, kind: type[_T]) -> _T:
    (content,) = db.execute("SELECT content FROM made_ready WHERE part = ?", (part,)).fetchone()
    found = _Unpickler(io.BytesIO(zlib.decompress(content))).load()
    assert isinstance(found, kind)  # noqa: S101  # `keep` put it there
    return found


class _Unpickler(pickle.Unpickler):
    def find_class(self, module_name: str, global_name: str) -> Any:
        """One of the classes that are kept; pickle.UnpicklingError for anything else."""
        try:
            return _CLASS_OF[module_name, global_name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module_name}.{global_name} is not kept in a store") from None


def _survey_words(db: sqlite3.Connection) -> dict[str, str]:
    """What surveys are called, as keys: the year, the id and the name. Of one year, the newest is meant.

    The newest real one is REAL too, which nobody types: what people say for it stands in the lexicons.
    """
    words: dict[str, str] = {}
    surveys = read.surveys(db).values()
    for survey in surveys:
        if not survey.made_up:
            words.setdefault(str(survey.year), survey.id)
            words.setdefault(read.REAL, survey.id)
    for survey in surveys:
        typed = " ".join(token.word for token in tokens(survey.id))  # "mognad - 2023": a hyphen before a number is one
        words |= {key(survey.id): survey.id, key(survey.name): survey.id, typed: survey.id}
    if "exempel" in words:
        words["example"] = words["exempel"]
    return words
