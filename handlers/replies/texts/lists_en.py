"""What is said of a list that somebody sent: the sentences of handlers/replies/lists.py. After |: the form for several."""

from typing import Final

LISTS_EN: Final = {
    "reading": "Reading {file}. I will tell you what I see; nothing is loaded until you say so.",
    "loading": "Loading the list …", "file": "the file",
    # --- what was seen
    "seen": "{file}: {kommuner}, {columns} {headings}.",
    "columns": "column|columns", "kommuner": "{n} kommun|{n} kommuner",
    "skipped": "{n} row was skipped: {named}.|{n} rows were skipped: {named}.", "row": "row {row} ({called})",
    "without": "{n} kommun has no points: {named}.|{n} kommuner have no points: {named}.",
    "hidden": "Hidden in the file, and read all the same: {named}.", "hidden_sheet": "sheet {it}", "hidden_column": "column {it}", "hidden_row": "row {it}",
    "elsewhere": "{n} kommun stands only in a column that I did not read: {named}.|{n} kommuner stand only in columns that I did not read: {named}.",
    "differs": "{n} figure differs from what is published, which stays: {named}.|{n} figures differ from what is published, which stays: {named}.",
    "differing": "{kommun} {published}, in the list {said}", "differing_e_services": "{kommun} {published} e-services, in the list {said}",
    "differing_apps": "{kommun} {published} apps, in the list {said}",
    "new": "{survey} is a new survey, of {year}, with 0–{scale} points.",
    "replaces": "It takes the place of {file}, loaded {date}.",
    "complete": "All {ranked} scores of the ranking list are then known, so places are computed.",
    "partial": "{scored} of the {ranked} scores of the ranking list are then known, so only published places are shown.",
    "more": "and {n} more", "not_yet": "Nothing is loaded yet.",
    # --- what came of it
    "loaded": "{who} loaded {file} as {survey}: {kommuner}.",
    "how_out": "I answer from it at the next question, on several machines within a minute. Take it out with the button, or with `python bot.py unload {id}`.",
    "cancelled": "Nothing is loaded, and I have kept nothing of the file.",
    "out": "{who} took out the list for {survey}. What comes with the bot stays.",
    "out_already": "The list for {survey} was taken out before.",
    "newer": "Nothing has changed: {file} is now loaded for {survey}, since {date}, and the button was not about that one.",
    # --- why not
    "editor": "Only appointed editors can load lists, so I have not opened the file. To become one, ask whoever runs the bot to add `{id}` to EINDEX_EDITORS.",
    "several": "Send one file at a time, and I will read it.",
    "link": "{file} is a link to another service. Download the file there and drop it here.",
    "others": "{file} is somebody else's file. Upload it here yourself, and I will read it.",
    "kind": "{file} is no list that I can read. Send an XLSX, ODS or CSV file with a column of kommuner and one of points.",
    "large": "{file} is too large; I take at most {most} MB. Remove sheets and columns that are not needed and send it again.",
    "gone": "The file is no longer in Slack. Drop it here again.",
    "changed": "The file is no longer the one that I read, so nothing is loaded. Drop it here again.",
    "scope": "Slack does not hand me the file: the app probably lacks the scope files:read. Ask whoever runs the bot to add it and to reinstall the app.",
    "failed": "The file did not come through from Slack, so nothing is loaded. Drop it again in a while. If it happens again, show whoever runs the bot this number: {id}.",
    "wrong": "{file} cannot be loaded, and nothing has changed. Correct this and drop the file again:",
    "wrong_where": "The list needs a row of headings, such as Kommun and Poäng.",
    "wrong_form": "Is it of another survey, with another highest score or in other columns? Say so here:",
    # --- buttons and the window
    "button_load": "Load as {survey}", "button_other": "Another survey …", "button_no": "Cancel", "button_out": "Take it out",
    "other": "Another survey", "other_title": "Name of the survey", "other_year": "Year", "other_load": "Load",
    "other_scale": "Highest possible score", "other_highest": "The highest in the list is {highest}.",
    "other_columns": "Columns", "other_letters": "By heading or letter: kommun=A,poäng=D. Empty: I look for them.", "other_sheet": "Sheet",
    "other_no_title": "Type a name with letters or digits.", "other_no_year": "Type a year, such as 2015.",
    "other_no_scale": "Type a whole number from 1.",
    "other_begun": "Loading the list as {survey}. How it went is told in the conversation.",
    "other_not_opened": "The window could not be opened. Click the button once more.",
}  # fmt: skip
