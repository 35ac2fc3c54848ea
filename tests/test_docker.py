"""The Dockerfile's steps, taken without Docker: what is copied, by whom it runs, what it writes and its health check.

Nothing is built: `pip install` is left out, and the environment of the tests stands for the image's.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.bot_process import environment, free_port, http_settings, wait_for_health
from tests.conftest import ROOT, SURVEYS
from tests.fake_slack import FakeSlack, OverHttp, Workspace

STEP = re.compile(r"^([A-Z]+) ((?:.*\\\n)*.*)$", re.MULTILINE)
PYTHON = "/opt/venv/bin/python"
NOBODY = 10001
# Root without its capabilities may write no more than anybody. Another user might not reach the interpreter of the tests.
POWERLESS = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs"] if os.geteuid() == 0 else []


def steps() -> list[tuple[str, str]]:
    return STEP.findall((ROOT / "Dockerfile").read_text(encoding="utf-8"))


def settings() -> dict[str, str]:
    said = next(rest for name, rest in steps() if name == "ENV")
    return dict(each.split("=", 1) for each in said.replace("\\\n", " ").split())


def ignored(path: Path) -> bool:
    """Whether .dockerignore keeps a path out of the build: its last line that fits decides."""
    out = False
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        pattern = line.removeprefix("!").removeprefix("**/")
        parts = [path, *path.parents][:-1] if line.startswith(("*", "!")) else [path]
        names = [each.name if "**/" in line else str(each) for each in parts]
        if any(fnmatch(name, pattern) and (pattern != "*" or "/" not in name) for name in names):
            out = not line.startswith("!")
    return out


@pytest.fixture
def image() -> Iterator[Path]:
    """A folder with /srv/e-index, which nobody may write to, and /data."""
    with tempfile.TemporaryDirectory(prefix="eindex-image-") as name:
        root = Path(name)
        root.chmod(0o755)
        there, data = root / "srv", root / "data"
        there.mkdir()
        data.mkdir()
        for source in (
            name for step, rest in steps() if step == "COPY" and "--from" not in rest for name in rest.split()[:-1]
        ):
            whole = ROOT / source
            if whole.is_dir():
                shutil.copytree(whole, there / source, ignore=_leave_out)
            elif not ignored(Path(source)):
                shutil.copy(whole, there / source)
        for path in [there, *there.rglob("*")]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield root
        for path in [there, *there.rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)


def _leave_out(folder: str, names: list[str]) -> list[str]:
    inside = Path(folder).relative_to(ROOT)
    return [name for name in names if ignored(inside / name)]


def run(words: str) -> list[str]:
    """A command of the Dockerfile, as whom it runs there."""
    command: list[str] = json.loads(words)
    assert command[0] == PYTHON
    return [*POWERLESS, sys.executable, *command[1:]]


def test_it_serves_from_files_that_it_may_not_write(slack: FakeSlack, image: Path) -> None:
    powerless = [*POWERLESS, "touch", str(image / "srv" / "written")]
    assert subprocess.run(powerless, stderr=subprocess.DEVNULL, check=False).returncode == 1
    port = free_port()
    own = {name: value.replace("/data", str(image / "data")) for name, value in settings().items()}
    env = environment(**{**own, **http_settings(slack, port), "EINDEX_METRICS_PORT": ""})
    check = json.loads(dict(steps())["HEALTHCHECK"].partition("CMD ")[2].replace(PYTHON, sys.executable))
    at = image / "srv"
    assert subprocess.run(check, cwd=at, env=env, check=False).returncode == 1
    with subprocess.Popen(run(dict(steps())["ENTRYPOINT"]), cwd=at, env=env, stderr=subprocess.DEVNULL) as process:
        try:
            url = wait_for_health(port)
            assert Workspace(slack, OverHttp(url)).slash("Umeå")["text"].startswith("Umeå: 14 av 14 poäng.")
            assert subprocess.run(check, cwd=at, env=env, check=False).returncode == 0
            in_socket_mode = {**env, "PORT": "1", "EINDEX_METRICS_PORT": str(port)}
            assert subprocess.run(check, cwd=at, env=in_socket_mode, check=False).returncode == 0
        finally:
            process.terminate()
    assert process.returncode == 0
    assert {path.name.partition("-")[0].partition(".")[0] for path in (image / "data").iterdir()} == {"eindex"}
    assert not list(at.rglob("__pycache__"))


def test_what_is_secret_or_no_part_of_it_stays_out() -> None:
    for name in (
        ".env",
        ".git/config",
        ".venv/bin/python",
        "tests/soak.py",
        "data/eindex.db",
        "handlers/__pycache__/x.pyc",
    ):
        assert ignored(Path(name)), name
    for path in ("bot.py", "manifest.json", "requirements.txt", "data/store/schema.sql", "handlers/operating/alive.py"):
        assert not ignored(Path(path)), path
    assert not ignored(SURVEYS.relative_to(ROOT) / "skl-2014" / "survey.toml")


def test_it_installs_what_is_locked_and_runs_as_nobody() -> None:
    [install] = [rest for name, rest in steps() if name == "RUN" and "pip" in rest]
    assert "--require-hashes -r requirements.txt" in install
    assert "index-url" not in install
    said = dict(steps())
    assert said["USER"] == f"{NOBODY}:{NOBODY}"
    assert all("slim" in rest for name, rest in steps() if name == "FROM")
    assert set(said["EXPOSE"].split()) == {settings()["PORT"], settings()["EINDEX_METRICS_PORT"]}
    assert Path(settings()["EINDEX_DB"]).is_relative_to(said["VOLUME"])
