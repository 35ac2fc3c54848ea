"""What becomes of a question, in a word: for the log, for programs, and for who asks two at once."""

from typing import TYPE_CHECKING, Final, Literal

from data.language.lexicon.topics import NOT_ANSWERED
from data.model.conditions import InArea, leaves
from data.model.question import Question

if TYPE_CHECKING:
    from data.model.result import Result

Status = Literal["answer", "ask", "none"]
_INTENTS: Final = {
    "profile": "profile", "value": "profile", "place": "profile", "difference": "compare", "check": "profile", "explain": "explain",  # noqa: E501
    "top": "ranking", "list": "list", "compare": "compare", "change": "trend", "text": "define", "language": "help", "which": "profile",  # noqa: E501
}  # fmt: skip


def status_of(result: "Result") -> Status:
    """Answered, asks which one was meant, or not understood."""
    from data.model.result import Which

    if isinstance(result.shape, Which):
        return "ask"
    question = result.question
    return "none" if question.want == "text" and question.topic in NOT_ANSWERED else "answer"


def intent_of(question: Question) -> str:
    """What kind of question it is, in one word, for the log and for programs."""
    if question.form == "file":
        return "download"
    if question.form == "basis":
        return "explain"
    if question.form != "words":
        return "picture"
    if question.want == "text" and question.topic in NOT_ANSWERED:
        return "unknown"
    if question.want == "text" and question.topic == "help":
        return "help"
    return _INTENTS.get(question.want, "statistics")


def places_of(question: Question) -> list[str]:
    """The codes of the kommuner and län it is about, in the order they were named."""
    named = (leaf for each in (question.where, *question.sides) for leaf in leaves(each))
    areas = [leaf.area for leaf in named if isinstance(leaf, InArea)]
    return [code for code in dict.fromkeys((*question.of, *areas)) if code.isdigit()]
