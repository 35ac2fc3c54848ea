-- The store: one plain SQLite file (EINDEX_DB, by default data/eindex.db), built from data/registry and the survey
-- packages, then only read: a load, or a new version, builds the file anew and puts it in the place of the old one.
-- Codes are text: 4 digits a kommun, 2 digits a län. A score is in points of survey.scale.

CREATE TABLE meta (          -- what this file was built from; "loaded ID": the day that survey, or a list of it, was loaded
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE loaded_file (   -- what was loaded with `python bot.py load`: carried over when this file is built anew
    survey      TEXT NOT NULL,
    name        TEXT NOT NULL,         -- survey.toml, answers.csv, scores.csv, figures.csv, list.csv, list.toml
    content     TEXT NOT NULL,
    loaded_from TEXT NOT NULL,         -- lista.xlsx
    loaded_on   TEXT NOT NULL,         -- 2026-11-22
    PRIMARY KEY (survey, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE lan (
    code       TEXT PRIMARY KEY,
    name       TEXT NOT NULL,          -- Södermanlands län
    short_name TEXT NOT NULL,          -- Södermanland
    kommuner   INTEGER NOT NULL,       -- how many kommuner it has
    population INTEGER NOT NULL        -- 31 December 2013
) STRICT, WITHOUT ROWID;

CREATE TABLE kommun (
    code          TEXT PRIMARY KEY,
    name          TEXT NOT NULL,       -- Katrineholm
    official_name TEXT NOT NULL,       -- Katrineholms kommun
    lan           TEXT NOT NULL REFERENCES lan (code),
    population    INTEGER NOT NULL,    -- 31 December 2013
    kommungrupp   TEXT NOT NULL,       -- SKL's classification of 2011
    size_class    INTEGER NOT NULL     -- inhabitants from which its class begins: 0, 10 000, 20 000, 50 000, 100 000
) STRICT, WITHOUT ROWID;
CREATE INDEX kommun_of_lan ON kommun (lan, name);

CREATE TABLE place_name (    -- everything a place is called; a name may mean several places
    name  TEXT NOT NULL,
    place TEXT NOT NULL,               -- code of a kommun or a län
    kind  TEXT NOT NULL,               -- name, english, seat_town, landscape (of whole län), part_of_lan, in_landscape (of a kommun) …
    PRIMARY KEY (name, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE not_kommun (    -- what must not be taken for a misspelt kommun
    name    TEXT PRIMARY KEY,
    country TEXT NOT NULL              -- where a place abroad lies; '' for an ordinary word
) STRICT, WITHOUT ROWID;

CREATE TABLE made_ready (    -- what texts are read by, made of the lexicons and of the names above: a bot that starts need not
    part    TEXT PRIMARY KEY,          -- names, words
    made_from TEXT NOT NULL,           -- a hash of that, by which a store that is built beside takes it over
    content BLOB NOT NULL              -- Python's pickle; no program but the bot reads it
) STRICT, WITHOUT ROWID;

CREATE TABLE survey (
    id        TEXT PRIMARY KEY,
    year      INTEGER NOT NULL,
    name      TEXT NOT NULL,           -- SKL 2014
    title_sv  TEXT NOT NULL,
    title_en  TEXT NOT NULL,
    publisher TEXT NOT NULL,
    published TEXT NOT NULL,           -- 2014-06-19, or 2011-10 where the day is not known
    invited   INTEGER,                 -- how many kommuner were asked
    scale     INTEGER,                 -- the highest possible score; NULL: the survey has no index
    complete  INTEGER NOT NULL CHECK (complete IN (0, 1)),  -- 1: every score of the ranking list is here
    answers_known INTEGER NOT NULL CHECK (answers_known IN (0, 1)), -- 1: it is known who answered
    made_up   INTEGER NOT NULL CHECK (made_up IN (0, 1)),
    scored    INTEGER NOT NULL,        -- how many kommuner have a score here, counted when loading
    ranked    INTEGER,                 -- how many are in the survey's own ranking list
    made_from TEXT NOT NULL            -- a hash of its files and of what reads them, by which a store built later takes it over
) STRICT, WITHOUT ROWID;

CREATE TABLE notice (        -- what there was to say when the survey was read: where what is published and a list differ …
    survey TEXT NOT NULL REFERENCES survey (id),
    number INTEGER NOT NULL,           -- in which order
    text   TEXT NOT NULL,
    PRIMARY KEY (survey, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE comparable (    -- surveys whose figures may be set beside each other
    survey TEXT NOT NULL REFERENCES survey (id),
    other  TEXT NOT NULL,              -- which may not be loaded
    PRIMARY KEY (survey, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
    survey TEXT NOT NULL REFERENCES survey (id),
    key    TEXT NOT NULL,
    title  TEXT NOT NULL,
    url    TEXT NOT NULL,
    loaded_on TEXT NOT NULL DEFAULT '', -- 2026-11-22, of a list that somebody loaded
    values_only INTEGER NOT NULL DEFAULT 0 CHECK (values_only IN (0, 1)), -- 1: what is computed of its values is not its own
    PRIMARY KEY (survey, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE definition (    -- what the survey means by a word
    survey  TEXT NOT NULL REFERENCES survey (id),
    key     TEXT NOT NULL,             -- e_service, e_government
    text_sv TEXT NOT NULL,
    text_en TEXT NOT NULL,
    PRIMARY KEY (survey, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE component (     -- the index rule of a survey: its parts
    survey   TEXT NOT NULL REFERENCES survey (id),
    key      TEXT NOT NULL,
    number   INTEGER NOT NULL,         -- in which order
    title_sv TEXT NOT NULL,
    title_en TEXT NOT NULL,
    maximum  REAL NOT NULL,            -- points
    PRIMARY KEY (survey, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE component_points (  -- what a kommun got for each part
    survey    TEXT NOT NULL,
    kommun    TEXT NOT NULL REFERENCES kommun (code),
    component TEXT NOT NULL,
    points    REAL NOT NULL,
    PRIMARY KEY (survey, kommun, component),
    FOREIGN KEY (survey, component) REFERENCES component (survey, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact (          -- one number about one kommun in one survey
    survey    TEXT NOT NULL,
    kommun    TEXT NOT NULL REFERENCES kommun (code),
    measure   TEXT NOT NULL,           -- score, rank_group, e_services … (data/model/measures.py)
    value     REAL NOT NULL,
    precision TEXT NOT NULL,           -- exact, approximate, bound (at most this place), derived
    origin    TEXT NOT NULL CHECK (origin IN ('published', 'computed')),
    source    TEXT NOT NULL,
    note      TEXT NOT NULL,
    PRIMARY KEY (survey, kommun, measure),
    FOREIGN KEY (survey, source) REFERENCES source (survey, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_by_value ON fact (survey, measure, value DESC, kommun);

CREATE TABLE measure (       -- what a survey knows of kommuner, or asked them: as survey.toml and data/loading/measures.toml say
    survey     TEXT NOT NULL REFERENCES survey (id),
    id         TEXT NOT NULL,          -- score, e_services, apps, e_strategy … or one of the survey's own
    number     INTEGER NOT NULL,       -- in which order they are told
    unit       TEXT NOT NULL CHECK (unit IN ('points', 'number', 'percent', 'yes_no')),
    higher_is_better INTEGER NOT NULL CHECK (higher_is_better IN (0, 1)),
    low        REAL,                   -- the least it can be; NULL: nothing bounds it
    high       REAL,                   -- the most it can be: of points the scale
    decimals   INTEGER NOT NULL,       -- of one kommun's figure, at most
    one_sv     TEXT NOT NULL,          -- app
    many_sv    TEXT NOT NULL,          -- appar
    name_sv    TEXT NOT NULL,          -- antal appar
    one_en     TEXT NOT NULL,
    many_en    TEXT NOT NULL,
    name_en    TEXT NOT NULL,
    share      TEXT NOT NULL,          -- figure.measure: % of those that answered, that have any of it; '' for none
    none       TEXT NOT NULL,          -- figure.measure: % of those that answered, that have none of it
    highest    TEXT NOT NULL,          -- figure.measure: the most that any kommun has
    lowest     TEXT NOT NULL,          -- figure.measure: the fewest
    per        INTEGER NOT NULL,       -- of one that follows from another: for so many inhabitants; else 0
    PRIMARY KEY (survey, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE measure_word (  -- what a measure is asked by
    survey  TEXT NOT NULL,
    measure TEXT NOT NULL,
    lang    TEXT NOT NULL CHECK (lang IN ('sv', 'en')),
    phrase  TEXT NOT NULL,
    PRIMARY KEY (survey, measure, lang, phrase),
    FOREIGN KEY (survey, measure) REFERENCES measure (survey, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE known (         -- what is known of every kommun by every measure of a survey, and what follows (data/loading/certainty/inference.py)
    survey    TEXT NOT NULL,
    kommun    TEXT NOT NULL REFERENCES kommun (code),
    measure   TEXT NOT NULL,
    value     REAL,                    -- the figure, published or computed; NULL: not known
    low       REAL,                    -- it is at least this, if there is one; NULL: nothing bounds it
    high      REAL,                    -- it is at most this
    has       INTEGER CHECK (has IN (0, 1)),  -- 1: there surely is a figure, known or not; 0: surely none; NULL: not known
    precision TEXT,                    -- of a value: exact, approximate, derived
    origin    TEXT,                    -- of a value: published, computed
    source    TEXT,                    -- of a value
    follows   TEXT NOT NULL,           -- what low, high and has follow from: [[rule, code of a kommun or ""], …]
    PRIMARY KEY (survey, kommun, measure),
    FOREIGN KEY (survey, measure) REFERENCES measure (survey, id),
    FOREIGN KEY (survey, source) REFERENCES source (survey, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX known_by_value ON known (survey, measure, value DESC, kommun);

CREATE TABLE lan_leader (    -- the best known of each län, found when loading: a profile takes no longer with more kommuner
    survey TEXT NOT NULL REFERENCES survey (id),
    lan    TEXT NOT NULL REFERENCES lan (code),
    kommun TEXT NOT NULL REFERENCES kommun (code),
    PRIMARY KEY (survey, lan, kommun)
) STRICT, WITHOUT ROWID;

CREATE TABLE figure (        -- one national figure, or one line of a national list
    survey    TEXT NOT NULL,
    measure   TEXT NOT NULL,           -- answered, offers_apps, commonest … (data/model/measures.py)
    value     REAL NOT NULL,           -- the figure, or the line's place in its list
    text_sv   TEXT NOT NULL,           -- what a list line says
    text_en   TEXT NOT NULL,
    precision TEXT NOT NULL,
    origin    TEXT NOT NULL CHECK (origin IN ('published', 'computed')),
    source    TEXT NOT NULL,
    note      TEXT NOT NULL,
    PRIMARY KEY (survey, measure, value),
    FOREIGN KEY (survey, source) REFERENCES source (survey, key)
) STRICT, WITHOUT ROWID;

-- The views are for people, and the bot does not read them: `datasette data/eindex.db` shows them as pages, and
-- `sqlite-utils rows data/eindex.db ranking --csv` writes one as CSV.

CREATE VIEW ranking AS       -- every known score, best first
SELECT fact.survey, kommun.code, kommun.name, lan.name AS lan, fact.value AS score,
       fact.precision, fact.origin, source.url
FROM fact
JOIN kommun ON kommun.code = fact.kommun
JOIN lan ON lan.code = kommun.lan
JOIN source ON source.survey = fact.survey AND source.key = fact.source
WHERE fact.measure = 'score'
ORDER BY fact.survey, fact.value DESC, kommun.name;

CREATE VIEW national AS      -- every national figure
SELECT figure.survey, figure.measure, figure.value, figure.text_sv AS text,
       figure.precision, figure.origin, source.url
FROM figure
JOIN source ON source.survey = figure.survey AND source.key = figure.source
ORDER BY figure.survey, figure.measure, figure.value;

CREATE VIEW kommun_profile AS -- all that is known of each kommun
SELECT fact.survey, kommun.code, kommun.name, lan.name AS lan, fact.measure, fact.value,
       fact.precision, fact.origin, source.url
FROM fact
JOIN kommun ON kommun.code = fact.kommun
JOIN lan ON lan.code = kommun.lan
JOIN source ON source.survey = fact.survey AND source.key = fact.source
ORDER BY fact.survey, kommun.name, fact.measure;
