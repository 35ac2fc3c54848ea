"""Lists that editors drop in a direct message: looked at, loaded or taken out again when a button says so.

Nothing of a file is kept between the two: the buttons hold its id in Slack and a mark of what was read, and it is
fetched anew. So any process can load what another looked at, and there is nothing to delete after a no.
"""

import json
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from slack_bolt import BoltContext, BoltResponse
from slack_sdk import WebClient

from data.model.frozen import frozen
from data.model.question import Lang
from handlers.answering.personal_answerer import PersonalAnswerer
from handlers.listeners import payloads
from handlers.operating.question_log import Journal, Surface
from handlers.replies import lists, notices
from handlers.replies.lists import Choice, Loaded
from handlers.replies.reply import Reply
from handlers.replies.texts import TEXTS
from handlers.replies.views import modals
from handlers.requests import Click, Editing, ListRefused, Said
from handlers.sending import failures, showing
from handlers.sending.downloads import fetch
from handlers.sending.fallbacks import Fallbacks
from handlers.sending.messages import Sender
from handlers.sending.response_url import ResponseUrl

_BEFORE_READING = ("editor", "kind")  # what a file is refused for though its message may ask something

Say = Callable[[Reply], None]


@frozen
class Lists:
    """Takes lists from editors, and tells all others why not. Safe to share between threads."""

    editing: Editing
    answerer: PersonalAnswerer
    fallbacks: Fallbacks
    journal: Journal

    def dropped(self, body: dict[str, Any], client: WebClient, context: BoltContext, said: Said, say: Say) -> bool:
        """Answer the files of a direct message; whether what it says beside them is still to be answered."""
        lang = self.answerer.lang(payloads.person(body, context), said.text)

        def act() -> Reply:
            return self._look(payloads.files(body["event"]), client, said.user, lang, say)

        refused = self._tell("message", body, context, lang, act, say, say)
        return refused in _BEFORE_READING and bool(said.text)

    def _look(self, files: list[tuple[str, str]], client: WebClient, user: str, lang: Lang, say: Say) -> Reply:
        if len(files) != 1:
            raise ListRefused("several")
        [(file, name)] = files
        say(lists.plain("reading", lang, "ask", file=name or lists.say("file", lang)))
        fetched = fetch(client, file, user)
        choice = Choice(file, fetched.mark)
        told = self.editing.read({"do": "look", "name": fetched.name, "lang": lang}, fetched.content)
        if "problems" in told:
            return lists.wrong(told, fetched.name, choice, lang)
        return lists.seen(told, fetched.name, choice, lang)

    def click(self, body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        """Do what a button under a list says."""
        click = payloads.click(body)
        lang = click.lang or self.answerer.lang(payloads.person(body, context))
        sender = Sender(client, self.fallbacks, payloads.workspace_of(context, body))
        back = ResponseUrl(context.response_url)
        say = partial(sender.respond, back, click._replace(replaces=True))

        def act() -> Reply | None:
            match click.kind:
                case lists.LOAD if choice := Choice.read(click.question):
                    return self._load(client, choice, click.user, lang, say)
                case lists.OTHER if choice := Choice.read(click.question):
                    kept = json.dumps(
                        [lang, click.question, context.response_url, click.channel, click.thread], ensure_ascii=False
                    )
                    instead = lists.plain("other_not_opened", lang)
                    showing.open_modal(client, body["trigger_id"], lists.other(kept, choice, lang), click.user, instead)
                    return None
                case lists.OUT if of := Loaded.read(click.question):
                    told = self.editing.read({"do": "unload", "survey": of.survey, "of": of.of}, b"")
                    return lists.taken_out(told, of, click.user, lang)
                case lists.LOAD | lists.OTHER | lists.OUT:
                    return notices.stale(lang)
                case _:
                    return lists.plain("cancelled", lang, "ask")

        beside = partial(sender.respond, back, click._replace(replaces=False))
        self._tell("click", body, context, lang, act, say, beside)

    def submit(self, body: dict[str, Any], context: BoltContext) -> BoltResponse:
        """Whether the window says which survey it is; it is loaded after that."""
        said = _submitted(body, context)
        if said is None:
            return showing.replace(modals.sentence(notices.stale("sv"), TEXTS["sv"]))
        lang, choice, *_ = said
        if choice.wrong:
            return showing.complain(f"list_{choice.wrong}", lists.say(f"other_no_{choice.wrong}", lang))
        return showing.replace(modals.sentence(lists.plain("other_begun", lang, survey=choice.title), TEXTS[lang]))

    def load_other(self, body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        """Load a list for the survey that the window named; nothing where it is still open for want of something."""
        user, said = payloads.person(body, context).user, _submitted(body, context)
        if said is None or said[1].wrong:
            return
        lang, choice, url, channel, thread = said
        click = Click(lists.OTHER, "", lang, True, False, channel, user, thread, "")
        sender, back = Sender(client, self.fallbacks, payloads.workspace_of(context, body)), ResponseUrl(url)
        say = partial(sender.respond, back, click)
        self._tell("modal", body, context, lang, lambda: self._load(client, choice, user, lang, say), say, say)

    def _load(self, client: WebClient, choice: Choice, user: str, lang: Lang, say: Say) -> Reply:
        say(lists.plain("loading", lang))
        fetched = fetch(client, choice.file, user)
        if fetched.mark != choice.mark:
            raise ListRefused("changed")
        asked = {"do": "load", "name": fetched.name, "lang": lang, **choice._asdict()}
        told = self.editing.read(asked, fetched.content)
        if "problems" in told:
            return lists.wrong(told, fetched.name, choice, lang)
        if "newer" in told:
            return lists.seen(told, fetched.name, choice, lang)
        return lists.loaded(told, fetched.name, user, lang)

    def _tell(
        self,
        surface: Surface,
        body: dict[str, Any],
        context: BoltContext,
        lang: Lang,
        act: Callable[[], Reply | None],
        say: Say,
        beside: Say,
    ) -> str:
        """Say what came of it, and return why it was refused, if it was.

        What only editors may do is refused beside the message, whose buttons stay.
        """
        began, why, asker = time.perf_counter(), "", payloads.person(body, context)
        try:
            if not self.answerer.admits(asker):
                reply: Reply | None = notices.busy(lang)
                say = beside
            else:
                self._admit(context, body, asker.user)
                reply = act()
        except ListRefused as refused:
            why, reply = refused.why, lists.plain(refused.why, lang, **refused.words)
            say = beside if why == "editor" else say
        except Exception as error:
            reply = failures.report(error, lang)
        if reply:
            try:
                say(reply)
            except Exception as error:  # the log tells under an id that nobody heard
                failures.note(error)
            self.journal.note(surface, body, asker.team, reply, began)
        return why

    def _admit(self, context: BoltContext, body: dict[str, Any], user: str) -> None:
        """ListRefused for whom EINDEX_EDITORS names neither by workspace nor by the organisation that it is part of."""
        teams = dict.fromkeys((context.team_id or body.get("team_id"), context.enterprise_id))
        names = [f"{team}/{user}" for team in teams if team]
        if self.editing.editors.isdisjoint(names):
            raise ListRefused("editor", id=names[0])


def _submitted(body: dict[str, Any], context: BoltContext) -> tuple[Lang, Choice, str, str, str | None] | None:
    """What a window was opened with, and says; None where another version wrote it."""
    submission = payloads.submission(body, context)
    with suppress(ValueError, TypeError):
        lang, value, url, channel, thread = json.loads(submission.kept)
        if choice := Choice.read(value):
            said = {name: submission.typed.get(f"list_{name}", "").strip() for name in lists.FIELDS}
            choice = choice._replace(of="", **said)
            return lang, choice._replace(survey=lists.survey_id(choice.title, choice.year)), url, channel, thread
    return None
