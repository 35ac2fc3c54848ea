"""The workflow step through the real Bolt app and the strict fake Slack."""

import pytest

from tests.fake_slack import Fault, Surfaces

pytestmark = pytest.mark.usefixtures("virtual_time")


@pytest.mark.parametrize("kommun", ["0483", "Katrineholm", "katrinehlm", "Katrineholms kommun"])
def test_a_step_gives_score_rank_text_and_source(anna: Surfaces, kommun: str) -> None:
    outputs = anna.ended(anna.run_step("kommun_index", {"kommun": kommun}))["outputs"]
    assert (outputs["kommun"], outputs["score"]) == ("Katrineholm", 10)
    assert outputs["rank"] == "Bäst i Södermanlands län och bland de 50 bästa kommunerna i landet."
    assert "Katrineholm: 10 av 14 poäng." in outputs["text"]
    assert outputs["source"].startswith("http://www.katrineholm.se/")


def test_what_was_understood_is_said(anna: Surfaces) -> None:
    outputs = anna.ended(anna.run_step("kommun_index", {"kommun": "katrinehlm"}))["outputs"]
    assert outputs["text"].startswith("Jag läste ”katrinehlm” som Katrineholm.")


def test_a_score_that_is_not_published_is_left_out(anna: Surfaces) -> None:
    outputs = anna.ended(anna.run_step("kommun_index", {"kommun": "0484"}))["outputs"]
    assert "score" not in outputs
    assert outputs["rank"] == "Eskilstuna: ingen publicerad poäng."
    assert outputs["text"].startswith("Eskilstuna: ingen publicerad poäng.")


@pytest.mark.parametrize(
    ("kommun", "sentence"),
    [
        ("pizza", "Det vet jag inget om: jag svarar bara på hur bra kommunerna är på e-tjänster."),
        ("häbo", "Vilken menar du med ”häbo”: Håbo kommun eller Habo kommun?"),
        ("Oslo", "Oslo är ingen svensk kommun"),
    ],
)
def test_what_is_no_kommun_fails_with_a_sentence(anna: Surfaces, kommun: str, sentence: str) -> None:
    assert anna.ended(anna.run_step("kommun_index", {"kommun": kommun}))["error"].startswith(sentence)


@pytest.mark.parametrize("inputs", [{}, {"kommun": None}, {"kommun": ["0483"]}, {"kommun": ""}])
def test_a_step_without_a_kommun_fails_with_a_sentence(anna: Surfaces, inputs: dict[str, object]) -> None:
    ended = anna.ended(anna.run_step("kommun_index", inputs))
    assert ended.get("error") or ended["outputs"]["kommun"] == "Katrineholm"


@pytest.mark.parametrize(
    ("question", "headline", "source"),
    [
        ("topp Sörmland", "Högst poäng i Södermanlands län: Katrineholm, 10 av 14 poäng", "http://www.katrineholm.se/"),
        ("how many have apps?", "46% of kommuner have apps", None),
        ("vad är en e-tjänst?", "En e-tjänst är en tjänst", None),
    ],
)
def test_any_question_can_be_a_step(anna: Surfaces, question: str, headline: str, source: str | None) -> None:
    outputs = anna.ended(anna.run_step("question_answer", {"question": question}))["outputs"]
    assert outputs["headline"].startswith(headline)
    assert outputs["text"].startswith(headline)
    assert outputs.get("source", "").startswith(source or "")


@pytest.mark.parametrize("question", ["pizza", "häbo", ""])
def test_a_question_without_an_answer_fails_with_a_sentence(anna: Surfaces, question: str) -> None:
    ended = anna.ended(anna.run_step("question_answer", {"question": question}))
    assert ended.get("error") or question == ""


def test_a_step_delivered_again_is_ended_once(anna: Surfaces) -> None:
    execution = anna.run_step("kommun_index", {"kommun": "0483"}, event_id="EvW1")
    anna.ended(execution)
    again = anna.run_step("kommun_index", {"kommun": "0483"}, event_id="EvW1")
    anna.ended(anna.run_step("kommun_index", {"kommun": "1480"}))
    assert again not in anna.slack.shown.ended


@pytest.mark.parametrize("fault", [Fault(429, "", {"Retry-After": "1"}), Fault(500, "oops")])
def test_a_busy_or_stumbling_slack_is_asked_again(anna: Surfaces, fault: Fault) -> None:
    anna.slack.fail("functions.completeSuccess", fault)
    assert anna.ended(anna.run_step("kommun_index", {"kommun": "0483"}))["outputs"]["score"] == 10


def test_outputs_that_slack_refuses_end_the_step_with_a_sentence(anna: Surfaces) -> None:
    refused = Fault(200, '{"ok": false, "error": "parameter_validation_failed"}')
    anna.slack.fail("functions.completeSuccess", refused)
    ended = anna.ended(anna.run_step("kommun_index", {"kommun": "0483"}))
    assert ended["error"].startswith("Något gick fel hos mig")


@pytest.mark.parametrize(("query", "first", "count"), [("katr", "0483", 1), ("", "1480", 9), ("zzz", None, 0)])
def test_whoever_builds_a_workflow_chooses_from_a_list(
    anna: Surfaces, query: str, first: str | None, count: int
) -> None:
    execution = anna.run_step("kommun_choices", {"query": query})
    assert execution in anna.slack.shown.ended  # before the acknowledgement
    options = anna.slack.shown.ended[execution]["outputs"]["options"]
    assert len(options) == count
    assert [option["value"] for option in options][:1] == ([first] if first else [])
