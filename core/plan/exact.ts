import * as v from 'valibot';
import { didYouMean } from './near-miss.ts';

/** An object with these keys and no others; a key that nobody knows is told with the one that was meant. */
export function exact<E extends v.ObjectEntries>(entries: E) {
  return v.strictObject(entries, (issue) => {
    const last = issue.path?.at(-1)?.key;
    const key = typeof last === 'string' ? last : '';
    if (issue.expected === 'never') return `no such key${didYouMean(key, Object.keys(entries))}`;
    return issue.path === undefined ? 'expected an object' : `${key} is required`;
  });
}
