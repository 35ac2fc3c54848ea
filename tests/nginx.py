"""An nginx of the tests' own, from Debian's package, that spreads requests over several processes of the bot."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.bot_process import free_port, wait_for_health

_CONFIGURATION = """
daemon off;
worker_processes 1;
pid {folder}/pid;
error_log {folder}/errors;
{user}
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    upstream bots {{
        {servers}
    }}
    server {{
        listen 127.0.0.1:{port};
        location / {{
            proxy_pass http://bots;
            proxy_connect_timeout 1s;
        }}
    }}
}}
"""


@contextmanager
def running_nginx(folder: Path, ports: Sequence[int]) -> Iterator[str]:
    """The URL of a server in front of these ports. Skips the test where nginx is not installed."""
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if not program:
        pytest.skip("nginx is not installed (Debian: apt-get install nginx-light)")
    port = free_port()
    servers = " ".join(f"server 127.0.0.1:{each} max_fails=1 fail_timeout=2s;" for each in ports)
    user = "user root;" if os.geteuid() == 0 else ""
    written = folder / "nginx.conf"
    written.write_text(_CONFIGURATION.format(folder=folder, user=user, servers=servers, port=port), encoding="utf-8")
    command = [program, "-p", str(folder), "-e", str(folder / "errors"), "-c", str(written)]
    with subprocess.Popen(command) as process:  # and waits for it
        try:
            yield wait_for_health(port)
        finally:
            process.terminate()
