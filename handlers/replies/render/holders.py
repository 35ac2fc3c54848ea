"""Kommuner with most or fewest e-services or apps, with some or none, and those that answered."""

from collections.abc import Sequence

from data.model.answer import Holders
from data.model.condition import Held, WhichOnes
from data.model.facts import Fact, Holder
from data.model.query import Lang, Measure
from handlers.replies import blocks, limits
from handlers.replies.render import phrase
from handlers.replies.render.areas import landscape_note, title, within
from handlers.replies.render.asking import ask_on
from handlers.replies.render.figure import told_of_country
from handlers.replies.render.required import against, amount, left_out, most_of, of_all
from handlers.replies.render.sources import source_block, source_text
from handlers.replies.reply import Block, Reply
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import approximate, kommuner, listed, names_or_number, number, percent, points, sentence

_SHOWN = 50  # kommuner in a table or a list; of more the number is told
_IN_HEADLINE = 3
_COUNTED = frozenset({"e_services", "e_services_planned", "apps"})
# What is published of the country, beside who it is.
_OF_COUNTRY: dict[tuple[Held, WhichOnes], Measure] = {
    ("e_services", "most"): "e_services_max",
    ("e_services", "some"): "offers_e_services",
    ("e_services", "none"): "no_e_services",
    ("apps", "most"): "offers_apps",
    ("apps", "some"): "offers_apps",
    ("apps", "none"): "offers_apps",
    ("answered", "some"): "answered",
    ("answered", "none"): "silent",
}


def draw(holders: Holders, texts: Texts, lang: Lang) -> Reply:
    """Who, or how many, in the headline; then their names. Where that is not published: what is, and who is known."""
    survey, headline, said = holders.survey, _headline(holders, texts), _said(holders, texts)
    facts = [(row, row.fact) for row in holders.rows if row.fact]
    drawn: list[Block] = [blocks.header(headline)]
    plain = [f"{blocks.escape(headline)}."]
    if missing := left_out(holders, texts):
        drawn.insert(0, blocks.section(missing))
        plain.insert(0, missing)
    if holders.whole and _in_numbers(holders) and len(facts) > 1:
        drawn.append(_table(headline, "score" if holders.by_points else holders.of, facts[:_SHOWN], texts))
        plain.append(f"{_with_numbers(facts[:_SHOWN], texts)}.")
    if said:
        drawn.append(blocks.section("\n".join(said)))
        plain += [line.replace("*", "") for line in said]
    sources = [fact.source for _, fact in facts] or ([survey.ranked_source] if survey.ranked_source else [])
    area = phrase.area(holders.region)
    asked = ((texts.button_statistics, f"stats {area}".strip()), (texts.button_top, "top"))
    drawn += [source_block(survey, sources, texts), ask_on(survey, lang, *asked)]
    return Reply(limits.cut(" ".join([*plain, source_text(survey, sources, texts)]), limits.TEXT), tuple(drawn))


def _in_numbers(holders: Holders) -> bool:
    """Whether how much each has is told beside its name."""
    ordered = holders.by_points or holders.than or holders.which in ("most", "fewest")
    return bool(ordered) or (holders.bounded and not holders.also)


def _headline(holders: Holders, texts: Texts) -> str:
    area, asked = within(holders.region, texts), f"{holders.of} {holders.which}"
    several = bool(holders.also) or holders.by_points is not None
    who = sentence(kommuner(len(holders.rows), texts))
    if holders.than and holders.than.fact is None:
        what = texts.measures[holders.of].lower()
        return texts.against_amount_unknown.format(name=holders.than.name, what=what)
    if holders.than or (holders.bounded and not several):
        said = against(holders, texts) or amount(holders.conditions[0], texts)
        template = texts.holders_of if holders.whole else texts.holders_of_unknown
        return template.format(who=who, within=area, amount=said)
    if not holders.whole:
        template = texts.required_unknown
        return template.format(within=area, what=_all(holders, texts)) if several else _unknown(holders, area, texts)
    if several and holders.which in ("some", "none") and not (holders.by_points and holders.rows):
        return texts.required_by.format(who=who, within=area, what=of_all(holders, texts))
    if not several and holders.which in ("some", "none"):
        return texts.holders[asked].format(who=who, within=area)
    if not holders.rows or not (leading := holders.rows[0].fact):
        return texts.figure_not_known_in.format(area=sentence(title(holders.region, texts)))
    first = [row.name for row in holders.rows if row.fact and row.fact.value == leading.value]
    names = names_or_number(first, _IN_HEADLINE, texts)
    among = texts.required_among.format(within=area, what=of_all(holders, texts)) if several else area
    if holders.by_points:
        return texts.required_first[holders.by_points].format(
            within=among, names=names, points=points(leading.value, texts)
        )
    return texts.holders[asked].format(within=among, names=names, number=approximate(leading, texts))


def _all(holders: Holders, texts: Texts) -> str:
    """All that is asked of them, where who they are is not published."""
    most = most_of(holders.conditions[0], texts)
    return listed([said for said in (most, of_all(holders, texts)) if said], texts.conjunction)


def _unknown(holders: Holders, area: str, texts: Texts) -> str:
    return texts.holders_unknown[f"{holders.of} {holders.which}"].format(within=area)


def _said(holders: Holders, texts: Texts) -> list[str]:
    """Which län a landscape is, what is published of the country, and the names that belong under no table."""
    said = [note] if (note := landscape_note(holders.region, texts)) else []
    several = holders.also or holders.by_points or holders.than
    own = holders.bounded or holders.also or holders.than  # nothing is published of the country
    measure = None if own else _OF_COUNTRY.get((holders.of, holders.which))
    if measure and holders.region.is_country:
        told = told_of_country(holders.survey, holders.figures, measure, texts)
        said += [f"{blocks.escape(told)}."] if told else []
    facts = [(row, row.fact) for row in holders.rows if row.fact]
    if not holders.whole:
        hopeless = holders.than is not None and holders.than.fact is None
        none = [texts.holders_none_known] if holders.known and not hopeless else []
        numbers = _in_numbers(holders) if several else holders.of in _COUNTED
        named = _with_numbers(facts, texts) if numbers else _listed(holders.rows, texts)
        return [*said, texts.holders_known.format(names=named)] if facts else said + none
    if holders.counted and holders.known and holders.rows and several and not holders.than:
        said.append(texts.required_share.format(percent=_share(holders, texts), answered=number(holders.known, texts)))
    if holders.which in ("some", "none") and holders.rows and not (_in_numbers(holders) and len(facts) > 1):
        said.append(_names(holders.rows, texts))
    return said


def _share(holders: Holders, texts: Texts) -> str:
    return percent(round(100 * len(holders.rows) / holders.known), texts)


def _listed(rows: Sequence[Holder], texts: Texts) -> str:
    return listed([blocks.escape(row.name) for row in rows], texts.conjunction)


def _names(rows: Sequence[Holder], texts: Texts) -> str:
    names = [blocks.escape(row.name) for row in rows]
    if len(names) <= _SHOWN:
        return f"{listed(names, texts.conjunction)}."
    return f"{', '.join(names[:_SHOWN])} {texts.holders_more.format(count=number(len(names) - _SHOWN, texts))}"


def _with_numbers(facts: Sequence[tuple[Holder, Fact]], texts: Texts) -> str:
    return listed([f"{blocks.escape(row.name)} {approximate(fact, texts)}" for row, fact in facts], texts.conjunction)


def _table(caption: str, of: Held, facts: Sequence[tuple[Holder, Fact]], texts: Texts) -> Block:
    rows: list[tuple[blocks.Cell, ...]] = [(row.name, (fact.value, approximate(fact, texts))) for row, fact in facts]
    return blocks.table(caption, (texts.column_kommun, texts.measures[of]), rows, right=frozenset({1}))
