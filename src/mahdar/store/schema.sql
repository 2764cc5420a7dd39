-- A register file (NAME.mahdar). Opens in any SQLite client; docs/reference/schema.md explains every column.
-- Offsets are code points of article.text, start inclusive, end exclusive.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE article (
  id            INTEGER PRIMARY KEY,
  doc           TEXT NOT NULL UNIQUE,
  title         TEXT,
  outlet        TEXT,
  published     TEXT,
  published_how TEXT NOT NULL,
  published_why TEXT NOT NULL,
  url           TEXT,
  lang          TEXT NOT NULL,
  format        TEXT NOT NULL,
  copy_of       TEXT,
  sha256        TEXT NOT NULL,
  text          TEXT NOT NULL,
  record        TEXT NOT NULL,
  input         TEXT NOT NULL
);

CREATE TABLE annotation (
  id      INTEGER PRIMARY KEY,
  public  TEXT NOT NULL UNIQUE,
  article INTEGER NOT NULL REFERENCES article(id),
  kind    TEXT NOT NULL,
  start   INTEGER NOT NULL,
  end     INTEGER NOT NULL,
  words   TEXT NOT NULL,
  by      TEXT NOT NULL,
  record  TEXT NOT NULL
);
CREATE INDEX annotation_place ON annotation (article, kind, start);

CREATE TABLE paragraph (
  id      INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article(id),
  role    TEXT NOT NULL,
  start   INTEGER NOT NULL,
  end     INTEGER NOT NULL,
  words   TEXT NOT NULL,
  key     TEXT NOT NULL
);
CREATE INDEX paragraph_article ON paragraph (article);

CREATE TABLE statement (
  id        INTEGER PRIMARY KEY REFERENCES annotation(id),
  public    TEXT NOT NULL UNIQUE,
  article   INTEGER NOT NULL REFERENCES article(id),
  published TEXT,
  outlet    TEXT,
  speaker   TEXT,
  named     TEXT,
  cue       TEXT NOT NULL,
  mode      TEXT NOT NULL,
  act       TEXT NOT NULL,
  channel   TEXT,
  chain     TEXT NOT NULL,
  anonymous INTEGER NOT NULL,
  words     TEXT NOT NULL,
  key       TEXT NOT NULL
);
CREATE INDEX statement_speaker ON statement (speaker);

CREATE TABLE entry (
  section  TEXT NOT NULL,
  position INTEGER NOT NULL,
  id       TEXT NOT NULL,
  type     TEXT,
  date     TEXT,
  label    TEXT NOT NULL,
  record   TEXT NOT NULL,
  PRIMARY KEY (section, position)
);
CREATE INDEX entry_id ON entry (id);

CREATE TABLE evidence (
  id      INTEGER PRIMARY KEY,
  section TEXT NOT NULL,
  entry   TEXT NOT NULL,
  part    TEXT NOT NULL,
  value   TEXT,
  article INTEGER NOT NULL REFERENCES article(id),
  start   INTEGER NOT NULL,
  end     INTEGER NOT NULL,
  words   TEXT NOT NULL
);
CREATE INDEX evidence_entry ON evidence (section, entry);
CREATE INDEX evidence_article ON evidence (article);

CREATE TABLE link (
  article INTEGER NOT NULL REFERENCES article(id),
  local   TEXT NOT NULL,
  entity  TEXT NOT NULL,
  PRIMARY KEY (article, local)
) WITHOUT ROWID;

CREATE TABLE problem (
  id     INTEGER PRIMARY KEY,
  path   TEXT NOT NULL,
  code   TEXT NOT NULL,
  what   TEXT NOT NULL,
  remedy TEXT NOT NULL
);

CREATE TABLE draft (
  input   TEXT PRIMARY KEY,
  records TEXT NOT NULL
) WITHOUT ROWID;

-- content= in double quotes: Datasette recognises the search table by exactly that.
CREATE VIRTUAL TABLE paragraph_fts USING fts5(words, key, content="paragraph", content_rowid="id", tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE statement_fts USING fts5(words, key, content="statement", content_rowid="id", tokenize="unicode61 remove_diacritics 0");
