"""Slack's side of files: those of the bot (a URL, the upload, its completion in a conversation), and those sent to it.

Source: docs.slack.dev, methods files.getUploadURLExternal, files.completeUploadExternal and files.info; object file.
"""

import itertools
import json
import re
from dataclasses import dataclass
from urllib.parse import quote

from tests.fake_slack.rules import Json, Refused

PNG = b"\x89PNG\r\n"


@dataclass
class File:
    """A file on its way, or shared: then it has a channel."""

    id: str
    name: str
    length: int
    alt: str
    content: bytes | None = None
    title: str = ""
    channel: str = ""
    thread: str = ""


class Files:
    """What was uploaded. `shared` are the files somebody sees, in order; `sent`: what people sent, by id."""

    def __init__(self) -> None:
        self.shared: list[File] = []
        self.sent: dict[str, tuple[Json, bytes]] = {}
        self._pending: dict[str, File] = {}
        self._numbers = itertools.count(10_000_000)

    def begin(self, params: Json) -> File:
        """files.getUploadURLExternal: the file, whose id is the end of its URL too."""
        length = str(params.get("length") or "")
        if not params.get("filename") or not length.isdecimal() or int(length) == 0:
            raise Refused("invalid_arguments", "a filename and a length are needed")
        file = File(f"F{next(self._numbers)}", params["filename"], int(length), params.get("alt_txt") or "")
        self._pending[file.id] = file
        return file

    def send(self, url: str, name: str, content: bytes, **fields: object) -> Json:
        """A person uploads a file. `url`: where Slack is; returns the object that comes with the message."""
        file_id = f"F{next(self._numbers)}"
        kinds = {"csv": "text/csv", "pdf": "application/pdf", "png": "image/png", "html": "text/html"}
        ending = name.rpartition(".")[2]
        file: Json = {
            "id": file_id,
            "name": name,
            "title": name,
            "mimetype": kinds.get(ending, "application/octet-stream"),
            "filetype": ending,
            "mode": "hosted",
            "is_external": False,
            "file_access": "visible",
            "size": len(content),
            "user": "U1",
            "created": 1_700_000_000,
            "url_private": f"{url}files-pri/T1-{file_id}/{quote(name)}",
            "url_private_download": f"{url}files-pri/T1-{file_id}/download/{quote(name)}",
            **fields,
        }
        self.sent[file_id] = (file, content)
        return file

    def info(self, params: Json) -> Json:
        """files.info: what is known of a file that the bot may see."""
        found = self.sent.get(str(params.get("file")))
        if found is None:
            raise Refused("file_not_found", str(params))
        return found[0]

    def download(self, path: str, *, may_read: bool) -> tuple[int, dict[str, str], bytes]:
        """The file itself; to whoever may not read it, the way to where one logs in."""
        if not may_read:
            return 302, {"Location": "https://kommunen.slack.com/?redir=/files-pri"}, b""
        file, content = self.sent.get(path.split("/")[2].partition("-")[2], ({}, b""))
        return (200, {"Content-Type": str(file["mimetype"])}, content) if file else (404, {}, b"")

    def receive(self, file_id: str, body: bytes) -> tuple[int, str]:
        """The upload itself: the status and what is said."""
        file = self._pending.get(file_id)
        if file is None:
            return 404, "not found"
        if len(body) != file.length:
            return 400, f"{len(body)} bytes came, {file.length} were announced"
        file.content = body
        return 200, f"OK - {len(body)}"

    def complete(self, params: Json, left: set[str]) -> list[File]:
        """files.completeUploadExternal. `left`: channels that the bot is not in."""
        channel, thread = params.get("channel_id") or "", params.get("thread_ts") or ""
        named = params.get("files")
        wanted = json.loads(named) if isinstance(named, str) else named
        if not isinstance(wanted, list) or not wanted:
            raise Refused("invalid_arguments", "files is not a list")
        if not re.fullmatch("[CDG][A-Z0-9]*", channel):
            raise Refused("channel_not_found", f"{channel!r}: a conversation is needed, and no user")
        if channel in left:
            raise Refused("not_in_channel", channel)
        if thread and not re.fullmatch(r"\d+\.\d+", thread):
            raise Refused("invalid_arguments", f"thread_ts {thread!r}")
        found = []
        for each in wanted:
            file = self._pending.get(each.get("id", ""))
            if file is None or file.content is None:
                raise Refused("file_not_found", str(each))
            if file.content.startswith(PNG) and not file.alt:
                raise Refused("no_alt_text", f"{file.name}: a picture needs words for those who cannot see it")
            del self._pending[file.id]
            file.title, file.channel, file.thread = each.get("title", ""), channel, thread
            found.append(file)
        self.shared += found
        return found
