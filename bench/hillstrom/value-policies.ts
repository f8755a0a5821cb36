import { offPolicy, type Estimate, type Logged } from '../../core/learn/off-policy.ts';
import { learnPolicy, type MailPolicy, type Reward } from './learn-policy.ts';
import { logOf } from './log-of.ts';
import type { Customer } from './read-customers.ts';
import type { StageName } from './stages.ts';

export const POLICIES = [
  'no mail',
  'men’s mail to all',
  'women’s mail to all',
  'any, by lot',
  'learned: best',
  'learned: exploring',
] as const;
export type PolicyName = (typeof POLICIES)[number];

export interface Valued {
  ips: Estimate;
  snips: Estimate;
  doublyRobust: Estimate;
  /** What the learned best brings more than this policy, doubly robust on the same customers. */
  best: Estimate;
}

const FIXED = {
  'no mail': () => [1, 0, 0],
  'men’s mail to all': () => [0, 1, 0],
  'women’s mail to all': () => [0, 0, 1],
  'any, by lot': () => [1 / 3, 1 / 3, 1 / 3],
} satisfies Record<string, MailPolicy>;

/**
 * Every policy valued on all customers, each by what was learned from the half that they are not in. Estimates of both halves are of
 * one log: each term rests on a policy and a model that have not seen its customer.
 */
export function valuePolicies(
  halves: readonly [readonly Customer[], readonly Customer[]],
  stages: readonly [StageName, StageName],
  { reward, mailCost }: { reward: Reward; mailCost: number },
): Record<PolicyName, Valued> {
  const logs = Object.fromEntries(POLICIES.map((name) => [name, []])) as unknown as Record<
    PolicyName,
    Logged[]
  >;
  for (const [n, learnedOn] of halves.entries()) {
    const { best, exploring, predict } = learnPolicy(learnedOn, stages[n]!, { reward, mailCost });
    const policies = { ...FIXED, 'learned: best': best, 'learned: exploring': exploring };
    for (const name of POLICIES)
      for (const each of logOf(halves[1 - n]!, policies[name], { reward, mailCost, predict }))
        logs[name].push(each);
  }
  const valued = POLICIES.map((name) => [name, valuedBy(logs[name], logs['learned: best'])]);
  return Object.fromEntries(valued) as Record<PolicyName, Valued>;
}

function valuedBy(log: readonly Logged[], best: readonly Logged[]): Valued {
  const { ips, snips, doublyRobust } = offPolicy(log)!;
  // Estimates are linear in the policy, so what one brings more than another is an estimate of the same kind.
  const difference = log.map((each, n) => ({
    ...each,
    reward: each.reward - each.predicted!,
    predicted: 0,
    other: best[n]!.other - each.other,
    predictedOther: best[n]!.predictedOther! - each.predictedOther!,
  }));
  return { ips, snips: snips!, doublyRobust: doublyRobust!, best: offPolicy(difference)!.doublyRobust! };
}
