"""The texts that every language has. Words in braces are filled in."""

from typing import dataclass_transform


@dataclass_transform(frozen_default=True, kw_only_default=True)
class _Declared:
    """What has the fields that its class declares: mypy and a test see to it that none is missing."""

    def __init__(self, **said: object) -> None:
        vars(self).update(said)


class Texts(_Declared):
    """All texts of one language."""

    # Words
    group: str  # between thousands
    decimal: str
    minus: str
    months: tuple[str, ...]
    counts: tuple[str, ...]  # none, one, two … twelve, as words before "kommuner"
    ordinals: tuple[str, ...]  # "", first, second … twelfth
    ordinal_ending: str
    ordinal_endings: dict[int, str]  # of numbers that end so
    conjunction: str  # and

    # A kommun
    button_top: str

    cell_no_score: str
    cell_not_published: str
    cell_inferred: str
    cell_not_answered: str

    # An area
    groups: dict[str, str]  # SKL's kommungrupper of 2011, as the registry names them

    button_share: str
    button_remove: str
    remove_only_asker: str
    stale_button: str
    button_statistics: str

    # Help, and where something was not understood
    help_headline: str
    help_lines: tuple[tuple[str, str], ...]  # what to type, what it gives
    help_how: str
    help_coverage: str
    failure: str
    not_installed: str
    installation_failed: str
    busy: str

    # Modals, the App Home, shortcuts, prompts and workflow steps
    say_it_whole: str
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
    home_go_on: str
    home_latest: str
    prompts_title: str
    prompts: tuple[tuple[str, str], ...]  # title, what it asks
    language_chosen: str
    language_not_kept: str
    language_which: str
    help_surfaces: str
    # Pictures and files
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
    file_written: str
    file_not_written: str
    chat_welcome: str
    chat_try: tuple[str, ...]
    chat_leave: str
    chat_choices: str
    chat_no_choice: str
    chat_compare: str  # the word that a comparison is asked for with
    chat_compare_with: str
