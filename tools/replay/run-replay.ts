import type { EdgeClient } from '../edge-client.ts';
import type { Row } from './read-rows.ts';
import { createShopper, type Shopper, type Totals } from './shopper.ts';

export interface ReplayResult {
  totals: Totals;
  shoppers: Map<string, Shopper>;
  seconds: number;
  /** Speed-up that was reached. */
  speed: number;
}

/** workerd behind wrangler's proxy answers some hundreds of requests a second; more in flight only queue up. */
const IN_FLIGHT_MAX = 24;

/**
 * Lets every user of the file live its rows in order, `speed` times as fast as it was (Infinity: as fast as the
 * edge answers). Users run side by side, one user's rows one after the other.
 */
export async function runReplay(
  rows: readonly Row[],
  world: { edge: EdgeClient; site: string; shop: string; run: string; speed: number },
  onRow: () => void,
): Promise<ReplayResult> {
  const first = (rows[0] as Row).at;
  const last = (rows.at(-1) as Row).at;
  const started = Date.now();
  const totals: Totals = {
    sent: 0,
    derived: 0,
    accepted: 0,
    derivedAccepted: 0,
    rejected: new Map(),
    requests: 0,
    held: new Map(),
    releases: [],
  };
  const sessions = Map.groupBy(rows, (row) => row.session);
  const shoppers = new Map<string, Shopper>();
  const chains = new Map<string, Promise<void>>();
  // The file ends now: its events lie in the past, as far apart as they were.
  const full = { ...world, shiftMs: started - last, totals };

  let inFlight = 0;
  let wake: (() => void) | undefined;
  for (const row of rows) {
    const due = started + (world.speed === Infinity ? 0 : (row.at - first) / world.speed);
    if (due > Date.now()) await new Promise((resolve) => setTimeout(resolve, due - Date.now()));
    while (inFlight >= IN_FLIGHT_MAX) await new Promise<void>((resolve) => (wake = resolve));
    let shopper = shoppers.get(row.user);
    if (!shopper) shoppers.set(row.user, (shopper = createShopper(full, sessions)));
    const live = shopper;
    inFlight++;
    const turn = (chains.get(row.user) ?? Promise.resolve()).then(() => live.live(row));
    chains.set(row.user, turn);
    void turn.then(
      () => {
        inFlight--;
        onRow();
        wake?.();
      },
      // The failure itself surfaces below, where the chains are awaited.
      () => {
        inFlight--;
        wake?.();
      },
    );
  }
  await Promise.all(chains.values());
  const seconds = (Date.now() - started) / 1000;
  return { totals, shoppers, seconds, speed: (last - first) / 1000 / seconds };
}
