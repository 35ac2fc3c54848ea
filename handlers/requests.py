"""What Slack sends of modals, shortcuts, the App Home and workflow steps, made into what a person did."""

from dataclasses import dataclass
from typing import Any

from data.model.query import Lang
from handlers.listeners.payloads import plain_text
from handlers.replies.views.frame import KOMMUN
from handlers.replies.views.modals import CHANNEL


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a workspace, or in an organisation that has the app as a whole.

    `lang`: of their Slack, where the payload tells it.
    """

    team: str
    user: str
    lang: Lang | None


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut that was used; `text` is the message's, of a shortcut in a message's menu."""

    name: str
    person: Person
    trigger: str
    text: str


@dataclass(frozen=True, slots=True)
class Submission:
    """A modal that was submitted."""

    kind: str
    person: Person
    kept: str
    kommuner: tuple[str, ...]
    channel: str
    response_url: str  # into that channel; empty where Slack gave none


@dataclass(frozen=True, slots=True)
class Act:
    """A click or a choice in a modal or in the App Home."""

    action: str
    value: str
    person: Person
    trigger: str
    view: str  # id of the modal; empty in the App Home


@dataclass(frozen=True, slots=True)
class Opened:
    """The bot's page was opened, at one of its tabs."""

    tab: str
    person: Person
    channel: str


@dataclass(frozen=True, slots=True)
class Step:
    """A workflow step to carry out."""

    execution: str
    inputs: dict[str, str]


def person(body: dict[str, Any], team: str) -> Person:
    """Who did it. `team`: by `tenant.team_of`, for what is kept of people is kept, and forgotten, by installation."""
    user, event = body.get("user") or {}, body.get("event") or {}
    user = user if isinstance(user, dict) else {"id": user}
    who = user.get("id") or event.get("user") or body.get("user_id") or ""
    return Person(team, who, _lang(user.get("locale") or body.get("locale") or event.get("locale") or ""))


def shortcut(body: dict[str, Any], team: str) -> Shortcut:
    """A global shortcut, or one in a message's menu."""
    text = (body.get("message") or {}).get("text") or ""
    return Shortcut(body["callback_id"], person(body, team), body["trigger_id"], plain_text(text))


def button_shortcut(act: "Act") -> Shortcut:
    """A button that does what a shortcut does; its value is the code of the kommun that it is about."""
    return Shortcut(act.action.partition(":")[2], act.person, act.trigger, act.value)


def submission(body: dict[str, Any], team: str) -> Submission:
    """What was submitted. A field that another version drew is left out."""
    view = body["view"]
    state = (view.get("state") or {}).get("values") or {}
    field = (state.get(KOMMUN) or {}).get(KOMMUN) or {}
    one = field.get("selected_option")
    chosen = field.get("selected_options") or ([one] if one else [])
    urls = body.get("response_urls") or [{}]
    return Submission(
        kind=view.get("callback_id") or "",
        person=person(body, team),
        kept=view.get("private_metadata") or "",
        kommuner=tuple(option["value"] for option in chosen),
        channel=((state.get(CHANNEL) or {}).get(CHANNEL) or {}).get("selected_conversation") or "",
        response_url=urls[0].get("response_url") or "",
    )


def act(body: dict[str, Any], team: str) -> Act:
    """A click on a button, or a choice from a list."""
    action, view = body["actions"][0], body.get("view") or {}
    chosen = (action.get("selected_option") or {}).get("value")
    return Act(
        action=action.get("action_id") or "",
        value=chosen or action.get("value") or "",
        person=person(body, team),
        trigger=body["trigger_id"],
        view=view["id"] if view.get("type") == "modal" else "",
    )


def opened(body: dict[str, Any], team: str) -> Opened:
    """Which tab was opened, and the conversation with the bot that belongs to it."""
    event = body["event"]
    return Opened(event.get("tab") or "home", person(body, team), event.get("channel") or "")


def step(body: dict[str, Any]) -> Step:
    """A workflow step, with what the workflow gives it."""
    event = body["event"]
    inputs = {name: str(value) for name, value in (event.get("inputs") or {}).items() if value is not None}
    return Step(event["function_execution_id"], inputs)


def _lang(locale: str) -> Lang | None:
    """sv-SE is Swedish; other languages than ours are answered in English; nothing is known of an empty one."""
    if not locale:
        return None
    return "sv" if locale.lower().startswith("sv") else "en"
