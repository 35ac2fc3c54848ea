"""The log: one JSON line an event, or text for people. Of an error it tells the kind and the place, never the words.

What an error says may hold what somebody asked, or a token; where it was raised is enough to find it.
"""

import json
import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Any, Literal, TextIO

Format = Literal["json", "text"]
_ROOT = Path(__file__).parents[2]
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode  # made once: json.dumps makes one a line
_WAITING = 10_000  # lines that may wait to be written
_TOGETHER = 200  # lines in one write
_GATHERING = 0.02  # seconds in which lines gather before they are written, unless one is more than INFO
_FIELDS = ("surface", "status", "intent", "lang", "ms", "team", "id", "method", "error", "attempt")

# What must not stand in a log: tokens, and what an installation is proved with.
_SECRET = re.compile(
    r"\bx(?:ox[a-z]|app|oxe\.xox[a-z])-[\w.%-]+"  # Slack's tokens
    r"|(?<=\bcode: )\S+|(?<=\bstate: )\S+"  # Bolt names them where an installation fails
    r"|(?<=://)[^\s/@]+:[^\s@]+(?=@)"  # a user and a password in an address
)


def redact(record: logging.LogRecord) -> bool:
    """A filter of logging: keeps every record, without the secrets in its message."""
    message = record.getMessage()
    without = _SECRET.sub("[secret]", message)
    if without != message:
        record.msg, record.args = without, ()
    return True


def start(form: Format | None) -> None:
    """Log to standard error, from INFO. Without a format: text in a terminal, else JSON."""
    handler = Writer(sys.stderr)
    as_text = form == "text" or (form is None and sys.stderr.isatty())
    handler.addFilter(redact)
    handler.setFormatter(TextLines() if as_text else JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False  # not shown; a third of the cost
    for chatty in ("slack_sdk", "slack_bolt"):
        logging.getLogger(chatty).setLevel(logging.CRITICAL)  # they log whole payloads; what matters is told by us


class Writer(logging.Handler):
    """Writes in a thread of its own, many lines at a time: whoever answers never waits for the log.

    With a write of its own for each line the bot answered a quarter fewer requests a second (measured), and one that
    nobody reads stopped it. That thread is not woken for each line either: it would take the interpreter from those who
    answer (a few requests in a hundred, measured). Lines beyond a bound are lost, and their number is told.
    """

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self._stream = stream
        self._waiting: SimpleQueue[logging.LogRecord | threading.Event] = SimpleQueue()
        self._lost = 0
        self._hurry = threading.Event()
        threading.Thread(target=self._write, name="log", daemon=True).start()

    def emit(self, record: logging.LogRecord) -> None:
        """Leave the record to the thread that writes."""
        if self._waiting.qsize() < _WAITING:
            self._waiting.put(record)
        else:
            self._lost += 1
        if record.levelno != logging.INFO:
            self._hurry.set()

    def flush(self) -> None:
        """Wait until what is left is written, a second at most. `logging` calls it when the process ends."""
        written = threading.Event()
        self._waiting.put(written)
        self._hurry.set()
        written.wait(1.0)

    def _write(self) -> None:
        while True:
            taken = [self._waiting.get()]
            if self._waiting.qsize() < _TOGETHER:
                self._hurry.wait(_GATHERING)
                self._hurry.clear()
            while len(taken) < _TOGETHER and not self._waiting.empty():
                taken.append(self._waiting.get())
            lines = [self.format(each) for each in taken if isinstance(each, logging.LogRecord)]
            if self._lost:
                lost, self._lost = self._lost, 0
                lines.append(self.format(logging.makeLogRecord({"msg": f"{lost} lines of the log were lost"})))
            with suppress(OSError, ValueError):  # nobody reads it any longer
                self._stream.write("".join(f"{line}\n" for line in lines))
                self._stream.flush()
            for each in taken:
                if isinstance(each, threading.Event):
                    each.set()


class JsonLines(logging.Formatter):
    """One object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON; times in UTC."""
        line: dict[str, Any] = {
            "time": f"{_second(int(record.created))}.{int(record.msecs):03}Z",
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            **_fields(record),
        }
        if record.exc_info and record.exc_info[1]:
            line["raised"] = type(record.exc_info[1]).__name__
            line["at"] = list(_places(record.exc_info[1].__traceback__))
        return _ENCODE(line)


class TextLines(logging.Formatter):
    """The same for people, with the time of the place they are in."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as a line, and one more for where an error was raised."""
        fields = " ".join(f"{name}={value}" for name, value in _fields(record).items() if value != "")
        said = f"{self.formatTime(record)} {record.levelname} {record.name} {record.getMessage()} {fields}".rstrip()
        if record.exc_info and record.exc_info[1]:
            where = " > ".join(_places(record.exc_info[1].__traceback__))
            said += f"\n    {type(record.exc_info[1]).__name__} at {where}"
        return said


@lru_cache(2)
def _second(timestamp: int) -> str:
    return datetime.fromtimestamp(timestamp, UTC).strftime("%Y-%m-%dT%H:%M:%S")


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    return {name: value for name in _FIELDS if (value := getattr(record, name, None)) is not None}


def _places(frames: TracebackType | None) -> Iterator[str]:
    for frame in traceback.extract_tb(frames):
        path = Path(frame.filename)
        name = path.relative_to(_ROOT) if path.is_relative_to(_ROOT) else Path(path.parent.name, path.name)
        yield f"{name}:{frame.lineno} {frame.name}"
