-- The built index. Every SQL string that reads or writes it is in Sources/PlanIndex.
-- PRAGMA user_version is the schema's version; questions open the file read-only.

CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,            -- the file's name, without folders
  title TEXT NOT NULL,
  publisher TEXT,
  fiscal_year TEXT,              -- as printed
  western_year INTEGER,          -- the year in which it begins
  layout TEXT NOT NULL
) STRICT;

-- Every line of every document, for quoting and for proving a figure before it is shown.
CREATE TABLE lines (
  document INTEGER NOT NULL REFERENCES documents (id),
  number INTEGER NOT NULL,       -- 1-based
  text TEXT NOT NULL,
  PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE programmes (
  id TEXT PRIMARY KEY,
  parent TEXT,
  document INTEGER NOT NULL REFERENCES documents (id),
  ordinal INTEGER NOT NULL,      -- the order in the document
  first_line INTEGER NOT NULL,
  last_line INTEGER NOT NULL,
  organization TEXT,
  plan TEXT NOT NULL,
  fiscal_year TEXT,
  western_year INTEGER,
  number TEXT,
  section TEXT,
  name TEXT,
  summary TEXT,
  phone_ext TEXT,
  url TEXT,
  audience TEXT,
  category TEXT,
  start TEXT,
  budget_raw TEXT,
  budget_yen INTEGER,
  budget_approximate INTEGER,
  grade TEXT,
  evaluation TEXT,
  direction TEXT,
  covid TEXT,
  body_key TEXT NOT NULL         -- its own words and those of its passages, as one key for comparing
) STRICT;

CREATE TABLE aliases (
  programme TEXT NOT NULL REFERENCES programmes (id),
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE divisions (
  programme TEXT NOT NULL REFERENCES programmes (id),
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL             -- with the department: 区民部 商工観光課
) STRICT;

CREATE TABLE contacts (
  programme TEXT NOT NULL REFERENCES programmes (id),
  ordinal INTEGER NOT NULL,
  phone TEXT NOT NULL            -- as printed
) STRICT;

-- Where a field of a programme stands, when it stands in a place of its own.
CREATE TABLE places (
  programme TEXT NOT NULL REFERENCES programmes (id),
  measure TEXT NOT NULL,
  first_line INTEGER NOT NULL,
  last_line INTEGER NOT NULL
) STRICT;

CREATE TABLE figures (
  id INTEGER PRIMARY KEY,
  programme TEXT NOT NULL REFERENCES programmes (id),
  measure TEXT NOT NULL,
  label TEXT,
  year TEXT NOT NULL,            -- as printed
  first_year INTEGER,            -- western; both NULL where the year is not told
  last_year INTEGER,
  raw TEXT NOT NULL,
  first_line INTEGER NOT NULL,
  last_line INTEGER NOT NULL
) STRICT;

CREATE TABLE figure_values (
  figure INTEGER NOT NULL REFERENCES figures (id),
  ordinal INTEGER NOT NULL,
  value REAL NOT NULL,
  unit TEXT,
  label TEXT,
  approximate INTEGER NOT NULL
) STRICT;

CREATE TABLE passages (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (id),
  heading TEXT,
  text TEXT,                     -- NULL: its lines, trimmed, without the empty ones, joined by "joint"
  joint TEXT,
  first_line INTEGER NOT NULL,
  last_line INTEGER NOT NULL,
  programme TEXT,
  remainder INTEGER NOT NULL     -- 1: cells and labels that no reader took up, there to be found only
) STRICT;

CREATE INDEX passages_of_programme ON passages (programme) WHERE programme IS NOT NULL;

CREATE TABLE findings (
  document INTEGER NOT NULL REFERENCES documents (id),
  kind TEXT NOT NULL,
  first_line INTEGER NOT NULL,
  last_line INTEGER NOT NULL,
  detail TEXT NOT NULL
) STRICT;

-- The words of the passages, by rowid. It holds postings only: the text stands in "passages" or "lines".
CREATE VIRTUAL TABLE passage_index USING fts5 (
  name,                          -- the programme's names
  context,                       -- heading, section, divisions, organization, the parent's name
  text,
  content = '', tokenize = 'plan'
);

-- How many passages have a token.
CREATE VIRTUAL TABLE passage_terms USING fts5vocab (passage_index, row);

-- 語と読み: the words and names of the documents, for questions in kana and romaji.
CREATE TABLE words (
  reading TEXT NOT NULL,         -- hiragana
  word TEXT NOT NULL,            -- normalized
  folded TEXT NOT NULL,          -- the reading without long vowels
  skeleton TEXT,                 -- the kanji alone, of a word with kana between or behind them (okurigana)
  is_name INTEGER NOT NULL,      -- 1: a whole name of a programme, division, municipality or indicator
  count INTEGER NOT NULL,
  PRIMARY KEY (reading, word)
) STRICT, WITHOUT ROWID;

CREATE INDEX words_folded ON words (folded);
CREATE INDEX words_skeleton ON words (skeleton) WHERE skeleton IS NOT NULL;
