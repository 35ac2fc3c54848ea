"""Rows that sum up others: totals, means, the whole country, län among kommuner."""

from data.language.fold import fold, key
from data.loading.lists.cells import Cell, plain
from data.loading.lists.find_kommun import Finder

_BEGINNINGS = frozenset(  # of what a row of theirs is called, as keys without å ä ö
    "summa totalt total totalsumma grand sum antal number samtliga alla all hela "
    "medel medelvarde medeltal genomsnitt genomsnittligt snitt median medianvarde average mean "
    "max min minimum maximum hogsta lagsta standardavvikelse spridning ovagt vagt "
    "ovriga riket rikets rikssnitt riksmedel riksgenomsnitt landet kommungrupp lanet".split()
)
_ANYWHERE = frozenset(
    "medel medelvarde ovagt vagt genomsnitt riket rikets".split()
)  # "Pendlingskommuner (ovägt medel)"


def is_summary(cell: Cell, finder: Finder) -> bool:
    """Whether a row that is called so sums up others. The name of a kommun never does."""
    words = fold(key(plain(cell))).split()
    if not words:
        return False
    return (words[0] in _BEGINNINGS or not _ANYWHERE.isdisjoint(words) or finder.is_area(cell)) and not finder.find(
        cell, suggest=False
    ).code
