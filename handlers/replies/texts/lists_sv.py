"""Vad som sägs om en lista som någon har skickat: meningarna i handlers/replies/lists.py. En form till efter |: flera."""

from typing import Final

LISTS_SV: Final = {
    "reading": "Jag läser {file} och säger strax vad jag ser. Inget laddas in förrän du har valt det.",
    "loading": "Jag läser in listan …", "file": "filen",
    # --- what was seen
    "seen": "{file}: {kommuner}, {columns} {headings}.",
    "columns": "kolumnen|kolumnerna", "kommuner": "{n} kommun|{n} kommuner",
    "skipped": "{n} rad hoppades över: {named}.|{n} rader hoppades över: {named}.", "row": "rad {row} ({called})",
    "without": "{n} kommun saknar poäng: {named}.|{n} kommuner saknar poäng: {named}.",
    "hidden": "Dolt i filen, och ändå läst: {named}.", "hidden_sheet": "blad {it}", "hidden_column": "kolumn {it}", "hidden_row": "rad {it}",
    "elsewhere": "{n} kommun står bara i en kolumn som jag inte läste: {named}.|{n} kommuner står bara i kolumner som jag inte läste: {named}.",
    "differs": "{n} uppgift avviker från det publicerade, som står kvar: {named}.|{n} uppgifter avviker från det publicerade, som står kvar: {named}.",
    "differing": "{kommun} {published}, i listan {said}", "differing_e_services": "{kommun} {published} e-tjänster, i listan {said}",
    "differing_apps": "{kommun} {published} appar, i listan {said}",
    "new": "{survey} är en ny undersökning, från {year}, med 0–{scale} poäng.",
    "replaces": "Den tar platsen för {file}, inläst {date}.",
    "complete": "Alla {ranked} poäng i rankinglistan är då kända, så placeringar räknas ut.",
    "partial": "{scored} av rankinglistans {ranked} poäng är då kända, så bara publicerade placeringar visas.",
    "more": "och {n} till", "not_yet": "Inget är inläst än.",
    # --- what came of it
    "loaded": "{who} har läst in {file} som {survey}: {kommuner}.",
    "how_out": "Jag svarar efter den från nästa fråga, på flera maskiner inom en minut. Den tas ut med knappen, eller med `python bot.py unload {id}`.",
    "cancelled": "Inget är inläst, och inget av filen finns kvar hos mig.",
    "out": "{who} har tagit ut listan för {survey}. Det som följer med boten står kvar.",
    "out_already": "Listan för {survey} var redan uttagen.",
    "newer": "Inget är ändrat: för {survey} är nu {file} inläst, {date}, och det är inte den som knappen gällde.",
    # --- why not
    "editor": "Bara den som är utsedd till redaktör kan läsa in listor, så jag har inte öppnat filen. Vill du bli det, be den som sköter boten att lägga till `{id}` i EINDEX_EDITORS.",
    "several": "Skicka en fil i taget, så läser jag den.",
    "link": "{file} är en länk till en annan tjänst. Ladda ned filen där och släpp den här.",
    "others": "{file} är någon annans fil. Ladda upp den själv här, så läser jag den.",
    "kind": "{file} är ingen lista som jag kan läsa. Skicka en XLSX-, ODS- eller CSV-fil med en kolumn för kommuner och en för poäng.",
    "large": "{file} är för stor; jag tar högst {most} MB. Ta bort blad och kolumner som inte behövs och skicka den igen.",
    "gone": "Filen finns inte kvar i Slack. Släpp den här igen.",
    "changed": "Filen är inte längre den som jag läste, så inget är inläst. Släpp den här igen.",
    "scope": "Slack lämnar inte ut filen till mig: appen saknar troligen rätten files:read. Be den som sköter boten att lägga till den och installera appen igen.",
    "failed": "Filen kom inte fram från Slack, så inget är inläst. Släpp den igen om en stund. Händer det igen, visa den som sköter boten det här numret: {id}.",
    "wrong": "{file} kan inte läsas in, och inget är ändrat. Rätta det här och släpp filen igen:",
    "wrong_where": "Listan ska ha en rad med rubriker, som Kommun och Poäng.",
    "wrong_form": "Gäller den en annan undersökning, har den andra högsta poäng eller står den i andra kolumner? Säg det här:",
    # --- buttons and the window
    "button_load": "Ladda in som {survey}", "button_other": "Annan undersökning …", "button_no": "Avbryt", "button_out": "Ta ut den",
    "other": "Annan undersökning", "other_title": "Undersökningens namn", "other_year": "År", "other_load": "Ladda in",
    "other_scale": "Högsta möjliga poäng", "other_highest": "Det högsta i listan är {highest}.",
    "other_columns": "Kolumner", "other_letters": "Efter rubrik eller bokstav: kommun=A,poäng=D. Tomt: jag letar upp dem.", "other_sheet": "Blad",
    "other_no_title": "Skriv ett namn med bokstäver eller siffror.", "other_no_year": "Skriv ett år, som 2015.",
    "other_no_scale": "Skriv ett heltal från 1.",
    "other_begun": "Jag läser in listan som {survey}. Hur det gick står i samtalet.",
    "other_not_opened": "Fönstret gick inte att öppna. Klicka en gång till på knappen.",
}  # fmt: skip
