"""e-index: how good is a Swedish kommun at e-services? This file composes and starts the bot.

It is the only reader of the environment, and short, for Python compiles it anew at each start. The way of a question
begins in handlers/listeners/register.py.
"""

import gc
import io
import logging
import os
import sys
from pathlib import Path

from data.loading.commands import NAMES, add_commands
from data.model.problems import InvalidInput
from handlers.operating import logs
from handlers.serving.configuration import BadConfiguration, Config
from handlers.serving.start import start
from handlers.terminal.command_line import command_line

HERE = Path(__file__).parent
# Bolt looks for these in the environment by itself, and takes even an empty one for many workspaces. Config has them.
OWN = ("SLACK_BOT_TOKEN", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_REDIRECT_URI")
SERVING = ("chat", "socket", "http", None)  # without a command, what the environment is set up for

_ALLOCATED = 20_000  # objects between two looks for garbage: Python's 700 has a hundred at a start that leaves none


def main() -> int:
    """Run the command. Exit status 1 where the configuration is wrong, 2 where the surveys are."""
    gc.set_threshold(_ALLOCATED)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # also where the locale knows no å
    if (HERE / ".env").exists():
        from dotenv import load_dotenv  # only here: it takes a fiftieth of the start

        load_dotenv(HERE / ".env")
    arguments = command_line(add_commands).parse_args()
    logs.start(arguments.log_format)
    try:
        config = Config.read(os.environ)
        for name in OWN:
            os.environ.pop(name, None)
        if arguments.command in SERVING:
            start(arguments.command or config.way(), config, arguments.log_format)
        else:
            from handlers.commands import run  # only here: whoever serves needs none of it

            return run(arguments, config)
    except (BadConfiguration, InvalidInput) as error:
        for handler in logging.getLogger().handlers:
            handler.flush()  # what the log still had to tell stands above it
        print(error, file=sys.stderr)
        return 1 if isinstance(error, BadConfiguration) else 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return 130 if arguments.command in NAMES else 0  # an interrupted load did not load
    return 0


if __name__ == "__main__":
    sys.exit(main())
