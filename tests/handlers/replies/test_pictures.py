"""Pictures by what is drawn: the figures of the result, whole words, and that what is not known is not drawn as 0.

A few are written down whole in tests/handlers/replies/pictures; `pytest --write-replies` writes them anew.
"""

import itertools
import json
import struct
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data import borders
from data.model.conditions import EVERYONE, Condition, Has, InArea, InGroup, Is, Not, Size
from data.model.question import Form, Question
from data.model.result import Result, Rows, Spread
from data.store.store import Store
from handlers.answering.answerer import Answerer
from handlers.replies.attached import attached, picture
from handlers.replies.pictures import specification
from handlers.replies.pictures.bars import MOST, drawn_entries
from handlers.replies.pictures.canvas import HATCHED
from handlers.replies.pictures.drawing import Drawing
from handlers.replies.pictures.frame import BAR, GREY, INK, MARKED
from handlers.replies.pictures.histogram import bars
from handlers.replies.pictures.legend import TAKES_WHITE, color, counts
from handlers.replies.shapes import render
from tests.data.store.example_questions import CODES, KOMMUNER, MEASURES
from tests.fake_slack import check_message
from tests.fake_slack.files import PNG

LAN = sorted(set(KOMMUNER["lan"]))
GROUPS = sorted(set(KOMMUNER["kommungrupp"]))
FORMS: tuple[Form, ...] = ("chart", "map", "histogram", "scatter")
MADE_UP = {"sv": "PÅHITTADE SIFFROR", "en": "MADE-UP FIGURES"}


PICTURES = Path(__file__).parent / "pictures"


@pytest.fixture(scope="module")
def both(example_db: Path) -> Store:
    """The published surveys and the example."""
    return Store(example_db)


def asked(form: Form, where: Condition = EVERYONE, measure: str = "", survey: str = "exempel", **more: Any) -> Question:
    want = "spread" if form in ("histogram", "scatter") else "top"
    return Question(want, measure, where, form=form, survey=survey, order="most" if want == "top" else "", **more)  # type: ignore[arg-type]


def drawn(store: Store, question: Question, lang: str = "sv") -> Drawing | None:
    result = store.evaluate(question)
    reply = attached(render(result, lang), result, lang)  # type: ignore[arg-type]
    check_message({"text": reply.text, "blocks": list(reply.blocks)})
    return picture(reply.attachment, store.evaluate) if reply.attachment else None


def surely(found: Drawing | None) -> Drawing:
    assert found is not None
    return found


def figures(store: Store, question: Question) -> dict[str, float | None]:
    """What the evaluator says of each kommun, asked for without a picture."""
    listed: Result = store.evaluate(
        Question("list", question.measure or "score", question.where, survey=question.survey)
    )
    assert isinstance(listed.shape, Rows)
    return {row.kommun.code: row.values[question.measure or "score"].value for row in listed.shape.rows}


def texts(spec: Any) -> Iterator[str]:
    """Every text that stands in a picture."""
    match spec:
        case dict():
            for key, value in spec.items():
                said = key in ("said", "label", "name", "text", "lines", "title")
                yield from (
                    (each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str))
                    if said
                    else ()
                )
                yield from texts(value)
        case list():
            for each in spec:
                yield from texts(each)
        case _:
            return


WHERE = [EVERYONE, InArea("12"), InArea("Norrland"), InGroup(GROUPS[0]), Size(0, 10_000), Not(InArea("01")),
         Has("apps", ">=", 1)]  # fmt: skip


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("measure", ["", *MEASURES])
@pytest.mark.parametrize("form", ["chart", "map"])
def test_what_is_drawn_is_what_the_evaluator_says(both: Store, form: Form, measure: str, where: Condition) -> None:
    question = asked(form, where, measure)
    found = surely(drawn(both, question))
    told = figures(both, question)
    assert {entry.code: entry.value for entry in found.entries} == told
    known = sorted((value for value in told.values() if value is not None), reverse=True)
    ends = [entry.value for entry in drawn_entries(found)]
    assert ends == known[: len(ends)]  # most first
    assert found.high >= max(known)
    if form == "map":
        colours = Counter(color(entry, found) for entry in found.entries)
        assert colours[HATCHED] == list(told.values()).count(None)
        assert sum(many for _, many in counts(found)) == len(known)


@pytest.mark.parametrize("where", WHERE[:6])
@pytest.mark.parametrize("measure", ["score", "apps", "e_services", "e_strategy"])
def test_a_histogram_counts_each_known_figure_once(both: Store, measure: str, where: Condition) -> None:
    question = asked("histogram", where, measure)
    found = surely(drawn(both, question))
    assert isinstance(found.spread, Spread)
    known = [value for value in figures(both, question).values() if value is not None]
    columns = bars(found.spread)
    assert [bar.many for bar in columns] == [sum(bar.first <= int(n) <= bar.last for n in known) for bar in columns]
    assert sum(bar.many for bar in columns) == len(known)
    assert found.spread.mean == pytest.approx(sum(known) / len(known))


@pytest.mark.parametrize("survey", ["exempel", "skl-2014"])
@pytest.mark.parametrize("form", FORMS)
def test_every_area_has_a_picture_or_a_sentence_that_says_why_not(both: Store, form: Form, survey: str) -> None:
    everywhere: list[Condition] = [
        EVERYONE,
        *map(InArea, LAN),
        *map(InGroup, GROUPS),
        Size(100_000),
        Size(10_000, 20_000),
        Is("0980"),
    ]
    for where, lang in zip(everywhere, itertools.cycle(("sv", "en")), strict=False):
        question = asked(form, where, survey=survey)
        found = drawn(both, question, lang)
        if found is None:
            result = both.evaluate(question)
            text = attached(render(result, lang), result, lang).text  # type: ignore[arg-type]
            assert "rita" in text or "draw" in text
        else:
            spec = specification(found)
            assert json.dumps(spec, allow_nan=False)
            assert (MADE_UP[lang] in set(texts(spec))) is (survey == "exempel")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("where", [EVERYONE, InArea("14"), InGroup("Pendlingskommuner"), Not(InArea("12"))])
def test_no_word_is_cut(both: Store, form: Form, where: Condition) -> None:
    if not figures(both, asked(form, where)):
        pytest.skip("nobody is there")
    question = asked(form, where, marked=next(iter(figures(both, asked(form, where)))))
    result = both.evaluate(question)
    attachment = attached(render(result, "sv"), result, "sv").attachment
    assert attachment
    found = surely(picture(attachment, both.evaluate))
    spec = specification(found)
    said = " ".join(texts(spec)).replace("\xa0", " ")
    assert all(word in said for word in attachment.title.replace("\xa0", " ").split())
    assert "…" not in said
    assert not attachment.title.startswith("Påhittade")  # but the finding
    if form == "chart":
        axis = spec["vconcat"][-2]["encoding"]["y"]["axis"]
        assert axis["labelLimit"] == 0
        longest = max(len(entry.name) for entry in drawn_entries(found))
        assert axis["minExtent"] >= longest * 7
        assert {entry.name for entry in drawn_entries(found)} <= set(texts(spec))


def test_of_the_country_the_first_have_bars_and_who_shares_a_place_is_kept_together(both: Store) -> None:
    scores = surely(drawn(both, asked("chart")))
    shown = drawn_entries(scores)
    assert 0 < len(shown) <= MOST
    rest = [entry.value for entry in scores.entries if entry not in shown]
    assert shown[-1].value not in rest
    assert f"Visar 1–{len(shown)} av 186." in " ".join(texts(specification(scores)))
    people = surely(drawn(both, asked("chart", measure="population")))
    assert len(people.entries) == 290
    assert len(drawn_entries(people)) == MOST
    assert "Visar 1–50 av 290." in " ".join(texts(specification(people)))
    alike = surely(drawn(both, asked("chart", measure="e_strategy")))  # more say yes than there are bars
    assert len(drawn_entries(alike)) == MOST


@pytest.mark.parametrize("form", FORMS)
def test_a_place_of_one_kommun_is_drawn(both: Store, form: Form) -> None:
    """Gotland is a län of one."""
    found = surely(drawn(both, asked(form, InArea("09"))))
    assert [entry.code for entry in found.entries] == ["0980"]
    assert json.dumps(specification(found), allow_nan=False)


@pytest.mark.parametrize("form", FORMS)
def test_where_all_have_the_same_it_is_drawn(both: Store, form: Form) -> None:
    found = surely(drawn(both, asked(form, Has("score", "==", 8))))
    assert {entry.value for entry in found.entries} == {8}
    assert json.dumps(specification(found), allow_nan=False)


def test_who_has_no_figure_is_hatched_and_never_a_bar(both: Store) -> None:
    of_skane = surely(drawn(both, asked("map", InArea("12"))))
    without = {entry.name for entry in of_skane.entries if entry.value is None}
    assert without
    assert all(color(entry, of_skane) == HATCHED for entry in of_skane.entries if entry.name in without)
    said = set(texts(specification(of_skane)))
    assert f"ingen uppgift ({len(without)})" in said
    assert not {entry.name for entry in drawn_entries(of_skane)} & without
    published = surely(drawn(both, asked("map", survey="skl-2014")))
    assert "inte publicerad (282)" in set(texts(specification(published)))
    whole = surely(drawn(both, asked("map", measure="population")))
    assert HATCHED not in {color(entry, whole) for entry in whole.entries}
    assert not any(text.startswith("ingen uppgift") for text in texts(specification(whole)))


@pytest.mark.parametrize(
    ("measure", "written"),
    [
        ("score", {"14", "9"}),
        ("apps", {"8", "0"}),
        ("e_strategy", {"ja", "nej"}),
        ("population", {f"{int(KOMMUNER.set_index('code').population['1280']):,}".replace(",", "\xa0")}),
    ],
)
def test_figures_are_written_as_in_the_answer(both: Store, measure: str, written: set[str]) -> None:
    where = InArea("12")
    chart = surely(drawn(both, asked("chart", where, measure)))
    assert written <= set(texts(specification(chart)))
    if measure == "e_strategy":
        rows = set(texts(specification(surely(drawn(both, asked("map", where, measure))))))
        assert {"ja (17)", "nej (14)"} <= rows


def test_who_is_marked_stands_out(both: Store) -> None:
    for form in FORMS:
        found = surely(drawn(both, asked(form, InArea("12"), marked="1280")))
        assert found.marked
        assert found.marked.name == "Malmö"
        assert MARKED in json.dumps(specification(found))


def test_groups_are_drawn_as_bars(both: Store) -> None:
    for by in ("lan", "group", "size"):
        for form in ("chart", "map"):
            question = Question("mean", by=by, form=form, survey="exempel")
            found = surely(drawn(both, question))
            assert found.kind == "chart"
            assert json.dumps(specification(found), allow_nan=False)
            assert len(drawn_entries(found)) == len(both.evaluate(question).shape.groups)  # type: ignore[union-attr]


WHOLE = {
    "chart": asked("chart", InArea("10"), "apps", marked="1080"),
    "chart_groups": Question("mean", by="size", form="chart", survey="exempel"),
    "chart_published": asked("chart", survey="skl-2014"),
    "histogram": asked("histogram", InArea("12"), "e_services", marked="1280"),
    "map": asked("map", InArea("10"), marked="1080"),
    "map_country": asked("map", Has("apps", ">=", 4), "e_services"),
    "map_yes_no": asked("map", InArea("12"), "e_strategy"),
    "scatter": asked("scatter", InArea("12"), "apps", marked="1280"),
}


def outlined(spec: Any) -> Any:
    """The picture with its outlines as how many points they have, and the four that lie farthest out."""
    match spec:
        case {"type": "MultiPolygon", "coordinates": polygons}:
            xs, ys = zip(*(point for polygon in polygons for ring in polygon for point in ring), strict=True)
            return [len(xs), *(round(end(each), 1) for each in (xs, ys) for end in (min, max))]
        case dict():
            return {key: outlined(each) for key, each in spec.items()}
        case list() | tuple():
            return [outlined(each) for each in spec]
        case float():
            return round(spec, 2)
        case _:
            return spec


@pytest.mark.parametrize(("name", "lang"), [*((name, "sv") for name in WHOLE), ("chart", "en"), ("map", "en")])
def test_the_picture_is_the_one_written_down(both: Store, pytestconfig: pytest.Config, name: str, lang: str) -> None:
    spec = outlined(specification(surely(drawn(both, WHOLE[name], lang))))
    path = PICTURES / f"{name}.{lang}.json"
    if pytestconfig.getoption("write_replies"):
        path.write_text(json.dumps(spec, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert spec == json.loads(path.read_text(encoding="utf-8"))


def light(colour: str) -> float:
    """WCAG's relative luminance."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_it_reads_in_light_and_dark(both: Store) -> None:
    """It has its own white ground, on which every colour of a letter can be read, and so on each colour of a map."""
    for form in FORMS:
        assert specification(surely(drawn(both, asked(form))))["background"] == "white"
    assert all(contrast(ink, "#ffffff") >= 4.5 for ink in (INK, GREY))
    assert contrast(MARKED, "#ffffff") >= 3  # of bold letters, and lines
    assert contrast(BAR, "#ffffff") >= 2.5  # of bars, whose figures stand beside them
    fills = {color(entry, found) for found in [surely(drawn(both, asked("map")))] for entry in found.entries}
    assert len(fills) == 6
    assert all(contrast("#ffffff" if fill in TAKES_WHITE else INK, fill) >= 3.5 for fill in fills)


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_is_a_png(example: Answerer, form: Form) -> None:
    attachment = example.reply(asked(form, marked="0483")).attachment
    assert attachment
    content = example.content(attachment)
    assert content.startswith(PNG)
    width, height = struct.unpack(">II", content[16:24])
    assert 1150 <= width <= 1300
    assert 300 <= height <= 2600
    assert len(content) < 1_500_000
    assert example.content(attachment) is content


def test_every_kommun_has_a_border_and_a_label_inside_it() -> None:
    for code in CODES:
        border = borders.kommun(code)
        assert border.room > 0
        assert all(len(ring) >= 4 and ring[0] == ring[-1] for polygon in border.polygons for ring in polygon), code
        assert any(_inside(border.middle, polygon[0]) for polygon in border.polygons), code
    assert all(borders.lan(code) for code in LAN)


def _inside(point: Any, ring: Any) -> bool:
    x, y = point
    crossed = False
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossed = not crossed
    return crossed
