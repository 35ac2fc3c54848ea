"""Who asks too fast is turned away, and let in again."""

from handlers.answering.rate_limit import RateLimit
from tests.virtual_time import VirtualTime


def test_it_forgives_and_has_an_end(virtual_time: VirtualTime) -> None:
    limit = RateLimit()
    assert [limit.admits("anna") for _ in range(25)] == [True] * 20 + [False] * 5
    assert limit.admits("bo")
    virtual_time.advance(2.0)
    assert [limit.admits("anna") for _ in range(5)] == [True] * 4 + [False]
    assert [limit.is_told("anna"), limit.is_told("anna"), limit.is_told("bo")] == [False, True, False]
    virtual_time.advance(11.0)
    assert not limit.is_told("anna")
    entered = sum(limit.enters() for _ in range(1000))
    assert entered == 400
    with limit.leaving():
        assert not limit.enters()
    assert limit.enters()
