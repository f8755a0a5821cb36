-- Cells are kept apart by the chances by which their visitors were assigned (`draw`: JSON, core/outcomes/draw.ts says what of). What was summed
-- before there were draws has none, and is compared with nothing but itself. A key can not be altered, so the tables are made anew.
CREATE TABLE cell_by_draw (
  site TEXT NOT NULL,
  day INTEGER NOT NULL,
  slot TEXT NOT NULL,
  variant TEXT NOT NULL,
  arm TEXT NOT NULL,
  channel TEXT NOT NULL,
  segment TEXT NOT NULL,
  draw TEXT NOT NULL,
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
  PRIMARY KEY (site, day, slot, variant, arm, channel, segment, draw)
) WITHOUT ROWID;
INSERT INTO cell_by_draw
SELECT site, day, slot, variant, arm, channel, segment, '',
  visitors, seen, clicked, dismissed, refused, "left", converted, orders, revenue, revenue_squared, margin, margin_squared,
  "before", before_squared, revenue_before, margin_before, converted_before, cost, cut, unconfirmed
FROM cell;
DROP TABLE cell;
ALTER TABLE cell_by_draw RENAME TO cell;

-- What no fact tells any more: what those who are forgotten have contributed, and decisions that are settled. Facts + this = sums.
CREATE TABLE forgotten_cell_by_draw (
  site TEXT NOT NULL,
  day INTEGER NOT NULL,
  slot TEXT NOT NULL,
  variant TEXT NOT NULL,
  arm TEXT NOT NULL,
  channel TEXT NOT NULL,
  segment TEXT NOT NULL,
  draw TEXT NOT NULL,
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
  PRIMARY KEY (site, day, slot, variant, arm, channel, segment, draw)
) WITHOUT ROWID;
INSERT INTO forgotten_cell_by_draw
SELECT site, day, slot, variant, arm, channel, segment, '',
  visitors, seen, clicked, dismissed, refused, "left", converted, orders, revenue, revenue_squared, margin, margin_squared,
  "before", before_squared, revenue_before, margin_before, converted_before, cost, cut, unconfirmed
FROM forgotten_cell;
DROP TABLE forgotten_cell;
ALTER TABLE forgotten_cell_by_draw RENAME TO forgotten_cell;
