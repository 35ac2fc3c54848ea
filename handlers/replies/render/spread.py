"""How scores spread: a histogram in text, middle values, shares, and how size and score go together."""

from dataclasses import dataclass

from data.model.facts import Group, Spread, Survey
from handlers.replies import blocks
from handlers.replies.render.areas import group_title
from handlers.replies.reply import Block
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import number, percent, sentence

_BARS = 15  # at most
_WIDTH = 24  # characters of the longest bar
_STRONG, _WEAK = 0.5, 0.2  # rank correlations


@dataclass(frozen=True, slots=True)
class Bar:
    """How many kommuner have from so many points to so many, rounded down."""

    first: int
    last: int
    many: int

    @property
    def label(self) -> str:
        """The points: "10", or "10–14"."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def middle(spread: Spread, texts: Texts) -> str:
    """Mean, median, and where the middle half lies."""
    said = texts.middle.format(mean=rounded(spread.mean, texts), median=rounded(spread.median, texts))
    return f"{said}{_middle_half(spread, texts)}"


def median(spread: Spread, texts: Texts) -> str:
    """The same without the mean, where that has been told."""
    return f"{texts.median.format(median=rounded(spread.median, texts))}{_middle_half(spread, texts)}"


def _middle_half(spread: Spread, texts: Texts) -> str:
    if spread.middle_half is None:
        return ""
    lower, upper = (rounded(end, texts) for end in spread.middle_half)
    return f" {texts.middle_half.format(points=lower if lower == upper else f'{lower}–{upper}')}"


def shares(spread: Spread, texts: Texts) -> list[str]:
    """Who has no e-services, and who has apps, of those that answered."""
    said = []
    if spread.no_e_services is not None:
        said.append(texts.share_without.format(percent=percent(round(spread.no_e_services), texts)))
    if spread.offers_apps is not None:
        said.append(texts.share_with_apps.format(percent=percent(round(spread.offers_apps), texts)))
    return said


def histogram(spread: Spread, texts: Texts) -> Block:
    """A bar a number of points, most points first. Numbers stand beside the bars, so that nothing is told by length."""
    found = bars(spread)
    most = max(bar.many for bar in found)
    wide = max(len(bar.label) for bar in found)
    lines = [
        f"{bar.label:>{wide}} {'█' * max(round(_WIDTH * bar.many / most), bar.many > 0)}{' ' if bar.many else ''}"
        f"{number(bar.many, texts)}"
        for bar in reversed(found)
    ]
    drawn = blocks.section(f"{texts.histogram_title}\n```" + "\n".join(lines) + "```")
    counted = [(bar.label, bar.many) for bar in found]
    return blocks.bars(texts.histogram_title.strip("*:"), texts.column_kommuner, counted, drawn)


def in_words(spread: Spread, texts: Texts) -> str:
    """The histogram as a sentence."""
    said = [f"{texts.points.format(points=bar.label)} {number(bar.many, texts)}" for bar in reversed(bars(spread))]
    return f"{texts.histogram_title} {', '.join(said)}."


def with_size(spread: Spread, texts: Texts) -> str:
    """Whether bigger kommuner have more points, and how surely; empty where there are too few to tell."""
    if spread.with_size is None:
        return ""
    said = size_finding(spread, texts)
    return texts.with_correlation.format(said=said, correlation=number(round(spread.with_size, 2), texts))


def size_finding(spread: Spread, texts: Texts) -> str:
    """The same in plain words, without a full stop."""
    if spread.with_size is None:
        return ""
    strength = abs(spread.with_size)
    if strength < _WEAK:
        return texts.size_says_little
    if spread.with_size < 0:
        return texts.smaller_have_more
    return texts.bigger_have_more if strength >= _STRONG else texts.bigger_have_somewhat_more


def by_group(groups: tuple[Group, ...], template: str, texts: Texts) -> str:
    """The mean of each group, as a sentence."""
    means = [f"{group_title(group.area, texts)} {rounded(group.mean, texts)}" for group in groups]
    return template.format(means="; ".join(means))


def size_table(headline: str, spread: Spread, texts: Texts) -> Block:
    """A row a size: kommuner with a score, and their mean."""
    rows: list[tuple[blocks.Cell, ...]] = [
        (
            sentence(group_title(group.area, texts)),
            (group.scored, number(group.scored, texts)),
            (group.mean, rounded(group.mean, texts)),
        )
        for group in spread.sizes
    ]
    head = (texts.column_size, texts.column_kommuner, texts.column_mean)
    return blocks.table(headline, head, rows, frozenset({1, 2}))


def largest_and_smallest(spread: Spread, survey: Survey, texts: Texts) -> str:
    """The means of the largest and of the smallest kommuner, as a headline."""
    last, first = spread.sizes[-1], spread.sizes[0]
    return sentence(
        texts.by_size_headline.format(
            large=group_title(last.area, texts),
            large_mean=rounded(last.mean, texts),
            small=group_title(first.area, texts),
            small_mean=rounded(first.mean, texts),
            scale=number(survey.scale or 0, texts),
        )
    )


def rounded(value: float, texts: Texts) -> str:
    """A mean with one decimal."""
    return number(round(value, 1), texts)


def bars(spread: Spread) -> list[Bar]:
    """Few points first; several points share a bar where the scale is long."""
    scale = max(spread.counts)
    wide = -(-(scale + 1) // _BARS)
    found = []
    for first in range(0, scale + 1, wide):
        last = min(first + wide - 1, scale)
        found.append(Bar(first, last, sum(spread.counts[points] for points in range(first, last + 1))))
    return found
