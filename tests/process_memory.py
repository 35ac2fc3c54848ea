"""What memory a process and its children take, as if nothing else ran: what a container of theirs needs."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path


def memory(pid: int) -> float:
    """MB: the pages that they made, and of each file that they mapped the pages that are in memory, once.

    Plain PSS divides the pages of libraries by all processes that have them, also those of others on the machine: it
    differs by a tenth with how many other programs run Python meanwhile, which is nothing that the measured ones do.
    """
    made, of_files = 0, Counter[str]()
    for each in _family(pid):
        rollup = Path(f"/proc/{each}/smaps_rollup").read_text(encoding="ascii")
        made += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss_Anon:"))
        of_files |= _pages_of_files(each)  # the most that one of them has of each: they have nearly all in common
    return (made + of_files.total()) / 1024


def _family(pid: int) -> Iterator[int]:
    """The process, its children, and theirs."""
    yield pid
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split():
        yield from _family(int(child))


def _pages_of_files(pid: int) -> Counter[str]:
    """kB in memory by part of a file, without the pages that were written to: these are the process's own."""
    pages, part, resident = Counter[str](), "", 0
    for line in Path(f"/proc/{pid}/smaps").read_text(encoding="utf-8", errors="replace").splitlines():
        first, *rest = line.split(maxsplit=5)
        if not first.endswith(":"):  # addresses, permissions, offset, device, inode, path
            part = " ".join(rest[1:]) if rest[3] != "0" else ""
        elif first == "Rss:":
            resident = int(rest[0])
        elif part and first == "Anonymous:":
            pages[part] = max(pages[part], resident - int(rest[0]))  # the store is mapped by each of its connections
    return pages
