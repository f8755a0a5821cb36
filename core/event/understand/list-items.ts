import { ITEM_SPELLINGS } from './item-spellings.ts';
import { isSaid, saidUnder } from './said.ts';

/**
 * The entries of what a page calls its items: a list, an object with numbers for keys (a PHP array that lost one), one single
 * item, an object by id, or any of these written as JSON. undefined for anything else: a text is no list.
 */
export function listItems(raw: unknown): readonly unknown[] | undefined {
  if (Array.isArray(raw)) return raw;
  if (typeof raw === 'string') return listItems(parsed(raw));
  if (!isSaid(raw)) return undefined;
  if (saidUnder(raw, ITEM_SPELLINGS.item_id) !== undefined) return [raw];
  const entries = Object.entries(raw);
  if (entries.length === 0) return [];
  if (!entries.every(([, each]) => isSaid(each) || Array.isArray(each))) return [raw];
  return entries.map(([key, each]) =>
    isSaid(each) && !/^\d{1,3}$/.test(key) && saidUnder(each, ITEM_SPELLINGS.item_id) === undefined
      ? { ...each, item_id: key }
      : each,
  );
}

function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
