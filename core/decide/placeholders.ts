import type { Content } from '../plan/plan.ts';

/** `{{item.title}}`, blanks inside allowed. What stands between is a name of TEMPLATE_NAMES or unknown. */
export const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Names of all placeholders in a variant's content, each once. */
export function placeholdersIn(content: Content): Set<string> {
  const names = new Set<string>();
  const read = (value: unknown, depth: number): void => {
    if (typeof value === 'string') {
      for (const match of value.matchAll(PLACEHOLDER)) names.add(match[1] ?? '');
    } else if (typeof value === 'object' && value !== null && depth < CONTENT_DEPTH_MAX) {
      for (const each of Object.values(value)) read(each, depth + 1);
    }
  };
  read(content, 0);
  return names;
}

/** Deeper than this, `json` content is a mistake; it keeps the walk off the stack's end. */
export const CONTENT_DEPTH_MAX = 32;
