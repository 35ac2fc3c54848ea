"""A container's health check: `python -m handlers.operating.alive PORT…`. Status 1 where none answers."""

import sys
from http.client import HTTPConnection, HTTPException


def is_alive(port: str) -> bool:
    """Whether a bot answers there."""
    asked = HTTPConnection("127.0.0.1", int(port), timeout=2)
    try:
        asked.request("GET", "/healthz")
        return asked.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        asked.close()


if __name__ == "__main__":
    sys.exit(not any(map(is_alive, filter(None, sys.argv[1:]))))
