import type { Profile } from './profile.ts';
import { undoneOf } from './undone.ts';

/**
 * When an item came back last, ms since the epoch, by item: said of the item itself, or of the whole of an order that held
 * it. An order that was called off before it came says nothing against its items.
 */
export function returnedAtOf(profile: Profile): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  const note = (item: string, at: number) => times.set(item, Math.max(at, times.get(item) ?? 0));
  for (const [item, { returnedAt }] of Object.entries(profile.items))
    if (returnedAt !== undefined) note(item, returnedAt);
  for (const [item, buys] of Object.entries(profile.bought))
    for (const { order } of buys) {
      const fate = Object.hasOwn(profile.fates, order) ? profile.fates[order] : undefined;
      if (fate === undefined) continue;
      const undone = undoneOf(profile, order);
      if (undone?.how === 'returned') note(item, undone.at);
      const back = fate.back !== undefined && Object.hasOwn(fate.back, item) ? fate.back[item] : undefined;
      if (back !== undefined) note(item, back);
    }
  return times;
}
