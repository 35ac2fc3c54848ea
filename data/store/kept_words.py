"""The names and the words that texts are read by, ready in the store: making them takes a sixth of a second.

They are pickled, and read back as nothing but the classes that are named here, whatever a file holds.
"""

import io
import pickle
import sqlite3
from typing import Any, Final

from data.language.fold import key
from data.language.lexicon.cues import Cue, Cues
from data.language.lexicon.lexicon import Lexicon, Meaning
from data.language.lexicon.vocabulary import Vocabulary
from data.language.names.mention import PlaceName
from data.language.names.names import Names
from data.language.names.shortened import Shortened
from data.language.names.spelling import Spelling
from data.store import read

_CLASSES: Final = (Cue, Cues, Lexicon, Meaning, Names, Shortened, Spelling, Vocabulary)
_CLASS_OF: Final = {(each.__module__, each.__qualname__): each for each in _CLASSES}
_NAMES: Final = """
SELECT place_name.name, place, kind FROM place_name LEFT JOIN kommun ON kommun.code = place ORDER BY population DESC
"""
_WORDS: Final = """
SELECT DISTINCT lang, phrase, measure, unit FROM measure_word AS word
JOIN measure ON measure.survey = word.survey AND measure.id = word.measure ORDER BY 1, 2
"""


def keep(db: sqlite3.Connection) -> None:
    """Make them from what the store holds, and keep them in it."""
    others = dict(db.execute("SELECT name, country FROM not_kommun").fetchall())
    names = Names(map(PlaceName._make, db.execute(_NAMES)), others, _survey_words(db))
    made = {"names": names, "words": Vocabulary.read(db.execute(_WORDS))}
    rows = [(part, pickle.dumps(each, pickle.HIGHEST_PROTOCOL)) for part, each in made.items()]
    db.executemany("INSERT INTO made_ready (part, content) VALUES (?, ?)", rows)


def names(db: sqlite3.Connection) -> Names:
    """The index of all place names."""
    found = _kept(db, "names")
    assert isinstance(found, Names)  # noqa: S101  # `keep` put it there
    return found


def vocabulary(db: sqlite3.Connection) -> Vocabulary:
    """All words: of the lexicons, and what the surveys call their measures."""
    found = _kept(db, "words")
    assert isinstance(found, Vocabulary)  # noqa: S101  # `keep` put it there
    return found


def _kept(db: sqlite3.Connection, part: str) -> object:
    (content,) = db.execute("SELECT content FROM made_ready WHERE part = ?", (part,)).fetchone()
    return _Unpickler(io.BytesIO(content)).load()


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
    for survey in read.surveys(db).values():
        if not survey.made_up:
            words.setdefault(str(survey.year), survey.id)
            words.setdefault(read.REAL, survey.id)
    for survey in read.surveys(db).values():
        words |= {key(survey.id): survey.id, key(survey.name): survey.id}
    if "exempel" in words:
        words["example"] = words["exempel"]
    return words
