import { expect, test } from 'vitest';
import { DEAL_DAYS_KEPT, SUM_FIELDS } from '#core';
import type { CellChange, CellTotal, Fact, SumField, VisitOutcome } from '#core';
import type { OutcomeMessage, OutcomeStore } from '../ports.ts';

const DAY = 20_758;
const DAY_MS = 86_400_000;
const sumsOf = (some: Partial<Record<SumField, number>>) => SUM_FIELDS.map((field) => some[field] ?? 0);
const totalsOf = (some: Partial<Record<SumField, number | bigint>>) =>
  Object.fromEntries(SUM_FIELDS.map((field) => [field, BigInt(some[field] ?? 0)])) as CellTotal['sums'];
const hero = {
  day: DAY,
  slot: 'hero',
  variant: 'a',
  arm: 'shown',
  channel: 'site',
  segment: 'new/-',
  draw: '{"site":0.1,"slot":0.05}',
} as const;
const view: CellChange = { ...hero, sums: sumsOf({ visitors: 1, seen: 1 }) };
const order: CellChange = {
  ...hero,
  sums: sumsOf({ converted: 1, orders: 1, revenue: 12_900, margin: -40, revenueSquared: 166_410_000 }),
};
const left = (at: number): Fact => ({ kind: 'left', at });

export function outcomeStoreCases(make: (now?: () => number) => OutcomeStore): void {
  let made = 0;
  const newSite = () => `outcome-site-${++made}`;
  const cells = (store: OutcomeStore, site: string) => store.cells(site, 0, 99_999);
  const forgotten = (store: OutcomeStore, site: string) => store.forgotten(site, 0, 99_999);
  const facts = async (store: OutcomeStore, site: string) => {
    return (await store.facts(site, 0, 1000)).map(({ visitor, fact }) => [visitor, fact]);
  };
  const message = (site: string, number: number, rest: Partial<OutcomeMessage> = {}): OutcomeMessage => ({
    ...{ id: `${site}-object/${number}`, site, visitor: 'ann', changes: [view], facts: [] },
    ...rest,
  });

  test('a site without outcomes has nothing, and no messages change nothing', async () => {
    const [store, site] = [make(), newSite()];
    await store.apply([]);
    expect(await cells(store, site)).toEqual([]);
    expect(await forgotten(store, site)).toEqual([]);
    expect(await store.facts(site, 0, 10)).toEqual([]);
    expect(await store.arms(site, ['hero'], 0)).toEqual([]);
  });

  test('changes of one cell add up, all of them, within a message and over messages', async () => {
    const [store, site] = [make(), newSite()];
    const all = { ...hero, sums: SUM_FIELDS.map((_, n) => n + 1) };
    await store.apply([message(site, 1, { changes: [view, all, order] }), message(site, 2)]);
    await store.apply([message(site, 3, { changes: [order, { ...all, slot: '', variant: '' }] })]);
    const counted = SUM_FIELDS.map((field, n) => {
      const of = (change: CellChange) => change.sums[n] ?? 0;
      return [field, n + 1 + 2 * of(view) + 2 * of(order)];
    });
    expect(await cells(store, site)).toEqual([
      {
        ...hero,
        slot: '',
        variant: '',
        sums: totalsOf(Object.fromEntries(SUM_FIELDS.map((of, n) => [of, n + 1]))),
      },
      { ...hero, sums: totalsOf(Object.fromEntries(counted)) },
    ]);
  });

  test('what is added and taken out again leaves no cell', async () => {
    const [store, site] = [make(), newSite()];
    await store.apply([message(site, 1)]);
    await store.apply([message(site, 2, { changes: [{ ...view, sums: view.sums.map((sum) => -sum) }] })]);
    expect(await cells(store, site)).toEqual([]);
  });

  test('sums beyond 2^53 are exact', async () => {
    const [store, site] = [make(), newSite()];
    const large = { ...hero, sums: sumsOf({ marginSquared: Number.MAX_SAFE_INTEGER, visitors: 1 }) };
    await store.apply([message(site, 1, { changes: [large] }), message(site, 2, { changes: [large] })]);
    await store.apply([
      message(site, 3, { changes: [large] }),
      message(site, 4, { changes: [{ ...hero, sums: sumsOf({ marginSquared: -2 }) }] }),
    ]);
    const marginSquared = 3n * BigInt(Number.MAX_SAFE_INTEGER) - 2n;
    expect(await cells(store, site)).toEqual([{ ...hero, sums: totalsOf({ marginSquared, visitors: 3 }) }]);
  });

  test('a message counts once, delivered twice in one batch, in a later one, or in another order', async () => {
    const [store, site] = [make(), newSite()];
    const one = message(site, 1, { facts: [left(1)] });
    const two = message(site, 2, { changes: [order], facts: [left(2), left(3)] });
    await store.apply([two, two]);
    await store.apply([one, two]);
    await store.apply([two, one]);
    const sums = SUM_FIELDS.map((field, n) => [field, view.sums[n]! + order.sums[n]!]);
    expect(await cells(store, site)).toEqual([{ ...hero, sums: totalsOf(Object.fromEntries(sums)) }]);
    expect(await facts(store, site)).toEqual([left(2), left(3), left(1)].map((fact) => ['ann', fact]));
  });

  test('messages applied at once count once each', async () => {
    const [store, site] = [make(), newSite()];
    const messages = Array.from({ length: 10 }, (_, n) => message(site, n, { facts: [left(n)] }));
    await Promise.all([
      store.apply(messages),
      store.apply(messages.toReversed()),
      store.apply(messages.slice(3, 7)),
    ]);
    expect(await cells(store, site)).toEqual([{ ...hero, sums: totalsOf({ visitors: 10, seen: 10 }) }]);
    expect((await store.facts(site, 0, 100)).length).toBe(10);
  });

  test('cells are of one site and of the days asked for, both ends included, in the order of their names', async () => {
    const [store, site, other] = [make(), newSite(), newSite()];
    const days = [3, 1, 10, 2].map((day) => ({ ...view, day }));
    await store.apply([
      message(site, 1, { changes: days }),
      message(other, 1),
      message(site, 2, {
        changes: [
          { ...view, day: 2, draw: '{"site":0.2}' },
          { ...view, day: 2, draw: '' },
          { ...view, day: 2, variant: 'b' },
          { ...view, day: 2, arm: 'control' },
          { ...view, day: 2, segment: 'bot' },
        ],
      }),
    ]);
    const found = await store.cells(site, 2, 3);
    expect(found.map(({ day, variant, arm, segment, draw }) => [day, variant, arm, segment, draw])).toEqual([
      [2, 'a', 'control', 'new/-', hero.draw],
      [2, 'a', 'shown', 'bot', hero.draw],
      [2, 'a', 'shown', 'new/-', ''],
      [2, 'a', 'shown', 'new/-', hero.draw],
      [2, 'a', 'shown', 'new/-', '{"site":0.2}'],
      [2, 'b', 'shown', 'new/-', hero.draw],
      [3, 'a', 'shown', 'new/-', hero.draw],
    ]);
  });

  test('names that look like markup, paths or SQL are names', async () => {
    const [store, site] = [make(), newSite()];
    const odd = {
      ...view,
      slot: `"; DROP TABLE cell; --/é`,
      variant: `a/b'\\"`,
      channel: '$[0]',
      segment: '\u2028',
      draw: `[0]'"$`,
    };
    const fact: Fact = { kind: 'seen', id: `'"`, at: 1, decision: '{"a":[1]}', what: 'view' };
    await store.apply([message(site, 1, { visitor: `[']`, changes: [odd], facts: [fact] })]);
    expect(await cells(store, site)).toEqual([{ ...odd, sums: totalsOf({ visitors: 1, seen: 1 }) }]);
    expect(await facts(store, site)).toEqual([[`[']`, fact]]);
  });

  test('facts are read on from any number, in order of arrival, each once', async () => {
    const [store, site] = [make(), newSite()];
    const told = Array.from({ length: 25 }, (_, n) => left(n));
    await store.apply([
      message(site, 1, { facts: told.slice(0, 3) }),
      message(newSite(), 1, { facts: [left(99)] }),
    ]);
    await store.apply([message(site, 2, { facts: told.slice(3, 4), visitor: 'bob' }), message(site, 3)]);
    await store.apply([message(site, 4, { facts: told.slice(4) })]);
    const read: { number: number; fact: Fact }[] = [];
    for (let after = 0; ; after = read.at(-1)!.number) {
      const page = await store.facts(site, after, 2);
      read.push(...page);
      if (page.length < 2) break;
    }
    expect(read.map(({ fact }) => fact)).toEqual(told);
    const numbers = read.map(({ number }) => number);
    expect(numbers.every((number, n) => n === 0 || number > numbers[n - 1]!)).toBe(true);
    expect(await store.facts(site, numbers.at(-1)!, 2)).toEqual([]);
  });

  test('a message of very many facts keeps them all', async () => {
    const [store, site] = [make(), newSite()];
    const told = Array.from({ length: 2345 }, (_, n) => left(n));
    await store.apply([message(site, 1, { facts: told })]);
    const first = await store.facts(site, 0, 1500);
    const rest = await store.facts(site, first.at(-1)!.number, 1500);
    expect([...first, ...rest].map(({ fact }) => fact)).toEqual(told);
  });

  test('a farewell takes the facts of all of a person’s ids, and what they contributed is kept apart', async () => {
    const [store, site, other] = [make(), newSite(), newSite()];
    await store.apply([
      message(site, 1, { facts: [left(1)] }),
      message(site, 2, { facts: [left(2)], visitor: 'ann-phone' }),
      message(site, 3, { facts: [left(3)], visitor: 'bob' }),
      message(other, 4, { facts: [left(4)] }),
    ]);
    const before = await cells(store, site);
    await store.apply([message(site, 5, { forget: ['ann', 'ann-phone'], changes: [view, view] })]);
    expect(await cells(store, site)).toEqual(before);
    expect(await forgotten(store, site)).toEqual([{ ...hero, sums: totalsOf({ visitors: 2, seen: 2 }) }]);
    expect(await facts(store, site)).toEqual([['bob', left(3)]]);
    expect(await facts(store, other)).toEqual([['ann', left(4)]]);
    await store.apply([message(site, 5, { forget: ['ann', 'ann-phone'], changes: [view, view] })]);
    expect((await forgotten(store, site))[0]?.sums.visitors).toBe(2n);
  });

  test('facts that come behind a farewell are not kept, and their sums count', async () => {
    for (const together of [true, false]) {
      const [store, site] = [make(), newSite()];
      const late = message(site, 1, { facts: [left(1)] });
      const farewell = message(site, 2, { forget: ['ann'], facts: [left(2)] });
      if (together) await store.apply([late, farewell]);
      else for (const each of [farewell, late]) await store.apply([each]);
      expect(await facts(store, site)).toEqual([]);
      expect(await cells(store, site)).toEqual(await forgotten(store, site));
      expect((await cells(store, site)).length).toBe(1);
    }
  });

  test('who is forgotten is told of, once, in the order of the farewells', async () => {
    const [store, site] = [make(() => 5), newSite()];
    const farewell = (number: number, forget: string[]) => message(site, number, { forget, changes: [] });
    await store.apply([farewell(1, ['ann', 'ann-phone']), farewell(2, ['bob'])]);
    await store.apply([farewell(3, ['ann', 'cid'])]);
    const [first, ...rest] = await store.farewells(site, 0, 9);
    expect([first, ...rest].map((gone) => [gone?.visitor, gone?.at])).toEqual(
      ['ann', 'ann-phone', 'bob', 'cid'].map((visitor) => [visitor, 5]),
    );
    expect(await store.farewells(site, first!.number, 2)).toEqual(rest.slice(0, 2));
    expect(await store.farewells(newSite(), 0, 9)).toEqual([]);
  });

  test('numbers of facts that are gone are not given again', async () => {
    const [store, site] = [make(), newSite()];
    await store.apply([message(site, 1, { facts: [left(1)] })]);
    const [{ number } = { number: 0 }] = await store.facts(site, 0, 1);
    await store.apply([message(site, 2, { forget: ['ann'] })]);
    await store.apply([message(site, 3, { facts: [left(2)], visitor: 'bob' })]);
    expect((await store.facts(site, 0, 1))[0]?.number).toBeGreaterThan(number);
  });

  test('facts are kept for so many days, sums for ever', async () => {
    const clock = { now: DAY * DAY_MS };
    const [store, site] = [make(() => clock.now), newSite()];
    await store.apply([message(site, 1, { facts: [left(1)] })]);
    clock.now += DEAL_DAYS_KEPT * DAY_MS;
    await store.apply([message(site, 2, { facts: [left(2)] })]);
    expect((await facts(store, site)).length).toBe(2);
    clock.now += 1;
    await store.apply([message(site, 3)]);
    expect(await facts(store, site)).toEqual([['ann', left(2)]]);
    expect((await cells(store, site))[0]?.sums.visitors).toBe(3n);
  });

  test('bandits learn from the last thing shown to people, over all channels and draws, by segment and day', async () => {
    const [store, site] = [make(), newSite()];
    const [shown, bought] = [view, order].map((change) => ({ ...change, arm: 'taught' as const }));
    const changes = [
      ...[
        shown!,
        bought!,
        { ...bought!, channel: 'email', draw: '' },
        { ...shown!, segment: 'regular/women' },
      ],
      ...[{ ...shown!, day: DAY + 1 }, { ...shown!, variant: '' }, { ...shown!, segment: 'bot' }, view],
      ...[
        { ...shown!, slot: 'aside' },
        { ...shown!, slot: 'other' },
        { ...shown!, day: DAY - 1 },
      ],
    ];
    await store.apply([message(site, 1, { changes })]);
    const none = { clicked: 0, converted: 0, revenue: 0, revenueSquared: 0, margin: 0, marginSquared: 0 };
    const arm = { variant: 'a', segment: 'new/-', day: DAY, visitors: 1, ...none };
    expect(await store.arms(site, ['hero', 'aside', 'none'], DAY)).toEqual([
      { ...arm, slot: 'aside' },
      {
        ...{ ...arm, slot: 'hero', converted: 2, revenue: 25_800, revenueSquared: 332_820_000, margin: -80 },
      },
      { ...arm, slot: 'hero', day: DAY + 1 },
      { ...arm, slot: 'hero', segment: 'regular/women' },
    ]);
  });

  test('the newest visits are told, each as it was told of last, those of the forgotten not', async () => {
    const [store, site] = [make(), newSite()];
    const visit = (visit: string, last: number, bought = false): Fact => {
      return {
        kind: 'visit',
        at: last,
        outcome: { visit, last, bought, signs: [] } as unknown as VisitOutcome,
      };
    };
    await store.apply([
      message(site, 1, { facts: [visit('a', 10), left(11), visit('b', 30)] }),
      message(site, 2, { facts: [visit('a', 20, true)] }),
      message(site, 3, { facts: [visit('a', 15)], visitor: 'bob' }),
      message(site, 4, { facts: [visit('c', 40)], visitor: 'eve' }),
      message(site, 5, { forget: ['eve'] }),
    ]);
    const told = async (max: number) =>
      (await store.visits(site, Infinity, max)).map(({ visit, last, bought }) => [visit, last, bought]);
    expect(await told(9)).toEqual([
      ['a', 15, false],
      ['a', 20, true],
      ['b', 30, false],
    ]);
    expect(await told(1)).toEqual([['b', 30, false]]);
    expect((await store.visits(site, 30, 9)).map(({ last }) => last)).toEqual([15, 20]);
  });
}
