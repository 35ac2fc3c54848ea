"""Ten days of a bot in a moment, from a seed: what expires, is renewed, comes again, is tried again and swept."""

import random
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from typing import Any

import pytest
from sqlalchemy import inspect, text

from data.state import State
from handlers.answering.answerer import Answerer
from handlers.serving.oauth import prepare
from tests.conftest import PLAIN, distributed
from tests.fake_slack import Browser, FakeSlack, Fault, InProcess, Workspace
from tests.virtual_time import VirtualTime

HOUR = 3600.0  # seconds
LASTS = {"command": 0.25 * HOUR, "message": 8 * HOUR}  # for how long what was asked is gone on from
BUSY = Fault(429, '{"ok": false, "error": "ratelimited"}', {"Retry-After": "20"})
STUMBLES = Fault(503, "")


class Days:
    """What is done in a workspace, and what is to be seen of it."""

    def __init__(self, slack: FakeSlack, answerer: Answerer, url: str, clock: VirtualTime, seed: int) -> None:
        self.slack, self._answerer, self._url, self._clock = slack, answerer, url, clock
        self.random = random.Random(seed)  # noqa: S311  # to repeat a run
        self.of_apps_until = dict.fromkeys(LASTS, -90.0)  # when what was asked is no longer gone on from
        self.messages = 0
        self.taken: dict[str, float] = {}  # event ids, and when they came first
        self.stack = ExitStack()
        self.start()
        Browser(slack, self.site).install()

    def start(self) -> None:
        """Stop the process, if there is one, and start it anew."""
        self.stack.close()
        self.state = self.stack.enter_context(closing(State(self._url)))
        self.site: InProcess = self.stack.enter_context(distributed(self.slack, self._answerer, self.state))
        self.anna = Workspace(self.slack, self.site)
        if not self.state.is_shared:
            self.taken.clear()  # a process alone knows events as long as it lives

    def ask(self) -> None:
        way = self.random.choice(list(LASTS))
        assert self._say(way, "hur många appar har Göteborg?").startswith("Göteborg")
        self.of_apps_until[way] = self._clock.ahead + LASTS[way]

    def follow_up(self) -> None:
        way = self.random.choice(list(LASTS))
        left = self.of_apps_until[way] - self._clock.ahead
        if abs(left) < 90:  # the same question within a minute is not kept anew
            return
        wanted = "uppgift om antal appar" if left > 0 else "poäng"
        said = self._say(way, "och Malmö?")
        assert said.startswith(f"Malmö: ingen publicerad {wanted}"), (way, left, said)
        self.of_apps_until[way] = self._clock.ahead + LASTS[way] if left > 0 else -90.0

    def _say(self, way: str, text: str) -> str:
        if way == "command":
            return str(self.anna.slash(text)["text"])
        self.anna.direct_message(text)
        self.messages += 1
        return str(self.slack.wait_for_messages(self.messages)[-1]["text"])

    def mention(self, *faults: Fault) -> None:
        event_id = f"EvOurs{self.messages}"
        self.slack.fail("chat.postMessage", *faults)
        self.anna.mention("Umeå", event_id=event_id)
        self.taken[event_id] = self._clock.ahead
        self.messages += 1
        assert self.slack.wait_for_messages(self.messages)[-1]["text"].startswith("Umeå: 14 av 14 poäng.")

    def stumble(self) -> None:
        self.mention(self.random.choice([BUSY, STUMBLES]))

    def redeliver(self) -> None:
        """Within the hour in which Slack says an event again."""
        late = [event_id for event_id, when in self.taken.items() if self._clock.ahead - when < HOUR]
        for event_id in late[-3:]:
            self.anna.mention("Umeå", event_id=event_id)

    def install_slowly(self) -> None:
        """Somebody opens the install page, and comes back from Slack some minutes later."""
        browser, minutes = Browser(self.slack, self.site), self.random.uniform(1, 20)
        address = browser.begin()
        self._clock.advance(minutes * 60)
        status = browser.back(self.slack.oauth.allow(address)).status
        assert (status == 200) == (minutes < 10), (status, minutes)

    def pass_time(self) -> None:
        self._clock.advance(self.random.choice([0.1, 0.2, 0.5, 3, 7, 9, 14]) * HOUR)

    def rows(self) -> dict[str, list[Any]]:
        with self.state.engine.connect() as connection:
            tables = inspect(connection).get_table_names()
            return {name: list(connection.execute(text(f"SELECT * FROM {name}"))) for name in tables}


@pytest.fixture
def days(slack: FakeSlack, answerer: Answerer, state_url: str, virtual_time: VirtualTime) -> Iterator[Days]:
    prepare(PLAIN, state_url)
    slack.oauth.rotates = 12 * HOUR
    lived = Days(slack, answerer, state_url, virtual_time, seed=1)
    with lived.stack:
        yield lived


def test_ten_days(days: Days, virtual_time: VirtualTime) -> None:
    deeds = [days.ask, days.follow_up, days.follow_up, days.mention, days.stumble, days.redeliver, days.install_slowly]
    while virtual_time.ahead < 240 * HOUR:
        days.random.choice([*deeds, days.start, days.pass_time, days.pass_time])()
    days.start()
    days.mention()
    days.ask()
    days.install_slowly()
    days.start()  # so that everything is written
    now = time.time()
    rows = days.rows()
    assert len(days.slack.messages) == days.messages  # nothing was answered twice
    assert len(days.slack.oauth.tokens("T1")) > 10  # each was renewed before it was too old
    assert len(rows["slack_bots"]) <= 100
    assert all(row.until > now - 600 for row in rows["conversation"])
    assert all(row.taken > now - 24 * HOUR - 600 for row in rows["event"])
    assert len(rows["slack_oauth_states"]) <= 1
    assert days.slack.misshapen == []
