-- What is bought most. The score of an order is 2 to the power of its age in half-lives, counted forward from a fixed day (forward
-- decay: Cormode et al. 2009), so that nothing ever has to be written down again for having become older.
CREATE TABLE popular (
  site TEXT NOT NULL,
  item TEXT NOT NULL,
  score REAL NOT NULL,
  PRIMARY KEY (site, item)
) WITHOUT ROWID;
CREATE INDEX popular_score ON popular (site, score DESC, item);

-- Orders that are counted, so that a second delivery changes nothing. Older ones than are kept here are not counted any more.
CREATE TABLE popular_order (
  site TEXT NOT NULL,
  -- A hash of the order's id: who forgets a visitor leaves nothing here that leads back to them.
  key INTEGER NOT NULL,
  -- UTC day since the epoch.
  day INTEGER NOT NULL,
  PRIMARY KEY (site, key)
) WITHOUT ROWID;
CREATE INDEX popular_order_day ON popular_order (day);
