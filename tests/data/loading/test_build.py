"""Building the store: what is wrong with a package is told all at once, and loses nothing."""

import io
import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from data.loading.build import Plan, build
from data.loading.commands import Stores
from data.loading.dropped import serve
from data.model.problems import InvalidInput
from data.store.freshness import built_from, ensure_fresh, is_fresh
from data.store.store import Store
from handlers.answering.answerer import Answerer
from tests.conftest import ROOT, SURVEYS
from tests.data.loading.conftest import spoil
from tests.fake_slack import check_message
from tests.fake_slack.rules import texts_of


@pytest.fixture
def surveys(tmp_path: Path) -> Path:
    """A copy of the committed surveys, to be spoilt."""
    return Path(shutil.copytree(SURVEYS, tmp_path / "surveys"))


def problems_of(surveys: Path, tmp_path: Path) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        build(Plan(tmp_path / "new.db", surveys))
    assert not (tmp_path / "new.db").exists()
    return [str(problem) for problem in caught.value.problems]


CASES = [
    ("scores.csv", "0483,Katrineholm,score,10", "0483,Katrineholm,score,15", "scores.csv, row 12, column value: found '15', expected 0 to 14 points"),
    ("scores.csv", "0483,Katrineholm,score,10", "0483,Katrineholm,score,tio", "scores.csv, row 12, column value: found 'tio', expected a number"),
    ("scores.csv", "0483,Katrineholm,score,10", "9999,Katrineholm,score,10", "scores.csv, row 12, column kommun: found '9999', expected the code of a kommun"),
    ("scores.csv", "0483,Katrineholm,score,10", "0483,Flen,score,10", "scores.csv, row 12, column name: found 'Flen', expected the name that belongs to the code"),
    ("scores.csv", "0483,Katrineholm,position", "0483,Katrineholm,score", "scores.csv, row 13, column measure: found 'score', expected each measure once a kommun"),
    ("scores.csv", "0115,Vallentuna,e_strategy,1", "0115,Vallentuna,e_strategy,2", "scores.csv, row 4, column value: found '2', expected 1 for yes or 0 for no"),
    ("scores.csv", "score,11,exact,vallentuna", "score,11,exact,hearsay", "scores.csv, row 2, column source: found 'hearsay', expected a source that survey.toml names"),
    ("scores.csv", "score,11,exact,vallentuna", "score,11,roughly,vallentuna", "scores.csv, row 2, column precision: found 'roughly', expected one of exact"),
    ("scores.csv", "kommun,name,measure", "kommun,name,what", "scores.csv: has no column measure; expected kommun, name"),
    ("figures.csv", "offers_apps,46", "offers_apps,146", "figures.csv, row 10, column value: found '146', expected a share from 0 to 100 %"),
    ("figures.csv", "ranked,186", "ranked,:", "figures.csv, row 4, column value: found ':'"),  # found by make fuzz
    ("figures.csv", "ranked,186", "ranking,186", "figures.csv, row 4, column measure: found 'ranking', expected one of answered"),
    ("figures.csv", "låna e-böcker,", ",", "figures.csv, row 16, column text_sv: found '', expected what the line of the list says"),
    ("survey.toml", "scale = 14", "", "survey.toml: scale is missing though scores.csv has scores"),
    ("survey.toml", "year = 2014", 'year = "2014"', "survey.toml: year is missing, or not a whole number"),
    ("survey.toml", "https://skr.se", "javascript:", "survey.toml: [sources.skl] needs a title and a url that starts with https:// or http://"),
    ("survey.toml", "[title]", "[sources.scb]\ntitle = \"x\"\nurl = \"https://skr.se\"\n[title]", "survey.toml: [sources.scb] is kept for the number of inhabitants; call it something else"),
    ("survey.toml", "[title]", "[title", "survey.toml: Expected"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "said"), CASES)
def test_a_fault_is_told_with_its_place(
    surveys: Path, tmp_path: Path, file: str, old: str, new: str, said: str
) -> None:
    spoil(surveys / "skl-2014" / file, old, new)
    problems = problems_of(surveys, tmp_path)
    assert any(problem.startswith(f"skl-2014/{said}") for problem in problems), problems


def test_all_faults_are_told_at_once(surveys: Path, tmp_path: Path) -> None:
    scores = surveys / "skl-2014" / "scores.csv"
    spoil(scores, "0483,Katrineholm,score,10", "0483,Katrineholm,score,15")
    spoil(scores, "0115,Vallentuna,score,11", "0115,Vallentuna,score,elva")
    spoil(surveys / "skl-2011" / "figures.csv", "offers_apps,15", "offers_apps,-15")
    assert len(problems_of(surveys, tmp_path)) == 3


def test_an_old_button_beside_a_broken_package_is_told_of_it(surveys: Path, tmp_path: Path) -> None:
    stores = Stores(tmp_path / "new.db", tmp_path / "chat.db", surveys, "")
    build(Plan(stores.db, surveys))

    def load(of: str) -> dict[str, object]:
        asked = {"do": "load", "name": "lista.csv", "survey": "skl-2014", "of": of}
        content = json.dumps(asked).encode() + b"\nKommun;Po\xc3\xa4ng\nEskilstuna;9\n"
        told: dict[str, object] = json.loads(serve(io.BytesIO(content), stores))
        return told

    load("")
    assert "newer" in load("old")
    spoil(surveys / "skl-2011" / "figures.csv", "offers_apps,15", "offers_apps,-15")
    told = load("old")
    assert "newer" not in told
    assert "offers_apps" in str(told) or "-15" in str(told)


def test_a_folder_without_a_survey_is_told(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "holds no survey package" in problems_of(empty, tmp_path)[0]


def test_all_that_builds_a_store_makes_it_stale_when_it_changes() -> None:
    code = "import sys, data.loading.build; print(*(m.__file__ for n, m in sys.modules.items() if n[:5] == 'data.'))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    built_by = {Path(name) for name in done.stdout.split() if not name.endswith("__init__.py")}
    read_with = (
        "reading/held_concepts.py",
        "term.py",
        "tokens.py",
        "lexicon/topics.py",
    )  # by what is kept, when a text is read
    neither = {
        *(ROOT / "data" / "language" / name for name in read_with),
        *(
            ROOT / "data" / "model" / name
            for name in ("conditions.py", "facts.py", "frozen.py", "problems.py", "question.py")
        ),
        *(ROOT / "data" / "store" / name for name in ("freshness.py", "building.py")),
    }  # they change no store
    assert built_by - set(built_from(SURVEYS)) == neither


def test_the_store_is_built_when_missing_and_when_a_source_changed(surveys: Path, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "eindex.db"
    assert not is_fresh(path, surveys)
    ensure_fresh(path, surveys)
    assert is_fresh(path, surveys)
    built = path.stat().st_mtime_ns
    ensure_fresh(path, surveys)
    assert path.stat().st_mtime_ns == built

    spoil(surveys / "skl-2014" / "figures.csv", "offers_apps,46", "offers_apps,47")
    assert not is_fresh(path, surveys)
    ensure_fresh(path, surveys)
    assert is_fresh(path, surveys)
    found = sqlite3.connect(path).execute("SELECT value FROM national WHERE measure = 'offers_apps' ORDER BY survey")
    assert found.fetchall() == [(15.0,), (47.0,)]


def test_a_faulty_package_leaves_the_old_store_as_it_was(surveys: Path, tmp_path: Path) -> None:
    path = tmp_path / "eindex.db"
    build(Plan(path, surveys))
    before = path.read_bytes()
    spoil(surveys / "skl-2014" / "scores.csv", "score,10", "score,100")
    with pytest.raises(InvalidInput, match="expected 0 to 14 points"):
        ensure_fresh(path, surveys)
    assert path.read_bytes() == before
    assert {p.name for p in tmp_path.iterdir()} == {"surveys", "eindex.db"}


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\0 and then nothing"])
def test_a_file_that_is_no_store_is_replaced(surveys: Path, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "eindex.db"
    path.write_bytes(content)
    build(Plan(path, surveys))
    assert is_fresh(path, surveys)


def test_a_hostile_survey_pings_nobody_and_links_nowhere(surveys: Path, tmp_path: Path) -> None:
    toml = surveys / "skl-2014" / "survey.toml"
    spoil(toml, 'name = "SKL 2014"', 'name = "<!channel> & <https://evil.example|SKL>"')
    spoil(toml, 'title = "Vårt Göteborg"', 'title = "<@U123> *fet*"')
    spoil(surveys / "skl-2014" / "figures.csv", "låna e-böcker,", "<!here> låna e-böcker,")
    path = tmp_path / "eindex.db"
    build(Plan(path, surveys))
    answerer = Answerer(Store(path))
    for question in ("Umeå", "Eskilstuna", "top", "top Sörmland", "statistik", "hjälp", "Umeå 2014"):
        reply = answerer.reply(question)
        check_message({"text": reply.text, "blocks": list(reply.blocks)})  # refuses whatever would ping
        assert not any("<https://evil.example" in said for said in (reply.text, *texts_of(list(reply.blocks))))
