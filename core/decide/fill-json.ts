import { fillText } from './fill-text.ts';
import { CONTENT_DEPTH_MAX } from './placeholders.ts';
import type { TemplateValues } from './template-values.ts';

/** Headless content: every text in it is a template, at any depth; keys are left as they are. */
export function fillJson(value: unknown, values: TemplateValues): unknown {
  if (typeof value === 'string') return fillText(value, values);
  if (Array.isArray(value)) return value.map((each) => fillJson(each, values));
  if (typeof value !== 'object' || value === null) return value;
  // fromEntries defines keys and does not assign them: `__proto__` stays a key like any other.
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fillJson(each, values)]));
}

export function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth >= CONTENT_DEPTH_MAX || Object.values(value).some((each) => isTooDeep(each, depth + 1));
}
