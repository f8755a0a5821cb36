-- Nobody has data in it yet.
DROP TABLE outcome;

-- Sums over visitors; what each column is, core/outcomes/cell.ts says. 64 bits hold 230 million visitors of one cell and day who all
-- spent as much as the default cap of 2,000.00 lets count (squared, 4 × 10^10).
CREATE TABLE cell (
  site TEXT NOT NULL,
  -- UTC day since the epoch.
  day INTEGER NOT NULL,
  slot TEXT NOT NULL,
  variant TEXT NOT NULL,
  arm TEXT NOT NULL,
  channel TEXT NOT NULL,
  segment TEXT NOT NULL,
  visitors INTEGER NOT NULL,
  seen INTEGER NOT NULL,
  clicked INTEGER NOT NULL,
  dismissed INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  "left" INTEGER NOT NULL,
  converted INTEGER NOT NULL,
  orders INTEGER NOT NULL,
  revenue INTEGER NOT NULL,
  revenue_squared INTEGER NOT NULL,
  margin INTEGER NOT NULL,
  margin_squared INTEGER NOT NULL,
  "before" INTEGER NOT NULL,
  before_squared INTEGER NOT NULL,
  revenue_before INTEGER NOT NULL,
  margin_before INTEGER NOT NULL,
  converted_before INTEGER NOT NULL,
  cost INTEGER NOT NULL,
  cut INTEGER NOT NULL,
  unconfirmed INTEGER NOT NULL,
  PRIMARY KEY (site, day, slot, variant, arm, channel, segment)
) WITHOUT ROWID;

-- What those who are forgotten have contributed to `cell`, so that the sums can still be recomputed: facts + forgotten = sums.
CREATE TABLE forgotten_cell (
  site TEXT NOT NULL,
  day INTEGER NOT NULL,
  slot TEXT NOT NULL,
  variant TEXT NOT NULL,
  arm TEXT NOT NULL,
  channel TEXT NOT NULL,
  segment TEXT NOT NULL,
  visitors INTEGER NOT NULL,
  seen INTEGER NOT NULL,
  clicked INTEGER NOT NULL,
  dismissed INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  "left" INTEGER NOT NULL,
  converted INTEGER NOT NULL,
  orders INTEGER NOT NULL,
  revenue INTEGER NOT NULL,
  revenue_squared INTEGER NOT NULL,
  margin INTEGER NOT NULL,
  margin_squared INTEGER NOT NULL,
  "before" INTEGER NOT NULL,
  before_squared INTEGER NOT NULL,
  revenue_before INTEGER NOT NULL,
  margin_before INTEGER NOT NULL,
  converted_before INTEGER NOT NULL,
  cost INTEGER NOT NULL,
  cut INTEGER NOT NULL,
  unconfirmed INTEGER NOT NULL,
  PRIMARY KEY (site, day, slot, variant, arm, channel, segment)
) WITHOUT ROWID;

-- Facts as they came: a row holds all of one message, because each row costs three writes (itself and its indexes).
CREATE TABLE raw_fact (
  -- Only ever grows, whatever is deleted.
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  site TEXT NOT NULL,
  visitor TEXT NOT NULL,
  -- ms since the epoch.
  stored_at INTEGER NOT NULL,
  -- JSON array.
  facts TEXT NOT NULL
);
-- Both hold the number as their last part, as every index of SQLite does.
CREATE INDEX raw_fact_site ON raw_fact (site);
CREATE INDEX raw_fact_visitor ON raw_fact (site, visitor);

-- Whose facts are kept no more, should any still be on their way; whoever has copies of them is told (GET /v1/export?kind=forgotten).
CREATE TABLE forgotten_visitor (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  site TEXT NOT NULL,
  visitor TEXT NOT NULL,
  -- ms since the epoch.
  at INTEGER NOT NULL,
  UNIQUE (site, visitor)
);
