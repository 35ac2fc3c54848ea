"""What joins a message to the one before it, by the keys of TALK in the lexicons: how it begins, ends and refers."""

from data.language.conversation import phrases
from data.language.conversation.sentence import Sentence
from data.language.lexicon.lexicon import Meaning
from data.language.lexicon.vocabulary import Vocabulary
from data.language.tokens import Token


class Links(Sentence):
    """Reads what joins a message to the one before it; the tokens that are left are what it asks."""

    def __init__(self, found: list[Token], vocabulary: Vocabulary) -> None:
        super().__init__(found, vocabulary)
        self.arranged = False  # what says nothing is left out, or what it names first stands where it refers to that
        self.hole: int | None = None
        self.begun = 0  # where the sentence, or the part of it, of the hole begins
        self.left_after = 0  # how many of the words that are left say that something is left out
        self.rejected: list[Token] = []  # what a correction says was not meant
        self.reason = ""  # that it gives itself
        self.all_of = 0  # how many it says that all are: "alla tre"
        self.row = 0  # which of those told it refers to; -1 the last of them

    @property
    def found(self) -> frozenset[str]:
        """What joins it, as keys of TALK."""
        return frozenset(self.links - phrases.UNSAID)

    @property
    def is_whole(self) -> bool:
        """Whether what is left is all that is asked, however it was arranged."""
        return self.arranged and not self.found

    def read(self) -> None:
        """Find what joins it, and take that out."""
        self._find()
        self.forget()

    def _find(self) -> None:
        if self._nothing_else():
            return
        whole = self.tokens
        self._leave_reason()
        self._cut()
        self._begin()
        for at, *_ in self.inner(1, "less", "lift"):  # "vad blir det utan Lund", "what if you drop Lund"
            if not self.means(at, "NOT") and all(self.means(i, *phrases.BEFORE_LESS) for i in range(at)):
                self.drop("", 0, at)
                break
        self._end()
        self._correct()
        for at, end, kind in self.inner(1, "meant"):  # "kommunen menar jag, inte länet"
            self.drop(kind, at, end)
            break
        if "meant" in self.links:
            self._not_meant()
        if self.tokens is whole or not self._nothing_else():
            self._mark()
            self._refer()

    def _nothing_else(self) -> bool:
        kind = self._whole(self.tokens)
        if not kind and any(self.inner(0, "stressed")):  # "är det verkligen alla?"
            kind = self._whole([token for at, token in enumerate(self.tokens) if not self.talk(at, ("stressed",))[1]])
        if kind:
            self.take(kind, 0, 0)
        return bool(kind)

    def _whole(self, said: list[Token]) -> str:
        """The kind of phrase that this is, but for what is said aside; empty where it is none."""
        end, kind = self.talk(0, phrases.WHOLES, said)
        return kind if kind and (end == len(said) or (said is self.tokens and self.is_aside(end))) else ""

    def _leave_reason(self) -> None:
        """Leave out why one is left out or taken in: "skippa Jönköping, de är för stora"."""
        comma = next((at for at in range(2, len(self.tokens)) if self.tokens[at].word == ","), 0)
        bids = comma and self.talk(0, ("less", "lift", "add", "exchange"))[1]
        if bids and self.talk(comma + 1, ("it", "them", "the"))[1] and self.means(comma + 2, "IS"):
            self.drop("", comma, len(self.tokens))

    def _cut(self) -> None:
        """Leave out a reason, what is no longer meant, where one is looked for, and what a sum is held against."""
        for at, end, kind in self.inner(1, "instead_of", "because", "inside", "against", "has_it"):
            last, denied = end == len(self.tokens), self.means(at - 1, "NOT")
            if kind == "against":  # "hur är snittet jämfört med storstäderna"
                sums = all(self.means(i, "HOW", "WHAT", "IS", "FILLER", "MEAN", "MEDIAN") for i in range(at))
                if at + 1 < end and not last and sums:
                    return self.drop(kind, at, end)
            elif kind == "has_it":  # "who does that in Jämtland"
                if self.means(end, "BY") and self.means(0, "WHO", "COUNT", "HOW"):
                    return self.drop(kind, at, end)
            elif kind == "inside":  # "är Lund med där?", "Malmö inte med?"
                if at > 1 and last and (denied or self.means(0, "IS", "HAS")):
                    return self.take(kind, 0, at - denied)
            elif not last and (
                kind != "because" or at >= max(phrases.CLAUSE, self.talk(0, ("its_cause",))[0])
            ):  # "median istället för snitt"
                self.reason = " ".join(token.typed for token in self.tokens[at:]) if kind == "because" else ""
                return self.take(kind, 0, at)
        return None

    def _not_meant(self) -> None:
        """Leave out what a correction says is not meant: "jag menade appar, inte poäng"."""
        at = next((at for at in range(1, len(self.tokens)) if self.means(at, "NOT")), 0)
        if at:
            end = next((i for i in range(at, len(self.tokens)) if self.tokens[i].first), len(self.tokens))
            self.rejected = self.tokens[at + 1 : end]
            self.drop("", at - (at > 1 and self.tokens[at - 1].word == ","), end)

    def _correct(self) -> None:
        """Whether it says last what it is not asked for: "i andel, inte antal"."""
        at = next((at for at in range(1, len(self.tokens)) if self.tokens[at].word == ","), 0)
        if 0 < at <= phrases.CLAUSE and self.means(at + 1, "NOT") and all(map(self.meanings, self.tokens[at + 2 :])):
            self.links.add("meant")

    def _begin(self) -> None:
        while self.tokens:
            end, kind = self.talk(0, phrases.BEGINNINGS)
            if not kind:
                end, kind = self.talk(0, ("and",), within=True)  # "och utan Lund", though "och utan" alone asks who is
            lifts = self.talk(0, ("lift",))[0]
            if end <= lifts > 0 and lifts < len(self.tokens) and self.tokens[lifts].typed[0].isalnum():
                return  # "never mind Skåne"
            while kind and end < len(self.tokens) and not self.tokens[end].typed[0].isalnum():
                end += 1
            if not kind and (self._asks_politely() or self._rejects()):
                continue
            if kind in ("next", "heard") and not (end < len(self.tokens) and self.counts(end)):
                return  # "more than 80" asks for no more of them
            if kind in ("so", "mistaken") and self.goes_on_as("TOPIC", "LANGUAGE", longer_than=end):
                return  # "tack för hjälpen"
            if not kind or (end == len(self.tokens) and (kind in ("so", "mistaken") or not self.links)):
                return  # nothing is left: thanks are thanks
            self.drop(kind, 0, end)
            if self._nothing_else():
                return

    def _asks_politely(self) -> bool:
        """Take out "kan du" and "can I get it" before what joins the message to the one before it."""
        end, kind = self.talk(0, ("polite",))
        last, link = self.talk(end, (*phrases.BEGINNINGS, *phrases.WHOLES, "less", "only", "part")) if kind else (0, "")
        joined = link and (last < len(self.tokens) or link not in phrases.BEGINNINGS)  # not "list instead"
        if joined:
            self.links |= {"show"} if self.means(0, "SHOW") else set()
            self.drop("", 0, end)
        return bool(joined)

    def _rejects(self) -> bool:
        """Leave out what is said first that it was not meant: "inte Solna, jag menade Sundbyberg", "inte Y utan X"."""
        meant = next((at for at, *_ in self.inner(2, "meant")), 0)
        but = next((at + 1 for at in range(2, len(self.tokens) - 1) if not meant and self.means(at, "WITHOUT")), 0)
        if (meant or but) and self.means(0, "NOT"):
            self.rejected = self.tokens[1 : meant or but - 1]
            self.drop("meant" if but else "", 0, meant or but)
        return bool((meant or but) and self.rejected)

    def _end(self) -> None:
        at = max(1, len(self.tokens) - phrases.LONGEST_END)
        while at < len(self.tokens):
            more = self.talk(at, ("next",))[1] and self.counts(at - 1)
            end, kind = self.talk(at, ("next", *phrases.ENDS) if more else phrases.ENDS)
            if kind == "has_it" and not self.means(0, "WHO", *(("COUNT", "HOW", "SHARE") if end > at + 1 else ())):
                kind = ""  # "do all kommuner have one?"
            if kind == "along" and any(map(self.concepts, self.tokens[:at])):
                kind = ""  # "vem delar den med"
            if kind and end == len(self.tokens):
                self.take(kind, 0, at - (at > 1 and self.tokens[at - 1].word == ","))
                at = max(0, len(self.tokens) - phrases.LONGEST_END - 1)
            at += 1

    def _mark(self) -> None:
        within = not self.talk(0, phrases.MARKS)[1]  # "utan den" alone asks who lacks it
        for mark in phrases.MARKS if self.tokens else ():
            end, kind = self.talk(0, (mark,), within=within)
            self.links |= {mark} if kind else set()
            self.left_after = end if kind in ("less", "lift") else self.left_after
        if "less" in self.links and "too" in self.links:  # "utan Lund också" adds nobody
            self.links.discard("add")
        sized = {end for _, end, _ in self.inner(0, "largest", "smallest")}  # "the biggest one without a strategy"
        if any(end == len(self.tokens) or self.means(end, "WITHOUT", "HAS", "OUT_OF", "WHO") for end in sized):
            self.links.add("sized")

    def _refer(self) -> None:
        counted = {at - before for at in range(len(self.tokens)) if self.counts(at) for before in (1, 2)}
        for at in sorted(counted | self._phrases.keys()):
            if not self.left_after <= at < len(self.tokens):
                continue
            end, kind = self.talk(at, phrases.REFERRING)
            row = phrases.ROWS.get(kind, 0)
            if found := self._all_of(at) if "next" not in self.links else None:  # "de 5 efter det"
                kind, (end, self.all_of) = "them", found
            elif not row and (found := self._row(at)):
                kind, (end, row) = "row", found
            if not kind:
                continue
            may_be_article = bool(self.talk(end - 1, ("the",))[1])
            beside = self.means(end, "IS", "AS") or (at > 0 and self.means(at - 1, "IS", "LAN", "GROUP_NOUN"))
            if kind == "there" and beside and not self.means(at - 1, "PRESENT"):
                continue  # "are there", "län där ingen …", "in the same county as Lund"
            # "its county", "den som ligger först", "de flesta"; "drag it down"
            longer = self.goes_on_as("OWN_AREA", "LEADER", "FRACTION", at=at, longer_than=end)
            longer |= at > 0 and self.goes_on_as(*phrases.ENDS_OF, at=at - 1, longer_than=end)
            if longer or (kind == "that" and not self._is_subject(at, end)):
                continue
            article = may_be_article and self.is_article(end) and not self.fronted(at)
            if self.all_of or row or not article or (kind in ("among", "every") and self.is_had(end)):
                starts = (i for i in range(1, at + 1) if self.tokens[i].first or self.tokens[i - 1].word == ",")
                self.begun, self.hole, self.row = max(starts, default=0), at, row
                self.links.discard("the")
                self.drop(kind, at, end)
                for again, end, _ in self.inner(at, kind) if kind == "there" else ():  # "there, in the top one"
                    self.drop("", again - (self.tokens[again - 1].word == ","), end)
                    break
                if self.talk(0, ("largest", "smallest"))[0] == len(self.tokens) > 0:  # "vem av de tre är minst"
                    self.links.add("sized")
                return

    def _all_of(self, at: int) -> tuple[int, int] | None:
        """Where it ends that all are so many, and how many: "alla tre", "av de tre"; of no noun that it names."""
        of_the = self.means(at, "OUT_OF", "AMONG") and bool(self.talk(at + 1, ("the",))[1])
        last = at + 1 + of_the
        says_all = of_the or self.means(at, "ALL") or (last + 1 == len(self.tokens) and self.talk(at, ("the",))[1])
        counted = last < len(self.tokens) and says_all and self.counts(last)
        said_of = self.means(last + 1, "PLANNED") or self.means(at - 1, "ANY")  # "någon av de fem en e-strategi"
        noun = last + 1 < len(self.tokens) and self.is_article(last + 1) and not said_of
        lists = self.means(last + 2, "MEASURE") and not self.tokens[last + 1].word.isalnum()  # "of these two: apps"
        if not counted or lists or (noun and not self.fronted(at)):
            return None
        return (last + 1, many) if 0 < (many := self.counted(last)) <= phrases.MOST_TOLD else None

    def _row(self, at: int) -> tuple[int, int] | None:
        """Where it ends that one of those told is meant by its place among them, and which: "den tredje"."""
        if self.means(0, "HAS", "IS", "HOW", "COUNT") and at and not self.means(at - 1, "PLACE"):
            last = at + bool(self.talk(at, ("number",))[1] and at + 1 < len(self.tokens))
            if last > at and self.counts(last) and not self.means(last + 1, *phrases.COUNTED):
                return last + 1, self.counted(last)  # "has number 3 an app"
            bare = [m for m in self.of(at) if m.concept == "ORDINAL"]
            if bare and not self.means(at + 1, *phrases.COUNTED):
                return at + 1, int(bare[0].value)  # "har tvåan appar"
        said = self.talk(at, ("the",))[1] and [m for m in self.of(at + 1) if m.concept == "ORDINAL"]
        one = Meaning("NUMBER", "1") in self.of(at + 2) or self.means(at + 2, "KOMMUN")
        noun = self.means(at + 2, "PLACE", *phrases.AFTER_ARTICLE) and not one
        return (at + 2 + one, int(said[0].value)) if said and not noun else None

    def _is_subject(self, at: int, end: int) -> bool:
        """Whether "det" stands for what was told: "är det över snittet?"."""
        judging = ("OVER", "UNDER", "BETTER", "WORSE", "MORE", "FEWER", "ABOUT_IT", "AMOUNT", *phrases.ENDS_OF)
        judged = any(self.means(i, *judging) for i in range(end, len(self.tokens)))
        return judged and (self.fronted(at) or (at == 1 and self.means(0, "NOT")))
