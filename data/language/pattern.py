"""Patterns of folded words and phrases."""


def stems(text: str) -> str:
    """A pattern of folded stems, divided by semicolons, that begin and end where words do.

    A text, not yet compiled: that is done when the first question needs it, and takes 10 ms of its time.
    """
    return rf"\b(?:{'|'.join(stem.strip() for stem in text.split(';'))})\b"
