"""What a person in a workspace is to see, by what was done before: the whole of it, in a few lines."""

from dataclasses import dataclass, field

SCORE = {
    ("sv", False): "Eskilstuna: ingen publicerad poäng.",
    ("en", False): "Eskilstuna: no published score.",
    ("sv", True): "Eskilstuna: 9 av 14 poäng.",
    ("en", True): "Eskilstuna: 9 of 14 points.",
}
MALMO = {
    ("sv", "score"): "Malmö: ingen publicerad poäng.",
    ("en", "score"): "Malmö: no published score.",
    ("sv", "apps"): "Malmö: ingen publicerad uppgift om antal appar.",
    ("en", "apps"): "Malmö: no published figure for the number of apps.",
}
PAGE = {"sv": "Välj en kommun, så visas den här.", "en": "Choose a kommun, and it is shown here."}
FORGOT = (
    "Just nu minns jag inte vad du frågade nyss.",
    "I cannot recall what you asked before just now.",
)  # said for a while
NOT_INSTALLED, FAULT = "inte längre installerad", "Något gick fel hos mig"


@dataclass
class Team:
    """A workspace, as one person of it knows it."""

    installed: bool = False
    known: bool = False  # its installation is at hand in the process, and serves where the state store is lost
    lang: str = "sv"
    measure: str = "score"  # that the last answer to a command was about


@dataclass
class World:
    """Everything that what is seen depends on."""

    teams: dict[str, Team] = field(default_factory=lambda: {"T1": Team(), "T2": Team()})
    loaded: bool = False  # the list that has a score for Eskilstuna
    state_lost: bool = False

    def served(self, name: str) -> str:
        """Empty where whoever asks is answered, else what is said instead; a workspace that asks is known then."""
        team = self.teams[name]
        if self.state_lost:
            return "" if team.known else FAULT
        team.known = team.installed
        return "" if team.installed else NOT_INSTALLED

    def langs(self, name: str) -> tuple[str, ...]:
        """In which language it is answered: what was chosen cannot be read from a state store that is lost."""
        return ("sv", "en") if self.state_lost else (self.teams[name].lang,)

    def score(self, name: str) -> tuple[str, ...]:
        """What is said of Eskilstuna."""
        return tuple(SCORE[lang, self.loaded] for lang in self.langs(name))

    def restart(self) -> None:
        """The process knows nothing but what is kept."""
        for team in self.teams.values():
            team.known = False

    def leave(self, name: str) -> None:
        """All that was kept of the workspace is gone."""
        self.teams[name] = Team()
