"""Whether the figures of two measures go together, in words: how strongly, of how many, and that it proves no cause."""

from dataclasses import replace
from typing import Final

from data.model.conditions import EVERYONE
from data.model.result import Association
from handlers.replies.amounts import rounded
from handlers.replies.phrases import Phrases
from handlers.replies.shapes.draft import Draft

# Below so much, without its sign, a correlation is called so.
_CALLED: Final = ((0.1, "none"), (0.3, "weak"), (0.5, "moderate"), (0.7, "strong"))


def draw(found: Association, p: Phrases) -> Draft:
    """The correlation that was asked for by name, Pearson's where none was; then the other."""
    among, (first, second) = p.among(), (p.measure, p.beside()[0])
    said = {"a": p.words(first).name, "b": p.words(second).name, "among": among}
    asks = [(p.say("picture_scatter"), replace(p.asked, form="scatter"))] if p.question.form != "scatter" else []
    if found.open:
        known = p.of_kommuner(len(found.rows))
        small = second.id == "population" and p.question.where == EVERYONE and not p.survey.made_up
        published = [p.say("spread_none_small")] if small else []
        return Draft([p.say("association_unknown", **said), p.say("association_known", n=known), *published])
    of = p.of_kommuner(len(found.rows))
    if found.pearson is None or found.spearman is None:
        return Draft([p.say("association_few", n=of, **said)])
    figures = [("pearson", found.pearson), ("spearman", found.spearman)]
    (leads, value), (other, beside) = figures[::-1] if p.question.topic == "by_ranks" else figures
    told = {"strength": _strength(value, p), "r": p.n(value, 2), "n": of}
    sentences = [
        p.say("association", kind=p.say(leads), **told, **said),
        p.say("association_other", kind=p.capital(p.say(other)), r=p.n(beside, 2)),
        p.say("association_no_cause"),
    ]
    return Draft([p.capital(sentences[0]), *sentences[1:]], asks=asks)


def _strength(value: float, p: Phrases) -> str:
    """As in "svagt positivt samband", "inget tydligt samband"."""
    size = abs(rounded(value, 2))
    called = next((called for below, called in _CALLED if size < below), "very_strong")
    side = p.say("negative" if value < 0 else "positive")
    return p.say(f"association_{called}", side=side)
