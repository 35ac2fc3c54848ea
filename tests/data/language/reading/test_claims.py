"""Claims of a figure of many kommuner, and what is said of each."""

import pytest

from handlers.answering.answerer import Answerer

CLAIMS = [
    ("stämmer det att 6 kommuner fick full pott?", "Ja: kommuner med full pott: 6 av 290."),
    ("stämmer det att högst 10 kommuner fick full pott?", "Ja: kommuner med full pott: 6 av 290."),
    ("stämmer det att 220 kommuner svarade?", "Ja: 220 av 290 kommuner svarade"),
    ("är det sant att 250 kommuner svarade?", "Nej: 220 av 290 kommuner svarade"),
    ("stämmer det att 100 kommuner har appar, exempel", "Nej: kommuner med appar: 101 av 290."),
    ("stämmer det att ungefär 100 kommuner har appar, exempel", "Ja, ungefär: kommuner med appar: 101 av 290."),
    ("stämmer det att snittet i Skåne är 9, exempel", "Nej: i snitt 7,5 poäng i Skåne län"),
    ("snittet i Skåne är över 5, stämmer det? exempel", "Ja: i snitt 7,5 poäng i Skåne län"),
    ("stämmer det att Skåne har 33 kommuner?", "Ja: kommuner i Skåne län: 33."),
    ("is it true that 40 municipalities have no e-services, example", "No: kommuner without e-services: 44 of 290."),
    ("is it true that the median is 8, example", "Yes: the median is 8 points in the country"),
    ("9 av 10 kommuner har e-tjänster", "Nej: fyra av fem kommuner har e-tjänster."),
    ("har alla kommuner med fler än 100 e-tjänster app, exempel", "fler än 100 e-tjänster: Helsingborg har appar."),
    ("stämmer det att 150 svarade?", "Nej: 220 av 290 kommuner svarade"),
    ("only 220 answered, right?", "Yes: 220 of 290 kommuner answered"),
    ("stämmer det att 12 kommuner har 0 appar i exempel", "Nej: kommuner utan appar: 119 av 290."),
    (
        "stämmer det att snittet är 8 bland kommuner med minst 2 appar i exempel",
        "Nej: i snitt 9,6 poäng bland kommuner",
    ),
    ("är det sant att snittet i kommuner med minst 2 appar är 9 i exempel", "Nej: i snitt 9,6 poäng bland kommuner"),
    ("stämmer det att 100 kommuner har appar?", "Det går inte att säga: "),
]


@pytest.mark.parametrize(("claim", "said"), CLAIMS)
def test_a_claim_is_checked(example: Answerer, claim: str, said: str) -> None:
    assert said in example.reply(claim).text
