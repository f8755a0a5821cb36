import type { CatalogItem } from '../catalog/item.ts';
import { dayWords } from '../manners/day-words.ts';
import { thingOf } from '../manners/thing-of.ts';
import { compare } from '../profile/canonical.ts';
import { standingBuys } from '../profile/standing-buys.ts';
import { newestBuys } from './bought.ts';
import { dueOf, type Due } from './due-of.ts';
import type { Picked, PickInput } from './picked.ts';

const DAY_MS = 24 * 3_600_000;

/** Time to buy it again: what was bought and is about to run out or at the end of its life, the most overdue for its pace first. */
export function replenish({ plan, profile, context, catalog, count }: PickInput): Picked {
  if (profile === null) return { lacks: 'Nobody is known here, so nothing is known to run out.' };
  const standing = standingBuys(profile);
  if (standing.size === 0) return { lacks: 'This visitor has bought nothing that they have kept.' };
  const orders = profile.orders.map(({ at }) => at);
  const had = new Set<string>();
  const due = new Map<string, { item: CatalogItem; due: Due; overdue: number }>();
  for (const { item: id } of newestBuys(profile)) {
    const item = catalog.item(id);
    if (item === undefined) continue;
    // What was bought since in another colour or size is what they have now.
    if (had.has(thingOf(item))) continue;
    had.add(thingOf(item));
    const isDurable = item.lifetimeDays !== undefined && item.replenishDays === undefined;
    const lessons = isDurable ? undefined : catalog.lessons(id);
    const when = dueOf(item, standing.get(id) ?? [], { plan, lessons, orders });
    if (when === null) continue;
    const days = (context.now - when.boughtAt) / DAY_MS;
    if (days >= when.fromDays && days <= when.untilDays)
      due.set(id, { item, due: when, overdue: days / Math.max(1, when.paceDays) });
  }
  if (due.size === 0) return { lacks: 'Nothing that this visitor has bought is due yet.' };
  return {
    items: [...due.values()]
      .sort((a, b) => b.overdue - a.overdue || compare(a.item.id, b.item.id))
      .map(({ item }) => item)
      .slice(0, count),
    why: ({ id }) => {
      const { boughtAt = context.now, by = 'feed' } = due.get(id)?.due ?? {};
      return WORDS[by](dayWords(boughtAt, { now: context.now, timezone: plan.timezone }));
    },
  };
}

const WORDS: Record<Due['by'], (day: string) => string> = {
  own: (day) => `You buy it from time to time, last on ${day}.`,
  everyone: (day) => `You bought it on ${day}, and others have come back for it by now.`,
  feed: (day) => `You bought it on ${day}, and it may be running out.`,
  lifetime: (day) => `You bought it on ${day}, and it may be time for a new one.`,
};
