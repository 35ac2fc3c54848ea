"""A message that goes on from a question, as a whole question: `merge`, slot by slot. Pure, and never raises.

What the message says takes the place of what was said of its kind; the rest of the question before it stays.
"""

from dataclasses import replace
from typing import Final, get_args

from data.language.composition.clauses import YES_NO
from data.language.conversation import references
from data.language.conversation.answers import OF_ANSWER, out_of, who_they_are
from data.language.conversation.divided import divided, undivided
from data.language.conversation.forms import JUDGED, but_sides, form_of
from data.language.conversation.fragment import PLACES, Fragment, named_in
from data.language.conversation.goes_on import goes_on
from data.language.conversation.kinds import measures_of, parts_of
from data.language.conversation.layout import drawn, further
from data.language.conversation.leaving import leaving, readmitting
from data.language.conversation.named import having_it, of_those_named
from data.language.conversation.of_kommuner import of_one, read_of
from data.language.conversation.opposites import others
from data.language.conversation.places import beside, compares_places, elsewhere, exchanged, with_more
from data.language.conversation.requirements import numbered, requiring
from data.language.conversation.texts import of_text, standing_for
from data.language.conversation.turn import AS_WHOLE, COUNTED, Turn, placing
from data.language.conversation.wants import apart, how_much, of_the_same, said_by, why
from data.language.lexicon.topics import BELONGING, DEFINING, WHOSE
from data.language.names.names import Names
from data.language.reading.account import deciding, left_over
from data.model.conditions import EVERYONE, InArea, both, flat
from data.model.question import NO_FIGURES, Claim, Lang, Question, Want

_NOT_UNDERSTOOD: Final = Question("text", topic="unknown")
_PAIR: Final = 2
_NUMBERED: Final = ("NUMBER", "ORDINAL", "SHOW", "MEASURE", "TO", "BEHIND")


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
    form = "words" if previous.form in ("file", "basis") else previous.form  # they are had once
    before = replace(previous, read=(), unused=(), page=1, marked=None, form=form, told="")
    alone, form_asked = fragment.alone or _NOT_UNDERSTOOD, form_of(fragment, previous)
    turn = Turn(before, fragment, alone, names, previous.marked, previous.page, form_asked)
    if fragment.has("OWN_AREA"):
        if not turn.area:
            return None
        fragment = fragment.naming(names.display.get(turn.area, turn.area))
    own = fragment.of_asker and turn.one and not form_asked  # "har vi en e-strategi"
    fragment = fragment.naming(names.display[turn.one], "ASKER") if own else fragment
    if fragment is not turn.fragment:
        turn = replace(turn, fragment=fragment, alone=fragment.alone or _NOT_UNDERSTOOD)
        if own and turn.alone.want not in NO_FIGURES:
            among = placing(before.where) if before.want == "place" else EVERYONE  # "vilka ligger före oss där"
            return _with_rest(replace(turn.alone, where=both(among, turn.alone.where)), turn)
    if fragment.links & {"former", "other"}:
        if len(turn.both) != _PAIR:  # "back to the first one": which that was is not kept
            return _with_rest(AS_WHOLE, turn) if "and" in fragment.links else None
        first = "former" in fragment.links or len(before.of) == 1
        one = Question("value" if turn.measure else "profile", turn.measure, of=(turn.both[0 if first else 1],))
        turn = replace(turn, before=replace(one, survey=before.survey, lang=before.lang), marked=None)
    turn = replace(turn, alone=said_by(turn.fragment, turn.alone, turn.measure))
    asked = _of_answer(turn) or _merged(turn)
    return asked and _with_rest(asked, turn)


def _with_rest(asked: Question, turn: Turn) -> Question:
    """The question with the survey and the language, and what of the message is in no field of it."""
    before, fragment, alone, unused = turn.before, turn.fragment, turn.fragment.alone, tuple[str, ...]()
    survey, since = (alone.survey, alone.since) if alone and fragment.own_survey else (before.survey, asked.since)
    lang = asked.lang if alone and alone.want == "language" else fragment.lang or before.lang
    if alone and asked.want not in NO_FIGURES and not (turn.form or fragment.links & {"less", "lift", "next"}):
        left = left_over(asked, fragment.terms)
        told = {
            term.typed
            for term in deciding(left, fragment.terms)
            if not (term.place or (term.is_number and (asked.want == "change" or asked.to == "best")))
        }
        told |= set(alone.unused) if alone.want not in NO_FIGURES else set()
        unused = tuple(term.typed for term in left if term.typed in told)
    read = alone.read if alone else ()
    return replace(asked, survey=survey, since=since, lang=lang, replaced=(), read=read, unused=unused)


def _of_answer(turn: Turn) -> Question | None:
    """What is asked of the answer just given, in one phrase or by a number alone; None of anything else."""
    before, fragment, links, number = turn.before, turn.fragment, turn.fragment.links, turn.fragment.number
    if turn.form == BELONGING:
        return Question("text", topic=BELONGING, of=(turn.one,)) if turn.one else Question("text", topic=WHOSE)
    if turn.form == "everything" and turn.one:
        return Question("profile", of=(turn.one,))  # "allt du har om dem"
    if turn.form in OF_ANSWER and (found := OF_ANSWER[turn.form](before)):
        return found
    if links & {"why", "why_not", "explain"} or (fragment.asks_why and not turn.kommuner):
        return why(turn)
    if "how_much" in links:
        return how_much(turn)
    if of_list := next((of_list for link, of_list in OF_ANSWER.items() if link in links), None):
        found = of_list(before)
        if fragment.alone is None:
            return found or _NOT_UNDERSTOOD
        there = elsewhere(turn.after(found)) if found and turn.is_elsewhere else None  # "vilka i Skåne"
        return there or Question("text", topic="unknown")
    if fragment.alone is None and links & {"all", "more"}:
        if "all" in links:
            every = before if before.grouped else replace(before, want="list")
            whole = before.grouped or before.want in ("list", "top")
            return replace(every, limit=None) if whole else who_they_are(before)
        return further(before, turn.page) if before.want in ("list", "top") else others(before)
    if "next" in links:
        return further(before, turn.page, number) if number else None
    percent = fragment.has("PERCENT") and fragment.only_says("PERCENT", "NUMBER", "SAYS_YES", "ABOUT")
    if percent and len(fragment.numbers) == 1 and not (before.of or before.grouped):  # "so 76 percent, right?"
        share = before if before.that else out_of(before)
        return share and replace(share, want="share", claim=Claim("==", fragment.numbers[0], about=True))
    if len(fragment.numbers) == 1 and not links & {"less", "against"} and fragment.only_says(*_NUMBERED):
        return numbered(before, fragment.numbers[0], fragment.measure)  # "sänk kravet på tjänster till 20"
    return None


def _merged(turn: Turn) -> Question | None:
    """The question with each slot that the message says in the place of what was said of its kind."""
    before, fragment, alone, links = turn.before, turn.fragment, turn.alone, turn.fragment.links
    if fragment.alone is None:
        return before if links <= {"same", "and", "then", "former", "other", "it"} else None
    if alone.want == "language":
        return replace(before, lang=_spoken(alone.topic, before.lang))
    if before.of and fragment.joint.all_of not in (0, len(turn.both)):
        return _NOT_UNDERSTOOD
    if fragment.says_survey and not (turn.kommuner or turn.areas):
        return replace(before, claim=None) if fragment.has("ABOUT_IT", "HOW") else before
    whole = fragment.has("TOTAL") and fragment.only_says("TOTAL", "COUNTRY") and links <= {"and", "then", "part"}
    if whole and before.want in ("count", "share", "list") and (found := elsewhere(turn)):  # "och totalt?"
        return replace(found, want="count" if found.want == "list" else found.want)
    if alone.sides and but_sides(fragment) and before.want in COUNTED | {"list"} and not before.of:
        want: Want = "count" if before.want == "list" else before.want  # "och med och utan e-strategi?"
        named = {measure for side in alone.sides for measure in measures_of(side)}
        where = flat(part for part in parts_of(before.where) if named.isdisjoint(measures_of(part)))
        return replace(before, want=want, where=where, sides=alone.sides, by="", order="", limit=None)
    if alone.sides:
        return alone  # it says of whom, both of those that fit and of the others
    rejected = {term.concepts["MEASURE"] for term in fragment.rejected.terms if "MEASURE" in term}
    of_another = alone.by and rejected and (turn.measure or "score") not in rejected
    if "meant" in links and (alone.unused or of_another):
        return None  # a correction that was half understood is none
    if turn.form == JUDGED:
        return references.judged(turn)
    if fragment.has("BOTH") and not fragment.has("AND"):
        return drawn(before, alone) if before.sides and fragment.has("FORM") else references.of_both(turn)
    had = having_it(turn) if "has_it" in links else None
    return had or _of_those_told(turn) or _joined(turn) or _of_referred(turn)


def _of_referred(turn: Turn) -> Question | None:
    """What it asks of what it refers to, "den", "dem", "där", of the places that it names, or of the same kommuner."""
    before, fragment, alone, links = turn.before, turn.fragment, turn.alone, turn.fragment.links
    but_form = fragment.has("FORM") and fragment.only_says("FORM", "SHOW", "ALL", "AS")
    if links & {"it", "them"} and but_form:  # "show them all as bars"
        return drawn(replace(before, limit=None) if fragment.has("ALL") else before, alone)
    if links & {"it", "them"} and fragment.has("DIFFERENCE") and (between := apart(turn)):
        return between
    if "it" in links and turn.one and (not before.of or fragment.has("COUNTRY")):
        return read_of(turn, turn.one)
    if not (turn.one or before.of or before.by) and (shared := references.of_shared(turn)):
        return shared
    if "them" in links and ("only" not in links or fragment.wants):
        return references.of_them(turn)
    inside = "it" in links and before.by and turn.marked
    if ("there" in links or inside) and not fragment.but_share:
        return references.of_there(turn)
    if fragment.own_area and fragment.side and fragment.has("WHO") and before.of and turn.one:
        return of_one(turn)  # "vilka i länet har fler"
    if turn.is_elsewhere and (turn.kommuner or not ("it" in links and turn.one)):
        return of_those_named(turn)
    return of_the_same(turn)


def _of_those_told(turn: Turn) -> Question | None:
    """What it asks of fewer of those that were told, of them beside the others, or of another measure too."""
    before, alone, links = turn.before, turn.alone, turn.fragment.links
    if found := references.of_several(turn) or references.whether(turn):
        return found
    columns = tuple(each for each in measures_of(alone.that or alone.where) if each not in YES_NO)
    if links == {"part"} and columns[1:] and before.want == "list" and turn.fragment.only_says("HAS", "MEASURE", "AND"):
        return replace(before, also=columns)  # "med e-tjänster och appar"
    if "only" in links and not turn.areas and alone.want in ("check", "list", "overview"):
        shown = who_they_are(before) if "show" in links else before
        return requiring(turn.after(shown)) if shown else None
    return references.beside_it(before, alone.measure) if "add" in links and alone.where == EVERYONE else None


def _joined(turn: Turn) -> Question | None:
    """What it asks of the places that it names, by what joins them to those that were spoken of."""
    before, fragment, alone, links = turn.before, turn.fragment, turn.alone, turn.fragment.links
    a_pair = fragment.has("AND") and not fragment.rejected.terms  # "I meant Lund and Malmö"
    if (
        links & {"meant", "exchange"}
        and not a_pair
        and (found := exchanged(before, (*named_in(fragment.rejected), *turn.kommuner)))
    ):
        return found
    if "exchange" in links and turn.kommuner:
        return _NOT_UNDERSTOOD
    if "meant" in links and before.want == "compare" and (last := len((*turn.kommuner, *turn.areas))):
        return elsewhere(turn.after(replace(before, of=before.of[:-last])))  # in the place of those named last
    if "lacking" in links:
        there = elsewhere(turn) if turn.is_elsewhere else before
        found = others(there) if there else None
        return replace(found, want="count") if found and found.want == "list" and fragment.has("COUNT") else found
    own = fragment.own_area and turn.areas and "part" not in links and before.want == "profile"  # "länet menar jag"
    if own and before.of[0] in turn.namesakes(turn.areas[0]):
        return Question("top", before.measure, InArea(turn.areas[0]), order="most", form=before.form)
    if turn.kommuner and ("inside" in links or ("among" in links and not fragment.wants)):
        return references.among_them(turn)
    if links & {"less", "lift"}:
        fewer = leaving(turn)
        if fewer or (before.of and fragment.has(*PLACES, "GROUP", "SIZE")):
            return fewer or AS_WHOLE  # of one there is nobody to leave out
    place = turn.areas or fragment.has("COUNTRY")
    if "against" in links or (fragment.has("THAN") and place and before.want in ("mean", "median")):
        summed = alone.want in ("mean", "median") and not before.of
        return beside(turn.after(replace(before, want=alone.want, order="", limit=None)) if summed else turn)
    if compares_places(before) and not (turn.kommuner or fragment.wants or links & {"only", "meant"}):
        return None if fragment.all_groups else beside(turn)  # "och glesbygd"
    again = readmitting(turn) if links & {"add", "part"} else None
    return again or (with_more(turn) if "add" in links else None)


def _spoken(named: str, before: Lang) -> Lang:
    return next((each for each in get_args(Lang) if each == named), before)
