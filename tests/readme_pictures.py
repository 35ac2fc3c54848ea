"""`make pictures`: the pictures in the README, drawn from what the bot answers. Needs Pillow, and a tool that draws replies.

That tool stands outside the repository: it is called with `--out FILE` and the file of a message, and writes a PNG.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from data.store.freshness import ensure_fresh
from data.store.store import Store
from handlers.answering.answerer import Answerer
from tests.bot_process import ROOT

DOCS = ROOT / "docs"
REPLIES = {
    "profile": "Göteborg",
    "ranking": "topp",
    "comparison": "jämför Göteborg Malmö Katrineholm",
    "statistics": "statistik",
}
MAP = "karta"
_ASKED = 1_790_000_000  # when, for the clock beside the name: a picture stays the same until the answer does not
_COLOURS = 64  # letters and the six colours of a map need no more; a page should be there at once
_WIDEST = 1000  # pixels of the map


def main(tool: str) -> None:
    """Draw all of them."""
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "eindex.db"
        ensure_fresh(db, ROOT / "data" / "surveys")
        answerer = Answerer(Store(db))
        for name, question in REPLIES.items():
            _draw(answerer, question, DOCS / f"{name}.png", tool, Path(folder))
        drawn = answerer.reply(MAP).attachment
        assert drawn
        picture = DOCS / "map.png"
        picture.write_bytes(answerer.content(drawn))
        _shrink(picture)


def _draw(answerer: Answerer, question: str, picture: Path, tool: str, folder: Path) -> None:
    """A reply as whoever typed /eindex sees it."""
    reply = answerer.reply(question)
    message = {"text": reply.text, "blocks": reply.private, "subtype": "ephemeral", "ts": str(_ASKED)}
    written = folder / "message.json"
    written.write_text(json.dumps(message, ensure_ascii=False), encoding="utf-8")
    subprocess.run([tool, "--name", "e-index", "--out", picture, written], check=True)  # what make was told
    _shrink(picture)


def _shrink(picture: Path) -> None:
    with Image.open(picture) as drawn:
        small = drawn.convert("RGB")
    if small.height > small.width:
        small.thumbnail((_WIDEST, _WIDEST), Image.Resampling.LANCZOS)
    few = small.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)  # rare colours are kept too
    few.save(picture, optimize=True)
    print(f"{picture.relative_to(ROOT)}  {picture.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main(sys.argv[1])
