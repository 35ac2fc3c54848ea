"""A picture or a list as a file: what goes with a reply, and what it holds when it is made."""

import re
from dataclasses import replace

from data.language.fold import fold, key
from data.model.question import Lang
from data.model.result import Result
from handlers.replies.limits import ALT, cut
from handlers.replies.phrases import Phrases
from handlers.replies.reply import Attachment, Reply


def attached(reply: Reply, result: Result, lang: Lang) -> Reply:
    """The reply with its file, where the question asks for one that can be made."""
    question = result.question
    if question.form == "words":
        return reply
    return reply


def filename(kind: str, result: Result, lang: Lang) -> str:
    """A name that any machine can keep: "karta-skane-lan-skl-2014"."""
    p = Phrases(result, lang)
    said = " ".join((kind, p.among(), result.survey.id))
    return re.sub(r"[^a-z0-9]+", "-", fold(key(said))).strip("-")[:80]


def content(result: Result, lang: Lang) -> bytes:
    """The file itself."""
    raise NotImplementedError


__all__ = ["ALT", "Attachment", "cut", "replace"]
