"""The one figure of a kommun or of the country that was asked for, as a headline."""

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from data.model.answer import Profile, Statistics
from data.model.facts import Fact, Figure, Survey
from data.model.query import Measure
from handlers.replies.render.areas import title, within
from handlers.replies.render.told import told_of_kommun
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import approximate, count, listed, number, ordinal, percent, sentence, share

_COUNTED_FROM: dict[Measure, Measure] = {"silent": "answered", "no_apps": "offers_apps"}


def one_figure(profile: Profile, texts: Texts) -> str:
    """Of a kommun; empty where none was asked for."""
    kommun = profile.kommun.name
    match profile.measure:
        case "e_services" | "apps":
            return _count(profile, profile.measure, texts)
        case "position":
            return _position(profile, texts)
        case "lan_position":
            place = profile.facts.get("lan_position")
            lan = profile.kommun.lan.name
            if place is None:
                return texts.no_place_in_lan.format(kommun=kommun, lan=lan)
            return texts.place_in_lan.format(kommun=kommun, position=number(place.value, texts), lan=lan)
        case "rank_group":
            return _rank_group(profile, texts)
        case "population":
            return texts.population_of.format(kommun=kommun, number=number(profile.kommun.population, texts))
        case "e_strategy" | "e_responsible" | "cooperates_procurement" | "cooperates_operations":
            fact = profile.facts.get(profile.measure)
            known = "unknown" if fact is None else "yes" if fact.value else "no"
            return texts.one_has[f"{profile.measure} {known}"].format(kommun=kommun)
        case _:
            return told_of_kommun(profile, texts)


def _count(profile: Profile, measure: Measure, texts: Texts) -> str:
    fact = profile.facts.get(measure)
    what = texts.measures[measure].lower()
    if fact is None:
        return texts.count_not_known.format(kommun=profile.kommun.name, what=what)
    return texts.count_of.format(kommun=profile.kommun.name, number=approximate(fact, texts), what=what)


def _position(profile: Profile, texts: Texts) -> str:
    kommun, facts = profile.kommun.name, profile.facts
    position = facts.get("position")
    if position and position.precision == "bound":
        return texts.position_among.format(kommun=kommun, position=number(position.value, texts))
    if position:
        ranked = number(profile.survey.ranked or profile.survey.scored, texts)
        return texts.position_of.format(kommun=kommun, position=number(position.value, texts), ranked=ranked)
    if group := known_place(profile):
        return place_taken(profile, group, texts)
    return texts.no_position.format(kommun=kommun)


def known_place(profile: Profile) -> Fact | None:
    """Its place, counted by points; None where only a bound of it is known."""
    group = profile.facts.get("rank_group")
    return group if group and group.precision != "bound" else None


def place_taken(profile: Profile, group: Fact, texts: Texts) -> str:
    """The place as a headline: shared with others, or its own."""
    template = texts.shared_place if "rank_group_size" in profile.facts else texts.own_place
    place = template.format(ordinal=ordinal(int(group.value), texts))
    return texts.headline_place.format(kommun=profile.kommun.name, place=place)


def _rank_group(profile: Profile, texts: Texts) -> str:
    group = profile.facts.get("rank_group")
    if group is None:
        return texts.no_rank_group.format(kommun=profile.kommun.name)
    if group.precision == "bound":
        return texts.rank_group_bound.format(kommun=profile.kommun.name, group=count(int(group.value), texts))
    return texts.rank_group_of.format(kommun=profile.kommun.name, group=number(group.value, texts))


def national_figure(statistics: Statistics, texts: Texts) -> str:
    """Of the country, or the shares of a region; empty where none was asked for, or it is not known."""
    if said := _summed(statistics, texts):
        return said
    if not statistics.region.is_country:
        return _of_region(statistics, texts)
    if statistics.measure is None:
        return ""
    if statistics.measure in ("mean", "median"):
        return _middle(statistics, texts)
    told = told_of_country(statistics.survey, statistics.figures, statistics.measure, texts)
    return texts.figure_not_known if told is None else told


def _summed(statistics: Statistics, texts: Texts) -> str:
    """How many e-services or apps those have on average, or all together; empty where that was not asked."""
    if statistics.summed is None or statistics.measure is None:
        return ""
    area, what = within(statistics.region, texts), texts.measures[statistics.measure].lower()
    if statistics.sum is None:
        return texts.summed_unknown[statistics.summed].format(within=area, what=what)
    said = number(round(statistics.sum, 1), texts)
    return texts.summed[statistics.summed].format(within=area, what=what, number=said)


def _middle(statistics: Statistics, texts: Texts) -> str:
    """The mean or the median of the country."""
    if statistics.spread is None:
        return texts.mean_unknown if statistics.measure == "mean" else texts.median_unknown
    scale = number(statistics.survey.scale or 0, texts)
    if statistics.measure == "mean":
        return texts.mean_of.format(mean=number(round(statistics.spread.mean, 1), texts), scale=scale)
    return texts.median_of.format(median=number(round(statistics.spread.median, 1), texts), scale=scale)


def told_of_country(
    survey: Survey, known: Mapping[str, tuple[Figure, ...]], measure: Measure, texts: Texts
) -> str | None:
    """A national figure as a sentence without a full stop; None where it is not known."""
    figures = known.get(_COUNTED_FROM.get(measure, measure))
    if not figures:
        return None
    figure, said = figures[0], texts.figures.get(measure, "")
    match measure:
        case "commonest" | "success_factor":
            lines = [line.text_sv if texts.locale.startswith("sv") else line.text_en for line in figures]
            return said.format(names=listed(lines, texts.conjunction))
        case "full_marks":
            return sentence(said.format(number=count(int(figure.value), texts)))
        case "answered" | "silent" if survey.invited:
            those = figure.value if measure == "answered" else survey.invited - figure.value
            of_all = {"number": number(those, texts), "invited": number(survey.invited, texts)}
            return said.format(**of_all, percent=percent(round(100 * those / survey.invited), texts))
        case "no_apps":
            left = replace(figure, value=100 - figure.value)
            return sentence(said.format(share=share(left, texts, of_answers=survey.answers_known)))
        case "ranked" | "e_services_max":
            return sentence(said.format(number=number(figure.value, texts)))
        case "offers_apps" | "offers_e_services" | "no_e_services" | "cooperates_procurement" | "cooperates_operations":
            return sentence(said.format(share=share(figure, texts, of_answers=survey.answers_known)))
        case "score" | "position" | "lan_position" | "rank_group" | "e_services" | "e_services_planned" | "apps":
            return ""
        case "answered" | "silent" | "mean" | "median" | "population" | "e_strategy" | "e_responsible":
            return None
        case "my_pages" | "eid" | "lan" | "kommungrupp" | "to_full_marks":
            return None
        case _:
            assert_never(measure)


def _of_region(statistics: Statistics, texts: Texts) -> str:
    """Of an area, the shares that its answers come to."""
    found = statistics.spread
    area = sentence(title(statistics.region, texts))
    if statistics.measure == "answered" and statistics.answered is not None:
        answered, every = number(statistics.answered, texts), number(statistics.region.kommuner, texts)
        return texts.answered_in.format(area=area, answered=answered, all=every)
    if statistics.measure == "silent" and statistics.answered is not None:
        silent = number(statistics.region.kommuner - statistics.answered, texts)
        return texts.silent_in.format(area=area, silent=silent, all=number(statistics.region.kommuner, texts))
    if found is None:
        return ""
    if statistics.measure == "median":
        median, scale = number(round(found.median, 1), texts), number(statistics.survey.scale or 0, texts)
        return texts.median_in.format(area=area, median=median, scale=scale)
    if statistics.measure == "no_apps" and found.offers_apps is not None:
        return texts.no_apps_in.format(area=area, percent=percent(round(100 - found.offers_apps), texts))
    if statistics.measure == "offers_apps" and found.offers_apps is not None:
        return texts.apps_in.format(area=area, percent=percent(round(found.offers_apps), texts))
    if statistics.measure == "no_e_services" and found.no_e_services is not None:
        return texts.no_e_services_in.format(area=area, percent=percent(round(found.no_e_services), texts))
    if statistics.measure == "offers_e_services" and found.no_e_services is not None:
        return texts.e_services_in.format(area=area, percent=percent(round(100 - found.no_e_services), texts))
    return ""
