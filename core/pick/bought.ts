import { dayWords } from '../manners/day-words.ts';
import { compare } from '../profile/canonical.ts';
import type { Profile } from '../profile/profile.ts';
import { standingBuys } from '../profile/standing-buys.ts';
import { known, type Picked, type PickInput } from './picked.ts';

/** What was bought and kept, the newest first: to ask how it is liked, or to say how it is cared for. */
export function bought({ plan, profile, context, catalog, count }: PickInput): Picked {
  if (profile === null) return { lacks: 'Nobody is known here, so nothing is known to be bought.' };
  const times = new Map(newestBuys(profile).map(({ item, at }) => [item, at]));
  if (times.size === 0) return { lacks: 'This visitor has bought nothing that they have kept.' };
  const items = known(catalog, [...times.keys()]).slice(0, count);
  if (items.length === 0) return { lacks: 'What this visitor has bought is not in the catalogue.' };
  const day = (at: number) => dayWords(at, { now: context.now, timezone: plan.timezone });
  return { items, why: ({ id }) => `You bought it on ${day(times.get(id) ?? context.now)}.` };
}

/** Each thing that was bought and kept, with the time of its last purchase in ms, the newest first. */
export function newestBuys(profile: Profile): { item: string; at: number }[] {
  return [...standingBuys(profile)]
    .map(([item, buys]) => ({ item, at: buys.at(-1)?.at ?? 0 }))
    .sort((a, b) => b.at - a.at || compare(a.item, b.item));
}
