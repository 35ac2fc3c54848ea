"""A text before it is split into words: what belongs to one word or number is made one, and what does not, parted."""

import re

from data.text import words

_INITIAL = re.compile(
    r"\b([a-zåäö])-(?!tj|id\b|förv|forv|gov|serv|leg|ind|strat|post|mail)(?=[a-zåäö]{2})", re.IGNORECASE
)  # G-borg; but for e-tjänst
_SHORTENED = re.compile(
    r"\b([a-zåäö]{2,5})-(?=(?:stad|hamn|holm|köping|kpg|borg|berg|krona|tuna|vall|bro)\b)", re.IGNORECASE
)
_DECIMAL = re.compile(r"\b([0-9]{1,3})[,.]([0-9]{1,2})(?=\s*(?:poäng|poang|p\b|points?))", re.IGNORECASE)
_NUMBERS = "|".join(words.NUMBERS)
_OR_MORE = r"(?:eller (?:fler|färre|mer|mindre|över|under) |or (?:more|fewer|less) )?"
_TO_ANOTHER = rf"(?:(?:och|till|upp till|eller|and|to|or) (?:{_NUMBERS}|[0-9]{{1,3}}) )?"
_THING = r"(?:(?:olika|egna|different|own) )?(?:poäng|poang|points?|app(?:ar|s)?|e[- ]?tjänste?r?|e[- ]?services?)\b"
_COUNTED_IN_WORDS = re.compile(
    rf"\b(?!(?:en|ett|one)\b)(?:{_NUMBERS})(?= {_OR_MORE}{_TO_ANOTHER}{_THING})", re.IGNORECASE
)  # under fem poäng, mellan fem och tio appar; "en app" is any
_ONE_IN_WORDS = re.compile(
    r"\b(än|an|than|minst|least|högst|most|exakt|precis|exactly|bara|endast|only)"
    rf" (?:en|ett|one)(?= (?:enda )?{_THING})",
    re.IGNORECASE,
)  # fler än en app
_ANYTHING_COUNTED = ("po", "app", "tj", "serv")
_PARTS_OF_SWEDEN = {  # each with the landsdel that is nearest; the answer names it
    "Norrland": re.compile(r"\b(?:norra|northern|north) (?:sverige|sweden)\b", re.IGNORECASE),
    "Götaland": re.compile(r"\b(?:södra|sodra|southern|south) (?:sverige|sweden)\b", re.IGNORECASE),
    "Svealand": re.compile(r"\b(?:mellersta|central) (?:sverige|sweden)\b", re.IGNORECASE),
    "Västsverige": re.compile(r"\b(?:västra|vastra|western|west) (?:sverige|sweden)\b", re.IGNORECASE),
}
_NUMBER_JOINED = re.compile(r"\b(top|topp)([0-9])", re.IGNORECASE)  # top10


def tidied(text: str) -> str:
    """The text with what belongs to one word or number made one, and what does not, parted."""
    if "-" in text:
        text = _SHORTENED.sub(r"\1", _INITIAL.sub(r"\1", text))  # Kr-stad
    small = text.lower()
    if any(counted in small for counted in _ANYTHING_COUNTED):
        text = _COUNTED_IN_WORDS.sub(lambda said: str(words.NUMBERS[said[0].lower()]), text)
        text = _ONE_IN_WORDS.sub(r"\1 1", text)
    if "sverige" in small or "sweden" in small:
        for landsdel, said in _PARTS_OF_SWEDEN.items():
            text = said.sub(landsdel, text)
    if any(map(str.isdigit, text)):
        text = _DECIMAL.sub(r"\1d\2", _NUMBER_JOINED.sub(r"\1 \2", text))
    return text
