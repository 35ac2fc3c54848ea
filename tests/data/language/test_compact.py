"""Words in little memory, beside the dicts that they stand for."""

from hypothesis import given
from hypothesis import strategies as st

from data.language.compact import Compact, Lists, Numbered

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\t\n"), min_size=1, max_size=6)
NUMBERS = st.dictionaries(WORDS, st.integers(0, 65_535), max_size=60)


@given(NUMBERS, st.lists(st.text(max_size=6)))
def test_words_have_the_numbers_they_were_given(numbers: dict[str, int], others: list[str]) -> None:
    compact = Numbered(numbers)
    assert (dict(compact), len(compact)) == (numbers, len(numbers))
    assert [compact.number(word) for word in others] == [numbers.get(word) for word in others]
    assert [word in compact for word in others] == [word in numbers for word in others]


@given(st.dictionaries(WORDS, st.lists(WORDS, max_size=2).map(tuple), max_size=60), st.lists(st.text(max_size=6)))
def test_words_have_the_values_they_were_given(values: dict[str, tuple[str, ...]], others: list[str]) -> None:
    compact = Compact(values)
    assert (dict(compact), len(compact)) == (values, len(values))
    assert [compact.get(word, ()) for word in others] == [values.get(word, ()) for word in others]


@given(st.lists(st.lists(st.integers(0, 65_535))))
def test_lists_come_back_as_they_were(lists: list[list[int]]) -> None:
    kept = Lists(lists)
    assert [list(kept[n]) for n in range(len(lists))] == lists
