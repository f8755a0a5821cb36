import { merchantKeys, readItem } from '#core';
import type { CatalogItem, Flaw, ReadItem, ReadItemOptions } from '#core';
import type { FeedLine } from './feed.ts';
import { patchItem } from './patch-item.ts';

/** What is told of a line: why it was not taken, or what of it was left out or mended. */
export interface LineFlaw extends Flaw {
  line: number;
  /** '' where the line has none that can be read. */
  id: string;
}

export interface JudgedLines {
  /** Each id once, with the line that it came from. */
  items: { line: number; item: CatalogItem }[];
  /** Of lines that are no item. */
  flaws: LineFlaw[];
  /** Of lines whose item was there already. They are no worse than the first, and are not taken. */
  repeated: LineFlaw[];
  /** Fields that were left out. */
  left: LineFlaw[];
  repaired: LineFlaw[];
}

/**
 * @param before of a patch: items that it may build on, by id. Its lines are changes in order, so a second one for an item
 *   builds on the first; in a replacement the first counts: shops' exports repeat an item for each of its categories, and
 *   where the two differ, to take the first at least is the same every time.
 */
export function judgeLines(
  lines: readonly FeedLine[],
  options: ReadItemOptions,
  before?: ReadonlyMap<string, CatalogItem>,
): JudgedLines {
  const items = new Map<string, { line: number; item: CatalogItem }>();
  const judged: JudgedLines = { items: [], flaws: [], repeated: [], left: [], repaired: [] };
  for (const each of lines) {
    const { line } = each;
    if (!each.ok) {
      judged.flaws.push({ line, id: '', path: '', code: each.code, detail: each.detail });
      continue;
    }
    const id = itemIdOf(each.json);
    const known = before && (items.get(id)?.item ?? before.get(id));
    const read = readLine(each.json, options, known);
    const told = (flaws: readonly Flaw[]) => flaws.map((flaw) => ({ line, id: ownCopy(id), ...flaw }));
    if (!read.ok) {
      judged.flaws.push(...told(read.errors));
    } else if (!before && items.has(read.value.id)) {
      judged.repeated.push(duplicateFlaw(line, id));
    } else {
      items.set(read.value.id, { line, item: read.value });
      judged.left.push(...told(read.left));
      judged.repaired.push(...told([...read.repaired, ...(each.mended ?? [])]));
    }
  }
  return { ...judged, items: [...items.values()] };
}

export function duplicateFlaw(line: number, id: string): LineFlaw {
  return {
    line,
    id: ownCopy(id),
    path: 'id',
    code: 'duplicate_id',
    detail: 'an earlier line has the same id, and counts',
  };
}

function readLine(json: unknown, options: ReadItemOptions, known: CatalogItem | undefined): ReadItem {
  if (!known || !isRecord(json)) return readItem(json, options);
  return patchItem(known, merchantKeys(json), options);
}

/** As a text, and cut: it only names the line. */
export function itemIdOf(json: unknown): string {
  if (!isRecord(json)) return '';
  const { id } = merchantKeys(json);
  return typeof id === 'string' || typeof id === 'number' ? String(id).trim().slice(0, 100) : '';
}

function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** V8 keeps a slice of a text as a window on the whole: a flaw that is kept would keep 64 KiB of the feed with it. */
function ownCopy(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
