import { expect, test } from 'vitest';
import type { OutcomeChange, OutcomeMessage, OutcomeStore } from '../ports.ts';

const view: OutcomeChange = { day: '2026-11-01', slot: 'hero', variant: 'a', what: 'view', n: 1, value: 0 };
const order: OutcomeChange = { day: '2026-11-01', slot: '', variant: '', what: 'order', n: 1, value: 12900 };

export function outcomeStoreCases(make: () => OutcomeStore): void {
  let made = 0;
  const newSite = () => `outcome-site-${++made}`;
  const sums = (store: OutcomeStore, site: string) => store.sums(site, '0000-01-01', '9999-12-31');
  const message = (site: string, number: number, changes: OutcomeChange[]): OutcomeMessage => ({
    id: `${site}-object/${number}`,
    site,
    changes,
  });

  test('a site without outcomes has no sums, and no messages change nothing', async () => {
    const [store, site] = [make(), newSite()];
    await store.apply([]);
    expect(await sums(store, site)).toEqual([]);
  });

  test('changes of one cell add up, within a message and over messages', async () => {
    const [store, site] = [make(), newSite()];
    await store.apply([message(site, 1, [view, { ...view, n: 2 }, order]), message(site, 2, [view])]);
    await store.apply([message(site, 3, [view, { ...order, n: 2, value: 100 }])]);
    expect(await sums(store, site)).toEqual([
      { ...order, n: 3, value: 13000 },
      { ...view, n: 5 },
    ]);
  });

  test('a message counts once, delivered twice in one batch, in a later one, or in another order', async () => {
    const [store, site] = [make(), newSite()];
    const [one, two] = [message(site, 1, [view]), message(site, 2, [{ ...view, n: 10 }])];
    await store.apply([two, two]);
    await store.apply([one, two]);
    await store.apply([two, one]);
    expect(await sums(store, site)).toEqual([{ ...view, n: 11 }]);
  });

  test('messages applied at once count once each', async () => {
    const [store, site] = [make(), newSite()];
    const messages = Array.from({ length: 10 }, (_, n) => message(site, n, [view]));
    await Promise.all([
      store.apply(messages),
      store.apply(messages.toReversed()),
      store.apply(messages.slice(3, 7)),
    ]);
    expect(await sums(store, site)).toEqual([{ ...view, n: 10 }]);
  });

  test('sums are of one site and of the days asked for, both ends included, in order', async () => {
    const [store, site, other] = [make(), newSite(), newSite()];
    const days = ['2026-11-03', '2026-11-01', '2026-11-04', '2026-11-02'];
    await store.apply([
      message(
        site,
        1,
        days.map((day) => ({ ...view, day })),
      ),
      message(other, 1, [view]),
      message(site, 2, [
        { ...view, day: '2026-11-02', variant: 'b' },
        { ...view, day: '2026-11-02', what: 'click' },
      ]),
    ]);
    const found = await store.sums(site, '2026-11-02', '2026-11-03');
    expect(found.map(({ day, variant, what }) => [day, variant, what])).toEqual([
      ['2026-11-02', 'a', 'click'],
      ['2026-11-02', 'a', 'view'],
      ['2026-11-02', 'b', 'view'],
      ['2026-11-03', 'a', 'view'],
    ]);
  });

  test('names that look like markup, paths or SQL are names', async () => {
    const [store, site] = [make(), newSite()];
    const odd = { ...view, slot: `"; DROP TABLE outcome; --/é`, variant: `a/b'\\"` };
    await store.apply([message(site, 1, [odd])]);
    expect(await sums(store, site)).toEqual([odd]);
  });
}
