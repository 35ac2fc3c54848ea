"""A list that is dropped in a direct message: what is seen in it, what the buttons do, and every way in which it fails."""

import io
import json
import shutil
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from data.loading.commands import Stores
from data.loading.dropped import serve
from data.state import State, address
from data.store.store import Store
from handlers.answering.answerer import Answerer
from handlers.replies import notices
from handlers.replies.texts import sentences
from handlers.requests import Editing
from handlers.sending import downloads
from handlers.serving.list_process import read_list
from handlers.serving.oauth import prepare
from tests.conftest import PLAIN, SURVEYS, distributed, in_process
from tests.fake_slack import Browser, FakeSlack, Fault, Surfaces, Workspace
from tests.fake_slack.server import BOT_TOKEN
from tests.handlers.replies.test_texts import gaps

Json = dict[str, Any]
ReadList = Callable[[Mapping[str, str], bytes], Json]
LIST = "Kommun;Poäng\nEskilstuna;9\nKatrineholm;9\nFlen;\nSumma;18\n".encode()
OTHER = "Kommun;Poäng\nFlen;3\n".encode()
LISTS = {"sv": sentences("lists", "sv"), "en": sentences("lists", "en")}
AWAY = "https://evil.example/login"


@pytest.fixture
def db(db_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of the test's own, that the process that loads finds by the environment."""
    path = tmp_path / "room" / "eindex.db"
    path.parent.mkdir()
    shutil.copy(db_path, path)
    for name, value in {
        "EINDEX_DB": str(path),
        "DATABASE_URL": "",
        "SLACK_CLIENT_ID": "",
        "TMPDIR": str(tmp_path),
    }.items():
        monkeypatch.setenv(name, value)
    return path


@pytest.fixture
def reads() -> list[Json]:
    """What the process that loads was asked to do."""
    return []


@pytest.fixture
def office(slack: FakeSlack, db: Path, tmp_path: Path, reads: list[Json]) -> Workspace:
    """A workspace in which U1 may load lists."""
    slack.scopes.add("files:read")
    return opened(slack, db, tmp_path, reads)


@pytest.fixture
def apart(slack: FakeSlack, db: Path, tmp_path: Path, reads: list[Json]) -> Workspace:
    """The same, where a list is read in a process of its own, as it is where the bot serves."""
    slack.scopes.add("files:read")
    return opened(slack, db, tmp_path, reads, process=read_list)


def in_this_process(db: Path) -> ReadList:
    """What `python bot.py dropped` does, without the seconds that a process takes to begin."""
    stores = Stores(db, db.with_name("eindex-chat.db"), SURVEYS, "")

    def read(asked: Mapping[str, str], content: bytes = b"") -> Json:
        told: Json = json.loads(serve(io.BytesIO(json.dumps(asked).encode() + b"\n" + content), stores))
        return told

    return read


def opened(
    slack: FakeSlack,
    db: Path,
    tmp_path: Path,
    reads: list[Json],
    editors: str = "T1/U1",
    process: ReadList | None = None,
) -> Workspace:
    process = process or in_this_process(db)

    def read(asked: Mapping[str, str], content: bytes = b"") -> Json:
        reads.append(dict(asked))
        return process(asked, content)

    state = State(address(tmp_path / "room" / "eindex-state.db"))
    return Workspace(slack, in_process(slack, Answerer(Store(db)), state, Editing(frozenset({editors}), read)))


def texts(slack: FakeSlack, count: int) -> list[str]:
    return [str(message["text"]) for message in slack.wait_for_messages(count, 30)]


def dropped(office: Workspace, name: str = "lista.csv", content: bytes = LIST, **fields: object) -> Json:
    """Drop a list; the message that says what was seen."""
    before = len(office.slack.messages)
    office.drop(office.slack.send_file(name, content, **fields))
    return office.slack.wait_for_messages(before + 2, 30)[before + 1]


def buttons(message: Json) -> list[str]:
    return [e["text"]["text"] for b in message.get("blocks") or [] if b["type"] == "actions" for e in b["elements"]]


def left_on_disk(folder: Path) -> list[str]:
    """Files beside the store, and those that hold something of the list; neither stays."""
    there = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in there if not path.name.startswith("eindex") or b"Summa" in path.read_bytes()]


def xlsx() -> bytes:
    book, content = openpyxl.Workbook(), io.BytesIO()
    for row in (("Kommun", "Poäng"), ("Eskilstuna", 9), ("Flen", 4)):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(content)
    return content.getvalue()


def test_an_editor_sees_what_is_in_the_list_loads_it_and_takes_it_out(
    slack: FakeSlack, office: Workspace, tmp_path: Path
) -> None:
    seen = dropped(office)
    assert slack.messages[0]["text"] == (
        "Jag läser lista.csv och säger strax vad jag ser. Inget laddas in förrän du har valt det."
    )
    assert seen["text"] == (
        "*lista.csv*: 2 kommuner, kolumnerna Kommun och Poäng. 1 rad hoppades över: rad 5 (Summa). "
        "1 kommun saknar poäng: Flen. 1 uppgift avviker från det publicerade, som står kvar: Katrineholm 10, i listan 9. "
        "9 av rankinglistans 186 poäng är då kända, så bara publicerade placeringar visas. Inget är inläst än."
    )
    assert buttons(seen) == ["Ladda in som SKL 2014", "Annan undersökning …", "Avbryt"]
    assert "ingen publicerad poäng" in office.slash("Eskilstuna")["text"]
    office.click(seen, "Ladda in som SKL 2014", ephemeral=False)
    loading, loaded = slack.wait_for_messages(4, 30)[2:]
    assert (loading["text"], loading["replace_original"]) == ("Jag läser in listan …", True)
    assert loaded["text"] == (
        "<@U1> har läst in lista.csv som SKL 2014: 2 kommuner. 9 av rankinglistans 186 poäng är då kända, så bara publicerade "
        "placeringar visas. Jag svarar efter den från nästa fråga, på flera maskiner inom en minut. Den tas ut med knappen, "
        "eller med `python bot.py unload skl-2014`."
    )
    assert "9 av 14" in office.slash("Eskilstuna")["text"]
    assert left_on_disk(tmp_path) == []
    office.click(loaded, "Ta ut den", ephemeral=False)
    assert texts(slack, 5)[4] == "<@U1> har tagit ut listan för SKL 2014. Det som följer med boten står kvar."
    assert "ingen publicerad poäng" in office.slash("Eskilstuna")["text"]
    office.click(loaded, "Ta ut den", ephemeral=False)
    assert texts(slack, 6)[5] == "Listan för SKL 2014 var redan uttagen."
    assert {call.params["token"] for call in slack.calls if call.method == "download"} == {BOT_TOKEN}


def test_what_is_hidden_and_what_goes_on_beside_the_list_is_told(office: Workspace) -> None:
    book, content = openpyxl.Workbook(), io.BytesIO()
    sheet: Any = book.active
    for row in (("Kommun", "Poäng", "Fortsättning"), ("Eskilstuna", 9, "Lund"), ("Flen", 4, "Habo")):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = sheet.column_dimensions["B"].hidden = True
    book.save(content)
    said = dropped(office, "lista.xlsx", content.getvalue())["text"]
    assert "Dolt i filen, och ändå läst: kolumn Poäng; rad 3." in said
    assert "2 kommuner står bara i kolumner som jag inte läste: Lund; Habo." in said


def test_a_list_takes_the_place_of_one_that_is_there_and_tells_it_before(slack: FakeSlack, office: Workspace) -> None:
    office.click(dropped(office), "Ladda in som SKL 2014", ephemeral=False)
    slack.wait_for_messages(4, 30)
    assert "Den tar platsen för lista.csv, inläst " in dropped(office, "nya <!channel>.csv", OTHER)["text"]


def test_another_survey_is_named_in_a_window(slack: FakeSlack, office: Workspace, tmp_path: Path) -> None:
    anna = Surfaces(office)
    office.click(dropped(office, "lista.xlsx", xlsx()), "Annan undersökning …", ephemeral=False)
    assert anna.modal()[1]["title"]["text"] == "Annan undersökning"
    assert anna.fill_in(list_title="!!", list_year="2015")["errors"] == {"list_title": LISTS["sv"]["other_no_title"]}
    assert anna.fill_in(list_title="Enkät", list_year="i fjol")["errors"] == {"list_year": LISTS["sv"]["other_no_year"]}
    with_scale = anna.fill_in(list_title="Enkät", list_year="2015", list_scale="0")
    assert with_scale["errors"] == {"list_scale": LISTS["sv"]["other_no_scale"]}
    assert anna.fill_in(list_title="Enkät", list_year="2015")["response_action"] == "update"
    loaded = slack.wait_for_messages(4, 30)[3]
    assert loaded["text"].startswith(
        "<@U1> har läst in lista.xlsx som Enkät: 2 kommuner. Alla 2 poäng i rankinglistan är då kända"
    )
    assert "4 av 14" in office.slash("Flen enkat-2015")["text"]
    assert left_on_disk(tmp_path) == []


def form(view: Json) -> Json:
    """What the fields of a window hold before anybody types."""
    return {block["block_id"]: block["element"].get("initial_value", "") for block in view["blocks"]}


def test_a_list_of_another_scale_is_loaded_by_what_the_window_says(slack: FakeSlack, office: Workspace) -> None:
    anna = Surfaces(office)
    content = "Kommun;Poäng 2015 (max 60)\nEskilstuna;55\nFlen;20\n".encode()
    said = dropped(office, "digital_enkät.csv", content)
    assert "det står '55', men ska vara 0 till 14 poäng" in said["text"]
    office.click(said, "Annan undersökning …", ephemeral=False)
    view = anna.modal()[1]
    assert form(view) == {
        "list_title": "Digital enkät",
        "list_year": "2015",
        "list_scale": "60",
        "list_columns": "kommun=Kommun,poäng=Poäng 2015 (max 60)",
        "list_sheet": "",
    }
    assert "Det högsta i listan är 55." in json.dumps(view, ensure_ascii=False)
    typed = {name: text for name, text in form(view).items() if text}
    assert anna.fill_in(**typed)["response_action"] == "update"
    assert slack.wait_for_messages(4, 30)[3]["text"].startswith("<@U1> har läst in digital_enkät.csv som Digital enkät")
    assert "55 av 60" in office.slash("Eskilstuna digital-enkat-2015")["text"]


def test_columns_that_are_not_found_are_said_in_the_window(slack: FakeSlack, office: Workspace) -> None:
    anna = Surfaces(office)
    said = dropped(office, "lista.csv", b"Plats;Tal\nEskilstuna;9\nFlen;4\n")
    office.click(said, "Annan undersökning …", ephemeral=False)
    assert form(anna.modal()[1])["list_columns"] == "kommun=A,poäng=B"
    assert anna.fill_in(list_title="Enkät", list_year="2015", list_columns="A")["response_action"] == "update"
    wrong = slack.wait_for_messages(4, 30)[3]
    assert "A: kolumnerna ska skrivas som kommun=RUBRIK,poäng=RUBRIK, men det står 'A'" in wrong["text"]
    office.click(wrong, "Annan undersökning …", ephemeral=False)
    slack.wait_until(lambda: len(slack.shown.modals) == 2, "another window")
    assert form(anna.modal()[1])["list_title"] == "Enkät"
    anna.fill_in(list_title="Enkät", list_year="2015", list_columns="kommun=A,poäng=B")
    assert "har läst in lista.csv som Enkät" in slack.wait_for_messages(6, 30)[5]["text"]


def test_an_old_button_neither_replaces_nor_takes_out_a_newer_list(slack: FakeSlack, office: Workspace) -> None:
    old = dropped(office)
    office.click(dropped(office, "annan.csv", OTHER), "Ladda in som SKL 2014", ephemeral=False)
    newer = slack.wait_for_messages(6, 30)[5]
    office.click(old, "Ladda in som SKL 2014", ephemeral=False)
    said = slack.wait_for_messages(8, 30)[7]
    assert said["text"].startswith("Inget är ändrat: för SKL 2014 är nu annan.csv inläst, ")
    assert "Den tar platsen för annan.csv, inläst " in said["text"]
    assert "3 av 14" in office.slash("Flen")["text"]
    office.click(said, "Ladda in som SKL 2014", ephemeral=False)
    loaded = slack.wait_for_messages(10, 30)[9]
    assert "har läst in lista.csv som SKL 2014" in loaded["text"]
    office.click(newer, "Ta ut den", ephemeral=False)
    assert slack.wait_for_messages(11, 30)[10]["text"].startswith(
        "Inget är ändrat: för SKL 2014 är nu lista.csv inläst"
    )
    assert "9 av 14" in office.slash("Eskilstuna")["text"]
    office.click(loaded, "Ta ut den", ephemeral=False)
    assert "har tagit ut listan för SKL 2014" in slack.wait_for_messages(12, 30)[11]["text"]


def test_the_window_takes_no_place_of_a_list_without_saying_so(slack: FakeSlack, office: Workspace) -> None:
    office.click(dropped(office), "Ladda in som SKL 2014", ephemeral=False)
    slack.wait_for_messages(4, 30)
    anna = Surfaces(office)
    office.click(dropped(office, "annan.csv", OTHER), "Annan undersökning …", ephemeral=False)
    anna.modal()
    anna.fill_in(list_title="SKL", list_year="2014")
    said = slack.wait_for_messages(8, 30)[7]
    assert said["text"].startswith("Inget är ändrat: för SKL 2014 är nu lista.csv inläst, ")
    assert buttons(said)[0] == "Ladda in som SKL 2014"


@pytest.mark.parametrize("label", ["Ladda in som SKL 2014", "Annan undersökning …", "Ta ut den"])
def test_a_button_of_an_older_version_does_nothing(
    slack: FakeSlack, office: Workspace, db: Path, reads: list[Json], label: str
) -> None:
    before, said = db.read_bytes(), dropped(office)
    for block in said["blocks"]:
        for element in block.get("elements", []):
            element["value"] = "sv skl-2014 SKL 2014"
            if label == "Ta ut den" and element["action_id"].startswith("list_load"):
                element["action_id"], element["text"]["text"] = "list_out:0", label
    office.click(said, label, ephemeral=False)
    assert slack.wait_for_messages(3)[2]["text"] == notices.stale("sv").text
    assert (db.read_bytes() == before, [each["do"] for each in reads]) == (True, ["look"])


def test_a_no_leaves_nothing(slack: FakeSlack, office: Workspace, tmp_path: Path, db: Path) -> None:
    before = db.read_bytes()
    office.click(dropped(office), "Avbryt", ephemeral=False)
    said = slack.wait_for_messages(3)[2]
    assert (said["text"], said["replace_original"], buttons(said)) == (LISTS["sv"]["cancelled"], True, [])
    assert (db.read_bytes() == before, left_on_disk(tmp_path)) == (True, [])


def test_a_list_without_an_answer_is_nowhere_and_another_process_can_still_load_it(
    slack: FakeSlack, apart: Workspace, db: Path, tmp_path: Path, reads: list[Json]
) -> None:
    before, seen = db.read_bytes(), dropped(apart)
    assert (db.read_bytes() == before, left_on_disk(tmp_path)) == (True, [])
    restarted = opened(slack, db, tmp_path, reads, process=read_list)
    restarted.click(seen, "Ladda in som SKL 2014", ephemeral=False)
    assert "har läst in lista.csv" in slack.wait_for_messages(4, 30)[3]["text"]
    assert [each["do"] for each in reads] == ["look", "load"]


REFUSED: list[tuple[str, Json, str]] = [
    ("lista.pdf", {}, "kind"),
    ("bild.png", {}, "kind"),
    ("anteckningar", {"mode": "space"}, "kind"),
    ("lista.csv", {"is_external": True, "mode": "external", "external_type": "gdrive"}, "link"),
    ("lista.csv", {"user": "U2"}, "others"),
    ("lista.csv", {"size": 20_000_001}, "large"),
    ("lista.csv", {"mode": "tombstone"}, "gone"),
    ("lista.csv", {"url_private_download": AWAY}, "failed"),
    ("lista.csv", {"url_private_download": "http://files.slack.com/files-pri/T1-F1/download/lista.csv"}, "failed"),
    ("lista.csv", {"size": len(LIST) + 1}, "failed"),
]


@pytest.mark.parametrize(("name", "fields", "why"), REFUSED)
def test_what_is_not_fetched_is_told(
    slack: FakeSlack, office: Workspace, reads: list[Json], name: str, fields: Json, why: str
) -> None:
    said = dropped(office, name, **fields)["text"]
    assert said.startswith(LISTS["sv"][why].partition("{id}")[0].format(file=name, most=20))
    assert reads == []
    assert sum(call.method == "download" for call in slack.calls) == ("size" in fields and why == "failed")


FAULTS: list[tuple[str, Fault, str]] = [
    ("download", Fault(302, "", {"Location": AWAY}), "scope"),
    ("download", Fault(302, "", {"Location": "https://files.slack.com.evil.example/"}), "scope"),
    (
        "download",
        Fault(200, "<!DOCTYPE html><title>Slack</title>", {"Content-Type": "text/html; charset=utf-8"}),
        "scope",
    ),
    ("download", Fault(403, ""), "scope"),
    ("download", Fault(404, ""), "gone"),
    ("download", Fault(500, ""), "failed"),
    ("download", Fault(reset=True), "failed"),
    ("download", Fault(200, "Kommun;", {"Content-Length": "900"}), "failed"),
    ("download", Fault(200, "x" * 300, {"Content-Type": "text/csv"}), "large"),
    ("download", Fault(after=2.0), "failed"),
    ("files.info", Fault(200, '{"ok": false, "error": "missing_scope", "needed": "files:read"}'), "scope"),
    ("files.info", Fault(200, '{"ok": false, "error": "file_deleted"}'), "gone"),
    ("files.info", Fault(200, '{"ok": false, "error": "fatal_error"}'), "failed"),
]


@pytest.mark.parametrize(("method", "fault", "why"), FAULTS)
def test_a_download_that_fails_is_told(
    slack: FakeSlack,
    office: Workspace,
    reads: list[Json],
    monkeypatch: pytest.MonkeyPatch,
    method: str,
    fault: Fault,
    why: str,
) -> None:
    monkeypatch.setattr(downloads, "LARGEST", 200)
    monkeypatch.setattr(downloads, "_SILENCE", 1)
    slack.fail(method, fault)
    said = dropped(office)["text"]
    assert said.startswith(LISTS["sv"][why].partition("{id}")[0].format(file="lista.csv", most=20))
    assert reads == []


def test_a_redirect_within_slacks_files_is_followed(slack: FakeSlack, office: Workspace) -> None:
    file = slack.send_file("lista.csv", LIST)
    slack.fail("download", Fault(302, "", {"Location": f"{file['url_private_download']}?origin_team=T1"}))
    office.drop(file)
    assert "2 kommuner" in texts(slack, 2)[1]


WRONG: list[tuple[str, bytes, str]] = [
    ("lista.csv", b"Kommun;Po\xc3\xa4ng\nEskilstuna;99\n", "rad 2, kolumn Poäng: det står '99', men ska vara 0 till 14 poäng"),
    ("lista.csv", b"Kommun;Po\xc3\xa4ng\nFlen;3\nKatrinholm;9\n", "rad 3, kolumn Kommun: det står 'Katrinholm', men ska vara en kommuns namn eller kod (menas Katrineholm?)"),
    ("lista.csv", b"Kommun;Po\xc3\xa4ng\nFlen;3\nOslo;9\n", "rad 3, kolumn Kommun: det står 'Oslo', men ska vara en kommuns namn eller kod"),
    ("lista.csv", b"Kommun;Po\xc3\xa4ng\nFlen;9\nFlen;8\n", "rad 3, kolumn Kommun: 'Flen' står på rad 2 också; varje kommun ska stå en gång"),
    ("lista.csv", b"Namn;Tal\nEskilstuna;9\n", "rad 1: det finns ingen kolumn för"),
    ("lista.csv", "Kommun;Poäng\nÖrebro;9\n".encode("mac_roman"), "den är sparad i en gammal teckenkodning"),
    ("lista.xls", b"<html><table><tr><td>Kommun</td></tr></table></html>", "det är en webbsida, vad den än heter"),
    ("lista.xlsx", b"PK\x03\x04 no workbook", "lista.xlsx: arbetsboken är skadad"),
    ("lista.xls", bytes.fromhex("d0cf11e0") + b"old", "det är Excels gamla format"),
    ("lista.csv", b"{}", "det är JSON; skicka en XLSX-, ODS- eller CSV-fil"),
    ("tom.csv", b"", "tom.csv: filen är tom"),
    ("exempel", b"", "exempel: filen är tom"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "told"), WRONG)
def test_what_is_wrong_in_a_list_is_told_and_changes_nothing(
    office: Workspace, db: Path, name: str, content: bytes, told: str
) -> None:
    may_be_chosen = "14 poäng" in told or "kolumn för" in told
    before, said = db.read_bytes(), dropped(office, name, content)
    assert said["text"].startswith(f"{name} kan inte läsas in, och inget är ändrat.")
    assert told in said["text"]
    assert [word for word in ("--columns", "found", "expected") if word in said["text"]] == []
    chosen = ["Annan undersökning …", "Avbryt"] if may_be_chosen else []
    assert (buttons(said), db.read_bytes() == before) == (chosen, True)


def test_several_files_are_read_one_at_a_time(slack: FakeSlack, office: Workspace, reads: list[Json]) -> None:
    office.drop(slack.send_file("a.csv", LIST), slack.send_file("b.csv", OTHER))
    assert (texts(slack, 1), reads) == ([LISTS["sv"]["several"]], [])


def test_a_file_that_changed_between_is_not_loaded(slack: FakeSlack, office: Workspace) -> None:
    seen = dropped(office)
    (file_id,) = slack.files.sent
    slack.files.sent[file_id] = (slack.files.sent[file_id][0] | {"size": len(OTHER)}, OTHER)
    office.click(seen, "Ladda in som SKL 2014", ephemeral=False)
    assert texts(slack, 4)[3] == LISTS["sv"]["changed"]


def test_a_process_that_dies_is_told_with_an_id(
    slack: FakeSlack, apart: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.serving.list_process._LONGEST", 0.001)
    assert dropped(apart)["text"].startswith("Något gick fel hos mig")


def test_a_store_that_cannot_be_written_is_told_and_logged(
    office: Workspace,
    apart: Workspace,
    slack: FakeSlack,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    seen = dropped(office)
    monkeypatch.setenv("EINDEX_DB", "/proc/eindex.db")
    apart.click(seen, "Ladda in som SKL 2014", ephemeral=False)
    assert texts(slack, 4)[3].startswith("Något gick fel hos mig")
    assert "the store could not be written" in caplog.text


@pytest.mark.parametrize("text", ["", "Umeå"])
@pytest.mark.parametrize("editors", ["T1/U2", "T2/U1"])
def test_whoever_is_no_editor_hears_it_and_is_answered_all_else(
    slack: FakeSlack, db: Path, tmp_path: Path, reads: list[Json], editors: str, text: str
) -> None:
    opened(slack, db, tmp_path, reads, editors).drop(slack.send_file("lista.csv", LIST), text=text)
    said = texts(slack, 2 if text else 1)
    assert said[0] == LISTS["sv"]["editor"].format(id="T1/U1")
    assert [each[:4] for each in said[1:]] == ([text] if text else [])
    assert ([call for call in slack.calls if call.method in ("files.info", "download")], reads) == ([], [])


@pytest.mark.parametrize("label", ["Ladda in som SKL 2014", "Annan undersökning …", "Avbryt"])
def test_the_buttons_are_for_editors_too(
    slack: FakeSlack, office: Workspace, db: Path, tmp_path: Path, reads: list[Json], label: str
) -> None:
    seen = dropped(office)
    opened(slack, db, tmp_path, reads, "T1/U9").click(seen, label, ephemeral=False)
    said = slack.wait_for_messages(3)[2]
    assert (said["text"], said["replace_original"]) == (LISTS["sv"]["editor"].format(id="T1/U1"), False)
    assert [each["do"] for each in reads] == ["look"]


@pytest.mark.parametrize("org_wide", [False, True])
def test_of_many_workspaces_each_has_its_editors_and_its_token(
    slack: FakeSlack, db: Path, tmp_path: Path, org_wide: bool
) -> None:
    slack.scopes.add("files:read")
    oauth, url = replace(PLAIN, files=True), address(tmp_path / "room" / "eindex-state.db")
    prepare(oauth, url)
    editing = Editing(frozenset({"E1/U1" if org_wide else "T1/U1"}), in_this_process(db))
    with closing(State(url)) as state, distributed(slack, Answerer(Store(db)), state, oauth, editing) as site:
        Browser(slack, site).install("" if org_wide else "T1", "E1" if org_wide else "")
        Browser(slack, site).install("T2")
        one = Workspace(slack, site, "T1", "E1" if org_wide else "", org_wide=org_wide)
        one.click(dropped(one), "Ladda in som SKL 2014", ephemeral=False)
        assert "har läst in lista.csv" in slack.wait_for_messages(4, 30)[3]["text"]
        Workspace(slack, site, "T2").drop(slack.send_file("lista.csv", LIST))
        assert texts(slack, 5)[4] == LISTS["sv"]["editor"].format(id="T2/U1")
    used = {call.params["token"] for call in slack.calls if call.method == "download"}
    assert used <= set(slack.oauth.tokens("E1" if org_wide else "T1"))


def test_who_writes_english_is_told_in_english(slack: FakeSlack, office: Workspace) -> None:
    office.drop(slack.send_file("lista.csv", LIST), text="here is the list of scores")
    seen = slack.wait_for_messages(2, 30)[1]
    assert seen["text"].startswith(
        "*lista.csv*: 2 kommuner, columns Kommun and Poäng. 1 row was skipped: row 5 (Summa)."
    )
    assert buttons(seen) == ["Load as SKL 2014", "Another survey …", "Cancel"]
    office.click(seen, "Cancel", ephemeral=False)
    assert texts(slack, 3)[2] == LISTS["en"]["cancelled"]


def test_a_file_in_a_name_that_pings_is_harmless(slack: FakeSlack, office: Workspace) -> None:
    assert "&lt;!channel&gt;" in dropped(office, "<!channel>.csv", b"")["text"]
    assert not slack.refused


def test_both_languages_say_the_same() -> None:
    assert [key for key in LISTS["sv"] if gaps(LISTS["sv"][key]) != gaps(LISTS["en"][key])] == []
    assert [key for key in LISTS["sv"] if LISTS["sv"][key].count("|") != LISTS["en"][key].count("|")] == []
    assert json.dumps(LISTS["sv"]) != json.dumps(LISTS["en"])
