import * as v from 'valibot';
import type { Flaw } from '#core';

/** Valibot's issues as this edge's flaws: where, a code, what was expected. */
export function flawsOf(issues: readonly v.BaseIssue<unknown>[]): Flaw[] {
  return issues.map((issue) => ({
    path: v.getDotPath(issue) ?? '',
    code: issue.kind === 'schema' ? 'wrong_type' : issue.type,
    detail: issue.message,
  }));
}
