"""`make fuzz [ARGS=SECONDS]`: hostile inputs to the HTTP edge, understanding, rendering and the loader, for a bounded time.

What it finds becomes a test where such things are tested; nothing is kept between runs.
"""

import csv
import io
import json
import logging
import shutil
import sqlite3
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from data.language.understand import understand
from data.loading.build import Plan, build
from data.loading.lists.find_kommun import Finder
from data.loading.lists.read_list import Wish, read_list
from data.loading.packages.registry import Registry
from data.model.problems import InvalidInput
from data.state import State, address
from data.store.freshness import ensure_fresh
from data.store.store import Store
from handlers.answering.answerer import Answerer
from tests.conftest import SURVEYS, in_process
from tests.fake_slack import FakeSlack
from tests.fake_slack.rules import check_message
from tests.fake_slack.workspace import signed
from tests.load import TEXTS

SECONDS = 120.0
REFUSED_OR_TAKEN = {200, 202, 400, 401, 403, 404, 405, 413}
HOSTILE = ("<!channel>", "<@U1>", "*_`~", "&lt;", "\x00", "\u202e", "';--", '"', "=cmd()", "\n", "|", "🍕", "x" * 60)
WORDS = (*TEXTS, *HOSTILE, "exempel", "2014", "mot", "och", "bäst", "minst", "plats", "under", "poäng", "9" * 30)
TEXT = st.one_of(
    st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join), st.lists(st.sampled_from(WORDS)).map("".join)
)
NAME = st.builds(
    lambda a, b, c: (a + b + c).strip() or "x", st.text(max_size=20), st.sampled_from(HOSTILE), st.text(max_size=20)
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["event", "type", "user", "team", "text", "channel", "actions", "payload", "view"]), inner, max_size=5),
    max_leaves=12,
)  # fmt: skip
PAYLOAD_TYPES = st.sampled_from(["event_callback", "block_actions", "view_submission", "url_verification", "shortcut"])
Fuzz = Callable[[Path, FakeSlack], Callable[[], None]]


def edge(folder: Path, slack: FakeSlack) -> Callable[[], None]:
    """Signed and unsigned requests of every shape: refused or taken, never a failure."""
    answerer, state = Answerer(Store(folder / "eindex.db")), State(address(folder / "state.db"))
    transport = in_process(slack, answerer, state)

    @given(
        kind=PAYLOAD_TYPES,
        body=st.dictionaries(st.text(max_size=5), JSON, max_size=3),
        event=JSON,
        raw=st.binary(),
        how=st.integers(0, 4),
    )
    def run(kind: str, body: dict[str, object], event: object, raw: bytes, how: int) -> None:
        payload = json.dumps({**body, "type": kind, "event": event, "event_id": str(event)[:9]})
        message = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": body | {"arguments": event}})
        texts = (payload, f"payload={payload}", raw.decode("utf-8", "replace"), f"command=%2Feindex&text={payload}")
        text = (*texts, message)[how]
        head = signed(text, "events_api" if how == 0 else "interactive")
        ack = transport.request("POST", "/mcp" if how == 4 else "/slack/events", text.encode(), head)
        assert ack.status in REFUSED_OR_TAKEN, (ack, text)
        assert "Traceback" not in ack.body

    return run


def reading(folder: Path, _: FakeSlack) -> Callable[[], None]:
    """Any text is understood and answered with a message that Slack takes."""
    store = Store(folder / "eindex.db")
    answerer, edition = Answerer(store), store.edition()

    @given(TEXT)
    def run(text: str) -> None:
        understand(text, edition.names, edition.vocabulary)
        reply = answerer.reply(text)
        check_message({"text": reply.text, "blocks": list(reply.blocks)})

    return run


def drawing(folder: Path, _: FakeSlack) -> Callable[[], None]:
    """A survey whose names and titles are hostile: every answer is one that Slack takes, and pings nobody."""

    @given(NAME, NAME, st.sampled_from(TEXTS))
    def run(kommun: str, survey: str, text: str) -> None:
        path = folder / "hostile.db"
        shutil.copy(folder / "eindex.db", path)
        with closing(sqlite3.connect(path)) as db, db:
            db.execute("UPDATE kommun SET name = ? || code, official_name = ? || code", (kommun, kommun))
            db.execute("UPDATE lan SET name = ? || code, short_name = ? || code", (kommun, kommun))
            db.execute("UPDATE survey SET name = ?, title_sv = ?, title_en = ?", (survey, survey, survey))
            db.execute("UPDATE source SET title = ?, url = 'https://x.example/' || ?", (survey, survey))
        answerer = Answerer(Store(path))
        for each in (text, "0483", "topp 20"):
            reply = answerer.reply(each)
            check_message({"text": reply.text, "blocks": list(reply.blocks)})

    return run


def lists(folder: Path, _: FakeSlack) -> Callable[[], None]:
    """A list of any kind is read, or refused with what is wrong with it."""
    registry = Registry()
    finder = Finder(registry)
    cell = st.one_of(
        TEXT,
        st.sampled_from(["Umeå", "Malmö", "Kommun", "Poäng", "14", "3,5", "-1", "0180"]),
        st.floats(allow_nan=False).map(str),
    )
    rows = st.lists(st.lists(cell, max_size=4), max_size=8)

    @given(rows, st.binary(max_size=300), st.integers(0, 4))
    def run(rows: list[list[str]], raw: bytes, how: int) -> None:
        path = folder / "list.csv"
        path.write_bytes((as_csv, as_csv, as_workbook, damaged, lambda _: raw)[how](rows))
        try:
            read_list(path, Wish(), finder)
        except InvalidInput as error:
            _say_something(error)

    return run


def packages(folder: Path, _: FakeSlack) -> Callable[[], None]:
    """A survey package with bytes changed is built, or refused with what is wrong with it."""
    good = {path.name: path.read_bytes() for path in (SURVEYS / "skl-2014").iterdir()}

    @given(st.sampled_from(sorted(good)), st.integers(0, 5000), TEXT)
    def run(name: str, at: int, put: str) -> None:
        target = folder / "packages" / "skl-2014"
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(SURVEYS / "skl-2014", target)
        place = at % (len(good[name]) + 1)
        (target / name).write_bytes(good[name][:place] + put.encode("utf-8", "replace") + good[name][place + at % 9 :])
        try:
            build(Plan(folder / "built.db", target.parent))
        except InvalidInput as error:
            _say_something(error)

    return run


def _say_something(error: InvalidInput) -> None:
    assert str(error).strip()


def as_csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    return text.getvalue().encode("utf-8", "replace")


def as_workbook(rows: list[list[str]]) -> bytes:
    book = Workbook()
    assert book.active
    for row in rows:
        book.active.append([_printable(cell) for cell in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _printable(cell: str) -> str:
    return "".join(character for character in cell if character.isprintable())


def damaged(rows: list[list[str]]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        packed.writestr("xl/workbook.xml", as_csv(rows))
        packed.writestr("[Content_Types].xml", b"<x>" * len(rows))
    return content.getvalue()


def main(seconds: float) -> int:
    """Run each kind for its share of the time."""
    kinds: dict[str, Fuzz] = {
        "edge": edge,
        "reading": reading,
        "drawing": drawing,
        "lists": lists,
        "packages": packages,
    }
    print(f"{'what':12} {'inputs':>8}  found")
    logging.disable(logging.CRITICAL)  # of refusals there are thousands
    failed = 0
    with tempfile.TemporaryDirectory() as name, FakeSlack() as slack:
        ensure_fresh(Path(name) / "eindex.db", SURVEYS)
        for kind, make in kinds.items():
            found, inputs = _hunt(make(Path(name), slack), seconds / len(kinds))
            failed += bool(found)
            print(f"{kind:12} {inputs:8}  {found or 'nothing'}", flush=True)
    return int(failed > 0)


def _hunt(run: Callable[[], None], seconds: float) -> tuple[str, int]:
    """What was found, and after how many inputs. Each round draws other inputs."""
    until = time.monotonic() + seconds
    inputs, each = 0, 10
    hunting = settings(
        max_examples=each,
        deadline=None,
        database=None,
        derandomize=False,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )(run)
    while time.monotonic() < until:
        try:
            hunting()
        except Exception as error:
            at = traceback.extract_tb(error.__traceback__)[-1]
            notes = " ".join([f"at {at.filename}:{at.lineno}", *getattr(error, "__notes__", [])])
            return f"{type(error).__name__}: {error} {notes}"[:800], inputs
        inputs += each
    return "", inputs


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS))
