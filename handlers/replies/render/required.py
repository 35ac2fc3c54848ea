"""What is required of kommuner, in words: "har minst 3 appar och saknar egen e-strategi"."""

from collections.abc import Sequence
from itertools import pairwise

from data.model.answer import Holders
from data.model.condition import Condition
from handlers.replies import blocks
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import approximate, listed, number


def required(conditions: Sequence[Condition], texts: Texts, *, either: bool = False) -> str:
    """All of it, as what is said of some kommuner. In Swedish a clause with its verb; in English a phrase."""
    said = [_said(each, texts) for each in conditions]
    plain = said[:1]
    for before, each in pairwise(said):
        verb = each.split(" ", 1)[0]
        same = verb in texts.required_verbs and before.startswith(f"{verb} ")
        plain.append(each.removeprefix(f"{verb} ") if same else each)  # har appar och en egen e-strategi
    return listed(plain, texts.or_ if either else texts.conjunction)


def of_all(holders: Holders, texts: Texts) -> str:
    """All that is required of those asked for, but for having most or fewest."""
    asked = [each for each in holders.conditions if each.which not in ("most", "fewest")]
    return required(asked, texts, either=holders.either)


def amount(condition: Condition, texts: Texts) -> str:
    """As in "minst 6 appar"."""
    least, most = condition.least, condition.most
    bounds = {
        "least": number(least or 0, texts),
        "most": number(most or 0, texts),
        "what": texts.measures[condition.of].lower(),
    }
    if least is not None and most is not None:
        return (texts.amount if least == most else texts.amount_between).format(**bounds)
    return (texts.amount_most if least is None else texts.amount_least).format(**bounds)


def against(holders: Holders, texts: Texts) -> str:
    """As in "fler appar än Malmö (4)"."""
    than = holders.than
    if than is None:
        return ""
    what = texts.measures[holders.of].lower()
    much = approximate(than.fact, texts) if than.fact else ""
    return texts.amount_against[than.how].format(what=what, name=than.name, number=much)


def left_out(holders: Holders, texts: Texts) -> str:
    """What was said besides, and is not taken into account; empty where all is."""
    if not holders.left_out:
        return ""
    said = listed(
        [texts.quoted.format(said=most_of(each, texts) or _said(each, texts)) for each in holders.left_out],
        texts.conjunction,
    )
    return texts.required_left_out.format(what=blocks.escape(said))


def most_of(condition: Condition, texts: Texts) -> str:
    """That they have most or fewest of something; empty where that is not what is required."""
    template = texts.required_most.get(condition.which)
    return template.format(what=texts.measures[condition.of].lower()) if template else ""


def _said(condition: Condition, texts: Texts) -> str:
    if condition.bounded:
        return texts.required_amount.format(amount=amount(condition, texts))
    return texts.required[f"{condition.of} {condition.which}"]
