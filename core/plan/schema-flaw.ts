import type * as v from 'valibot';
import type { Flaw } from '../result.ts';
import { didYouMean } from './near-miss.ts';
import { FACTS, OPERATORS } from './rule.ts';

/** What valibot found, in the plan's own words: a path, a stable code, and the remedy. */
export function schemaFlaw(issue: v.BaseIssue<unknown>): Flaw {
  const path = (issue.path ?? []).map((step) => String(step.key)).join('.');
  return { path, ...codeAndDetail(issue) };
}

function codeAndDetail(issue: v.BaseIssue<unknown>): Omit<Flaw, 'path'> {
  const { input, path } = issue;
  const last = path?.at(-1);
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return { code: 'unknown_key', detail: issue.message };
  if (issue.type === 'strict_object' && path !== undefined && issue.received === 'undefined')
    return { code: 'missing', detail: issue.message };
  if (last?.type === 'object' && last.origin === 'key')
    return { code: 'invalid_name', detail: `a name has ${sentence(issue)}` };
  if (last?.key === 'fact' && typeof input === 'string')
    return { code: 'unknown_fact', detail: `no fact ${quote(input)}${didYouMean(input, FACTS)}` };
  if (last?.key === 'is' && issue.type === 'picklist')
    return {
      code: 'unknown_operator',
      detail: `no operator ${quote(input)}; there are ${OPERATORS.join(' ')}`,
    };
  if (issue.type === 'non_empty') return { code: 'invalid', detail: 'must not be empty' };
  const near = typeof input === 'string' ? didYouMean(input, choicesOf(issue)) : '';
  return { code: 'invalid', detail: sentence(issue) + near };
}

/** valibot says `Invalid type: Expected number but received "x"`; the schemas' own messages are sentences already. */
function sentence(issue: v.BaseIssue<unknown>): string {
  return issue.message
    .replace(/^Invalid [\w ]+: Expected/, 'expected')
    .replace(/ \| /g, ' or ')
    .slice(0, 300);
}

function quote(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 60);
}

/** Choices as valibot writes them: `("content" | "invitation")`. */
function choicesOf(issue: v.BaseIssue<unknown>): string[] {
  return [...(issue.expected ?? '').matchAll(/"([^"]+)"/g)].map(([, choice = '']) => choice);
}
