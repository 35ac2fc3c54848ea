"""What is said of a list that is loaded: here the id that its survey gets."""

import pytest

from handlers.replies.lists import survey_id


@pytest.mark.parametrize(
    ("name", "year", "made"),
    [
        ("Servicebarometern", "2025", "servicebarometern-2025"),
        ("Vår  enkät, 2025!", "2025", "var-enkat-2025"),  # the year is in its name
        ("Vår enkät", "2025", "var-enkat-2025"),
        ("Kommunernas egen stora undersökning om e-tjänster", "2024", "kommunernas-egen-stora-undersokning-2024"),
        ("!!!", "2025", ""),
    ],
)
def test_an_id_is_made_of_the_name_and_the_year(name: str, year: str, made: str) -> None:
    assert survey_id(name, year) == made
