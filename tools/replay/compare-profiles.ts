import type { EdgeClient } from '../edge-client.ts';
import type { Tally } from './count-rows.ts';
import { CURRENCY } from './events-of-row.ts';
import type { Shopper } from './shopper.ts';

export interface Comparison {
  visitors: number;
  agree: number;
  /** The first few that do not, with both counts. */
  differ: { user: string; file: Tally; profile: Tally }[];
}

const IN_FLIGHT_MAX = 16;
const DIFFER_MAX = 5;

/** Asks the edge for every shopper's profile and holds it against the file's own count. */
export async function compareProfiles(
  edge: EdgeClient,
  tallies: ReadonlyMap<string, Tally>,
  shoppers: ReadonlyMap<string, Shopper>,
  onVisitor: () => void,
): Promise<Comparison> {
  const comparison: Comparison = { visitors: 0, agree: 0, differ: [] };
  const queue = [...tallies];
  const work = async (): Promise<void> => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const [user, file] = next;
      const profile = await profileOf(edge, shoppers.get(user)?.credential);
      comparison.visitors++;
      const same = (Object.keys(file) as (keyof Tally)[]).every((key) => file[key] === profile[key]);
      if (same) comparison.agree++;
      else if (comparison.differ.length < DIFFER_MAX) comparison.differ.push({ user, file, profile });
      onVisitor();
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT_MAX }, work));
  return comparison;
}

async function profileOf(edge: EdgeClient, credential: string | undefined): Promise<Tally> {
  if (!credential) return { views: 0, carts: 0, purchases: 0, spent: 0 };
  const id = (
    JSON.parse(Buffer.from(credential.split('.')[1] as string, 'base64url').toString()) as { v: string }
  ).v;
  const { totals } = await edge.call<{
    totals: { views: number; carts: number; purchases: number; spent: Record<string, number> };
  }>('GET', `/v1/visitors/${id}`);
  return {
    views: totals.views,
    carts: totals.carts,
    purchases: totals.purchases,
    spent: totals.spent[CURRENCY] ?? 0,
  };
}
