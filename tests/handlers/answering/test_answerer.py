from pathlib import Path

from data.store.store import Store
from handlers.answering.answerer import Answerer


def test_warming_up_makes_all_that_a_first_question_needs(db_path: Path) -> None:
    answerer = Answerer(Store(db_path))
    made = vars(answerer.store.edition())
    assert not {"names", "vocabulary", "measures"} & set(made)
    answerer.warm_up()
    assert {"names", "vocabulary", "measures"} <= set(made)
