import type { Flaw } from '../result.ts';
import type { FeedCode } from './feed-remedies.ts';

/** Takes down what is told of an item's fields. Only `refuse` costs the item. */
export interface Tell {
  /** A field that an item cannot be without. */
  refuse(path: string, detail: string, code?: FeedCode): undefined;
  /** A field that is left out. */
  leave(path: string, detail: string, code?: FeedCode): undefined;
  /** A value that was mended, or read in one of several ways. */
  repair(path: string, detail: string, code: FeedCode): void;
}

export interface Told {
  errors: Flaw[];
  left: Flaw[];
  repaired: Flaw[];
}

/** Longest piece of a value that is quoted back. */
const QUOTED_MAX = 60;

export function teller(): { tell: Tell; told: Told } {
  const told: Told = { errors: [], left: [], repaired: [] };
  const into = (list: Flaw[]) => (path: string, detail: string, code: FeedCode) =>
    void list.push({ path, code, detail });
  return {
    told,
    tell: {
      refuse: (path, detail, code = 'invalid') => into(told.errors)(path, detail, code),
      leave: (path, detail, code = 'invalid') => into(told.left)(path, detail, code),
      repair: into(told.repaired),
    },
  };
}

/** A value as it is told of: short, on one line. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const line = text
    .slice(0, QUOTED_MAX + 1)
    .replace(/[\p{Cc}\p{Surrogate}]+/gu, ' ')
    .trim();
  return line.length > QUOTED_MAX ? `"${line.slice(0, QUOTED_MAX)}…"` : `"${line}"`;
}
