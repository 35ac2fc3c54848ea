"""Values: that a changed one is what `dataclasses.replace` gives."""

from dataclasses import replace

import pytest

from data.model.frozen import changed
from data.model.question import Question


@pytest.mark.parametrize("fields", [{}, {"lang": "en"}, {"survey": "exempel", "form": "map", "page": 2}])
def test_changed_as_replaced(fields: dict[str, object]) -> None:
    question = Question("top", measure="apps", limit=5)
    assert changed(question, **fields) == replace(question, **fields)  # type: ignore[arg-type]
    assert question == Question("top", measure="apps", limit=5)


def test_the_same_where_nothing_changes() -> None:
    question = Question("top", lang="en")
    assert changed(question, lang="en", survey=None) is question


def test_no_other_fields() -> None:
    with pytest.raises(AttributeError):
        changed(Question("top"), colour="red")
