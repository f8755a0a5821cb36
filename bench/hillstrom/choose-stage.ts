import { offPolicy } from '../../core/learn/off-policy.ts';
import { learnPolicy } from './learn-policy.ts';
import { logOf } from './log-of.ts';
import type { Customer } from './read-customers.ts';
import { STAGES, type StageName } from './stages.ts';

const FOLDS = 4;

/**
 * How to tell customers apart, by those alone from whom a policy is learned: the way whose policy brings most visits to the part of them
 * that it was not learned from. By visits, since too few of them buy to tell.
 */
export function chooseStage(customers: readonly Customer[]): StageName {
  let best: { stage: StageName; value: number } = { stage: 'all', value: -Infinity };
  for (const stage of Object.keys(STAGES) as StageName[]) {
    let value = 0;
    for (let fold = 0; fold < FOLDS; fold++) {
      const learned = learnPolicy(
        customers.filter((_, n) => n % FOLDS !== fold),
        stage,
        { reward: 'visit', mailCost: 0 },
      );
      const others = customers.filter((_, n) => n % FOLDS === fold);
      const log = logOf(others, learned.best, { reward: 'visit', mailCost: 0, predict: learned.predict });
      value += (offPolicy(log)?.doublyRobust?.value ?? 0) / FOLDS;
    }
    if (value > best.value) best = { stage, value };
  }
  return best.stage;
}
