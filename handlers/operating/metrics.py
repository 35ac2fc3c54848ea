"""What Prometheus may read at /metrics. Imported only where it is served: it takes some ten milliseconds."""

import time
from functools import cache, partial

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from data.store.store import Store
from handlers.operating.probe import Outcome
from handlers.operating.question_log import Asked
from handlers.sending.client import Attempt

_SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10, 30)


class Metrics:
    """Counts in one process, in a registry of its own."""

    content_type = CONTENT_TYPE_LATEST

    def __init__(self, store: Store) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        counter, gauge = partial(Counter, registry=self._registry), partial(Gauge, registry=self._registry)
        questions = counter("eindex_questions", "Questions answered", ["surface", "intent", "status", "language"])
        seconds = Histogram(
            "eindex_question_seconds",
            "From a question's arrival in the process until its answer was sent",
            ["surface"],
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._questions = cache(questions.labels)  # prometheus_client takes longer to find a counter than to count
        self._seconds = cache(seconds.labels)
        self._faults = counter("eindex_slack_errors", "Calls to Slack that failed, by attempt", ["method", "error"])
        self._asked = self._unmatched = 0
        self._others = gauge(
            "eindex_socket_connections_of_others",  # `bot.py doctor` reads it too
            "Socket Mode connections of the app that Slack counted when this process last connected, beyond its own",
        )
        self._probes = counter(
            "eindex_probes",
            "Questions with a known answer that the bot asked itself, by what came of them: right, wrong, silent",
            ["outcome"],
        )
        self._answered = gauge(
            "eindex_probe_answered_timestamp_seconds",
            "When such a question was last answered right; 0 where never",
        )
        gauge("eindex_unmatched_ratio", "Share of the questions that were not understood").set_function(self._share)
        gauge("eindex_survey_age_seconds", "Since the survey store that is answered from was built").set_function(
            lambda: time.time() - store.edition().version[1] / 1e9
        )
        gauge(
            "eindex_store_fault", "1 where the survey store cannot be read and the last good answers go on"
        ).set_function(lambda: float(store.fault is not None))

    def question(self, asked: Asked) -> None:
        """Count a question."""
        self._questions(asked.surface, asked.intent, asked.status, asked.lang).inc()
        self._seconds(asked.surface).observe(asked.seconds)
        self._asked += 1
        self._unmatched += asked.status == "none"

    def slack_error(self, attempt: Attempt) -> None:
        """Count a call to Slack that failed."""
        self._faults.labels(attempt.method, attempt.error).inc()

    def connections_of_others(self, count: int) -> None:
        """Slack counted so many connections of the app that are not ours."""
        self._others.set(count)

    def probed(self, outcome: Outcome) -> None:
        """Count a question with a known answer."""
        self._probes.labels(outcome).inc()
        if outcome == "right":
            self._answered.set_to_current_time()

    def page(self) -> bytes:
        """All of it, as Prometheus reads it."""
        return generate_latest(self._registry)

    def _share(self) -> float:
        return self._unmatched / self._asked if self._asked else 0.0
