"""In which language somebody is answered: as they chose, else as their Slack speaks, else in Swedish."""

from data.query import Lang
from handlers.interactions import Person


class People:
    """What is known of those who ask."""

    def lang(self, person: Person) -> Lang:
        """The language of what is shown before anything was said."""
        return person.lang or "sv"
