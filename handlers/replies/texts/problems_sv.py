"""Vad som är fel med en lista, på svenska: mönster för de meningar som data/loading säger på engelska.

Ett mönster gäller hela meningen; delarna i den översätts på samma sätt. En mening utan mönster står på engelska.
"""

from typing import Final

_SAVE: Final = "öppna den i Excel eller LibreOffice och spara den som .xlsx"
_ANEW: Final = "öppna den där den ser rätt ut och spara den som CSV UTF-8 (i Excel: Spara som, CSV UTF-8)"

PROBLEMS_SV: Final = (
    # --- a cell
    (r"found '' ?, expected (?P<y>.+)", "cellen är tom, men ska vara {y}"),
    (r"found the formula (?P<x>.+) without a saved result, expected .+", "formeln {x} har inget sparat resultat: öppna filen i Excel eller LibreOffice och spara den"),
    (r"found (?P<x>.+) to the right of the last heading, expected nothing; .+", "{x} står till höger om den sista rubriken; är det ett decimalkomma?"),
    (r"found (?P<x>.+), expected (?P<y>.+)", "det står {x}, men ska vara {y}"),
    (r"(?P<a>\S+) to (?P<b>\S+) points", "{a} till {b} poäng"),
    (r"a number from 0", "ett tal från 0"), (r"a whole number", "ett heltal"),
    (r"each kommun once; it is in row (?P<n>\d+) too", "varje kommun en gång; den står på rad {n} också"),
    (r"(?P<x>.+), which is what (?P<code>\d+) means", "{x}, som är vad {code} betyder"),
    (r"a code of four digits, or a column of län beside it", "en kod med fyra siffror, eller ha en kolumn för län bredvid"),
    (r"the name or code of a kommun; no kommun has this code", "en kommuns namn eller kod; ingen kommun har den koden"),
    (r"the name or code of a kommun, not of a län or landskap", "en kommuns namn eller kod, inte ett läns eller landskaps"),
    (r"the name or code of a kommun \(did you mean (?P<x>.+)\?\)", "en kommuns namn eller kod (menas {x}?)"),
    (r"the name or code of a kommun", "en kommuns namn eller kod"),
    # --- columns and sheets
    (r"has (?P<why>no .+); found (?P<x>.+)\. The first rows, as they were read:\n(?P<rows>(?s:.+))", "{why}; rubrikerna är {x}. De första raderna, som jag läste dem:\n{rows}"),
    (r"several columns may be the one of (?P<role>\S+): (?P<x>.+)\. The first rows, as they were read:\n(?P<rows>(?s:.+))", "flera kolumner kan vara den för {role}: {x}. De första raderna, som jag läste dem:\n{rows}"),
    (r"(?P<x>no column .+) and (?P<y>no column .+)", "{x}; {y}"),
    (r"no column of kommuner .+", "det finns ingen kolumn för kommuner (Kommun, Kommunkod …)"),
    (r"no column of points .+", "det finns ingen kolumn för poäng (Poäng, Totalt …)"),
    (r"no row with both headings", "det finns ingen rad med båda rubrikerna"), (r"no headings", "inga"),
    (r"has a list in several sheets: (?P<x>.+); choose one .+", "det finns en lista på flera blad: {x}. Spara bara ett av dem"),
    (r"has no scores below its header", "det finns inga poäng under rubrikerna"),
    (r"is empty; .+", "filen är tom; den ska ha en kolumn för kommuner och en för poäng"),
    (r"has more than (?P<n>[\d,]+) rows", "det finns fler än {n} rader"), (r"has more than (?P<n>\d+) columns", "det finns fler än {n} kolumner"),
    # --- kinds of files
    (r"is an old Excel format .+", "det är Excels gamla format, eller skyddat med lösenord; spara den som .xlsx utan lösenord"),
    (r"is a web page.+", f"det är en webbsida, vad den än heter; {_SAVE}"), (r"is an XML file.+", f"det är en XML-fil, vad den än heter; {_SAVE}"),
    (r"is a SYLK file.+", f"det är en SYLK-fil, vad den än heter; {_SAVE}"),
    (r"is (?:a|an) (?P<kind>PDF|Word document|PowerPoint presentation|text document \(RTF\)|zip file).*", "det är ingen lista ({kind}); skicka en XLSX-, ODS- eller CSV-fil"),
    (r"is JSON; .+", "det är ingen lista (JSON); skicka en XLSX-, ODS- eller CSV-fil"),
    (r"is not a text; .+", "det är ingen lista som jag kan läsa; skicka en XLSX-, ODS- eller CSV-fil"),
    (r"is protected by a password.+", "den är skyddad med lösenord; spara den utan"),
    (r"is a damaged workbook .+", "arbetsboken är skadad; öppna den i Excel eller LibreOffice och spara den på nytt"),
    (r"is packed in a way .+", "den är packad på ett sätt som Excel inte gör; spara den på nytt som .xlsx"),
    (r"unpacks to more than (?P<n>\d+) MB.+", "den packas upp till mer än {n} MB; så stor är ingen lista"),
    (r"is saved in an old encoding \((?P<x>.+?)\); .+", f"den är sparad i en gammal teckenkodning ({{x}}); {_ANEW}"),
    (r"has å, ä and ö as .+", f"å, ä och ö är fel i den; {_ANEW}"), (r"has lost its å, ä and ö.+", f"å, ä och ö har gått förlorade i den; {_ANEW}"),
    # --- which survey
    (r"--year (?P<y>\d+): the year of (?P<x>\S+) is (?P<z>\d+)", "{x} är från {z}, inte {y}"),
    (r"--survey (?P<x>\S+): is (?:a kommun|a word that questions are made of); .+", "{x} kan ingen undersökning heta; välj ett annat namn"),
    (r"(?P<x>\S+) has no index: .+", "{x} har inget index och kan inte ha poäng"),
    (r"(?P<x>\S+) is the made-up example survey; .+", "{x} är den påhittade exempelundersökningen; välj ett annat namn"),
    (r"(?P<x>\S+) or (?P<y>\S+)", "{x} eller {y}"),
)  # fmt: skip
