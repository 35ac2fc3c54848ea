"""What a picture is drawn from: the figures of kommuner or groups, which one is marked, and its words."""

from data.model.frozen import frozen
from data.model.measure import Measure
from data.model.question import Form
from data.model.result import Association, Grouped, Groups, Result, Row, Rows, Spread
from data.model.value import Value
from handlers.replies.attached import is_drawn
from handlers.replies.phrases import Phrases
from handlers.replies.shapes.group_names import name_of


@frozen
class Entry:
    """A kommun, or a group, with its figure or without."""

    code: str
    name: str
    lan: str  # name
    value: float | None
    population: int
    across: float | None = None  # of points: where it stands on the axis across


@frozen
class Drawing:
    """A picture before it is drawn. `spread`: of a histogram and of points, how the figures spread."""

    kind: Form
    phrases: Phrases
    entries: tuple[Entry, ...]  # those with most first, those without a figure last
    finding: str  # what it shows, in a sentence without a full stop
    marked: Entry | None
    spread: Spread | None = None
    beside: Measure | None = None  # of points: what stands across

    @property
    def high(self) -> float:
        """The end of its axis: the highest that can be, else the highest there is."""
        return self.phrases.measure.high or max((each.value or 0 for each in self.entries), default=1) or 1

    def said(self, entry: Entry) -> str:
        """Its figure as it is written; nothing where it is not known."""
        return "" if entry.value is None else self.phrases.bare(Value(entry.value), self.phrases.measure)


def drawing(result: Result, listed: Result, finding: str, p: Phrases) -> Drawing | None:
    """The picture of a result; None where nothing is known to draw. `listed`: all that fit, with their figures."""
    question = result.question
    kind = question.form
    beside = p.beside()[0] if isinstance(result.shape, Association) else None
    entries = _entries(result if isinstance(result.shape, Groups) else listed, p, beside)
    known = [each for each in entries if each.value is not None]
    spread = result.shape if isinstance(result.shape, Spread) else None
    if not known or not is_drawn(result):
        return None
    if isinstance(result.shape, Groups) and kind == "map":
        kind = "chart"
    marked = next((each for each in entries if each.code == question.marked), None)
    return Drawing(kind, p, tuple(entries), finding, marked, spread, beside)


def _entries(result: Result, p: Phrases, beside: Measure | None) -> list[Entry]:
    measure = p.measure.id
    match result.shape:
        case Rows(rows, next=below):
            return [_entry(row, measure, beside) for row in (*rows, *below)]
        case Groups(groups):
            return [_group(each, p) for each in groups]
        case _:
            return []


def _entry(row: Row, measure: str, beside: Measure | None) -> Entry:
    kommun, value = row.kommun, row.values.get(measure)
    across = row.values[beside.id].value if beside else float(kommun.population)
    return Entry(kommun.code, kommun.name, kommun.lan.name, value.value if value else None, kommun.population, across)


def _group(each: Grouped, p: Phrases) -> Entry:
    return Entry(each.name, p.capital(name_of(each, p)), "", each.value.value, 0)
