"""What else is asked of one kommun, by phrases of their own: whether it answered, where it lies, how big it is."""

import re

from data.language import words
from data.language.phrasing import inside
from data.language.sentence import Sentence
from data.model.area import FullMarks
from data.model.query import Measure

_YES_OR_NO = (
    r"^(?:(?:be)?svarade|svarar|deltog|deltar|medverkade|did|has|have|har|hade|finns|fanns|ar|var|is|was|does)\b"
)
_TOOK_PART = (
    r"^(?:finns|fanns|ar|var) .*\bmed$"
    r"|\b(?:i|in|part of) (?:the survey|undersokningen|enkaten|studien|matningen)$|^medverkade\b"
)
_LAN = r"\b(?:vilket lan|(?:what|which) county)\b"
_GROUP = (
    r"\b(?:(?:vilken|vilka|vad for|what|which)"
    r" (?:kommun ?(?:grupp|typ|kategori)\w*|municipal\w* (?:group|type|categor)\w*)"
    r"|(?:typ av|sorts?|slags|type of|kind of) (?:kommun|municipality)\b)"
)
_HOW_BIG = r"^(?:hur (?:stora?|folkrik\w?) ar|how (?:big|large|populous) is)\b"
_BIG: frozenset[str] = frozenset("hur stor stora folkrik ar är how big large populous is kommun the of".split())
_DIFFERENCE = (
    r"\b(?:hur (?:mycket|langt|manga poang) (?:\w+ ){0,3}?"
    r"(?:battre|samre|mer|fler|farre|fore|efter|bakom|ifran|fran|skiljer)"
    r"|how (?:much|far|many(?: more| fewer)? points?|many more) .*\b"
    r"(?:better|worse|more|fewer|ahead|behind|above|below|from|than)"
    r"|(?:poang)?skillnad\w* mellan|skiljer|difference between|points? between)\b"
)
_WAY = r"\b(?:hur (?:langt|nara|mycket|manga poang)|how (?:far|close|many points|much))\b"


def asks_difference(sentence: Sentence) -> bool:
    """Whether it is asked by how many points kommuner differ."""
    return re.search(_DIFFERENCE, sentence.folded) is not None


def asks_way_to_full_marks(sentence: Sentence) -> bool:
    """Whether it is asked how many points are left to full marks."""
    said = sentence.folded
    return isinstance(sentence.scope.choice, FullMarks) and re.search(_WAY, said) is not None


def other_measure(sentence: Sentence) -> Measure | None:
    """What is asked, where it is something of this."""
    said, figure = sentence.folded, sentence.subject.figure()
    asks = re.search(_YES_OR_NO, said) is not None
    if asks and figure in ("answered", "silent", "ranked"):
        return figure
    if asks and re.search(_TOOK_PART, said):
        return "answered"
    ranks = not sentence.signals.isdisjoint(words.RANK | words.LOWEST)
    if figure is None and not ranks and re.search(_LAN, said):
        return "lan"
    if not ranks and re.search(_GROUP, said):
        return "kommungrupp"
    others = [w for i, w in enumerate(sentence.spoken) if not inside(i, sentence.mentions)]
    return "population" if re.search(_HOW_BIG, said) and _BIG.issuperset(others) else None
