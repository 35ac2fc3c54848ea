"""What they mostly are who fit: "är det mest små kommuner som saknar app", "are most of those without apps small"."""

from collections.abc import Iterator

from data.language.composition.clauses import either
from data.language.wants.named_sides import named_sides, without
from data.language.wants.of_whom import KINDS
from data.language.wants.view import View
from data.model.conditions import flat
from data.model.question import Claim, Question


def mostly(v: View) -> Iterator[Question]:
    """Whether more than half of those that fit are of the kind that is named."""
    kind = _said_to_be(v) if v.r.clauses and not (v.by or v.kommuner) else ""
    if kind and (sides := named_sides(v)[kind]):
        claim = v.claim if v.claim and v.claim.op == ">" else Claim(">", 50.0, about=False)
        yield Question("share", where=without(v, kind).where(), that=flat(either(sides)), claim=claim)


def _said_to_be(v: View) -> str:
    """The kind that those who fit are said to be for the most part."""
    said, first = v.said, min(clause.at for clause in v.r.clauses)
    for i in said.where("MOSTLY"):  # "det är främst storstäder som …"
        at = said.skip(i + 1)
        while said.at(at).has("KOMMUN", "MANY") and not _kind_of(v, at):  # "mainly kommuner in Skåne that …"
            at = said.skip(at + 1)
        if said.before(i).has("IS", "CLAIM") and at < first and _kind_of(v, at):
            return _kind_of(v, at)
    for i in said.where("FRACTION"):  # "de flesta som … är små"
        last = max((j for j in range(i + 1, len(said)) if _kind_of(v, j)), default=-1)
        told = said.at(i).concepts["FRACTION"].startswith(">") and i < first < last
        if told and (said.before(last).has("IS") or said.before(i).has("IS")):
            return _kind_of(v, last)
    return ""


def _kind_of(v: View, i: int) -> str:
    """The part of a reading that a term there is of, where it names a group, a size or an area; else empty."""
    return next((kind for concept, kind in KINDS.items() if concept in v.said.at(i)), "")
