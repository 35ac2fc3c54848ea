"""Kommuner and län. A place is named by its code everywhere: 4 digits a kommun, 2 digits a län."""

from typing import Final, NamedTuple

SIZE_CLASSES: Final = (0, 10_000, 20_000, 50_000, 100_000)  # inhabitants from which a class begins
SMALL, MEDIUM, LARGE = SIZE_CLASSES[1:4]  # a small kommun has fewer than the first, a large one the last or more


class Lan(NamedTuple):
    """A county (län)."""

    code: str
    name: str  # Södermanlands län
    short_name: str  # Södermanland
    kommuner: int


class Kommun(NamedTuple):
    """A municipality (kommun)."""

    code: str
    name: str  # Katrineholm
    official_name: str  # Katrineholms kommun
    lan: Lan
    kommungrupp: str  # SKL's of 2011
    size_class: int  # inhabitants from which its class begins
    population: int  # 31 December 2013


def is_kommun(code: str) -> bool:
    """Whether the code is a kommun's: four digits. Else it is a län's, or no place's."""
    return len(code) == 4 and code.isdigit()


def size_class_end(least: int) -> int | None:
    """The number of inhabitants at which the class that begins so ends; None for the last one."""
    return next((begin for begin in SIZE_CLASSES if begin > least), None)
