import { decideAll } from '../decide/decide-all.ts';
import { worldOf } from '../decide/plain-world.laws.ts';
import { addTotals } from '../outcomes/add-changes.ts';
import type { CellChange, CellTotal } from '../outcomes/cell.ts';
import { DAY_MS } from '../outcomes/day-ms.ts';
import type { Fact } from '../outcomes/fact.ts';
import { memoryLedger } from '../outcomes/memory-ledger.ts';
import { rememberAssigned } from '../outcomes/remember-assigned.ts';
import { takeFact } from '../outcomes/take-fact.ts';
import { PERIOD_DAYS } from '../outcomes/unit.ts';
import type { Plan } from '../plan/plan.ts';
import { newProfile } from '../profile/profile.ts';

/*
 * A shop in which nothing that is shown makes any difference, and regulars, who come often, order twice as often as others. Visitors go the whole
 * way: decisions by the plan of the day, what is remembered of them, facts, sums.
 */

/** UTC day on which it opens: a period begins. */
export const OPENS = 740 * PERIOD_DAYS;

/** What becomes of it in so many days; the sums, and the facts that they follow from. */
export function unmovedShop(
  planOn: (day: number) => Plan,
  { days, people, seed }: { days: number; people: number; seed: number },
): { cells: CellTotal[]; facts: { visitor: string; fact: Fact }[] } {
  const chance = chanceFrom(seed);
  const changes: CellChange[] = [];
  const facts: { visitor: string; fact: Fact }[] = [];
  for (let n = 0; n < people; n++) {
    const visitor = `somebody-${seed}-${n}`;
    const ledger = memoryLedger();
    const tell = (fact: Fact) => {
      const taken = takeFact(ledger, fact);
      changes.push(...taken.changes);
      facts.push(...taken.facts.map((each) => ({ visitor, fact: each })));
    };
    const isRegular = chance() < 0.4;
    let profile = newProfile(visitor);
    for (const day of visitDays(isRegular, days, chance)) {
      const at = (OPENS + day + 0.9 * chance()) * DAY_MS;
      const now = Math.floor(at);
      const world = worldOf(planOn(day), { profile, visitor });
      const context = { ...world.context, now, session: `visit-${day}` };
      const served = decideAll({ ...world, context }).records.flatMap(({ record }) => record().served ?? []);
      for (const each of served) {
        tell({ kind: 'served', served: each });
        tell({ kind: 'seen', id: `view-${each.id}`, at: now + 1000, decision: each.id, what: 'view' });
      }
      profile = rememberAssigned(profile, served);
      if (chance() >= (isRegular ? 0.2 : 0.1)) continue;
      const id = `${visitor}-${day}`;
      const value = 2000 + Math.floor(6000 * chance());
      const order = { id, at: now + 60_000, value, currency: 'EUR', items: [], confirmed: true };
      tell({ kind: 'order', id: `order-${id}`, order, margin: value >> 1 });
    }
  }
  return { cells: addTotals(changes), facts };
}

function visitDays(isRegular: boolean, days: number, chance: () => number): number[] {
  const visits: number[] = [];
  const gap = (most: number) => 1 + Math.floor(most * chance());
  for (let day = Math.floor((isRegular ? 4 : days) * chance()); day < days; day += gap(isRegular ? 6 : 5)) {
    visits.push(day);
    if (!isRegular && chance() > 0.35) break;
  }
  return visits;
}

/** Numbers from 0 to 1 that a seed decides: a Weyl sequence, mixed by MurmurHash3's finaliser. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}
