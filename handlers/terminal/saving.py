"""The file that a button or a question asks for, written where it is wanted: a terminal shows none."""

from itertools import chain, count
from pathlib import Path

from data.model.problems import InvalidInput, Problem
from data.model.question import Lang
from data.model.question_json import from_value
from handlers.answering.answerer import Answerer
from handlers.replies.texts import TEXTS


def save(answerer: Answerer, value: str, folder: Path) -> str | None:
    """Write the file that the value of a button asks for; where it is, in a sentence. None where it asks for none."""
    said, _, asked = value.partition(" ")
    lang: Lang = "en" if said == "en" else "sv"
    question = from_value(asked)
    attachment = answerer.reply(question, lang).attachment if question else None
    if attachment is None:
        return None
    texts = TEXTS[lang]
    try:
        file = _free(folder / attachment.filename)
        file.write_bytes(answerer.content(attachment))
    except ModuleNotFoundError:
        return texts.file_not_installed
    except OSError as error:
        return texts.file_not_written.format(file=attachment.filename, why=error.strerror)
    return texts.file_written.format(file=f"{folder / file.name}", title=attachment.title)


def save_as(answerer: Answerer, text: str, file: Path) -> str:
    """Write the file that a question asks for; what is in it, in a sentence. InvalidInput where it asks for none, or
    for another kind than the name tells; OSError where it cannot be written, ModuleNotFoundError where no picture can.
    """
    attachment = answerer.reply(text).attachment
    if attachment is None:
        raise InvalidInput([Problem("Nothing to save", f"{text!r} asks for no picture and no list that can be made")])
    kind = Path(attachment.filename).suffix
    if file.suffix.lower() not in ("", kind):
        raise InvalidInput([Problem(str(file), f"a {kind[1:].upper()} file is named so: {file.with_suffix(kind)}")])
    file.write_bytes(answerer.content(attachment))
    return f"{file}: {attachment.alt or attachment.title}"


def _free(wanted: Path) -> Path:
    """The file, or where there is one already, another with a number."""
    numbered = (wanted.with_stem(f"{wanted.stem}-{number}") for number in count(2))
    return next(name for name in chain([wanted], numbered) if not name.exists())
