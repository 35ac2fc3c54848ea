"""What the parts of a bot tell its operator, put together: the journal, the count of Slack's failures, and health."""

from collections.abc import Callable
from dataclasses import dataclass

from data.store.store import Store
from handlers.operating.health import Health
from handlers.operating.question_log import Journal
from handlers.sending.retries import Attempt


@dataclass(frozen=True)
class Operation:
    """`count` hears of each call to Slack that failed."""

    journal: Journal
    count: Callable[[Attempt], None]
    health: Health


def unmeasured() -> Operation:
    """For a bot that nobody asks for metrics."""
    return Operation(Journal(), lambda _: None, Health())


def measured(store: Store, reachable: Callable[[], bool] | None = None, *, needed: bool = False) -> Operation:
    """With metrics. `reachable`: whether the state store can be reached; `needed`: whether it holds the tokens."""
    from handlers.operating.metrics import Metrics

    metrics = Metrics(store)
    return Operation(Journal(metrics.question), metrics.slack_error, Health(store, metrics, reachable, needed=needed))
