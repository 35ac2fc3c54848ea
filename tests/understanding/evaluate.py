"""`make understanding`: how well names and questions are understood, by category, against the goals.

Exits with 1 where a goal of the frozen files is missed. Times are of `understand` alone, on
the processor.
"""

import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from data.store.edition import Edition
from data.store.freshness import ensure_fresh
from data.store.store import Store
from tests.bot_process import ROOT
from tests.understanding.rows import PARTS, Heard, NameRow, QuestionRow, hear, name_rows, question_rows, unseen_rows

_TOP = 3
Results = list[tuple[NameRow, Heard]]


def first(row: NameRow, heard: Heard) -> bool:
    """Whether the best candidate is the right one, or all the län of a landscape are."""
    if row.category == "landscape":
        return set(heard.places) == set(row.codes)
    return bool(heard.places) and heard.places[0] == row.codes[0]


def among(row: NameRow, heard: Heard) -> bool:
    return first(row, heard) or row.codes[0] in heard.places[:_TOP]


def silently_wrong(row: NameRow, heard: Heard) -> bool:
    """Answered about another place, without asking."""
    return bool(heard.places) and not heard.asked and not set(heard.places) & set(row.codes)


def named(results: Results) -> Results:
    return [(row, heard) for row, heard in results if row.kind in ("kommun", "lan") or row.category == "landscape"]


def ambiguous(results: Results) -> Results:
    return [(row, heard) for row, heard in results if row.kind == "ambiguous" and row.category != "landscape"]


def negative(results: Results, category: str = "") -> Results:
    return [(row, heard) for row, heard in results if row.kind == "none" and row.category.endswith(category)]


def share(found: Sequence[bool]) -> float:
    """In %."""
    return 100 * sum(found) / len(found) if found else 0.0


def right(row: QuestionRow, heard: Heard) -> bool:
    """Intent, places, number of places, survey and language, as far as the row says them."""
    return (
        heard.intent == row.intent
        and set(heard.places) == set(row.places)
        and (row.count is None or heard.count == row.count)
        and heard.survey == row.survey
        and heard.lang == row.lang
    )


def goals(
    results: Results, questions: list[tuple[QuestionRow, Heard]], times: list[float]
) -> list[tuple[str, float, bool]]:
    """What is measured, its value, and whether it reaches its goal."""
    of_names, negatives, dictionary = named(results), negative(results), negative(results, "dictionary")
    top1 = share([first(*each) for each in of_names])
    top3 = share([among(*each) for each in of_names])
    wrong = share([silently_wrong(*each) for each in results if each[0].kind != "none"])
    false = share([silently_wrong(*each) for each in negatives])
    false_words = share([silently_wrong(*each) for each in dictionary])
    asked = share([heard.asked for _, heard in ambiguous(results)])
    intents = share([heard.intent == row.intent for row, heard in questions])
    whole = share([right(*each) for each in questions])
    mean, p99 = statistics.fmean(times) * 1e6, sorted(times)[int(len(times) * 0.99)] * 1e6
    return [
        ("top-1 of names, % (≥ 97)", top1, top1 >= 97),
        ("top-3 of names, % (≥ 98.5)", top3, top3 >= 98.5),
        ("silently wrong, % (≤ 0.5)", wrong, wrong <= 0.5),
        ("answered on negatives, % (≤ 2)", false, false <= 2),
        ("answered on dictionary words, % (≤ 0.5)", false_words, false_words <= 0.5),
        ("ambiguous names asked about, % (≥ 85)", asked, asked >= 85),
        ("intents of questions, % (≥ 98)", intents, intents >= 98),
        ("questions wholly right, %", whole, True),
        ("mean, µs (≤ 500)", mean, mean <= 500),
        ("p99, µs (≤ 3,000)", p99, p99 <= 3000),
    ]


def table(results: Results) -> None:
    """A line a category."""
    by_category: dict[str, Results] = defaultdict(list)
    for row, heard in results:
        by_category[row.category].append((row, heard))
    print(f"{'category':22} {'rows':>5} {'top-1':>6} {'top-3':>6} {'direct':>7} {'asked':>6} {'wrong':>6}")
    for category, rows in sorted(by_category.items()):
        placed = [each for each in rows if each[0].codes]
        shares = (
            share([first(*each) for each in placed]),
            share([among(*each) for each in placed]),
            share([bool(heard.places) and not heard.asked for _, heard in rows]),
            share([heard.asked for _, heard in rows]),
            share([silently_wrong(*each) for each in rows]),
        )
        top1, top3, direct, asked, wrong = shares
        tops = f"{top1:6.1f} {top3:6.1f}" if placed else f"{'–':>6} {'–':>6}"
        print(f"{category:22} {len(rows):5} {tops} {direct:7.1f} {asked:6.1f} {wrong:6.1f}")


def intent_table(questions: list[tuple[QuestionRow, Heard]]) -> None:
    """A line an intent."""
    by_intent: dict[str, list[bool]] = defaultdict(list)
    for row, heard in questions:
        by_intent[row.intent].append(heard.intent == row.intent)
    print(f"{'intent':22} {'rows':>5} {'right':>6}")
    for intent, found in sorted(by_intent.items()):
        print(f"{intent:22} {len(found):5} {share(found):6.1f}")


def timed(edition: Edition, text: str, times: list[float]) -> Heard:
    began = time.thread_time()
    heard = hear(text, edition.names, edition.vocabulary)
    times.append(time.thread_time() - began)
    return heard


def main() -> int:
    """Print both parts. `-v` prints every row of the part to tune on that is not right."""
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "eindex.db"
        ensure_fresh(db, ROOT / "data" / "surveys")
        edition = Store(db).edition()
    reached = True
    for part in PARTS:
        times: list[float] = []
        results = [(row, timed(edition, row.query, times)) for row in name_rows(part)]
        questions = [(row, timed(edition, row.query, times)) for row in question_rows(part)]
        print(f"\n== {part}: {len(results)} names, {len(questions)} questions")
        table(results)
        intent_table(questions)
        for what, value, good in goals(results, questions, times):
            print(f"{'  ' if good else '✗ '}{what:45} {value:8.1f}")
            reached &= good or part == "tune"
        if part == "tune" and "-v" in sys.argv:
            show_faults(results, questions)
    rows = unseen_rows()
    unseen = share([hear(query, edition.names, edition.vocabulary).intent == intent for query, intent in rows])
    print(f"\n== unseen: {len(rows)} questions\n  {'intents of questions, %':45} {unseen:8.1f}")
    return 0 if reached else 1


def show_faults(results: Results, questions: list[tuple[QuestionRow, Heard]]) -> None:
    for row, heard in results:
        fault = silently_wrong(row, heard) if row.kind == "none" else not first(row, heard)
        fault = not heard.asked if row.kind == "ambiguous" and row.category != "landscape" else fault
        if fault:
            print(f"{row.category:20} {row.query!r:40} {row.kind} {';'.join(row.codes)} → {heard}")
    for question, heard in questions:
        if not right(question, heard):
            print(f"{question} → {heard}")


if __name__ == "__main__":
    sys.exit(main())
