"""Answers that help somebody to ask: what can be asked, in which language, which place, and what was not understood."""

from dataclasses import dataclass

from data.model.facts import Survey
from data.model.places import Kommun, Lan
from data.model.query import Lang, Reason


@dataclass(frozen=True, slots=True)
class Help:
    """What can be asked."""

    survey: Survey


@dataclass(frozen=True, slots=True)
class Language:
    """Somebody wishes to be answered in a language; None where they did not say which."""

    lang: Lang | None


@dataclass(frozen=True, slots=True)
class Which:
    """Several places fit: which one was meant? Best candidate first."""

    typed: str
    places: tuple[Kommun | Lan, ...]


@dataclass(frozen=True, slots=True)
class Unclear:
    """Not understood, and why."""

    reason: Reason
    typed: str
