import { readItem } from '#core';
import type { CatalogItem, Flaw, Result } from '#core';
import type { Line } from '../body/read-lines.ts';
import { patchItem } from './patch-item.ts';

/** Why a line was not taken. */
export interface LineFlaw extends Flaw {
  line: number;
  /** '' where the line has none that can be read. */
  id: string;
}

export interface JudgedLines {
  items: CatalogItem[];
  flaws: LineFlaw[];
}

/** @param before items that a patch may build on, by id; empty for a replacement */
export function judgeLines(
  lines: readonly Line[],
  currency: string,
  before: ReadonlyMap<string, CatalogItem>,
): JudgedLines {
  const items = new Map<string, CatalogItem>();
  const flaws: LineFlaw[] = [];
  for (const each of lines) {
    const { line } = each;
    if (!each.ok) {
      flaws.push({ line, id: '', path: '', code: each.code, detail: each.detail });
      continue;
    }
    const id = itemIdOf(each.json);
    const read = readLine(each.json, currency, before.get(id));
    if (!read.ok) flaws.push(...read.errors.map((flaw) => ({ line, id, ...flaw })));
    else if (items.has(read.value.id)) {
      // Which of the two is meant is not for us to guess.
      flaws.push({ line, id, path: 'id', code: 'duplicate_id', detail: 'an earlier line has the same id' });
    } else items.set(read.value.id, read.value);
  }
  return { items: [...items.values()], flaws };
}

function readLine(json: unknown, currency: string, before: CatalogItem | undefined): Result<CatalogItem> {
  return before ? patchItem(before, json as Record<string, unknown>, currency) : readItem(json, currency);
}

/** As a text, and cut: it only names the line. */
export function itemIdOf(json: unknown): string {
  if (typeof json !== 'object' || json === null || !Object.hasOwn(json, 'id')) return '';
  const { id } = json as { id: unknown };
  return typeof id === 'string' || typeof id === 'number' ? String(id).trim().slice(0, 100) : '';
}
