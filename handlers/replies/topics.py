"""A result that needs no figures, or only named ones, as a reply: sentences of texts/topics.sv.toml and topics.en.toml."""  # noqa: E501

from collections.abc import Mapping
from string import Formatter
from typing import Final

from data.model.facts import Survey
from data.model.question import Lang, Question
from data.model.result import Result, Text
from handlers.replies import blocks, notices
from handlers.replies.phrases import Phrases
from handlers.replies.reply import Block, Reply
from handlers.replies.sources import source_line, titled
from handlers.replies.texts import TEXTS, read, sentences
from handlers.replies.wording import date

_EXAMPLE_PLACE: Final = "Katrineholm"  # a kommun whose score is published
_OF_SOURCES: Final = frozenset({"sources", "citation", "report"})  # topics that name the sources themselves
_OF_NONE: Final = frozenset({"hjälp", "help"})  # examples that are about no survey
_LISTED: Final = frozenset({"groups", "lan"})
_BESIDE: Final = 2  # sentences that are told beside another answer
_FEW: Final = 2  # words not understood that a decline names: of more, none is sure to be the point
_OF_CONTENT: Final = 5  # letters; shorter ones only join others


def sentences_of(lang: Lang) -> Mapping[str, list[str]]:
    """The sentences of each topic in a language."""
    return read(f"topics.{lang}")


def draw(result: Result, lang: Lang, *, beside: bool = False) -> Reply:
    """The reply of a result whose shape is a text; `beside` another it is short, and offers nothing to try."""
    text = result.shape
    if not isinstance(text, Text):
        raise TypeError(type(text).__name__)
    if text.topic == "help":
        return notices.what_can_be_asked(result.survey, lang)
    topic, p = text.topic.partition(":")[0], Phrases(result, lang)
    values = {name: value for name, value in _values(text, p).items() if value}
    template = [line for line in _template(text.topic, result.survey, values, lang) if _known(line) <= values.keys()]
    if all(line.startswith(">") for line in template):
        template = sentences_of(lang)["unknown:missing"]
    said = [p.capital(line.format(**values)) for line in template if not line.startswith(">")]
    said = said[:_BESIDE] if beside else said
    offered = (line[1:].format(**values) for line in template if line.startswith(">") and not beside)
    example = next(offered, "")
    if result.survey.made_up and example and example not in _OF_NONE:
        example = f"{example} {'exempel' if lang == 'sv' else 'example'}"
    spoken = " ".join(said)
    tried = [TEXTS[lang].help_try.format(example=example)] if example else []
    drawn: list[Block] = [blocks.section(" ".join([spoken if topic not in _LISTED else said[0], *tried]))]
    if topic in _LISTED:
        drawn += [blocks.section(_lines(text, p)), *(blocks.section(line) for line in said[2:])]
    about_newest = topic == "newest" and result.survey.made_up  # then the sources are of another survey than is told of
    told = text.sources and not about_newest and topic not in _OF_SOURCES
    if topic in _OF_SOURCES and text.sources and not beside:
        links = (f"• {blocks.link(source.url, titled(source, lang))}" for source in text.sources)
        drawn.append(blocks.section("\n".join(links)))
    elif told:
        drawn.append(blocks.context(source_line(result.survey, text.sources, lang, linked=True)))
        tried.append(source_line(result.survey, text.sources, lang))
    if example:
        drawn.append(blocks.actions([blocks.button(example, example, lang, 0)]))
    return Reply(" ".join([spoken, *tried]), tuple(drawn), short=said[0])


def _template(topic: str, survey: Survey, values: Mapping[str, str], lang: Lang) -> list[str]:
    """The sentences of the topic that fit what is known of the survey."""
    said, (topic, _, part) = sentences_of(lang), topic.partition(":")
    for fits, kind in (
        (part == "figure", "figure"),
        ("named" in values, "place"),
        (survey.made_up, "made_up"),
        (survey.scale is None and not survey.scored, "unscored"),
        (survey.answers_known, "rule"),
        (not survey.published, "list"),
        (survey.complete, "complete"),
        (not _known(said.get(topic, ("",))[0]) <= values.keys(), "missing"),
    ):
        if fits and f"{topic}:{kind}" in said:
            return said[f"{topic}:{kind}"]
    return said.get(topic) or said["unknown:missing"]


def _known(line: str) -> set[str]:
    """The names in braces of a line."""
    return {name for _, name, _, _ in Formatter().parse(line) if name}


def _values(text: Text, p: Phrases) -> dict[str, str]:
    """What fills the braces; empty, or not there, where it is not known."""
    survey, question, lang = p.survey, p.question, p.lang
    newest = next((each for each in text.surveys if not each.made_up), survey)
    answered = text.counts.get("answered")
    part = round(100 * answered / survey.invited) if survey.invited and answered else None  # %
    place = next((p.called(code) for code in question.of if code in p.result.names), "")
    first, _, rest = (text.said_sv if lang == "sv" else text.said_en).partition("\n\n")
    measure = p.result.measures.get(question.measure)
    words = {
        "survey": survey.name,
        "title": survey.title_sv if lang == "sv" else survey.title_en,
        "publisher": survey.publisher,
        "date": _date(survey, lang),
        "year": str(survey.year),
        "loaded": p.names([each.name for each in text.surveys]),
        "example": next((each.name for each in text.surveys if each.made_up), ""),
        "earlier": str(text.counts.get("earlier", "")),
        "newest": newest.name,
        "newest_date": _date(newest, lang),
        "newest_publisher": newest.publisher,
        "said": p.names(first.split("\n")),
        "also": p.names(rest.split("\n")),
        "its_group": p.called(rest),
        "sources": "; ".join(titled(source, lang) for source in text.sources),
        "typed": ", ".join(_named_words(question)),
        "named": place,
        "about": place or _EXAMPLE_PLACE,
        "word": p.say("quoted", word=p.words(measure).one) if measure else "",
    }
    numbers = {
        **text.counts,
        "scale": survey.scale,
        "invited": survey.invited,
        "ranked": survey.ranked,
        "scored": survey.scored,
        "silent": survey.invited - answered if survey.invited and answered else None,
        "part": part,
        "rest": 100 - part if part else None,
        "claimed": round(question.claim.value) if question.claim else None,
    }
    return {
        **{name: p.n(known) for name, known in numbers.items() if known is not None},
        **{name: blocks.escape(said) for name, said in words.items()},
        **_counted(text, p),
    }


def _named_words(question: Question) -> tuple[str, ...]:
    """What of a question was not understood, where it is short enough to be its point."""
    words = question.unused
    few = len(words) <= _FEW and all(len(word) >= _OF_CONTENT for word in words)
    return words if few or question.topic != "beyond" else ()


def _date(survey: Survey, lang: Lang) -> str:
    return date(survey.published, TEXTS[lang]) if survey.published else ""


def _counted(text: Text, p: Phrases) -> dict[str, str]:
    """How many län or groups there are, and their kommuner; of one group its own."""
    topic, _, group = text.topic.partition(":")
    if topic not in ("groups", "group", "lan", "kommun", "landscape"):
        return {}
    names = _named(text, p)
    counted = {
        "count": p.word(len(names)) if topic == "groups" else p.n(len(names)),
        "kommuner": p.n(sum(text.counts.values())),
        "list": blocks.escape(p.names(names)),
    }
    if group in text.counts:
        own = blocks.escape(p.called(group))
        counted |= {"own": own, "group": p.capital(own), "count": p.word(text.counts[group]), "of": p.word(len(names))}
    return counted


def _named(text: Text, p: Phrases) -> list[str]:
    """Names with numbers of kommuner, in the order they are told: kommungrupper as the texts have them, län by name."""
    order = sentences("groups", p.lang) if text.topic.startswith("group") else text.counts
    return [f"{p.called(name)} ({p.n(text.counts[name])})" for name in order if name in text.counts]


def _lines(text: Text, p: Phrases) -> str:
    return "\n".join(f"• {blocks.escape(p.capital(each))}" for each in _named(text, p))
