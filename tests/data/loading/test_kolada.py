"""Kolada's measures are loaded over HTTP, all or nothing: the real client against a strict fake, faults and all."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from data.loading.sources import kolada_api
from data.loading.sources.kolada import search
from data.loading.sources.kolada_api import Kolada
from data.model.problems import InvalidInput
from data.store.loaded_files import read_loaded
from tests.bot_process import bot
from tests.data.loading.conftest import told
from tests.fake_kolada import CODES, TITLE, FakeKolada, figure, running_kolada

HTML = (200, {"Content-Type": "text/html"}, b"<html>Underh\xc3\xa5ll</html>")
BUSY = (429, {"Retry-After": "0"}, b"")


@pytest.fixture
def fake() -> Iterator[FakeKolada]:
    with running_kolada() as kolada:
        yield kolada


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a busy server in a test; that it would be waited for has tests of its own."""
    monkeypatch.setattr(kolada_api, "_WAITS", (0.0, 0.0, 0.0))


def said(db: Path, fake: FakeKolada, *arguments: str) -> list[str]:
    return told(db, *arguments, kolada=fake.url)


def refused(db: Path, fake: FakeKolada, *arguments: str) -> str:
    before = db.read_bytes()
    with pytest.raises(InvalidInput) as caught:
        said(db, fake, *arguments)
    assert db.read_bytes() == before
    return str(caught.value)


def rows(db: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(sql).fetchall()


def test_the_listed_measures_are_loaded_a_survey_a_year(db: Path, fake: FakeKolada) -> None:
    assert said(db, fake, "load", "kolada") == [
        f"PTS {year} (kolada-pts-{year}): broadband_100 of 290 kommuner." for year in range(2021, 2026)
    ]
    assert fake.asked == ["/v3/kpi/N07900", "/v3/data/kpi/N07900/year/2021,2022,2023,2024,2025?per_page=5000"]
    assert [path.name for path in db.parent.iterdir()] == [db.name]  # no page is left
    facts = rows(db, "SELECT kommun, value FROM fact WHERE survey = 'kolada-pts-2025' AND measure = 'broadband_100'")
    assert dict(facts) == {code: pytest.approx(figure(code, 2025)) for code in CODES}  # no region, T of both sexes
    assert rows(db, "SELECT published, publisher FROM survey WHERE id = 'kolada-pts-2025'") == [("2026-04-08", "PTS")]
    assert rows(db, "SELECT title FROM source WHERE survey = 'kolada-pts-2024' AND key = 'kolada'") == [
        ("Kolada (PTS), 2024",)
    ]
    assert len(rows(db, "SELECT * FROM comparable WHERE survey = 'kolada-pts-2025'")) == 4
    head = next(f.content for f in read_loaded(db) if (f.survey, f.name) == ("kolada-pts-2025", "survey.toml"))
    for kept in ('id = "N07900"', f'title = "{TITLE}"', 'publication_date = "2026-04-08"', "sha256 = ", "at = "):
        assert kept in head


def test_pages_are_followed_to_the_last(db: Path, fake: FakeKolada) -> None:
    fake.per_page = 100
    assert said(db, fake, "load", "kolada")[-1].endswith("290 kommuner.")
    assert sum("page=" in path.replace("per_page=", "") for path in fake.asked) == 14  # 1,465 rows


def test_loading_again_takes_the_place_of_what_was_loaded(db: Path, fake: FakeKolada) -> None:
    said(db, fake, "load", "kolada")
    fake.change("N07900", 2025, "0483", value=12.3)
    assert len(said(db, fake, "refresh")) == 5
    assert rows(db, "SELECT value FROM known WHERE survey = 'kolada-pts-2025' AND kommun = '0483' AND measure = 'broadband_100'") == [(12.3,)]  # fmt: skip
    assert len({file.survey for file in read_loaded(db)}) == 5


def test_a_refresh_of_nothing_asks_nothing(db: Path, fake: FakeKolada) -> None:
    assert said(db, fake, "refresh") == ["Nothing is loaded that can be fetched anew; python bot.py load kolada does."]
    assert fake.asked == []


def test_any_other_measure_is_loaded_by_its_id(db: Path, fake: FakeKolada) -> None:
    fake.add("N03932", "Årets resultat, kronor per invånare", range(2023, 2025), period=2024)
    fake.change("N03932", 2024, "0483", value=-250)
    fake.change("N03932", 2024, "0480", value=None, status="Missing")
    fake.change("N03932", 2024, "0482", isdeleted=True)
    assert (
        said(db, fake, "load", "kolada:N03932")[-1]
        == "Kolada N03932 2024 (kolada-n03932-2024): n03932 of 288 kommuner."
    )
    assert rows(db, "SELECT unit, low, high, name_sv FROM measure WHERE survey = 'kolada-n03932-2024' AND id = 'n03932'") == [("number", None, None, "årets resultat, kronor per invånare")]  # fmt: skip
    assert rows(db, "SELECT * FROM comparable WHERE survey LIKE 'kolada-%'") == []  # its breaks are not known
    assert rows(db, "SELECT value FROM fact WHERE survey = 'kolada-n03932-2024' AND kommun = '0483'") == [(-250,)]


def test_measures_are_found_by_a_word_of_their_title(fake: FakeKolada) -> None:
    fake.add("N00001", "Något annat", range(2025, 2026))
    assert search("bredband", fake.url) == [("N07900", TITLE)]
    done = bot("kolada", "bredband", EINDEX_KOLADA_URL=fake.url)
    assert (done.returncode, done.stdout.splitlines()) == (0, ["id\ttitle", f"N07900\t{TITLE}"])
    assert "EINDEX_KOLADA_URL" in bot("surveys", EINDEX_KOLADA_URL="ftp://x").stderr


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda fake: fake.kpis["N07900"].update(title="Annat"), "its title is now 'Annat', expected 'Tillgång till fast"),
        (lambda fake: fake.kpis.clear(), "N07900: Kolada has no measure with this id"),
        (lambda fake: fake.kpis["N07900"].update(publ_period=None), "Kolada states no title, or no year"),
        (lambda fake: fake.change("N07900", 2025, "0483", value=None), "289 kommuner have a figure of 2025, expected all 290"),
        (lambda fake: fake.change("N07900", 2024, "0483", value="93,4"), "0483, 2024: found [{'gender': 'T'"),
        (lambda fake: fake.rows["N07900", 2025][5].update(municipality="0199"), "0199, 2025: is no kommun"),
        (lambda fake: fake.rows["N07900", 2025].append(fake.rows["N07900", 2025][5]), "2025: comes twice"),
        (lambda fake: fake.rows["N07900", 2025][5].update(kpi="N00001"), "is a figure of 'N00001'"),
        (lambda fake: fake.rows["N07900", 2025][5].update(period=2019), "is a year that was not asked for"),
        (lambda fake: setattr(fake, "counts", 1), "it counts [2] values; 1 came"),
        (lambda fake: fake.faults.append(HTML), "it sent no page of values, but: '<html>Underhåll</html>'"),
        (lambda fake: fake.faults.extend([(500, {}, b"")] * 4), "HTTP 500, four times"),
        (lambda fake: fake.faults.extend([BUSY] * 4), "HTTP 429, four times"),
        (lambda fake: fake.faults.append((404, {}, b"")), "HTTP 404"),
        (lambda fake: fake.faults.append((429, {"Retry-After": "9000"}, b"")), "and it asks to wait 9000 s"),
        (lambda fake: fake.faults.extend([(200, {"Content-Length": "5000"}, b"{")] * 4), "four times"),
        (lambda fake: fake.faults.append((200, {}, b'{"values": [], "count": 0, "next_url": "http://127.0.0.1:1/v3"}')), "its next page is on another server"),
    ],
)  # fmt: skip
def test_what_does_not_fit_ends_it_with_the_old_data_in_place(
    db: Path, fake: FakeKolada, spoil: Callable[[FakeKolada], object], problem: str
) -> None:
    spoil(fake)
    assert problem in refused(db, fake, "load", "kolada")


def test_pages_that_go_round_have_no_end(db: Path, fake: FakeKolada) -> None:
    page = f'{{"values": [], "count": 0, "next_url": "{fake.url}/kpi/N07900"}}'.encode()
    fake.faults.append((200, {}, page))
    assert "its pages have no end" in refused(db, fake, "load", "kolada")


def test_one_that_stopped_goes_on_where_it_was(db: Path, fake: FakeKolada) -> None:
    fake.per_page = 500
    answered = fake.answer
    pages = iter(range(3))

    def until_the_third(path: str, query: dict[str, str]) -> tuple[int, dict[str, Any]]:
        return answered(path, query) if next(pages, None) is not None else (404, {})

    fake.answer = until_the_third  # type: ignore[method-assign]
    assert "HTTP 404" in refused(db, fake, "load", "kolada")
    assert len([*(db.parent / ".kolada-pages").iterdir()]) == 3
    fake.answer, fake.asked[:] = answered, []  # type: ignore[method-assign]
    assert said(db, fake, "load", "kolada")[-1].endswith("290 kommuner.")
    assert len(fake.asked) == 1
    assert [path.name for path in db.parent.iterdir()] == [db.name]


@pytest.mark.parametrize(
    "spoil", [lambda fake: fake.kpis["N07900"].update(title="Annat"), lambda fake: setattr(fake, "counts", 1)]
)
def test_pages_that_do_not_fit_are_not_kept_for_the_next_start(
    db: Path, fake: FakeKolada, spoil: Callable[[FakeKolada], object]
) -> None:
    spoil(fake)
    refused(db, fake, "load", "kolada")
    fake.kpis["N07900"]["title"], fake.counts = TITLE, 0
    assert said(db, fake, "load", "kolada")[-1].endswith("290 kommuner.")


def test_a_dry_run_leaves_what_is_there(db: Path, fake: FakeKolada) -> None:
    before = db.read_bytes()
    assert said(db, fake, "load", "kolada", "--dry-run")[-1] == "Nothing was changed: this was --dry-run."
    assert db.read_bytes() == before


def test_it_is_asked_at_most_five_times_a_second(fake: FakeKolada, tmp_path: Path) -> None:
    fake.per_page = 250
    sent: list[float] = []

    def sleep(seconds: float) -> None:
        time.sleep(seconds)
        sent.append(time.monotonic())

    Kolada(fake.url, tmp_path / "pages", sleep=sleep).values("data/kpi/N07900/year/2024,2025", per_page="5000")
    assert len(sent) == len(fake.asked) > 1
    assert min(after - before for before, after in pairwise(sent)) >= 0.2


@pytest.mark.parametrize(
    ("fault", "waited"),
    [
        ((429, {"Retry-After": "7"}, b""), 7),
        ((503, {}, b""), 2),
        ((429, {"Retry-After": "soon"}, b""), 2),
        ((429, {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}, b""), 0),
    ],
)
def test_where_it_is_busy_it_is_given_time(
    fake: FakeKolada, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: tuple[int, dict[str, str], bytes], waited: float
) -> None:  # fmt: skip
    monkeypatch.setattr(kolada_api, "_WAITS", (2.0, 4.0, 8.0))
    fake.faults.append(fault)
    slept: list[float] = []
    Kolada(fake.url, tmp_path / "pages", sleep=slept.append).values("kpi/N07900")
    assert max(round(each, 1) for each in slept if not 0 < each <= 0.2) == waited


def test_an_id_that_is_none_is_told(db: Path, fake: FakeKolada) -> None:
    assert refused(db, fake, "load", "kolada:bredband") == "BREDBAND: is no id of Kolada, such as N07900"
    assert fake.asked == []


@pytest.mark.skipif(not os.environ.get("EINDEX_ONLINE"), reason="EINDEX_ONLINE=1 asks the real Kolada")
def test_the_real_kolada_answers_as_the_fake_does(db: Path) -> None:
    online = FakeKolada(url="https://api.kolada.se/v3")
    assert any("broadband_100 of 290 kommuner" in line for line in said(db, online, "load", "kolada"))
