import { dealAt, type Deal } from './deal.ts';
import type { Ledger, Marks, Outcomes, Span } from './ledger.ts';
import { servingPeriod } from './outcome-horizon.ts';
import type { Serving } from './serving.ts';
import type { Unit } from './unit.ts';

/** A ledger without bounds, for tests and wherever nothing has to last. */
export function memoryLedger(): Ledger & { outcomes(): Outcomes } {
  const servings = new Map<string, Serving>();
  const units = new Map<string, Unit>();
  const deals = new Map<string, Deal>();
  let marks: Marks = {};
  const isIn = (at: number | undefined, { from, to }: Span) => at !== undefined && at >= from && at < to;

  return {
    serving: (decision) => servings.get(decision),
    putServing: (serving) => void servings.set(serving.decision, serving),
    unit: (key) => units.get(key),
    putUnit: (key, unit) => void units.set(key, unit),
    units: (during) => [...units.values()].filter(({ at }) => during === undefined || isIn(at, during)),
    taughtIn: (slot, during) =>
      [...units.values()].filter(
        (unit) => unit.arm === 'taught' && unit.slot === slot && isIn(unit.at, during),
      ),
    deal: (id) => deals.get(id),
    putDeal: (deal) => void deals.set(deal.id, deal),
    dealsDuring: (span) => [...deals.values()].filter(({ order }) => isIn(order?.at, span)),
    marks: () => marks,
    setMarks: (next) => void (marks = next),
    pruneOutcomes({ period, ordersFrom }) {
      const had = servings.size + units.size + deals.size;
      for (const [key, serving] of servings) if (servingPeriod(serving) < period) servings.delete(key);
      for (const [key, unit] of units) if (unit.period < period) units.delete(key);
      for (const [id, deal] of deals) if (dealAt(deal) < ordersFrom) deals.delete(id);
      return servings.size + units.size + deals.size < had;
    },
    outcomes: () => ({ servings: [...servings.values()], deals: [...deals.values()], marks }),
  };
}
