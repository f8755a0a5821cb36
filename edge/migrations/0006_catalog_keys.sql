-- What pages may call an item: addresses, group, numbers. A catalogue that was put before this has its keys with the next feed.
CREATE TABLE catalog_key (
  site TEXT NOT NULL,
  generation INTEGER NOT NULL,
  key TEXT NOT NULL,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (site, generation, key, position, id)
) WITHOUT ROWID;

-- What pages and events are wrong in, counted: `subject` is what of its kind, '' the rest of them. Times in ms since the epoch.
CREATE TABLE health_note (
  site TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  times INTEGER NOT NULL,
  example TEXT NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  PRIMARY KEY (site, kind, subject)
) WITHOUT ROWID;

-- What became of the last feed, as JSON.
CREATE TABLE health_feed (
  site TEXT PRIMARY KEY,
  verdict TEXT NOT NULL
) WITHOUT ROWID;
