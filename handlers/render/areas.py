"""What an area is called: in the country, in a län, among the kommuner of a size."""

from data.area import Area
from data.facts import Region
from handlers import blocks
from handlers.texts.texts import Texts
from handlers.wording import listed, number


def within(region: Region, texts: Texts) -> str:
    """As part of a sentence: "i landet", "i Skåne län", "bland kommunerna med färre än 10 000 invånare"."""
    if region.is_country:
        return texts.in_area.format(area=texts.country)
    if _is_place(region.area):
        return texts.in_area.format(area=_place(region, texts))
    return texts.among.format(kommuner=kommuner_of(region.area, texts, region))


def title(region: Region, texts: Texts) -> str:
    """By itself: "Landet", "Skåne län", "Kommunerna med färre än 10 000 invånare"."""
    if region.is_country:
        return texts.country
    return _place(region, texts) if _is_place(region.area) else kommuner_of(region.area, texts, region)


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
    """Which län a landscape of whole län was taken for; empty where none was named."""
    if not region.area.landscape or region.in_part:
        return ""
    return texts.landscape_is.format(landscape=blocks.escape(region.area.landscape), names=_lan_names(region, texts))


def part_note(region: Region, texts: Texts) -> str:
    """That the answer is of whole län, where a landscape was named that is but a part of them."""
    if not region.in_part:
        return ""
    template = texts.landscape_in_lan if len(region.lan) == 1 else texts.landscape_in_several
    return template.format(landscape=blocks.escape(region.area.landscape), names=_lan_names(region, texts))


def _is_place(area: Area) -> bool:
    return area == Area(lan=area.lan, landscape=area.landscape)


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
