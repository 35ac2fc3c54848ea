"""Whether a message is a question by itself but for one thing: the län, the two that were named, what it judges."""

from typing import Final

from data.language.conversation.fragment import Fragment
from data.language.wants.summed import SUMS

MORE: Final = ("BETTER", "MORE")
LESS: Final = ("WORSE", "FEWER")
OF_AREA: Final = ("top", "list", "count", "share", "mean", "median", "total", "extreme", "spread")
_POINTING: Final = frozenset({"it", "them", "against", "add"})
ONE_PLACE: Final = ("PLACE_NAME", "AREA")
FEW: Final = 4  # words, of a "why" that is about what was just said
_JUDGING: Final = ("ABOUT_IT", "AMOUNT", "MANY", "NOT", "NO", "NUMBER", "UNKNOWN", "IS", "ANY", "BUT", "EXACTLY", "UP")


def of_own_area(fragment: Fragment) -> bool:
    """Whether it is a question of the län that was spoken of, whole but for that: "vem är tvåa i länet?"."""
    alone = fragment.alone
    of_many = alone is not None and alone.want in OF_AREA and not (alone.of or alone.by or alone.sides)
    return (
        of_many
        and fragment.has("OWN_AREA")
        and not fragment.but_share
        and fragment.wants
        and not fragment.links & _POINTING
    )


def sums_area(fragment: Fragment) -> bool:
    """Whether it but asks for a sum of the län that was spoken of: "och snittet i länet?"."""
    return fragment.has("OWN_AREA") and fragment.has(*SUMS) and fragment.only_says(*SUMS, "OWN_AREA", "DEFINE")


def beats_both(fragment: Fragment) -> bool:
    """Whether it says that one it names has more than each that was spoken of: "Lund slår båda"."""
    return fragment.has("BOTH") and fragment.has(*MORE, *LESS) and fragment.has("PLACE_NAME", "WHO")


def of_both(fragment: Fragment) -> bool:
    """Whether it asks whether two that were spoken of have something: "do both have an app?"."""
    alone = fragment.alone
    of_none = alone is not None and alone.want == "check" and alone.that is not None and not alone.of
    return of_none and fragment.has("BOTH") and not fragment.has("AND", *ONE_PLACE)


def is_nearly_whole(fragment: Fragment) -> bool:
    """Whether it is a question by itself but for one thing that was spoken of."""
    return of_own_area(fragment) or of_both(fragment) or judges(fragment)


def claims_a_figure(fragment: Fragment) -> bool:
    """Whether it claims so many of one that it names: "and Stockholm got 14?"."""
    alone = fragment.alone
    claims = alone is not None and alone.want == "check" and alone.that is not None
    return claims and fragment.has("NUMBER") and not fragment.links & {*_POINTING, "there", "meant"}


def judges(fragment: Fragment) -> bool:
    """Whether it judges what was told, or asks whether that is good: "only 10? thats not great", "är det bra?"."""
    return len(fragment.words) <= 2 * FEW and fragment.has("ABOUT_IT", "AMOUNT") and fragment.only_says(*_JUDGING)
