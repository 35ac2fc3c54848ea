"""Histories: when each question was asked and answered, what was said, and by which process; and an oracle for them.

A reply is right where *some* revision of the store that was alive between the two times says exactly this, blocks and
all: then it mixes no two. In a conversation it goes on from the question before it, or from none.
"""

import asyncio
import hashlib
import itertools
import json
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from data.state import State, address
from data.store.edition import Edition
from data.store.store import Store
from handlers.answering.answerer import Answerer
from tests.callers import exchange, question
from tests.conftest import in_process
from tests.fake_slack import FakeSlack, Workspace

Conversation = tuple[str, ...]  # what one person says, in order
CONVERSATIONS: tuple[Conversation, ...] = (
    ("jämför Eskilstuna Flen Nyköping",),
    ("Hur gick det för Flen? Hur gick det för Eskilstuna?",),
    ("lista Sörmland",),
    ("statistik",),
    ("Flen 2015",),
    ("topp Sörmland", "och i Skåne?", "och de sämsta?"),
    ("Eskilstuna", "och Flen?", "Katrineholm", "och Nyköping?"),
)
OPENING = 0.5  # seconds: while one thread opens a new file, others go on with the last one
_numbers = itertools.count(1)


@dataclass(frozen=True)
class Asked:
    """A question of a history. Times on `time.monotonic`; `turn`: which of its person's it is."""

    person: str
    turn: int
    text: str
    asked: float
    answered: float
    reply: str
    process: str

    def line(self) -> str:
        """As it is written down."""
        return json.dumps(self.__dict__ | {"reply": _said(self.reply)}, ensure_ascii=False)


@dataclass
class Revision:
    """A state of the store: alive from somewhen in its change until the end of the next change."""

    file: Path
    began: float
    ended: float


@dataclass
class Revisions:
    """What was in the store's place, in order. `lag`: seconds that a process may take until it follows."""

    folder: Path
    lag: float = 0.0
    all: list[Revision] = field(default_factory=list)

    def change(self, db: Path, how: Callable[[], object]) -> None:
        """Change the store, and keep a copy of what it then is."""
        began = time.monotonic()
        how()
        ended = time.monotonic()
        copy = self.folder / f"revision-{hashlib.sha256(db.read_bytes()).hexdigest()}.db"
        shutil.copy(db, copy)
        self.all.append(Revision(copy, began, ended))

    def alive(self, asked: float, answered: float) -> list[int]:
        """Those that may answer a question asked and answered at these times, by number; of equal ones the first."""
        gone = [each.ended + self.lag for each in self.all[1:]] + [float("inf")]
        files = [each.file for each in self.all]
        there = [n for n, each in enumerate(self.all) if each.began <= answered and gone[n] >= asked]
        return sorted({files.index(files[n]) for n in there})


class OneOf(Store):
    """A store that answers from the edition that it is told to."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.chosen = Edition(path)

    def _newest(self) -> Edition:
        return self.chosen


class Oracle:
    """What a bot says that goes through just these revisions, one a turn, with nobody else there."""

    def __init__(self, slack: FakeSlack, folder: Path, revisions: Revisions) -> None:
        self._slack = slack
        self._revisions = revisions
        self._store = OneOf(revisions.all[0].file)
        self._state = State(address(folder / "oracle-state.db"))
        self._way = in_process(slack, Answerer(self._store), self._state)
        self._edition = cache(Edition)
        self.says = cache(self._says)

    def close(self) -> None:
        """Write what it remembers, while there is a folder to write to."""
        self._state.close()

    def _says(self, turns: tuple[tuple[int, str], ...]) -> str:
        """The reply to the last of the turns; of each: which revision answers, and what is asked."""
        person = Workspace(self._slack, self._way, user=f"UO{next(_numbers)}")
        reply = ""
        for revision, text in turns:
            self._store.chosen = self._edition(self._revisions.all[revision].file)
            reply = plain(person.slash(text))
        return reply


def plain(said: dict[str, Any]) -> str:
    """A reply in one line, to be compared."""
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def faults(history: Iterable[Asked], revisions: Revisions, oracle: Oracle) -> list[str]:
    """The replies that no revision explains.

    What a conversation may be at is a set: each way in which revisions and memories explain all that was said so far.
    """
    found = []
    by_person: dict[str, list[Asked]] = {}
    for each in history:
        by_person.setdefault(each.person, []).append(each)
    for turns in by_person.values():
        ways: set[tuple[tuple[int, str], ...]] = {()}
        for each in sorted(turns, key=lambda turn: turn.turn):
            alive = revisions.alive(each.asked, each.answered)
            tried = {(*way, (number, each.text)) for way in {*ways, ()} for number in alive}
            ways = {way for way in tried if oracle.says(way) == each.reply}
            if not ways:
                found.append(f"{each.process}, {each.text!r} after {each.turn}, revisions {alive}: {_said(each.reply)}")
                break
    return found


def _said(reply: str) -> str:
    return str(json.loads(reply).get("text"))[:300]


@dataclass(frozen=True)
class Talk:
    """So many people who talk at once, each turn with the next of these processes. `pause`: seconds between turns."""

    ports: Sequence[int]
    people: int
    pause: float = 0.0
    conversations: Sequence[Conversation] = CONVERSATIONS

    def history(self, seconds: float) -> list[Asked]:
        """What was said in that time."""
        history: list[Asked] = []

        async def all_of_them() -> None:
            until = time.monotonic() + seconds
            await asyncio.gather(*(self._person(number, until, history.append) for number in range(self.people)))

        asyncio.run(all_of_them())
        return history

    async def _person(self, number: int, until: float, note: Callable[[Asked], None]) -> None:
        """Have one conversation after another, each as somebody new: one person would soon be turned away."""
        lines = [await asyncio.open_connection("127.0.0.1", port) for port in self.ports]
        try:
            for texts in itertools.islice(itertools.cycle(self.conversations), number, None):
                person = f"UH{next(_numbers)}"
                for turn, text in enumerate(texts):
                    process = (number + turn) % len(lines)
                    request = question(text, person).request
                    asked = time.monotonic()
                    status, body = await exchange(*lines[process], request)
                    answered = time.monotonic()
                    said = json.loads(body) if status == 200 else {"text": f"status {status}"}
                    reply = sys.intern(plain(said))  # of all that is said, little is different
                    note(Asked(person, turn, text, asked, answered, reply, str(self.ports[process])))
                    await asyncio.sleep(self.pause)
                if time.monotonic() > until:
                    return
        finally:
            for _, writer in lines:
                writer.close()
