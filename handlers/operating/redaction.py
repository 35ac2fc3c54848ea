"""What must not stand in a log: tokens, and what an installation is proved with."""

import logging
import re
from typing import Final

_SECRET: Final = re.compile(
    r"\bx(?:ox[a-z]|app|oxe\.xox[a-z])-[\w.%-]+"  # Slack's tokens
    r"|(?<=\bcode: )\S+|(?<=\bstate: )\S+"  # Bolt names them where an installation fails
    r"|(?<=://)[^\s/@]+:[^\s@]+(?=@)"  # a user and a password in an address
)


def redact(record: logging.LogRecord) -> bool:
    """A filter of logging: keeps every record, without the secrets in its message."""
    message = record.getMessage()
    without = _SECRET.sub("[secret]", message)
    if without != message:
        record.msg, record.args = without, ()
    return True
