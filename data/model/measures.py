"""The measures a survey may hold, and what their numbers mean."""

from typing import Final, Literal, get_args

Precision = Literal["exact", "approximate", "bound", "derived"]

PRECISIONS: Final[tuple[str, ...]] = get_args(Precision)

# About one kommun (table `fact`).
KOMMUN_MEASURES: Final = {
    "score": "points of the survey's scale",
    "rank_group": "place when equal scores share a place and none is skipped (1, 1, 2): SKL's rank group",
    "rank_group_size": "how many kommuner share that place",
    "position": "place when shared places push the next one down (1, 1, 3)",
    "lan_position": "place within the län",
    "lan_position_size": "how many kommuner of the län share that place",
    "e_services": "number of e-services",
    "e_services_planned": "number of e-services on their way",
    "apps": "number of apps",
    "e_strategy": "1: has an e-strategy, 0: has none",
    "e_responsible": "1: has a person responsible for e-government, 0: has none",
    "cooperates_procurement": "1: cooperates on procurement, 0: does not",
    "cooperates_operations": "1: cooperates on operations, 0: does not",
    "answered": "1: answered the survey",
    "kommungrupp_position": "place within SKL's kommungrupp",
    "size_class_position": "place among kommuner of its size",
}

PUBLISHED: Final = "_published"  # ends a fact: a place as it was published, where the scores come to another

# About the country (table `figure`).
NATIONAL_MEASURES: Final = {
    "answered": "kommuner that answered",
    "answered_other": "the same, as a source in conflict with the others has it",
    "ranked": "kommuner in the ranking list",
    "rank_groups": "how many rank groups there are",
    "full_marks": "kommuner with the highest possible score",
    "offers_e_services": "% that offer e-services",
    "no_e_services": "% that have no e-services",
    "no_e_services_small": "% with fewer than 10,000 inhabitants, of those without e-services",
    "offers_apps": "% that offer apps",
    "e_services_min": "the fewest e-services a kommun has",
    "e_services_max": "the most e-services a kommun has",
    "cooperates_procurement": "% that cooperate on procurement",
    "cooperates_operations": "% that cooperate on operations, maintenance and development",
    "commonest": "the commonest e-services; the value is the place in the list",
    "common": "examples of common e-services, in no order; the value numbers them",
    "success_factor": "what tells the top from the bottom; the value numbers them",
}

PERCENTAGES: Final = frozenset(m for m, meaning in NATIONAL_MEASURES.items() if meaning.startswith("%"))
LISTS: Final = frozenset({"commonest", "common", "success_factor"})
YES_NO: Final = frozenset({"e_strategy", "e_responsible", "cooperates_procurement", "cooperates_operations"})
