"""The tests. They start the bot some hundred times, so its bytecode is kept, as where it serves, whatever is set here."""

import os
import sys

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
