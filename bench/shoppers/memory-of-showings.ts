import { occasions } from '../../core/manners/occasions.ts';
import { tiredness, tirednessMax } from '../../core/manners/tiredness.ts';
import { DAY_MS } from './parameters.ts';
import type { Seen } from './policy.ts';

/** The plan's defaults of `stayFresh` and `takeNoForAnAnswer`; what bores in the world has other numbers. */
export const STAY_FRESH = { views: 3, halfLifeDays: 7 };
const NO_DAYS = 30;
const NO_FACTOR = 3;

interface Showing {
  views: number[];
  answeredAt: number;
  refusals: number[];
}

/** What the manners remember of showings, as a visitor's profile does. */
export interface MemoryOfShowings {
  shown(seen: Seen, variant: number): void;
  clicked(seen: Seen, variant: number): void;
  dismissed(seen: Seen, variant: number): void;
  /** As `core/manners/fatigued.ts` has it: 1 never seen unanswered, 0 tired. */
  freshness(seen: Seen, variant: number): number;
  /** Neither tired nor sent away. */
  isAllowed(seen: Seen, variant: number): boolean;
}

export function createMemoryOfShowings(variants: number): MemoryOfShowings {
  const showings = new Map<number, Showing>();
  const max = tirednessMax(STAY_FRESH.views);
  const keyOf = ({ shopper }: Seen, variant: number) => shopper * variants + variant;
  const worn = (seen: Seen, variant: number) => {
    const showing = showings.get(keyOf(seen, variant));
    if (showing === undefined) return 0;
    return tiredness(occasions(showing.views, showing.answeredAt), STAY_FRESH.halfLifeDays, seen.at);
  };
  return {
    shown(seen, variant) {
      const key = keyOf(seen, variant);
      const showing = showings.get(key);
      if (showing === undefined) showings.set(key, { views: [seen.at], answeredAt: -Infinity, refusals: [] });
      else showing.views.push(seen.at);
    },
    clicked(seen, variant) {
      showings.get(keyOf(seen, variant))!.answeredAt = seen.at;
    },
    dismissed(seen, variant) {
      showings.get(keyOf(seen, variant))!.refusals.push(seen.at);
    },
    freshness: (seen, variant) => Math.max(0, 1 - worn(seen, variant) / max),
    isAllowed(seen, variant) {
      const refusals = showings.get(keyOf(seen, variant))?.refusals ?? [];
      const last = refusals.at(-1) ?? -Infinity;
      const rest = NO_DAYS * NO_FACTOR ** (refusals.length - 1) * DAY_MS;
      return seen.at >= last + rest && worn(seen, variant) <= max;
    },
  };
}
