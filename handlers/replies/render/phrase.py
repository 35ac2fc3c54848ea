"""Areas and choices as the words that ask for them, which `data.parse` understands: what buttons ask."""

import math
from typing import Final, assert_never

from data.model.area import Against, Area, Best, Choice, Everyone, FullMarks, Lowest, Places, Points, Standing
from data.model.facts import Region, Scored

_STANDING: Final[dict[Standing, str]] = {"better": "bättre än", "worse": "sämre än", "same": "lika bra som"}


def area(region: Region) -> str:
    """As in "Skåne län utom Malmö kommun", "pendlingskommuner", "under 10000 invånare"; empty for the country."""
    place = region.area.landscape or (region.lan[0].name if region.lan else "")
    left_out = " och ".join(f"{each.kommun} kommun" if each.kommun else area(each) for each in region.without)
    but = f"utom {left_out}" if left_out else ""
    return " ".join(filter(None, (region.area.group, place, _inhabitants(region.area), but)))


def choice(chosen: Choice, against: Scored | None = None) -> str:
    """As in "minst 10 poäng", "plats 40 till 50"; empty for the best, the last and everyone: pages of one list.

    `against`: the kommun that the chosen are held against, if they are.
    """
    match chosen:
        case Best() | Lowest() | Everyone():
            return ""
        case FullMarks():
            return "full pott"
        case Points(least, most) if most == math.inf:
            return f"minst {least:g} poäng"
        case Points(least, most) if least < most:
            return f"{least:g} till {most:g} poäng" if least else f"högst {most:g} poäng"
        case Points(least, _):
            return f"{least:g} poäng"
        case Places(first, last):
            return f"plats {first} till {last}"
        case Against(kommun, how):
            return f"vilka är {_STANDING[how]} {f'{against.name} kommun' if against else kommun}"
        case _:
            assert_never(chosen)


def ranking(chosen: Choice, region: Region, against: Scored | None = None) -> str:
    """A whole ranking or list, as in "topp 100 Skåne län", "lista alla kommuner"."""
    match chosen:
        case Best(limit):
            said = f"topp {limit}"
        case Lowest(limit):
            said = f"botten {limit}"
        case Everyone():
            said = "lista alla kommuner"
        case _:
            said = choice(chosen, against)
    return f"{said} {area(region)}".strip()


def _inhabitants(where: Area) -> str:
    if where.below is None:
        return f"minst {where.least} invånare" if where.least else ""
    return f"{where.least} till {where.below} invånare" if where.least else f"under {where.below} invånare"
