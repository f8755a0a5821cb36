import type { Content } from '../plan/plan.ts';

/** `{{item.title}}`, blanks inside allowed. What stands between is a name of TEMPLATE_NAMES or unknown. */
export const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Names of all placeholders in a variant's content, each once. */
export function placeholdersIn(content: Content): ReadonlySet<string> {
  const before = known.get(content);
  if (before !== undefined) return before;
  const names = read(content);
  known.set(content, names);
  return names;
}

/** By content: a plan is read once and asked about with every request. */
const known = new WeakMap<Content, ReadonlySet<string>>();

/** Those without which the content has a hole in it; a picture may be missing. */
export function vitalPlaceholdersIn(content: Content): ReadonlySet<string> {
  return content.kind === 'banner' ? read({ ...content, image: undefined }) : placeholdersIn(content);
}

function read(content: Content): Set<string> {
  const names = new Set<string>();
  const walk = (value: unknown, depth: number): void => {
    if (typeof value === 'string') {
      for (const match of value.matchAll(PLACEHOLDER)) names.add(match[1] ?? '');
    } else if (typeof value === 'object' && value !== null && depth < CONTENT_DEPTH_MAX) {
      for (const each of Object.values(value)) walk(each, depth + 1);
    }
  };
  walk(content, 0);
  return names;
}

/** Deeper than this, `json` content is a mistake; it keeps the walk off the stack's end. */
export const CONTENT_DEPTH_MAX = 32;
