import { dayWords } from '../manners/day-words.ts';
import { basketOf } from '../profile/basket-of.ts';
import { known, type Picked, type PickInput } from './picked.ts';
import { rankFocus } from './rank-focus.ts';

const WEEK_MS = 7 * 24 * 3_600_000;
/** A profile remembers eight looks at one thing. */
const COUNTS = ['', 'once', 'twice', 'three times', 'four times', 'five times', 'six times', 'seven times'];

/** What this visitor is on about. What the catalogue no longer has gives way to the next. */
export function focus(input: PickInput): Picked {
  const { profile, context, catalog, count } = input;
  const ids = rankFocus(profile, context).map(({ item }) => item);
  if (ids.length === 0) return { lacks: 'This visitor is not on about anything yet.' };
  const items = known(catalog, ids).slice(0, count);
  if (items.length === 0) return { lacks: 'What this visitor is on about is not in the catalogue.' };
  return { items, why: ({ id }) => whyOf(id, input) };
}

/** What is told is what the visitor did, the nearest first: looking now, chosen, looked at often, looked at once. */
function whyOf(id: string, { plan, profile, context }: PickInput): string {
  if (profile === null || context.page.itemId === id) return 'You are looking at it now.';
  if (basketOf(profile).some(({ item }) => item === id)) return 'It is in your basket.';
  const seen = profile.items[id]?.seen ?? [];
  const times = seen.filter((at) => at > context.now - WEEK_MS).length;
  if (times >= 2) return `You looked at this ${COUNTS[times] ?? 'many times'} in the past week.`;
  const last = seen.at(-1);
  return last === undefined
    ? 'It has to do with what you looked at.'
    : `You looked at it on ${dayWords(last, { now: context.now, timezone: plan.timezone })}.`;
}
