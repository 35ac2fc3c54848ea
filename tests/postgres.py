"""A PostgreSQL of the tests' own, from Debian's packages: a new cluster on a free port, gone when the tests end."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
import pytest

from tests.bot_process import free_port

_AS = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]  # it refuses to run as root


class Postgres:
    """A server that can be stopped, killed and started again on the same data."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self._folder = folder
        self._port = 0
        self._run("initdb", "-U", "postgres", "--auth=trust", "--no-sync", "--no-locale", "-E", "UTF8")
        for tries_left in (2, 1, 0):  # a port that is free now may be somebody's a moment later
            self._port = free_port()
            try:
                self.start()
            except subprocess.CalledProcessError:
                if not tries_left:
                    raise
            else:
                return

    def start(self) -> None:
        options = f"-h 127.0.0.1 -p {self._port} -k '' -c fsync=off -c max_connections=200"
        self._run("pg_ctl", "-w", "-o", options, "-l", str(self._folder / "log"), "start")

    def stop(self, how: str = "fast") -> None:
        self._run("pg_ctl", "-w", "-m", how, "stop")

    def empty_database(self) -> str:
        """The address of its database, with nothing in it and nobody connected."""
        address = f"127.0.0.1:{self._port}/postgres"
        with psycopg.connect(f"postgresql://postgres@{address}", autocommit=True) as connection:
            others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename IS NOT NULL AND pid <> pg_backend_pid()"
            connection.execute(others)
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")
        return f"postgres://postgres:not-checked@{address}"

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), "-D", str(self._folder / "data"), *arguments]
        subprocess.run([*(_AS if os.geteuid() == 0 else []), *command], check=True, stdout=subprocess.DEVNULL, cwd="/")


def programs() -> Path | None:
    """Where PostgreSQL's programs are; Debian keeps them off the PATH."""
    found = shutil.which("initdb")
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return Path(found).resolve().parent if found else next(iter(folders), None)


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """A new server. Skips the test where PostgreSQL is not installed."""
    found = programs()
    if not found:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    with tempfile.TemporaryDirectory(prefix="eindex-postgres-") as folder:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        server = Postgres(found, Path(folder))
        try:
            yield server
        finally:
            with suppress(subprocess.CalledProcessError):  # a test that failed may have left it stopped
                server.stop("immediate")
