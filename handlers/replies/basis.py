"""On what an answer rests: its question in words, who was counted, the rule, the facts, and what is unknown."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from data.model.conditions import EVERYONE
from data.model.question import Question
from data.model.question_json import to_value
from data.model.result import (
    Association,
    Check,
    Figure,
    Groups,
    National,
    Parts,
    Profile,
    Result,
    Row,
    Rows,
    Series,
    Spread,
    Text,
    Which,
)
from handlers.replies import blocks
from handlers.replies.buttons import Asked, ask_on
from handlers.replies.limits import TEXT, cut
from handlers.replies.phrases import Phrases
from handlers.replies.reply import Block, Reply
from handlers.replies.shapes.group_names import among, measured, of_each
from handlers.replies.sources import source_line
from handlers.replies.texts import TEXTS, sentences
from handlers.replies.wording import date

_NAMED: Final = 12  # kommuner, or figures, that are named one by one


def draw(answer: str, p: Phrases) -> Reply:
    """The explanation. `answer`: the sentence that it is of."""
    b = _Basis(p)
    headline, parts = b.say("headline", answer=answer), [(b.say("question"), b.question()), *b.lines()]
    source, linked = (source_line(p.survey, p.result.sources, p.lang, linked=linked) for linked in (False, True))
    plain = [headline, source, *(f"{name}: {said}" for name, said in parts)]
    drawn: list[Block] = [
        blocks.section(f"*{blocks.escape(headline)}*"),
        blocks.context(linked),
        blocks.section("\n".join(f"*{name}:* {blocks.escape(said)}" for name, said in parts)),
        blocks.context(f"{b.say('json')} `{blocks.escape(to_value(b.asked))}`"),
    ]
    if row := ask_on(p.lang, b.asks()):
        drawn.append(row)
    text = " ".join(map(blocks.escape, plain))
    return Reply(cut(text, TEXT), tuple(drawn), short=cut(blocks.escape(" ".join(plain[:2])), TEXT))


class _Basis:
    def __init__(self, p: Phrases) -> None:
        self.result = p.result
        self.p = p
        self.asked = replace(p.asked, form="words")

    def say(self, key: str, **words: object) -> str:
        return sentences("basis", self.p.lang)[key].format(**words)

    def question(self) -> str:
        """The question in words."""
        q, p = self.result.question, self.p
        order = "_fewest" if q.order == "fewest" and q.want in ("top", "extreme") else ""
        whom = p.names([p.result.names.get(code, code) for code in q.of])
        that = p.predicate(q.that) if q.that is not None else ""
        of = "_of" if q.want in ("change", "check") and q.of else ""
        apart = "_apart" if (q.want == "difference" and not q.of) or (q.want == "share" and q.that is None) else ""
        key = f"want_{q.want}{order}{of}{apart}"
        named = {"name": p.words(p.measure).name, "beside": p.names([p.words(each).name for each in p.beside()])}
        said = self.say(key, whom=whom, among=p.among(), noun=p.noun(q.where), that=that, **named)
        if q.want == "check" and q.by and q.topic:  # whether a group is the first
            each, end = of_each(p), "fewest" if q.order == "fewest" else "most"
            said = self.say(f"want_first_{end}", measured=measured(each) + among(each), within=p.among(q.that))
        grouped = f", {self.say('per', by=p.say(f'by_{q.by}'))}" if q.by else ""
        if q.sides:
            grouped = f", {self.say('apart', names=p.names([p.noun(side) for side in q.sides]))}"
        return f"{said}{grouped} ({self.result.survey.name})."

    def lines(self) -> Iterator[tuple[str, str]]:
        """What it rests on, each with its name."""
        if not self._is_national():
            yield from self._counted()
        yield self.say("rule"), self.say(f"rule_{self._rule()}")
        if known := self._known():
            more = f" {self.p.more(len(known) - _NAMED)}" if len(known) > _NAMED else ""
            yield self.say("facts"), f"{self.p.scored(known[:_NAMED], self.p.measure)}{more}."
        if follows := self._follows():
            yield self.say("follows"), " ".join(follows)
        if not self._is_national():
            yield from self._unknown()
        survey = self.result.survey
        key = "loaded_made_up" if survey.made_up else "loaded_on" if survey.loaded else "loaded_with"
        loaded = date(survey.loaded, TEXTS[self.p.lang]) if survey.loaded else ""
        yield self.say("loaded"), self.say(key, date=loaded)

    def asks(self) -> list[Asked]:
        """The answer itself, and who was counted."""
        q = self.asked
        asks = [(self.say("button_answer"), q)]
        if q.where != EVERYONE and not q.of and q.want != "list":
            asks.append((self.say("button_counted"), Question("list", q.measure, q.where, survey=q.survey)))
        return asks

    def _counted(self) -> Iterator[tuple[str, str]]:
        p, reach = self.p, self._reach()
        if self.result.question.of:
            named = [self._names().get(code, code) for code in self.result.question.of][:_NAMED]
            yield self.say("counted"), f"{p.names(named)}."
            return
        if reach is None:
            return
        said = self.say("counted_all", n=p.of_kommuner(reach[0]), known=p.n(reach[1]))
        named = [row.kommun.name for row in self._rows()]  # all that fit, where they are few
        if 0 < len(named) <= _NAMED and self.result.scope and len(named) == self.result.scope.fit:
            said = f"{said} {p.names(named)}."
        yield self.say("counted"), said

    def _unknown(self) -> Iterator[tuple[str, str]]:
        scope, p = self.result.scope, self.p
        if scope is None:
            missing = sum(value.value is None for row in self._rows() for value in row.values.values())
            if missing and self.result.question.of:
                yield self.say("unknown"), self.say("unknown_figures", n=p.n(missing))
            return
        if reach := self._reach():
            left = reach[0] - reach[1]
            yield self.say("unknown"), self.say("unknown_n" if left else "unknown_none", n=p.of_kommuner(left))

    def _reach(self) -> tuple[int, int] | None:
        """How many were counted, and of how many of them what is asked is known; None where none are."""
        scope, shape = self.result.scope, self.result.shape
        if scope is None or self.result.question.of:
            return None
        asked = scope.fit + scope.may_fit
        match shape:
            case Groups(groups=groups):
                return sum(each.kommuner for each in groups), sum(each.known for each in groups)
            case Figure(whole=whole) if whole is not None:
                return asked, whole
            case Figure(silent=silent) if self.result.question.want == "count":
                return scope.kommuner, scope.kommuner - scope.may_fit - silent
            case Rows(silent=those) if self.result.question.want == "list":
                return scope.kommuner, scope.kommuner - scope.may_fit - len(those)
            case _:
                return asked, scope.known

    def _is_national(self) -> bool:
        """Whether it is a published figure of the country, for which nobody was counted here."""
        shape = self.result.shape
        national = isinstance(shape, Figure | Check) and shape.national is not None
        return national or isinstance(shape, National)

    def _names(self) -> dict[str, str]:
        return {**self.result.names, **{row.kommun.code: row.kommun.name for row in self._rows()}}

    def _rule(self) -> str:
        want = self.result.question.want
        if self._is_national():
            return "value"
        if want in ("profile", "value") and any(row.values[self.p.measure.id].computed for row in self._known()[:1]):
            return "computed"
        return {"profile": "value", "overview": "value", "list": "count", "extreme": "top"}.get(want, want)

    def _rows(self) -> list[Row]:
        """The kommuner that the answer shows figures of."""
        return list({row.kommun.code: row for row in _rows_of(self.result)}.values())

    def _known(self) -> list[Row]:
        """Those of them whose figure is known."""
        figures = ((row, row.values.get(self.p.measure.id)) for row in self._rows())
        return [row for row, value in figures if value is not None and value.value is not None]

    def _follows(self) -> list[str]:
        """Each rule that a bound follows from, once."""
        rules = {
            (each.rule, each.kommun): None
            for row in self._rows()
            for value in row.values.values()
            if value.value is None
            for each in value.follows
        }
        scale, names = self.result.survey.scale or 0, self._names()
        said = (
            self.say(f"follows_{rule}", other=names.get(kommun, kommun), scale=scale, below=scale - 1)
            for rule, kommun in rules
            if rule != "lan_best" or kommun in names
        )
        return list(dict.fromkeys(said))


def _rows_of(result: Result) -> Iterator[Row]:
    match result.shape:
        case Figure(row=row, other=other, holders=holders):
            yield from (each for each in (row, other, *holders) if each is not None)
        case Rows(rows=rows) | Association(rows=rows):
            yield from rows
        case Check(rows=rows, counter=counter, than=than):
            yield from (each for each in (*rows, than, *counter) if each is not None)
        case Profile(row=row, lan_leaders=leaders) | Parts(row=row, leaders=leaders):
            yield from (row, *leaders)
        case Spread(leaders=leaders, last=last):
            yield from (*leaders, *last)
        case Groups() | National() | Series() | Text() | Which():
            return
