"""What is kept of those who ask, and in which language they are answered."""

from typing import Any

from data.model.question import Lang
from data.state import Choice, State, StateFailed
from handlers.requests import Person


class Preferences:
    """What people chose, by the state store. Safe to share between threads."""

    def __init__(self, state: State) -> None:
        self._state = state

    def chosen(self, person: Person) -> Choice:
        """What a person chose; nothing where the store fails."""
        return self._state.choice(person.team, person.user)

    def lang(self, person: Person) -> Lang:
        """The language of what is shown before anything was said: chosen, else that of the person's Slack, if told."""
        return self.chosen(person).lang or person.lang or "sv"

    def choose(self, person: Person, **changes: Any) -> bool:
        """Change what a person chose, `lang` or `kommun`; whether it could be kept."""
        try:
            self._state.choose(person.team, person.user, self.chosen(person)._replace(**changes))
        except StateFailed:
            return False
        return True
