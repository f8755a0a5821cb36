import { expect, test } from 'vitest';
import type { HealthCount } from '#core';
import { HEALTH_KEPT_MS, HEALTH_SUBJECTS_MAX } from '../ports.ts';
import type { HealthStore } from '../ports.ts';
import type { FeedVerdict } from './feed-verdict.ts';

const T0 = 1_790_000_000_000;

function count(subject: string, rest: Partial<HealthCount> = {}): HealthCount {
  const kind = 'unknown_item';
  return { kind, subject, example: `${subject} on /p`, times: 1, firstAt: T0, lastAt: T0, ...rest };
}

export function healthStoreCases(make: () => HealthStore): void {
  let made = 0;
  const newSite = () => `health-site-${++made}`;

  test('a site of which nothing was told is well', async () => {
    const [store, site] = [make(), newSite()];
    expect(await store.read(site)).toEqual([]);
    expect(await store.feed(site)).toBeNull();
  });

  test('what is told again is added up, with its newest example and its times', async () => {
    const [store, site] = [make(), newSite()];
    await store.add(site, [count('7', { times: 2 }), count('8', { times: 5 })]);
    await store.add(site, [count('7', { times: 4, example: '7 on /q', firstAt: T0 + 5, lastAt: T0 + 9 })]);
    await store.add(newSite(), [count('7')]);
    expect(await store.read(site)).toEqual([
      count('7', { times: 6, example: '7 on /q', lastAt: T0 + 9 }),
      count('8', { times: 5 }),
    ]);
  });

  test('of one kind so many subjects are told apart, the rest together', async () => {
    const [store, site] = [make(), newSite()];
    const many = Array.from({ length: HEALTH_SUBJECTS_MAX + 5 }, (_, n) =>
      count(`id${n}`, { times: 100 - n }),
    );
    await store.add(site, many.slice(0, 10));
    await store.add(site, [...many.slice(10), count('other', { kind: 'noted.empty' })]);
    await store.add(site, [count('id0'), count('late')]);
    const read = await store.read(site);
    expect(read.filter(({ kind, subject }) => kind === 'unknown_item' && subject !== '')).toHaveLength(
      HEALTH_SUBJECTS_MAX,
    );
    const rest = read.find(({ kind, subject }) => kind === 'unknown_item' && subject === '');
    expect(rest?.times).toBe(80 + 79 + 78 + 77 + 76 + 1);
    expect(read.find(({ subject }) => subject === 'id0')?.times).toBe(101);
    expect(read.some(({ kind, subject }) => kind === 'noted.empty' && subject === 'other')).toBe(true);
  });

  test('what has not happened for long is forgotten', async () => {
    const [store, site] = [make(), newSite()];
    await store.add(site, [count('old')]);
    const now = T0 + HEALTH_KEPT_MS + 1;
    await store.add(site, [count('new', { firstAt: now, lastAt: now })]);
    expect((await store.read(site)).map(({ subject }) => subject)).toEqual(['new']);
  });

  test('of feeds the last one is kept', async () => {
    const [store, site] = [make(), newSite()];
    const verdict: FeedVerdict = {
      ...{ at: T0, mode: 'replace', lines: 3, stored: 2, badLines: 1, repeatedLines: 0 },
      counts: { missing: 1 },
      examples: [{ line: 2, id: 'b', path: 'price', code: 'missing', detail: 'price is required' }],
    };
    await store.keepFeed(site, { ...verdict, lines: 1 });
    await store.keepFeed(site, verdict);
    expect(await store.feed(site)).toEqual(verdict);
  });
}
