"""What is said of a list that somebody dropped in a direct message: what was seen in it, and what came of it."""

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Final, NamedTuple

from data.language.fold import fold, key
from data.model.question import Lang
from handlers.replies import blocks
from handlers.replies.limits import TEXT, cut
from handlers.replies.reply import Block, Reply
from handlers.replies.texts import TEXTS, form_of, sentences
from handlers.replies.views.frame import Form, View, asked_for, modal
from handlers.replies.wording import date, listed, number

LOAD: Final = "list_load"  # action_ids; the value of each is a Choice, but of OUT
OTHER: Final = "list_other"
NO: Final = "list_no"
OUT: Final = "list_out"  # its value is the id of a survey and its name
FIELDS: Final = {"title": 60, "year": 4, "scale": 6, "columns": 500, "sheet": 100}  # of the window: longest answers
_NEEDED: Final = ("title", "year", "scale")
_NAMED: Final = 5  # rows, kommuner or differences that are told one by one
_PROBLEMS: Final = 10
_LONGEST: Final = 600  # characters of a problem: it may show the first rows
_MOST: Final = 20  # MB of a file
_DIGEST: Final = re.compile("[0-9a-f]{16}")


class Choice(NamedTuple):
    """What a button loads: a file as it was when it was looked at, for a survey, and how it is to be read.

    `of`: a digest of what was loaded for that survey then, which it may take the place of.
    """

    file: str
    mark: str
    survey: str = ""
    year: str = ""
    title: str = ""
    scale: str = ""
    columns: str = ""
    sheet: str = ""
    of: str = ""
    highest: str = ""  # points in the list

    @classmethod
    def read(cls, value: str) -> "Choice | None":
        """From the value of a button; None where another version wrote it."""
        with suppress(ValueError, TypeError):
            return cls(*json.loads(value))
        return None

    def write(self) -> str:
        """As the value of a button."""
        return json.dumps(self, ensure_ascii=False, separators=(",", ":"))

    def filled(self, form: Mapping[str, str]) -> "Choice":
        """With what a window says, or may suggest; nothing that would be longer than it takes."""
        return self._replace(**{name: said for name, said in form.items() if len(said) <= FIELDS.get(name, 9)})

    @property
    def wrong(self) -> str:
        """The field of the window that says something impossible; empty where none does."""
        wrong = {
            "title": not survey_id(self.title, self.year),
            "year": not _is_number(self.year, 1900, 2100),
            "scale": bool(self.scale) and not _is_number(self.scale, 1, 999_999),
        }
        return next((name for name, it_is in wrong.items() if it_is), "")


class Loaded(NamedTuple):
    """What the button that takes a list out speaks of: a survey, a digest of what is loaded for it, and its name."""

    survey: str
    of: str
    name: str

    @classmethod
    def read(cls, value: str) -> "Loaded | None":
        """From the value of a button; None where another version wrote it."""
        survey, of, name = [*value.split(" ", 2), "", ""][:3]
        return cls(survey, of, name) if _DIGEST.fullmatch(of) else None


def say(name: str, lang: Lang, n: int | None = None, **words: Any) -> str:
    """A sentence; with a number its form for one or several."""
    said = form_of(sentences("lists", lang)[name], 0 if n in (None, 1) else 1)
    return said.format(n="" if n is None else number(n, TEXTS[lang]), **words)


def plain(name: str, lang: Lang, status: str = "none", **words: Any) -> Reply:
    """A reply of one sentence; a file's name is typed by somebody, and made safe."""
    safe: dict[str, Any] = {word: blocks.escape(str(value)) for word, value in words.items()}
    return _reply([say(name, lang, **{"most": _MOST, **safe})], lang, status=status)


def seen(told: dict[str, Any], file: str, choice: Choice, lang: Lang) -> Reply:
    """What was seen in a list, and what can be done with it."""
    texts = TEXTS[lang]
    lines = [_newer(told, told["name"], lang)] if told.get("newer") else []
    lines.append(_headline(told, file, lang))
    for name, each in (
        ("skipped", [say("row", lang, row=row, called=called) for row, called in told["skipped"]]),
        ("without", told["without"]),
        ("hidden", [say(f"hidden_{kind}", lang, it=it) for kind, it in told["hidden"]]),
        ("elsewhere", told["elsewhere"]),
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
    chosen = choice.filled(told["form"])._replace(
        survey=told["survey"], year=str(told["year"]), title=told["name"], scale=str(told["scale"]), of=told["of"]
    )
    load = blocks.button(say("button_load", lang, survey=told["name"]), chosen.write(), lang, 0, LOAD)
    buttons = [{**load, "style": "primary"}, *_others(told, choice, lang)]
    return _reply(lines, lang, buttons, status="ask")


def _others(told: Mapping[str, Any], choice: Choice, lang: Lang) -> list[Block]:
    """The buttons that say more of a list, or leave it."""
    other = blocks.button(say("button_other", lang), choice.filled(told["form"]).write(), lang, 1, OTHER)
    return [other, blocks.button(say("button_no", lang), "-", lang, 2, NO)]


def loaded(told: dict[str, Any], file: str, user: str, lang: Lang) -> Reply:
    """That it is loaded, by whom, and how to take it out."""
    kommuner = say("kommuner", lang, told["kommuner"])
    words: dict[str, Any] = {"who": f"<@{user}>", "file": blocks.escape(file), "survey": blocks.escape(told["name"])}
    lines = [say("loaded", lang, kommuner=kommuner, **words), *_known(told, lang)]
    of = " ".join(Loaded(told["survey"], told["of"], told["name"]))
    out = blocks.button(say("button_out", lang), of, lang, 0, OUT)
    return _reply([*lines, say("how_out", lang, id=told["survey"])], lang, [out], status="ask")


def taken_out(told: dict[str, Any], of: Loaded, user: str, lang: Lang) -> Reply:
    """That a list was taken out; or that there is none, or a newer one."""
    if told.get("newer"):
        return _reply([_newer(told, of.name, lang)], lang, status="ask")
    said = say("out" if told["there"] else "out_already", lang, who=f"<@{user}>", survey=blocks.escape(of.name))
    return _reply([said], lang, status="ask")


def wrong(told: dict[str, Any], file: str, choice: Choice, lang: Lang) -> Reply:
    """What is wrong with a list, in the words of the loader, and what to do."""
    each = [cut(problem, _LONGEST) for problem in told["problems"]]
    if len(each) > _PROBLEMS:
        each[_PROBLEMS:] = [say("more", lang, len(each) - _PROBLEMS)]
    shown = cut("\n".join(each), 2800).replace("```", "'''")
    first, last = say("wrong", lang, file=blocks.escape(file)), say("wrong_where", lang)
    drawn = [blocks.section(first), blocks.section(f"```{blocks.escape(shown)}```"), blocks.context(last)]
    if "form" in told:
        drawn += [blocks.section(say("wrong_form", lang)), blocks.actions(_others(told, choice, lang))]
    text = cut(f"{first} {blocks.escape(shown)} {last}", TEXT)
    return Reply(text, tuple(drawn), status="none", intent="list", lang=lang)


def other(kept: str, choice: Choice, lang: Lang) -> View:
    """The window in which more is said of a list, as `load` can be told. `kept`: comes back with it."""
    fields = []
    for name, most in FIELDS.items():
        value = getattr(choice, name)
        field = {"type": "plain_text_input", "action_id": f"list_{name}", "max_length": most}
        hint = say("other_highest", lang, highest=choice.highest) if name == "scale" and choice.highest else ""
        hint = say("other_letters", lang) if name == "columns" else hint
        filled = {**field, "initial_value": value} if value else field
        label = say(f"other_{name}", lang)
        fields.append(asked_for(f"list_{name}", label, filled, hint, optional=name not in _NEEDED))
    return modal(say("other", lang), fields, TEXTS[lang], Form("list", say("other_load", lang), kept))


def survey_id(name: str, year: str) -> str:
    """An id for a survey of this name and year; empty where there is none in the name."""
    made = re.sub(r"[^a-z0-9]+", "-", fold(key(name))).strip("-")
    return made if not made or year in made else f"{made[:35].strip('-')}-{year}"


def _headline(told: dict[str, Any], file: str, lang: Lang) -> str:
    headings = listed([blocks.escape(each) for each in told["headings"]], TEXTS[lang].conjunction)
    kommuner, columns = say("kommuner", lang, told["kommuner"]), say("columns", lang, len(told["headings"]))
    return say("seen", lang, file=f"*{blocks.escape(file)}*", kommuner=kommuner, columns=columns, headings=headings)


def _differing(told: dict[str, Any], lang: Lang) -> list[str]:
    told_each = []
    for kommun, measure, *figures in told["differs"]:
        published, said = (number(figure, TEXTS[lang]) for figure in figures)
        key = "differing" if measure == "score" else f"differing_{measure}"
        told_each.append(say(key, lang, kommun=kommun, published=published, said=said))
    return told_each


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


def _newer(told: dict[str, Any], survey: str, lang: Lang) -> str:
    """That there is something else for a survey than a button speaks of."""
    file, day = told["newer"]
    return say("newer", lang, survey=blocks.escape(survey), file=blocks.escape(file), date=date(day, TEXTS[lang]))


def _is_number(text: str, least: int, most: int) -> bool:
    return text.isascii() and text.isdecimal() and least <= int(text) <= most


def _reply(lines: Sequence[str], lang: Lang, buttons: Sequence[Block] = (), *, status: str) -> Reply:
    drawn = [blocks.section("\n".join(lines)), *([blocks.actions(buttons)] if buttons else [])]
    return Reply(cut(" ".join(lines), TEXT), tuple(drawn), status=status, intent="list", lang=lang)
