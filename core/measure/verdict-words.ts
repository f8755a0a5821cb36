import { MINIMUM, type Verdict } from './verdict-of.ts';

export interface VerdictNames {
  /** As a marketer calls them, in the middle of a sentence: `“Summer hats”`, `nothing shown`. */
  treatment: string;
  control: string;
  /** Likewise: `margin per visitor`. */
  metric: string;
  /** How many were compared at once. */
  compared: number;
  /** An amount of the metric, never below 0, as people read it: `€0.12`, `0.4 points`. */
  format(amount: number): string;
}

/** A verdict in one plain sentence, for a marketer. */
export function verdictWords(verdict: Verdict, names: VerdictNames): string {
  const { treatment, control, metric, compared, format } = names;
  const [low, high] = verdict.interval ?? [0, 0];
  const amount = (value: number) => format(Math.abs(value));
  switch (verdict.reason) {
    case 'clear': {
      const [side, least, most] = low > 0 ? ['higher', low, high] : (['lower', high, low] as const);
      return `With ${treatment}, ${metric} is ${side} than with ${control}, by at least ${amount(least)} and at most ${amount(most)}.`;
    }
    case 'close':
      return `With ${treatment}, ${metric} is as good as with ${control}: the difference is below ${amount(verdict.worthHaving ?? 0)} either way.`;
    case 'groups_uneven':
      return 'Not yet known: the two groups are not of the sizes they were meant to be, so something goes wrong in sharing out or counting visitors.';
    case 'too_few_visitors':
      return `Not yet known: it takes at least ${MINIMUM.visitors} visitors in each group to say anything.`;
    case 'too_few_conversions':
      return `Not yet known: it takes at least ${MINIMUM.conversions} successes in each group to say anything.`;
    case 'nothing_varies':
      return `Not yet known: so far, ${metric} is the same for everybody.`;
    case 'may_be_either':
      return `Not yet known: with ${treatment}, ${metric} may be lower by ${amount(low)} or higher by ${amount(high)} than with ${control}.`;
    case 'one_of_many':
      return `Not yet known: ${treatment} stands out from ${control}, but of ${compared} that were compared, one may do so by chance.`;
  }
}
