"""The local chat: Slack's place is taken by a terminal. Every line goes through the real Bolt app and its listeners."""

import json
import secrets
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty, SimpleQueue
from typing import Any

from rich.console import Console
from slack_bolt import App, BoltRequest

from data.model.question import Lang
from handlers.listeners.questions import COMMAND
from handlers.replies.blocks import COMPARE, section
from handlers.replies.buttons import REMOVE, SHARE
from handlers.replies.reply import Block, Reply
from handlers.replies.texts import TEXTS
from handlers.terminal.draw import draw, make_console, mrkdwn

Save = Callable[[str], str | None]
_WAIT = 5.0  # seconds for the answer to a click
_LEAVING = {word for texts in TEXTS.values() for word in texts.chat_leaving}
_CODE = 4  # digits of a kommun's code, which is a question and no choice


class Chat:
    """A conversation. `console` is where the answers are drawn; `names` are the kommuner's, by code."""

    def __init__(self, app: App, console: Console, names: Mapping[str, str], save: Save) -> None:
        """`save`: writes the file that a button asks for, by its value; where it is, or None where it has none."""
        self._app = app
        self._save = save
        self._channel = f"D{secrets.token_hex(4)}"  # a conversation of its own, which no other chat goes on from
        self._names = names
        self._console = console
        self._choices: list[Block] = []
        self._comparing = ""  # how a question begins that the next line completes
        self._replies: SimpleQueue[dict[str, Any]] = SimpleQueue()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._receiver())
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def run(self, lines: Iterator[str]) -> None:
        """Answer each line; a number chooses among what the buttons of the last answer do, "quit" leaves."""
        for line in lines:
            if line.strip().lower() in _LEAVING:
                break
            draw(self._answer(line.strip()), self._console, self._choices)

    def close(self) -> None:
        """Stop listening for answers to clicks."""
        self._server.shutdown()
        self._server.server_close()

    def _answer(self, typed: str) -> Reply:
        offered, beginning = self._choices, self._comparing
        texts = TEXTS[_lang(offered)]
        self._choices, self._comparing = [], ""
        if not (offered and typed.isdecimal() and len(typed) < _CODE):
            return self._ask(f"{beginning}{typed}" if typed else "")
        if not 0 < int(typed) <= len(offered):
            self._choices = offered
            return Reply("", (section(texts.chat_no_choice.format(last=len(offered))),))
        chosen = offered[int(typed) - 1]
        if chosen["action_id"] != COMPARE:
            reply = self._click(chosen)
            said = self._save((chosen.get("selected_option") or chosen).get("value", ""))
            return Reply("", (section(said),)) if said else reply
        self._comparing = f"{texts.chat_compare} {self._names[chosen['value']]}, "
        return Reply("", (section(texts.chat_compare_with),))

    def _ask(self, text: str) -> Reply:
        body = {"channel_id": self._channel, "command": COMMAND, "text": text, "trigger_id": "1.1"}
        return _reply(json.loads(self._dispatch(body)))

    def _click(self, button: Block) -> Reply:
        action = {**button, "block_id": "b", "action_ts": f"{time.time():.6f}"}
        body = {
            "type": "block_actions",
            "user": {"id": "U1"},
            "channel": {"id": self._channel},
            "container": {"type": "message", "channel_id": self._channel, "is_ephemeral": True},
            "actions": [action],
        }
        self._dispatch(body)
        try:
            return _reply(self._replies.get(timeout=_WAIT))
        except Empty:
            return Reply("", (section(TEXTS[_lang([button])].stale_button),))

    def _dispatch(self, body: dict[str, Any]) -> str:
        url = f"http://127.0.0.1:{self._server.server_port}/"
        request = BoltRequest(mode="socket_mode", body={**_SOMEBODY, "response_url": url, **body})
        return self._app.dispatch(request).body or "{}"

    def _receiver(self) -> type[BaseHTTPRequestHandler]:
        replies = self._replies

        class Receiver(BaseHTTPRequestHandler):
            """Takes what the bot sends to a response_url."""

            def do_POST(self) -> None:
                replies.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                self.send_response(200)
                self.end_headers()
                self.wfile.write(b"ok")

            def log_message(self, *_: object) -> None:
                """Stay silent: the terminal belongs to the conversation."""

        return Receiver


_SOMEBODY = {"team_id": "T0", "user_id": "U1", "api_app_id": "A0", "token": "local"}


def _reply(message: dict[str, Any]) -> Reply:
    """What can be done with a message in Slack only, as sharing it, is left out."""
    drawn: list[Block] = []
    for block in message.get("blocks") or [section(message["text"])]:
        if block["type"] != "actions":
            drawn.append(block)
        elif here := [each for each in block["elements"] if each["action_id"].partition(":")[0] not in (SHARE, REMOVE)]:
            drawn.append({**block, "elements": here})
    return Reply(message["text"], tuple(drawn))


def _lang(offered: Sequence[Block]) -> Lang:
    """The language of the answer that these are the buttons of."""
    values = [(each.get("selected_option") or each).get("value", "") for each in offered]
    return "en" if any(value.startswith("en ") for value in values) else "sv"


def talk(app: App, names: Mapping[str, str], save: Save) -> None:
    """Talk with whoever sits at the terminal, or answer the lines of a file or pipe on standard input, and return."""
    console = make_console()
    with closing(Chat(app, console, names, save)) as chat, suppress(KeyboardInterrupt):
        if sys.stdin.isatty():
            _welcome(console)
            chat.run(_prompt())
        else:
            chat.run(iter(sys.stdin))
    if sys.stdin.isatty():
        console.print()


def _welcome(console: Console) -> None:
    texts = TEXTS["sv"]
    console.print(mrkdwn(f"*{texts.chat_welcome}*"))
    for example in texts.chat_try:
        console.print(mrkdwn(f"  `{example}`"))
    console.print(mrkdwn(f"{texts.chat_choices} {texts.chat_leave}\n"), style="dim")


def _prompt() -> Iterator[str]:
    """Lines typed at the prompt, with history and editing, until Ctrl-D."""
    import readline  # noqa: F401  # importing it is what gives input() history and editing

    while True:
        try:
            yield input("e-index> ")
        except EOFError:
            return
