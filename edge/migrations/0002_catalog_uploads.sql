-- Replacements that are being written. What is neither live nor here, no reader sees and nobody will finish.
CREATE TABLE catalog_upload (
  site TEXT NOT NULL,
  generation INTEGER NOT NULL,
  -- Seconds since the epoch: when it was last written to.
  touched_at INTEGER NOT NULL,
  PRIMARY KEY (site, generation)
) WITHOUT ROWID;
