"""What a follow-up does not name stays: it asks the same figure, with the same condition, elsewhere or in another form."""

import pytest

from data.language.conversation.kept import kept
from data.language.conversation.kinds import is_placing, measures_of
from data.language.conversation.merge import merge
from data.language.conversation.reading import read_fragment
from data.language.understand import understand
from data.model.conditions import Condition, leaves
from data.model.question import Question
from data.store.edition import Edition
from tests.data.language.conversation.test_merge import edition

__all__ = ["edition"]

ASKED = (
    "flest appar i Skåne exempel",
    "topp 10 i planerade e-tjänster exempel",
    "hur många i Skåne har en e-strategi exempel",
    "vilka i Skåne har fler än 5 appar exempel",
    "vilka planerar inga e-tjänster i Skåne exempel",
    "vilka småkommuner har e-strategi och minst 10 e-tjänster exempel",
    "hur stor andel av små kommuner har app exempel",
    "andel med e-strategi per kommungrupp exempel",
    "snitt antal e-tjänster i Skåne exempel",
    "snitt antal e-tjänster per län exempel",
    "snitt appar för småkommuner mot storstäder exempel",
    "hur många e-tjänster finns i Halland exempel",
    "vilket län har flest appar i snitt exempel",
    "jämför Skåne och Halland på e-tjänster exempel",
    "fördelning av e-tjänster exempel",
    "what share of small kommuner have apps, example",
    "average number of e-services per county, example",
    "which kommuner in Skåne have more than 5 apps, example",
)
# Where, of which size or kind, in which form or by which groups: never another figure.
FOLLOW_UPS = (
    *(
        "och i Halland?",
        "Halland då",
        "i hela landet",
        "i norrland",
        "bland småkommuner",
        "bara stora",
        "under 10000 inv",
    ),
    *(
        "utan storstäderna",
        "per län",
        "uppdelat på storlek",
        "per kommungrupp",
        "som karta",
        "som tabell",
        "diagram tack",
    ),
    *("bästa länet", "vilket län är sämst", "och i riket?", "Örebro län med", "and Halland?", "over 50k people"),
    *("just the big ones", "by county", "split by size", "as a map", "bar chart pls", "best county", "in norrland"),
)

# Another figure, another sum, or another form: never of others.
OF_THE_SAME = (
    *(
        "och e-tjänster?",
        "poäng då?",
        "medianen?",
        "och snittet",
        "som karta",
        "som diagram",
        "vilka",
        "hur många är det",
    ),
    *("planerade?", "vem är bäst", "de 5 sämsta", "visa alla", "med e-strategi", "minst 3", "i procent", "vem är tvåa"),
    *(
        "and apps?",
        "the median",
        "what's the average",
        "as a map",
        "which ones",
        "who's best",
        "the worst 3",
        "with a strategy",
    ),
)


@pytest.mark.parametrize("asked", ASKED)
def test_the_figure_and_the_condition_stay(edition: Edition, asked: str) -> None:
    words = edition.names, edition.vocabulary
    previous = kept(understand(asked, *words), None, goes_on=False)
    assert previous is not None
    lost = {}
    for text in FOLLOW_UPS:
        fragment = read_fragment(text, *words)
        found = merge(previous, fragment, edition.names) or fragment.alone
        if found and found.want != "text" and not _measures(previous) <= _measures(found):
            lost[text] = found
    assert lost == {}


@pytest.mark.parametrize("asked", ASKED)
def test_those_it_is_of_stay(edition: Edition, asked: str) -> None:
    words = edition.names, edition.vocabulary
    previous = kept(understand(asked, *words), None, goes_on=False)
    assert previous is not None
    lost = {}
    for text in OF_THE_SAME:
        fragment = read_fragment(text, *words)
        found = merge(previous, fragment, edition.names) or fragment.alone
        if found and found.want != "text" and not _whom(previous) <= _whom(found):
            lost[text] = found
    assert lost == {}


def _whom(question: Question) -> set[Condition]:
    return {leaf for part in question.conditions for leaf in leaves(part) if is_placing(leaf)}


def _measures(question: Question) -> set[str]:
    return {question.measure, *question.also, *(each for part in question.conditions for each in measures_of(part))} - {
        "",
        "score",
    }
