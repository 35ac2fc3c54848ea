"""What an answer rests on: the sentences of handlers/replies/basis.py."""

from typing import Final

BASIS_EN: Final = {
    "headline": "How I got there: {answer}",
    "question": "The question", "counted": "Counted", "rule": "The rule", "facts": "Known figures", "follows": "It follows that",
    "unknown": "Unknown", "loaded": "Loaded", "per": "per {by}", "apart": "for {names}, each by itself",
    "json": "The question as data, for `python bot.py ask --question`:",
    "button_answer": "The answer", "button_counted": "Who was counted?", "button": "How do you know?",
    # --- the question in words
    "want_profile": "all that is known about {whom}", "want_value": "{name} of {whom}", "want_place": "the place by {name} of {whom} {among}",
    "want_compare": "{whom} side by side", "want_difference": "the difference in {name} for {whom}", "want_explain": "why {whom} got its score",
    "want_top": "who has the highest {name} {among}", "want_top_fewest": "who has the lowest {name} {among}", "want_list": "all {noun}",
    "want_count": "the number of {noun}", "want_share": "the share that {that} {among}", "want_mean": "the mean of {name} {among}",
    "want_median": "the median of {name} {among}", "want_total": "the sum of {name} {among}", "want_extreme": "the highest {name} {among}",
    "want_extreme_fewest": "the lowest {name} {among}", "want_spread": "how {name} spreads {among}", "want_overview": "the national figures",
    "want_change": "how {name} has changed {among}", "want_change_of": "how {name} has changed for {whom}", "want_check": "whether {noun} {that}",
    "want_check_of": "whether {whom} {that}",
    # --- the rules
    "rule_value": "the figure is as it was published.", "rule_computed": "the figure is computed from the kommuner's answers.",
    "rule_place": "the most first; equals share a place, and the next place is skipped (1, 1, 3).", "rule_top": "the most first; equals share a place, and those that share the last place are all shown.",
    "rule_compare": "the same figure of each, from the same survey.", "rule_difference": "one's figure minus the other's.",
    "rule_explain": "the score part by part, where the parts are published.", "rule_count": "a kommun is counted that surely fits. One whose figure is unknown is never counted among those that lack something.",
    "rule_share": "those that fit, of those whose figure is known.", "rule_mean": "the sum of the known figures divided by how many they are; one decimal, halves rounded up.",
    "rule_median": "the middle one of the known figures; of two, their mean.", "rule_total": "the sum of the known figures.",
    "rule_spread": "the known figures, by how many have each.", "rule_change": "the same figure in the surveys that may be compared.",
    "rule_check": "yes or no only where it follows from what is published.",
    # --- who, and how much is unknown
    "counted_all": "{n}; the figure is known of {known}.", "unknown_n": "{n}.", "unknown_none": "nothing.", "unknown_figures": "{n} of the figures.",
    "loaded_made_up": "made up.", "loaded_on": "{date}, from a list.", "loaded_with": "comes with the bot.",
    # --- from what a bound follows
    "follows_scale": "A score is always 0–{scale}.", "follows_full_marks": "All with full marks are known, so the others have at most {below}.",
    "follows_lan_best": "{other} is the best of its län, so nobody else there has more.", "follows_rank_group": "Equal scores share a place, and each group is below the one before.",
    "follows_place": "Who stands before a place is known, so nobody else has more than they.", "follows_highest": "The most that any kommun has is published.",
    "follows_list": "All of the ranking list are known.", "follows_answered": "A kommun that did not answer is not in the list.",
}  # fmt: skip
