"""Files as people save them: what a sheet shows is what is read, and what cannot be read is called by its name."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from data.loading.lists.cells import letters, plain
from tests.data.loading.lists.test_read_list import edited, problems, read, saved, scores, workbook, zip_of

HEAD = ["Kommun", "Poäng"]
_CONTENT = (
    '<office:document-content xmlns:office="urn:o" xmlns:table="urn:t" xmlns:text="urn:x"><office:body>'
    "<office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>"
)


def made(path: Path, rows: list[list[Any]], change: Callable[[Any], object]) -> Path:
    """A workbook of one sheet, changed as a person would."""
    book = openpyxl.load_workbook(workbook(path, Blad1=rows))
    change(book["Blad1"])
    book.save(path)
    return path


def ods(path: Path, rows: str, more: str = "") -> Path:
    table = f'<table:table table:name="Blad1">{rows}</table:table>{more}'
    return saved(path, zip_of({"mimetype": "ods", "content.xml": _CONTENT.format(table)}))


def ods_row(*cells: str, **attributes: str) -> str:
    said = "".join(f' table:{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f"<table:table-row{said}>{''.join(cells)}</table:table-row>"


def ods_text(text: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'


def ods_number(number: float, more: str = "") -> str:
    return f'<table:table-cell office:value-type="float" office:value="{number}"{more}><text:p>x</text:p></table:table-cell>'


@pytest.mark.parametrize(
    ("rows", "merged", "found"),
    [
        ([HEAD, ["Flen", 9], ["Boden", None], ["Gotland", 3]], ["B2:B3"], {"0482": 9, "2582": 9, "0980": 3}),
        ([["Plats", *HEAD], [1, "Flen", 9], [None, "Boden", None]], ["A2:A3", "C2:C3"], {"0482": 9, "2582": 9}),
        ([["SKL", None], HEAD, ["Flen", 9], ["Boden", None]], ["A1:B1", "B3:B4"], {"0482": 9, "2582": 9}),
        ([HEAD, ["Flen", 9], ["Boden", 4]], ["D1:E9"], {"0482": 9, "2582": 4}),
    ],
)
def test_merged_cells_hold_what_they_show(
    tmp_path: Path, rows: list[list[Any]], merged: list[str], found: dict[str, float]
) -> None:
    path = made(tmp_path / "lista.xlsx", rows, lambda sheet: [sheet.merge_cells(each) for each in merged])
    assert scores(read(path)) == found


def test_what_is_hidden_is_told_and_a_column_that_is_shown_goes_before(tmp_path: Path) -> None:
    def hide(sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True

    path = made(tmp_path / "lista.xlsx", [[*HEAD, "Poäng"], ["Flen", 1, 9], ["Boden", 2, 4]], hide)
    found = read(path)
    assert scores(found) == {"0482": 9, "2582": 4}
    assert "Hidden in the sheet, and read all the same: row 3." in found.said
    path = made(tmp_path / "en.xlsx", [HEAD, ["Flen", 1]], hide)
    assert "Hidden in the sheet, and read all the same: column Poäng." in read(path).said


@pytest.mark.parametrize(
    "rows",
    [
        ["Tabell 1;", "Kommun;2011;;2014;", ";Poäng;Appar;Poäng;Appar", "Flen;1;0;9;0", "Boden;2;0;4;1"],
        ["Kommun;Poäng;", ";2011;2014", "Flen;1;9", "Boden;2;4"],
        ["Kommun;Poäng 2011;Poäng 2014", "Flen;1;9", "Boden;2;4"],
        ["Efter region och år", ";2011;2014", "0482 Flen;1;9", "2582 Boden;2;4", "Källa: SCB"],
        [";;2014", "0482;Flen;9", "2582;Boden;4"],
        ["Kommun;Poäng", "Min – Max;0 – 14", "Rikets värde;7,1", "00 Riket;7", "01 Stockholms län;8", "Flen;9", "Boden;4"],
        ["Region;Poäng", "0000 Riket;7", "Södermanlands län;8", "Alla kommuner;8", "Ovägt medel;8", "Storstäder;8", "Pendlingskommun (ovägt medel);8", "Flen;9", "Boden;4"],
        ["Kommunkod;Kommun;Poäng", "00;Riket;7", "25;Norrbottens län;8", "0482;Flen;9", "2582;Boden;4"],
        ["Län;Kommun;Poäng", "04;82;9", "25;82;4"],
        ["Län;Kommun;Poäng", "04 Södermanlands län;82;9", "25 Norrbottens län;82;4"],
        ["Region;Poäng", "1 Storstäder;12", "A1. Storstäder;12", "Flen;9", "Boden;4", "Övriga kommuner;3"],
        ["Länskod;Kommunkod;Namn;Poäng", "4;82;Flen;9", "25;82;Boden;4"],
        ["Kommunkod;Kommun;Poäng", "82;Flen;9", "82;Boden;4"],
        ["Kommun;Poäng", "04 82 Flen;9", "25-82;4"],
        ['Kommunkod;Poäng', '="0482";9', "'2582;4"],
        ['Kommunkod;Poäng', '"=""0482""";="9"', "2582;4"],
        ["Kommun_x000D_;Poäng_x000D_", "Flen_x000D_;9", "\u200bBo\u00adden;4"],
    ],
)  # fmt: skip
def test_layouts_of_statistics(tmp_path: Path, rows: list[str]) -> None:
    path = saved(tmp_path / "lista.csv", "\n".join(rows))
    assert scores(read(path, year=2014)) == {"0482": 9, "2582": 4}


def test_a_code_of_two_digits_alone_is_not_guessed_at(tmp_path: Path) -> None:
    path = saved(tmp_path / "lista.csv", "Kommunkod;Poäng\n0482;1\n83;2\n")
    said = "found '83', expected a code of four digits, or a column of län beside it"
    assert problems(path) == [f"lista.csv, row 3, column Kommunkod: {said}"]


@pytest.mark.parametrize(
    ("columns", "found"),
    [("poäng=C", 9), ("poäng=b", 1), ("kommun=A,poäng=C", 9), ("points=2014/Poäng", 9), ("poäng=2011", 1)],
)
def test_a_column_is_named_by_letter_or_by_both_its_headings(tmp_path: Path, columns: str, found: float) -> None:
    path = saved(tmp_path / "lista.csv", "Kommun;2011;2014\n;Poäng;Poäng\nFlen;1;9\n")
    assert scores(read(path, columns)) == {"0482": found}


def test_a_list_without_headings_is_read_by_letter(tmp_path: Path) -> None:
    path = saved(tmp_path / "lista.csv", "Flen;9\nBoden;4\n")
    (said,) = problems(path)
    assert said.endswith('--columns "kommun=A,poäng=B"')
    assert scores(read(path, "kommun=A,poäng=B")) == {"0482": 9, "2582": 4}


def test_the_same_heading_twice_is_told_by_letter(tmp_path: Path) -> None:
    path = saved(tmp_path / "lista.csv", "Kommun;Poäng;Poäng\nFlen;1;9\n")
    (said,) = problems(path)
    assert "several columns may be the one of poäng: Poäng (B), Poäng (C)" in said
    assert said.endswith('by heading or letter: --columns "poäng=B"')
    assert "  2  Flen    1      9\n" in said
    assert read(path, "poäng=C").said[0] == "lista.csv: 1 score, from the columns Kommun, Poäng (C)."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<html><table><tr><td>Kommun</td></tr></table>", "is a web page, whatever its name says"),
        (b"\xef\xbb\xbf  <!DOCTYPE html>", "is a web page"),
        (b'<?xml version="1.0"?><Workbook/>', "is an XML file, whatever its name says"),
        (b"MIME-Version: 1.0\n", "is a web page in one file (MHTML)"),
        (b"%PDF-1.7", "is a PDF"),
        ("<html><table>".encode("utf-16"), "is a web page"),
        (b"ID;PWXL;N;E\nP;PGeneral", "is a SYLK file"),
        (b'[{"Kommun": "Flen"}]', "is JSON"),
        ("Kommun;Poäng\nMalmö;9\nVäxjö;1\n".encode("mac_roman"), "an old encoding (Mac OS Roman, of old Macs); open it"),
        ("Kommun;Poäng\nMalmö;9\nVäxjö;1\n".encode("cp850"), "an old encoding (code page 850, of DOS and old systems)"),
        ("Kommun;Poäng\nVäxjö;1\n".encode().decode("cp1252").encode(), "UTF-8 was read as Windows-1252"),
        ("Kommun;Poäng\nVäxjö;1\n".encode("ascii", "replace").replace(b"?", "\ufffd".encode()), "has lost its å, ä and ö"),
        (zip_of({"xl/workbook.bin": b"", "_rels/.rels": b""}), "is a binary Excel workbook (.xlsb)"),
        (zip_of({"word/document.xml": b""}), "is a Word document"),
        (zip_of({"content.xml": b"<a/>", "META-INF/manifest.xml": b"<m><encryption-data/></m>"}), "by a password"),
    ],
)  # fmt: skip
def test_what_is_only_called_a_list_is_called_by_its_name(tmp_path: Path, content: bytes, said: str) -> None:
    assert said in problems(saved(tmp_path / "lista.xls", content))[0]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "cp1252", "utf-8-sig"])
def test_letters_are_read_without_a_mark_of_the_encoding(tmp_path: Path, encoding: str) -> None:
    path = saved(tmp_path / "lista.csv", "Kommun;Poäng\nVäxjö;9\nHabo;1\n".encode(encoding))
    assert scores(read(path)) == {"0780": 9, "0643": 1}


STRICT = [
    ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/"),
]


def strict(name: str, part: str) -> tuple[str, str]:
    for old, new in STRICT:
        part = part.replace(old, new)
    return name, part


def elsewhere(name: str, part: str) -> tuple[str, str]:
    return name.replace("xl/", "bok/").replace("workbook.xml", "b2.xml"), part.replace("xl/", "bok/").replace(
        "workbook.xml", "b2.xml"
    )


def bare(name: str, part: str) -> tuple[str, str]:
    """Without the references of cells, as small writers do, and with a prefix for every element."""
    if "worksheets" in name:
        for reference in ("A1", "B1", "A2", "B2", "A3", "B3"):
            part = part.replace(f' r="{reference}"', "")
    return name, part


@pytest.mark.parametrize("edit", [strict, elsewhere, bare])
def test_workbooks_of_other_writers(tmp_path: Path, edit: Callable[[str, str], tuple[str, str]]) -> None:
    path = edited(workbook(tmp_path / "lista.xlsx", Blad1=[HEAD, ["Växjö", 9], ["Flen", "3,5"]]), edit)
    assert scores(read(path)) == {"0780": 9, "0482": 3.5}


def test_escapes_of_office_files_are_the_characters_they_stand_for(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Kommun_x000D_\n", "Poäng_x000D_ (max 14)"], ["Flen_x000D_", 9], ["_x0042_oden", 4]]
    assert scores(read(workbook(tmp_path / "lista.xlsx", Blad1=rows))) == {"0482": 9, "2582": 4}
    assert plain("a_x005F_x000D_") == "a_x000D_"


def test_a_document_type_is_no_part_of_a_workbook(tmp_path: Path) -> None:
    def with_type(name: str, part: str) -> tuple[str, str]:
        declared = '<!DOCTYPE a [<!ENTITY b "Flen">]>' if "sheet1" in name else ""
        return name, declared + part

    path = edited(workbook(tmp_path / "lista.xlsx", Blad1=[HEAD, ["Flen", 9]]), with_type)
    assert "declares a document type" in problems(path)[0]


def test_far_cells_take_no_memory(tmp_path: Path) -> None:
    def far(sheet: Any) -> None:
        sheet["B1048576"] = 3

    path = made(tmp_path / "lista.xlsx", [HEAD, ["Flen", 9]], far)
    assert "row 1048576, column Kommun: found ''" in problems(path)[0]


def test_a_date_is_no_number_of_points(tmp_path: Path) -> None:
    def dated(sheet: Any) -> None:
        sheet["B2"].number_format = "yyyy-mm-dd"

    assert "found '1900-01-08'" in problems(made(tmp_path / "lista.xlsx", [HEAD, ["Flen", 9]], dated))[0]


def test_an_ods_is_read_as_it_shows(tmp_path: Path) -> None:
    covered = "<table:covered-table-cell/>"
    rows = [
        '<table:table-column table:number-columns-repeated="2"/>',
        ods_row(ods_text("Kommun"), ods_text("Poäng")),
        ods_row(ods_text("Flen"), ods_number(9, ' table:number-rows-spanned="2"')),
        ods_row(ods_text("Boden"), covered, visibility="filter"),
        ods_row('<table:table-cell table:number-columns-repeated="16384"/>', number_rows_repeated="1000000"),
    ]
    path = ods(tmp_path / "lista.ods", "".join(rows), '<table:table table:name="Tom"/>')
    found = read(path)
    assert scores(found) == {"0482": 9, "2582": 9}
    assert found.said[1:] == ["Hidden in the sheet, and read all the same: row 3."]
    assert problems(path, sheet="Tomt") == ["lista.ods: has no sheet 'Tomt'; found Blad1, Tom"]


def test_an_ods_that_repeats_itself_is_refused(tmp_path: Path) -> None:
    rows = ods_row(ods_text("Kommun"), ods_text("Poäng")) + ods_row(ods_text("x"), number_rows_repeated="1048576")
    assert "has more than 100,000 rows" in problems(ods(tmp_path / "lista.ods", rows))[0]
    rows = ods_row(ods_text("Kommun", ' table:number-columns-repeated="16384"'))
    assert "has more than 200 columns" in problems(ods(tmp_path / "lista.ods", rows))[0]


@pytest.mark.parametrize(("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_letters(place: int, name: str) -> None:
    assert letters(place) == name


@pytest.mark.parametrize("first", ["Botkyrka;", "STOCKHOLMS LÄN;", "Botkirka;", "Kommuner i Skåne län;"])
def test_a_first_row_without_points_is_no_second_heading(tmp_path: Path, first: str) -> None:
    found = read(saved(tmp_path / "lista.csv", f"Kommun;Poäng\n{first}\nFlen;9\n"))
    assert (found.headings, scores(found)) == (["Kommun", "Poäng"], {"0482": 9})
    assert len(found.skipped) + len(found.without) == 1


def test_without_headings_a_misspelt_first_row_is_told(tmp_path: Path) -> None:
    path = saved(tmp_path / "lista.csv", "Katrinehlm;3\nFlen;9\n")
    assert "row 1, column A: found 'Katrinehlm'" in problems(path, columns="kommun=A,poäng=B")[0]


def test_what_a_merged_cell_covers_is_not_shown(tmp_path: Path) -> None:
    def merge(name: str, part: str) -> tuple[str, str]:
        ranges = '<mergeCells><mergeCell ref="B2:B3"/><mergeCell ref="B5:B6"/></mergeCells>'
        return name, part.replace("</sheetData>", f"</sheetData>{ranges}")

    rows: list[list[Any]] = [HEAD, ["Flen", 9], ["Boden", 4], ["Lund", 3], ["Habo", None], ["Gotland", 7]]
    found = read(edited(workbook(tmp_path / "lista.xlsx", Blad1=rows), merge))
    assert (scores(found), found.without) == ({"0482": 9, "2582": 9, "1281": 3}, ["Habo", "Gotland"])


def test_a_formula_of_0_that_waits_to_be_calculated_is_none(tmp_path: Path) -> None:
    def calculated(load: str) -> Callable[[str, str], tuple[str, str]]:
        def edit(name: str, part: str) -> tuple[str, str]:
            part = part.replace("<f>1+2</f><v />", "<f>1+2</f><v>0</v>").replace("<f>1+2</f><v/>", "<f>1+2</f><v>0</v>")
            return name, part.replace('fullCalcOnLoad="1"', f'fullCalcOnLoad="{load}"')

        return edit

    path = workbook(tmp_path / "lista.xlsx", Blad1=[HEAD, ["Flen", "=1+2"], ["Boden", 0]])
    assert scores(read(edited(path, calculated("0")))) == {"0482": 0, "2582": 0}
    path = workbook(tmp_path / "lista.xlsx", Blad1=[HEAD, ["Flen", "=1+2"], ["Boden", 0]])
    assert "found the formula =1+2 without a saved result" in problems(edited(path, calculated("1")))[0]


def hidden_sheet(path: Path) -> Path:
    book = openpyxl.load_workbook(workbook(path, Start=[["Se nästa blad"]], Data=[HEAD, ["Flen", 9]], Mer=[]))
    book["Data"].sheet_state = "hidden"
    book.save(path)
    return path


def test_a_list_in_a_hidden_sheet_is_read_and_told(tmp_path: Path) -> None:
    path = hidden_sheet(tmp_path / "lista.xlsx")
    for found in (read(path), read(path, sheet="Data")):
        assert found.said[1] == "Hidden in the workbook, and read all the same: sheet Data."
        assert found.hidden == [("sheet", "Data")]


def test_kommuner_of_columns_that_are_not_read_are_told(tmp_path: Path) -> None:
    path = saved(tmp_path / "lista.csv", "Kommun;Poäng;;Kommun;Poäng\nFlen;9;;Lund;3\nBoden;4;;Flen;9\n")
    found = read(path, "kommun=A,poäng=B")
    assert found.elsewhere == ["Lund"]
    assert "Named in column Kommun (D), which was not read: 1 kommun that is not in the list (Lund)." in found.said
    assert read(saved(path, "Kommun;Poäng;Granne\nFlen;9;Boden\nBoden;4;Flen\n")).elsewhere == []


@pytest.mark.parametrize(
    "rows",
    [
        ["Region;Poäng", "Sverige totalt;7", "Stockholms läns kommuner;6", "Kommuner i Skåne län;5", "Flen;9", "Boden;4"],
        ["Län/Kommun;Poäng", "01 Stockholms län;7", "0482 Flen;9", "2582 Boden;4"],
        ["Län;Kommun;Poäng", "04;;7", "04;82;9", "25;00;6", "25;82;4"],
        ["Län;Kommun;Poäng", "04 Södermanlands län;;7", ";Flen;9", "Norrbottens län;;6", ";Boden;4"],
    ],
)  # fmt: skip
def test_rows_that_sum_up_a_lan_are_skipped_and_told(tmp_path: Path, rows: list[str]) -> None:
    found = read(saved(tmp_path / "lista.csv", "\n".join(rows)))
    assert scores(found) == {"0482": 9, "2582": 4}
    assert len(found.skipped) == len(rows) - 3


def test_a_suggested_column_has_numbers_and_a_suggested_sheet_is_of_the_year(tmp_path: Path) -> None:
    path = saved(tmp_path / "lista.csv", "Kommun;Poäng;Poäng\nFlen;;9\nBoden;;4\n")
    assert problems(path)[0].endswith('--columns "poäng=C"')
    rows: list[list[Any]] = [HEAD, ["Flen", 9]]
    (told,) = problems(workbook(tmp_path / "lista.xlsx", **{"År 2011": rows, "År 2014": rows}), year=2014)
    assert told.endswith("--sheet 'År 2014'")


def test_where_several_sheets_need_columns_the_command_names_one(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Ort", "Värde"], ["Flen", 9]]
    first, second = problems(workbook(tmp_path / "lista.xlsx", **{"Blad 1": rows, "B2": rows}))
    assert first.endswith("--sheet 'Blad 1' --columns \"kommun=A,poäng=B\"")
    assert second.endswith('--sheet B2 --columns "kommun=A,poäng=B"')


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"Kommun;Po{ng\nMalm|;9\nV{xj|;1\n", "an old encoding (Swedish 7-bit, where } { | are å ä ö); open it"),
        ("Kommun;Poäng\nVäxjö;3\n".encode() + "Malmö;4\n".encode("cp1252"), "UTF-8 was read as Windows-1252"),
        ("Kommun;Poäng\nVäxjö;3\n".encode("cp037"), "is not a text"),
    ],
)  # fmt: skip
def test_letters_that_are_wrong_are_told(tmp_path: Path, content: bytes, told: str) -> None:
    assert told in problems(saved(tmp_path / "lista.csv", content))[0]


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-be", "utf-16"])
def test_wide_letters_are_read(tmp_path: Path, encoding: str) -> None:
    mark = b"" if encoding in {"utf-32", "utf-16"} else b"\0\0\xfe\xff"
    path = saved(tmp_path / "lista.csv", mark + "Kommun;Poäng\nVäxjö;9\n".encode(encoding))
    assert scores(read(path)) == {"0780": 9}
