"""What a text may be about that needs no figures: how a topic stands beside the other words of a text."""

from typing import Final

# Beside anything else these are but politeness: what else is said is the question.
COURTEOUS: Final = frozenset({"greeting", "thanks", "goodbye", "praise", "insult"})
# Whoever names one of these asks for what no survey here holds; what else is said only narrows it ("moderatstyrda
# kommuner i Skåne"). To leave it out would be to answer another question.
LACKED: Final = frozenset(
    {"politics", "single_service", "eid", "quality_of_life", "other_country", "off_topic", "not_asked", "cost", "forecast"}
)
# These are about the bot or the survey, whatever kommun or figure they name as an example.
ABOUT: Final = frozenset({"bot", "checked", "citation", "correct_me", "raw_data", "skl", "ties", "silent", "who_to_ask", "points_vs_rank"})
DECISIVE: Final = LACKED | ABOUT
