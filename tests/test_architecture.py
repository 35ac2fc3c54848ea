"""What the layout promises: one reader of the environment, a light serving path, small files, a shallow root."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bot_process import ROOT, bot

CODE = [ROOT / "bot.py", *sorted((ROOT / "data").rglob("*.py")), *sorted((ROOT / "handlers").rglob("*.py"))]


def attributes(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        f"{n.value.id}.{n.attr}"
        for n in ast.walk(tree)
        if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name)
    }


def test_only_bot_reads_the_environment() -> None:
    assert [path.name for path in CODE if {"os.environ", "os.getenv"} & attributes(path)] == ["bot.py"]


def test_one_place_sends() -> None:
    methods = r"\.(assistant|chat|conversations|files|functions|views)_\w+\("
    sends = re.compile(rf"{methods}|\bWebhookClient\b|\brespond\(|import .*\bRespond\b")
    elsewhere = [path for path in CODE if path.parent.name != "sending"]
    sources = {path: path.read_text(encoding="utf-8").replace("sender.respond(", "") for path in elsewhere}
    assert [path for path, source in sources.items() if sends.search(source)] == []


def test_a_file_is_small() -> None:
    assert [path for path in CODE if len(path.read_text(encoding="utf-8").splitlines()) > 250] == []


@pytest.mark.parametrize("room", ["handlers", "data"])
def test_a_room_is_entered_by_its_listing(room: str) -> None:
    listed = subprocess.run(["git", "ls-files", room], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    flat = {path for path in listed.splitlines() if path.count("/") == 1} - {f"{room}/__init__.py"}
    assert len(flat) <= 2, flat


def test_answering_imports_nothing_heavy(tmp_path: Path) -> None:
    bot("ask", "Umeå")  # builds the store where it is missing
    code = (
        "import sys, runpy; sys.argv = ['bot.py', 'chat']\n"
        "try: runpy.run_path('bot.py', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "assert 'slack_bolt' in sys.modules\n"
        "heavy = {'pandas', 'numpy', 'sqlite_utils', 'sqlalchemy', 'psycopg', 'cryptography', 'vl_convert'}\n"
        "tools = {'mcp', 'pydantic', 'handlers.listeners.mcp.offer', 'handlers.serving.mcp'}\n"
        "assert not (heavy | tools | {'handlers.replies.pictures', 'prometheus_client'}) & set(sys.modules)"
    )
    env = {**os.environ, "EINDEX_STATE": str(tmp_path / "state.db")}  # nobody has chosen anything
    run = [sys.executable, "-c", code]
    subprocess.run(run, cwd=ROOT, env=env, input="Umeå\n", text=True, capture_output=True, check=True)


ANSWERING = {"data.language.understand", "data.model.result", "data.store.evaluate", "handlers.replies.shapes"}


@pytest.mark.parametrize(
    ("started", "later"),
    [
        ("bot, handlers.serving.start, handlers.serving.server", {"slack_sdk", "slack_bolt", "data.model.question"}),
        ("handlers.serving.app, handlers.serving.http, data.store.store", ANSWERING),
        ("handlers.serving.app, handlers.operating.metrics", {"prometheus_client"}),
    ],
)
def test_a_start_waits_for_no_import_that_it_can_do_without(started: str, later: set[str]) -> None:
    code = f"import sys, {started}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not later & set(done.stdout.split())


def test_the_root_holds_what_convention_puts_there() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    top = {path.split("/")[0] for path in listed.splitlines()}
    fixed = {"bot.py", "pyproject.toml", "handlers", "data", "tests", "Procfile"}
    conventional = {
        *("README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "Makefile", "manifest.json", "requirements.txt"),
        *(".env.example", ".gitignore", ".ci", ".slack", ".github", "docs", "Dockerfile", ".dockerignore"),
    }
    assert top <= fixed | conventional
    assert fixed <= top


def test_no_address_of_a_package_index_is_committed() -> None:
    for name in ("requirements.txt", "tests/requirements.txt", "pyproject.toml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text, name
