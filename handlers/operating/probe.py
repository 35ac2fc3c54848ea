"""One question whose answer is known, asked as Slack would: by `python bot.py probe URL`, and by Socket Mode itself.

The answer holds for every survey: it is how many kommuner a län has.
"""

import json
import time
import urllib.error
import urllib.request
from http.client import HTTPException
from typing import Any, Final, Literal
from urllib.parse import urlencode, urlsplit

from slack_sdk.signature import SignatureVerifier

from data.model.frozen import frozen

Outcome = Literal["right", "wrong", "silent"]

_QUESTION: Final = "hur många kommuner finns det i Södermanlands län?"
ANSWER: Final = "Kommuner i Södermanlands län: 9."
WITHIN: Final = 3.0  # seconds; Slack waits no longer
_EVENTS: Final = "/slack/events"
_ANYBODY: Final = "UPROBE"


@frozen
class Probed:
    """What came of it, in one sentence."""

    outcome: Outcome
    said: str


def command(team: str = "T0") -> dict[str, Any]:
    """The /eindex of somebody whom nobody knows. Its marks are of the time, so that no reply is remembered for it."""
    marks = f"{int(time.time()):b}".replace("0", "?").replace("1", "!")
    asked = {"command": "/eindex", "text": f"{_QUESTION} {marks}", "user_id": _ANYBODY, "channel_id": "DPROBE"}
    return {**asked, "team_id": team, "trigger_id": "probe"}


def outcome(body: str) -> Outcome:
    """Whether an acknowledgement holds the answer."""
    try:
        said = json.loads(body)
    except ValueError:
        return "wrong"
    return "right" if isinstance(said, dict) and str(said.get("text")).startswith(ANSWER) else "wrong"


def probe(url: str, secret: str, team: str) -> Probed:
    """Ask a bot over HTTP, signed as Slack signs it. `url`: of the bot, or the whole Request URL."""
    whole = url if urlsplit(url).path.strip("/") else f"{url.rstrip('/')}{_EVENTS}"
    body = urlencode(command(team))
    request = urllib.request.Request(whole, body.encode(), _signed(body, secret))  # noqa: S310  # checked by the caller
    began = time.perf_counter()
    try:
        with urllib.request.urlopen(request, timeout=WITHIN) as response:  # noqa: S310  # the same
            said = response.read().decode(errors="replace")
    except urllib.error.HTTPError as error:
        error.close()
        mend = ": check SLACK_SIGNING_SECRET and the clock" if error.code == 401 else ""
        return Probed("wrong", f"{whole} refused the question with status {error.code}{mend}.")
    except (OSError, HTTPException) as error:
        reason = getattr(error, "reason", error)
        return Probed("silent", f"{whole} did not answer within {WITHIN:.0f} s ({type(reason).__name__}).")
    took = time.perf_counter() - began
    if took > WITHIN:  # the time limit of a connection is one for each of its steps
        return Probed("silent", f"{whole} took {took:.1f} s; Slack waits {WITHIN:.0f}.")
    if outcome(said) == "wrong":
        return Probed("wrong", f"{whole} gave another answer than the known one: {said[:200]}")
    return Probed("right", f"{whole} gave the known answer in {took * 1000:.0f} ms.")


def _signed(body: str, secret: str) -> dict[str, str]:
    timestamp = str(int(time.time()))
    signature = SignatureVerifier(secret).generate_signature(timestamp=timestamp, body=body) or ""
    return {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": signature,
    }
