import { readItem } from '#core';
import type { CatalogItem, Flaw, Result } from '#core';
import type { FeedLine } from './feed.ts';
import { patchItem } from './patch-item.ts';

/** Why a line was not taken. */
export interface LineFlaw extends Flaw {
  line: number;
  /** '' where the line has none that can be read. */
  id: string;
}

export interface JudgedLines {
  /** Each id once, with the line that it came from. */
  items: { line: number; item: CatalogItem }[];
  flaws: LineFlaw[];
}

/**
 * @param before of a patch: items that it may build on, by id. Its lines are changes in order, so a second one for an item
 *   builds on the first; in a replacement it is a flaw, for which of the two is meant is not for us to guess.
 */
export function judgeLines(
  lines: readonly FeedLine[],
  currency: string,
  before?: ReadonlyMap<string, CatalogItem>,
): JudgedLines {
  const items = new Map<string, { line: number; item: CatalogItem }>();
  const flaws: LineFlaw[] = [];
  for (const each of lines) {
    const { line } = each;
    if (!each.ok) {
      flaws.push({ line, id: '', path: '', code: each.code, detail: each.detail });
      continue;
    }
    const id = itemIdOf(each.json);
    const known = before && (items.get(id)?.item ?? before.get(id));
    const read = readLine(each.json, currency, known);
    if (!read.ok) flaws.push(...read.errors.map((flaw) => ({ line, id: ownCopy(id), ...flaw })));
    else if (!before && items.has(read.value.id)) flaws.push(duplicateFlaw(line, id));
    else items.set(read.value.id, { line, item: read.value });
  }
  return { items: [...items.values()], flaws };
}

export function duplicateFlaw(line: number, id: string): LineFlaw {
  return {
    line,
    id: ownCopy(id),
    path: 'id',
    code: 'duplicate_id',
    detail: 'an earlier line has the same id',
  };
}

function readLine(json: unknown, currency: string, known: CatalogItem | undefined): Result<CatalogItem> {
  return known ? patchItem(known, json as Record<string, unknown>, currency) : readItem(json, currency);
}

/** As a text, and cut: it only names the line. */
export function itemIdOf(json: unknown): string {
  if (typeof json !== 'object' || json === null || !Object.hasOwn(json, 'id')) return '';
  const { id } = json as { id: unknown };
  return typeof id === 'string' || typeof id === 'number' ? String(id).trim().slice(0, 100) : '';
}

/** V8 keeps a slice of a text as a window on the whole: a flaw that is kept would keep 64 KiB of the feed with it. */
function ownCopy(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
