"""Histories of questions while surveys are loaded, unloaded and replaced: the short form of what `make soak` does."""

import itertools
import json
import shutil
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from data.state import State, address
from data.store.edition import Edition
from handlers.answering.answerer import Answerer
from tests.bot_process import serving
from tests.conftest import in_process
from tests.data.loading.conftest import told
from tests.fake_slack import FakeSlack, Workspace
from tests.histories import CONVERSATIONS, OPENING, Asked, OneOf, Oracle, Revision, Revisions, Talk, faults, plain
from tests.postgres import Postgres
from tests.soak import listed, package, swap

PEOPLE = 4
SWAPS = 6


def test_each_reply_is_of_one_revision_that_was_alive(slack: FakeSlack, db_path: Path, tmp_path: Path) -> None:
    db = Path(shutil.copy(db_path, tmp_path / "eindex.db"))
    revisions = Revisions(tmp_path, OPENING)
    revisions.change(db, lambda: None)
    history: list[Asked] = []
    with serving(slack, {"EINDEX_DB": str(db)}) as one:
        done = threading.Event()

        def ask() -> None:
            while not done.is_set():
                history.extend(Talk([one.port], PEOPLE).history(0.2))

        asking = threading.Thread(target=ask)
        asking.start()
        try:
            revisions.change(db, lambda: told(db, "load", listed(tmp_path, 9), "--survey", "skl-2014"))
            revisions.change(db, lambda: told(db, "load", package(tmp_path, 2015)))
            revisions.change(db, lambda: told(db, "unload", "skl-2014"))
            for number in range(SWAPS):
                revisions.change(db, lambda number=number: swap(db, revisions.all[number % 4].file))  # type: ignore[misc]
        finally:
            done.set()
            asking.join()
    assert len(history) > 100
    assert len({each.reply for each in history if each.text == "Flen 2015"}) > 1  # it saw what was loaded
    assert faults(history, revisions, Oracle(slack, tmp_path, revisions)) == []


@pytest.fixture(scope="module")
def loaded(db_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another store than as published: with a list and a package."""
    folder = tmp_path_factory.mktemp("loaded")
    db = Path(shutil.copy(db_path, folder / "eindex.db"))
    told(db, "load", listed(folder, 9), "--survey", "skl-2014")
    told(db, "load", package(folder, 2015))
    return db


@pytest.fixture
def oracle(slack: FakeSlack, db_path: Path, loaded: Path, tmp_path: Path) -> Oracle:
    """Two revisions: as published until 10, then another for ever."""
    return Oracle(slack, tmp_path, Revisions(tmp_path, 0, [Revision(db_path, 0, 0), Revision(loaded, 10, 11)]))


class Turning(OneOf):
    """Another revision takes the place of the first after so many looks at the file."""

    def __init__(self, first: Path, second: Path) -> None:
        super().__init__(first)
        self._both = (self.chosen, Edition(second))
        self.turn_after(0)

    def turn_after(self, looks: int) -> None:
        self._looks = looks

    @property
    def has_turned(self) -> bool:
        return self._looks < 0

    def _newest(self) -> Edition:
        self._looks -= 1
        return self._both[self.has_turned]


@pytest.mark.parametrize("texts", CONVERSATIONS, ids=lambda texts: texts[-1])
def test_no_reply_mixes_two_revisions_whenever_the_file_is_replaced(
    slack: FakeSlack, oracle: Oracle, texts: tuple[str, ...], tmp_path: Path
) -> None:
    first, second = oracle._revisions.all
    store = Turning(first.file, second.file)
    state = State(address(tmp_path / "state.db"))
    for looks in itertools.count(1):
        store.turn_after(looks)
        anew = in_process(slack, Answerer(store), state)  # one that remembers nothing, so that all is read and found
        person = Workspace(slack, anew, user=f"UT{looks}")
        ways: set[tuple[tuple[int, str], ...]] = {()}
        for text in texts:
            reply = plain(person.slash(text))
            ways = {way for old in ways for n in (0, 1) if oracle.says(way := (*old, (n, text))) == reply}
            assert ways, (texts, text, looks, json.loads(reply)["text"])
        if not store.has_turned:
            break


def said(oracle: Oracle, *turns: tuple[int, str]) -> list[Asked]:
    """A conversation, a turn a second from the ninth, each as the revision has it."""
    return [
        Asked("U1", n, text, 8.0 + n, 8.1 + n, oracle.says(turns[: n + 1]), "p") for n, (_, text) in enumerate(turns)
    ]


def test_a_history_that_went_wrong_is_seen(oracle: Oracle) -> None:
    revisions = oracle._revisions
    [compared] = said(oracle, (0, "jämför Eskilstuna Flen Nyköping"))
    old, new = (oracle.says(((n, compared.text),)) for n in (0, 1))
    assert faults([compared], revisions, oracle) == []
    during = replace(compared, asked=10.4, answered=10.5)
    for reply in (old, new):  # in the middle of a change either may be said
        assert faults([replace(during, reply=reply)], revisions, oracle) == []
    for wrong in (
        replace(compared, reply=new),  # before it was loaded
        replace(compared, asked=11.1, answered=11.2),  # long after it was gone
        replace(during, reply=new.replace("2015", "2016", 1)),  # never loaded
        replace(during, reply=plain(json.loads(new) | {"text": json.loads(old)["text"]})),  # half of each
        replace(compared, reply='{"text": "status 503"}'),
    ):
        assert len(faults([wrong], revisions, oracle)) == 1


def test_a_conversation_goes_on_from_the_question_before_it_or_from_none(oracle: Oracle) -> None:
    revisions = oracle._revisions
    first, second, third = said(oracle, (0, "lista Sörmland"), (0, "och i Skåne?"), (1, "och de sämsta?"))
    third = replace(third, asked=11.5, answered=11.6)
    assert faults([first, second, third], revisions, oracle) == []
    alone = replace(second, reply=oracle.says(((0, second.text),)))
    assert alone.reply != second.reply
    forgotten = replace(third, reply=oracle.says(((1, third.text),)))
    assert faults([first, alone], revisions, oracle) == []
    assert faults([first, second, forgotten], revisions, oracle) == []
    older = replace(third, reply=oracle.says(((0, first.text), (1, third.text))))
    others = replace(second, reply=oracle.says(((0, "statistik"), (0, second.text))))
    assert len(faults([first, second, older], revisions, oracle)) == 1
    assert len(faults([first, others], revisions, oracle)) == 1


@pytest.mark.timeout(60)
def test_a_conversation_goes_on_through_processes_that_share_a_database(
    slack: FakeSlack, db_path: Path, postgres: Postgres, tmp_path: Path
) -> None:
    settings = {
        "DATABASE_URL": postgres.empty_database(),
        "EINDEX_DB": str(shutil.copy2(db_path, tmp_path / "eindex.db")),
    }
    revisions = Revisions(tmp_path)
    revisions.change(db_path, lambda: None)
    with serving(slack, settings) as one, serving(slack, settings) as other:
        history = Talk([one.port, other.port], PEOPLE).history(1.5)
    assert len(history) > 4 * len(CONVERSATIONS)
    oracle = Oracle(slack, tmp_path, revisions)
    assert faults(history, revisions, oracle) == []
    for each in history:  # nobody was forgotten
        whole = tuple(
            (0, text)
            for text in next(c for c in CONVERSATIONS if c[each.turn : each.turn + 1] == (each.text,))[: each.turn + 1]
        )
        assert oracle.says(whole) == each.reply
