"""What the parts of a bot tell its operator, put together: the journal, the count of Slack's failures, and health."""

from collections.abc import Callable
from dataclasses import dataclass

from data.store.store import Store
from handlers.operating.health import Health
from handlers.operating.metrics import Metrics
from handlers.operating.probe import Outcome
from handlers.operating.question_log import Journal
from handlers.sending.retries import Attempt


@dataclass(frozen=True)
class Operation:
    """`count` hears of each call to Slack that failed; `others` of the app's connections that are not ours;
    `probed` of what came of a question with a known answer.
    """

    journal: Journal
    count: Callable[[Attempt], None]
    health: Health
    others: Callable[[int], None]
    probed: Callable[[Outcome], None]


def unmeasured() -> Operation:
    """For a bot that nobody asks for metrics."""
    return Operation(Journal(), lambda _: None, Health(), lambda _: None, lambda _: None)


def measured(store: Store, reachable: Callable[[], bool] | None = None, *, needed: bool = False) -> Operation:
    """With metrics. `reachable`: whether the state store can be reached; `needed`: whether it holds the tokens."""
    metrics = Metrics(store)
    return Operation(
        Journal(metrics.question),
        metrics.slack_error,
        Health(store, metrics, reachable, needed=needed),
        metrics.connections_of_others,
        metrics.probed,
    )
