"""Asks a bot that runs on this machine. A container's health check is `python -m handlers.operating.alive PORT…`:
status 1 where none answers.
"""

import sys
from http.client import HTTPConnection, HTTPException


def ask(port: int, path: str) -> tuple[int, bytes]:
    """The status and the body that a bot answers there; 0 and nothing where none does."""
    asked = HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        asked.request("GET", path)
        answer = asked.getresponse()
        return answer.status, answer.read()
    except (OSError, HTTPException):
        return 0, b""
    finally:
        asked.close()


def is_alive(port: str) -> bool:
    """Whether a bot answers there."""
    return ask(int(port), "/healthz")[0] == 200


if __name__ == "__main__":
    sys.exit(not any(map(is_alive, filter(None, sys.argv[1:]))))
