import { compare } from './canonical.ts';
import { ITEMS_MAX, VERDICT_ITEMS_MAX, type ItemMemory } from './profile.ts';

type Entry = [id: string, memory: ItemMemory];

/** The items touched last; of the rest, a few that something was decided about, which outlives a look. */
export function boundItems(items: Record<string, ItemMemory>): Record<string, ItemMemory> {
  const entries = Object.entries(items);
  if (entries.length <= ITEMS_MAX) return items;
  const byTouch = entries.sort(newestFirst);
  const looks = byTouch.slice(0, ITEMS_MAX - VERDICT_ITEMS_MAX);
  const rest = byTouch.slice(ITEMS_MAX - VERDICT_ITEMS_MAX);
  const decided = rest.sort(
    (a, b) => Number(hasVerdict(b[1])) - Number(hasVerdict(a[1])) || newestFirst(a, b),
  );
  return Object.fromEntries([...looks, ...decided.slice(0, VERDICT_ITEMS_MAX)]);
}

/** Something was decided about it, not only looked at. */
export function hasVerdict({ basketAt, putBackAt, boughtAt, returnedAt, notForMeAt }: ItemMemory): boolean {
  return (basketAt ?? putBackAt ?? boughtAt ?? returnedAt ?? notForMeAt) !== undefined;
}

/** What was only offered comes last, among itself what was offered last before the rest. */
export function newestFirst([x, a]: Entry, [y, b]: Entry): number {
  return compare(b.touched, a.touched) || compare(offeredAt(b), offeredAt(a)) || compare(x, y);
}

function offeredAt({ offered }: ItemMemory): number {
  return offered?.at(-1) ?? 0;
}
