-- The built index. Every SQL string that reads or writes it is in Sources/PlanIndex.
-- PRAGMA user_version is the schema's version; questions open the file read-only.

CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,            -- the file's name, without folders
  title TEXT NOT NULL,
  publisher TEXT,
  fiscal_year TEXT,              -- as printed
  western_year INTEGER,          -- the year in which it begins
  layout TEXT NOT NULL,
  lines INTEGER NOT NULL         -- how many it has
) STRICT;

-- Every line of every document, for quoting and for proving a figure before it is shown: 48 lines a row, joined by line
-- feeds, compressed by zlib.
CREATE TABLE line_blocks (
  id INTEGER PRIMARY KEY,        -- the document's id and the block's number, from 0: id * 1,000,000 + block
  size INTEGER NOT NULL,         -- bytes before compression
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE programmes (
  id TEXT PRIMARY KEY,
  parent TEXT,
  document INTEGER NOT NULL REFERENCES documents (id),
  ordinal INTEGER NOT NULL,      -- the order in the document
  first_line INTEGER NOT NULL,
  last_line INTEGER NOT NULL,
  organization TEXT,
  plan TEXT,                     -- NULL: the title of the document
  fiscal_year TEXT,
  western_year INTEGER,
  number TEXT,
  section TEXT,
  policy TEXT,                   -- 基本方針 above the section, where its heading does not name it
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
  places TEXT NOT NULL           -- where fields stand that have a place of their own: "budget 5 5 phone 7 8"
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
  text,                          -- first: a posting of the first column is two bytes shorter
  name,                          -- the programme's names
  context,                       -- heading, section, divisions, organization, the parent's name
  content = '', tokenize = 'plan'
);

-- How many passages have a token.
CREATE VIRTUAL TABLE passage_terms USING fts5vocab (passage_index, row);

-- The same for the commonest, which are long to count.
CREATE TABLE common_terms (
  term TEXT PRIMARY KEY,
  passages INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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
