"""Many callers at once over HTTP, each sending its next signed question when it has its answer."""

import asyncio
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tests.fake_slack.workspace import encoded, signed


@dataclass
class Tally:
    """What callers saw. `wrong`: statuses and bodies that were not what they should be."""

    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def p99(seconds: Iterable[float]) -> float:
    """How long the slowest hundredth took, at least."""
    each = sorted(seconds)
    return each[int(len(each) * 0.99)]


@dataclass(frozen=True)
class Question:
    """A text, and the request that asks it."""

    text: str
    request: bytes


def requested(path: str, body: bytes, headers: Mapping[str, str]) -> bytes:
    """A request as it goes over the line."""
    lines = {**headers, "Host": "x", "Content-Length": str(len(body))}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"POST {path} HTTP/1.1\r\n{head}\r\n".encode() + body


def command(text: str, user: str, team: str = "T1") -> tuple[bytes, dict[str, str]]:
    """The body and headers of a signed /eindex."""
    payload = {"command": "/eindex", "text": text, "team_id": team, "user_id": user, "channel_id": "C1"}
    body = encoded("slash_commands", {**payload, "response_url": "http://127.0.0.1/x", "trigger_id": "1.1"})
    return body.encode(), signed(body, "slash_commands")


def question(text: str, user: str, team: str = "T1") -> Question:
    return Question(text, requested("/slack/events", *command(text, user, team)))


async def exchange(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes) -> tuple[int, bytes]:
    """Send a request over a kept connection; the status and the body of its answer."""
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length"))
    return int(head.split()[1]), await reader.readexactly(int(length.split(b":")[1]))


def call(port: int, questions: Iterator[Question], callers: int, seconds: float) -> Tally:
    """Ask one question after the other for some seconds."""
    tally = Tally()

    async def one(until: float) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.monotonic() < until:
            each = next(questions)
            began = time.perf_counter()
            status, _ = await exchange(reader, writer, each.request)
            tally.seconds.append(time.perf_counter() - began)
            if status != 200:
                tally.wrong.append(f"{each.text}: status {status}")
        writer.close()

    async def all_of_them() -> None:
        until = time.monotonic() + seconds
        await asyncio.gather(*(one(until) for _ in range(callers)))

    asyncio.run(all_of_them())
    return tally
