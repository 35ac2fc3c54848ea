"""A picture or a list as a file: what is told of it in words, and the file that goes with them."""

import re
from dataclasses import replace

from data.language.fold import fold, key
from data.model.answer import Download, Picture, Ranking
from data.model.query import DownloadQuery, Lang, PictureQuery
from handlers.replies import blocks
from handlers.replies.pictures import can_be_drawn
from handlers.replies.pictures.words import alt, finding
from handlers.replies.render import ranking, standing, statistics
from handlers.replies.render.areas import title
from handlers.replies.reply import Attachment, Block, Reply
from handlers.replies.texts.texts import Texts


def draw_picture(picture: Picture, texts: Texts, lang: Lang) -> Reply:
    """The figures of the picture as an answer of their own, which has to do where no picture can be sent."""
    shown = picture.shown
    reply = ranking.draw(shown, texts, lang) if isinstance(shown, Ranking) else statistics.draw(shown, texts, lang)
    if not can_be_drawn(picture):
        said = texts.picture_nothing if isinstance(shown, Ranking) else texts.picture_spread_unknown
        return Reply(f"{said} {reply.text}", (blocks.context(said), *reply.blocks))
    found = finding(picture, texts)
    if picture.kommun:
        reply = Reply(f"{blocks.escape(found)}. {reply.text}", (blocks.header(found), *_rest(reply)))
    query = PictureQuery(
        picture.kind, shown.region.area, picture.kommun.code if picture.kommun else None, picture.survey.id
    )
    name = _filename(texts.picture_kinds[picture.kind], picture, texts)
    return replace(reply, attachment=Attachment(query, lang, f"{name}.png", found, alt(picture, texts)))


def draw_download(download: Download, texts: Texts, lang: Lang) -> Reply:
    """The list as a message shows it, and all of it as a file."""
    shown = download.shown
    reply = ranking.draw(shown, texts, lang)
    query = DownloadQuery(shown.region.area, shown.choice, survey=download.survey.id)
    name = f"{_filename(texts.list_name, download, texts)}.csv"
    return replace(reply, attachment=Attachment(query, lang, name, standing.headline(shown, texts), ""))


def _rest(reply: Reply) -> tuple[Block, ...]:
    """The blocks with the headline as a line of the text."""
    headline, *rest = reply.blocks
    return (blocks.section(f"*{blocks.escape(headline['text']['text'])}*"), *rest)


def _filename(kind: str, answer: Picture | Download, texts: Texts) -> str:
    """A name that any machine can keep: "karta-skane-lan-skl-2014"."""
    said = " ".join((kind, title(answer.shown.region, texts), answer.survey.id))
    return re.sub(r"[^a-z0-9]+", "-", fold(key(said))).strip("-")[:80]
