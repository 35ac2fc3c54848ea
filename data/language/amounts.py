"""How much of something is said, in the words around it: "fler än 5", "mellan 5 och 10", "högst 3"."""

import re

_LEAST = r"minst|at least|lagst"
_MORE = r"over|fler an|mer an|mera an|more than|above"
_MOST = r"hogst|max|maximalt|at most|upp till|up to"
_LESS = r"under|farre an|mindre an|fewer than|less than|below"
_EXACT = r"exakt|precis|exactly|bara|endast|only|just|har|hade|have|has|had|med|with|erbjud\w*|offers?"
_ADJECTIVE = r"(?: (?!invan|poang|point|kommun|munic|och\b|and\b|men\b|but\b|eller\b|or\b)[a-z]\w*)?"
_OR_MORE = (
    r"(?P<or_more{0}> eller (?:fler|mer|over)| or more)?(?P<or_less{0}> eller (?:farre|mindre)| or (?:less|fewer))?"
)


def _bound(n: int) -> str:
    return (
        rf"(?:(?P<not{n}>inte|ej|no|not|\w+n t) (?:(?:har|have|has) )?)?(?:(?P<least{n}>{_LEAST})|(?P<more{n}>{_MORE})"
        rf"|(?P<most{n}>{_MOST})|(?P<less{n}>{_LESS})|(?P<exact{n}>{_EXACT})) (?P<number{n}>\d{{1,3}})"
        + _OR_MORE.format(n)
    )


_OTHER_THAN = (
    rf"\b(?:inte|ej|not|\w+n t)(?: (?:{_EXACT})){{0,2}} (?P<number>\d{{1,3}}){_ADJECTIVE}$"  # "har inte 3 appar"
)
_ONE = rf"\b{_bound(1)}{_ADJECTIVE}$"
_TWO = rf"\b{_bound(1)} (?:och|men|samt|and|but) {_bound(2)}{_ADJECTIVE}$"
_BETWEEN = (
    rf"\b(?:mellan |between |fran |from |(?:{_EXACT}) )(?P<low>\d{{1,3}})(?: (?:och|till|and|to|upp till))?"
    rf" (?P<high>\d{{1,3}}){_ADJECTIVE}$"
)
_BARE = rf"(?P<number>\d{{1,3}}){_ADJECTIVE}$"
_ANY = (
    rf"\b(?:{_LEAST}|{_MORE}|{_MOST}|{_LESS}|{_EXACT}|mellan|between) \d{{1,3}}(?: (?:och|and|till|to) \d{{1,3}})?\b"
    r"|\b\d{1,3}(?= (?:poang|points?)\b)"
)
_AFTER_MORE = r" (?:eller (?:fler|mer|over)|or more|and above)\b"
_AFTER_LESS = r" (?:eller (?:farre|mindre|under)|or (?:less|fewer))\b"

Amount = tuple[float | None, float | None]  # at least, and at most


def amount(before: str, after: str, like: str = "") -> Amount | None:
    """How much, by the words before a thing and those after it; None where no number is said.

    `like`: the words that said how much of the thing before: of "minst 5 appar och 10 e-tjänster", at least 10.
    """
    if found := re.search(_BETWEEN, before):
        low, high = sorted((int(found["low"]), int(found["high"])))
        return low, high
    if found := re.search(_TWO, before):
        bounds = [_of(found, 1, after=""), _of(found, 2, after="")]
        least = [low for low, _ in bounds if low is not None]
        most = [high for _, high in bounds if high is not None]
        return max(least) if least else None, min(most) if most else None
    if found := re.search(_ONE, before):
        return _of(found, 1, after)
    bare = re.search(_BARE, before)
    if bare and (same := re.search(_ONE, like)):
        return amount(f"{same[0][: same.start('number1') - same.start()]}{bare['number']}", after)
    if bare and re.match(_AFTER_MORE, after):
        return int(bare["number"]), None
    return (None, int(bare["number"])) if bare and re.match(_AFTER_LESS, after) else None


def other_than(before: str) -> int | None:
    """The number that is not to be how much they have; None where that is not said."""
    found = re.search(_OTHER_THAN, before)
    return int(found["number"]) if found else None


def _of(found: re.Match[str], n: int, after: str) -> Amount:
    many = int(found[f"number{n}"])
    if found[f"least{n}"] or found[f"or_more{n}"] or (found[f"exact{n}"] and re.match(_AFTER_MORE, after)):
        least, most = many, None
    elif found[f"more{n}"]:
        least, most = many + 1, None
    elif found[f"most{n}"] or found[f"or_less{n}"] or (found[f"exact{n}"] and re.match(_AFTER_LESS, after)):
        least, most = None, many
    elif found[f"less{n}"]:
        least, most = None, max(many - 1, 0)
    else:
        return many, many
    if found[f"not{n}"]:  # "inte fler än 5" are 5 at most
        return (None, least - 1) if least is not None else ((most or 0) + 1, None)
    return least, most


def without_amounts(text: str) -> str:
    """The words without those that say how much of something."""
    return re.sub(_ANY, " ", text)
