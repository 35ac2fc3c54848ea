"""Many callers at once over HTTP, each sending its next signed question when it has its answer."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.fake_slack.workspace import encoded, signed


@dataclass
class Tally:
    """What callers saw. `wrong`: statuses and bodies that were not what they should be."""

    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def p99(self) -> float:
        return sorted(self.seconds)[int(len(self.seconds) * 0.99)]


@dataclass(frozen=True)
class Question:
    """A text, and the request that asks it."""

    text: str
    request: bytes


def question(text: str, user: str) -> Question:
    """A signed /eindex as it goes over the line."""
    payload = {"command": "/eindex", "text": text, "team_id": "T1", "user_id": user, "channel_id": "C1"}
    body = encoded("slash_commands", {**payload, "response_url": "http://127.0.0.1/x", "trigger_id": "1.1"}).encode()
    lines = signed(body.decode(), "slash_commands") | {"Host": "x", "Content-Length": str(len(body))}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return Question(text, f"POST /slack/events HTTP/1.1\r\n{head}\r\n".encode() + body)


async def exchange(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes) -> tuple[int, bytes]:
    """Send a request over a kept connection; the status and the body of its answer."""
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length"))
    return int(head.split()[1]), await reader.readexactly(int(length.split(b":")[1]))


def call(
    port: int,
    questions: Sequence[Question],
    callers: int,
    seconds: float,
    check: Callable[[str, int, bytes], str] = lambda _, status, __: "" if status == 200 else f"status {status}",
    pause: float = 0.0,
) -> Tally:
    """Ask for some seconds. `check`: what is wrong with an answer; `pause`: seconds between a caller's questions."""
    tally = Tally()

    async def one(number: int, until: float) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        asked = number * len(questions) // callers
        while time.monotonic() < until:
            each = questions[asked % len(questions)]
            began = time.perf_counter()
            status, body = await exchange(reader, writer, each.request)
            tally.seconds.append(time.perf_counter() - began)
            if wrong := check(each.text, status, body):
                tally.wrong.append(f"{each.text}: {wrong}")
            asked += 1
            if pause:
                await asyncio.sleep(pause)
        writer.close()

    async def all_of_them() -> None:
        until = time.monotonic() + seconds
        await asyncio.gather(*(one(number, until) for number in range(callers)))

    asyncio.run(all_of_them())
    return tally
