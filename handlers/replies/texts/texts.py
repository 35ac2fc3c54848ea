"""The texts that every language has. Words in braces are filled in."""

from dataclasses import dataclass
from typing import TYPE_CHECKING


@dataclass(frozen=True, eq=False, repr=False)  # hashed by identity, as a key of the caches of handlers.wording
class Texts:
    """All texts of one language."""

    if not TYPE_CHECKING:  # to compile one for hundreds of fields takes 8 ms of each start, and it is called twice

        def __init__(self, **texts: object) -> None:
            """Mypy and a test see to it that none is missing."""
            vars(self).update(texts)

    # Words
    locale: str  # CLDR name
    group: str  # between thousands
    decimal: str
    minus: str
    months: tuple[str, ...]
    counts: tuple[str, ...]  # none, one, two … twelve, as words before "kommuner"
    ordinals: tuple[str, ...]  # "", first, second … twelfth
    ordinal_ending: str
    ordinal_endings: dict[int, str]  # of numbers that end so
    shares: dict[int, str]  # % of the kommuner to words, for shares that were published in words
    shares_of_them: dict[int, str]  # the same, of some kommuner that were just spoken of
    conjunction: str  # and
    or_: str
    country: str

    # A kommun
    headline_score: str
    headline_place: str
    headline_none: str
    shared_place: str
    own_place_alone: str
    own_place: str
    full_marks_shared: str
    full_marks_alone: str
    shared_named: str
    shared_unnamed: str
    shared_with_one: str
    lan_best_and_position: str
    lan_best: str
    lan_best_shared: str
    full_marks_with_one: str
    place_alone: str
    place_named: str
    position_bound: str
    group_bound: str
    score_unpublished: str
    no_score: str
    lan_leads: str
    lan_leads_shared: str
    lan_highest_known: str
    lan_nothing_known: str
    e_services: str
    e_services_planned: str
    apps: str
    e_strategy: str
    e_responsible: str
    approximately: str
    is_the_kommun: str
    button_lan: str
    button_top: str

    # Whether what is asked of a kommun is true
    yes: str
    no: str
    verdict_unknown: str
    verdict_not_published: str
    did_answer: str
    did_not: str
    answerers_not_published: str
    answerers_not_published_but_number: str
    is_ranked: str
    is_not_ranked: str
    planned_of: str
    planned_not_known: str
    partly: str
    points_for: str
    way_not_published: str
    to_full_marks: str
    claims: dict[str, str]  # what is asked to be true, after the kommun's name
    has_some: str
    has_none: str
    has_no_score: str
    lies_in: str
    belongs_to: str
    has_inhabitants: str
    mean_not_published: str
    no_score_beside_mean: str
    beside_mean: str
    got_full_marks: str
    got_points: str
    only_full_marks: str
    most_in_lan: str
    is_among: str
    is_before_one_among: str
    has_fewer_below: str
    others_have_more: str
    have_more: str
    first_with_full_marks: dict[str, str]  # by how many others share the place
    is_first: dict[str, str]
    is_last: dict[str, str]
    is_at: dict[str, str]
    is_at_shared_place: str
    is_at_place: str

    # A ranking
    ranking_leader: str
    ranking_shared: str
    ranking_highest_known: str
    ranking_none: str
    ranking_nobody: str
    no_full_marks: str
    column_place: str
    column_kommun: str
    column_score: str
    place_unknown: str
    place_shared: str
    runners_up: str
    placed_shared: str
    placed: str
    coverage: str
    coverage_of_list: str
    others_in_lan: str
    others: str
    others_unnamed: str
    other_one: str
    nobody_known: str
    national_top: str
    ranking_trimmed: str
    ranking_page: str
    ranking_marked: str
    button_next: str
    button_previous: str

    cell_no_score: str
    cell_not_published: str
    cell_not_answered: str
    place: str
    places: str
    one_point: str
    points: str
    points_least: str
    points_most: str
    selected: str
    selected_known: str
    selected_none_known: str
    place_not_published: str
    listed_complete: str
    listed_known: str
    no_kommun: str
    one_kommun: str
    kommuner: str

    # An area
    in_area: str
    area_without: str
    among: str
    the_kommuner: str
    with_inhabitants: str
    inhabitants_least: str
    inhabitants_below: str
    inhabitants_between: str
    groups: dict[str, str]  # SKL's kommungrupper of 2011, as the registry names them
    landscape_is: str
    landscape_in_lan: str  # it is but a part of one län
    landscape_in_several: str

    # How scores spread
    spread_headline: str
    spread_not_published: str
    spread_nobody: str
    known_of: str
    answered_of: str
    middle: str
    middle_half: str
    median: str
    share_without: str
    share_with_apps: str
    histogram_title: str
    bigger_have_more: str
    bigger_have_somewhat_more: str
    smaller_have_more: str
    size_says_little: str
    with_correlation: str
    by_size: str
    by_kommungrupp: str
    by_size_headline: str
    by_size_not_published: str
    column_size: str
    column_kommuner: str
    column_mean: str

    # From survey to survey
    in_the_country: str
    trend_none: str
    trend_none_of_kommun: str
    trend_score_of: str
    no_published_in_survey: str
    not_comparable: str

    # The country
    # One figure that was asked for
    count_of: str
    count_not_known: str
    place_in_lan: str
    no_place_in_lan: str
    position_of: str
    position_among: str
    no_position: str
    rank_group_of: str
    rank_group_bound: str
    no_rank_group: str
    figure_not_known_in: str
    figure_not_known: str
    figures: dict[str, str]  # by measure of data.measures
    summed: dict[str, str]  # of so many e-services or apps as they have: their mean, median or total
    summed_unknown: dict[str, str]
    silent_in: str
    median_in: str
    no_apps_in: str
    mean_of: str
    median_of: str
    mean_unknown: str
    median_unknown: str
    population_of: str
    one_has: dict[str, str]  # by what, and whether it is known
    answered_in: str
    apps_in: str
    no_e_services_in: str
    e_services_in: str

    statistics_headline: str
    ranked_and_full_marks: str
    offers_apps: str
    offers_apps_with_earlier: str
    e_services_range: str
    e_services_share: str
    no_e_services: str
    no_e_services_small: str
    commonest: str
    common: str
    cooperation: str
    success_factors: str
    other_source: str
    button_compare: str
    button_share: str
    button_remove: str
    remove_only_asker: str
    stale_button: str
    button_by_size: str
    button_statistics: str

    # Help, and where something was not understood
    help_headline: str
    help_lines: tuple[tuple[str, str], ...]  # what to type, what it gives
    help_how: str
    help_coverage: str
    which: str
    misspelt: str
    town: str
    not_left_out: str
    unknown_beside: str
    abroad_beside: str
    unknown: str
    unknown_empty: str
    elsewhere: str
    other_subject: str
    not_by_area: str
    other_subject_offer: str
    greeting: str
    thanks: str
    too_long: str
    try_these: str
    failure: str
    not_installed: str
    installation_failed: str
    busy: str

    # Sources
    known_complete: str
    known_of_list: str
    known_published: str
    source: str
    sources: str
    survey_published: str

    # A comparison, and what things mean
    areas_lead: str  # an area has the highest mean
    areas_even: str
    areas_not_published: str
    areas_same: str  # landscapes of the same län
    areas_ranked: dict[str, str]  # which of all län or kommungrupper are first; several may share that
    area_means_unknown: dict[str, str]
    area_of_one: str
    area_with_one: str  # kommun that has a score, of several
    areas_without_full_marks: dict[str, str]
    areas_without_known: dict[str, str]
    column_areas: dict[str, str]
    column_full_marks: str
    column_known: str
    known_of_all: str
    row_kommuner: str
    row_known: str
    row_scored: str
    row_mean: str
    row_median: str
    row_highest: str
    row_highest_known: str
    compare_leads: str
    compare_difference: str
    compare_even: str
    none_published: str
    none_scored: str
    compare_one_known: str
    compare_unknown: str
    compare_measure: str
    compare_measure_gaps: str
    compare_measure_unknown: str
    compare_left_out: str
    compare_areas_left_out: str
    compare_gaps: str
    measures: dict[str, str]  # by measure of data.measures: what it is called as a title
    row_population: str
    leads_in: str
    part_of: str
    bound: str
    not_known: str
    dash_means: str
    column_measure: str
    explain_score_not_published: str
    explain_not_published: str
    column_part: str
    column_points: str
    column_maximum: str
    of: str
    explain_next: str
    explain_leader: str
    explain_left: str
    explain_published: str
    explain_unanswered: str
    explain_no_answers: str
    explain_nothing_left: str
    button_why: str
    group_headline: str  # one of SKL's kommungrupper
    groups_headline: str  # all of them
    group_limits_unknown: str
    button_members: str
    button_best_of_them: str
    define_source: str
    define_missing: str
    coverage_partly: str
    coverage_whole: str
    survey_headline: str
    survey_made_up: str
    survey_answered: str
    survey_newest: str
    places_headline: str
    index_headline: str
    index_made: str
    index_groups: str
    index_not_known: str
    index_coverage: str
    index_own_rule: str
    sources_headline: str

    # Surveys that are complete, or made up
    made_up: str
    no_known_full_marks: str
    amount: str
    amount_least: str
    amount_most: str
    amount_between: str
    amount_against: dict[str, str]  # as much of something as a kommun has, more or less, by how they stand
    against_amount_unknown: str
    required: dict[str, str]  # by what they hold, and whether they hold it
    required_amount: str
    required_verbs: tuple[str, ...]  # are not said twice running
    required_most: dict[str, str]  # that they hold most of something, or fewest
    required_by: str
    required_unknown: str
    required_among: str
    required_first: dict[str, str]  # the best of those that have what is required, or the last
    required_share: str
    required_left_out: str
    quoted: str
    holders_of: str
    holders_of_unknown: str
    holders_none_known: str
    holders: dict[str, str]  # by what they hold and which of them are meant: "apps none"
    holders_unknown: dict[str, str]
    holders_more: str
    holders_known: str
    counted: str
    counted_known: str
    counted_full_marks: str
    counted_full_marks_known: str
    counted_share: str
    against: dict[str, str]  # by how they stand
    against_unknown: dict[str, str]
    against_none_known: str
    counted_against: str
    counted_against_known: str
    highest_known: str
    highest_score: str
    lowest_score: str
    lowest_score_unknown: str
    lowest: str
    lowest_unknown: str
    lowest_why: str
    which_one: str
    place_with_others: str
    rank_group: str
    place_among: str
    lan_place: str
    did_not_answer: str
    answered_unranked: str
    headline_no_score: str
    no_score_in_survey: str
    unanswered: str
    unranked: str
    no_survey: str
    share_of_kommuner: str
    share_of_answers: str
    share_of_them: str

    # Modals, the App Home, shortcuts, prompts and workflow steps
    lookup: str  # titles of modals: 24 characters
    compare: str
    answer_title: str
    named_title: str
    show: str
    close: str
    share: str
    kommun: str
    several_kommuner: str
    type_a_name: str
    choose_from_list: str
    choose_two: str
    suggest_failed: str
    suggest_busy: str
    modal_not_opened: str
    none_named: str
    scores_of: str
    share_where: str
    shared: str
    shared_by: str
    share_not_in_channel: str
    share_refused: str
    share_unsure: str
    home_lookup: str
    home_mine: str
    home_choose_mine: str
    home_forget: str
    home_other_language: str
    home_help: str
    home_failed: str
    home_not_kept: str
    home_latest: str
    prompts_title: str
    prompts: tuple[tuple[str, str], ...]  # title, what it asks
    language_chosen: str
    language_not_kept: str
    language_which: str
    help_surfaces: str
    # Pictures and files
    button_chart: str
    button_map: str
    button_download: str
    axis_points: str
    axis_inhabitants: str
    legend_title: str
    legend_row: str
    legend_not_published: str
    picture_kinds: dict[str, str]  # by kind of data.query
    picture_made_up: str
    picture_mean: str
    picture_bars: str
    picture_map: str
    picture_histogram: str
    picture_size: str
    picture_size_means: str
    picture_known: str
    picture_published: str
    picture_counts: str
    picture_no_score: str
    picture_place: str
    picture_beside_mean: str
    picture_nothing: str
    picture_spread_unknown: str
    list_name: str
    list_columns: tuple[str, ...]
    may_not_post_here: str  # since the bot is no member
    nobody_may_post_here: str  # an invitation would not help
    file_comes_privately: str
    file_comes_in_slack: str
    file_no_scope: str
    file_not_in_channel: str
    file_not_installed: str
    file_failed: str

    # The local chat
    chat_welcome: str
    chat_try: tuple[str, ...]
    chat_leave: str
    chat_choices: str
    chat_no_choice: str
    chat_compare: str  # the word that a comparison is asked for with
    chat_compare_with: str
