"""What builders look at: a reading, the concepts that are in no condition of it, and what follows from them."""

from functools import cached_property

from data.language.composition.reading import Reading
from data.language.wants.grouping import grouped_by
from data.language.wants.outside_conditions import (
    ENDS,
    described,
    form_of,
    is_fronted,
    is_of_one,
    measure_of,
    order_of,
)
from data.model.conditions import MEANS, Condition, Has, InArea, InGroup, Place
from data.model.question import Claim


class View:
    """A reading as builders look at it."""

    def __init__(self, r: Reading) -> None:
        """Look at a reading."""
        self.r = r
        self.said = r.said
        self.cues = r.cues()
        self.kommuner = tuple(dict.fromkeys(r.subjects))
        self.areas = tuple(dict.fromkeys(r.areas))
        if self.has("BY_SIZE"):  # it is what the other measure is held against
            r.asked = [a for a in r.asked if a.measure != "population"]
        self.measure = measure_of(r)
        self.order = order_of(r)
        self.by = grouped_by(self)
        self.first = self._claimed_first
        if self.first:
            r.groups, r.areas, self.areas = [], [], ()
            self.by = "group" if isinstance(self.first, InGroup) else "lan"
        ranked = self.by == "lan" and (self.order or self.has("PLACE"))
        self.finds_area = bool(ranked and self.areas) and all(map(str.isdigit, self.areas))
        if self.finds_area:  # "vilket län är bäst, och var hamnar Skåne": all of them are told
            r.areas, self.areas, self.order = [], (), self.order or "most"
        self.form = form_of(r)

    @property
    def _claimed_first(self) -> Condition | None:
        """The group or län that is said to be the first of all: "storstäderna vinner alltid, stämmer det"."""
        named: list[Condition] = [*map(InGroup, self.r.groups), *map(InArea, self.areas)]
        alone = len(named) == 1 and not (self.kommuner or self.r.limit) and all(map(str.isdigit, self.areas))
        if not alone or self.order not in ("most", "fewest") or self.has("WHO", "WHAT", "SHOW", "ANY"):
            return None
        of_size = "population" in {each.measure for each in described(self.said)}  # "har den minsta kommunen i …"
        if of_size or not (self.has("CLAIM") or self.fronted):
            return None
        summed = self.has("MEAN", "MEDIAN", "TOTAL", "SHARE", "PERCENT")
        of_lan = any(term.has("LAN") and not term.place for term in self.said.terms)  # "är Skåne det län där flest …"
        counts = bool(self.r.clauses) and (self.has("KOMMUN", "MANY") or of_lan)  # "har Skåne flest kommuner med appar"
        ranked = not (self.r.clauses or self.areas or self.has("KOMMUN")) and self.measure in ("", "score")
        terms = enumerate(self.said.terms)  # "att skånekommunerna är bäst"
        of_all = any(
            t.area and ("KOMMUN" in t or "KOMMUN" in self.said.after(i)) for i, t in terms
        )  # "skånekommunerna"
        ranked |= of_all and self.has("CLAIM") and not self.r.clauses and self.measure in ("", "score")
        return named[0] if summed or counts or (ranked and self.has("BEST", "WORST", "LEADER")) else None

    @cached_property
    def more_than_judged(self) -> Condition | None:
        """That one has more than so many points that are judged, "är 10 bra?", or whose place is asked for."""
        placed = self.has("PLACE") and self.has("WHO", "WHAT") and not self.has("KOMMUN")  # "vilken plats ger 9 poäng"
        match self.where:
            case Has("score", "==", n) if n != "max" and (placed or self.has("ABOUT_IT")):
                return Has("score", ">", n)
            case _:
                return None

    @property
    def both_ends(self) -> bool:
        """Whether the first and the last are spoken of."""
        return self.has("BEST", "MOST", "LEADER") and self.has("WORST", "FEWEST")

    @cached_property
    def ends_joined(self) -> bool:
        """Whether the highest and the lowest figure are named in one: "lägsta och högsta antalet appar"."""
        return self._joined({"MOST", "FEWEST"}, "AND", "COMMA", "TO") and bool(self.r.asked)

    def _joined(self, ends: set[str], *joins: str) -> bool:
        """Whether one end and the other stand on either side of a join."""
        joined = self.said.where(*joins) if self.said.has(*ends) else []
        after = (i + 1 if self.said.after(i).has("EXACTLY", "NEAREST") else i for i in joined)  # "… och precis efter"
        sides = ((self.said.before(i), self.said.after(j)) for i, j in zip(joined, after, strict=True))
        return any(one.has(end) and other.has(*ends - {end}) for one, other in sides for end in ends)

    @cached_property
    def where(self) -> Condition:
        """All that is required of the kommuner."""
        return self.r.where()

    @cached_property
    def base(self) -> Condition:
        """Areas, groups and sizes alone."""
        return self.r.base()

    @cached_property
    def fronted(self) -> bool:
        """Whether it begins as what can be answered by yes or no."""
        return not self.asks_where and is_fronted(self.r)

    @cached_property
    def counts_of_some(self) -> bool:
        """Whether it says of whom so many are: "av kommunerna med ansvarig, hur många …"."""
        terms, groups = self.said.terms, {clause.group for clause in self.r.clauses}
        placed = any(isinstance(clause.condition, Place) for clause in self.r.clauses)  # "av de tio största"
        some = any(t.has("OUT_OF") and self.said.after(i).has("KOMMUN", "COUNT") for i, t in enumerate(terms))
        counted = max((i for i, t in enumerate(terms) if t.has("COUNT")), default=0)  # "…, varav hur många med app"
        some &= any(clause.at < counted for clause in self.r.clauses)
        return len(groups) > 1 and (placed or some)

    @cached_property
    def asks_which_have_one(self) -> bool:
        """Whether it asks in which areas or groups there is one that something is so of."""
        counted = any(self.said.before(i).has("COUNT") for i in self.said.where("LAN", "GROUP_NOUN"))
        one = counted and not (self.claim or self.r.asked)  # "hur många län har en kommun med full pott"
        one |= any(is_of_one(self.r, i) for i in range(len(self.said)))
        return one and bool(self.by) and not (self.order or self.kommuner) and bool(self.r.clauses)

    @cached_property
    def groups_lack(self) -> bool:
        """Whether it asks which län or groups nobody has something in: "vilka län saknar appar", "… have no apps"."""
        nouns = [i for i in self.said.where("LAN", "GROUP_NOUN") if self.said.before(i).has("WHO")]
        rest = ([t for t in self.said.terms[i + 1 :] if not t.has("FILLER", "SURVEY_NAME", "COMMA")] for i in nouns)
        return bool(self.by) and any(after and after[0].has("NO", "WITHOUT") for after in rest)

    @cached_property
    def asks_where(self) -> bool:
        """Whether it asks where somebody stands: "var i landet hamnar Lund"."""
        beside = ("SURVEY_NAME", "COMMA", "COUNTRY", "AREA", "GROUP")  # "i Skåne, var hamnar Lund"
        asked = (i for i in self.said.where("WHERE") if self.said.at(i - 1).has("COMMA"))
        last = self.said.terms[next(asked, 0) :]  # "if all are ranked by apps, where do we find Lund"
        terms = last if any(t.kommuner for t in last) else self.said.terms
        named = (t for t in terms if t.has("WHERE") or not (t.skipped or t.has(*beside) or t.area))
        first, *rest = tuple(named) or (self.said.at(-1),)
        return first.has("WHERE") and any(term.has("IS") for term in rest)

    @cached_property
    def asks_of_areas(self) -> bool:
        """Whether it asks if there is a län or a group that something is so of: "finns det något län där …"."""
        terms = self.said.terms
        at = next((i for i in self.said.where("LAN", "GROUP_NOUN") if i not in self.r.taken), 0)
        before = [t for t in terms[:at] if not (t.skipped or t.has("COMMA"))]
        exists = bool(before) and all(t.has("IS", "ANY", "NO", "NUMBER") for t in before)
        return exists and self.fronted and len(terms) > at + 2 and not (self.by and self.claim)

    @cached_property
    def claim(self) -> Claim | None:
        """What is claimed of a share; of each group also that all of it are so: "i vilka län har alla en app"."""
        every = any(self.said.after(i).has("KOMMUN", "HAS", "DOES") for i in self.said.where("ALL"))
        of_each = self.by and self.r.clauses and (every or self.r.none) and not self.r.claim
        return Claim("==", 100) if of_each else self.r.claim

    @cached_property
    def ranks_silent(self) -> bool:
        """Whether it asks who is best or worst of those who did not answer: they have no figures."""
        ranked = self.has("BEST", "WORST", "LEADER") and not self.by and self.measure != "population"
        return ranked and Has("answered", "==", 0) in self.r.required()

    @cached_property
    def asks_around(self) -> bool:
        """Whether it asks who stands right before one and right after it: "precis före och efter Katrineholm"."""
        opposite = self._joined({"BETTER", "WORSE"}, "AND")
        beside = self.said.where("BETTER", "WORSE") if self.has("WHO") else []  # "vem ligger precis före Lund"
        beside += [i for i in self.said.where("OVER", "UNDER") if self.has("WHO") and self.said.after(i).kommuner]
        opposite |= any(self.said.at(i - 1).has("EXACTLY", "NEAREST") or "NEAREST" in self.said.at(i) for i in beside)
        near = self.has("NEAREST") and self.said.has("MEASURE", "PLACE", "RANKS") and self.has("WHO", "MANY")
        near &= self.measure in ("", "score") and not (self.r.limit or self.said.has("SIZE_NOUN", "INHABITANTS"))
        opposite |= near and not self.has("MEAN", "MEDIAN") and len(self.kommuner) == 1  # "vem är närmast Lund i poäng"
        between = any(self.asks_whom_at(i - 1) for i in self.said.where("BETWEEN"))
        return (opposite and bool(self.r.besides or self.kommuner)) or (between and len(self.kommuner) > 1)

    @property
    def around(self) -> str:
        """The one kommun whose place, and who stands next to it, is asked for; empty where there is none."""
        spoken = dict.fromkeys([*self.kommuner, *(each.than for each in self.r.besides if each.than not in MEANS)])
        return next(iter(spoken)) if len(spoken) == 1 else ""

    def asks_whom_at(self, i: int) -> bool:
        """Whether kommuner are asked for there, or how many: "hur många ligger", "which kommuner are"."""
        at = self.said.skip_back(i - 1) if self.said.at(i).has("IS") else i
        return self.said.at(at).has("WHO", "MANY", "COUNT", "KOMMUN") and "MEASURE" not in self.said.at(at)

    @cached_property
    def asks_of_first_in_country(self) -> bool:
        """Whether it asks if anyone of an area is among the first: "är nån i Norrland bland de tjugo främsta"."""
        among = self.said.has("AMONG") and self.has("ANY") and bool(self.order) and bool(self.areas)
        return among and not self.kommuner and self.fronted

    @cached_property
    def ends_of_each(self) -> bool:
        """Whether the first or the last of each of several areas are meant: "Skånes bästa och Hallands bästa"."""
        ends = self.said.where(*ENDS, "LEADER") if len(self.areas) > 1 else []
        return sum(bool(self.said.before(i).area) for i in ends) > 1

    @cached_property
    def asks_each_for_several(self) -> bool:
        """Whether it asks for the first so many of each area or group: "topp 5 i varje län"."""
        each = self.by not in ("", "size") or self.r.each_area
        named = self.r.each_area or (
            self.has("PER") and not self.has("WHO", "WHAT", "MEAN", "MEDIAN", "TOTAL", "SHARE")
        )
        return each and named and (self.r.limit or 1) > 1

    @cached_property
    def asks_of_a_body(self) -> bool:
        """Whether it asks if a region itself answered: "är Region Skåne med i undersökningen"."""
        of_it = self.said.has("BODY") and self.said.has("DOES") and not self.said.has("KOMMUN", "COUNT")
        return of_it and self.fronted

    def has(self, *concepts: str) -> bool:
        """Whether one of these is left."""
        return not self.cues.isdisjoint(concepts)

    @property
    def limit(self) -> int | None:
        """How many groups are wanted: as many as it says, one where it asks which one."""
        one = self.by and self.order and self.has("WHO", "WHAT") and not (self.finds_area or self.both_ends)
        return self.r.limit or (1 if one else None)

    def leading(self) -> list[Condition]:
        """That its place is among the first or the last: "är Umeå bäst", "in the top 3"."""
        if self.order not in ("most", "fewest"):
            return []
        return [Place(self.measure or "score", 1, self.r.limit or 1, self.order)]
