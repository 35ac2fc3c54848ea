"""What an area is called: in the country, in a län, among the kommuner of a size."""

from data.model.area import COUNTRY, Area
from data.model.facts import Region
from handlers.replies import blocks
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import listed, number


def within(region: Region, texts: Texts) -> str:
    """As part of a sentence: "i landet", "i Skåne län", "bland kommunerna med färre än 10 000 invånare"."""
    if region.area.whole == COUNTRY:
        said = texts.in_area.format(area=texts.country)
    elif region.area.is_place:
        said = texts.in_area.format(area=_place(region, texts))
    else:
        said = texts.among.format(kommuner=kommuner_of(region.area, texts, region))
    return _but(said, region, texts)


def title(region: Region, texts: Texts) -> str:
    """By itself: "landet", "Skåne län utom Malmö", "kommunerna med färre än 10 000 invånare"."""
    return _but(_named(region, texts), region, texts)


def group_title(area: Area, texts: Texts) -> str:
    """A size or a kommungrupp as the head of a line."""
    return texts.groups[area.group] if area.group else _inhabitants(area, texts)


def kommuner_of(area: Area, texts: Texts, region: Region | None = None) -> str:
    """The kommuner of a kommungrupp or size, and of a region's län where they are meant: "pendlingskommunerna"."""
    said = [texts.groups[area.group] if area.group else texts.the_kommuner]
    if region and region.lan:
        said.append(texts.in_area.format(area=_place(region, texts)))
    if area.least or area.below is not None:
        said.append(texts.with_inhabitants.format(inhabitants=_inhabitants(area, texts)))
    return " ".join(said)


def landscape_note(region: Region, texts: Texts) -> str:
    """Which län a landscape of whole län was taken for, also where it is left out; empty where none was named."""
    landscapes = [each for each in (region, *region.without) if each.area.landscape and not each.in_part]
    said = {
        each.area.landscape: texts.landscape_is.format(
            landscape=blocks.escape(each.area.landscape), names=_lan_names(each, texts)
        )
        for each in landscapes
    }
    return " ".join(said.values())


def part_note(region: Region, texts: Texts) -> str:
    """That the answer is of whole län, where a landscape was named that is but a part of them."""
    if not region.in_part:
        return ""
    template = texts.landscape_in_lan if len(region.lan) == 1 else texts.landscape_in_several
    return template.format(landscape=blocks.escape(region.area.landscape), names=_lan_names(region, texts))


def _but(said: str, region: Region, texts: Texts) -> str:
    """An area with what is left out of it: "i landet utom Stockholm och storstäderna"."""
    if not region.without:
        return said
    places = [each.kommun or _named(each, texts) for each in region.without]
    return texts.area_without.format(area=said, places=listed(places, texts.conjunction))


def _named(region: Region, texts: Texts) -> str:
    """What it is called before anything is left out."""
    if region.area.whole == COUNTRY:
        return texts.country
    return _place(region, texts) if region.area.is_place else kommuner_of(region.area, texts, region)


def _place(region: Region, texts: Texts) -> str:
    if region.area.landscape and not region.in_part:
        return region.area.landscape
    return listed([lan.name for lan in region.lan], texts.conjunction)


def _lan_names(region: Region, texts: Texts) -> str:
    return blocks.escape(listed([lan.name for lan in region.lan], texts.conjunction))


def _inhabitants(area: Area, texts: Texts) -> str:
    if area.below is None:
        return texts.inhabitants_least.format(least=number(area.least, texts))
    if not area.least:
        return texts.inhabitants_below.format(below=number(area.below, texts))
    return texts.inhabitants_between.format(least=number(area.least, texts), below=number(area.below, texts))
