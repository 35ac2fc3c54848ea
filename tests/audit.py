"""`make audit`: what the bot installs. Its known vulnerabilities, its licences, and an SBOM (CycloneDX) in sbom.json.

pip-audit says "No known vulnerabilities found" also where its database knew none of the packages: here it is counted
how many were looked up, and where that is not all of them, it is said.
"""

import json
import re
import subprocess
import sys
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

from tests.bot_process import ROOT

SBOM = ROOT / "sbom.json"
_PINNED = re.compile(r"^([\w.-]+)(?:\[[^]]*\])?==([^\s;\\]+)((?:.*\\\n)*.*)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
# Those that ask for no more than to be named, and the LGPL, which asks nothing of who only imports what it covers.
_ALLOWED = frozenset(
    "0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause CC0-1.0 LGPL-3.0-only MIT MIT-0 PSF-2.0 Unlicense Zlib".split()
)
_WRITTEN = {  # by those who have not yet taken to SPDX
    "Apache License, Version 2.0": "Apache-2.0",
    "License :: Public Domain": "Unlicense",
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
    "License :: OSI Approved :: MIT License": "MIT",
}


@dataclass(frozen=True)
class Component:
    """A package that is installed. `licence`: as SPDX has it; empty where it is not known."""

    name: str
    version: str
    hashes: tuple[str, ...]
    licence: str = ""


@dataclass(frozen=True)
class Looked:
    """What a database of vulnerabilities said: of how many packages it knew, and what it found."""

    known: int
    found: tuple[str, ...] = ()


def components(requirements: str) -> list[Component]:
    """What is pinned, each version once."""
    return [
        Component(name, version, tuple(_HASH.findall(rest))) for name, version, rest in _PINNED.findall(requirements)
    ]


def licensed(component: Component) -> Component:
    """The component with the licence that is written in what is installed of it."""
    try:
        said = metadata(component.name)
    except PackageNotFoundError:  # for another platform than this
        return component
    classifiers = [each for each in said.get_all("Classifier") or () if each.startswith("License ::")]
    ways = [*(said.get_all("License-Expression") or ()), *(said.get_all("License") or ()), *classifiers]
    written = next(filter(None, ways), "no licence that is told")
    return replace(component, licence=_WRITTEN.get(written, written))


def unfit(licence: str) -> bool:
    """Whether it takes a licence that is not allowed; of those joined by OR, one that is allowed will do."""
    return not any(
        all(each in _ALLOWED for each in re.split(r"\s+AND\s+", choice.strip("() ")))
        for choice in re.split(r"\s+OR\s+", licence)
    )


def looked(report: str) -> Looked:
    """What pip-audit's report says. Nothing was looked up where there is none."""
    try:
        packages = json.loads(report)["dependencies"]
    except (ValueError, KeyError):
        return Looked(0)
    known = [each for each in packages if "skip_reason" not in each]
    found = [f"{each['name']} {each['version']}: {fault['id']}" for each in known for fault in each["vulns"]]
    return Looked(len(known), tuple(found))


def look_up(pip_audit: str, requirements: Path) -> Looked:
    """Ask pip-audit, which asks PyPI."""
    command = [pip_audit, "-r", str(requirements), "--require-hashes", "--disable-pip", "-f", "json"]
    try:
        said = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    except OSError:
        return Looked(0)
    return looked(said.stdout)


def sbom(parts: Iterable[Component]) -> dict[str, Any]:
    """A bill of materials, as CycloneDX 1.6 has it."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": uuid.uuid4().urn,
        "version": 1,
        "metadata": {
            "timestamp": datetime.now(UTC).isoformat(timespec="seconds"),
            "component": {"type": "application", "bom-ref": "e-index", "name": "e-index", "licenses": [{"license": {"id": "MIT"}}]},
        },
        "components": [_listed(part) for part in parts],
    }  # fmt: skip


def _listed(part: Component) -> dict[str, Any]:
    purl = f"pkg:pypi/{part.name}@{part.version}"
    return {
        "type": "library",
        "bom-ref": purl,
        "name": part.name,
        "version": part.version,
        "purl": purl,
        "hashes": [{"alg": "SHA-256", "content": each} for each in part.hashes],
        **({"licenses": [{"expression": part.licence}]} if part.licence else {}),
    }


def audit(requirements: Path, seen: Looked) -> tuple[list[str], list[str]]:
    """What is to be told, and what is wrong."""
    pinned = components(requirements.read_text(encoding="utf-8"))
    parts = [licensed(part) for part in pinned]
    SBOM.write_text(json.dumps(sbom(parts), indent=1) + "\n", encoding="utf-8")
    told = [f"{SBOM.name}: {len(parts)} components, as CycloneDX 1.6 has it."]
    if seen.known < len(parts):
        told.append(
            f"NOT LOOKED UP: the database knew {seen.known} of {len(parts)} packages; ask where it can be reached."
        )
    else:
        told.append(f"Of {len(parts)} packages, {len(seen.found)} known vulnerabilities.")
    elsewhere = [part.name for part in parts if not part.licence]
    if elsewhere:
        told.append(f"Not installed on this platform, so of unknown licence: {', '.join(elsewhere)}.")
    wrong = [f"{part.name} {part.version} has no hash" for part in parts if not part.hashes]
    wrong += [f"{part.name} is under {part.licence}" for part in parts if part.licence and unfit(part.licence)]
    return told, [*wrong, *seen.found]


def main(arguments: Sequence[str]) -> int:
    """Tell it; 1 where something is wrong."""
    requirements = ROOT / "requirements.txt"
    told, wrong = audit(requirements, look_up(arguments[0] if arguments else "pip-audit", requirements))
    print(*told, *(f"WRONG: {each}" for each in wrong), sep="\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
