-- Everything of one site has the site in front, so that no query can stray and each is one range of the key.

CREATE TABLE plan_draft (
  site TEXT PRIMARY KEY,
  document TEXT NOT NULL
) WITHOUT ROWID;

-- The newest version is the one in force. A rollback publishes the old document under the next number.
CREATE TABLE plan_version (
  site TEXT NOT NULL,
  version INTEGER NOT NULL,
  published_at INTEGER NOT NULL,
  note TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (site, version)
);

-- live: the generation that is read. newest: the last number given to a replacement, which may still be under way.
CREATE TABLE catalog_state (
  site TEXT PRIMARY KEY,
  live INTEGER NOT NULL,
  newest INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE catalog_item (
  site TEXT NOT NULL,
  generation INTEGER NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  item TEXT NOT NULL,
  PRIMARY KEY (site, generation, id)
);

-- Where the end of the catalogue is.
CREATE INDEX catalog_item_position ON catalog_item (site, generation, position);

-- An item once for each category on its path.
CREATE TABLE catalog_category (
  site TEXT NOT NULL,
  generation INTEGER NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (site, generation, name, position, id)
) WITHOUT ROWID;
CREATE INDEX catalog_category_of_item ON catalog_category (site, generation, id);

CREATE TABLE token (
  hash TEXT PRIMARY KEY,
  token TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE outcome (
  site TEXT NOT NULL,
  day TEXT NOT NULL,
  slot TEXT NOT NULL,
  variant TEXT NOT NULL,
  what TEXT NOT NULL,
  n INTEGER NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (site, day, slot, variant, what)
) WITHOUT ROWID;

-- Messages whose changes are in the sums, so that a second delivery changes nothing.
CREATE TABLE applied_message (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX applied_message_at ON applied_message (at);
