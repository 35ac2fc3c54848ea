"""The frames of views, made within their limits, and what they are put together from."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from handlers.replies import blocks, limits
from handlers.replies.blocks import ASK, PICK, plain
from handlers.replies.reply import Block, Reply
from handlers.replies.texts import Texts

View = dict[str, Any]

KOMMUN = "kommun"  # block_id and action_id of the lists that kommuner are chosen from
_SHOWN_AS_THEY_ARE = frozenset({"header", "section", "context", "divider", "image"})


class Form(NamedTuple):
    """What makes a modal one that is submitted."""

    kind: str  # callback_id
    submit: str  # label of its button
    kept: str = ""  # private_metadata: comes back with what is submitted


def modal(title: str, drawn: Sequence[Block], texts: Texts, form: Form | None = None) -> View:
    """A modal."""
    view: View = {
        "type": "modal",
        "title": plain(title, limits.VIEW_TITLE),
        "close": plain(texts.close, limits.VIEW_TITLE),
        "blocks": list(drawn[: limits.VIEW_BLOCKS]),
    }
    if form:
        view |= {"callback_id": form.kind, "submit": plain(form.submit, limits.VIEW_TITLE)}
    if form and form.kept:
        view["private_metadata"] = form.kept
    return view


def shown(reply: Reply) -> list[Block]:
    """A reply's blocks as a view takes them: tables become lines, and what asks is a button.

    Where the reply has a block of another kind, its text says the same.
    """
    drawn: list[Block] = []
    for block in reply.blocks:
        if block["type"] in _SHOWN_AS_THEY_ARE:
            drawn.append(block)
        elif block["type"] == "table":
            drawn += _paragraphs(_lines(block))
        elif block["type"] == "actions":
            asking = [each for element in block["elements"] for each in _asking(element)]
            drawn += [blocks.actions(asking)] if asking else []
        else:
            return [blocks.section(reply.text)]
    return drawn


def kommun_list(action: str, texts: Texts, *, most: int = 1) -> Block:
    """A list of kommuner that fills while a name is typed; of one, or of up to `most`."""
    element: Block = {
        "type": "external_select" if most == 1 else "multi_external_select",
        "action_id": action,
        "placeholder": plain(texts.type_a_name, limits.PLACEHOLDER),
        "min_query_length": 0,
    }
    if most > 1:
        element["max_selected_items"] = most
    return element


def asked_for(block_id: str, label: str, element: Block, hint: str = "", *, optional: bool = False) -> Block:
    """A field to fill in."""
    field = {"type": "input", "block_id": block_id, "label": plain(label, limits.LABEL), "element": element}
    told = {"hint": plain(hint, limits.LABEL)} if hint else {}
    return {**field, **told, **({"optional": True} if optional else {})}


def beside(mrkdwn: str, element: Block) -> Block:
    """A paragraph with something to choose or click beside it."""
    return {**blocks.section(mrkdwn), "accessory": element}


def _asking(element: Block) -> list[Block]:
    """The buttons that ask: what stands in a menu gets one each."""
    if element["type"] == "overflow":
        return [
            {"type": "button", "action_id": f"{element['action_id']}:{i}", **option}
            for i, option in enumerate(element["options"])
        ]
    return [element] if element["action_id"].partition(":")[0] in (ASK, PICK) else []


def _lines(table: Block) -> list[str]:
    """A table's rows, their names first. Where several columns hold numbers, each is told with its head."""
    head, *rows = ([blocks.escape(cell["text"]) for cell in row] for row in table["rows"])
    names = [i for i, each in enumerate(table["column_settings"]) if each["align"] == "left"]
    numbers = [i for i in range(len(head)) if i not in names]
    if len(numbers) < 2:
        return [f"{row[names[0]]}  {' · '.join(row[i] for i in (*names[1:], *numbers))}" for row in rows]
    told = [" · ".join(f"{head[i]} {row[i]}" for i in (*names[1:], *numbers) if row[i] != blocks.DASH) for row in rows]
    return [f"*{row[names[0]]}*  {said or blocks.DASH}" for row, said in zip(rows, told, strict=True)]


def _paragraphs(lines: Sequence[str]) -> Iterator[Block]:
    """The lines in as few paragraphs as hold them all."""
    paragraph = ""
    for line in lines:
        if paragraph and len(paragraph) + len(line) >= limits.SECTION:
            yield blocks.section(paragraph)
            paragraph = ""
        paragraph = f"{paragraph}\n{line}" if paragraph else line
    if paragraph:
        yield blocks.section(paragraph)
