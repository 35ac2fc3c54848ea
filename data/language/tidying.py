"""A text before it is split into words: what belongs to one word or number is made one, and what does not, parted."""

import re

from data.language import words

# G-borg; but for e-tjänst
_INITIAL = r"(?i)\b([a-zåäö])-(?!tj|id\b|förv|forv|gov|serv|leg|ind|strat|post|mail)(?=[a-zåäö]{2})"
_SHORTENED = r"(?i)\b([a-zåäö]{2,5})-(?=(?:stad|hamn|holm|köping|kpg|borg|berg|krona|tuna|vall|bro)\b)"
_DECIMAL = r"(?i)\b([0-9]{1,3})[,.]([0-9]{1,2})(?=\s*(?:poäng|poang|p\b|points?))"
_NUMBERS = "|".join(words.NUMBERS)
_OR_MORE = r"(?:eller (?:fler|färre|mer|mindre|över|under) |or (?:more|fewer|less) )?"
_TO_ANOTHER = rf"(?:(?:och|till|upp till|eller|and|to|or) (?:{_NUMBERS}|[0-9]{{1,3}}) )?"
_THING = r"(?:(?:olika|egna|different|own) )?(?:poäng|poang|points?|app(?:ar|s)?|e[- ]?tjänste?r?|e[- ]?services?)\b"
# under fem poäng, mellan fem och tio appar; "en app" is any
_COUNTED_IN_WORDS = rf"(?i)\b(?!(?:en|ett|one)\b)(?:{_NUMBERS})(?= {_OR_MORE}{_TO_ANOTHER}{_THING})"
_ONE_IN_WORDS = (
    r"(?i)\b(än|an|than|minst|least|högst|most|exakt|precis|exactly|bara|endast|only)"
    rf" (?:en|ett|one)(?= (?:enda )?{_THING})"
)  # fler än en app
_ANYTHING_COUNTED = ("po", "app", "tj", "serv")
_PARTS_OF_SWEDEN = {  # each with the landsdel that is nearest; the answer names it
    "Norrland": r"(?i)\b(?:norra|northern|north) (?:sverige|sweden)\b",
    "Götaland": r"(?i)\b(?:södra|sodra|southern|south) (?:sverige|sweden)\b",
    "Svealand": r"(?i)\b(?:mellersta|central) (?:sverige|sweden)\b",
    "Västsverige": r"(?i)\b(?:västra|vastra|western|west) (?:sverige|sweden)\b",
}
_NUMBER_JOINED = r"(?i)\b(top|topp)([0-9])"  # top10


def tidied(text: str) -> str:
    """The text with what belongs to one word or number made one, and what does not, parted."""
    if "-" in text:
        text = re.sub(_SHORTENED, r"\1", re.sub(_INITIAL, r"\1", text))  # Kr-stad
    small = text.lower()
    if any(counted in small for counted in _ANYTHING_COUNTED):
        text = re.sub(_COUNTED_IN_WORDS, lambda said: str(words.NUMBERS[said[0].lower()]), text)
        text = re.sub(_ONE_IN_WORDS, r"\1 1", text)
    if "sverige" in small or "sweden" in small:
        for landsdel, said in _PARTS_OF_SWEDEN.items():
            text = re.sub(said, landsdel, text)
    if any(map(str.isdigit, text)):
        text = re.sub(_DECIMAL, r"\1d\2", re.sub(_NUMBER_JOINED, r"\1 \2", text))
    return text
