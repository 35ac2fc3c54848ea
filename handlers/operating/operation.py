"""What the parts of a bot tell its operator, put together: the journal, the count of Slack's failures, and health."""

from collections.abc import Callable
from dataclasses import dataclass

from data.store.store import Store
from handlers.operating.health import Health
from handlers.operating.question_log import Journal
from handlers.sending.retries import Attempt


@dataclass(frozen=True)
class Operation:
    """`count` hears of each call to Slack that failed; `others` of the app's connections that are not ours."""

    journal: Journal
    count: Callable[[Attempt], None]
    health: Health
    others: Callable[[int], None]


def unmeasured() -> Operation:
    """For a bot that nobody asks for metrics."""
    return Operation(Journal(), lambda _: None, Health(), lambda _: None)


def measured(store: Store, reachable: Callable[[], bool] | None = None, *, needed: bool = False) -> Operation:
    """With metrics. `reachable`: whether the state store can be reached; `needed`: whether it holds the tokens."""
    from handlers.operating.metrics import Metrics

    metrics = Metrics(store)
    health = Health(store, metrics, reachable, needed=needed)
    return Operation(Journal(metrics.question), metrics.slack_error, health, metrics.connections_of_others)
