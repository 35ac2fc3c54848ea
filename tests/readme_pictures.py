"""`make pictures`: the pictures in the README, drawn from what the bot answers. Needs Pillow, and a tool that draws replies.

That tool stands outside the repository: it is called with `--out FILE` and the file of a message, and writes a PNG.
"""

import json
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image

from data.loading.commands import Stores
from data.loading.dropped import serve
from data.loading.packages.registry import Registry
from data.store.freshness import ensure_fresh
from data.store.store import Store
from handlers.answering.answerer import Answerer
from handlers.replies import lists
from handlers.replies.reply import Reply
from tests.bot_process import ROOT

DOCS = ROOT / "docs"
REPLIES = {
    "profile": "Göteborg",
    "ranking": "topp",
    "comparison": "jämför Göteborg Malmö Katrineholm",
    "statistics": "statistik",
}
MAP = "karta"
MADE_UP = "påhittad lista.csv"
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
            reply = answerer.reply(question)
            _draw(reply, "ephemeral", DOCS / f"{name}.png", tool, Path(folder))
        _draw(dropped(db), "", DOCS / "dropped.png", tool, Path(folder))
        drawn = answerer.reply(MAP).attachment
        assert drawn
        picture = DOCS / "map.png"
        picture.write_bytes(answerer.content(drawn))
        _shrink(picture)


def dropped(db: Path) -> Reply:
    """What is said of a list that an editor drops: one that is made up, and called so."""
    published = {"Göteborg": 14, "Helsingborg": 14, "Skellefteå": 14, "Stockholm": 14, "Tyresö": 14}
    scores = published | {"Umeå": 13, "Vallentuna": 12, "Katrineholm": 9}  # three that differ
    others = [name for name in Registry().kommun["name"] if name not in scores]
    scores |= dict.fromkeys(others[: 186 - len(scores)], 7)
    rows = ["Kommun;Poäng", *(f"{name};{points}" for name, points in scores.items()), "Medel;7,3", "Riket;7,1"]
    asked = json.dumps({"do": "look", "name": MADE_UP})
    stores = Stores(db, db.with_name("chat.db"), ROOT / "data" / "surveys", "")
    told = json.loads(serve(BytesIO("\n".join([asked, *rows]).encode()), stores))
    return lists.seen(told, MADE_UP, lists.Choice("F0", "0"), "sv")


def _draw(reply: Reply, subtype: str, picture: Path, tool: str, folder: Path) -> None:
    """A reply as whoever it is for sees it."""
    message = {"text": reply.text, "blocks": reply.private or reply.blocks, "ts": str(_ASKED)}
    message |= {"subtype": subtype} if subtype else {}
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
