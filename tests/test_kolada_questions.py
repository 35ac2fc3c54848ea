"""Questions of a measure that was loaded from Kolada: by the same composition as all others, each with its source."""

from pathlib import Path

import pytest

from data.store.store import Store
from handlers.answering.answerer import Answerer
from tests.data.loading.conftest import told
from tests.fake_kolada import running_kolada

SOURCE = "Källa: Kolada (PTS), 2025."
OURS = "Egen beräkning på uppgifter från Kolada (PTS), 2025."


@pytest.fixture(scope="module")
def answerer(db_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """Beside SKL's survey of 2014, with made-up figures of the fake."""
    db = tmp_path_factory.mktemp("kolada") / "eindex.db"
    db.write_bytes(db_path.read_bytes())
    with running_kolada() as kolada:
        told(db, "load", "kolada", kolada=kolada.url)
    return Answerer(Store(db))


@pytest.mark.parametrize(
    ("question", "begins", "source"),
    [
        ("bredband Katrineholm", "Katrineholm: 85,1 % tillgång till snabbt bredband.", SOURCE),
        ("broadband Katrineholm", "Katrineholm: 85.1% access to fast broadband.", "Source: Kolada (PTS), 2025."),
        ("bredband Lund 2024", "Lund: 85,7 % tillgång till snabbt bredband. PTS 2024.", "Källa: Kolada (PTS), 2024."),
        ("topp 10 bredband Skåne", "Högst tillgång till snabbt bredband i Skåne län, topp 10: Tomelilla 97 %", OURS),
        ("jämför bredband Lund Malmö", "Högst tillgång till snabbt bredband: Lund 87,7 % och Malmö 84 %.", SOURCE),
        ("bredband bland pendlingskommuner under 50 %", "Pendlingskommunerna med mindre än 50 % tillgång till snabbt bredband: 3 av 51.", SOURCE),
        ("kommuner med minst 90 % bredband i Skåne", "Kommuner i Skåne län med minst 90 % tillgång till snabbt bredband: 4 av 33.", SOURCE),
        ("hur många kommuner har under 50 % bredband", "Kommuner med mindre än 50 % tillgång till snabbt bredband: 11 av 290.", OURS),
        ("hur stor andel av kommunerna har minst 80 % bredband", "36,6 % har minst 80 % tillgång till snabbt bredband", OURS),
        ("har hälften av kommunerna bredband över 70 %?", "Nej: 57,9 % har mer än 70 % tillgång till snabbt bredband", OURS),
        ("når Katrineholm 95 %?", "Nej: Katrineholm har mindre än 95 % tillgång till snabbt bredband – 85,1 %.", SOURCE),
        ("når Katrineholm 85 % bredband?", "Ja: Katrineholm har minst 85 % tillgång till snabbt bredband – 85,1 %.", SOURCE),
        ("does Katrineholm reach 95 % broadband?", "No: Katrineholm has less than 95% access to fast broadband – 85.1%.", "Source: Kolada (PTS), 2025."),
        ("har Lund bättre bredband än Malmö?", "Ja: Lund har högre tillgång till snabbt bredband än Malmö – 87,7 % mot 84 %.", SOURCE),
        ("utveckling bredband Katrineholm", "Katrineholm, tillgång till snabbt bredband: 77,1 % (2021)", "Källa: Kolada (PTS), 2021–2025."),
        ("snitt bredband Skåne", "I snitt 71,4 % i Skåne län (33 kommuner).", OURS),
        ("snitt bredband per län", "Snittet av tillgång till snabbt bredband är högst i Gävleborgs län: 78,7 %", OURS),
        ("Katrineholm", "Katrineholm: 10 av 14 poäng.", "Tillgång till snabbt bredband: 85,1 % (källa: Kolada (PTS), 2025)."),
    ],
)  # fmt: skip
def test_a_measure_of_kolada_is_asked_for_like_any_other(
    answerer: Answerer, question: str, begins: str, source: str
) -> None:
    text = answerer.reply(question).text
    assert text.startswith(begins)
    assert source in text
    assert (OURS in text) != (f" {SOURCE}" in text) or "Källa: Kolada (PTS), 2025" not in source


@pytest.mark.parametrize("question", ["topp 5", "statistik", "bäst i Skåne", "hur många har full pott"])
def test_a_question_that_names_no_measure_stays_with_the_index(answerer: Answerer, question: str) -> None:
    text = answerer.reply(question).text
    assert "SKL 2014" in text
    assert "PTS" not in text


def test_a_share_of_kommuner_is_still_one(answerer: Answerer) -> None:
    assert answerer.reply("stämmer det att 46 % erbjuder appar?").text.startswith("Ja: 46 % av kommunerna har appar.")


def test_a_map_is_drawn_of_it(answerer: Answerer) -> None:
    attachment = answerer.reply("karta bredband Skåne").attachment
    assert attachment is not None
    assert "bredband" in (attachment.alt or attachment.title)
