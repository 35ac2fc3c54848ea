"""Whether all that were told are so, or most: "har alla dom en app?", "only big cities then?"."""

from typing import Final

from data.language.conversation.layout import leaders
from data.language.conversation.turn import Turn, first_places, placing, ranked_ones, those_told
from data.model.conditions import EVERYONE
from data.model.question import Claim, Question

_OF_KIND: Final = ("SIZE", "GROUP", "MANY", "KOMMUN", "MOST", "FRACTION", "EXACTLY")


def every_one(turn: Turn) -> Question | None:
    """Whether each of them is so; of the first of a ranking the share, which names them."""
    alone = turn.alone
    that = alone.that if alone.want == "check" else alone.where if alone.want in ("list", "top", "count") else None
    if alone.of or that in (None, EVERYONE) or turn.fragment.has("SHOW"):
        return None
    if ranked := ranked_ones(turn.before):
        return Question("share", where=ranked, that=that)
    return Question("check", where=those_told(turn.before), that=that)


def placed(turn: Turn) -> Question | None:
    """Whether those that were told are among so many first: "is it in the bottom ten nationally?"."""
    before, fragment, alone = turn.before, turn.fragment, turn.alone
    asks = fragment.links & {"it", "them"} and fragment.has("IS") and not fragment.has("WHO", "SHOW", "COUNT", "ANY")
    if not asks or alone.want != "top" or not alone.limit or turn.one or before.of or before.grouped:
        return None
    led = leaders(before) if "it" in fragment.links else None
    those, that = those_told(led or before), first_places(turn.of_spoken(alone))
    return Question("check", where=those, that=that) if those != EVERYONE else None


def whether(turn: Turn) -> Question | None:
    """Whether all that were told are of a size or group, or most: "only big cities then?", "are they mostly small?"."""
    before, fragment, alone, links = turn.before, turn.fragment, turn.alone, turn.fragment.links
    most = "them" in links and fragment.has("MOST", "FRACTION")
    own = placing(alone.where)
    if not (most or ("only" in links and fragment.asks)) or not fragment.only_says(*_OF_KIND) or own == EVERYONE:
        return None
    if before.of or before.grouped or before.want not in ("list", "count", "top", "share"):
        return None
    told = those_told(before)
    if most:
        return Question("share", where=told, that=own, claim=Claim(">", 50))
    return Question("check", where=told, that=own) if told != EVERYONE else None
