"""A table as sentences, for those who hear it or see no blocks."""

from collections.abc import Sequence

from handlers.replies import blocks


def in_words(names: Sequence[str], rows: Sequence[tuple[str, ...]]) -> list[str]:
    """A sentence a row: its title, and each name with its cell."""
    return [
        f"{title}: {', '.join(f'{blocks.escape(name)} {cell}' for name, cell in zip(names, cells, strict=True))}."
        for title, *cells in rows
    ]
