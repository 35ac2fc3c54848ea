"""What happens when a fault of ours meets a person: it is logged whole with an id, and the person is told the id."""

import logging
import secrets

from data.query import Lang
from handlers.render import render_failure
from handlers.reply import Reply

_log = logging.getLogger("eindex.failures")


def report(error: BaseException, lang: Lang = "sv") -> Reply:
    """Log the error with its traceback; the reply names the id that finds it in the log."""
    return render_failure(note(error), lang)


def note(error: BaseException) -> str:
    """Log the error with its traceback; return the id that finds it in the log."""
    error_id = secrets.token_hex(4)
    _log.error("failure %s", error_id, exc_info=error)
    return error_id
