import type { FeedLine } from './feed.ts';
import { cutFlaw, FIELD_UNITS_MAX } from './feed.ts';

/** A record whose texts are cut where they are longer than a field may be: such a text costs itself, and not the item. */
export function cutFields(line: FeedLine): FeedLine {
  if (!line.ok || typeof line.json !== 'object' || line.json === null || Array.isArray(line.json))
    return line;
  const json = line.json as Record<string, unknown>;
  const long = Object.keys(json).filter((name) => lengthOf(json[name]) > FIELD_UNITS_MAX);
  if (long.length === 0) return line;
  const cut = Object.fromEntries(
    Object.entries(json).map(([name, value]) => [name, long.includes(name) ? cutText(value) : value]),
  );
  const units = Object.values(cut).reduce((sum: number, value) => sum + lengthOf(value), 0);
  return { ...line, json: cut, units, mended: [...(line.mended ?? []), ...long.map(cutFlaw)] };
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' ? value.length : 0;
}

/** As a text of its own: V8 keeps a slice as a window on the whole. */
function cutText(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return JSON.parse(JSON.stringify(value.slice(0, FIELD_UNITS_MAX))) as string;
}
