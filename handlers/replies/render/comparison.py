"""Kommuner side by side."""

from collections.abc import Iterator

from data.model.compared import Comparison, Side
from data.model.facts import Part
from data.model.query import Lang, Measure
from handlers.replies import blocks
from handlers.replies.render.asking import ask_on
from handlers.replies.render.explanation import part_title
from handlers.replies.render.sources import source_block, source_text
from handlers.replies.render.table_words import in_words
from handlers.replies.reply import Block, Reply
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import approximate, counted, listed, number, points

_COUNTED = ("score", "rank_group", "position", "lan_position", "e_services", "apps")
_BUTTONS = 3  # kommuner that have one; the others are in a menu


def draw(comparison: Comparison, texts: Texts, lang: Lang) -> Reply:
    """Who has most in the headline, then a table with a row a measure and a column a kommun."""
    headline = _headline(comparison, texts)
    notes = [*_leads(comparison, texts, lang), *_notes(comparison, texts)]
    rows = [*_rows(comparison, texts), *_part_rows(comparison, texts, lang)]
    names = [side.kommun.name for side in comparison.sides]
    sources = [fact.source for side in comparison.sides for fact in side.facts.values()]
    if not sources and comparison.survey.ranked_source:
        sources = [comparison.survey.ranked_source]
    columns = frozenset(range(1, len(names) + 1))
    table = blocks.table(headline, (texts.column_measure, *names), rows, columns)
    if not comparison.survey.complete and any(texts.not_known in row for row in rows):
        notes.append(texts.dash_means)
    drawn: list[Block] = [blocks.header(headline), table]
    if notes:
        drawn.append(blocks.section(" ".join(notes)))
    drawn.append(source_block(comparison.survey, sources, texts))
    buttons = [(side.kommun.name, side.kommun.code) for side in comparison.sides]
    drawn.append(ask_on(comparison.survey, lang, *buttons[:_BUTTONS], more=buttons[_BUTTONS:]))
    said = [f"{blocks.escape(headline)}.", *in_words(names, rows), *notes]
    return Reply(" ".join([*said, source_text(comparison.survey, sources, texts)]), tuple(drawn))


def _headline(comparison: Comparison, texts: Texts) -> str:
    if comparison.measure == "score":
        return _difference(comparison, texts) or _by_score(comparison, texts)
    if comparison.measure:
        return _of_measure(comparison, comparison.measure, texts)
    return _by_score(comparison, texts)


def _difference(comparison: Comparison, texts: Texts) -> str:
    """By how much one of two is ahead; empty where they are level or more, or not both scores are known."""
    scored = [(side.facts["score"].value, side.kommun.name) for side in comparison.sides if "score" in side.facts]
    if len(comparison.sides) != 2 or len(scored) != 2 or scored[0][0] == scored[1][0]:
        return ""
    (fewer, behind), (more, ahead) = sorted(scored)
    missing = points(more - fewer, texts)
    most, least = number(more, texts), number(fewer, texts)
    return texts.compare_difference.format(ahead=ahead, behind=behind, points=missing, most=most, least=least)


def _by_score(comparison: Comparison, texts: Texts) -> str:
    """Who has most."""
    scored = [side for side in comparison.sides if "score" in side.facts]
    others = [side.kommun.name for side in comparison.sides if "score" not in side.facts]
    none = _none(comparison, texts)
    if not scored:
        return texts.compare_unknown.format(names=listed(others, texts.conjunction), none=none)
    most = max(side.facts["score"].value for side in scored)
    first = [side.kommun.name for side in scored if side.facts["score"].value == most]
    score, scale = number(most, texts), number(comparison.survey.scale or 0, texts)
    if len(scored) == 1:
        left = listed(others, texts.conjunction)
        return texts.compare_one_known.format(name=first[0], score=score, scale=scale, others=left, none=none)
    template = texts.compare_leads if len(first) == 1 else texts.compare_even
    return template.format(names=listed(first, texts.conjunction), score=score, scale=scale)


def _of_measure(comparison: Comparison, measure: Measure, texts: Texts) -> str:
    """The one figure of each, most first."""
    found = [(side.kommun.name, side.facts[measure]) for side in comparison.sides if measure in side.facts]
    unknown = [side.kommun.name for side in comparison.sides if measure not in side.facts]
    in_order = sorted(found, key=lambda each: -each[1].value)
    said = {
        "what": texts.measures[measure],
        "known": listed([f"{name} {approximate(fact, texts)}" for name, fact in in_order], texts.conjunction),
        "unknown": listed(unknown, texts.conjunction),
    }
    if not found:
        return texts.compare_measure_unknown.format(**said)
    return (texts.compare_measure_gaps if unknown else texts.compare_measure).format(**said)


def _none(comparison: Comparison, texts: Texts) -> str:
    """What is missing of a kommun without a score: the score, or that it was made public."""
    return texts.none_scored if comparison.survey.complete else texts.none_published


def _notes(comparison: Comparison, texts: Texts) -> list[str]:
    """Whose score is not known, unless the headline told it, and who was left out."""
    notes = []
    unknown = [blocks.escape(side.kommun.name) for side in comparison.sides if "score" not in side.facts]
    if unknown and len(comparison.sides) - len(unknown) > 1:
        none = _none(comparison, texts)
        notes.append(texts.compare_gaps.format(names=listed(unknown, texts.conjunction), none=none))
    if comparison.left_out:
        names = listed([blocks.escape(name) for name in comparison.left_out], texts.conjunction)
        notes.append(texts.compare_left_out.format(names=names))
    return notes


def _rows(comparison: Comparison, texts: Texts) -> list[tuple[str, ...]]:
    rows = [
        (texts.measures[measure], *(_cell(side, measure, texts) for side in comparison.sides))
        for measure in _COUNTED
        if any(measure in side.facts for side in comparison.sides)
    ]
    return [*rows, (texts.row_population, *(number(side.kommun.population, texts) for side in comparison.sides))]


def _part_rows(comparison: Comparison, texts: Texts, lang: Lang) -> list[tuple[str, ...]]:
    """A row a component of the index, where the points of anybody are known by component."""
    rows = []
    for part in _components(comparison):
        title = texts.part_of.format(part=part_title(part, lang), maximum=number(part.maximum, texts))
        got = [_points(side, part) for side in comparison.sides]
        rows.append((title, *(texts.not_known if each is None else number(each, texts) for each in got)))
    return rows


def _components(comparison: Comparison) -> tuple[Part, ...]:
    """The components that are known of whoever most is known of: a kommun may have left out questions."""
    return max((side.parts for side in comparison.sides), key=len)


def _points(side: Side, component: Part) -> float | None:
    return next((part.points for part in side.parts if part.key == component.key), None)


def _leads(comparison: Comparison, texts: Texts, lang: Lang) -> list[str]:
    """Who is alone in front where, but for the points, which the headline tells."""
    first: dict[str, list[str]] = {}
    for what, known in _contests(comparison, texts, lang):
        most = max(value for _, value in known)
        leaders = [name for name, value in known if value == most]
        if len(known) > 1 and len(leaders) == 1:
            won = first.setdefault(leaders[0], [])
            if what.lower() not in map(str.lower, won):  # the number of apps, and the points for them
                won.append(blocks.escape(what))
    return [
        texts.leads_in.format(name=blocks.escape(name), what=listed(won, texts.conjunction))
        for name, won in first.items()
    ]


def _contests(comparison: Comparison, texts: Texts, lang: Lang) -> Iterator[tuple[str, list[tuple[str, float]]]]:
    """What the kommuner can be ahead in, and the number of each whose number is known."""
    for measure in ("e_services", "apps"):
        known = [(side.kommun.name, side.facts[measure].value) for side in comparison.sides if measure in side.facts]
        if known:
            yield texts.measures[measure].lower(), known
    for part in _components(comparison):
        got = [(side.kommun.name, _points(side, part)) for side in comparison.sides]
        yield part_title(part, lang), [(name, each) for name, each in got if each is not None]


def _cell(side: Side, measure: str, texts: Texts) -> str:
    fact = side.facts.get(measure)
    return texts.not_known if fact is None else counted(fact, texts)
