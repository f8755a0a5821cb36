import type { CandidateReport } from '../decide/decision.ts';
import type { ReasonCode } from '../decide/reason.ts';
import type { Plan, Variant } from '../plan/plan.ts';
import { costOf } from './incentive-cost.ts';
import { reachOf, visitorsOf, type Counted } from './reach-of.ts';
import type { VariantReach } from './rehearsal.ts';
import type { Performance } from './tally.ts';

/** What was said of a variant for one visitor on one page. */
export interface VariantReport {
  visitor: string;
  report: CandidateReport;
}

export function variantReach(
  plan: Plan,
  variant: Variant,
  here: readonly Performance[],
  counted: Counted,
): VariantReach {
  const shown = here.filter(({ decision }) => decision.variant === variant.id);
  const reports = reportsOf(variant, here);
  const allowed = new Set(reports.filter(({ report }) => report.allowed).map(({ visitor }) => visitor));
  const costs = shown.map(({ decision, catalog }) => costOf(plan, variant, decision, catalog));
  return {
    variant: variant.id,
    shown: reachOf(visitorsOf(shown), counted),
    allowed: reachOf(allowed, counted),
    heldBack: heldBack(reports.filter(({ visitor }) => !allowed.has(visitor))),
    costEach: costs.length === 0 ? 0 : Math.round(costs.reduce((a, b) => a + b, 0) / costs.length),
  };
}

export function reportsOf({ id }: Variant, here: readonly Performance[]): VariantReport[] {
  return here.flatMap(({ actor, explanation }) => {
    const report = explanation.candidates.find((each) => each.variant === id);
    return report ? [{ visitor: actor.visitor, report }] : [];
  });
}

/** The first obstacle of each visitor, most frequent first, with one visitor's words for it. */
export function heldBack(reports: readonly VariantReport[]): VariantReach['heldBack'] {
  const codes = new Map<ReasonCode, { visitors: Set<string>; words: string }>();
  for (const { visitor, report } of reports) {
    const { code, words } = obstacleOf(report);
    const each = codes.get(code) ?? { visitors: new Set(), words };
    each.visitors.add(visitor);
    codes.set(code, each);
  }
  return [...codes]
    .map(([code, { visitors, words }]) => ({ code, visitors: visitors.size, words }))
    .sort((a, b) => b.visitors - a.visitors || (a.code < b.code ? -1 : 1));
}

function obstacleOf({ verdicts, lacks }: CandidateReport): { code: ReasonCode; words: string } {
  const forbidden = verdicts.find((verdict) => !verdict.allows);
  if (forbidden !== undefined && !forbidden.allows) return { code: forbidden.code, words: forbidden.words };
  return { code: 'no_candidate', words: lacks ?? 'Nothing stands in the way.' };
}
