"""Lists of scores as people have them: every way of saving one gives the same scores, and every fault is told."""

import io
import os
import re
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.loading.lists.columns import typed_columns
from data.loading.lists.find_kommun import Finder
from data.loading.lists.read_list import Wish, read_list
from data.loading.lists.rows import ScoreList
from data.loading.packages.registry import Registry
from data.model.problems import InvalidInput
from tests.conftest import LETTERS

FINDER = Finder(Registry())
SCORES = {"0483": 10.0, "0482": 3.5, "0980": 0.0, "0180": 14.0}
ROWS: list[list[Any]] = [["Katrineholm", 10], ["Flen", 3.5], ["Gotland", 0], ["Stockholm", 14]]
PLAIN = "Kommun;Poäng\nKatrineholm;10\nFlen;3,5\nGotland;0\nStockholm;14\n"


def read(path: Path, columns: str | None = None, sheet: str | None = None, year: int | None = None) -> ScoreList:
    return read_list(path, Wish(typed_columns(columns, path), sheet, 14, year), FINDER)


def scores(found: ScoreList) -> dict[str, float]:
    return {line.code: line.values["score"] for line in found.lines}


def problems(path: Path, **wish: Any) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        read(path, **wish)
    return [str(problem) for problem in caught.value.problems]


def workbook(path: Path, **sheets: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book["Sheet"])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def saved(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def zip_of(parts: Mapping[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return content.getvalue()


def edited(path: Path, edit: Callable[[str, str], tuple[str, str]]) -> Path:
    """A workbook whose parts, each by its name, were written by another program."""
    with zipfile.ZipFile(path) as packed:
        parts = dict(edit(name, packed.read(name).decode()) for name in packed.namelist())
    return saved(path, zip_of(parts))


@pytest.mark.parametrize(
    "content",
    [
        PLAIN,
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("utf-16"),
        PLAIN.encode("cp1252"),
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace("\n", "\n\n;\n"),
        PLAIN.replace(";", "\t"),
        PLAIN.replace(";", "|"),
        PLAIN.replace(",", ".").replace(";", ","),
        'Kommun,Poäng\n"Katrineholm","10"\nFlen,"3,5"\nGotland,0\nStockholm,"1 4"\n',
        "sep=;\n" + PLAIN,
        "SKL:s e-index 2014\n\n" + PLAIN + "Summa;27,5\nMedelvärde;6,9\nKälla: SKL\n",
        "Plats;Kommun;Poäng\n" + "1;Stockholm;14\n2;Katrineholm;10\n3;Flen;3,5\n4;Region Gotland;0\n5;Summa;27,5\n",
        PLAIN.replace("Katrineholm", "Katrineholms kommun").replace("Stockholm;", "Stockholms stad;"),
        PLAIN.replace("Katrineholm", "KATRINEHOLM").replace("Gotland", "Region Gotland"),
        PLAIN.replace("Katrineholm", "\xa0Katrineholms\xa0 kommun "),
        PLAIN.replace("Katrineholm", "0483 Katrineholm").replace("Flen", "Flen (0482)"),
        PLAIN.replace("Katrineholm", "483").replace("Flen", "0482").replace("Stockholm", "180.0"),
        "Municipality;Total score (max 14)\nKatrineholm;10\nFlen;3,5\nGotland;0\nStockholm;14\n",
        "kommunkod;kommunnamn;Totalpoäng 2014\n483;Katrineholms kommun;10\n482;Flen;3.5\n980;Gotland;0\n0180;Stockholm;14\n",
        "Kommun;Summa;Poäng\nKatrineholm;1;10\nFlen;1;3,5\nGotland;1;0\nStockholm;1;14\nEskilstuna;1;\nNyköping;1;-\n",
    ],
)  # fmt: skip
def test_a_csv_is_read_however_it_was_saved(tmp_path: Path, content: str | bytes) -> None:
    assert scores(read(saved(tmp_path / "lista.csv", content))) == SCORES


@pytest.mark.parametrize(
    "rows",
    [
        [["Kommun", "Poäng"], *ROWS],
        [["SKL"], [], ["Kommun", "Poäng"], *ROWS, [], ["Totalt", "=SUM(B4:B7)"], ["Källa: SKL"]],
        [["Kommun", "Poäng"], *([name, str(points)] for name, points in ROWS)],
        [["Kommun", None, "Poäng"], *([name, None, points] for name, points in ROWS)],
        [["Kod", "Poäng"], [483, 10], [482.0, 3.5], ["0980", 0], ["180", 14]],
    ],
)
def test_a_workbook_is_read_however_it_was_filled_in(tmp_path: Path, rows: list[list[Any]]) -> None:
    path = workbook(tmp_path / "lista.csv", Om=[["Om listan"]], Blad1=rows)  # its name says nothing of its kind
    assert scores(read(path)) == SCORES


def test_what_was_read_and_what_was_skipped_is_said(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Topp 2014"],
        ["Kommun", "Poäng", "Antal e-tjänster", "Appar"],
        ["Flen", 3, 12, None],
        ["Boden", None],
    ]
    found = read(workbook(tmp_path / "lista.xlsx", Blad1=[*rows, ["Summa", 3], ["Källa: SKL"]]))
    assert found.said == [
        "lista.xlsx, sheet Blad1: 1 score, from the columns Kommun, Poäng, Antal e-tjänster, Appar.",
        "Skipped row 5 (Summa); row 6 (Källa: SKL).",
        "Without points, and so without a score: 1 kommun (Boden).",
    ]
    assert [line.values for line in found.lines] == [{"score": 3, "e_services": 12}]


def test_a_misspelt_kommun_in_the_first_row_is_no_second_heading(tmp_path: Path) -> None:
    assert problems(saved(tmp_path / "lista.csv", "Kommun;Poäng\nKatrinehlm;9\nFlen;3\n")) == [
        "lista.csv, row 2, column Kommun: found 'Katrinehlm', expected the name or code of a kommun (did you mean Katrineholm?)"
    ]


def test_the_saved_result_of_a_formula_is_its_value(tmp_path: Path) -> None:
    path = workbook(tmp_path / "lista.xlsx", Blad1=[["Kommun", "Poäng"], ["Flen", "=1+2"], ["Boden", 4]])
    without = re.compile(r"(<f>1\+2</f>)(<v ?/>|<v></v>)")
    assert problems(path) == [
        "lista.xlsx, sheet Blad1, row 2, column Poäng: found the formula =1+2 without a saved result, expected points: open the file in Excel or LibreOffice and save it"
    ]
    edited(path, lambda name, part: (name, without.sub(r"\1<v>3</v>", part)))
    assert scores(read(path)) == {"0482": 3, "2582": 4}


BAD_ROWS = [
    ("Katrinehlm;10", "row 3, column Kommun: found 'Katrinehlm', expected the name or code of a kommun (did you mean Katrineholm?)"),
    ("Katrinehlms kommun;10", "row 3, column Kommun: found 'Katrinehlms kommun', expected the name or code of a kommun (did you mean Katrineholm?)"),
    ("Visby;10", "row 3, column Kommun: found 'Visby', expected the name or code of a kommun (did you mean Gotland?)"),
    ("Oslo;10", "row 3, column Kommun: found 'Oslo', expected the name or code of a kommun"),
    ("Småland;10", "row 3, column Kommun: found 'Småland', expected the name or code of a kommun, not of a län or landskap"),
    (";10", "row 3, column Kommun: found '', expected the name or code of a kommun"),
    ("9999;10", "row 3, column Kommun: found '9999', expected the name or code of a kommun; no kommun has this code"),
    ("0483 Flen;10", "row 3, column Kommun: found '0483 Flen', expected Katrineholm, which is what 0483 means"),
    ("Flens kommun;10", "row 3, column Kommun: found 'Flens kommun', expected each kommun once; it is in row 2 too"),
    ("Boden;15", "row 3, column Poäng: found '15', expected 0 to 14 points"),
    ("Boden;-1", "row 3, column Poäng: found '-1', expected 0 to 14 points"),
    ("Boden;NaN", "row 3, column Poäng: found 'NaN', expected 0 to 14 points"),
    ("Boden;inf", "row 3, column Poäng: found 'inf', expected 0 to 14 points"),
    ("Boden;1e400", "row 3, column Poäng: found '1e400', expected 0 to 14 points"),
    ("Boden;tio", "row 3, column Poäng: found 'tio', expected 0 to 14 points"),
    ("Boden;#REF!", "row 3, column Poäng: found '#REF!', expected 0 to 14 points"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "said"), BAD_ROWS)
def test_a_wrong_row_is_told_with_its_place(tmp_path: Path, row: str, said: str) -> None:
    path = saved(tmp_path / "lista.csv", f"Kommun;Poäng\nFlen;3\n{row}\n")
    assert problems(path) == [f"lista.csv, {said}"]


def test_a_cell_beyond_the_header_is_told_for_it_may_be_half_a_number(tmp_path: Path) -> None:
    path = saved(tmp_path / "lista.csv", "Kommun,Poäng\nFlen,10,5\n")
    said = "found '5' to the right of the last heading, expected nothing; is it a decimal comma?"
    assert problems(path) == [f"lista.csv, row 2: {said}"]


def test_a_share_is_no_number_of_points(tmp_path: Path) -> None:
    path = workbook(tmp_path / "lista.xlsx", Blad1=[["Kommun", "Poäng"], ["Flen", 0.71]])
    book = openpyxl.load_workbook(path)
    book["Blad1"]["B2"].number_format = "0%"
    book.save(path)
    assert problems(path) == ["lista.xlsx, sheet Blad1, row 2, column Poäng: found '71 %', expected 0 to 14 points"]


def test_things_are_counted_in_whole_numbers(tmp_path: Path) -> None:
    path = saved(tmp_path / "lista.csv", "Kommun;Poäng;E-tjänster\nFlen;10;1.234\n")
    assert problems(path) == ["lista.csv, row 2, column E-tjänster: found '1.234', expected a whole number"]


def test_all_that_is_wrong_with_a_row_is_told(tmp_path: Path) -> None:
    path = saved(tmp_path / "lista.csv", "Kommun;Poäng\nFlen;3\nKatrinehlm;tio\nFlen;15\n")
    assert [problem.split(": ")[0] for problem in problems(path)] == [
        *("lista.csv, row 3, column Kommun", "lista.csv, row 3, column Poäng"),
        *("lista.csv, row 4, column Kommun", "lista.csv, row 4, column Poäng"),
    ]


def test_all_wrong_rows_are_told_at_once(tmp_path: Path) -> None:
    rows = [row.split(";") for row, _ in BAD_ROWS]
    path = workbook(
        tmp_path / "lista.xlsx", Blad1=[["Kommun", "Poäng"], ["Flen", 3], *rows, ["Boden", date(2014, 6, 19)]]
    )
    told = problems(path)
    for _, said in BAD_ROWS:
        place, _, found = said.partition(": ")
        column = place.split(", ")[1]
        assert any(column in problem and problem.endswith(found) for problem in told), said
    assert told[0].startswith("lista.xlsx, sheet Blad1, row 3, column Kommun: found 'Katrinehlm'")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "lista.csv: is empty; expected a column of kommuner and a column of points"),
        (" \n\n", "lista.csv: is empty; expected a column of kommuner and a column of points"),
        ("Kommun;Poäng\n", "lista.csv, row 1: has no scores below its header"),
        ("Kommun;Poäng\nFlen;\n", "lista.csv, row 1: has no scores below its header"),
        ("Kommun;Poäng\nOslo;\n", "lista.csv, row 1: has no scores below its header; skipped row 2 (Oslo)"),
        ("Kommun;Poäng\nOslo;9\n", "lista.csv, row 2, column Kommun: found 'Oslo', expected the name or code of a kommun"),
        ("Kommun;2014\n;Poäng\nOslo;9\n", "lista.csv, row 3, column Kommun: found 'Oslo', expected the name or code of a kommun"),
        ("Namn;Antal invånare\nFlen;1\n", 'lista.csv, row 1: has no column of points (Poäng, Totalt …); found Namn, Antal invånare. The first rows, as they were read:\n     A     B\n  1  Namn  Antal invånare\n  2  Flen  1\nSay which columns they are, by heading or letter: --columns "kommun=A,poäng=B"'),
        ("a;b\nFlen;1\n", 'lista.csv, row 1: has no column of kommuner (Kommun, Kommunkod …) and no column of points (Poäng, Totalt …); found a, b. The first rows, as they were read:'),
        ("Kommun;Poäng 2011;Poäng 2014\nFlen;1;2\n", 'lista.csv, row 1: several columns may be the one of poäng: Poäng 2011 (B), Poäng 2014 (C). The first rows, as they were read:'),
        ('Kommun;Poäng\n"Flen;1\nBoden;3\n', "lista.csv, row 2: found a quotation mark that is not closed"),
        ('Kommun;Poäng\nFlen;1\nBoden;"3\n', "lista.csv, row 3: found a quotation mark that is not closed"),
        (b"\x00\x01\x02Kommun", "lista.csv: is not a text; expected a CSV (best saved as CSV UTF-8), an XLSX or an ODS list"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "lista.csv: is an old Excel format or protected by a password; save it as .xlsx without a password"),
        (b"PK\x03\x04 and then nothing", "lista.csv: is a damaged workbook (File is not a zip file); open it in Excel or LibreOffice and save it anew"),
        ("Kommun;Poäng;Not\nFlen;1;\n" + ";;x\n" * 100_000, "lista.csv: has more than 100,000 rows"),
        ("Kommun;Poäng" + ";x" * 200 + "\nFlen;1\n", "lista.csv, row 1: has more than 200 columns"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_list_is_told(tmp_path: Path, content: str | bytes, said: str) -> None:
    assert said in problems(saved(tmp_path / "lista.csv", content))[-1]


def test_the_columns_can_be_named(tmp_path: Path) -> None:
    path = saved(tmp_path / "lista.csv", "Ort;Poäng 2011;Poäng 2014;E-tjänster\nFlen;1;2;många\n")
    assert scores(read(path, "kommun=Ort,poäng=Poäng 2014,e-tjänster=")) == {"0482": 2}
    assert scores(read(path, "points=poäng 2011, municipality=ORT, e-services=")) == {"0482": 1}
    (said,) = problems(path, columns="kommun=Plats,poäng=Poäng 2014")
    assert (
        "row 1: has no column 'Plats'; found Ort, Poäng 2011, Poäng 2014, E-tjänster. The first rows, as they were read:"
        in said
    )
    with pytest.raises(InvalidInput, match="expected it as kommun=HEADING,poäng=HEADING; found 'Ort'"):
        typed_columns("Ort", Path("lista.csv"))


def test_the_sheet_can_be_named(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Kommun", "Poäng"], ["Flen", 1]]
    path = workbook(tmp_path / "lista.xlsx", Vår=rows, Höst=[rows[0], ["Flen", 2]])
    assert problems(path) == [
        (
            "lista.xlsx: has a list in several sheets: Vår, Höst. The first rows of them, as they were read:\n"
            "  Vår\n     A       B\n  1  Kommun  Poäng\n  2  Flen    1\n"
            "  Höst\n     A       B\n  1  Kommun  Poäng\n  2  Flen    2\n"
            "Choose one with --sheet NAME, as in: --sheet 'Vår'"
        )
    ]
    assert scores(read(path, sheet="Höst")) == {"0482": 2}
    assert problems(path, sheet="Vinter") == ["lista.xlsx: has no sheet 'Vinter'; found Vår, Höst"]


def truncated(path: Path) -> bytes:
    content = workbook(path, Blad1=[["Kommun", "Poäng"], *ROWS]).read_bytes()
    return content[: len(content) // 2]


def bad_xml(path: Path) -> bytes:
    workbook(path, Blad1=[["Kommun", "Poäng"], *ROWS])
    return edited(path, lambda name, part: (name, part[:-30] if "sheet1" in name else part)).read_bytes()


def bomb(_: Path) -> bytes:
    return zip_of({"xl/workbook.xml": bytes(200_000_000)})


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (truncated, "is a damaged workbook"),
        (bad_xml, "is a damaged workbook"),
        (bomb, "unpacks to more than 100 MB; no list is so large"),
        (lambda _: zip_of({"a.txt": b"Kommun;Poang"}), "is a zip file, but no workbook"),
        (lambda _: zip_of({"_rels/.rels": b""}), "is a damaged workbook"),
    ],
)
def test_a_workbook_that_cannot_be_read_is_told(tmp_path: Path, make: Callable[[Path], bytes], said: str) -> None:
    path = saved(tmp_path / "lista.xlsx", make(tmp_path / "source.xlsx"))
    assert said in problems(path)[0]


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "is not an ordinary file" in problems(tmp_path / "pipe")[0]
    assert problems(tmp_path / "lista.csv") == ["lista.csv: there is no such file or folder"]


CELLS = st.text(LETTERS, max_size=12) | st.sampled_from(
    ["Flen", "0482", "10", "3,5", "Kommun", "Poäng", "Summa", "", '"', "\x00"]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(CELLS, max_size=4), max_size=8), headed=st.booleans())
def test_garbage_is_refused_and_never_an_error(tmp_path: Path, rows: list[list[str]], headed: bool) -> None:
    lines = [";".join(cells) for cells in ([["Kommun", "Poäng"]] if headed else []) + rows]
    path = saved(tmp_path / "lista.csv", "\n".join(lines).encode("utf-8", "replace"))
    with suppress(InvalidInput):
        found = read(path)
        assert all(0 <= score <= 14 for score in scores(found).values())
