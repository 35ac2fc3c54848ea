"""Is the store still what its sources say? A fingerprint of the sources tells, without reading the store's tables."""

import hashlib
import logging
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from data.model.problems import InvalidInput, Problem
from data.store.loaded_files import LoadedFile, UnreadableStore, digest, read_loaded, written

_log = logging.getLogger("eindex.store")
_DATA = Path(__file__).parents[1]
SCHEMA = Path(__file__).with_name("schema.sql")
_READERS = (  # that make the words and names ready
    *("store/kept_words.py", "language/compact.py", "language/fold.py"),
    *("language/lexicon/cues.py", "language/lexicon/lexicon.py", "language/lexicon/vocabulary.py"),
    *("language/names/mention.py", "language/names/names.py", "language/names/shortened.py"),
    *("language/names/sound.py", "language/names/spelling.py"),
)
_BUILDERS = (
    *("store/schema.sql", "store/loaded_files.py", "store/read.py"),
    *("model/certainty.py", "model/measure.py", "model/measures.py", "model/places.py"),
)


def read_by() -> list[Path]:
    """The lexicons, and the code that makes them and the names ready."""
    return [*(_DATA / name for name in _READERS), *sorted((_DATA / "language" / "lexicon").glob("*.toml"))]


def makers() -> list[Path]:
    """The files that every store is made by, whatever its surveys: code, schema, lexicons, registry."""
    return [
        *(_DATA / name for name in _BUILDERS),
        *read_by(),
        *(
            path
            for room in ("", "certainty", "lists", "packages")
            for path in sorted((_DATA / "loading" / room).iterdir())
            if path.is_file()
        ),
        *sorted((_DATA / "registry").iterdir()),
    ]


def built_from(surveys: Path) -> list[Path]:
    """The files that a store is made from and by."""
    packages = sorted(path for path in surveys.glob("*/*") if path.is_file())
    return [*makers(), *sorted((_DATA / "exempel").iterdir()), *packages]


def hash_of(files: Iterable[Path], *before: str) -> str:
    """A hash of texts and of files, with their names."""
    whole = hashlib.sha256("\n".join(before).encode())
    for path in files:
        content = path.read_bytes()
        whole.update(f"{path.parent.name}/{path.name} {len(content)}\n".encode())
        whole.update(content)
    return whole.hexdigest()


def fingerprint(surveys: Path, *, example: bool = False, loaded: Path | None = None) -> str:
    """A hash of everything the store is made from: registry, packages, lexicons, schema and the code that builds it.

    `loaded`: another store, whose loaded surveys belong in this one too. Its own are in the store, and always fresh.
    """
    holds = ""
    if loaded:
        try:
            holds = digest(read_loaded(loaded))
        except UnreadableStore:
            holds = "none"
    return hash_of(built_from(surveys), "with the example" if example else "", holds)


def is_fresh(db_path: Path, surveys: Path, *, example: bool = False, loaded: Path | None = None) -> bool:
    """Whether the store exists and was built from exactly these sources."""
    if not db_path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{db_path.resolve().as_uri()}?mode=ro", uri=True)) as db:
            row = db.execute("SELECT value FROM meta WHERE key = 'fingerprint'").fetchone()
    except sqlite3.DatabaseError:
        return False
    return row is not None and row[0] == fingerprint(surveys, example=example, loaded=loaded)


def _holds(db_path: Path, files: Sequence[LoadedFile]) -> bool:
    """Whether exactly these files are loaded in the store."""
    try:
        return digest(read_loaded(db_path)) == digest(files)
    except (OSError, UnreadableStore):
        return False


def ensure_fresh(
    db_path: Path,
    surveys: Path,
    *,
    example: bool = False,
    loaded: Path | None = None,
    files: Sequence[LoadedFile] | None = None,
) -> None:
    """Build the store where it is missing or stale, in a process of its own. InvalidInput tells what is wrong.

    `files`: what must be loaded in it, where that is not what it says itself.
    """
    same = files is None or _holds(db_path, files)
    if same and is_fresh(db_path, surveys, example=example, loaded=loaded):
        return
    arguments = [str(db_path.resolve()), str(surveys.resolve())]
    arguments += ["--example"] if example else []
    arguments += ["--loaded", str(loaded.resolve())] if loaded else []
    arguments += ["--files"] if files is not None else []
    done = subprocess.run(
        [sys.executable, "-m", "data.loading.build", *arguments],
        cwd=_DATA.parent,
        check=False,
        input=None if files is None else written(files),
        capture_output=True,
        text=True,
    )
    for notice in done.stdout.splitlines():
        _log.warning(notice)
    if done.returncode != 0:
        raise InvalidInput([Problem("The store was not built", done.stderr.strip())])
