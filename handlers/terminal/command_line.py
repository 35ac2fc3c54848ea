"""The commands of `python bot.py`, with help for people."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any


def command_line(add_commands: Callable[[Any], None]) -> argparse.ArgumentParser:
    """The parser; `add_commands` adds those about surveys."""
    parser = argparse.ArgumentParser(
        prog="python bot.py",
        description="e-index tells how good Sweden's kommuner are at e-services, in Slack or in this terminal.",
        epilog="Without a command: Socket Mode or HTTP, whichever the environment is set up for (see .env.example); "
        "without Slack tokens, a chat in this terminal.",
    )
    parser.add_argument(
        "--log-format", choices=["json", "text"], help="how to log; json where standard error is no terminal"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("chat", help="talk with the bot in this terminal, without Slack")
    commands.add_parser("socket", help="serve a Slack workspace over Socket Mode (no public address needed)")
    commands.add_parser("http", help="serve a Slack workspace over HTTP on $PORT")
    commands.add_parser("mcp", help="serve a desktop assistant or an editor its tools over stdio (docs/mcp.md)")
    commands.add_parser("doctor", help="check tokens, scopes, clock, stores and Slack, and say how to mend each")
    probing = commands.add_parser("probe", help="ask a bot that serves HTTP one question with a known answer; for cron")
    probing.add_argument("url", metavar="URL", help="where it is, such as https://your-host")
    probing.add_argument("--team", metavar="ID", help="a workspace that has the app, where it is one for many")
    commands.add_parser("rekey", help="encrypt kept tokens with the first of EINDEX_STATE_KEYS, so that others can go")
    asking = commands.add_parser("ask", help="answer a question, or one per line of standard input")
    asked = asking.add_mutually_exclusive_group()
    asked.add_argument("text", nargs="?", help='the question, such as "topp Sörmland" or "topp Skåne exempel"')
    asked.add_argument("--question", help="a question as JSON instead of text; docs/questions.md shows each field")
    asking.add_argument(
        "--schema", action="store_true", help="print the JSON Schema of such a question, and ask nothing"
    )
    asking.add_argument("--json", action="store_true", help="print one JSON object a question, one a line")
    asking.add_argument("--explain", action="store_true", help="print how the text is read: words, readings and costs")
    asking.add_argument(
        "--conversation",
        action="store_true",
        help="let each line go on from the one before, as in a conversation; an empty line begins another",
    )
    saving = commands.add_parser("save", help="save a picture (PNG) or a list (CSV) that a question asks for")
    saving.add_argument("text", help='the question, such as "karta Skåne exempel" or "csv Skåne", or one as JSON')
    saving.add_argument("file", type=Path, help="the file to write: .png of a picture, .csv of a list")
    add_commands(commands)
    return parser
