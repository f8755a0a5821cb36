import { answersRule } from '../audience/answers-rule.ts';
import { decisiveComparison, describeComparison, describeValue } from '../audience/describe-trace.ts';
import type { Facts, RuleTrace } from '../audience/rule-trace.ts';
import { once } from '../catalog/once-a-request.ts';
import type { Plan, Variant } from '../plan/plan.ts';
import type { Manner, Verdict } from './manner.ts';
import { allow, forbid } from './say.ts';

/**
 * Not everything is for everybody. A variant with an audience is for those of whom it is known that they belong to it;
 * where that cannot be known, it is not for them: taking somebody for a regular who is none is worse than waiting.
 */
export const notInAudience: Manner = {
  code: 'not_in_audience',
  ask({ candidate, facts, plan, catalog }) {
    const { audience } = candidate.variant;
    if (audience === undefined) return EVERYBODY;
    return once(catalog, notInAudience, audience, () => judge(audience, facts, plan));
  },
};

const EVERYBODY = allow('not_in_audience', 'It is for everybody.');

function judge(audience: NonNullable<Variant['audience']>, facts: Facts, plan: Plan): Verdict {
  const rule = typeof audience === 'string' ? { audience } : audience;
  const { holds, trace } = answersRule(rule, facts, plan.audiences);
  const whose = typeof audience === 'string' ? `the audience ${audience}` : 'its audience';
  const numbers = operands(trace);
  if (holds === true) return allow('not_in_audience', () => `The visitor belongs to ${whose}.`, numbers);
  const belongs = holds === false ? 'does not belong' : 'is not known to belong';
  const words = () => `The visitor ${belongs} to ${whose}${because(trace)}.`;
  return forbid('not_in_audience', words, numbers);
}

function because(trace: RuleTrace): string {
  const decisive = decisiveComparison(trace);
  if (decisive === null) return '';
  return `: ${describeComparison(decisive)} was asked, and it is ${describeValue(decisive.found)}`;
}

function operands(trace: RuleTrace): Record<string, string | number> | undefined {
  const decisive = decisiveComparison(trace);
  if (decisive === null) return undefined;
  const { fact, found } = decisive;
  return { [fact]: typeof found === 'number' ? found : describeValue(found) };
}
