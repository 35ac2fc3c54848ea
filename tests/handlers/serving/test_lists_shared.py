"""A list that is dropped reaches every machine: the bot as its own process, with a database."""

from contextlib import closing
from pathlib import Path

from data.state import State
from handlers.serving.shared import Kept
from tests.bot_process import serving
from tests.fake_slack import FakeSlack, OverHttp, Workspace
from tests.postgres import Postgres

LIST = "Kommun;Poäng\nEskilstuna;9\n".encode()


def test_a_list_that_is_dropped_is_kept_for_every_machine(
    slack: FakeSlack, postgres: Postgres, own_db: str, tmp_path: Path
) -> None:
    slack.scopes.add("files:read")
    url = postgres.empty_database()
    own = {"EINDEX_DB": own_db, "DATABASE_URL": url, "EINDEX_EDITORS": "T9/U9, T1/U1"}
    (tmp_path / ".building-killed").mkdir()
    (tmp_path / ".building-killed" / "list.csv").write_text("Eskilstuna;9")
    with serving(slack, own, tmp_path / "log") as one:
        office = Workspace(slack, OverHttp(one.url))
        assert not (tmp_path / ".building-killed").exists()
        office.drop(slack.send_file("lista.csv", LIST))
        seen = slack.wait_for_messages(2, 30)[1]
        office.click(seen, "Ladda in som SKL 2014", ephemeral=False)
        assert "har läst in lista.csv som SKL 2014" in slack.wait_for_messages(4, 30)[3]["text"]
        assert "9 av 14" in office.slash("Eskilstuna")["text"]
    with closing(State(url)) as state:
        revision, files = Kept(state).read()
    assert (revision, [file.loaded_from for file in files]) == (1, ["lista.csv", "lista.csv"])
    assert "Traceback" not in (tmp_path / "log").read_text()
