import fc from 'fast-check';
import type { Fate, Order } from '../profile/profile.ts';
import { DAY_MS } from './day-ms.ts';
import type { Draw } from './draw.ts';
import type { Fact, Seen } from './fact.ts';
import type { Served } from './served.ts';

/* Lives of a shopper, small enough that everything meets everything: few slots, decisions and orders, and times on and beside every edge. */

const START = Date.UTC(2026, 0, 5);
const CAP = 10_000;

/** Days and parts of one, with the edges of windows, periods and covariates among them. */
const moment = fc
  .record({
    day: fc.constantFrom(0, 1, 6, 7, 8, 20, 27, 28, 29, 62, 89, 90, 91, 97),
    ms: fc.constantFrom(-1, 0, 1, 5000),
  })
  .map(({ day, ms }) => START + day * DAY_MS + ms);

const busyMoment = fc
  .record({ day: fc.constantFrom(0, 0, 1, 2, 7, 8, 28), ms: fc.constantFrom(0, 1, 5000) })
  .map(({ day, ms }) => START + day * DAY_MS + ms);

/** A holdout that was raised, weights that were changed, the same ones named in another order; and what was told before there were draws. */
const draw = fc.constantFrom<(Draw | undefined)[]>(
  undefined,
  { site: 0.05 },
  { site: 0.1, spared: 0.004 },
  { site: 0.1, slot: 0.05, spared: 0.002 },
  { site: 0.1, slot: 0.05, share: 0.5, shares: { a: 0.5, b: 0.5 } },
  { shares: { b: 0.5, a: 0.5 }, slot: 0.05, site: 0.1 },
  { site: 0.1, slot: 0.05, shares: { a: 1 / 3, b: 2 / 3 } },
);

const DECISIONS = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6'];
/** What a decision is follows from its name and the shape drawn for it: an id is never two things. */
const served = fc
  .record({
    at: moment,
    slot: fc.constantFrom('hero', 'aside'),
    side: fc.constantFrom(
      { arm: 'shown' as const, variant: 'a' },
      { arm: 'shown' as const, variant: 'b' },
      { arm: 'control' as const, variant: 'a' },
      { arm: 'control' as const, variant: '' },
      { arm: 'site_control' as const, variant: 'a' },
      { arm: 'held' as const, variant: '', manner: 'fatigued' as const },
      { arm: 'lifted' as const, variant: 'a', manner: 'fatigued' as const },
    ),
    atOnce: fc.boolean(),
    channel: fc.constantFrom('site', 'email'),
    segment: fc.constantFrom('new/-', 'customer/women'),
    draw,
    cost: fc.constantFrom(0, 500),
    windowDays: fc.constantFrom(1, 7, 28),
    confirmedOnly: fc.boolean(),
  })
  .map(({ side, atOnce, draw: of, confirmedOnly, ...rest }): Omit<Served, 'id'> => ({
    ...rest,
    ...side,
    ...(of && { draw: of }),
    ...(atOnce && { atOnce: true as const }),
    ...(confirmedOnly && { confirmedOnly: true as const }),
    propensity: 1,
    currency: 'EUR',
    cap: CAP,
  }));

const seenFact = fc.record({
  kind: fc.constant('seen' as const),
  id: fc.constantFrom('e1', 'e2', 'e3', 'e4'),
  at: moment,
  decision: fc.constantFrom(...DECISIONS, 'nobody’s'),
  what: fc.constantFrom<Seen>('view', 'view', 'view', 'click', 'dismiss', 'refuse'),
});

const order: fc.Arbitrary<Order> = fc
  .record({
    id: fc.constantFrom('T1', 'T2', 'T3'),
    at: moment,
    value: fc.constantFrom(0, 999, 3000, 12_000),
    currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'USD'),
    items: fc.constantFrom(
      [],
      [{ item: 'dress', quantity: 3, price: 1000 }],
      [
        { item: 'dress', quantity: 1, price: 1000 },
        { item: 'shoes', quantity: 2 },
      ],
    ),
    confirmed: fc.boolean(),
  })
  .map((each) => ({ ...each, items: [...each.items] }));

const fate: fc.Arbitrary<Fate> = fc.oneof(
  moment.map((at): Fate => ({ cancelledAt: at })),
  moment.map((at): Fate => ({ refundedAt: at })),
  moment.map((at): Fate => ({ returnedAt: at })),
  moment.map((at): Fate => ({ back: { dress: at }, pieces: { dress: 1 } })),
  fc
    .record({ at: moment, value: fc.constantFrom(1, 333, 3000), key: fc.constantFrom('p1', 'p2') })
    .map(({ key, at, value }): Fate => ({ paid: { [key]: { at, value, currency: 'EUR' } } })),
  moment.map((at): Fate => ({ back: { dress: at }, paid: { p3: { at, of: { dress: 1 } } } })),
);

const otherFact: fc.Arbitrary<Fact> = fc.oneof(
  { weight: 5, arbitrary: seenFact },
  {
    weight: 3,
    arbitrary: fc
      .record({
        id: fc.constantFrom('o1', 'o2'),
        order,
        margin: fc.constantFrom(-15_000, -500, 0, 333, 1000, 3000),
      })
      .map((each): Fact => ({ kind: 'order', ...each })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ id: fc.constantFrom('f1', 'f2'), order: fc.constantFrom('T1', 'T2', 'T4'), fate })
      .map((each): Fact => ({ kind: 'fate', ...each })),
  },
);

/** All that is told of one shopper, in some order; perhaps a bot, perhaps gone. */
const mixedLife: fc.Arbitrary<Fact[]> = fc
  .record({
    decisions: fc.array(served, { minLength: 1, maxLength: DECISIONS.length }),
    others: fc.array(otherFact, { maxLength: 25 }),
    bot: fc.constantFrom(false, false, false, true),
    leftAt: fc.option(moment, { freq: 4 }),
  })
  .chain(({ decisions, others, bot, leftAt }) =>
    inAnyOrder([
      ...decisions.map(servedFact),
      ...others,
      ...(bot ? [{ kind: 'bot' as const, at: START }] : []),
      ...(leftAt === null ? [] : [{ kind: 'left' as const, at: leftAt }]),
    ]),
  );

/** Much seen and bought in few slots and days, so that what was seen last before an order is often in question. */
const busyLife: fc.Arbitrary<Fact[]> = fc
  .record({
    decisions: fc.array(fc.tuple(served, fc.constantFrom('a', 'b'), fc.constantFrom(1, 7, 28)), {
      minLength: 3,
      maxLength: DECISIONS.length,
    }),
    served: fc.array(busyMoment, { minLength: 6, maxLength: 6 }),
    viewed: fc.array(fc.record({ decision: fc.nat(5), at: busyMoment, id: fc.constantFrom('e1', 'e2') }), {
      minLength: 4,
      maxLength: 12,
    }),
    orders: fc.array(fc.record({ order, at: busyMoment }), { minLength: 1, maxLength: 4 }),
  })
  .chain(({ decisions, served: times, viewed, orders }) =>
    inAnyOrder([
      ...decisions.map(([each, variant, windowDays], n) =>
        servedFact(
          {
            ...each,
            arm: 'shown',
            variant,
            windowDays,
            at: times[n] ?? START,
            slot: n < 5 ? 'hero' : 'aside',
          },
          n,
        ),
      ),
      ...viewed.map(({ decision, at, id }): Fact => {
        return { kind: 'seen', id, at, decision: DECISIONS[decision] ?? '', what: 'view' };
      }),
      ...orders.map(({ order: each, at }): Fact => ({
        kind: 'order',
        id: 'o1',
        order: { ...each, at },
        margin: 100,
      })),
    ]),
  );

export const anyLife: fc.Arbitrary<Fact[]> = fc.oneof(mixedLife, busyLife);

function servedFact(each: Omit<Served, 'id'>, n: number): Fact {
  return { kind: 'served', served: { ...each, id: DECISIONS[n] ?? '' } };
}

function inAnyOrder(facts: Fact[]): fc.Arbitrary<Fact[]> {
  return fc.shuffledSubarray(facts, { minLength: facts.length });
}
