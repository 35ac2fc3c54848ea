"""What is suggested while a name is typed, and what a message names."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.language.names.suggesting import named, suggest
from data.store.store import Store
from tests.conftest import LETTERS


@given(typed=st.text(LETTERS, max_size=400))
def test_it_never_raises_and_gives_kommuner_once(store: Store, typed: str) -> None:
    for codes in (suggest(typed, store.names(), 100), named(typed, store.names())):
        assert len(set(codes)) == len(codes)
        assert all(len(code) == 4 and code in store.names().display for code in codes)


def test_every_beginning_of_every_name_suggests_it(store: Store) -> None:
    names = store.names()
    for _, name, code in names.kommuner:
        for length in range(1, len(name) + 1):
            assert code in suggest(name[:length], names, 100), name[:length]


def test_a_whole_name_is_suggested_first(store: Store) -> None:
    names = store.names()
    for _, name, code in names.kommuner:
        assert suggest(name, names, 100)[0] == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Katrineholms kommun och Nyköping", ("0483", "0480")),
        ("boken ligger kvar i norra salen", ()),
        ("Erik Lund ringde", ()),
        ("Skåne län", ()),
        ("katrinehlm", ()),
        ("Möte i Malmö. Malmö igen!", ("1280",)),
    ],
)
def test_kommuner_that_a_message_names_are_found(store: Store, text: str, codes: tuple[str, ...]) -> None:
    assert named(text, store.names()) == codes


def test_a_suggestion_takes_little_time(store: Store) -> None:
    suggest("katrinhol", store.names(), 100)  # what is made once
    began = time.perf_counter()
    for typed in ("k", "katr", "katrinehlm", "katrinhol", "skåne", "xyzzyq"):
        suggest(typed, store.names(), 100)
    assert (time.perf_counter() - began) / 6 < 0.05
