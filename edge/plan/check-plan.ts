import { readPlan } from '#core';
import type { Flaw, Plan, PlanInput } from '#core';
import { refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';
import { cleanPlan } from './clean-plan.ts';

export interface CheckedPlan {
  plan: Plan;
  /** As written, its HTML cleaned: what is published. */
  document: PlanInput;
  warnings: Flaw[];
}

/** Whether this document may become this site's plan. */
export async function checkPlan(site: string, document: unknown): Promise<Outcome<CheckedPlan>> {
  const written = readPlan(document);
  if (!written.ok) return invalid(written.errors);
  if (written.value.site !== site) {
    return invalid([{ path: 'site', code: 'wrong_site', detail: `the token is for "${site}"` }]);
  }
  const cleaned = await cleanPlan(document as PlanInput);
  // Read again: HTML of which nothing is left after cleaning is no content.
  const read = readPlan(cleaned.document);
  return read.ok ? { ok: true, value: { plan: read.value, ...cleaned } } : invalid(read.errors);
}

function invalid(errors: Flaw[]): Outcome<never> {
  const first = errors[0];
  return refuse('plan_invalid', first && `${first.path}: ${first.detail}`, { errors });
}
