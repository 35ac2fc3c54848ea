"""Those with most, or fewest, in words and as a table."""

from collections.abc import Sequence
from typing import Final

from data.model.conditions import EVERYONE, All, Condition, Known, Place, demanded
from data.model.measure import Measure
from data.model.result import Row, Rows
from handlers.replies.phrases import Phrases
from handlers.replies.shapes.draft import Draft
from handlers.replies.shapes.table import PAGE, after, beside, menu, page, tabled
from handlers.replies.shapes.unknown import coverage

_NAMED: Final = 6  # that share an end, and are named in the headline
_LISTED: Final = 15  # known ones that are told where nobody's place is certain


def draw(rows: Rows, p: Phrases) -> Draft:
    """Who leads, then the others; of whom the figure is not known."""
    place = next((leaf for leaf in demanded(p.question.where) if isinstance(leaf, Place)), None)
    if place is not None:
        return _on_place(rows, place, p)
    if not rows.rows:
        return _nobody_known(rows, p)
    others = beside(page(rows.rows, 1), p)
    if p.question.order == "nearest":
        if p.question.of:
            to = p.say("nearest_one", than=p.called(p.question.of[0]), name=p.words(p.measure).name, among=p.among())
            said = [p.say("head_list", headline=to, list=p.scored(page(rows.rows, 1), p.measure)), *others]
            return tabled(said, rows.rows, p, said[1:])
        head = _headed(p.say("nearest", among=p.among()), rows.rows, p)
        return tabled(head, rows.rows, p, head[1:])
    head = _headed(p.capital(f"{p.end(p.question.order, p.measure)} {p.among()}"), rows.rows, p)
    said = [*head, *_ties(rows, p)]
    if rows.next:
        said.append(p.say("next_known", list=p.scored(rows.next, p.measure)))
    return tabled([*said, *others, *_marked(rows, p), *_rest(rows, p)], (*rows.rows, *rows.next), p, head[1:])


def _headed(headline: str, rows: Sequence[Row], p: Phrases) -> list[str]:
    """The first sentence; those that lead are named in it, and the others come after."""
    question, measure = p.question, p.measure
    first = rows[0].values[measure.id]
    leading = [row for row in rows if row.values[measure.id].value == first.value]
    whole = {"headline": headline, "amount": p.figure(first, measure)}
    if len(leading) == len(rows) > PAGE:
        return [p.say("head_many", n=p.n(len(rows)), **whole)]
    few = not question.limit and question.want == "top" and question.order != "nearest" and len(leading) <= _NAMED
    if few or len(leading) == len(rows):
        rest = page(rows[len(leading) :], 1)
        said = [p.say("head_one", names=p.kommuner(leading), **whole)]
        return [*said, p.say("then", list=_some(rest, len(rows) - len(leading), measure, p))] if rest else said
    if question.limit and question.limit > 1:
        headline = p.say("bottom_n" if question.order == "fewest" else "top_n", headline=headline, n=question.limit)
    return [p.say("head_list", headline=headline, list=_some(page(rows, 1), len(rows), measure, p))]


def _some(shown: Sequence[Row], many: int, measure: Measure, p: Phrases) -> str:
    if len(shown) == many:
        return p.scored(shown, measure)
    named = ", ".join(f"{row.kommun.name} {p.bare(row.values[measure.id], measure)}" for row in shown)
    return f"{named} {p.say('and_more', n=p.n(many - len(shown)))}"


def _ties(rows: Rows, p: Phrases) -> list[str]:
    """Why there are more of them than were asked for."""
    limit, found = p.question.limit, rows.rows
    if not limit or limit == 1 or len(found) <= limit:
        return []
    last = found[-1].values[p.measure.id].value
    sharing = sum(row.values[p.measure.id].value == last for row in found)
    place = p.ordinal(len(found) - sharing + 1)
    which = p.say("all_of_them") if sharing == len(found) else p.word(sharing)
    key = "ties_last" if p.question.order == "fewest" else "ties"
    return [p.say(key, limit=p.n(limit), n=p.word(len(found)), sharing=which, place=place)]


def _marked(rows: Rows, p: Phrases) -> list[str]:
    """Where the kommun stands that is looked for."""
    row = next((each for each in rows.rows if each.kommun.code == p.question.marked), None)
    if row is None or row.placed is None or row.placed.exact is None:
        return []
    return [p.placed(f"▸ {row.kommun.name}", row.placed, p.figure(row.values[p.measure.id], p.measure))]


def _rest(rows: Rows, p: Phrases) -> list[str]:
    """Of an area: whose figure is not known. Of the country: how many are."""
    what, survey = p.what(p.measure), p.survey
    if survey.answers_known:
        return []
    if p.question.where != EVERYONE and rows.unknown:
        many = len(rows.unknown)
        if many <= _NAMED:
            return [p.say("other_unknown", what=what, names=p.names([kommun.name for kommun in rows.unknown]))]
        return [p.say("others_unknown", what=what, n=p.n(many))]
    return coverage(p) if p.measure.id == "score" else []


def _nobody_known(rows: Rows, p: Phrases) -> Draft:
    """Nobody's place is certain: what is known instead."""
    question, measure, among = p.question, p.measure, p.among()
    if p.survey.answers_known:
        scope = p.result.scope
        key = "nobody_on_place" if scope is not None and not scope.fit else "none_known"
        return Draft([p.say(key, headline=p.capital(f"{p.end(question.order, measure)} {among}"))])
    if question.order == "nearest":
        said = [p.say("nearest_unknown", among=among)]
    elif question.order == "fewest" and measure.unit == "points":
        said = [p.say("not_known_who_last", among=among)]
    elif question.order != "fewest" and (rows.elsewhere or not rows.next):
        said = [p.say("nothing_in", what=p.what(measure), among=p.among(_without(question.where, Known(measure.id))))]
    else:
        said = [p.say("not_known_who_most", most=p.end(question.order, measure), among=among)]
    if rows.highest and rows.highest.value is not None:
        said.append(p.say("most_anywhere", n=p.figure(rows.highest, measure)))
    if rows.next:
        said.append(p.say("known_ones", list=_some(rows.next[:_LISTED], len(rows.next), measure, p)))
    if rows.elsewhere:
        amount = p.figure(rows.elsewhere[0].values[measure.id], measure)
        same = len({row.values[measure.id].value for row in rows.elsewhere}) == 1
        who = f"{p.kommuner(rows.elsewhere)}, {amount}" if same else p.scored(rows.elsewhere, measure)
        said.append(p.say("elsewhere", list=who))
    return Draft(said, asks=after((*rows.rows, *rows.next), p), more=menu(p))


def _on_place(rows: Rows, place: Place, p: Phrases) -> Draft:
    """Who stands on a place, or on a range of them."""
    question, measure = p.question, p.measure_of(place.measure)
    others = _without(question.where, place)
    by = p.say("place_by", name=p.words(measure).name) if place.measure != "score" else ""
    spot = p.say("on_place" if place.first == place.last else "on_places", first=p.n(place.first), last=p.n(place.last))
    end = p.say("counted_from_bottom") if place.order == "fewest" else ""
    headline = p.capital(f"{spot}{end} {p.among(others)}{by}")
    turned = (question.order or "most") != place.order and (question.order or place.first != place.last)
    if p.measure.id != measure.id or turned:
        headline = p.say("sorted", headline=headline, most=p.end(question.order, p.measure))
    if not rows.rows and rows.next:
        spot_ = rows.next[0].placed
        if spot_ is not None and (spot_.best or 1) > place.last:  # as the source counts
            headline = f"{headline}, {p.say('told_counted')}"
        said = p.say("place_known", headline=headline, list=p.scored(rows.next, measure))
        return Draft([said], asks=after(rows.next, p))
    if not rows.rows:
        key = "nobody_on_place" if p.survey.answers_known else "not_known_who"
        return Draft([p.say(key, headline=headline)])
    first = rows.rows[0].values[p.measure.id]
    shared = _shared(rows.rows, place, p)
    if len(rows.rows) > PAGE:
        names = f"{p.scored(page(rows.rows, question.page), p.measure)}."
        return tabled([p.say("list_all", Noun=headline, n=p.n(len(rows.rows))), names, *shared], rows.rows, p, [names])
    if len({row.values[p.measure.id].value for row in rows.rows}) == 1:
        said = p.say("head_one", headline=headline, names=p.kommuner(rows.rows), amount=p.figure(first, p.measure))
    else:
        said = p.say("head_list", headline=headline, list=p.scored(rows.rows, p.measure))
    open_ = not p.survey.answers_known and len(rows.rows) <= place.last - place.first
    more = [*beside(page(rows.rows, 1), p), *([p.say("other_places")] if open_ else [])]
    return tabled([said, *shared, *more], rows.rows, p)


def _shared(rows: Sequence[Row], asked: Place, p: Phrases) -> list[str]:
    """Which places those have who share one, where these are more than was asked."""
    turned = (asked.order == "most") != p.measure.higher_is_better
    spots = [row.placed.from_end() if turned else row.placed for row in rows if row.placed]
    found = {(each.exact, each.end) for each in spots if p.measure.id == asked.measure}
    beyond = [(first, end) for first, end in found if first and end and (first < asked.first or end > asked.last)]
    return [
        p.say("places_shared", N=p.capital(p.of_kommuner(end + 1 - first)), first=p.n(first), last=p.n(end))
        for first, end in sorted(beyond)
    ]


def _without(condition: Condition, part: Condition) -> Condition:
    """The condition but for a part that the sentence says already."""
    if isinstance(condition, All):
        return All(tuple(each for each in condition.of if each != part))
    return EVERYONE if condition == part else condition
