"""What a reply falls back to: Slack's newest blocks, those that every workspace takes, and text alone.

Some workspaces refuse `data_table` and `data_visualization` (`invalid_blocks`): found by trying, and remembered.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from data.state import State
from handlers.replies.reply import Block, Plain, Reply, fit, natively

NATIVE: Final = frozenset({"data_table", "data_visualization"})


class Fallbacks:
    """Knows how far down each workspace is. Safe to share between threads."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._taken: set[str] = set()  # those that took native blocks since the process began

    def rungs(self, workspace: str, drawn: Sequence[Block]) -> Iterator[list[Block]]:
        """The blocks to try, richest first; the last ones are none, which is the text alone."""
        if self._wants(workspace, drawn) and fit(natively(drawn)):
            yield natively(drawn)
        yield list(drawn)
        yield []

    def acknowledgement(self, workspace: str, reply: Reply) -> str:
        """The body of an acknowledgement. Slack does not tell whether it shows one: only what is sure is sent."""
        sure = (
            workspace in self._taken and self._wants(workspace, reply.private or reply.blocks) and reply.fits_natively
        )
        return reply.native_ephemeral if sure else reply.ephemeral

    def took(self, workspace: str, drawn: Sequence[Block]) -> None:
        """Slack took these."""
        if _native_types(drawn):
            self._taken.add(workspace)

    def refused(self, workspace: str, drawn: Sequence[Block]) -> None:
        """Slack refused these, and took plainer ones of the same reply."""
        for block_type in _native_types(drawn):
            self._taken.discard(workspace)
            self._state.refuse(workspace, block_type)

    def _wants(self, workspace: str, drawn: Sequence[Block]) -> bool:
        """Whether there are richer forms, and none that the workspace refuses."""
        types = {block.native["type"] for block in drawn if isinstance(block, Plain)}
        return bool(types) and not types & self._state.refusals(workspace)


def _native_types(drawn: Sequence[Block]) -> frozenset[str]:
    return NATIVE & {block["type"] for block in drawn}
