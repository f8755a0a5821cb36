import { ARMS, DRAW_SHARES_MAX } from '#core';
import type { Fact } from '#core';
import * as v from 'valibot';

/*
 * What facts must have so that sums follow from them. Further fields are let through and kept as they came.
 */

export const name = v.pipe(v.string(), v.nonEmpty());
/** Sums are integers, and one that is not exact would spoil its cell for ever. */
export const count = v.pipe(v.number(), v.safeInteger());
const time = count;
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const yes = v.optional(v.literal(true));
const shares = v.record(v.string(), share);

const draw = v.object({
  ...{ site: v.optional(share), slot: v.optional(share) },
  ...{ share: v.optional(share), spared: v.optional(share) },
  shares: v.optional(
    v.pipe(
      shares,
      v.check((all) => Object.keys(all).length <= DRAW_SHARES_MAX),
    ),
  ),
});

const served = v.object({
  id: name,
  at: time,
  slot: v.string(),
  arm: v.picklist(ARMS),
  variant: v.string(),
  manner: v.optional(name),
  atOnce: yes,
  channel: v.string(),
  segment: name,
  propensity: share,
  shares: v.optional(shares),
  draw: v.optional(draw),
  cost: count,
  currency: name,
  windowDays: count,
  cap: count,
  confirmedOnly: yes,
});

const order = v.object({
  id: name,
  at: time,
  value: count,
  currency: name,
  items: v.array(v.object({ item: v.string(), quantity: v.number(), price: v.optional(v.number()) })),
  off: yes,
  confirmed: v.boolean(),
});

const marks = { firstAt: v.optional(time), bot: yes };

/** By kind, each, so that a kind which core adds does not compile until it stands here. */
const FACTS: Record<Fact['kind'], v.GenericSchema> = {
  served: v.object({ served, ...marks }),
  seen: v.object({
    ...{ id: name, at: time, decision: name },
    what: v.picklist(['view', 'click', 'dismiss', 'refuse']),
  }),
  order: v.object({ id: name, order, margin: count }),
  fate: v.object({ id: name, order: name, fate: v.record(v.string(), v.unknown()) }),
  bot: v.object({ at: time }),
  left: v.object({ at: time }),
  visit: v.object({ at: time, outcome: v.object({ visit: name, signs: v.array(name) }) }),
  joined: v.object({ visitor: name, ...marks }),
  settled: v.object({ before: time }),
};

export const FACT_KINDS = Object.keys(FACTS) as Fact['kind'][];

export function isOutcomeFact(fact: unknown): fact is Fact {
  const { kind } = (fact ?? {}) as Partial<Record<'kind', unknown>>;
  return typeof kind === 'string' && Object.hasOwn(FACTS, kind) && v.is(FACTS[kind as Fact['kind']], fact);
}
