"""`python bot.py load`, `surveys` and `unload`, as an operator types them; killed, on a full disk, and two at once."""

import csv
import os
import resource
import shlex
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from data.loading.commands import list_surveys
from data.model.problems import InvalidInput
from data.model.question import Question
from data.store.freshness import ensure_fresh
from data.store.loaded_files import read_loaded
from data.store.store import Store
from handlers.answering.answerer import Answerer
from handlers.replies.texts import TEXTS
from handlers.replies.wording import date as day
from tests.bot_process import bot, environment
from tests.conftest import ROOT, SURVEYS
from tests.data.loading.conftest import told as said
from tests.data.loading.lists.test_read_list import bomb
from tests.fake_slack import check_message

FEW = (
    "Enkat 2015 has fewer than half of the kommuner: its places are among those in its list. "
    "Questions that name no survey are about skl-2014."
)
TODAY = datetime.now().astimezone().date().isoformat()
PUBLISHED = {**dict.fromkeys(("0138", "0180", "1283", "1480", "2480", "2482"), 14), "0115": 11, "0483": 10}
THIRD = dict.fromkeys(("2284", "0114", "0117", "0120", "0123"), 12)  # Örnsköldsvik shares its place with four others


def kommuner() -> dict[str, str]:
    with (ROOT / "data" / "registry" / "kommuner.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["official_name"] for row in csv.DictReader(file)}


def ranking_list() -> list[tuple[str, int]]:
    """A made-up ranking list of all 186, with the published scores in it; Eskilstuna has 9."""
    names = kommuner()
    scores = PUBLISHED | THIRD | {"0484": 9, "0183": 13}
    others = [code for code in names if code not in scores][: 186 - len(scores)]
    scores |= {code: (1, 2, 3, 5, 7)[number % 5] for number, code in enumerate(others)}
    return [(names[code], score) for code, score in scores.items()]


@pytest.fixture
def lista(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (("SKL e-index 2014",), (), ("Kommun", "Poäng"), *ranking_list(), ("Summa", 1000)):
        sheet.append(row)
    book.save(tmp_path / "lista.xlsx")
    return tmp_path / "lista.xlsx"


@pytest.fixture
def chat_db(db: Path, example_db: Path) -> Path:
    """The store of the terminal, beside the one that is loaded into."""
    return Path(shutil.copy2(example_db, db.with_name("eindex-chat.db")))


def run(db: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command, in a process of its own."""
    return bot(*arguments, EINDEX_DB=str(db))


def refused(db: Path, *arguments: str) -> list[str]:
    """The problems of a command that changes nothing."""
    before = db.read_bytes()
    with pytest.raises(InvalidInput) as caught:
        said(db, *arguments)
    assert db.read_bytes() == before
    assert [path.name for path in db.parent.iterdir()] == [db.name]
    return [str(problem) for problem in caught.value.problems]


def answer(db: Path, question: str | Question) -> str:
    return Answerer(Store(db)).reply(question).text


def small_list(folder: Path, name: str = "lista.csv", text: str = "Kommun;Poäng\nEskilstuna;9\n") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


@pytest.mark.usefixtures("chat_db")
def test_whoever_has_the_list_types_one_command(db: Path, lista: Path) -> None:
    done = run(db, "load", str(lista), "--survey", "skl-2014")
    assert (done.returncode, done.stdout.splitlines()) == (
        0,
        [
            "lista.xlsx, sheet Sheet: 186 scores, from the columns Kommun, Poäng.",
            "Skipped row 190 (Summa).",
            "SKL 2014: all 186 scores of the ranking list are known, so places are computed.",
        ],
    )
    done = run(db, "ask", "Eskilstuna")
    assert done.stdout.startswith("Eskilstuna: 9 av 14 poäng\n")
    assert "Källa: lista.xlsx, inläst 20" in done.stdout
    assert "Source: lista.xlsx, loaded 20" in answer(db, "score of Eskilstuna")
    assert "bland de 50" not in answer(db, "Katrineholm")
    assert "Örnsköldsvik: 12 av 14 poäng. Delad plats 8 i landet och plats 1 i Västernorrlands län." in answer(
        db, "Örnsköldsvik"
    )


def test_a_fault_ends_with_status_2_and_the_list_of_problems(db: Path, tmp_path: Path) -> None:
    done = run(db, "load", small_list(tmp_path, text="Kommun;Poäng\nEskilstuna;15\nFlenn;1\n"), "--year", "2014")
    assert (done.returncode, done.stdout) == (2, "")
    assert [line for line in done.stderr.splitlines() if not line.endswith(" …")] == [
        "lista.csv, row 2, column Poäng: found '15', expected 0 to 14 points",
        "lista.csv, row 3, column Kommun: found 'Flenn', expected the name or code of a kommun (did you mean Flen?)",
    ]


def test_a_list_that_is_not_whole_leaves_places_as_published(db: Path, tmp_path: Path) -> None:
    text = "Kommun;Poäng\nEskilstuna;9\nKatrineholm;9\n"
    told = said(db, "load", small_list(tmp_path, text=text), "--year", "2014")
    assert "Katrineholm: score is published as 10; the list says 9. The published one stays." in told
    assert "SKL 2014: 9 of 186 scores are known, so only published places are shown." in told
    assert answer(db, "Eskilstuna").startswith(
        "Eskilstuna: 9 av 14 poäng. SKL 2014, publicerad 19 juni 2014. Källa: lista.csv, inläst 20"
    )
    assert "bland de 50 bästa" in answer(db, "Katrineholm")
    row = run(db, "surveys").stdout.splitlines()[1].split("\t")
    assert row[:8] == ["skl-2014", "2014", "SKL 2014", "10", "9", "186", "no", "no"]
    assert row[8].startswith("data/surveys + lista.csv, 20")

    problem = "lista.csv: a list is loaded for skl-2014 already; --replace puts this one in its place"
    assert refused(db, "load", small_list(tmp_path), "--survey", "skl-2014") == [problem]
    said(db, "load", small_list(tmp_path, text="Kommun;Poäng\nFlen;4\n"), "--survey", "skl-2014", "--replace")
    assert "ingen publicerad poäng" in answer(db, "Eskilstuna")
    assert answer(db, "Flen").startswith("Flen: 4 av 14 poäng.")
    assert said(db, "unload", "skl-2014")[0] == f"skl-2014: lista.csv is unloaded; the package in {SURVEYS} stays."
    assert "ingen publicerad poäng" in answer(db, "Flen")
    assert refused(db, "unload", "skl-2014") == [
        f"skl-2014: is a package in {SURVEYS}: remove its folder there; what can be unloaded: nothing"
    ]


def test_a_list_that_is_longer_than_the_ranking_gives_no_places(db: Path, tmp_path: Path) -> None:
    rows = [*ranking_list(), ("Övertorneå", 1)]
    path = small_list(tmp_path, text="Kommun;Poäng\n" + "".join(f"{name};{points}\n" for name, points in rows))
    told = said(db, "load", path, "--survey", "skl-2014")
    assert "187 scores are known, but the ranking list has 186: no places are computed" in told
    assert "Plats" not in answer(db, "Övertorneå")


def test_a_list_with_a_gap_is_spoken_of_as_known_and_not_as_published(db: Path, tmp_path: Path) -> None:
    rows = [row for row in ranking_list() if row[0] != "Eskilstuna kommun"]
    path = small_list(tmp_path, text="Kommun;Poäng\n" + "".join(f"{name};{points}\n" for name, points in rows))
    assert said(db, "load", path, "--survey", "skl-2014")[-1].startswith("SKL 2014: 185 of 186 scores are known")
    assert "Bara 185 av rankinglistans 186 poäng är kända." in answer(db, "topp 8")
    assert "De publicerade poängen är alla från toppen" not in answer(db, "sämst i landet")


def test_means_of_a_list_name_the_list_as_their_source(db: Path, lista: Path) -> None:
    said(db, "load", str(lista), "--survey", "skl-2014")
    for question in ("statistik Skåne", "stora mot små"):
        assert "lista.xlsx, inläst 20" in answer(db, question)
    assert "av dem som svarade" not in answer(db, "statistik Skåne")  # who answered, a list does not tell


def test_places_follow_from_the_scores_so_that_no_two_lead(db: Path, tmp_path: Path) -> None:
    rows = dict(ranking_list()) | {"Eskilstuna kommun": 11}
    path = small_list(tmp_path, text="Kommun;Poäng\n" + "".join(f"{name};{points}\n" for name, points in rows.items()))
    told = said(db, "load", path, "--survey", "skl-2014", "--replace")
    differs = (
        "place within the län: published is 1, by the scores it is 2; both are told."  # in words, not lan_position
    )
    assert f"Katrineholm: {differs}" in told
    source = "Katrineholms kommun, pressmeddelande 2014"
    otherwise = f"Enligt {source}: bäst i Södermanlands län och bland de 50 bästa kommunerna i landet."
    for question in ("Katrineholm", "vilken plats har Katrineholm"):
        assert otherwise in answer(db, question)  # what was published of a place stays told
        assert f"Källor: lista.csv, inläst {TODAY}; {source}." in answer(db, question)  # each place follows from it
    assert "Enligt" not in answer(db, "Eskilstuna")
    assert "Källor: lista.csv, inläst 20" in answer(db, "topp 6")
    assert "Bäst i" not in answer(db, "Katrineholm")
    assert "plats 1 i Södermanlands län" in answer(db, "Eskilstuna")


def test_a_list_can_be_a_survey_of_its_own(db: Path, tmp_path: Path) -> None:
    path = small_list(tmp_path, text="Kommun;Index\nEskilstuna;61,5\nFlen;40\n")
    told = said(db, "load", path, "--survey", "enkat-2015", "--scale", "100")
    assert told[1:] == [
        "enkat-2015 is a new survey, Enkat 2015, of 2015.",
        "Enkat 2015: all 2 scores of the ranking list are known, so places are computed.",
        FEW,
    ]
    assert answer(db, "Eskilstuna").startswith("Eskilstuna: ingen publicerad poäng.")
    assert answer(db, "Flen 2015").startswith("Flen: 40 av 100 poäng. Plats 2 av 2 i listan.")
    assert answer(db, "Vilken plats har Flen 2015").startswith("Flen: plats 2 av 2 i listan, 40 av 100 poäng.")
    assert "Highest score in the list: Eskilstuna" in answer(db, "best 2015")
    for question in ("top 2015", "topp 2015", "under 50 poäng 2015", "statistik 2015"):
        assert "landet:" not in answer(db, question)
    assert "Enkat 2015, med 2 av landets 290 kommuner. Källa: lista.csv, inläst 20" in answer(db, "topp 2015")
    assert answer(db, "hur många kommuner 2015").startswith("Kommuner i landet: 290.")
    other = small_list(tmp_path, "annan.csv", text="Kommun;Index\nFlen;7\n")
    said(db, "load", other, "--survey", "annan-2015", "--scale", "100")
    for survey, points in (("annan-2015", "7"), ("enkat-2015", "40")):
        asked = Question("profile", of=("0482",), survey=survey)
        assert answer(db, asked).startswith(f"Flen: {points} av 100 poäng.")
    ambiguous = (
        "Which survey of 2015 is it? Add --survey annan-2015 or --survey enkat-2015, or --survey ID for a new one"
    )
    assert refused(db, "load", path, "--year", "2015") == [f"lista.csv: {ambiguous}"]
    said(db, "unload", "annan-2015")
    said(db, "load", path, "--survey", "enkat-2015", "--replace")  # keeps its year and its scale
    assert answer(db, "Flen 2015").startswith("Flen: 40 av 100 poäng.")
    assert refused(db, "unload", "enkat") == ["enkat: is not loaded; what can be unloaded: enkat-2015"]


@pytest.mark.parametrize(("kommuner_of_it", "is_meant"), [(145, True), (144, False)])
def test_questions_that_name_no_survey_are_about_a_new_list_of_at_least_half_of_the_kommuner(
    db: Path, tmp_path: Path, kommuner_of_it: int, is_meant: bool
) -> None:
    rows = "".join(f"{name};5\n" for name in list(kommuner().values())[:kommuner_of_it])
    told = said(db, "load", small_list(tmp_path, "enkat-2015.csv", f"Kommun;Poäng\n{rows}"))[-1]
    meant = "Questions that name no survey are now about enkat-2015."
    assert (told == meant) == is_meant
    assert list_surveys(db, SURVEYS)[0][0] == ("enkat-2015" if is_meant else "skl-2014")
    assert ("Enkat 2015" in answer(db, "topp")) == is_meant
    assert ("första plats i landet" in answer(db, "Upplands Väsby 2015")) == is_meant


@pytest.mark.usefixtures("chat_db")
def test_what_an_answer_rests_on_tells_the_day_a_list_was_loaded(db: Path, chat_db: Path, tmp_path: Path) -> None:
    said(db, "load", small_list(tmp_path), "--survey", "skl-2014")
    basis = Question("profile", of=("0484",), form="basis")
    for store in (db, chat_db):  # the terminal answers from the second
        assert "följer med boten" not in answer(store, basis)
        assert f"Inläst: {day(TODAY, TEXTS['sv'])}." in answer(store, basis)
    said(db, "unload", "skl-2014")
    assert "Inläst: följer med boten." in answer(db, basis)


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ([], "Which survey is it? Add --survey skl-2014, or --survey ID --year Y for a new one"),
        (["--survey", "enkat"], "enkat is a new survey: add its year, --year Y"),
        (["--survey", "enkat-2015", "--scale", "0"], "--scale 0: expected a whole number from 1"),
        (["--survey", "topp", "--year", "2015"], "--survey topp: is a word that questions are made of; choose another id"),
        (["--survey", "../../etc", "--year", "2014"], "--survey '../../etc': an id is at most 40 of a–z, 0–9 and hyphens, and begins with a letter or digit"),
        (["--survey", "flen", "--year", "2015"], "--survey flen: is a kommun; choose another id"),
        (["--survey", "exempel", "--year", "2015"], "exempel is the made-up example survey; no list can be laid over it"),
        (["--survey", "skl-2014", "--year", "2015"], "--year 2015: the year of skl-2014 is 2014"),
        (["--survey", "skl-2014", "--scale", "15"], "--scale 15: the scale of skl-2014 is 14"),
        (["--survey", "skl-2011"], "skl-2011 has no index: its survey.toml says no scale, so it can hold no points"),
        (["--survey", "skl-2014", "--columns", "Namn"], "--columns Namn: expected it as kommun=HEADING,poäng=HEADING; found 'Namn', which is none of kommun, kommunkod, län, poäng, e-tjänster, appar with a heading"),
    ],
)  # fmt: skip
def test_what_must_be_said_is_told_with_all_else(db: Path, tmp_path: Path, options: list[str], problem: str) -> None:
    path = small_list(tmp_path, text="Kommun;Poäng\nEskilstuna;-9\n")
    told = refused(db, "load", path, *options)
    assert told[0] == f"lista.csv: {problem}"
    assert told[1].startswith("lista.csv, row 2, column Poäng: found '-9', expected ")


def test_a_package_is_loaded_from_its_folder(db: Path, tmp_path: Path) -> None:
    folder = tmp_path / "min"
    shutil.copytree(SURVEYS / "skl-2014", folder)
    toml = (folder / "survey.toml").read_text(encoding="utf-8")
    assert refused(db, "load", str(folder)) == [
        "min: there is a survey skl-2014 already; --replace puts this one in its place"
    ]
    (folder / "survey.toml").write_text(toml.replace("skl-2014", "skl-2015").replace("= 2014", "= 2015", 1), "utf-8")
    scores = (folder / "scores.csv").read_text(encoding="utf-8")
    (folder / "scores.csv").write_text(scores.replace("score,10", "score,100"), "utf-8")
    assert refused(db, "load", str(folder)) == [
        "skl-2015/scores.csv, row 12, column value: found '100', expected 0 to 14 points"
    ]
    assert refused(db, "load", str(folder), "--survey", "skl-2016", "--sheet", "x") == [
        "min: --sheet is for a list, not for a package",
        "min: --survey skl-2016: the package's survey.toml says skl-2015",
    ]
    (folder / "scores.csv").write_text(scores.replace("score,10", "score,12"), "utf-8")
    assert said(db, "load", str(folder))[0] == "skl-2015: survey.toml, scores.csv, figures.csv."
    assert answer(db, "Katrineholm 2015").startswith("Katrineholm: 12 av 14 poäng.")
    assert answer(db, "Katrineholm 2014").startswith("Katrineholm: 10 av 14 poäng.")
    (folder / "survey.toml").unlink()
    told = refused(db, "load", str(folder))
    assert told == ["min: is a folder without survey.toml; expected a survey package, or a CSV or XLSX list"]


def test_the_example_is_loaded_by_its_name(db: Path) -> None:
    said(db, "load", "exempel")
    assert answer(db, "statistik exempel").startswith("Påhittade siffror")
    assert "Påhittade" not in answer(db, "Katrineholm")
    problem = "exempel: there is a survey exempel already; --replace puts this one in its place"
    assert refused(db, "load", "exempel") == [problem]
    assert list(list_surveys(db, SURVEYS)[-1])[:8] == [
        "exempel",
        "2014",
        "Exempel (påhittat)",
        "220",
        "186",
        "186",
        "yes",
        "yes",
    ]
    assert said(db, "unload", "exempel") == ["exempel: exempel is unloaded."]


LOAD = ("load", "--survey", "skl-2014", "--replace")


@contextmanager
def talking(db: Path, *command: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "bot.py", *command],
        cwd=ROOT,
        env=environment(EINDEX_DB=str(db)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        assert process.stdin
        process.stdin.close()
        assert process.wait(15) == 0


def reply(process: subprocess.Popen[str], question: str) -> str:
    """The first line that a running bot answers with."""
    assert process.stdin
    assert process.stdout
    process.stdin.write(f"{question}\n")
    process.stdin.flush()
    while not (line := process.stdout.readline()).startswith(f"{question}: "):
        assert process.poll() is None
    return line.rstrip()


@pytest.mark.usefixtures("chat_db")
@pytest.mark.parametrize("command", ["ask", "chat"])
def test_a_running_bot_answers_from_the_new_data_at_its_next_question(db: Path, tmp_path: Path, command: str) -> None:
    with talking(db, command) as process:
        assert reply(process, "Eskilstuna") == "Eskilstuna: ingen publicerad poäng"
        said(db, "load", small_list(tmp_path), "--survey", "skl-2014")
        assert reply(process, "Eskilstuna") == "Eskilstuna: 9 av 14 poäng"
        said(db, "unload", "skl-2014")
        assert reply(process, "Eskilstuna") == "Eskilstuna: ingen publicerad poäng"


@pytest.mark.usefixtures("chat_db")
def test_a_new_version_of_the_code_carries_on_what_was_loaded(db: Path, tmp_path: Path) -> None:
    said(db, "load", small_list(tmp_path), "--survey", "skl-2014")
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE meta SET value = 'older' WHERE key = 'fingerprint'")
    connection.close()
    ensure_fresh(db, SURVEYS)
    assert answer(db, "Eskilstuna").startswith("Eskilstuna: 9 av 14 poäng")
    with sqlite3.connect(db) as connection:  # as if a new version had become stricter
        connection.execute("UPDATE meta SET value = 'older' WHERE key = 'fingerprint'")
        connection.execute("UPDATE loaded_file SET content = replace(content, 'Eskilstuna,9', 'Eskilstuna,99')")
    connection.close()
    done = run(db, "ask", "Eskilstuna")
    assert done.returncode == 2
    assert "python bot.py unload skl-2014" in done.stderr
    assert "Traceback" not in done.stderr
    said(db, "unload", "skl-2014")
    assert answer(db, "Eskilstuna").startswith("Eskilstuna: ingen publicerad poäng")


@pytest.mark.usefixtures("chat_db")
def test_a_store_that_cannot_be_read_is_kept_aside(db: Path, caplog: pytest.LogCaptureFixture) -> None:
    db.write_bytes(b"no store")
    assert run(db, "ask", "Umeå").stdout.startswith("Umeå: 14 av 14 poäng")
    ensure_fresh(db, SURVEYS)  # as a bot that serves does when it starts
    assert "is now eindex.db.unreadable" in caplog.text
    assert (db.parent / "eindex.db.unreadable").read_bytes() == b"no store"


# The command in a forked process, which is killed after a while: so the time is spent in loading, not in imports.
KILLING = """
import os, pathlib, random, signal, sys, time
import bot, data.loading.load, openpyxl
from data.store.store import Store
from handlers.answering.answerer import Answerer
db, *paths = sys.argv[1:]
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
def load(number):
    if (child := os.fork()) == 0:
        sys.argv = ["bot.py", "load", paths[number % 2], "--survey", "skl-2014", "--replace"]
        os._exit(bot.main())
    return child
started = time.monotonic()
os.waitpid(load(0), 0)
whole = time.monotonic() - started
rng = random.Random(14)
for number in range(1, 7):
    child = load(number)
    time.sleep(whole * rng.uniform(0, 1.1))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    sys.stderr.write(Answerer(Store(pathlib.Path(db))).reply("Eskilstuna").text[:26] + "\\n")
"""


def test_killed_at_any_moment_the_old_store_or_the_new_one_answers(db: Path, tmp_path: Path) -> None:
    path, other = small_list(tmp_path), small_list(tmp_path, "annan.csv", "Kommun;Poäng\nEskilstuna;8\n")
    settings = environment(EINDEX_DB=str(db))
    command = [sys.executable, "-c", KILLING, str(db), path, other]
    done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=True)
    answers = [line for line in done.stderr.splitlines() if line.startswith("Eskilstuna: ")]
    assert len(answers) == 6
    assert set(answers) <= {"Eskilstuna: 9 av 14 poäng.", "Eskilstuna: 8 av 14 poäng."}
    said(db, *LOAD, path)
    assert answer(db, "Eskilstuna").startswith("Eskilstuna: 9 av 14 poäng.")
    assert [each.name for each in db.parent.iterdir()] == [db.name]


@pytest.mark.parametrize("size", [0, 120_000])
def test_a_full_disk_leaves_the_old_store(db: Path, tmp_path: Path, size: int) -> None:
    before = db.read_bytes()
    done = subprocess.run(
        [sys.executable, "bot.py", "load", small_list(tmp_path), "--survey", "skl-2014"],
        cwd=ROOT,
        env=environment(EINDEX_DB=str(db)),
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
        check=False,
    )
    assert done.returncode == 2
    assert f"{db}: the store cannot be written, and is as it was: " in done.stderr
    assert "Traceback" not in done.stderr
    assert db.read_bytes() == before
    assert [path.name for path in db.parent.iterdir()] == [db.name]


MEASURE = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"


def memory(db: Path, path: str) -> int:
    """Peak memory of a load, of whichever unit the system counts in."""
    command = [sys.executable, "-c", MEASURE, sys.executable, "bot.py", *LOAD, path]
    return int(subprocess.check_output(command, cwd=ROOT, env=environment(EINDEX_DB=str(db)), text=True))


def test_a_huge_file_is_refused_in_little_memory(db: Path, tmp_path: Path) -> None:
    ordinary = memory(db, small_list(tmp_path))
    with (tmp_path / "huge.csv").open("wb") as file:
        file.truncate(300_000_000)
    (tmp_path / "bomb.xlsx").write_bytes(bomb(tmp_path))
    assert refused(db, "load", str(tmp_path / "huge.csv"), *LOAD[1:]) == [
        "huge.csv: is 300 MB large; a list may have at most 20 MB"
    ]
    for name in ("huge.csv", "bomb.xlsx"):
        assert memory(db, str(tmp_path / name)) <= 1.5 * ordinary


def test_a_link_to_the_store_stays_a_link(db: Path, tmp_path: Path) -> None:
    link = tmp_path / "app" / "eindex.db"
    link.parent.mkdir()
    link.symlink_to(db)
    said(link, "load", small_list(tmp_path), "--survey", "skl-2014")
    assert link.is_symlink()
    assert [path.name for path in link.parent.iterdir()] == ["eindex.db"]
    assert answer(db, "Eskilstuna").startswith("Eskilstuna: 9 av 14")


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_the_store_keeps_its_owner_and_mode(db: Path, tmp_path: Path, mode: int) -> None:
    db.chmod(mode)
    if os.geteuid() == 0:
        os.chown(db, 65534, 65534)
    before = db.stat()
    mask = os.umask(0o077)
    try:
        told = said(db, "load", small_list(tmp_path), "--survey", "skl-2014")
    finally:
        os.umask(mask)
    after = db.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    assert not any("cannot read it" in line for line in told)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else")
def test_a_store_that_others_can_no_longer_read_is_told(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db.chmod(0o640)
    os.chown(db, 65534, 65534)

    def forbidden(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "chown", forbidden)
    told = said(db, "load", small_list(tmp_path), "--survey", "skl-2014")[0]
    assert told.startswith(
        f"The store {db} now belongs to root with mode 640, and the old one was nobody's: a bot that "
    )


def test_a_dry_run_tells_all_and_changes_nothing(db: Path, tmp_path: Path) -> None:
    before = db.read_bytes()
    told = said(db, "load", small_list(tmp_path), "--survey", "skl-2014", "--dry-run")
    assert db.read_bytes() == before
    assert told == [
        "lista.csv: 1 score, from the columns Kommun, Poäng.",
        "SKL 2014: 9 of 186 scores are known, so only published places are shown.",
        "Nothing was changed: this was --dry-run.",
    ]


def test_a_refusal_names_the_whole_command_that_would_work(db: Path, tmp_path: Path) -> None:
    path = small_list(tmp_path, text="Ort;Kolumn\nEskilstuna;9\n")
    (problem,) = refused(db, "load", path, "--survey", "skl-2014", "--replace")
    command = problem.rpartition("python bot.py ")[2]
    assert command == f'load {path} --survey skl-2014 --replace --columns "kommun=A,poäng=B"'
    assert said(db, *shlex.split(command))[0] == "lista.csv: 1 score, from the columns Ort, Kolumn."


def test_points_above_a_scale_that_nobody_said_are_told_with_the_option_that_says_it(db: Path, tmp_path: Path) -> None:
    path = small_list(tmp_path, "enkat-2015.csv", text="Kommun;Poäng (max 60)\nEskilstuna;55\n")
    hint, problem = refused(db, "load", path)  # what helps comes first
    assert problem.endswith("found '55', expected 0 to 14 points")
    taken = "the scale is taken to be that of skl-2014, 0 to 14 points. Where it is another"
    assert hint == f"enkat-2015.csv: {taken}: python bot.py load {path} --scale N"
    typed = shlex.split(f"load {path} --columns 'poäng=Poäng (max 60)' --dry-run")
    command = refused(db, *typed)[0].rpartition("python bot.py ")[2]  # keeps all that was said
    assert "Nothing was changed: this was --dry-run." in said(db, *shlex.split(command.replace(" N", " 60")))
    assert len(refused(db, "load", path, "--scale", "14")) == 1
    told = said(db, "load", path, "--scale", "60")
    assert "Enkat 2015: the one score of the ranking list is known, so places are computed." in told


def test_what_is_wrong_alike_in_many_rows_is_told_once(db: Path, tmp_path: Path) -> None:
    names = list(kommuner().values())[:200]
    rows = "".join(f"{name};{20 + i % 3}\n" for i, name in enumerate(names))
    path = small_list(tmp_path, "enkat-2015.csv", f"Kommun;Poäng\nFlenn;3\n{rows}Kiruna;ej svar\n")
    hint, *problems = refused(db, "load", path)
    assert hint.endswith(f"python bot.py load {path} --scale N")
    expected = "expected 0 to 14 points"
    assert problems == [
        f"enkat-2015.csv, column Poäng: in 200 rows, {expected}; found in row 3: 20, 4: 21, 5: 22 …",
        "enkat-2015.csv, row 2, column Kommun: found 'Flenn', expected the name or code of a kommun (did you mean Flen?)",
        f"enkat-2015.csv, row 203, column Poäng: found 'ej svar', {expected}",
    ]
    rows = "".join(f"{name};Ja\n" for name in names)
    (told,) = refused(db, "load", small_list(tmp_path, "enkat-2015.csv", f"Kommun;Poäng\n{rows}"))  # no scale helps
    answers = "points; yes and no are answers, which a survey package may have: docs/surveys.md"
    assert told == f"enkat-2015.csv, column Poäng: in 200 rows, expected {answers}; found in row 2: Ja, 3: Ja, 4: Ja …"


def test_a_kommun_without_points_keeps_its_other_figures(db: Path, tmp_path: Path) -> None:
    text = "Kommun;Totalt resultat (max 40);Antal e-tjänster;Svarsdatum\nEskilstuna;39;4;x\nFlen;;7;x\nTrosa;;;x\n"
    path = small_list(tmp_path, "mognad-2023.csv", text)
    assert said(db, "load", path, "--scale", "40")[:4] == [
        "mognad-2023.csv: 1 score, from the columns Kommun, Totalt resultat (max 40), Antal e-tjänster.",
        "Not read: Svarsdatum.",
        "Without points, and so without a score: 2 kommuner (Flen, Trosa); their other figures are read.",
        "mognad-2023 is a new survey, Mognad 2023, of 2023.",
    ]
    for question in ("hur många e-tjänster har Flen 2023", "hur många e-tjänster har Flen mognad-2023"):
        assert answer(db, question).startswith("Flen: 7 e-tjänster.")  # the id is understood as it is typed
    assert answer(db, "Flen mognad-2023").startswith("Flen: ingen publicerad poäng.")
    assert answer(db, "om indexet mognad-2023").startswith(
        "Indexet i Mognad 2023 är 0–40 poäng (1 av 290 kommuner). Regeln känner jag inte."
    )


def test_no_command_is_suggested_for_a_survey_that_cannot_be(db: Path, tmp_path: Path) -> None:
    path = small_list(tmp_path, text="Ort;Kolumn\nEskilstuna;9\n")
    problem, columns = refused(db, "load", path, "--survey", "resultat", "--year", "2022")
    assert "--survey resultat: is a word that questions are made of" in problem
    assert columns.endswith('Say which columns they are, by heading or letter: --columns "kommun=A,poäng=B"')
    path = small_list(tmp_path, text="Kommun;Andel nöjda\nFlen;45,5 %\n")
    command = refused(db, "load", path, "--survey", "skl-2014", "--dry-run")[0].rpartition("python bot.py ")[2]
    assert command == f'load {path} --survey skl-2014 --dry-run --columns "kommun=HEADING,poäng=HEADING"'


def test_two_loads_at_once_both_succeed(db: Path, tmp_path: Path) -> None:
    paths = [small_list(tmp_path, f"enkat-{year}.csv") for year in (2015, 2016)]
    with ThreadPoolExecutor(2) as threads:
        assert [done.returncode for done in threads.map(lambda path: run(db, "load", path), paths)] == [0, 0]
    assert {file.survey for file in read_loaded(db)} == {"enkat-2015", "enkat-2016"}


def test_a_hostile_file_name_pings_nobody(db: Path, tmp_path: Path) -> None:
    path = small_list(tmp_path, '<!channel> "*2015*" \\.csv')
    said(db, "load", path, "--survey", "enkat-2015")
    reply = Answerer(Store(db)).reply("Eskilstuna 2015")
    check_message({"text": reply.text, "blocks": list(reply.blocks)})
    assert "&lt;!channel&gt;" in reply.text


def test_the_chat_has_the_example_once(chat_db: Path, db: Path) -> None:
    said(db, "load", "exempel")
    assert answer(chat_db, "Umeå exempel").startswith("Påhittade siffror")
    assert read_loaded(chat_db) == []
