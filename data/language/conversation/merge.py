"""A message that goes on from a question, as a whole question: `merge`, slot by slot. Pure, and never raises.

What the message says takes the place of what was said of its kind; the rest of the question before it stays.
"""

from dataclasses import replace
from typing import Final, get_args

from data.language.composition.near import TOPIC as ALIKE_IN_SIZE
from data.language.conversation import contrasts, references
from data.language.conversation.changed import CHANGES, corrected
from data.language.conversation.divided import divided, undivided
from data.language.conversation.forms import JUDGED, but_sides, form_of
from data.language.conversation.fragment import Fragment
from data.language.conversation.gaps import said_by
from data.language.conversation.goes_on import goes_on
from data.language.conversation.joined import joined, of_those_told
from data.language.conversation.kinds import measures_of, parts_of, place_of
from data.language.conversation.layout import drawn
from data.language.conversation.named import having_it, of_those_named
from data.language.conversation.of_answer import of_answer
from data.language.conversation.of_fewer import asks_of_listed
from data.language.conversation.of_kommuner import of_one, read_of
from data.language.conversation.phrases import ENDS_OF, ROWS
from data.language.conversation.places import elsewhere
from data.language.conversation.requirements import measured, with_column
from data.language.conversation.rows import all_rows, at_row, is_row, of_so_many
from data.language.conversation.rule import Rule, next_rule
from data.language.conversation.texts import of_text, standing_for
from data.language.conversation.there import of_its_kommuner, of_there, there_of
from data.language.conversation.turn import AS_WHOLE, COUNTED, NOT_UNDERSTOOD, SUMS, Turn, placing, those_told
from data.language.conversation.wants import apart, of_the_same
from data.language.conversation.wholes import as_asked, of_figure
from data.language.lexicon.topics import BELONGING, DEFINING
from data.language.names.names import Names
from data.language.reading.account import deciding, left_over
from data.model.conditions import EVERYONE, both, flat
from data.model.question import NO_FIGURES, Lang, Question, Want

_UNTOLD: Final = frozenset({"less", "lift", "next"})  # what these say is in no concept of the question
_ORDERS: Final = ("MEASURE", "PLANNED", "INHABITANTS", "LAN", "PLACE", "SIZE", "SIZE_NOUN", *ENDS_OF)
_COUNTED_FIRST: Final = "e_services"  # what is counted, where that is all that is said


def merge(previous: Question, fragment: Fragment, names: Names) -> Question | None:
    """The question that the message asks after `previous`; None where it asks by itself, or not of that."""
    if not fragment.text.strip():
        return previous
    alone = fragment.alone
    if previous.want == "text" and alone and alone.want == "language" and goes_on(fragment, previous):
        return replace(previous, lang=_spoken(alone.topic, previous.lang))
    if previous.want == "text" or previous.told in DEFINING | {BELONGING, "commonest"}:
        stands = standing_for(previous, of_all=form_of(fragment, previous) == "all_have")
        return of_text(previous, fragment) or _of_figures(stands, fragment, names)
    if (without := undivided(fragment)) and previous.want not in NO_FIGURES:
        rest, said = without
        same = merge(previous, rest, names) if rest.words else replace(previous, read=(), unused=())
        lang = fragment.lang or previous.lang
        return same and divided(replace(same, lang=lang), said, fragment.vocabulary.counted)
    asked = _of_figures(previous, fragment, names)
    whole = asked is not None and len(asked.of) >= asked.least_of  # "how far is Lund from the mean", after two
    return asked if whole else of_text(previous, fragment)


def _of_figures(previous: Question, fragment: Fragment, names: Names) -> Question | None:
    if previous.want in NO_FIGURES or not goes_on(fragment, previous):
        return None
    again = previous.form == "file" and (not (fragment.wants or fragment.has("FORM")) or fragment.says_survey)
    form = "words" if previous.form in ("file", "basis") and not again else previous.form  # they are had once
    limit = None if fragment.all_groups else previous.limit
    before = replace(previous, read=(), unused=(), page=1, marked=None, form=form, told="", limit=limit)
    alone, form_asked = fragment.alone or NOT_UNDERSTOOD, form_of(fragment, previous)
    turn = Turn(before, fragment, alone, names, previous.marked, previous.page, form_asked)
    if fragment.has("OWN_AREA") and not (fragment.ranks_areas or (before.by and fragment.nth)):
        if not turn.area:
            return None
        fragment = fragment.naming(names.display.get(turn.area, turn.area))
    own = fragment.of_asker and turn.one and not form_asked  # "har vi en e-strategi"
    fragment = fragment.naming(names.display[turn.one], "ASKER") if own else fragment
    if fragment is not turn.fragment:
        turn = replace(turn, fragment=fragment, alone=fragment.alone or NOT_UNDERSTOOD)
        if own and turn.alone.want not in NO_FIGURES:
            among = placing(before.where) if before.want == "place" else EVERYONE  # "vilka ligger före oss där"
            among = those_told(before) if "them" in fragment.links and not before.of else among  # "har de fler än vi"
            return _with_rest(replace(turn.alone, where=both(among, turn.alone.where)), turn)
    if "among" in fragment.links and before.want not in ("top", "count") and is_row(place_of(before.where)):
        turn = turn.after(replace(all_rows(before), want="top", that=None))  # "vilka av dem …", after one of those
    turn = turn.after(all_rows(before)) if {"same", "show"} <= fragment.links else turn
    for change in fragment.links & CHANGES.keys():  # "snittet för dem du tog bort"
        those = CHANGES[change](before)
        turn = turn.after(replace(those, earlier=None) if those else AS_WHOLE)
        if not (fragment.alone and fragment.telling):
            return _with_rest(turn.before, turn)
    another = is_row(place_of(before.where)) and before.want != "top" and fragment.nth  # "och tvåan?"
    if row := fragment.joint.row or another:
        if (one := at_row(turn, row)) is None:  # "back to the first one": which that was is not kept
            return _with_rest(AS_WHOLE, turn) if "and" in fragment.links else None
        turn = replace(turn, before=replace(one, replaced=()), marked=None)
        if another or fragment.only_says("WHO", "MANY", "IS", "KOMMUN"):  # "vilken är den första då"
            return _with_rest(turn.before, turn)
        if fragment.measure and fragment.only_says("PLACE", "MEASURE", "ABOUT_IT") and turn.before.want == "top":
            return _with_rest(with_column(turn.before, fragment.measure) or turn.before, turn)
    turn = replace(turn, alone=said_by(turn.fragment, turn.alone, turn.measure))
    turn = corrected(turn)
    asked = of_answer(turn) or _merged(turn)
    if asked == turn.before and fragment.links & {"less", "lift"}:
        return _with_rest(AS_WHOLE, turn)  # nothing that was spoken of is left out
    figured = of_figure(turn, asked or turn.alone)
    asked = figured if asked or figured.measure else None
    return asked and _with_rest(as_asked(asked, turn.before), turn)


def _with_rest(asked: Question, turn: Turn) -> Question:
    """The question with the survey and the language, and what of the message is in no field of it."""
    before, fragment, alone, unused = turn.before, turn.fragment, turn.fragment.alone, tuple[str, ...]()
    survey, since = (alone.survey, alone.since) if alone and fragment.own_survey else (before.survey, asked.since)
    lang = asked.lang if alone and alone.want == "language" else fragment.lang or before.lang
    if alone and asked.want not in NO_FIGURES and not (turn.form or fragment.asks_none or fragment.links & _UNTOLD):
        left = left_over(asked, fragment.terms)
        granted = {"MEAN"} if asked.want == "share" else set[str]()  # a mean of shares is the share of all
        counts = asked.want == "change" or asked.to == "best"
        told = {
            term.typed
            for term in deciding(left, fragment.terms)
            if not (term.place or granted & term.concepts.keys() or (term.is_number and counts))
        }
        told |= set(alone.unused) if alone.want not in NO_FIGURES else set()
        unused = tuple(term.typed for term in left if term.typed in told)
    if fragment.asks and fragment.joint.reason:  # whether that is why is not known
        of_link = len(asked.sides) > 1 and asked.claim is not None
        asked = replace(asked, claim=None, topic="cause") if of_link else asked
        unused = (*unused, fragment.joint.reason) if asked.want in SUMS and not of_link else unused
    read = alone.read if alone else ()
    if alone and asked.want not in NO_FIGURES and alone.form != "words" == asked.form:
        asked = drawn(asked, alone)
    return replace(asked, survey=survey, since=since, lang=lang, replaced=(), earlier=None, read=read, unused=unused)


def _merged(turn: Turn) -> Question | None:
    """The question with each slot that the message says in the place of what was said of its kind."""
    before, fragment, alone, links = turn.before, turn.fragment, turn.alone, turn.fragment.links
    if fragment.alone is None:
        return before if links <= {"same", "and", "then", "row", *ROWS, "it"} else None
    if alone.want == "language":
        return replace(before, lang=_spoken(alone.topic, before.lang))
    if fragment.joint.all_of:
        if (told := of_so_many(turn)) is None:
            return NOT_UNDERSTOOD if before.of else AS_WHOLE
        turn, before = turn.after(told), told
    if fragment.says_survey and not (turn.kommuner or turn.areas):
        return replace(before, claim=None) if fragment.has("ABOUT_IT", "HOW") else before
    if fragment.of_all and before.that is not None and before.want == "share":
        return replace(before, where=EVERYONE)
    if fragment.of_all and before.want in ("count", "share", "list") and (found := elsewhere(turn)):
        return replace(found, want="count" if found.want == "list" else found.want)
    if alone.sides and but_sides(fragment) and before.want in COUNTED | {"list"} and not before.of:
        want: Want = "count" if before.want == "list" else before.want  # "och med och utan e-strategi?"
        named = {measure for side in alone.sides for measure in measures_of(side)}
        where = flat(part for part in parts_of(before.where) if named.isdisjoint(measures_of(part)))
        return replace(before, want=want, where=where, sides=alone.sides, by="", order="", limit=None)
    if alone.sides:
        return alone  # it says of whom, both of those that fit and of the others
    if "meant" in links:
        rejected = {term.concepts["MEASURE"] for term in fragment.rejected.terms if "MEASURE" in term}
        if alone.unused or (alone.by and rejected and (turn.measure or "score") not in rejected):
            return None  # a correction that was half understood is none
        if rejected and fragment.only_says("COUNT"):  # "jag menade antalet, inte poängen"
            return measured(before, _COUNTED_FIRST)
    if fragment.per_kommun and before.want == "total" and not before.of:
        each = replace(before, want="mean", measure=alone.measure or before.measure, order=alone.order or before.order)
        led = before.by and turn.marked and not fragment.has("WHO", *ENDS_OF)  # "how many is that per kommun"
        return replace(each, where=there_of(turn), by="", order="", limit=None) if led else each
    if turn.form == JUDGED:
        return contrasts.judged(turn)
    return next_rule(_RULES, turn)


def _refers(turn: Turn) -> bool:
    return bool(turn.fragment.links & {"it", "them"})


def _drawn(turn: Turn) -> Question:
    """The same as a picture: "show them all as bars"."""
    return drawn(replace(turn.before, limit=None) if turn.fragment.has("ALL") else turn.before, turn.alone)


# What it asks: the first rule that fits, in this order. What joins it goes before what it refers to.
_RULES: Final[tuple[Rule, ...]] = (
    Rule(lambda t: t.fragment.has("BOTH") and not t.fragment.has("AND"), references.of_pair, final=True),
    Rule(lambda t: t.fragment.rest_of, contrasts.rest_of_area),
    Rule(lambda t: t.alone.topic == ALIKE_IN_SIZE, contrasts.beside_alike, final=True),
    Rule(lambda _: True, contrasts.beside_place),
    Rule(lambda t: "them" in t.fragment.links, contrasts.beside_others),
    Rule(lambda t: "has_it" in t.fragment.links, having_it),
    Rule(lambda t: t.fragment.of_each, references.of_each),
    Rule(lambda t: "sorted" in t.fragment.links and not t.fragment.has(*_ORDERS), lambda _: AS_WHOLE),  # "by that"
    Rule(lambda _: True, of_those_told),
    Rule(lambda _: True, joined),
    # what it refers to: "den", "dem", "där"
    Rule(lambda t: t.fragment.but_share and t.fragment.joint.all_of, of_the_same, final=True),  # "av alla 26"
    Rule(lambda t: t.fragment.asks_kinds and (_refers(t) or bool(t.both)), references.of_kinds, final=True),
    Rule(of_its_kommuner, of_there, final=True),
    Rule(
        lambda t: t.before.by and t.marked and (t.fragment.asks_of_group or t.fragment.asks_members),
        of_there,
        final=True,
    ),
    Rule(lambda t: _refers(t) and t.fragment.but_form, _drawn, final=True),
    Rule(lambda t: _refers(t) and t.fragment.has("DIFFERENCE", "BETWEEN"), apart),
    Rule(
        lambda t: "it" in t.fragment.links and t.one and (not t.before.of or t.fragment.has("COUNTRY")),
        lambda t: read_of(t, t.one),
        final=True,
    ),
    Rule(
        lambda t: t.alone.want in ("count", "list") and not _refers(t) and asks_of_listed(t.before, t.fragment),
        references.of_listed,
    ),
    Rule(lambda t: t.asks_place_of_none, lambda _: AS_WHOLE, final=True),
    Rule(lambda t: not (t.one or t.before.of or t.before.by), references.of_shared),
    Rule(
        lambda t: "them" in t.fragment.links and ("only" not in t.fragment.links or t.fragment.wants),
        references.of_them,
        final=True,
    ),
    Rule(lambda t: t.fragment.asks_any and t.before.want in ("top", "list") and not t.before.of, references.of_them),
    Rule(lambda t: t.is_there and not t.fragment.but_share, of_there, final=True),
    # the places that it names, or the same kommuner
    Rule(
        lambda t: (t.fragment.own_area or t.areas) and t.fragment.asks_above and t.before.of and t.one,
        of_one,
        final=True,
    ),
    Rule(
        lambda t: t.is_elsewhere and (t.kommuner or not ("it" in t.fragment.links and t.one)),
        of_those_named,
        final=True,
    ),
    Rule(lambda _: True, of_the_same, final=True),
)


def _spoken(named: str, before: Lang) -> Lang:
    return next((each for each in get_args(Lang) if each == named), before)
