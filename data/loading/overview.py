"""What is in a store, a row a survey: for `python bot.py surveys`."""

import sqlite3
from contextlib import closing
from pathlib import Path

_PROJECT = Path(__file__).parents[2]
HEADINGS = ("id", "year", "name", "kommuner", "scored", "ranked", "complete", "made up", "from")
_SQL = """
SELECT id, year, survey.name, (SELECT count(DISTINCT kommun) FROM fact WHERE survey = id), scored, ranked, complete,
       made_up,
       (SELECT group_concat(DISTINCT loaded_from || ', ' || loaded_on) FROM loaded_file WHERE survey = id),
       EXISTS (SELECT 1 FROM loaded_file WHERE survey = id AND loaded_file.name = 'survey.toml')
FROM survey
ORDER BY made_up, scale IS NULL, year DESC, published DESC, id
"""


def overview(db_path: Path, surveys: Path) -> list[tuple[str, ...]]:
    """The rows below HEADINGS, as texts; the survey that is meant where none is named comes first."""
    with closing(sqlite3.connect(f"{db_path.resolve().as_uri()}?mode=ro", uri=True)) as db:
        return [_row(row, surveys) for row in db.execute(_SQL)]


def _row(row: tuple[object, ...], surveys: Path) -> tuple[str, ...]:
    *plain, ranked, complete, made_up, loaded, whole = row
    near = surveys.is_relative_to(_PROJECT)
    origin = [] if whole else [str(surveys.relative_to(_PROJECT) if near else surveys)]
    origin += [str(loaded)] if loaded else []
    known = "" if ranked is None else ranked
    return (*map(str, (*plain, known, _yes(complete), _yes(made_up))), " + ".join(origin))


def _yes(value: object) -> str:
    return "yes" if value else "no"
