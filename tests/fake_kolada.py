"""A strict fake Kolada: serves API v3 as it is documented, refuses what the real one refuses, and fails when told to."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from data.loading.packages.registry import Registry

TITLE = "Tillgång till fast bredband om minst 100 Mbit/s, andel (%)"
CODES: list[str] = list(Registry().kommun["code"])
REGIONS = ("0000", "0001", "0004")
_MOST = 25


def figure(code: str, year: int) -> float:
    """What it says of a kommun, made up: 40 to 99.9, a bit more each year."""
    return min(99.9, 40 + int(code) * 37 % 500 / 10 + (year - 2021) * 2)


@dataclass
class FakeKolada:
    """What it knows, what it was asked, and how it fails: a fault is used up by one request, first come first served."""

    kpis: dict[str, dict[str, Any]] = field(default_factory=dict)
    rows: dict[tuple[str, int], list[dict[str, Any]]] = field(default_factory=dict)
    faults: list[tuple[int, dict[str, str], bytes]] = field(default_factory=list)  # status, headers, body
    asked: list[str] = field(default_factory=list)
    per_page: int = 5000
    counts: int = 0  # what it adds to its count, to be wrong
    url: str = ""

    def add(self, key: str, title: str, years: range, period: int = 2025) -> None:
        """A measure with a figure of every kommun and region, and of women and men."""
        self.kpis[key] = {
            "id": key, "title": title, "description": "…", "is_divided_by_gender": True, "municipality_type": "A",
            "auspice": "X", "publication_date": "2026-04-08", "publ_period": str(period), "has_ou_data": False,
        }  # fmt: skip
        for year in years:
            self.rows[key, year] = [self._row(key, code, year) for code in (*REGIONS, *CODES)]

    def change(self, key: str, year: int, code: str, **said: Any) -> None:
        """Change what is said of one figure of both sexes together."""
        row = next(row for row in self.rows[key, year] if row["municipality"] == code)
        row["values"][-1].update(said)

    def _row(self, key: str, code: str, year: int) -> dict[str, Any]:
        values = [
            {"gender": gender, "count": 1, "status": "", "value": figure(code, year) + more, "isdeleted": False}
            for gender, more in (("K", -1), ("M", 1), ("T", 0))
        ]
        return {"kpi": key, "municipality": code, "period": year, "values": values}

    def answer(self, path: str, query: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """As the API does. What it does not know is 404; too many ids, or a page too large, 422."""
        values: list[dict[str, Any]]
        match path.strip("/").split("/"):
            case ["v3", "kpi"]:
                values = [kpi for kpi in self.kpis.values() if query.get("title", "").lower() in kpi["title"].lower()]
            case ["v3", "kpi", ids] if ids.count(",") < _MOST:
                values = [self.kpis[key] for key in ids.split(",") if key in self.kpis]
            case ["v3", "data", "kpi", ids, "year", years] if max(ids.count(","), years.count(",")) < _MOST:
                pairs = [(key, int(year)) for key in ids.split(",") for year in years.split(",")]
                values = [row for pair in pairs for row in self.rows.get(pair, [])]
            case ["v3", *_]:
                return 422, {"detail": "too many"}
            case _:
                return 404, {"detail": "Not Found"}
        size = int(query.get("per_page", "100"))
        if not 0 < size <= 5000:
            return 422, {"detail": "per_page"}
        size, page = min(size, self.per_page), int(query.get("page", "1"))
        shown = values[(page - 1) * size : page * size]
        more = page * size < len(values)
        after = f"{self.url[:-3]}{path}?per_page={query.get('per_page', size)}&page={page + 1}" if more else None
        return 200, {"count": len(shown) + self.counts, "previous_url": None, "next_url": after, "values": shown}


@contextmanager
def running_kolada() -> Iterator[FakeKolada]:
    """The fake, with the measure of the committed list, on a free port."""
    kolada = FakeKolada()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kolada.asked.append(self.path)
            if kolada.faults:
                status, headers, body = kolada.faults.pop(0)
            else:
                parts = urlsplit(self.path)
                status, said = kolada.answer(parts.path, {key: each[0] for key, each in parse_qs(parts.query).items()})
                headers, body = {"Content-Type": "application/json"}, json.dumps(said).encode()
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - so it is called
            """Nothing: a test says what went wrong."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        kolada.url = f"http://127.0.0.1:{server.server_port}/v3"
        kolada.add("N07900", TITLE, range(2021, 2026))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield kolada
        server.shutdown()
