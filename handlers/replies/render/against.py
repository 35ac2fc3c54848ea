"""The headline of those that are better than a kommun, worse, or as good."""

from data.model.answer import Ranking
from data.model.area import Against
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import kommuner, points, sentence


def headline(ranking: Ranking, choice: Against, area: str, texts: Texts) -> str:
    """In plain text, without a full stop. `area`: where they are."""
    rival = ranking.against
    assert rival is not None  # noqa: S101  # tells mypy what the choice brings
    if rival.score is None:
        none = texts.none_scored if ranking.survey.complete else texts.none_published
        return texts.against_unknown[choice.how].format(name=rival.name, none=none)
    what = texts.against[choice.how].format(name=rival.name, points=points(rival.score, texts))
    names = [row.name for row in ranking.rows]
    if not names and not ranking.exact:
        return texts.against_none_known.format(what=what, within=area)
    if ranking.counted:
        template = texts.counted_against if ranking.exact else texts.counted_against_known
        said = template.format(who=sentence(kommuner(len(names), texts)), what=what, within=area)
        return f"{said}: {names[0]}" if len(names) == 1 else said
    who = names[0] if len(names) == 1 else kommuner(len(names), texts)
    template = texts.selected if ranking.exact else texts.selected_known
    return template.format(what=sentence(what), within=area, who=who)
