import type { Customer } from './read-customers.ts';

/** Ways to tell customers apart that a shop would think of before seeing any outcome; borders are round numbers. */
export const STAGES = {
  all: () => 'all',
  recency: ({ recency }) => (recency <= 3 ? 'recent' : recency <= 8 ? 'quiet' : 'lapsed'),
  history: ({ history }) => (history < 100 ? 'small' : history < 350 ? 'middle' : 'large'),
  newbie: ({ isNew }) => (isNew ? 'new' : 'old'),
  channel: ({ channel }) => channel,
  zip: ({ zip }) => zip,
} satisfies Record<string, (customer: Customer) => string>;
export type StageName = keyof typeof STAGES;

/** As `segmentOf` has it: a stage, and the department that was bought from, none where it was both. */
export function segmentBy(stage: StageName, customer: Customer): string {
  const { boughtMens, boughtWomens } = customer;
  const taste = boughtMens === boughtWomens ? '-' : boughtMens ? 'mens' : 'womens';
  return `${STAGES[stage](customer)}/${taste}`;
}
