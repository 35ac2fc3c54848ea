"""Kommuner in words and as a table: a ranking, a list or a comparison."""

from data.model.result import Rows
from handlers.replies.phrases import Phrases
from handlers.replies.shapes import comparison, listing, ranking
from handlers.replies.shapes.draft import Draft


def draw(rows: Rows, p: Phrases) -> Draft:
    """Rows as what was asked for."""
    match p.result.question.want:
        case "top":
            return ranking.draw(rows, p)
        case "compare":
            return comparison.draw(rows, p)
        case _:
            return listing.draw(rows, p)
