import { ARMS, servedTerms, type Arm, type Draw, type Plan, type Served } from '#core';
import * as v from 'valibot';

/*
 * First contact costs no storage, and yet what a newcomer is shown on that page is to be counted once they come back, a second
 * later, with their credential. So the credential itself says what it was, signed; the next one does not any more.
 */

/** More slots than that on the first page of somebody are counted from their second page on: a credential travels as a cookie, too. */
export const FIRST_SERVED_MAX = 8;
const NAME_LENGTH_MAX = 48;
/** The next request comes within a second; a device that was offline meanwhile, within a day or two. */
const FIRST_SERVED_MS_MAX = 2 * 86_400_000;
/** Nobody is known: that is the segment, and the page is the channel. */
const NEWCOMER = { channel: 'site', segment: 'new/-' } as const;

/** Of experiments, what they gave each variant, as far as that has room: two of four variants with the longest names. */
const SHARES_CHARS_MAX = 500;

const name = v.pipe(v.string(), v.maxLength(NAME_LENGTH_MAX));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const shown = v.tuple([
  v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  name,
  v.picklist(ARMS),
  name,
  share,
  share,
  v.record(name, share),
]);

/**
 * In a credential's payload: when, what the site held out, and of each decision its id, slot, arm, variant and propensity, what the slot
 * held out, and what an experiment gave each variant.
 */
export const firstServedSchema = v.tuple([
  v.pipe(v.number(), v.integer()),
  share,
  v.pipe(v.array(shown), v.maxLength(FIRST_SERVED_MAX)),
]);
export type FirstServed = v.InferOutput<typeof firstServedSchema>;

/** What of a newcomer's first answer is worth knowing again: what they saw, or would have seen. */
export function firstServed(served: readonly Served[]): FirstServed | undefined {
  const seen = served.filter(({ arm }) => SEEN.has(arm)).slice(0, FIRST_SERVED_MAX);
  const [first] = seen;
  if (first === undefined) return undefined;
  let room = SHARES_CHARS_MAX;
  const told = (shares: Draw['shares'] = {}): Record<string, number> => {
    const all = Object.fromEntries(Object.entries(shares).map(([id, each]) => [id, digits(each)]));
    const { length } = JSON.stringify(all);
    if (length > room) return {};
    room -= length;
    return all;
  };
  return [
    first.at,
    digits(first.draw?.site ?? 0),
    seen.map(({ id, slot, arm, variant, propensity, draw }) => [
      ...([id, slot, arm, variant, digits(propensity), digits(draw?.slot ?? 0)] as const),
      told(draw?.shares),
    ]),
  ];
}

/** Six: as many as propensities are worth. */
function digits(chance: number): number {
  return Math.round(chance * 1e6) / 1e6;
}

const SEEN: ReadonlySet<Arm> = new Set<Arm>(['shown', 'control', 'site_control']);

/** The same again, with what the plan says of it; what the plan no longer has is left out, and so is what was long ago. */
export function servedFirst([at, site, all]: FirstServed, plan: Plan, now: number): Served[] {
  if (now - at > FIRST_SERVED_MS_MAX) return [];
  return all.flatMap(([id, slotName, arm, variant, propensity, ofSlot, shares]): Served[] => {
    const slot = Object.hasOwn(plan.slots, slotName) ? plan.slots[slotName] : undefined;
    if (slot === undefined) return [];
    return [
      {
        ...NEWCOMER,
        id,
        at,
        slot: slotName,
        arm,
        variant,
        propensity,
        draw: { site, slot: ofSlot, ...drawn(shares, variant) },
        ...(slot.kind === 'invitation' && { atOnce: true as const }),
        ...servedTerms(plan, slot, variant),
      },
    ];
  });
}

function drawn(shares: Record<string, number>, variant: string): Pick<Draw, 'share' | 'shares'> {
  const share = Object.hasOwn(shares, variant) ? shares[variant] : undefined;
  return share === undefined ? {} : { share, shares };
}
