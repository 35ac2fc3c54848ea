"""What happens when a fault meets a person: it is logged with an id, and the person is told the id."""

import logging
import secrets
from collections.abc import Callable

from data.query import Lang
from handlers.render import render_failure
from handlers.reply import Reply

_log = logging.getLogger("eindex.failures")


def report(error: BaseException, lang: Lang = "sv") -> Reply:
    """Log the error and where it was raised; the reply names the id that finds it in the log."""
    return _report(error, lang, secrets.token_hex(4))


def tell(error: BaseException, lang: Lang, say: Callable[[Reply], None]) -> Reply:
    """The same, and say it; where that fails too, the log tells under the same id that nobody heard."""
    error_id = secrets.token_hex(4)
    reply = _report(error, lang, error_id)
    try:
        say(reply)
    except Exception as second:
        _log.exception("failure %s could not be told to the asker", error_id, exc_info=second)
    return reply


def _report(error: BaseException, lang: Lang, error_id: str) -> Reply:
    _log.error("failure %s", error_id, exc_info=error)
    return render_failure(error_id, lang)
