"""What is said of a list that somebody dropped in a direct message: what was seen in it, and what came of it."""

import re
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from data.language.fold import fold, key
from data.model.question import Lang
from handlers.replies import blocks
from handlers.replies.limits import TEXT, cut
from handlers.replies.reply import Block, Reply
from handlers.replies.texts import TEXTS
from handlers.replies.texts.lists_en import LISTS_EN
from handlers.replies.texts.lists_sv import LISTS_SV
from handlers.replies.texts.problems_sv import PROBLEMS_SV
from handlers.replies.views.frame import Form, View, asked_for, modal
from handlers.replies.wording import date, listed, number

LOAD: Final = "list_load"  # action_ids; the value of each is a Choice, but of OUT
OTHER: Final = "list_other"
NO: Final = "list_no"
OUT: Final = "list_out"  # its value is the id of a survey and its name
NAME: Final = "list_name"  # block_ids and action_ids of the window's fields
YEAR: Final = "list_year"
_SAID: Final = {"sv": LISTS_SV, "en": LISTS_EN}
_NAMED: Final = 5  # rows, kommuner or differences that are told one by one
_PROBLEMS: Final = 10
_LONGEST: Final = 600  # characters of a problem: it may show the first rows
_MOST: Final = 20  # MB of a file


class Choice(NamedTuple):
    """What a button loads: a file as it was when it was looked at, for a survey."""

    file: str
    mark: str
    survey: str = ""
    year: str = ""

    @classmethod
    def read(cls, value: str) -> "Choice":
        """From the value of a button; empty fields where another version wrote it."""
        return cls(*[*value.split(" "), "", "", ""][:4])

    def write(self) -> str:
        """As the value of a button."""
        return " ".join(self).strip()


def say(name: str, lang: Lang, n: int | None = None, **words: Any) -> str:
    """A sentence; with a number its form for one or several."""
    one, _, several = _SAID[lang][name].partition("|")
    texts = TEXTS[lang]
    said = several if n not in (None, 1) and several else one
    return said.format(n="" if n is None else number(n, texts), **words)


def plain(name: str, lang: Lang, status: str = "none", **words: Any) -> Reply:
    """A reply of one sentence; a file's name is typed by somebody, and made safe."""
    safe: dict[str, Any] = {word: blocks.escape(str(value)) for word, value in words.items()}
    return _reply([say(name, lang, **{"most": _MOST, **safe})], lang, status=status)


def seen(told: dict[str, Any], file: str, choice: Choice, lang: Lang) -> Reply:
    """What was seen in a list, and what can be done with it."""
    texts = TEXTS[lang]
    lines = [_headline(told, file, lang)]
    for name, each in (
        ("skipped", _rows(told, lang)),
        ("without", told["without"]),
        ("differs", _differing(told, lang)),
    ):
        if each:
            lines.append(say(name, lang, len(each), named=_named(each, lang)))
    survey = blocks.escape(told["name"])
    if told["new"]:
        lines.append(say("new", lang, survey=survey, year=told["year"], scale=told["scale"]))
    if told["replaces"]:
        old, day = told["replaces"]
        lines.append(say("replaces", lang, file=blocks.escape(old), date=date(day, texts)))
    lines += [*_known(told, lang), say("not_yet", lang)]
    chosen = choice._replace(survey=told["survey"], year=str(told["year"]))
    buttons = [
        {
            **blocks.button(say("button_load", lang, survey=told["name"]), chosen.write(), lang, 0, LOAD),
            "style": "primary",
        },
        blocks.button(say("button_other", lang), choice.write(), lang, 1, OTHER),
        blocks.button(say("button_no", lang), choice.write(), lang, 2, NO),
    ]
    return _reply(lines, lang, buttons, status="ask")


def loaded(told: dict[str, Any], file: str, user: str, lang: Lang) -> Reply:
    """That it is loaded, by whom, and how to take it out."""
    kommuner = say("kommuner", lang, told["kommuner"])
    words: dict[str, Any] = {"who": f"<@{user}>", "file": blocks.escape(file), "survey": blocks.escape(told["name"])}
    lines = [say("loaded", lang, kommuner=kommuner, **words), *_known(told, lang)]
    out = blocks.button(say("button_out", lang), f"{told['survey']} {told['name']}", lang, 0, OUT)
    return _reply([*lines, say("how_out", lang, id=told["survey"])], lang, [out], status="ask")


def taken_out(value: str, user: str, lang: Lang, *, there: bool) -> Reply:
    """That a list was taken out. `value`: of the button."""
    survey = blocks.escape(value.partition(" ")[2])
    return _reply([say("out" if there else "out_already", lang, who=f"<@{user}>", survey=survey)], lang, status="ask")


def wrong(problems: Sequence[dict[str, Any]], file: str, lang: Lang) -> Reply:
    """What is wrong with a list, in the words of the loader, and what to do."""
    told = [_problem(each, lang) for each in problems[:_PROBLEMS]]
    if len(problems) > _PROBLEMS:
        told.append(say("more", lang, len(problems) - _PROBLEMS))
    shown = cut("\n".join(told), 2800).replace("```", "'''")
    first, last = say("wrong", lang, file=blocks.escape(file)), say("wrong_where", lang)
    drawn = (blocks.section(first), blocks.section(f"```{blocks.escape(shown)}```"), blocks.context(last))
    text = cut(f"{first} {blocks.escape(shown)} {last}", TEXT)
    return Reply(text, drawn, status="none", intent="list", lang=lang)


def other(kept: str, lang: Lang) -> View:
    """The window in which another survey is named. `kept`: comes back with it."""
    fields = [
        asked_for(block, say(label, lang), {"type": "plain_text_input", "action_id": block, "max_length": most})
        for block, label, most in ((NAME, "other_name", 60), (YEAR, "other_year", 4))
    ]
    return modal(say("other", lang), fields, TEXTS[lang], Form("list", say("other_load", lang), kept))


def survey_id(name: str, year: str) -> str:
    """An id for a survey of this name and year; empty where there is none in the name."""
    made = re.sub(r"[^a-z0-9]+", "-", fold(key(name))).strip("-")
    return made if not made or year in made else f"{made[:35].strip('-')}-{year}"


def _headline(told: dict[str, Any], file: str, lang: Lang) -> str:
    headings = listed([blocks.escape(each) for each in told["headings"]], TEXTS[lang].conjunction)
    kommuner, columns = say("kommuner", lang, told["kommuner"]), say("columns", lang, len(told["headings"]))
    return say("seen", lang, file=f"*{blocks.escape(file)}*", kommuner=kommuner, columns=columns, headings=headings)


def _rows(told: dict[str, Any], lang: Lang) -> list[str]:
    return [say("row", lang, row=row, called=called) for row, called in told["skipped"]]


def _differing(told: dict[str, Any], lang: Lang) -> list[str]:
    texts = TEXTS[lang]
    return [
        say(
            "differing" if measure == "score" else f"differing_{measure}",
            lang,
            kommun=kommun,
            published=number(published, texts),
            said=number(said, texts),
        )
        for kommun, measure, published, said in told["differs"]
    ]


def _named(each: Sequence[str], lang: Lang) -> str:
    """The first ones, and how many more there are."""
    named = "; ".join(blocks.escape(one) for one in each[:_NAMED])
    return f"{named} {say('more', lang, len(each) - _NAMED)}" if len(each) > _NAMED else named


def _known(told: dict[str, Any], lang: Lang) -> list[str]:
    """What is known of the survey with it, where it has a ranking list."""
    scored, ranked = told["scored"], told["ranked"]
    if told["complete"]:
        return [say("complete", lang, ranked=ranked)]
    return [say("partial", lang, scored=scored, ranked=ranked)] if ranked and scored < ranked else []


def _problem(problem: dict[str, Any], lang: Lang) -> str:
    where = [
        say(name, lang, **{word: problem[word]})
        for name, word in (("sheet", "sheet"), ("at_row", "row"), ("column", "column"))
        if problem[word] is not None
    ]
    message = cut(_told(problem["message"].partition("\nSay which columns")[0], lang), _LONGEST)
    return f"{', '.join(where)}: {message}" if where else f"{problem['file']}: {message}"


def _told(said: str, lang: Lang) -> str:
    """What the loader says, in the language of whoever asks, as far as there are words for it."""
    for pattern, sentence in PROBLEMS_SV if lang == "sv" else ():
        if found := re.fullmatch(pattern, said):
            return sentence.format(**{name: _told(part, lang) for name, part in found.groupdict().items()})
    return said


def _reply(lines: Sequence[str], lang: Lang, buttons: Sequence[Block] = (), *, status: str) -> Reply:
    drawn = [blocks.section("\n".join(lines)), *([blocks.actions(buttons)] if buttons else [])]
    return Reply(cut(" ".join(lines), TEXT), tuple(drawn), status=status, intent="list", lang=lang)
