import { expect } from 'vitest';
import { outcomeHorizon, type CellChange, type Deal, type Fact, type Serving, type Unit } from '#core';
import type { VisitorStorage } from './visitor-storage.ts';

const DAY_MS = 86_400_000;
const serving = (decision: string, at: number): Serving =>
  ({ decision, served: { at } as Serving['served'], seen: {} }) as Serving;
const unit = (at: number, period = 0) => ({ slot: 'hero', at, period }) as Unit;
const deal = (id: string, at: number): Deal => ({ id, order: { id, at } as Deal['order'] }) as Deal;
const change = (slot: string, ...sums: number[]): CellChange => ({
  ...{ day: 1, slot, variant: '', arm: 'shown', channel: 'site', segment: '', draw: '' },
  sums,
});
const fact = (id: string): Fact => ({ kind: 'seen', id, at: 1, decision: 'd', what: 'view' });

/** As `visitorStorageCases`. */
export const outcomeTablesCases: Record<string, (storage: VisitorStorage) => void> = {
  'what is put is there under its name, the latest of it'(storage) {
    expect([storage.serving('d'), storage.unit('k'), storage.deal('T')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    for (const at of [1, 2]) {
      storage.putServing(serving('d', at));
      storage.putUnit('k', unit(at));
      storage.putDeal(deal('T', at));
    }
    expect([storage.serving('d'), storage.unit('k'), storage.deal('T')]).toEqual([
      serving('d', 2),
      unit(2),
      deal('T', 2),
    ]);
    expect([storage.servings(), storage.units(), storage.deals()]).toEqual([
      [serving('d', 2)],
      [unit(2)],
      [deal('T', 2)],
    ]);
  },

  'units and orders of a span are those from its first ms to before its last'(storage) {
    for (const at of [9, 10, 19, 20]) {
      storage.putUnit(`k${at}`, unit(at));
      storage.putDeal(deal(`T${at}`, at));
    }
    storage.putDeal({ id: 'fate', fate: { cancelledAt: 15 } });
    const span = { from: 10, to: 20 };
    expect(
      storage
        .units(span)
        .map(({ at }) => at)
        .sort(),
    ).toEqual([10, 19]);
    expect(
      storage
        .dealsDuring(span)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['T10', 'T19']);
  },

  'what teaches is found by its slot'(storage) {
    const taught = { ...unit(10), arm: 'taught' } as Unit;
    storage.putUnit('k1', taught);
    storage.putUnit('k2', { ...taught, at: 20 });
    storage.putUnit('k3', { ...taught, slot: 'aside' });
    storage.putUnit('k4', { ...taught, arm: 'shown' });
    expect(storage.taughtIn('hero', { from: 10, to: 20 })).toEqual([taught]);
  },

  'it is known how many there are, and which is the newest'(storage) {
    expect(storage.newestOutcome()).toBeUndefined();
    storage.putServing(serving('d1', 5));
    storage.putServing({ decision: 'd2', seen: { view: { id: 'e', at: 7 } } });
    storage.putUnit('k', unit(5));
    storage.putDeal(deal('T', 6));
    const counts = () => (['servings', 'waiting', 'deals'] as const).map(storage.countOutcomes);
    expect(counts()).toEqual([2, 1, 1]);
    expect(storage.newestOutcome()).toBe(6);
    storage.putServing({ ...serving('d2', 7), seen: {} });
    expect(counts()).toEqual([2, 0, 1]);
  },

  'pruning takes decisions and units of whole periods, and orders that none of those left looks at'(storage) {
    const horizon = outcomeHorizon(400 * DAY_MS);
    expect(horizon).toEqual({ period: 10, ordersFrom: (280 - 90) * DAY_MS });
    for (const day of [279, 280]) {
      storage.putServing(serving(`d${day}`, day * DAY_MS));
      storage.putUnit(`k${day}`, unit(day * DAY_MS, Math.floor(day / 28)));
    }
    for (const day of [189, 190]) storage.putDeal(deal(`T${day}`, day * DAY_MS));
    expect(storage.pruneOutcomes(horizon)).toBe(true);
    expect(storage.pruneOutcomes(horizon), 'twice').toBe(false);
    expect(storage.servings().map(({ decision }) => decision)).toEqual(['d280']);
    expect(storage.units().map(({ at }) => at)).toEqual([280 * DAY_MS]);
    expect(storage.deals().map(({ id }) => id)).toEqual(['T190']);
  },

  'a tally adds up by cell, farewells apart, and is taken out once'(storage) {
    expect(storage.hasOutcomes()).toBe(false);
    storage.addToTally([change('b', 1, 2), change('a', 3, 4)]);
    storage.addToTally([change('b', 10, -2)]);
    storage.addToTally([change('b', 5, 5)], true);
    storage.addToTally([{ ...change('c', 1), draw: '{"site":0.1}' }]);
    storage.addToTally([{ ...change('c', 2), draw: '{"site":0.2}' }]);
    expect([storage.hasOutcomes(), storage.hasFarewell()]).toEqual([true, true]);
    expect(storage.takeTally(1)).toEqual([change('a', 3, 4)]);
    expect(storage.takeTally(10_000)).toEqual([
      change('b', 11, 0),
      { ...change('c', 1), draw: '{"site":0.1}' },
      { ...change('c', 2), draw: '{"site":0.2}' },
    ]);
    expect(storage.hasOutcomes()).toBe(false);
    expect(storage.takeTally(10_000, true)).toEqual([change('b', 5, 5)]);
    expect(storage.hasFarewell()).toBe(false);
    expect(storage.takeTally(10_000)).toEqual([]);
  },

  'facts are taken out in their order, as many as fit and one at least'(storage) {
    storage.addFacts([fact('1'), fact('2'), fact('3')]);
    storage.addFacts([fact('4')]);
    expect(storage.hasOutcomes()).toBe(true);
    const bytes = JSON.stringify(fact('1')).length + 1;
    expect(storage.takeFacts(0)).toEqual([fact('1')]);
    expect(storage.takeFacts(2 * bytes)).toEqual([fact('2'), fact('3')]);
    storage.addFacts([fact('5')]);
    expect(storage.takeFacts(10_000)).toEqual([fact('4'), fact('5')]);
    expect(storage.hasOutcomes()).toBe(false);
  },

  'a turn that throws leaves outcomes as they were'(storage) {
    storage.putUnit('k', unit(1));
    storage.addFacts([fact('1')]);
    const turn = () =>
      storage.turn(() => {
        storage.putUnit('k', unit(2));
        storage.putServing(serving('d', 1));
        storage.addToTally([change('a', 1)]);
        storage.takeFacts(1000);
        throw new Error('stop');
      });
    expect(turn).toThrow('stop');
    expect([storage.unit('k'), storage.serving('d'), storage.takeTally(1000)]).toEqual([
      unit(1),
      undefined,
      [],
    ]);
    expect(storage.takeFacts(1000)).toEqual([fact('1')]);
  },

  'the ledger goes without what is to be told of it; clearing leaves nothing'(storage) {
    const fill = () => {
      storage.putServing(serving('d', 1));
      storage.putUnit('k', unit(1));
      storage.putDeal(deal('T', 1));
      storage.addToTally([change('a', 1)]);
      storage.addToTally([change('a', 1)], true);
      storage.addFacts([fact('1')]);
    };
    const left = () => [...storage.servings(), ...storage.units(), ...storage.deals()];
    fill();
    storage.clearLedger();
    expect([left(), storage.hasOutcomes(), storage.hasFarewell()]).toEqual([[], true, true]);
    fill();
    storage.clear();
    expect([left(), storage.hasOutcomes(), storage.hasFarewell()]).toEqual([[], false, false]);
  },
};
