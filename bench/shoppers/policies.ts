import { epsilonGreedy } from './policy-epsilon-greedy.ts';
import { linear } from './policy-linear.ts';
import { linearWithClicks } from './policy-linear-clicks.ts';
import { oracle } from './policy-oracle.ts';
import { plainThompson } from './policy-plain-thompson.ts';
import { tactWith } from './policy-tact.ts';
import { testThenCommit } from './policy-test-then-commit.ts';
import { uniform } from './policy-uniform.ts';
import type { NamedPolicy } from './policy.ts';

/** Of widths 0.1, 0.25, 0.5 and ridges 30 to 1,000, the best over worlds a to d on tuning seeds 1001 to 1004. */
const UCB = { explore: 'ucb', width: 0.25, ridge: 300 } as const;
const THOMPSON = { explore: 'thompson', width: 0.5, ridge: 300 } as const;
/** Of widths 0.1 to 0.5 and ridges 10 to 300 and 300 to 10,000, likewise. */
const WITH_CLICKS = { width: 0.25, ridge: { clicks: 30, rest: 3000 } };

const tact = tactWith({ name: 'Tact' });

const RIVALS: readonly NamedPolicy[] = [
  oracle,
  tact,
  linear({ name: 'LinUCB', ...UCB }),
  linear({ name: 'linear Thompson', ...THOMPSON }),
  linear({ name: '… with Tact’s manners', ...THOMPSON, hasManners: true }),
  linearWithClicks({ name: '… that learns from clicks', ...WITH_CLICKS }),
  plainThompson,
  epsilonGreedy,
  testThenCommit,
  uniform,
];

/** What Tact's parts are worth, each left out. */
const PARTS: readonly NamedPolicy[] = [
  oracle,
  tact,
  tactWith({ name: 'without clicks', without: 'clicks' }),
  tactWith({ name: 'without freshness', without: 'freshness' }),
  tactWith({ name: 'without segments', without: 'segments' }),
];

export const FIELDS = { rivals: RIVALS, parts: PARTS } as const;
/** Who serves. */
export type Field = keyof typeof FIELDS;
