import type { Logged } from '../../core/learn/off-policy.ts';
import type { LearnedPolicy, MailPolicy, Reward } from './learn-policy.ts';
import { ARMS, PROPENSITY, type Arm, type Customer } from './read-customers.ts';

export interface Valuing {
  reward: Reward;
  /** USD a mail; of visits nothing is taken off. */
  mailCost: number;
  /** Fitted on other customers. */
  predict: LearnedPolicy['predict'];
}

/** The trial as a log, seen by a policy. */
export function logOf(
  customers: readonly Customer[],
  policy: MailPolicy,
  { reward, mailCost, predict }: Valuing,
): Logged[] {
  const net = (worth: number, arm: Arm) => (reward === 'spend' && arm !== 'none' ? worth - mailCost : worth);
  return customers.map((customer) => {
    const { arm, spend, visited } = customer;
    const chances = policy(customer);
    let predictedOther = 0;
    for (const [n, each] of ARMS.entries()) {
      const chance = chances[n]!;
      if (chance > 0) predictedOther += chance * net(predict(customer, each), each);
    }
    return {
      reward: net(reward === 'spend' ? spend : Number(visited), arm),
      propensity: PROPENSITY,
      other: chances[ARMS.indexOf(arm)]!,
      predicted: net(predict(customer, arm), arm),
      predictedOther,
    };
  });
}
