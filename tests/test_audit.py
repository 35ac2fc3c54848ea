"""The audit of what is installed: what it must notice, and what it must not pass over."""

import json
from pathlib import Path

import pytest

from tests import audit
from tests.audit import Looked, components, licensed, looked, unfit
from tests.conftest import ROOT

REQUIREMENTS = (ROOT / "requirements.txt").read_text(encoding="utf-8")
HASH = f"    --hash=sha256:{'0' * 64}\n"


@pytest.fixture(autouse=True)
def own_sbom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(audit, "SBOM", tmp_path / "sbom.json")
    return tmp_path / "sbom.json"


def test_what_is_locked_passes_and_is_listed_whole(own_sbom: Path) -> None:
    pinned = components(REQUIREMENTS)
    told, wrong = audit.audit(ROOT / "requirements.txt", Looked(len(pinned)))
    assert wrong == []
    assert told[1] == f"Of {len(pinned)} packages, 0 known vulnerabilities."
    assert len(pinned) == REQUIREMENTS.count("==") - REQUIREMENTS.count(" == ")
    bill = json.loads(own_sbom.read_text(encoding="utf-8"))
    assert [each["purl"] for each in bill["components"]] == [f"pkg:pypi/{p.name}@{p.version}" for p in pinned]
    assert len({each["bom-ref"] for each in bill["components"]}) == len(pinned)
    hashes = [each["content"] for component in bill["components"] for each in component["hashes"]]
    assert len(hashes) == REQUIREMENTS.count("--hash=")


def test_what_is_not_looked_up_is_no_good_news() -> None:
    told, wrong = audit.audit(ROOT / "requirements.txt", looked("the network is away"))
    assert wrong == []
    assert told[1].startswith("NOT LOOKED UP: the database knew 0 of ")


def test_pip_audit_is_read_whole() -> None:
    report = {
        "dependencies": [
            {"name": "a", "skip_reason": "Dependency not found on PyPI and could not be audited: a (1)"},
            {"name": "b", "version": "2", "vulns": []},
            {"name": "c", "version": "3", "vulns": [{"id": "PYSEC-1", "fix_versions": ["4"]}]},
        ]
    }
    assert looked(json.dumps(report)) == Looked(2, ("c 3: PYSEC-1",))
    assert audit.look_up("/no/such/program", ROOT / "requirements.txt") == Looked(0)


def test_each_kind_of_fault_is_told(tmp_path: Path) -> None:
    path = tmp_path / "requirements.txt"
    path.write_text(f"rich==15.0.0\nslack-sdk==3.48.0 \\\n{HASH}", encoding="utf-8")
    _, wrong = audit.audit(path, Looked(2, ("rich 15.0.0: PYSEC-1",)))
    assert wrong == ["rich 15.0.0 has no hash", "rich 15.0.0: PYSEC-1"]


@pytest.mark.parametrize(
    ("licence", "is_unfit"),
    [
        ("MIT", False),
        ("Apache-2.0 OR BSD-3-Clause", False),
        ("MIT AND PSF-2.0", False),
        ("GPL-3.0-only OR MIT", False),
        ("GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", True),
        ("AGPL-3.0-or-later", True),
        ("no licence that is told", True),
        ("", True),
    ],
)
def test_a_licence_that_asks_for_more_is_unfit(licence: str, is_unfit: bool) -> None:
    assert unfit(licence) is is_unfit


def test_every_licence_here_is_known() -> None:
    assert [part.name for part in map(licensed, components(REQUIREMENTS)) if part.licence and unfit(part.licence)] == []
