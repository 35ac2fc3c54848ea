"""What a reply falls back to: Slack's newest blocks where a workspace takes them, those that all take elsewhere, and what is remembered."""

from pathlib import Path

import pytest

from data.state import State, address
from handlers.answering.answerer import Answerer
from handlers.replies.reply import natively
from handlers.sending.fallbacks import Fallbacks
from tests.conftest import in_process
from tests.fake_slack import Workspace, check_message

RANKING, PROFILE = "topp Stockholms län", "Umeå"


def kinds(message: dict[str, list[dict[str, str]]]) -> set[str]:
    return {block["type"] for block in message["blocks"]}


def test_a_workspace_that_takes_the_newest_blocks_gets_them_everywhere_once_that_is_known(workspace: Workspace) -> None:
    assert "table" in kinds(workspace.slash(RANKING))
    workspace.mention(RANKING)
    assert "data_table" in kinds(workspace.slack.wait_for_messages(1)[0])
    workspace.slack.wait_until(lambda: "data_table" in kinds(workspace.slash(RANKING)), "a native acknowledgement")
    workspace.click(workspace.slash(PROFILE), "Topp i landet")
    assert "data_table" in kinds(workspace.slack.wait_for_messages(2)[1])


def test_a_workspace_that_refuses_them_is_answered_at_once_and_remembered(
    workspace: Workspace, answerer: Answerer, state: State
) -> None:
    slack = workspace.slack
    slack.native = False
    workspace.mention(RANKING)
    assert "table" in kinds(slack.wait_for_messages(1)[0])
    slack.wait_until(lambda: "data_table" in state.refusals("T1"), "a refusal that is remembered")
    assert len(slack.refused) == 1
    slack.wait_until(lambda: bool(state.refusals("T1")), "what is remembered after the message was taken")
    workspace.mention(RANKING)
    workspace.click(workspace.slash(PROFILE), "Topp i landet")
    assert all("table" in kinds(message) for message in slack.wait_for_messages(3))
    later = Workspace(slack, in_process(slack, answerer, state))  # another process, with the same state store
    later.mention(RANKING)
    slack.wait_for_messages(4)
    assert len(slack.refused) == 1
    assert state.refusals("T1") == {"data_table"}


def test_one_workspace_refuses_for_itself_only(tmp_path: Path, answerer: Answerer) -> None:
    state = State(address(tmp_path / "state.db"))
    fallbacks, drawn = Fallbacks(state), answerer.reply(RANKING).blocks
    fallbacks.refused("T1", natively(drawn))
    assert [len(list(fallbacks.rungs(team, drawn))) for team in ("T1", "T2")] == [2, 3]


def test_what_is_too_long_as_a_native_table_is_not_tried(example: Answerer, tmp_path: Path) -> None:
    fallbacks = Fallbacks(State(address(tmp_path / "state.db")))
    drawn = example.reply("topp 50 exempel").blocks
    long = (*drawn, *drawn, *drawn)
    assert len(list(fallbacks.rungs("T1", drawn))) == 3
    assert len(list(fallbacks.rungs("T1", long))) == 2


@pytest.mark.parametrize(
    ("question", "native"),
    [
        ("topp 60 exempel", "data_table"),
        ("topp Skåne exempel", "data_table"),
        ("statistik Skåne exempel", "data_visualization"),
        ("stora mot små exempel", "data_table"),
        ("jämför Umeå Boden exempel", "data_table"),
        ("jämför Skåne och Halland exempel", "data_table"),
    ],
)
def test_slack_takes_every_native_block_and_its_plain_form(example: Answerer, question: str, native: str) -> None:
    reply = example.reply(question)
    richer = natively(reply.blocks)
    assert native in {block["type"] for block in richer}
    assert native not in {block["type"] for block in reply.blocks}
    for drawn in (richer, list(reply.blocks)):
        check_message({"text": reply.text, "blocks": drawn})


def test_a_native_table_sorts_by_numbers_and_says_the_same(example: Answerer) -> None:
    reply = example.reply("topp Skåne exempel")
    plain = next(block for block in reply.blocks if block["type"] == "table")
    native = next(block for block in natively(reply.blocks) if block["type"] == "data_table")
    assert [[cell["text"] for cell in row] for row in native["rows"]] == [
        [cell["text"] for cell in row] for row in plain["rows"]
    ]
    scores = [row[2]["value"] for row in native["rows"][1:]]
    assert scores == sorted(scores, reverse=True)
    assert native["caption"] == reply.blocks[1]["text"]["text"]
