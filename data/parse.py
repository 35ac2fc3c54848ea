"""From what somebody typed to what they ask: `parse(text, names) -> Question`. Pure, and never raises."""

from collections.abc import Sequence

from data import words
from data.fold import key
from data.fold import words as split
from data.names import Mention, Names
from data.places import is_kommun
from data.query import (
    Heard,
    HelpQuery,
    Lang,
    ProfileQuery,
    Query,
    Question,
    RankingQuery,
    StatisticsQuery,
    UnclearQuery,
    WhichQuery,
)

LONGEST_QUESTION = 300  # characters; a longer text is a pasted one
LONGEST_LIST = 100
DEFAULT_LIST = 10
_ECHOED = 60  # characters of what was typed that an answer repeats
_CANDIDATES = 5
_MISSPELT_WINDOW = 3  # words


def parse(text: str, names: Names) -> Question:
    """What the text asks. Place names are looked up in `names`; `UnclearQuery` where it is not understood."""
    if not text.strip():
        return Question(HelpQuery(), "sv")
    if len(text) > LONGEST_QUESTION:
        return Question(UnclearQuery("too_long"), "sv")
    typed = split(text)
    spoken = [word.lower() for word in typed]
    if len(spoken) == 1 and is_kommun(spoken[0]) and spoken[0] in names.display:
        return Question(ProfileQuery(spoken[0]), "sv")
    full_marks = _phrase(spoken, words.FULL_MARKS)
    mentions = [m for m in names.mentions(spoken) if m.start not in full_marks and _is_meant(m, typed, spoken)]
    lang = _language(spoken, mentions, names)
    signals = set(spoken)

    if not mentions and (signals & words.HELP or _phrase(spoken, words.HELP_PHRASES)):
        return Question(HelpQuery(), lang)
    if query := _about_many(spoken, mentions, full_marks=bool(full_marks)):
        return Question(query, lang)
    if mentions:
        return _about_places(mentions, typed, lang)

    content = [i for i, word in enumerate(spoken) if not _is_function_word(word)]
    for i in content:
        if spoken[i] in names.elsewhere:
            return Question(UnclearQuery("elsewhere", typed[i]), lang)
    if content:
        return _about_misspelt(content, typed, names, lang)
    return Question(_without_place(signals, text), lang)


def _about_many(spoken: Sequence[str], mentions: Sequence[Mention], *, full_marks: bool) -> Query | None:
    """A ranking or the national figures, where the words ask for one and no kommun alone is named."""
    signals = set(spoken)
    lan = next((code for m in mentions for code in m.codes if not is_kommun(code)), None)
    if signals & words.RANK or full_marks:
        if lan or not mentions:
            unknown = [w for i, w in enumerate(spoken) if not _is_function_word(w) and not _inside(i, mentions)]
            if full_marks:
                return RankingQuery(lan, full_marks=True)
            if not unknown:
                return RankingQuery(lan, _limit(spoken))
    elif lan and all(not is_kommun(code) for m in mentions for code in m.codes):
        return RankingQuery(lan)
    elif not mentions and signals & (words.STATISTICS | words.COUNTRY):
        return StatisticsQuery()
    return None


def _about_places(mentions: Sequence[Mention], typed: Sequence[str], lang: Lang) -> Question:
    first = mentions[0]
    as_typed = " ".join(typed[first.start : first.end])
    kommuner = list(dict.fromkeys(code for m in mentions for code in m.codes if is_kommun(code)))
    if len(kommuner) > 1:
        shown = " / ".join(" ".join(typed[m.start : m.end]) for m in mentions)
        return Question(WhichQuery(shown[:_ECHOED], tuple(kommuner[:_CANDIDATES])), lang)
    heard = Heard(as_typed[:_ECHOED], "town") if first.town else None
    return Question(ProfileQuery(kommuner[0]), lang, heard)


def _about_misspelt(content: Sequence[int], typed: Sequence[str], names: Names, lang: Lang) -> Question:
    """The best guess at a name in what is left: answered where sure, asked where near, else said to be unknown."""
    asks_ranking = any(word.lower() in words.RANK for word in typed)
    unsure: tuple[str, tuple[str, ...]] | None = None
    for size in range(min(_MISSPELT_WINDOW, len(content)), 0, -1):
        for i in range(len(content) - size + 1):
            window = content[i : i + size]
            shown = " ".join(typed[j] for j in window)
            codes, sure = names.misspelt(key(shown))
            if not codes:
                continue
            lan = next((code for code in codes if not is_kommun(code)), None)
            kommuner = tuple(code for code in codes if is_kommun(code))
            if sure and lan and (asks_ranking or not kommuner):
                query: Query = RankingQuery(lan, _limit([w.lower() for w in typed]))
                return Question(query, lang, Heard(shown[:_ECHOED], "misspelt"))
            if sure and kommuner:
                return Question(ProfileQuery(kommuner[0]), lang, Heard(shown[:_ECHOED], "misspelt"))
            unsure = unsure or (shown, codes)
    if unsure:
        return Question(WhichQuery(unsure[0][:_ECHOED], unsure[1][:_CANDIDATES]), lang)
    unknown = " ".join(typed[i] for i in content)
    return Question(UnclearQuery("unknown", unknown[:_ECHOED]), lang)


def _without_place(signals: set[str], text: str) -> Query:
    if signals & words.THANKS:
        return UnclearQuery("thanks")
    if signals & words.GREETING:
        return UnclearQuery("greeting")
    return UnclearQuery("unknown", key(text)[:_ECHOED])


def _is_meant(mention: Mention, typed: Sequence[str], spoken: Sequence[str]) -> bool:
    """Whether a name that is also an everyday word is used as a name here."""
    if mention.end - mention.start > 1 or spoken[mention.start] not in words.ALSO_WORDS:
        return True
    others = [w for i, w in enumerate(spoken) if i != mention.start and w not in words.RANK]
    capital = typed[mention.start][0].isupper() and (mention.start > 0 or typed[mention.start].istitle())
    return not others or capital


def _is_function_word(word: str) -> bool:
    return (
        word.isdigit()
        or len(word) == 1
        or word in words.SWEDISH
        or word in words.ENGLISH
        or word in words.RANK
        or word in words.STATISTICS
        or word in words.COUNTRY
        or word in words.GREETING
        or word in words.THANKS
    )


def _inside(index: int, mentions: Sequence[Mention]) -> bool:
    return any(m.start <= index < m.end for m in mentions)


def _phrase(spoken: Sequence[str], phrases: Sequence[str]) -> range:
    """Where the first of the phrases stands that is there: the indexes of its words, or none."""
    for phrase in phrases:
        wanted = phrase.split()
        for start in range(len(spoken) - len(wanted) + 1):
            if list(spoken[start : start + len(wanted)]) == wanted:
                return range(start, start + len(wanted))
    return range(0)


def _limit(spoken: Sequence[str]) -> int:
    """How many places of a ranking are asked for: the number that stands beside the ranking word."""
    for word in spoken:
        if word.isdecimal() and len(word) <= 3 and int(word) > 0:
            return min(int(word), LONGEST_LIST)
    return DEFAULT_LIST


def _language(spoken: Sequence[str], mentions: Sequence[Mention], names: Names) -> Lang:
    """English where more of its words are English than Swedish, or where a place has its English name."""
    outside = [word for i, word in enumerate(spoken) if not _inside(i, mentions)]
    english = sum(word in words.ENGLISH or word in words.ENGLISH_QUESTIONS for word in outside)
    swedish = sum(word in words.SWEDISH for word in outside)
    if english == swedish == 0:
        return "en" if any(names.is_english(spoken[m.start : m.end]) for m in mentions) else "sv"
    return "en" if english > swedish else "sv"
