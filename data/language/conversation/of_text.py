"""A message after a text: it asks of what the text was about, "and Sala" of the same text on another kommun."""

from dataclasses import replace
from typing import Final

from data.language.conversation.fragment import Fragment
from data.language.conversation.named import named_kommuner
from data.model.conditions import Has
from data.model.question import Question, Want

_OF_KOMMUN: Final = {"groups": "belongs"}  # what is told of a kommun, by what was told of all
_DEFINED: Final = {"e_service": "e_services"}  # the measure of what was defined
_FEW: Final = 6  # words


def of_text(previous: Question, fragment: Fragment) -> Question | None:
    """What it asks of the subject of the text; None where it asks by itself."""
    alone = fragment.alone
    if alone is None or previous.want != "text" or len(fragment.words) > _FEW:
        return None
    kommuner = named_kommuner(previous, fragment)
    topic = previous.topic if previous.of else _OF_KOMMUN.get(previous.topic, "")
    if kommuner and topic and alone.want in ("profile", "text") and alone.topic in ("", "unknown"):
        return replace(previous, of=kommuner[:1], topic=topic, lang=fragment.lang or previous.lang)
    measure = _DEFINED.get(previous.topic, "")
    if not measure or not fragment.only_says("WHO", "COUNT", "HAS", "NO", "WITHOUT", "ANY", "NOT", "MANY", "SHOW"):
        return None
    lacks = fragment.has("NO", "WITHOUT", "NOT")
    required = Has(measure, "==", 0) if lacks else Has(measure, ">=", 1)
    want: Want = "count" if fragment.has("COUNT") else "list"
    return Question(want, where=required, survey=previous.survey, lang=fragment.lang or previous.lang)
