"""Lists that fill while a name is typed, through the real Bolt app and the strict fake Slack."""

import pytest

from tests.fake_slack import Surfaces


@pytest.mark.parametrize(
    ("typed", "first", "count"),
    [
        ("katr", "Katrineholm · Södermanlands län · 10 av 14 poäng=0483", 1),
        ("katrinehlm", "Katrineholm · Södermanlands län · 10 av 14 poäng=0483", 1),
        ("katrinhol", "Katrineholm · Södermanlands län · 10 av 14 poäng=0483", 1),
        ("Gbg", "Göteborg · Västra Götalands län · 14 av 14 poäng=1480", 1),
        ("habo", "Habo · Jönköpings län · ingen publicerad poäng=0643", 2),
        ("håb", "Håbo · Uppsala län · ingen publicerad poäng=0305", 2),
        ("bro", "Upplands-Bro · Stockholms län · ingen publicerad poäng=0139", 2),
        ("visby", "Gotland · Gotlands län · ingen publicerad poäng=0980", 1),
        ("södermanland", "Eskilstuna · Södermanlands län · ingen publicerad poäng=0484", 9),
        ("", "Göteborg · Västra Götalands län · 14 av 14 poäng=1480", 9),
    ],
)
def test_a_name_is_suggested_while_it_is_typed(anna: Surfaces, typed: str, first: str, count: int) -> None:
    options = anna.type(typed)
    assert (options[0], len(options)) == (first, count)


@pytest.mark.parametrize("typed", ["pizza", "🍕", "<!channel>", "x" * 3000, "  '; DROP TABLE kommun; --"])
def test_what_is_no_name_suggests_nothing(anna: Surfaces, typed: str) -> None:
    assert anna.type(typed) == []


def test_who_floods_a_list_reads_so_in_it_and_may_ask_all_the_same(anna: Surfaces) -> None:
    typed = [anna.type("katr") for _ in range(120)]
    assert all(options[0].startswith("Katrineholm") for options in typed[:60])
    assert ["Listan hinner inte med. Vänta några sekunder och skriv sedan vidare.=-"] in typed
    assert Surfaces(anna.workspace, "U2").type("katr")[0].startswith("Katrineholm")
    assert anna.workspace.slash("Umeå")["text"].startswith("Umeå")
