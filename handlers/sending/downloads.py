"""Fetches a file that somebody sent to the bot. The bot's token goes to the host of Slack's files, and nowhere else."""

import hashlib
import time
import urllib.error
import urllib.request
from http.client import HTTPException, HTTPResponse
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.requests import ListRefused
from handlers.sending.failures import SLACK, note, why

LARGEST: Final = 20_000_000  # bytes; loading takes no more
_SILENCE: Final = 10  # seconds without a byte
_LONGEST: Final = 60.0  # seconds for all of it
_PIECE: Final = 1 << 16
_FILES: Final = "files.slack.com"
_HOSTED: Final = frozenset({"hosted", "snippet"})  # modes of files that are kept by Slack as they were sent
_NO_LISTS: Final = ("image/", "video/", "audio/", "application/pdf")
_GONE: Final = frozenset({"file_not_found", "file_deleted", "not_in_channel", "channel_not_found"})


class Fetched(NamedTuple):
    """A file. `mark`: tells whether it is still the same."""

    name: str
    content: bytes
    mark: str


def fetch(client: WebClient, file_id: str, user: str) -> Fetched:
    """The file that a user sent. ListRefused for what is not theirs, too large, no list, or does not come."""
    try:
        file: dict[str, Any] = client.files_info(file=file_id).get("file") or {}
    except SlackApiError as error:
        if why(error) == "missing_scope":
            raise ListRefused("scope") from error
        raise ListRefused("gone" if why(error) in _GONE else "failed", id=note(error)) from error
    except SLACK as error:
        raise ListRefused("failed", id=note(error)) from error
    name = str(file.get("name") or "lista")
    if wrong := _wrong(file, user):
        raise ListRefused(wrong, name)
    content = _download(client, file, name)
    return Fetched(name, content, hashlib.sha256(content).hexdigest()[:16])


def _wrong(file: dict[str, Any], user: str) -> str:
    """What keeps a file from being fetched at all; empty where nothing does."""
    if file.get("is_external") or file.get("mode") == "external":
        return "link"
    if file.get("user") != user:
        return "others"
    if file.get("mode") in ("tombstone", "hidden_by_limit"):
        return "gone"
    if file.get("mode") not in _HOSTED or str(file.get("mimetype") or "").startswith(_NO_LISTS):
        return "kind"
    return "large" if int(file.get("size") or 0) > LARGEST else ""


def _download(client: WebClient, file: dict[str, Any], name: str) -> bytes:
    url = str(file.get("url_private_download") or file.get("url_private") or "")
    try:
        if not _is_slacks(url, client.base_url):
            raise ListRefused("failed", name, note(ValueError("a file at no address of Slack's files")))
        request = urllib.request.Request(url, headers={"Authorization": f"Bearer {client.token}"})  # noqa: S310  # looked at
        proxies = {"http": client.proxy, "https": client.proxy} if client.proxy else {}
        opener = urllib.request.build_opener(urllib.request.ProxyHandler(proxies), _SameHost(client.base_url))
        with opener.open(request, timeout=_SILENCE) as answer:
            content = _read(answer, name)
            sent = answer.headers.get_content_type()
    except urllib.error.HTTPError as error:
        away = 300 <= error.code < 400 or error.code in (401, 403)  # to where one logs in
        raise ListRefused(
            "scope" if away else "gone" if error.code in (404, 410) else "failed", name, note(error)
        ) from None
    except (OSError, HTTPException, ValueError) as error:
        raise ListRefused("failed", name, note(error)) from error
    if len(content) == file.get("size"):
        return content
    if sent == "text/html":  # the page where one logs in, in place of the file
        raise ListRefused("scope", name)
    raise ListRefused("failed", name, note(ValueError(f"{len(content)} bytes of {file.get('size')}")))


def _read(answer: HTTPResponse, name: str) -> bytes:
    until, pieces, size = time.monotonic() + _LONGEST, [], 0
    while piece := answer.read1(_PIECE):  # what has come: one that drips is not waited for
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST:
            raise ListRefused("large", name)
        if time.monotonic() > until:
            raise TimeoutError(f"{size} bytes in {_LONGEST:.0f} s")
    return b"".join(pieces)


def _is_slacks(url: str, base_url: str) -> bool:
    """Whether the token may go there: to Slack's files, or to the other Slack that is called in its place."""
    asked, base = urlsplit(url), urlsplit(base_url)
    if (asked.scheme, asked.netloc) == ("https", _FILES):
        return True
    another = base.hostname != "slack.com"
    return another and (asked.scheme, asked.netloc) == (base.scheme, base.netloc)


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows a redirect within Slack's files only."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url

    def redirect_request(self, *told: Any, **_: Any) -> urllib.request.Request | None:
        """None for any other place, the last of what is told: then the redirect itself is the answer."""
        return super().redirect_request(*told) if _is_slacks(told[-1], self._base_url) else None
