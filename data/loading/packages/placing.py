"""Puts a new store in the place of the old one, at once, as readable for others as the old one was."""

import os
import pwd
import stat
from contextlib import suppress
from pathlib import Path

from data.store.loaded_files import UnreadableStore, read_loaded


def put(new: Path, db: Path) -> list[str]:
    """Replace the store, which keeps its owner, its group and its mode where that is allowed.

    Says so where whoever read the old one may not be able to read the new one.
    """
    said = []
    folder = db.parent.stat()
    try:
        old = db.stat()
    except FileNotFoundError:
        if new.stat().st_uid != folder.st_uid and not new.stat().st_mode & stat.S_IROTH:
            said = [_closed(new, db, f"the folder is {_name(folder.st_uid)}'s")]
    else:
        for owner in (old.st_uid, -1):  # who may not give a file away may still give it to a group
            with suppress(PermissionError):
                os.chown(new, owner, old.st_gid)
                break
        new.chmod(stat.S_IMODE(old.st_mode))
        if new.stat().st_uid != old.st_uid and not old.st_mode & stat.S_IROTH:
            said = [_closed(new, db, f"the old one was {_name(old.st_uid)}'s")]
    new.replace(db)
    return said


def _closed(new: Path, db: Path, because: str) -> str:
    found = new.stat()
    owner, mode = _name(found.st_uid), stat.S_IMODE(found.st_mode)
    return (
        f"The store {db} now belongs to {owner} with mode {mode:o}, and {because}: a bot that runs as somebody else "
        f"cannot read it. Run as its user, or: chmod a+r {db}"
    )


def _name(user: int) -> str:
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)


def set_aside(db: Path) -> list[str]:
    """Keep a file that is in the store's place but is no store, under another name."""
    try:
        read_loaded(db)
    except UnreadableStore as error:
        aside = db.with_name(f"{db.name}.unreadable")
        number = 2
        while aside.exists():
            aside, number = db.with_name(f"{db.name}.unreadable-{number}"), number + 1
        db.replace(aside)
        said = f"{db} was no readable store ({error}) and is now {aside.name}."
        return [f"{said} Surveys that were loaded into it must be loaded again."]
    return []
