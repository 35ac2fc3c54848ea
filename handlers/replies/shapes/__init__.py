"""Draws a result: `render(result, lang) -> Reply`. Pure; one renderer a shape, the answer first."""

from dataclasses import replace
from typing import Final, assert_never

from data.model.conditions import InArea
from data.model.places import Kommun, is_kommun
from data.model.question import Lang, Question, Read
from data.model.result import (
    Association,
    Check,
    Figure,
    Groups,
    National,
    Parts,
    Profile,
    Result,
    Rows,
    Series,
    Spread,
    Text,
    Which,
)
from handlers.replies import basis, blocks, notices
from handlers.replies.buttons import ask_on
from handlers.replies.limits import HEADER, TEXT, cut
from handlers.replies.phrases import Phrases
from handlers.replies.reply import Block, Reply
from handlers.replies.shapes import (
    association,
    check,
    comparison,
    country,
    figure,
    groups,
    kommun,
    listing,
    ranking,
    series,
)
from handlers.replies.shapes.draft import Draft
from handlers.replies.shapes.unknown import bounds
from handlers.replies.sources import result_line
from handlers.replies.wording import listed

_MOST_UNUSED: Final = 3  # words that were not taken into account, and are repeated


def render(result: Result, lang: Lang, *, beside: bool = False) -> Reply:
    """The reply to a question, in a language; `beside` another a text is short."""
    p = Phrases(result, lang)
    match result.shape:
        case Text():
            return _text(result, p, beside=beside)
        case Which():
            return _which(result.shape, p)
        case _ if result.question.form == "basis":
            return basis.draw(_draft(result, p).sentences[0], p)
        case _:
            draft = _draft(result, p)
            return _told(replace(draft, sentences=[*draft.sentences, *_held_against(p)]), p)


def _draft(result: Result, p: Phrases) -> Draft:
    match result.shape:
        case Figure():
            return figure.draw(result.shape, p)
        case Rows():
            draw = {"top": ranking.draw, "compare": comparison.draw}.get(p.question.want, listing.draw)
            return draw(result.shape, p)
        case Groups():
            return groups.draw(result.shape, p)
        case Check():
            return check.draw(result.shape, p)
        case Series():
            return series.draw(result.shape, p)
        case Parts():
            return kommun.draw_parts(result.shape, p)
        case Profile():
            return kommun.draw_profile(result.shape, p)
        case National():
            return country.draw_national(result.shape, p)
        case Association():
            return association.draw(result.shape, p)
        case Spread():
            return country.draw_spread(result.shape, p)
        case Text() | Which():
            raise TypeError(type(result.shape).__name__)
        case _:
            assert_never(result.shape)


def _told(draft: Draft, p: Phrases) -> Reply:
    """The draft with what goes before it and after it."""
    before, after = _before(p), _after(p)
    first, *rest = (blocks.escape(each) for each in draft.sentences)
    source = result_line(p.result, p.lang)
    text = " ".join([*map(blocks.escape, before), first, *rest, *map(blocks.escape, after), source])
    headline = draft.sentences[0].rstrip(".")
    drawn: list[Block] = [blocks.context(blocks.escape(each)) for each in before]
    drawn.append(blocks.header(headline) if len(headline) <= HEADER else blocks.section(f"*{first}*"))
    drawn += [blocks.section(draft.bar)] if draft.bar else []
    body = [blocks.escape(each) for each in draft.sentences[1:] if each not in draft.tabled]
    drawn += [blocks.section(" ".join(body))] if body else []
    drawn += [draft.table] if draft.table else []
    drawn += [blocks.context(" ".join(map(blocks.escape, after)))] if after else []
    drawn.append(blocks.context(result_line(p.result, p.lang, linked=True)))
    if row := ask_on(p.lang, draft.asks, turns=draft.turns, more=draft.more, compare=draft.compare):
        drawn.append(row)
    notice = blocks.escape(before[0]) if p.survey.made_up else ""
    short = cut(first, TEXT) if len(text) > TEXT // 4 else ""
    return Reply(cut(text, TEXT), tuple(drawn), short=short, notice=notice, source=source)


def _held_against(p: Phrases) -> list[str]:
    """What is known of a kommun that others are held against, where its figure is not."""
    rows = p.result.scope.than if p.result.scope else ()
    return [
        said for row in rows for key in row.values if key != "answered" for said in bounds([row], p.measure_of(key), p)
    ]


def _before(p: Phrases) -> list[str]:
    """What is said first: that figures are made up, and how names were read."""
    result, question = p.result, p.question
    said = [p.say("made_up", survey=result.survey.name)] if result.survey.made_up else []
    said += filter(None, (_read(read, p) for read in question.read))
    if result.scope is not None:
        said += [p.say("in_part", area=area, lan=p.lan(lan)) for area, lan in result.scope.in_part]
    return said


def _read(read: Read, p: Phrases) -> str:
    name, kommun = p.called(read.place), p.result.official_names.get(read.place)
    if read.how == "namesake" or (read.how == "misspelt" and not name):  # a namesake is said last
        return ""
    return p.say(f"read_{read.how}", typed=read.typed, Typed=p.capital(read.typed), name=name, kommun=kommun)


def _after(p: Phrases) -> list[str]:
    """What is said last: which words were not taken into account, and which of two places was meant."""
    said = []
    if p.question.unused:
        quoted = [p.say("quoted", word=word) for word in p.question.unused[:_MOST_UNUSED]]
        said.append(p.say("unused", what=listed(quoted, p.say("or"))))
    namesake = next((read for read in p.question.read if read.how == "namesake"), None)
    shape, scope = p.result.shape, p.result.scope
    if scope is not None and scope.whole:
        said.append(p.say("whole", area=p.capital(scope.whole), lan=p.lan(scope.lan)))
    if namesake and isinstance(shape, Profile) and shape.namesake is not None:
        said.append(p.say("namesake", kommun=shape.row.kommun.official_name, lan=shape.namesake.name))
    return said


def _text(result: Result, p: Phrases, *, beside: bool) -> Reply:
    if result.question.want == "language":
        topic = result.question.topic
        return notices.language(topic if topic in ("sv", "en") else None, p.lang)  # type: ignore[arg-type]
    from handlers.replies import topics  # whose texts are files of their own

    return topics.draw(result, p.lang, beside=beside)


def _which(which: Which, p: Phrases) -> Reply:
    """One button a candidate; the answer takes the question's place."""
    names = [place.official_name if isinstance(place, Kommun) else place.name for place in which.places]
    joined = listed([blocks.escape(name) for name in names], p.say("or"))
    text = p.say("which_one" if len(names) == 1 else "which", typed=blocks.escape(p.question.topic), names=joined)
    asked = [(name, _about(place.code, p.question.survey)) for name, place in zip(names, which.places, strict=True)]
    row = ask_on(p.lang, [], turns=asked)
    return Reply(text, (blocks.section(text), *([row] if row else [])), short=text)


def _about(code: str, survey: str | None) -> Question:
    if is_kommun(code):
        return Question("profile", of=(code,), survey=survey)
    return Question("top", where=InArea(code), order="most", survey=survey)
