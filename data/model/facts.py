"""What answers are made of: surveys, single numbers with their sources, parts of a score.

Scores are points of `Survey.scale`. A number that is None is not known, which is not the same as 0.
"""

from typing import NamedTuple


class Source(NamedTuple):
    """Where a number was published."""

    title: str
    url: str
    loaded_on: str = ""  # 2026-11-22, of a list that somebody loaded
    values_only: bool = False  # it must not be named as the source of what is computed of its values


class Survey(NamedTuple):
    """A loaded survey, and how much of it is known here."""

    id: str
    year: int
    name: str  # SKL 2014
    title_sv: str
    title_en: str
    publisher: str
    published: str  # 2014-06-19, or 2011-10 where the day is not known
    invited: int | None
    scale: int | None  # the highest possible score
    scored: int  # kommuner whose score is known here
    ranked: int | None  # kommuner in the survey's own ranking list
    complete: bool  # every score of the ranking list is known
    answers_known: bool  # it is known who answered
    made_up: bool
    loaded: str  # the day it, or a list of it, was loaded, 2026-11-22; empty where it comes with the bot
    few: bool = False  # its ranking list has fewer than half of the kommuner: its places are no places in the country


class Part(NamedTuple):
    """A kommun's points for one component of the index."""

    key: str
    title_sv: str
    title_en: str
    points: float
    maximum: float
