"""Asks Kolada (its API v3) for pages of JSON: politely, again where it is busy, and never twice for the same page.

Pages are kept in a folder until a load succeeds, so one that was interrupted goes on where it stopped.
"""

import hashlib
import http.client
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import Request, urlopen

from data.model.problems import InvalidInput, Problem

_BETWEEN = 0.2  # seconds from one request to the next: at most five a second
_WAITS = (2.0, 4.0, 8.0)  # seconds, where it does not say how long
_LONGEST_WAIT = 120.0  # seconds that it may ask for
_TIMEOUT = 30.0
_LARGEST = 20_000_000  # bytes of a page
_MOST_PAGES = 200
_KEPT = 24 * 3600  # seconds that a page may be old where a load goes on
_AGENT = "e-index, a Slack bot; its operator loads measures"


class Stopped(InvalidInput):
    """Kolada did not send a page; those that it sent before are kept for the next start."""


@dataclass
class Kolada:
    """One load's conversation with Kolada, whose pages are kept in `folder`."""

    url: str
    folder: Path
    tell: Callable[[str], None] = lambda _: None
    sleep: Callable[[float], None] = time.sleep
    _next: float = 0.0  # when the next request may be sent
    _used: Any = field(default_factory=hashlib.sha256)  # a hash of all pages that were read, in order

    def values(self, path: str, **query: str) -> list[dict[str, Any]]:
        """Every value of every page. InvalidInput where one fails, or their count does not fit."""
        url = f"{self.url.rstrip('/')}/{path}" + (f"?{urlencode(query)}" if query else "")
        pages = list(self._pages(url))
        values = [value for page in pages for value in page["values"]]
        counts = [page.get("count") for page in pages]
        whole = len(set(counts)) == 1 and counts[0] == len(values)
        if not whole and counts != [len(page["values"]) for page in pages]:
            self.forget()
            raise self._failed(path, f"it counts {counts} values; {len(values)} came")
        return values

    @property
    def hash(self) -> str:
        """Of all pages that were read."""
        return str(self._used.hexdigest())

    def forget(self) -> None:
        """Remove the pages that were kept: the load is done."""
        for kept in self.folder.glob("*.json"):
            kept.unlink(missing_ok=True)
        if self.folder.is_dir() and not any(self.folder.iterdir()):
            self.folder.rmdir()

    def _pages(self, first: str) -> Iterator[dict[str, Any]]:
        url: str | None = first
        seen: set[str] = set()
        while url:
            if url in seen or len(seen) >= _MOST_PAGES:
                raise self._failed(url, "its pages have no end")
            if urlsplit(url)[:2] != urlsplit(self.url)[:2]:
                raise self._failed(url, "its next page is on another server")
            seen.add(url)
            page = self._page(url)
            yield page
            url = urljoin(url, str(page["next_url"])) if page.get("next_url") else None

    def _page(self, url: str) -> dict[str, Any]:
        kept = self.folder / f"{hashlib.sha256(url.encode()).hexdigest()[:32]}.json"
        fresh = kept.is_file() and time.time() - kept.stat().st_mtime < _KEPT
        content = kept.read_bytes() if fresh else self._fetched(url)
        try:
            page = json.loads(content)
        except ValueError:
            page = None
        if not isinstance(page, dict) or not isinstance(page.get("values"), list):
            kept.unlink(missing_ok=True)
            start = content[:60].decode("utf-8", "replace").split()
            raise self._failed(url, f"it sent no page of values, but: {' '.join(start)!r}")
        if not fresh:
            self.folder.mkdir(parents=True, exist_ok=True)
            new = kept.with_suffix(".new")
            new.write_bytes(content)
            new.replace(kept)
        self._used.update(content)
        return page

    def _fetched(self, url: str) -> bytes:
        for wait in (*_WAITS, None):
            self.sleep(max(0.0, self._next - time.monotonic()))
            self._next = time.monotonic() + _BETWEEN
            said, asked = "", None
            try:
                request = Request(url, headers={"Accept": "application/json", "User-Agent": _AGENT})  # noqa: S310 - http(s), see bot.py
                with urlopen(request, timeout=_TIMEOUT) as response:  # noqa: S310 - the same
                    content: bytes = response.read(_LARGEST + 1)
                    declared = response.headers.get("Content-Length")
                if len(content) > _LARGEST:
                    raise self._failed(url, "its page is larger than 20 MB")
                if declared is None or int(declared) == len(content):
                    return content
                said = "the page ended early"
            except HTTPError as error:
                said, asked = f"HTTP {error.code}", error.headers.get("Retry-After")
                error.close()
                if error.code != 429 and error.code < 500:
                    raise self._failed(url, said) from error
            except (URLError, OSError, http.client.HTTPException) as error:
                said = str(getattr(error, "reason", error)) or type(error).__name__
            if wait is None:
                break
            seconds = _seconds(asked, wait)
            if seconds > _LONGEST_WAIT:
                raise self._failed(url, f"{said}, and it asks to wait {seconds:.0f} s")
            self.tell(f"Kolada: {said}; again in {seconds:.0f} s")
            self.sleep(seconds)
        raise self._failed(url, f"{said}, four times")

    def _failed(self, url: str, said: str) -> Stopped:
        return Stopped([Problem("Kolada", f"{url}: {said}. Nothing was changed; load again to go on from here")])


def _seconds(asked: str | None, otherwise: float) -> float:
    """How long Retry-After asks to wait: seconds, or a date."""
    if not asked:
        return otherwise
    try:
        return max(float(asked), 0.0)
    except ValueError:
        pass
    try:
        return max(parsedate_to_datetime(asked).timestamp() - time.time(), 0.0)
    except (TypeError, ValueError):
        return otherwise
