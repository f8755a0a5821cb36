import type { Flaw } from '../result.ts';

/** Deeper than any plan whose rules nest RULE_DEPTH_MAX deep; `json` content may be nested too. */
const PLAN_DEPTH_MAX = 40;
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * What must not even reach the schema: keys that change objects instead of filling them, and nesting that
 * would run a recursive reader out of stack. Looked for without recursion.
 */
export function forbiddenKeys(raw: unknown): Flaw[] {
  const flaws: Flaw[] = [];
  const open: { value: unknown; path: string; depth: number }[] = [{ value: raw, path: '', depth: 0 }];
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    const { value, path, depth } = each;
    if (value === null || typeof value !== 'object') continue;
    if (depth > PLAN_DEPTH_MAX) {
      flaws.push({
        path,
        code: 'too_deep',
        detail: `nested more than ${PLAN_DEPTH_MAX} deep; make it flatter`,
      });
      continue;
    }
    for (const key of Object.keys(value)) {
      const at = path === '' ? key : `${path}.${key}`;
      if (FORBIDDEN.has(key))
        flaws.push({ path: at, code: 'forbidden_key', detail: `${key} cannot be a name; choose another` });
      else open.push({ value: (value as Record<string, unknown>)[key], path: at, depth: depth + 1 });
    }
  }
  return flaws;
}
