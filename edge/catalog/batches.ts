import { refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';
import type { Feed, FeedLine } from './feed.ts';

/**
 * What is judged and written at a time: some 100 transactions for 100,000 items, each well below a second, and a few MB at
 * most in memory.
 */
const BATCH_LINES_MAX = 1000;
const BATCH_UNITS_MAX = 1_000_000;

/** The records of a feed in lists of a size that is good to write; at the line past `linesMax` it is refused. */
export async function* batches(feed: Feed, linesMax: number): AsyncGenerator<Outcome<FeedLine[]>> {
  let batch: FeedLine[] = [];
  let [units, lines] = [0, 0];
  for await (const part of feed) {
    if (!part.ok) {
      if (batch.length > 0) yield { ok: true, value: batch };
      yield part;
      return;
    }
    for (const line of part.value) {
      if (++lines > linesMax) {
        yield refuse('too_many_lines', `at most ${linesMax}`);
        return;
      }
      batch.push(line);
      units += line.ok ? line.units : 0;
      if (batch.length < BATCH_LINES_MAX && units < BATCH_UNITS_MAX) continue;
      yield { ok: true, value: batch };
      [batch, units] = [[], 0];
    }
  }
  if (batch.length > 0) yield { ok: true, value: batch };
}
