"""What Prometheus may read at /metrics. Its client is imported when that is first asked for: it takes a megabyte."""

import threading
import time
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from data.store.store import Store
from handlers.operating.probe import Outcome
from handlers.operating.question_log import Surface
from handlers.replies.reply import Reply

if TYPE_CHECKING:
    from prometheus_client import Metric

_SECONDS: Final = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10, 30)
_BUCKETS: Final = (*map(str, map(float, _SECONDS)), "+Inf")


class Metrics:
    """Counts in one process. Safe to share between threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._questions: Counter[tuple[str, ...]] = Counter()  # by surface, intent, status and language
        self._took: dict[str, Counter[int]] = defaultdict(Counter)  # by surface: how many in which of the buckets
        self._seconds: Counter[str] = Counter()  # by surface: in all
        self._faults: Counter[tuple[str, ...]] = Counter()  # by method and error
        self._probes: Counter[tuple[str, ...]] = Counter()  # by outcome
        self._unmatched = 0
        self._others = 0
        self._probe_answered = 0.0

    def question(self, surface: Surface, reply: Reply, seconds: float) -> None:
        """Count a question."""
        with self._lock:
            self._questions[surface, reply.intent, reply.status, reply.lang] += 1
            self._took[surface][bisect_left(_SECONDS, seconds)] += 1
            self._seconds[surface] += seconds  # type: ignore[assignment]  # a Counter of seconds
            self._unmatched += reply.status == "none"

    def slack_error(self, method: str, error: str) -> None:
        """Count a call to Slack that failed."""
        with self._lock:
            self._faults[method, error] += 1

    def connections_of_others(self, count: int) -> None:
        """Slack counted so many connections of the app that are not ours."""
        self._others = count

    def probed(self, outcome: Outcome) -> None:
        """Count a question with a known answer."""
        with self._lock:
            self._probes[(outcome,)] += 1
        if outcome == "right":
            self._probe_answered = time.time()

    @property
    def content_type(self) -> str:
        """How the page is written."""
        from prometheus_client.exposition import CONTENT_TYPE_LATEST

        return CONTENT_TYPE_LATEST

    def page(self) -> bytes:
        """All of it, as Prometheus reads it."""
        from prometheus_client import CollectorRegistry, ProcessCollector
        from prometheus_client.exposition import generate_latest

        registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        registry.register(self)
        return generate_latest(registry)

    def collect(self) -> "Iterator[Metric]":
        """What is counted, as prometheus_client writes it."""
        with self._lock:
            yield from (*self._counted(), self._timed(), *self._measured())

    def _counted(self) -> "Iterator[Metric]":
        from prometheus_client.core import CounterMetricFamily

        asked = ("surface", "intent", "status", "language")
        for name, means, labels, counts in (
            ("eindex_questions", "Questions answered", asked, self._questions),
            ("eindex_slack_errors", "Calls to Slack that failed, by attempt", ("method", "error"), self._faults),
            (
                "eindex_probes",
                "Questions with a known answer that the bot asked itself, by what came of them: right, wrong, silent",
                ("outcome",),
                self._probes,
            ),
        ):
            family = CounterMetricFamily(name, means, labels=labels)
            for values, count in counts.items():
                family.add_metric(values, count)
            yield family

    def _timed(self) -> "Metric":
        from prometheus_client.core import HistogramMetricFamily

        means = "From a question's arrival in the process until its answer was sent"
        family = HistogramMetricFamily("eindex_question_seconds", means, labels=["surface"])
        for surface, took in self._took.items():
            up_to = accumulate(took[i] for i in range(len(_BUCKETS)))
            family.add_metric([surface], list(zip(_BUCKETS, up_to, strict=True)), self._seconds[surface])
        return family

    def _measured(self) -> "Iterator[Metric]":
        from prometheus_client.core import GaugeMetricFamily

        asked = self._questions.total()
        for name, means, value in (
            (
                "eindex_socket_connections_of_others",  # `bot.py doctor` reads it too
                "Socket Mode connections of the app that Slack counted when this process last connected, beyond its own",  # noqa: E501
                self._others,
            ),
            (
                "eindex_probe_answered_timestamp_seconds",
                "When such a question was last answered right; 0 where never",
                self._probe_answered,
            ),
            (
                "eindex_unmatched_ratio",
                "Share of the questions that were not understood",
                self._unmatched / asked if asked else 0.0,
            ),
            (
                "eindex_survey_age_seconds",
                "Since the survey store that is answered from was built",
                time.time() - self._store.edition().version[1] / 1e9,
            ),
            (
                "eindex_store_fault",
                "1 where the survey store cannot be read and the last good answers go on",
                float(self._store.fault is not None),
            ),
        ):
            yield GaugeMetricFamily(name, means, value=value)
