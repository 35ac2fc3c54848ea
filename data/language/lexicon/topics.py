"""What a text may be about that needs no figures: how a topic stands beside the other words of a text."""

from typing import Final

# Beside anything else these are but politeness: what else is said is the question.
COURTEOUS: Final = frozenset({"greeting", "thanks", "goodbye", "praise", "insult", "no_harm"})
# Words of what the bot is about anyway, and of the asker: they are the question only where nothing else is asked.
WHOSE: Final = "who_am_i_kommun"  # of which kommun it is asked is not said
PASSING: Final = COURTEOUS | {"help", "e_government", "points_vs_rank", WHOSE}
# Whoever names one of these asks for what no survey here holds; what else is said only narrows it ("borgerligt styrda
# kommuner i Skåne"). To leave it out would be to answer another question.
LACKED: Final = frozenset(
    {
        *("cost", "off_topic", "neighbours", "direction", "politics", "single_service", "eid", "quality_of_life"),
        *("other_country", "not_asked", "regions", "agencies", "no_proof", "law", "obstacles", "weighted", "pass_mark"),
    }
)
COMPLAINTS: Final = frozenset({"fault", "feedback"})  # told also before a question that is not understood
UNREAD: Final = frozenset({"unknown", "beyond", "unfit"})  # what was asked is not understood, or beyond what is known
UNANSWERED: Final = UNREAD | {"as_whole", WHOSE}  # or of whom is not known
# These say that nothing is told of what was said.
NOT_ANSWERED: Final = UNANSWERED | {
    *("too_long", "no_survey", "no_measure", "elsewhere", "remark", "greeting", "thanks", "goodbye", "off_topic")
}
# What they say is nothing that a later message goes on from.
UNTOLD: Final = COURTEOUS | {
    *("help", "remark", "too_long", "no_survey", "no_measure", "elsewhere", "off_topic"),
    *UNANSWERED,
}
# What they say is that the survey does not hold it, or not more of it.
NOT_HELD: Final = LACKED - {"off_topic"} | {
    *("commonest", "reason", "why_changed", "partners", "success", "word", "fair", "cooperation"),
}
# They say what a word means.
DEFINING: Final = frozenset(
    {
        *("index", "e_service", "app_meaning", "e_strategy_meaning", "planned_meaning", "word", "e_government"),
        *("skl", "kommun"),
    }
)
BESIDE_ANSWER: Final = LACKED - {"off_topic"}  # what is told of a second question
# Of a kommun that is named they say why it is not shown, rather than why so few are.
OF_ONE: Final = dict.fromkeys(("coverage", "unlisted"), "absent")
# Beside these the figure of the kommun is told that they are asked of: they do not tell of it themselves.
BESIDE_FIGURE: Final = OF_ONE.keys() | frozenset(
    {"absent", "signs", "no_writing", "correct_me", "late_answer", "advice", "checked", "all_shown", "what_if"}
)
# What the text of a topic also says of others: beside it, theirs would but be said again.
SAYS_ALSO: Final = {
    "made_up": frozenset({"citation", "method", "marked"}),
    "app_meaning": frozenset({"e_service"}),
    "late_counted": frozenset({"checked", "weights", "method"}),
    "survey": frozenset({"who_made"}),
    "population": frozenset({"silent", "survey"}),
    "questionnaire": frozenset({"columns", "survey"}),
    "report": frozenset({"sources", "survey", "who_made"}),
    "introduction": frozenset({"help"}),
    "representative": frozenset({"silent"}),
    "checked": frozenset({"method"}),
    "index": frozenset({"weights", "method"}),
    "scale": frozenset({"weights", "index"}),
}
OF_TRUTH: Final = "made_up"  # whether figures are those of the example
OF_FICTION: Final = frozenset({OF_TRUTH, "method"})  # these say that, too
# Whatever else is named, these say what is not told or done of it: "vad kostar en e-tjänst för bygglov".
OF_ANYTHING: Final = frozenset({"cost", "no_writing"})
WHAT_IF: Final = "what_if"  # how it would have gone
SUPPOSED: Final = frozenset({WHAT_IF, "all_lacked"})  # what is supposed; no figure is asked beside it
OF_ONE_WHOLE: Final = SUPPOSED | {"all_shown"}  # what joins the clauses of a text is its point
OF_ANY_YEAR: Final = frozenset({"forecast", "other_country"})  # they say it of a year that no survey is of, too
SOURCES: Final = "sources"
# These are of the bot or the survey, whatever kommun or figure they name beside it.
_ABOUT: Final = frozenset(
    {
        *("late_answer", "purpose", "bot", "checked", "citation", "correct_me", "skl", "ties"),
        *("silent", "base", "significance", "spelling", "who_to_ask"),
        WHAT_IF,
        OF_TRUTH,
    }
)
DECISIVE: Final = LACKED | _ABOUT
# These ask of a survey how it was made: in a conversation, of the one that is spoken of.
OF_A_SURVEY: Final = frozenset(
    {
        *("made_up", "checked", "who_made", "survey", "index", "method", "silent", "ties", "base", "significance"),
        *("comparable", "summary", "columns", "few_public", "representative", "all_lacked", "cost_of_survey"),
        "citation",
        *("questionnaire", "population", "late_counted", "scale", "silent_who"),
        SOURCES,
        "report",
    }
)
# They are of no kommun: where one is named, something else is asked.
OF_NO_KOMMUN: Final = OF_A_SURVEY | {"skl", "newest", "opinion", "weights", "groups"}
BELONGING: Final = "belongs"  # to which län and kommungrupp a kommun belongs
OF_REMARKS: Final = "remark"  # what is said to what asks nothing
REASONLESS: Final = frozenset({"reason", "why_changed"})  # why it is so is not told, of nothing
OF_REASONS: Final = "reason"  # what the reasons of a figure belong to
