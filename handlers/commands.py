"""What the commands do that serve nothing: ask, save, doctor, probe, rekey, mcp, and those about surveys.

Imported for these alone: the process that starts a server needs none of it.
"""

import argparse
import json
import logging
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from data.loading.commands import HEADINGS, Stores, list_surveys, load_or_unload
from data.model.problems import InvalidInput, Problem
from data.state import State
from handlers.serving.configuration import BadConfiguration, Config, require
from handlers.serving.shared import bring_up, kept, processes
from handlers.serving.start import chat_db, open_fresh, open_with_example

if TYPE_CHECKING:
    from data.model.question import Question


def run(arguments: argparse.Namespace, config: Config) -> int:
    """Do what the command says; the exit status."""
    if arguments.command == "doctor":
        return diagnose(config)
    if arguments.command == "probe":
        return ask_known(config, arguments.url, arguments.team)
    if arguments.command == "rekey":
        return rekey(config)
    if arguments.command == "ask":
        ask_or_show(config, arguments)
    elif arguments.command == "save":
        save(config, arguments.text, arguments.file)
    elif arguments.command == "mcp":
        serve_assistant(config)
    else:
        manage_surveys(config, arguments)
    return 0


def ask(config: Config, arguments: argparse.Namespace) -> None:
    """Answer one question, or one a line of standard input, also about the made-up example survey.

    In a conversation each line may go on from the one before it, and an empty line begins another.
    """
    from data.model.json_values import WrongQuestion
    from data.model.question_json import read_question
    from data.store.checked import check

    asked: str | Question | None = arguments.text
    answerer = open_with_example(config)
    if arguments.question is not None:
        try:
            asked = read_question(arguments.question)
            check(asked, answerer.store.edition())
        except WrongQuestion as error:
            raise InvalidInput([Problem("Not a question", str(error))]) from error
    questions: Iterable[str | Question] = [asked] if asked is not None else (line.rstrip("\r\n") for line in sys.stdin)
    previous: Question | None = None
    for typed in questions:
        if arguments.conversation and typed == "":
            previous = None
            continue
        question = answerer.reader.after(previous, typed) if isinstance(typed, str) else typed
        if arguments.conversation:
            goes_on = isinstance(typed, str) and answerer.reader.goes_on(typed, previous)
            previous = answerer.kept(question, previous, goes_on=goes_on)
        if arguments.json:
            print(json.dumps(answerer.in_full(question, typed), ensure_ascii=False), flush=True)
        else:
            from handlers.terminal.draw import draw, make_console

            draw(answerer.reply(question), make_console(), [])


def ask_or_show(config: Config, arguments: argparse.Namespace) -> None:
    """Answer, or show what a question is made of."""
    if arguments.schema:
        from data.model.question_schema import schema

        print(json.dumps(schema(), ensure_ascii=False, indent=2))
    elif arguments.explain:
        from data.language.reading.explain import explain

        edition = open_with_example(config).store.edition()
        print(*explain(arguments.text or "", edition.names, edition.vocabulary), sep="\n")
    else:
        ask(config, arguments)


def save(config: Config, text: str, file: Path) -> None:
    """Write the picture or the list that a question asks for, also of the made-up example survey."""
    from handlers.terminal.saving import save_as

    try:
        print(save_as(open_with_example(config), text, file))
    except ModuleNotFoundError as error:
        raise BadConfiguration("Pictures need vl-convert-python: pip install vl-convert-python.") from error
    except OSError as error:
        raise BadConfiguration(f"{file} cannot be written ({error.strerror}).") from error


def diagnose(config: Config) -> int:
    """Look at everything; 1 where something is wrong."""
    from handlers.operating.doctor import HEADINGS, examine
    from handlers.sending.client import make_client
    from handlers.terminal.draw import draw_table

    logging.disable(logging.CRITICAL)  # the table tells it
    with closing(State(config.state_url)) as state:
        checks = list(examine(config, state.reachable, make_client(config.bot_token, config.api_url)))
    draw_table(HEADINGS, [(check.name, check.state, check.said) for check in checks])
    return int(any(check.state == "wrong" for check in checks))


def ask_known(config: Config, url: str, team: str | None) -> int:
    """Ask a bot that serves HTTP what is known; 1 where it gives no answer, or another."""
    from handlers.operating.probe import probe

    require(config.signing_secret, "SLACK_SIGNING_SECRET")
    if not url.startswith(("https://", "http://")):
        raise BadConfiguration(f"{url!r} is no address; it must start with https:// (or http:// in tests).")
    if config.oauth and not team:
        raise BadConfiguration("The app is for many workspaces: name one that has it, with --team.")
    probed = probe(url, config.signing_secret, team or "T0")
    print(probed.said, file=sys.stdout if probed.outcome == "right" else sys.stderr)
    return int(probed.outcome != "right")


def serve_assistant(config: Config) -> None:
    """Serve the assistant that started the process, over standard input and output."""
    try:
        from handlers.terminal.mcp_stdio import serve
    except ModuleNotFoundError as error:
        raise BadConfiguration('This needs the mcp SDK: pip install ".[mcp]", as docs/mcp.md tells.') from error
    serve(open_fresh(config))


def rekey(config: Config) -> int:
    """Encrypt every token with the first key; 1 where some fit none of the keys."""
    if not config.oauth:
        raise BadConfiguration("SLACK_CLIENT_ID is missing; see .env.example.")
    if not config.oauth.state_keys:
        raise BadConfiguration("EINDEX_STATE_KEYS is missing; see .env.example.")
    from handlers.serving import oauth

    done = oauth.rekey(config.oauth, config.state_url)
    if done.unreadable:
        said = (
            f"{done.unreadable} of {done.values} tokens fit none of the keys in EINDEX_STATE_KEYS. Add the key that is "
        )
        print(f"{said}missing, or let those workspaces install the app again; drop no key before.", file=sys.stderr)
        return 1
    print(
        f"{done.values} tokens are encrypted with the first key of EINDEX_STATE_KEYS; {done.changed} were not before."
    )
    print("The other keys can be dropped, once every process of the bot has the keys in this order.")
    return 0


def manage_surveys(config: Config, arguments: argparse.Namespace) -> None:
    """Load, list and unload surveys. A bot that runs answers from the new store at its next question."""
    if arguments.command == "surveys":
        from handlers.terminal.draw import draw_table

        bring_up(config)
        draw_table(HEADINGS, list_surveys(config.db, config.surveys))
        if there := processes(config):
            draw_table(("process", "revision", "fault"), [(name, str(number), fault) for name, number, fault in there])
        return
    if arguments.command == "kolada":
        from data.loading.sources.kolada import search
        from handlers.terminal.draw import draw_table

        draw_table(("id", "title"), search(arguments.word, config.kolada_url))
        return
    stores = Stores(config.db, chat_db(config), config.surveys, config.kolada_url, kept(config))
    if arguments.command == "dropped":  # the process that serves asks, on standard input
        from data.loading.dropped import serve

        print(serve(sys.stdin.buffer, stores))
        return
    from handlers.terminal.progress import progress

    with progress() as tell:
        said = load_or_unload(arguments, stores, tell)
    print(*said, sep="\n")
