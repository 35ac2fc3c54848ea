"""What joins a message to the one before it: how it begins and ends, and what stands in it for what was spoken of."""

from data.language.conversation import message as joins
from data.language.conversation.message import Message
from data.language.lexicon.vocabulary import Vocabulary
from data.language.tokens import Token
from data.model.question import MOST_COMPARED


class Links(Message):
    """Reads what joins a message to the one before it; the tokens that are left are what it asks."""

    def __init__(self, found: list[Token], vocabulary: Vocabulary) -> None:
        super().__init__(found, vocabulary)
        self.links: set[str] = set()
        self.removed = False
        self.hole: int | None = None
        self.begun = 0  # where the sentence of the hole begins
        self.left_after = 0  # how many of the words that are left say that something is left out
        self.rejected: list[Token] = []  # what a correction says was not meant
        self.all_of = 0  # how many it says that all are: "alla tre"

    @property
    def words(self) -> tuple[str, ...]:
        """What is left, as typed."""
        return tuple(token.typed for token in self.tokens)

    @property
    def found(self) -> frozenset[str]:
        """What joins it, as keys of TALK."""
        return frozenset(self.links - joins.UNSAID)

    def read(self) -> None:
        """Find what joins it, and take that out."""
        if self._nothing_else():
            return
        self._cut()
        self._inside()
        self._against()
        self._beginning()
        self._end()
        self._meant_inside()
        if "meant" in self.links and not self._not_only():
            self._not_meant()
        if not self._nothing_else():
            self._marks()
            self._referring()

    def of_place(self, start: int, end: int) -> bool:
        """Keep but the place, where the rest stands alone: "vilka i Skåne", "vilka andra i länet har det"."""
        rest = Links([*self.tokens[:start], *self.tokens[end:]], self.vocabulary)
        until, kind = rest._talk(0, joins.OF_A_PLACE)
        stands = bool(kind) and until == len(rest.tokens) and self._means(start, "BY", "CONCERNING")
        if stands:
            self._take(kind, start, end)
        return stands

    def _link(self, kind: str) -> None:
        self.links |= {kind, joins.MEANS_MORE.get(kind, kind)}

    def _nothing_else(self) -> bool:
        end, kind = self._talk(0, joins.WHOLES)
        if not kind or (end < len(self.tokens) and not self._is_aside(end)):
            return False
        self._take(kind, 0, 0)
        return True

    def _is_aside(self, comma: int) -> bool:
        """Whether what follows a comma is said beside the question: "vilka, jag vill ringa dem"."""
        if self.tokens[comma].word != ",":
            return False
        rest = self.tokens[comma + 1 :]
        meant = [self._concepts(token) for token in rest]
        if any(token.typed[0].isupper() and not token.first and len(token.typed) > 1 for token in rest):
            return False
        return all(each <= joins.ASIDE for each in meant) and (all(meant) or len(rest) >= joins.CLAUSE)

    def _cut(self) -> None:
        """Leave out the reason that is given, and what is no longer meant: "median istället för snitt"."""
        for at, end, kind in self._inner(1, "instead_of", "because"):
            if end < len(self.tokens) and (kind != "because" or at >= joins.CLAUSE):
                self._take(kind, 0, at)
                return

    def _meant_inside(self) -> None:
        """Take out what says in the middle that it is a correction: "kommunen menar jag, inte länet"."""
        for at, end, kind in self._inner(1, "meant"):
            self._link(kind)
            self.tokens, self.removed = [*self.tokens[:at], *self.tokens[end:]], True
            return

    def _not_meant(self) -> None:
        """Leave out what a correction says is not meant: "jag menade appar, inte poäng"."""
        at = next((at for at in range(1, len(self.tokens)) if self._means(at, "NOT")), 0)
        if at:
            self.rejected = self.tokens[at + 1 :]
            self._keep(0, at - (at > 1 and self.tokens[at - 1].word == ","))

    def _not_only(self) -> bool:
        """Leave what is not alone meant any longer: "jag menade alla, inte bara glesbygd"."""
        end = next((end for _, end, _ in self._inner(0, "not_only") if end < len(self.tokens)), 0)
        if end:
            self._take("not_only", end, len(self.tokens))
        return end > 0

    def _inside(self) -> None:
        """Find what asks whether one is among those that were told: "är Lund med där?", "Malmö inte med?"."""
        for at, end, kind in self._inner(2, "inside") if len(self.tokens) > 2 else ():
            denied = self._means(at - 1, "NOT")
            if end == len(self.tokens) and (denied or self._means(0, "IS", "HAS")):
                self._take(kind, 0, at - denied)
                return

    def _against(self) -> None:
        """Find what a sum is held against: "hur är snittet jämfört med storstäderna"."""
        for at, end, kind in self._inner(1, "against"):
            if at + 1 < end < len(self.tokens) and all(map(self._is_sum, range(at))):
                self._link(kind)
                self.tokens, self.removed = [*self.tokens[:at], *self.tokens[end:]], True
                return

    def _is_sum(self, at: int) -> bool:
        return self._means(at, "HOW", "WHAT", "IS", "FILLER", "MEAN", "MEDIAN")

    def _beginning(self) -> None:
        while self.tokens:
            end, kind = self._talk(0, joins.BEGINNINGS)
            while kind and end < len(self.tokens) and not self.tokens[end].typed[0].isalnum():
                end += 1
            if not kind and (self._asks_politely() or self._rejects()):
                continue
            if kind in ("next", "heard") and not (end < len(self.tokens) and self._counts(end)):
                return  # "more than 80" asks for no more of them
            if kind == "so" and self._is_topic(end):
                return  # "tack för hjälpen"
            if not kind or (end == len(self.tokens) and (kind == "so" or not self.links)):
                return  # nothing is left: thanks are thanks
            self._take(kind, end, len(self.tokens))
            if self._nothing_else():
                return

    def _is_topic(self, longer_than: int) -> bool:
        """Whether a topic stands first, in more words than so many."""
        said = (lexicon.longest(self.tokens, 0) for lexicon in self.vocabulary.lexicons.values())
        return any(
            end > longer_than and any(each.concept in ("TOPIC", "LANGUAGE") for each in meant) for end, meant in said
        )

    def _asks_politely(self) -> bool:
        """Take out "kan du" and "can I get it" before what joins the message to the one before it."""
        end, kind = self._talk(0, ("polite",))
        joined = kind and self._talk(end, (*joins.BEGINNINGS, *joins.WHOLES, "less", "only", "part"))[1]
        if joined:
            self.links |= {"show"} if self._means(0, "SHOW") else set()
            self._keep(end, len(self.tokens))
        return bool(joined)

    def _rejects(self) -> bool:
        """Leave out what is said first that it was not meant: "inte Solna, jag menade Sundbyberg"."""
        if not self._means(0, "NOT"):
            return False
        meant = next((at for at in range(2, len(self.tokens)) if self._talk(at, ("meant",))[1]), 0)
        self.rejected = self.tokens[1:meant]
        self._keep(meant, len(self.tokens))
        return meant > 0

    def _end(self) -> None:
        while self._ended():
            pass

    def _ended(self) -> bool:
        last = len(self.tokens) - 1
        for at in range(max(1, last + 1 - joins.LONGEST_END), last + 1):
            counted = self._counts(at - 1)
            end, kind = self._talk(at, ("next", *joins.ENDS) if counted else joins.ENDS)
            if kind and end == len(self.tokens):
                self._take(kind, 0, at - (at > 1 and self.tokens[at - 1].word == ","))
                return True
        return False

    def _marks(self) -> None:
        if self.tokens:
            for mark in joins.MARKS:
                end, kind = self._talk(0, (mark,))
                if kind:
                    self.links.add(mark)
                    self.left_after = end if mark == "less" else self.left_after
        sized = {end for _, end, _ in self._inner(0, "largest", "smallest")}  # "the biggest one without a strategy"
        if any(end == len(self.tokens) or self._means(end, "WITHOUT", "HAS", "OUT_OF", "WHO") for end in sized):
            self.links.add("sized")

    def _referring(self) -> None:
        for at in range(len(self.tokens)):
            end, kind = self._talk(at, joins.REFERRING)
            if not kind and (many := self._all_of(at)):
                end, kind, self.all_of = at + 2, "them", many
            may_be_article = bool(kind) and bool(self._talk(end - 1, ("the",))[1])
            if kind == "there" and ((at and self._means(at - 1, "IS")) or self._is_there(end)):
                continue  # "are there"
            if kind == "that" and not self._is_subject(at, end):
                continue
            if kind and (self.all_of or not (may_be_article and self._is_article(end) and not self._fronted(at))):
                self._link(kind)
                self.links.discard("the")
                self.begun = max(i for i in range(at + 1) if i == 0 or self.tokens[i].first)
                self.tokens = [*self.tokens[:at], *self.tokens[end:]]
                self.hole, self.removed = at, True
                return

    def _all_of(self, at: int) -> int:
        """How many it says there that all are: "alla tre"; of no noun that it names itself."""
        counted = at + 1 < len(self.tokens) and self._means(at, "ALL") and self._counts(at + 1)
        if not counted or (at + 2 < len(self.tokens) and self._is_article(at + 2) and not self._fronted(at)):
            return 0
        said = [meaning.value for meaning in self._meanings(self.tokens[at + 1]) if meaning.concept == "NUMBER"]
        many = int(self.tokens[at + 1].number or said[0])
        return many if many <= MOST_COMPARED else 0

    def _is_there(self, end: int) -> bool:
        """Whether "there are", or "in the same county as Lund" follows."""
        return end < len(self.tokens) and self._means(end, "IS", "AS")

    def _is_subject(self, at: int, end: int) -> bool:
        """Whether "det" stands for what was told: "är det över snittet?"."""
        judged = {meaning.concept for token in self.tokens[end:] for meaning in self._meanings(token)}
        return (self._fronted(at) or (at == 1 and self._means(0, "NOT"))) and bool(
            judged & {"OVER", "UNDER", "BETTER", "WORSE", "MORE", "FEWER", "ABOUT_IT", "AMOUNT", *joins.ENDS_OF}
        )

    def _take(self, kind: str, start: int, end: int) -> None:
        """Remember what joins the message, and keep what else it says."""
        self._link(kind)
        self._keep(start, end)

    def _keep(self, start: int, end: int) -> None:
        self.tokens = self.tokens[start:end]
        self.removed = True
